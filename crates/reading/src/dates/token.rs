//! Words, numbers and signs of a stretch of text, with their places: what the grammar of dates reads.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// A number of at most eight digits.
    Number,
    /// One sign that is neither letter, digit nor blank.
    Sign,
}

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    /// As written.
    pub(crate) words: &'a str,
    /// In lower case.
    pub(crate) lower: String,
    /// Place in the stretch, in bytes.
    pub(crate) place: Range<usize>,
    /// Whether a blank stands before it.
    pub(crate) spaced: bool,
}

impl Token<'_> {
    /// The value of a number with at most so many digits.
    pub(crate) fn number(&self, digits: Range<usize>) -> Option<i32> {
        let fits = self.kind == Kind::Number && digits.contains(&self.words.len());
        fits.then(|| self.words.parse().ok()).flatten()
    }

    /// Whether it is this sign or lower-case word.
    pub(crate) fn is(&self, words: &str) -> bool {
        self.lower == words
    }

    /// Whether it is one of these lower-case words.
    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn capital(&self) -> bool {
        self.words.starts_with(char::is_uppercase)
    }
}

/// Cuts a stretch into tokens. Letters and digits part: `21st` is a number and a word. Linear.
pub(crate) fn tokens(stretch: &str) -> Vec<Token<'_>> {
    let mut all: Vec<Token> = Vec::new();
    let mut spaced = true;
    let mut rest = stretch.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            spaced = true;
            continue;
        }
        let class = class(first);
        let mut end = start + first.len_utf8();
        while class != Kind::Sign
            && let Some(&(at, next)) = rest.peek()
            && !next.is_whitespace()
            && (self::class(next) == class || (class == Kind::Word && joins(next, stretch, at)))
        {
            end = at + next.len_utf8();
            rest.next();
        }
        let words = &stretch[start..end];
        all.push(Token {
            kind: class,
            words,
            lower: words.to_lowercase(),
            place: start..end,
            spaced,
        });
        spaced = false;
    }
    all
}

/// Whether an apostrophe stands inside a word.
fn joins(sign: char, stretch: &str, at: usize) -> bool {
    matches!(sign, '\'' | '’') && stretch[at + sign.len_utf8()..].starts_with(char::is_alphabetic)
}

fn class(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if c.is_alphanumeric() {
        Kind::Word
    } else {
        Kind::Sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_signs_part() {
        let found: Vec<String> = tokens("March. 21st, it’s 07:22").into_iter().map(|token| token.lower).collect();
        assert_eq!(found, ["march", ".", "21", "st", ",", "it’s", "07", ":", "22"]);
    }
}
