//! Verbs of the table where they are used as verbs.

use crate::statements::cues::{Cue, Frame, Tense, cue};
use crate::statements::grammar::{BE, PRONOUN, is_adverb, is_auxiliary, is_negation, is_noun_use};
use crate::words::Prose;
use std::ops::Range;

/// A verb in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    /// The verb's word.
    pub verb: usize,
    /// Its entry.
    pub cue: &'static Cue,
    /// Its form.
    pub tense: Tense,
    /// "was told", "is condemned".
    pub passive: bool,
    /// "did not say".
    pub negated: bool,
}

/// The verb at a word, if the word is a verb there and says something about somebody's words.
pub(crate) fn at(prose: &Prose, verb: usize, sentence: &Range<usize>) -> Option<Predicate> {
    let (cue, tense) = cue(prose.lower(verb))?;
    if is_noun_use(prose, verb) || prose.is_capital(verb) && verb > sentence.start {
        return None;
    }
    let (first, negated) = auxiliaries(prose, verb, sentence);
    let has = |words: &[&str]| (first..verb).any(|at| words.contains(&prose.lower(at)));
    let modal = has(&[
        "will", "would", "may", "might", "could", "can", "should", "must", "'ll", "'d", "cannot", "won't",
    ]);
    let passive = has(BE) && matches!(tense, Tense::Past | Tense::Participle);
    let infinitive = first > sentence.start && prose.lower(first - 1) == "to";
    let used = match tense {
        Tense::Past => true,
        Tense::Participle if prose.lower(verb + 1) == "by" && first == verb => prose.is(verb - usize::from(verb > 0), &["and"]),
        Tense::Participle => has(&["has", "have", "had", "'ve", "having"]) || passive,
        Tense::Third => !matches!(cue.verb, "state" | "voice" | "view" | "see" | "press") || prose.lower(verb + 1) == "that",
        Tense::Gerund => gerund_is_used(prose, first, sentence, has(BE)),
        Tense::Base => base_is_used(prose, first, verb, sentence),
    };
    (used && !modal && !infinitive).then_some(Predicate {
        verb,
        cue,
        tense,
        passive,
        negated,
    })
}

/// The first auxiliary or adverb before a verb, and whether a negation is among them.
pub(crate) fn auxiliaries(prose: &Prose, verb: usize, sentence: &Range<usize>) -> (usize, bool) {
    let mut first = verb;
    while first > sentence.start
        && (is_auxiliary(prose.lower(first - 1)) || is_adverb(prose.lower(first - 1)) || is_negation(prose.lower(first - 1)))
    {
        first -= 1;
    }
    let negated = (first..verb).any(|at| is_negation(prose.lower(at)));
    (first, negated)
}

/// Gerunds count in the progressive, behind a comma, behind "by" and "with somebody".
fn gerund_is_used(prose: &Prose, first: usize, sentence: &Range<usize>, progressive: bool) -> bool {
    progressive || first > sentence.start && (prose.is(first - 1, &[",", "by", "and", "as"]))
}

/// Base forms count behind "do" and behind a plural or a pronoun.
fn base_is_used(prose: &Prose, first: usize, verb: usize, sentence: &Range<usize>) -> bool {
    let does = (first..verb).any(|at| prose.is(at, &["do", "does", "did", "don't", "doesn't", "didn't"]));
    let Some(before) = first.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    let word = prose.lower(before);
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
    does || PRONOUN.contains(&word) || (plural || matches!(word, "people" | "press" | "media")) && first == verb
}

impl Predicate {
    /// Whether the verb takes a frame.
    pub fn takes(&self, frame: Frame) -> bool {
        self.cue.takes(frame)
    }
}
