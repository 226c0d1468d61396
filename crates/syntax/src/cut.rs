//! A stretch of text as tokens: what the parser was trained on and what every rule of reading walks over.
//!
//! A token is a letter run, a number, a clitic (`’s`, `’re`) or a single mark. Hyphens before a capital part words ("US-Iran"),
//! others do not ("Jae-in").

use std::borrow::Cow;

/// Bytes beyond which letters and full stops are no initials any more.
const LONGEST_INITIALS: usize = 16;

/// Abbreviations that keep their full stop.
const ABBREVIATIONS: [&str; 24] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Rev", "Hon", "St", "Jr", "Sr", "Adm", "Maj",
    "No", "Pres", "Sec", "Amb",
];

/// What sort of token a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Letters.
    Letters,
    /// Digits.
    Number,
    /// `’s`, `’re` and their like.
    Clitic,
    /// One mark.
    Mark,
}

/// A token in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Lower case, apostrophes straight.
    pub lower: Cow<'a, str>,
    /// The code point of its first character, counted from the beginning of the stretch.
    pub start: usize,
    /// The code point behind its last character.
    pub end: usize,
    /// Its sort.
    pub sort: Sort,
    /// Whether blank space or nothing stands before it.
    pub spaced: bool,
}

/// Parts a stretch into tokens, in order. Linear in its length.
pub fn cut(content: &str) -> Vec<Token<'_>> {
    let mut cursor = Cursor {
        content,
        byte: 0,
        point: 0,
        spaced: true,
        tokens: Vec::new(),
    };
    while let Some(character) = cursor.peek(0) {
        if character.is_whitespace() {
            cursor.advance(character);
            cursor.spaced = true;
        } else if character.is_alphabetic() {
            cursor.letters();
        } else if character.is_numeric() {
            cursor.number();
        } else {
            let start = (cursor.byte, cursor.point);
            cursor.advance(character);
            cursor.push(start, Sort::Mark);
        }
    }
    cursor.tokens
}

struct Cursor<'a> {
    content: &'a str,
    byte: usize,
    point: usize,
    spaced: bool,
    tokens: Vec<Token<'a>>,
}

impl Cursor<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.content[self.byte..].chars().nth(ahead)
    }

    fn advance(&mut self, character: char) {
        self.byte += character.len_utf8();
        self.point += 1;
    }

    fn push(&mut self, start: (usize, usize), sort: Sort) {
        let text = &self.content[start.0..self.byte];
        self.tokens.push(Token {
            text,
            lower: lower(text),
            start: start.1,
            end: self.point,
            sort,
            spaced: self.spaced,
        });
        self.spaced = false;
    }

    fn letters(&mut self) {
        let start = (self.byte, self.point);
        while let Some(character) = self.peek(0) {
            let so_far = &self.content[start.0..self.byte];
            let keep = match character {
                '-' | '‑' => self.peek(1).is_some_and(|next| next.is_alphanumeric() && !next.is_uppercase()),
                '.' => keeps_full_stop(so_far, self.peek(1), self.peek(2)),
                '’' | '\'' => self.peek(1).is_some_and(char::is_alphabetic) && !self.clitic_follows(),
                _ => character.is_alphanumeric() || is_joined(character),
            };
            if !keep {
                break;
            }
            self.advance(character);
        }
        self.push(start, Sort::Letters);
        if matches!(self.peek(0), Some('’' | '\'')) && self.clitic_follows() {
            let start = (self.byte, self.point);
            self.advance_apostrophe();
            while let Some(character) = self.peek(0).filter(|character| character.is_alphabetic()) {
                self.advance(character);
            }
            self.push(start, Sort::Clitic);
        }
    }

    fn advance_apostrophe(&mut self) {
        if let Some(character) = self.peek(0) {
            self.advance(character);
        }
    }

    /// Whether the apostrophe here opens `’s`, `’re` or their like.
    fn clitic_follows(&self) -> bool {
        let mut rest = self.content[self.byte..].chars().skip(1);
        let letters: String = rest.by_ref().take(3).take_while(|character| character.is_alphabetic()).collect();
        matches!(letters.to_lowercase().as_str(), "s" | "re" | "ll" | "ve" | "d" | "m")
    }

    fn number(&mut self) {
        let start = (self.byte, self.point);
        while let Some(character) = self.peek(0) {
            let inside = matches!(character, '.' | ',' | ':' | '-' | '/') && self.peek(1).is_some_and(char::is_numeric);
            if !(inside || character.is_alphanumeric() || character == '%') {
                break;
            }
            self.advance(character);
        }
        self.push(start, Sort::Number);
    }
}

/// Marks that combine with the letter before them.
fn is_joined(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

/// Whether a full stop belongs to the letters before it: "U.S.", "J.", "Mr."
fn keeps_full_stop(so_far: &str, next: Option<char>, second: Option<char>) -> bool {
    let single = so_far.chars().count() == 1 && so_far.chars().all(char::is_uppercase);
    if single || so_far.contains('.') && so_far.len() <= LONGEST_INITIALS {
        let initials = so_far.split('.').all(|part| part.chars().count() <= 1);
        let name_follows = next == Some(' ') && second.is_some_and(char::is_uppercase) && so_far != "I";
        return initials && (next.is_some_and(char::is_alphabetic) || so_far.contains('.') && !so_far.ends_with('.') || name_follows);
    }
    ABBREVIATIONS.contains(&so_far) && next.is_some_and(char::is_whitespace)
}

fn lower(text: &str) -> Cow<'_, str> {
    let plain = text
        .chars()
        .all(|character| (character.is_lowercase() || !character.is_alphabetic()) && character != '’');
    if plain {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(content: &str) -> Vec<&str> {
        cut(content).iter().map(|token| token.text).collect()
    }

    #[test]
    fn clitics_and_abbreviations_are_kept_apart_and_together() {
        assert_eq!(
            words("Mr. Abe’s U.S.-Japan talks"),
            ["Mr.", "Abe", "’s", "U.S.", "-", "Japan", "talks"]
        );
        assert_eq!(
            words("the dockers’ union, J. Smith"),
            ["the", "dockers", "’", "union", ",", "J.", "Smith"]
        );
        assert_eq!(
            words("Jae-in didn’t sell 28,500 crates."),
            ["Jae-in", "didn’t", "sell", "28,500", "crates", "."]
        );
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let tokens = cut("“Né” it’s");
        let places: Vec<(usize, usize, bool)> = tokens.iter().map(|token| (token.start, token.end, token.spaced)).collect();
        assert_eq!(places, [(0, 1, true), (1, 3, false), (3, 4, false), (5, 7, true), (7, 9, false)]);
        assert_eq!(tokens[4].lower, "'s");
    }
}
