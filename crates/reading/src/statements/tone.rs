//! What a statement does, and whether it affirms.

use crate::statements::cues::Cue;
use crate::statements::denial::{MAIN, denies, opens_denying, stands};
use crate::statements::disapproval::disapproves;
use crate::statements::scene::Scene;
use crate::words::Prose;
use crate::{Modality, Polarity};
use std::ops::Range;

/// Modality and polarity of content behind a verb.
pub(crate) fn tone(scene: &Scene, cue: &Cue, content: &[Range<usize>]) -> (Modality, Polarity) {
    let Some(first) = content.first() else {
        return (cue.modality, cue.polarity);
    };
    let own = worded(scene, first);
    let negated = content.iter().take(2).any(|piece| denies(scene, piece));
    let modality = match cue.modality {
        Modality::Assertion => own.unwrap_or(Modality::Assertion),
        Modality::Threat if negated && own == Some(Modality::Refusal) => Modality::Refusal,
        other => other,
    };
    // A question asks for both sides, unless what is asked for is not to do something.
    let asks = modality == Modality::Question && !scene.prose.is(first.start, &["not", "never"]);
    let flipped = negated && !asks && cue.modality != Modality::Refusal;
    let disapproves = judges(cue, modality) && content.iter().take(2).any(|piece| disapproves(scene, piece))
        || matches!(cue.verb, "express" | "voice") && opens_averse(scene.prose, first);
    let polarity = if cue.polarity == Polarity::Negative || flipped || disapproves || is_rhetorical(scene.prose, first) {
        Polarity::Negative
    } else {
        Polarity::Positive
    };
    (modality, polarity)
}

/// Modality and polarity of words that stand without a verb of speech.
pub(crate) fn bare(scene: &Scene, words: &Range<usize>) -> (Modality, Polarity) {
    tone(scene, &SAYS, std::slice::from_ref(words))
}

/// What is said without a word for how.
static SAYS: Cue = Cue {
    verb: "say",
    frames: Vec::new(),
    prepositions: Vec::new(),
    modality: Modality::Assertion,
    polarity: Polarity::Positive,
};

/// Verbs that tell what somebody takes a thing for.
const JUDGING: &[&str] = &[
    "call",
    "describe",
    "label",
    "brand",
    "dub",
    "term",
    "characterise",
    "characterize",
    "think",
    "believe",
    "feel",
    "consider",
    "regard",
    "view",
    "see",
    "reckon",
    "conclude",
    "opine",
    "judge",
    "portray",
    "depict",
    "paint",
    "cast",
    "frame",
    "refer",
    "predict",
    "expect",
    "assume",
    "find",
];

/// Whether words of disapproval in the content are the speaker's own judgment.
fn judges(cue: &Cue, modality: Modality) -> bool {
    let said = cue.modality == Modality::Assertion
        && matches!(
            modality,
            Modality::Assertion | Modality::Evaluation | Modality::Expectation | Modality::Promise
        );
    said || JUDGING.contains(&cue.verb)
}

/// Whether a question only asks to say no: "Why should we?", "Who would trust them?".
fn is_rhetorical(prose: &Prose, words: &Range<usize>) -> bool {
    const OPENINGS: &[&str] = &[
        "why should",
        "why would",
        "who would",
        "who could",
        "how can we",
        "how can they",
        "how can anyone",
        "how can anybody",
        "how could we",
        "how could they",
        "how could anyone",
        "how dare",
        "what is the point",
        "what's the point",
        "what right",
        "what use",
        "since when",
    ];
    let start = words.start + usize::from(prose.is(words.start, &["and", "so", "but", "then"]));
    let asks = prose.lower(words.end) == "?" || prose.lower(words.end.saturating_sub(1)) == "?";
    asks && OPENINGS.iter().any(|opening| stands(prose, start, opening))
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
pub(crate) fn worded(scene: &Scene, words: &Range<usize>) -> Option<Modality> {
    let prose = scene.prose;
    let opening = words.start..words.end.min(words.start + MAIN);
    if prose.lower(words.end) == "?" || prose.lower(words.end.saturating_sub(1)) == "?" {
        return Some(Modality::Question);
    }
    if opens_denying(scene, words) {
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
    conditional(prose, words, &opening).or_else(|| future(scene, words, &opening))
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

fn future(scene: &Scene, words: &Range<usize>, opening: &Range<usize>) -> Option<Modality> {
    let prose = scene.prose;
    if has(prose, opening, &["may", "might", "could", "likely", "expects", "expected"]) {
        return Some(Modality::Expectation);
    }
    let early = words.start..words.end.min(words.start + 8);
    if has(prose, &early, &["will", "would", "'ll"]) {
        return Some(Modality::Promise);
    }
    disapproves(scene, words).then_some(Modality::Evaluation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, Text, sentences};

    #[test]
    fn what_is_expressed_may_be_averse() {
        let text = Text::new("deep regret over the weir".to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        assert!(opens_averse(&prose, &(0..prose.words.len())));
        assert!(!opens_averse(&prose, &(3..prose.words.len())));
    }
}
