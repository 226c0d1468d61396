//! The body of a page as words: what every later rule walks over.
//!
//! A word is a letter run, a number, a clitic (`’s`, `’re`) or a single mark. Hyphens before a capital part words ("US-Iran"),
//! others do not ("Jae-in"). Sentences longer than [`LONGEST`] words are cut, so that rules which look over one sentence stay
//! linear in the text whatever the text is.

use crate::{Sentence, Span, Text};
use std::borrow::Cow;
use std::ops::Range;

/// Bytes beyond which letters and full stops are no initials any more.
const LONGEST_INITIALS: usize = 16;

/// Words after which a sentence is cut for the rules; running prose stays far below.
const LONGEST: usize = 200;

/// Abbreviations that keep their full stop.
const ABBREVIATIONS: [&str; 24] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Rev", "Hon", "St", "Jr", "Sr", "Adm", "Maj",
    "No", "Pres", "Sec", "Amb",
];

/// What sort of token a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters.
    Letters,
    /// Digits.
    Number,
    /// `’s`, `’re` and their like.
    Clitic,
    /// One mark.
    Mark,
}

/// A word in its place.
#[derive(Clone, Debug)]
pub(crate) struct Word<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Lower case, apostrophes straight.
    pub lower: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Its sort.
    pub sort: Sort,
    /// Whether blank space or nothing stands before it.
    pub spaced: bool,
}

impl Word<'_> {
    /// Whether it starts with a capital.
    pub fn is_capital(&self) -> bool {
        self.sort == Sort::Letters && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a mark or a clitic.
    pub fn is_mark(&self) -> bool {
        self.sort == Sort::Mark
    }
}

/// The words of a body with its sentences and paragraphs as ranges of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prose<'a> {
    /// All words.
    pub words: Vec<Word<'a>>,
    /// Sentences, in order, none empty.
    pub sentences: Vec<Range<usize>>,
    /// The span of the whole sentence behind each range.
    pub passages: Vec<Span>,
    /// Paragraphs, in order, none empty.
    pub paragraphs: Vec<Range<usize>>,
    /// The sentence of each word.
    pub sentence_of: Vec<usize>,
    /// The paragraph of each word.
    pub paragraph_of: Vec<usize>,
}

impl<'a> Prose<'a> {
    /// Takes the words of sentences. Linear in their length.
    pub fn new(text: &'a Text, sentences: &[Sentence]) -> Prose<'a> {
        let mut prose = Prose::default();
        let mut open: Option<Span> = None;
        for sentence in sentences {
            let Some(content) = text.get(sentence.span) else { continue };
            let from = prose.words.len();
            tokenise(content, sentence.span.start, &mut prose.words);
            if prose.words.len() == from {
                continue;
            }
            if open != Some(sentence.paragraph) {
                prose.paragraphs.push(from..from);
                open = Some(sentence.paragraph);
            }
            prose.close_sentence(from, sentence.span);
        }
        prose
    }

    fn close_sentence(&mut self, from: usize, passage: Span) {
        let end = self.words.len();
        let paragraph = self.paragraphs.len() - 1;
        let mut start = from;
        while start < end {
            let stop = (start + LONGEST).min(end);
            let number = self.sentences.len();
            self.sentences.push(start..stop);
            self.passages.push(passage);
            self.sentence_of.extend(std::iter::repeat_n(number, stop - start));
            self.paragraph_of.extend(std::iter::repeat_n(paragraph, stop - start));
            start = stop;
        }
        self.paragraphs[paragraph].end = end;
    }

    /// The lower-case form of a word, empty beyond either end.
    pub fn lower(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |word| &word.lower)
    }

    /// The word as it stands, empty beyond the end.
    pub fn text(&self, word: usize) -> &'a str {
        self.words.get(word).map_or("", |word| word.text)
    }

    /// Whether a word starts with a capital.
    pub fn is_capital(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(Word::is_capital)
    }

    /// Whether a word is one of these.
    pub fn is(&self, word: usize, any: &[&str]) -> bool {
        any.contains(&self.lower(word))
    }

    /// Whether a word is a mark.
    pub fn is_mark_at(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(Word::is_mark)
    }

    /// Whether the word behind "to" can be an infinitive: lower case letters, no article, no pronoun, no noun ending.
    pub fn is_verb_after(&self, to: usize) -> bool {
        const NOUNS: [&str; 22] = [
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "your",
            "this",
            "that",
            "these",
            "those",
            "all",
            "any",
            "some",
            "no",
            "reporters",
            "journalists",
            "each",
            "date",
        ];
        self.words.get(to.wrapping_add(1)).is_some_and(|next| {
            next.sort == Sort::Letters
                && !next.is_capital()
                && !NOUNS.contains(&&*next.lower)
                && !next.lower.ends_with("ing")
                && !next.lower.ends_with("tion")
        })
    }

    /// The span of a range of words; the range must not be empty.
    pub fn span(&self, words: &Range<usize>) -> Span {
        Span {
            start: self.words[words.start].span.start,
            end: self.words[words.end - 1].span.end,
        }
    }

    /// The words of a range, joined as they are usually written.
    pub fn phrase(&self, words: Range<usize>) -> String {
        let mut phrase = String::new();
        for word in &self.words[words] {
            if word.spaced && !phrase.is_empty() && !phrase.ends_with('-') {
                phrase.push(' ');
            }
            phrase.push_str(word.text);
        }
        phrase
    }
}

/// Parts a stretch into words; `point` is the code point of its first character.
pub(crate) fn tokenise<'a>(content: &'a str, point: usize, words: &mut Vec<Word<'a>>) {
    let mut cursor = Cursor {
        content,
        byte: 0,
        point,
        spaced: true,
    };
    while let Some(character) = cursor.peek(0) {
        if character.is_whitespace() {
            cursor.advance(character);
            cursor.spaced = true;
        } else if character.is_alphabetic() {
            cursor.letters(words);
        } else if character.is_numeric() {
            cursor.number(words);
        } else {
            let start = (cursor.byte, cursor.point);
            cursor.advance(character);
            cursor.push(start, Sort::Mark, words);
        }
    }
}

struct Cursor<'a> {
    content: &'a str,
    byte: usize,
    point: usize,
    spaced: bool,
}

impl<'a> Cursor<'a> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.content[self.byte..].chars().nth(ahead)
    }

    fn advance(&mut self, character: char) {
        self.byte += character.len_utf8();
        self.point += 1;
    }

    fn push(&mut self, start: (usize, usize), sort: Sort, words: &mut Vec<Word<'a>>) {
        let text = &self.content[start.0..self.byte];
        let span = Span {
            start: start.1,
            end: self.point,
        };
        words.push(Word {
            text,
            lower: lower(text),
            span,
            sort,
            spaced: self.spaced,
        });
        self.spaced = false;
    }

    fn letters(&mut self, words: &mut Vec<Word<'a>>) {
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
        self.push(start, Sort::Letters, words);
        if matches!(self.peek(0), Some('’' | '\'')) && self.clitic_follows() {
            let start = (self.byte, self.point);
            self.advance_apostrophe();
            while let Some(character) = self.peek(0).filter(|character| character.is_alphabetic()) {
                self.advance(character);
            }
            self.push(start, Sort::Clitic, words);
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

    fn number(&mut self, words: &mut Vec<Word<'a>>) {
        let start = (self.byte, self.point);
        while let Some(character) = self.peek(0) {
            let inside = matches!(character, '.' | ',' | ':' | '-' | '/') && self.peek(1).is_some_and(char::is_numeric);
            if !(inside || character.is_alphanumeric() || character == '%') {
                break;
            }
            self.advance(character);
        }
        self.push(start, Sort::Number, words);
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

    fn words(content: &str) -> Vec<String> {
        let mut words = Vec::new();
        tokenise(content, 0, &mut words);
        words.iter().map(|word| word.text.to_owned()).collect()
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
    fn long_sentences_are_cut() {
        let text = Text::new("word ".repeat(1000));
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(
            &text,
            &[Sentence {
                span: whole,
                paragraph: whole,
            }],
        );
        assert_eq!(prose.sentences.len(), 5);
        assert_eq!(prose.paragraphs, vec![0..1000]);
        assert!(prose.passages.iter().all(|passage| *passage == whole));
    }
}
