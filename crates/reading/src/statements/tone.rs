//! What a statement does, and whether it affirms.

use crate::statements::cues::Cue;
use crate::statements::grammar::NEGATION;
use crate::words::Prose;
use crate::{Modality, Polarity};
use std::ops::Range;

/// Words looked at for the main verb of the content.
const MAIN: usize = 14;

/// Modality and polarity of content behind a verb.
pub(crate) fn tone(prose: &Prose, cue: &Cue, content: &[Range<usize>]) -> (Modality, Polarity) {
    let Some(first) = content.first() else { return (cue.modality, cue.polarity) };
    let own = worded(prose, first);
    let negated = is_negated(prose, first);
    let modality = match cue.modality {
        Modality::Assertion => {
            own.unwrap_or(if negated { Modality::Denial } else { Modality::Assertion })
        }
        Modality::Threat if negated && own == Some(Modality::Refusal) => Modality::Refusal,
        other => other,
    };
    let disapproves = cue.modality == Modality::Assertion && modality == Modality::Evaluation && blames(prose, first);
    let flipped = negated && matches!(modality, Modality::Assertion | Modality::Denial | Modality::Refusal | Modality::Evaluation | Modality::Expectation | Modality::Threat);
    let polarity = if cue.polarity == Polarity::Negative || flipped && cue.modality != Modality::Refusal || disapproves { Polarity::Negative } else { Polarity::Positive };
    (modality, polarity)
}

/// What the words themselves do, if they say so.
pub(crate) fn worded(prose: &Prose, words: &Range<usize>) -> Option<Modality> {
    let end = words.end.min(words.start + MAIN);
    let has = |phrase: &[&str]| (words.start..end).any(|at| phrase.iter().enumerate().all(|(offset, word)| prose.lower(at + offset) == *word));
    let any = |phrases: &[&[&str]]| phrases.iter().any(|phrase| has(phrase));
    if prose.lower(words.end) == "?" || prose.lower(words.end.saturating_sub(1)) == "?" {
        return Some(Modality::Question);
    }
    let negated = is_negated(prose, words);
    if negated && any(&[&["will", "not"], &["won't"], &["would", "not"], &["wouldn't"], &["not", "considering"], &["not", "even", "considering"], &["never"]]) {
        return Some(Modality::Refusal);
    }
    if negated {
        return Some(Modality::Denial);
    }
    if any(&[&["willing", "to"], &["ready", "to"], &["ready", "for"], &["prepared", "to"], &["prepared", "for"], &["open", "to"], &["willingness", "to"], &["readiness", "to"]]) {
        return Some(Modality::Offer);
    }
    if any(&[&["must"], &["should"], &["has", "to"], &["have", "to"], &["needs", "to"], &["need", "to"], &["ought", "to"]]) {
        return Some(Modality::Demand);
    }
    let conditional = (words.start..words.end).any(|at| prose.is(at, &["if", "unless", "once", "provided", "exchange"]));
    if conditional && any(&[&["respond"], &["retaliate"], &["strike"], &["sue"], &["walk", "out"], &["punish"], &["close"], &["block"], &["sanctions"], &["all", "measures"], &["consequences"], &["force"], &["defend"]]) && any(&[&["will"], &["would"]]) {
        return Some(Modality::Threat);
    }
    const KIND: &[&str] = &[
        "meet", "talk", "negotiate", "lift", "ease", "share", "return", "sign", "consider", "accept", "release", "offer", "resume", "reopen", "host", "help", "pay", "drop", "end", "agree", "join",
    ];
    let kind = (words.start..words.end).any(|at| KIND.contains(&prose.lower(at)) && prose.is(at.saturating_sub(1), &["will", "would", "'ll", "also", "then"]));
    if conditional && kind || any(&[&["will", "meet"], &["would", "meet"]]) {
        return Some(Modality::Offer);
    }
    if any(&[&["may"], &["might"], &["could"], &["likely"], &["expects"], &["expected"]]) {
        return Some(Modality::Expectation);
    }
    let early = words.start..words.end.min(words.start + 8);
    if early.clone().any(|at| prose.is(at, &["will", "would", "'ll"])) {
        return Some(Modality::Promise);
    }
    blames(prose, words).then_some(Modality::Evaluation)
}

/// Whether the main verb is negated: a negation early, before a further clause opens.
pub(crate) fn is_negated(prose: &Prose, words: &Range<usize>) -> bool {
    let end = words.end.min(words.start + MAIN);
    let clause = (words.start + 1..end).find(|&at| prose.is(at, &["if", "because", "unless", "until", "that", "which", "who", "—"]) && !prose.is(at - 1, &["and", ","])).unwrap_or(end);
    let negates = |at: usize| {
        let word = prose.lower(at);
        NEGATION.contains(&word) && !(word == "no" && prose.is(at + 1, &["longer", "doubt", "matter"])) && !(word == "not" && prose.lower(at + 1) == "only") || word == "fails" || word == "failed"
    };
    (words.start..clause).any(negates)
}

/// Words that disapprove by themselves.
fn blames(prose: &Prose, words: &Range<usize>) -> bool {
    const BLAME: &[&str] = &[
        "shameless", "unfair", "unacceptable", "illegal", "unlawful", "wrong", "reckless", "irresponsible", "provocative", "provocation", "shameful", "absurd", "false", "unreasonable",
        "dangerous", "hostile", "hypocritical", "insulting", "insult", "outrageous", "disgraceful", "cynical", "failed", "greedy", "betrayal", "betrayed", "dishonest", "theft", "blackmail",
        "unjust", "disappointing", "regrettable", "repelled", "undermines", "undermined",
    ];
    (words.start..words.end.min(words.start + 30)).any(|at| BLAME.contains(&prose.lower(at)))
}
