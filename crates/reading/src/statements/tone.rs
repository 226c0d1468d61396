//! What a statement does, and whether it affirms.

use crate::statements::cues::Cue;
use crate::statements::grammar::{PREPOSITION, is_negation};
use crate::words::Prose;
use crate::{Modality, Polarity};
use std::ops::Range;

/// Words looked at for the main verb of the content.
const MAIN: usize = 14;

/// Modality and polarity of content behind a verb.
pub(crate) fn tone(prose: &Prose, cue: &Cue, content: &[Range<usize>]) -> (Modality, Polarity) {
    let Some(first) = content.first() else {
        return (cue.modality, cue.polarity);
    };
    let own = worded(prose, first);
    let negated = is_negated(prose, first);
    let modality = match cue.modality {
        Modality::Assertion => own.unwrap_or(if negated { Modality::Denial } else { Modality::Assertion }),
        Modality::Threat if negated && own == Some(Modality::Refusal) => Modality::Refusal,
        other => other,
    };
    let disapproves = cue.modality == Modality::Assertion && modality == Modality::Evaluation && blames(prose, first);
    let flipped = negated && modality != Modality::Question;
    let disapproves = disapproves || matches!(cue.verb, "express" | "voice") && opens_averse(prose, first);
    let polarity = if cue.polarity == Polarity::Negative || flipped && cue.modality != Modality::Refusal || disapproves {
        Polarity::Negative
    } else {
        Polarity::Positive
    };
    (modality, polarity)
}

/// Nouns of disapproval: what is expressed is averse if one of them opens it.
const AVERSE: &[&str] = &[
    "regret",
    "concern",
    "concerns",
    "doubt",
    "doubts",
    "outrage",
    "anger",
    "alarm",
    "dismay",
    "disappointment",
    "opposition",
    "fear",
    "fears",
    "reservations",
    "scepticism",
    "skepticism",
    "frustration",
    "indignation",
    "displeasure",
    "disapproval",
    "misgivings",
];

fn opens_averse(prose: &Prose, words: &Range<usize>) -> bool {
    let head = words.start..words.end.min(words.start + 5);
    head.clone()
        .take_while(|&at| !prose.is(at, &["that", "to", "of", "for"]))
        .any(|at| AVERSE.contains(&prose.lower(at)))
}

/// Words that end a patience: they follow "would" in a threat.
const HARSH: &[&str] = &[
    "respond",
    "retaliate",
    "strike",
    "sue",
    "punish",
    "close",
    "block",
    "sanctions",
    "consequences",
    "force",
    "defend",
    "measures",
];

/// Verbs that follow "would" in an offer.
const KIND: &[&str] = &[
    "meet",
    "talk",
    "negotiate",
    "lift",
    "ease",
    "share",
    "return",
    "sign",
    "consider",
    "accept",
    "release",
    "offer",
    "resume",
    "reopen",
    "host",
    "help",
    "pay",
    "drop",
    "end",
    "agree",
    "join",
];

/// What the words themselves do, if they say so.
pub(crate) fn worded(prose: &Prose, words: &Range<usize>) -> Option<Modality> {
    let opening = words.start..words.end.min(words.start + MAIN);
    if prose.lower(words.end) == "?" || prose.lower(words.end.saturating_sub(1)) == "?" {
        return Some(Modality::Question);
    }
    if is_negated(prose, words) {
        return Some(if refuses(prose, &opening) {
            Modality::Refusal
        } else {
            Modality::Denial
        });
    }
    if has(
        prose,
        &opening,
        &[
            "willing to",
            "ready to",
            "ready for",
            "prepared to",
            "prepared for",
            "open to",
            "willingness to",
            "readiness to",
        ],
    ) {
        return Some(Modality::Offer);
    }
    if has(
        prose,
        &opening,
        &["must", "should", "has to", "have to", "needs to", "need to", "ought to"],
    ) {
        return Some(Modality::Demand);
    }
    conditional(prose, words, &opening).or_else(|| future(prose, words, &opening))
}

/// Whether one of some phrases of one or two words stands in a range.
fn has(prose: &Prose, words: &Range<usize>, phrases: &[&str]) -> bool {
    let stands = |at: usize, phrase: &&str| match phrase.split_once(' ') {
        Some((first, second)) => prose.lower(at) == first && prose.lower(at + 1) == second,
        None => prose.lower(at) == *phrase,
    };
    words.clone().any(|at| phrases.iter().any(|phrase| stands(at, phrase)))
}

fn refuses(prose: &Prose, opening: &Range<usize>) -> bool {
    has(
        prose,
        opening,
        &["will not", "won't", "would not", "wouldn't", "not considering", "not even", "never"],
    )
}

/// A threat or an offer under a condition.
fn conditional(prose: &Prose, words: &Range<usize>, opening: &Range<usize>) -> Option<Modality> {
    let condition = words
        .clone()
        .any(|at| prose.is(at, &["if", "unless", "once", "provided", "exchange"]));
    let kind = |at: usize| KIND.contains(&prose.lower(at)) && prose.is(at.saturating_sub(1), &["will", "would", "'ll", "also", "then"]);
    if condition && has(prose, opening, HARSH) && has(prose, opening, &["will", "would"]) {
        return Some(Modality::Threat);
    }
    let offer = condition && words.clone().any(kind) || has(prose, opening, &["will meet", "would meet"]);
    offer.then_some(Modality::Offer)
}

fn future(prose: &Prose, words: &Range<usize>, opening: &Range<usize>) -> Option<Modality> {
    if has(prose, opening, &["may", "might", "could", "likely", "expects", "expected"]) {
        return Some(Modality::Expectation);
    }
    let early = words.start..words.end.min(words.start + 8);
    if has(prose, &early, &["will", "would", "'ll"]) {
        return Some(Modality::Promise);
    }
    blames(prose, words).then_some(Modality::Evaluation)
}

/// Whether the main verb is negated: a negation early, before a further clause opens.
pub(crate) fn is_negated(prose: &Prose, words: &Range<usize>) -> bool {
    let end = words.end.min(words.start + MAIN);
    let clause = (words.start + 1..end)
        .find(|&at| {
            let pointing = prose.lower(at) == "that" && PREPOSITION.contains(&prose.lower(at - 1));
            let opens = prose.is(at, &["if", "because", "unless", "until", "that", "which", "who", "—"]);
            opens && !pointing && !prose.is(at - 1, &["and", ","])
        })
        .unwrap_or(end);
    let negates = |at: usize| {
        let word = prose.lower(at);
        is_negation(word)
            && !(word == "no" && prose.is(at + 1, &["longer", "doubt", "matter"]))
            && !(word == "not" && (prose.lower(at + 1) == "only" || at > words.start && prose.lower(at - 1) == ","))
            || word == "fails"
            || word == "failed"
    };
    let lifted = |at: usize| {
        let all = prose.is(at, &["nothing", "nobody", "no"]);
        all && (at + 1..words.end.min(at + 16)).any(|later| prose.is(later, &["cannot", "can't"]))
    };
    (words.start..clause).find(|&at| negates(at)).is_some_and(|at| !lifted(at))
}

/// Words that disapprove by themselves.
const BLAME: &[&str] = &[
    "shameless",
    "unfair",
    "unacceptable",
    "illegal",
    "unlawful",
    "wrong",
    "reckless",
    "irresponsible",
    "provocative",
    "provocation",
    "shameful",
    "absurd",
    "false",
    "unreasonable",
    "dangerous",
    "hostile",
    "hypocritical",
    "insulting",
    "insult",
    "outrageous",
    "disgraceful",
    "cynical",
    "failed",
    "greedy",
    "betrayal",
    "betrayed",
    "dishonest",
    "theft",
    "blackmail",
    "unjust",
    "disappointing",
    "regrettable",
    "undervalues",
    "undervalue",
    "undervalued",
    "broken",
    "broke",
    "failure",
    "failures",
    "blame",
    "nonsense",
    "lie",
    "lies",
    "lying",
    "farce",
    "sham",
    "scandal",
    "disaster",
    "mistake",
    "illegitimate",
    "baseless",
    "groundless",
    "unfounded",
    "untrue",
    "misleading",
    "misled",
    "unrealistic",
    "unworkable",
    "inadequate",
    "insufficient",
    "unsustainable",
    "unjustified",
    "unnecessary",
    "ignored",
    "ignores",
    "violates",
    "violated",
    "violation",
    "breach",
    "breached",
    "bullying",
    "greed",
    "hypocrisy",
    "intimidation",
    "worse",
    "worst",
    "betray",
    "deceived",
    "cheated",
    "robbed",
    "insulted",
    "humiliated",
    "destroys",
    "destroyed",
    "cruel",
    "ridiculous",
    "ludicrous",
    "stubborn",
    "arrogant",
    "arrogance",
    "cowardly",
    "undermines",
    "undermined",
];

/// Whether one of the words disapproves.
fn blames(prose: &Prose, words: &Range<usize>) -> bool {
    (words.start..words.end.min(words.start + 40)).any(|at| BLAME.contains(&prose.lower(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, Text, sentences};

    fn negated(content: &str) -> bool {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        is_negated(&prose, &(0..prose.words.len()))
    }

    #[test]
    fn only_the_main_verb_is_negated() {
        assert!(negated("We were in that room for hours and were offered nothing."));
        assert!(negated("The club will not sell."));
        assert!(!negated("They are measuring desks, not platforms."));
        assert!(!negated("There is nothing that two clubs and a map cannot settle."));
        assert!(!negated("The club not only sells but buys."));
        assert!(!negated("The club will sell if nobody stops it and no court does."));
    }

    #[test]
    fn what_is_expressed_may_be_averse() {
        let text = Text::new("deep regret over the weir".to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        assert!(opens_averse(&prose, &(0..prose.words.len())));
        assert!(!opens_averse(&prose, &(3..prose.words.len())));
    }
}
