//! What the rules about statements look at together.

use crate::Span;
use crate::statements::quotes::Quotes;
use crate::words::Prose;
use std::ops::Range;

/// A text with its quotations and its expressions of time.
pub(crate) struct Scene<'p, 'a> {
    /// The words.
    pub prose: &'p Prose<'a>,
    /// The quotations.
    pub quotes: &'p Quotes,
    /// Whether each word belongs to an expression of time.
    pub timed: Vec<bool>,
}

impl<'p, 'a> Scene<'p, 'a> {
    /// Marks the words that expressions of time cover. Linear, as both come in order.
    pub fn new(prose: &'p Prose<'a>, quotes: &'p Quotes, times: &[Span]) -> Scene<'p, 'a> {
        let mut timed = vec![false; prose.words.len()];
        for time in times {
            let from = prose.words.partition_point(|word| word.span.end <= time.start);
            let to = prose.words.partition_point(|word| word.span.start < time.end);
            timed[from..to.max(from)].fill(true);
        }
        Scene { prose, quotes, timed }
    }

    /// The sentence around a word.
    pub fn sentence(&self, word: usize) -> Range<usize> {
        self.prose
            .sentence_of
            .get(word)
            .map_or(0..0, |&index| self.prose.sentences[index].clone())
    }

    /// The first word at or after `from` that is neither an adverb nor of an expression of time.
    pub fn skip_times(&self, from: usize, end: usize) -> usize {
        (from..end)
            .find(|&at| !self.timed[at] && !crate::statements::grammar::is_adverb(self.prose.lower(at)))
            .unwrap_or(end)
    }
}
