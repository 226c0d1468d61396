//! What the rules about statements look at together.

use crate::Span;
use crate::statements::grammar;
use crate::statements::quotes::Quotes;
use crate::trees::Trees;
use crate::words::Prose;
use standoff_syntax::{Form, Tag};
use std::ops::Range;

/// Most words of a dateline.
const DATELINE: usize = 16;

/// A text with its quotations and its expressions of time.
pub(crate) struct Scene<'p, 'a> {
    /// The words.
    pub prose: &'p Prose<'a>,
    /// The quotations.
    pub quotes: &'p Quotes,
    /// The syntax of each word.
    pub trees: &'p Trees,
    /// Whether each word belongs to an expression of time.
    pub timed: Vec<bool>,
}

impl<'p, 'a> Scene<'p, 'a> {
    /// Marks the words that expressions of time cover. Linear, as both come in order.
    pub fn new(prose: &'p Prose<'a>, quotes: &'p Quotes, trees: &'p Trees, times: &[Span]) -> Scene<'p, 'a> {
        let mut timed = vec![false; prose.words.len()];
        for time in times {
            let from = prose.words.partition_point(|word| word.span.end <= time.start);
            let to = prose.words.partition_point(|word| word.span.start < time.end);
            timed[from..to.max(from)].fill(true);
        }
        Scene {
            prose,
            quotes,
            trees,
            timed,
        }
    }

    /// Whether a word is a finite verb, by the lists of verbs or by its tag.
    pub fn is_finite(&self, word: usize) -> bool {
        let tagged = matches!(self.trees.tag(word), Tag::Verb | Tag::Auxiliary)
            && matches!(self.trees.form(word), Form::Past | Form::Present | Form::Modal);
        tagged || grammar::is_finite(self.prose, word)
    }

    /// The sentence around a word.
    pub fn sentence(&self, word: usize) -> Range<usize> {
        self.prose
            .sentence_of
            .get(word)
            .map_or(0..0, |&index| self.prose.sentences[index].clone())
    }

    /// The first word behind the dateline with which an agency opens a paragraph, "HALDEN, May 3 (Agency) —"; the word itself if
    /// there is none.
    pub fn behind_dateline(&self, start: usize) -> usize {
        let prose = self.prose;
        let paragraph = prose.paragraph_of.get(start).map(|&paragraph| &prose.paragraphs[paragraph]);
        let Some(end) = paragraph
            .filter(|words| words.start == start)
            .map(|words| words.end.min(start + DATELINE))
        else {
            return start;
        };
        let dash = (start + 1..end).find(|&at| matches!(prose.text(at), "—" | "–" | "-") && prose.words[at].spaced);
        let Some(dash) = dash.filter(|&at| !self.quotes.covers(at)) else {
            return start;
        };
        let shouted = prose.text(start).chars().count() > 2 && prose.text(start).chars().all(char::is_uppercase);
        let bracketed = prose.is_capital(start) && prose.text(dash - 1) == ")";
        if !(shouted || bracketed) {
            return start;
        }
        (dash..end).find(|&at| !prose.words[at].is_mark()).unwrap_or(start)
    }

    /// The first word at or after `from` that is neither an adverb nor of an expression of time.
    pub fn skip_times(&self, from: usize, end: usize) -> usize {
        (from..end)
            .find(|&at| !self.timed[at] && !grammar::is_adverb(self.prose.lower(at)))
            .unwrap_or(end)
    }
}
