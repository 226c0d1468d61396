//! A statement while it is being put together, in words instead of characters.

use crate::statements::source::Source;
use crate::words::Prose;
use crate::{Modality, Polarity, StatementForm};
use std::ops::Range;

/// A statement in words.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// How it is worded.
    pub form: StatementForm,
    /// What was said, in pieces.
    pub content: Vec<Range<usize>>,
    /// The verb.
    pub cue: Vec<Range<usize>>,
    /// Who said it.
    pub source: Source,
    /// To whom.
    pub addressee: Vec<usize>,
    /// What it does.
    pub modality: Modality,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// The sentence in which the time of speaking may stand.
    pub sentence: usize,
    /// Which rule found it.
    pub rule: &'static str,
}

/// Takes blanks of no meaning off both ends: commas, full stops, colons; a dash; the quotation marks around the whole.
pub(crate) fn trimmed(prose: &Prose, words: Range<usize>) -> Option<Range<usize>> {
    let loose =
        |at: usize| prose.words[at].is_mark() && matches!(prose.text(at), "," | "." | ":" | ";" | "—" | "–" | "-" | "…" | ")" | "(");
    let mut words = words;
    while words.start < words.end && loose(words.start) {
        words.start += 1;
    }
    while words.start < words.end && loose(words.end - 1) {
        words.end -= 1;
    }
    (words.start < words.end).then_some(words)
}
