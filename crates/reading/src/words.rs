//! The body of a page as words: what every later rule walks over.
//!
//! What a word is, the parser's tokeniser says ([`standoff_syntax::cut`]), so that words and trees agree. Sentences longer than [`LONGEST`] words are cut, so that rules which look over one sentence stay
//! linear in the text whatever the text is.

use crate::{Sentence, Span, Text};
use std::borrow::Cow;
use std::ops::Range;

pub(crate) use standoff_syntax::Sort;

/// Words after which a sentence is cut for the rules; running prose stays far below.
const LONGEST: usize = 200;

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
    words.extend(standoff_syntax::cut(content).into_iter().map(|token| Word {
        text: token.text,
        lower: token.lower,
        span: Span {
            start: point + token.start,
            end: point + token.end,
        },
        sort: token.sort,
        spaced: token.spaced,
    }));
}

#[cfg(test)]
impl Prose<'_> {
    /// A whole text as one sentence.
    pub(crate) fn of_one_sentence(text: &Text) -> Prose<'_> {
        let whole = Span { start: 0, end: text.len() };
        Prose::new(
            text,
            &[Sentence {
                span: whole,
                paragraph: whole,
            }],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_cut() {
        let text = Text::new("word ".repeat(1000));
        let prose = Prose::of_one_sentence(&text);
        assert_eq!(prose.sentences.len(), 5);
        assert_eq!(prose.paragraphs, vec![0..1000]);
        assert!(prose.passages.iter().all(|passage| *passage == Span { start: 0, end: text.len() }));
    }
}
