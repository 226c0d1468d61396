//! The tense of a verb as its auxiliaries and its form tell it.

use crate::statements::cues::{Tense, cue};
use crate::statements::grammar::{BE, is_finite, is_negation};
use crate::statements::{Scene, auxiliaries};

/// When a clause places what it tells, seen from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// "said", "was told".
    Past,
    /// "has said", "had said".
    Perfect,
    /// "says", "is saying".
    Present,
    /// "is condemned by": a state that nobody dates.
    State,
    /// "will say", "would say".
    Ahead,
    /// A participle or infinitive: its time is that of the clause above.
    Bare,
}

const HAVE: &[&str] = &["has", "have", "'ve", "hasn't", "haven't"];
const HAD: &[&str] = &["had", "hadn't"];
const PRESENT_BE: &[&str] = &["is", "are", "am", "'s", "'re", "'m", "isn't", "aren't"];
const MODAL: &[&str] = &[
    "will", "would", "may", "might", "could", "can", "should", "must", "shall", "'ll", "won't", "wouldn't",
];

/// The aspect of the clause that a verb heads.
pub(crate) fn aspect(scene: &Scene, verb: usize) -> Aspect {
    let prose = scene.prose;
    let sentence = scene.sentence(verb);
    // "made it clear", "in a statement": the verb before carries the tense.
    let verbal = cue(prose.lower(verb)).is_some() || form(prose.lower(verb)) != Tense::Base;
    let carrier = (verb.saturating_sub(4).max(sentence.start)..verb)
        .rev()
        .find(|&at| is_finite(prose, at));
    let verb = carrier.filter(|_| !verbal).unwrap_or(verb);
    let (first, _) = auxiliaries(prose, verb, &sentence);
    let has = |words: &[&str]| (first..verb).any(|at| words.contains(&prose.lower(at)));
    let word = prose.lower(verb);
    let tense = cue(word).map(|(_, tense)| tense).unwrap_or_else(|| form(word));
    // "would not say": a refusal on the spot.
    let refuses = has(&["would", "wouldn't", "could", "couldn't"]) && (first..verb).any(|at| is_negation(prose.lower(at)));
    if refuses && !has(&["have"]) {
        Aspect::Past
    } else if has(MODAL) {
        Aspect::Ahead
    } else if has(HAVE) || has(HAD) {
        Aspect::Perfect
    } else if has(PRESENT_BE) {
        match tense {
            Tense::Past | Tense::Participle => Aspect::State,
            _ => Aspect::Present,
        }
    } else if has(BE) || has(&["did", "didn't"]) {
        Aspect::Past
    } else if has(&["do", "does", "don't", "doesn't"]) {
        Aspect::Present
    } else {
        match tense {
            Tense::Past => Aspect::Past,
            Tense::Third => Aspect::Present,
            Tense::Participle if prose.lower(verb + 1) == "by" => Aspect::State,
            Tense::Base if sentence.start < first && prose.lower(first - 1) != "to" => Aspect::Present,
            _ => Aspect::Bare,
        }
    }
}

/// The form of a verb that is not in the table, by its ending.
fn form(word: &str) -> Tense {
    const PAST: &[&str] = &[
        "met", "went", "came", "took", "gave", "broke", "began", "held", "left", "won", "lost", "fell", "rose", "struck", "shot", "fought",
        "sent", "sold", "bought", "built", "cut", "put", "shut", "blew", "ran", "drew", "made", "led", "was", "were", "had", "did",
        "walked", "won", "withdrew", "withheld",
    ];
    if PAST.contains(&word) || word.ends_with("ed") {
        Tense::Past
    } else if word.ends_with("ing") {
        Tense::Gerund
    } else if word.ends_with('s') && !word.ends_with("ss") || matches!(word, "is" | "are" | "has") {
        Tense::Third
    } else {
        Tense::Base
    }
}

/// Words around a verb of speech that tell of many occasions, or of earlier ones.
const HABIT: &[&str] = &[
    "repeatedly",
    "often",
    "always",
    "regularly",
    "consistently",
    "consistent",
    "frequently",
    "usually",
    "long",
    "previously",
    "once",
    "formerly",
    "traditionally",
    "constantly",
    "routinely",
    "sometimes",
    "insistently",
    "earlier",
];

/// Whether a verb of speech tells of many occasions or of one long before.
pub(crate) fn is_habit(scene: &Scene, verb: usize) -> bool {
    let sentence = scene.sentence(verb);
    let (first, _) = auxiliaries(scene.prose, verb, &sentence);
    let free = |at: usize| sentence.contains(&at) && !scene.timed[at] && !scene.quotes.covers(at);
    let before = (first.saturating_sub(1).max(sentence.start)..verb).any(|at| free(at) && HABIT.contains(&scene.prose.lower(at)));
    let behind = |at: usize| free(at) && scene.prose.lower(at).ends_with("ly") && HABIT.contains(&scene.prose.lower(at));
    let consistent = (verb..(verb + 4).min(sentence.end)).any(|at| scene.prose.lower(at) == "consistent");
    before || behind(verb + 1) || consistent
}
