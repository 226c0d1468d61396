//! Clauses that a verb of speech opens: with "that", without, behind whom it addresses, behind a colon; indirect questions.

use crate::statements::content::clause_end;
use crate::statements::cues::Frame;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_auxiliary, is_finite};
use crate::statements::indirect::Found;
use crate::statements::nouns;
use crate::statements::predicate::Predicate;
use crate::statements::scene::Scene;
use crate::words::Prose;
use crate::{Modality, StatementForm};
use std::ops::Range;

/// Furthest "that" behind its verb, in words.
const THAT_REACH: usize = 22;

/// Furthest word of a question behind its verb: whom it was put to stands between.
const QUESTION_REACH: usize = 14;

/// Most words between a verb and the clause that goes with it: where, when and to whom.
const BETWEEN: usize = 14;

/// Words whose "that" opens a condition or a reason, never what is said.
const CONDITIONAL: &[&str] = &[
    "condition",
    "provided",
    "providing",
    "event",
    "grounds",
    "proviso",
    "basis",
    "so",
    "now",
    "given",
    "extent",
    "except",
    "fact",
    "case",
    "such",
];

/// Content from a word to the end of its clause.
pub(super) fn report(scene: &Scene, start: usize, sentence: &Range<usize>, rule: &'static str) -> Option<Found> {
    let end = clause_end(scene.prose, scene.quotes, start, sentence);
    let mixed = (start..end).any(|at| scene.quotes.covers(at));
    (end > start).then(|| Found::new(start..end, if mixed { StatementForm::Mixed } else { StatementForm::Indirect }, rule))
}

/// "that" behind the verb, with nothing but phrases between.
pub(super) fn that_clause(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>) -> Option<Found> {
    let (prose, verb) = (scene.prose, predicate.verb);
    let limit = (verb + THAT_REACH).min(sentence.end);
    for at in verb + 1..limit {
        if prose.lower(at) == "that" && !scene.quotes.covers(at) {
            if at + 1 >= sentence.end
                || prose.is_capital(at)
                || prose.is(at - 1, CONDITIONAL)
                || prose.is(at + 1, &["."])
                || is_relative(scene, predicate, at)
            {
                return None;
            }
            let inserted = (at + 2..sentence.end.min(at + 25)).find(|&word| prose.lower(at + 1) == "," && prose.lower(word) == ",");
            let mut found = report(scene, inserted.unwrap_or(at) + 1, sentence, "that-clause")?;
            if at > verb + 1 && !prose.is_mark_at(verb + 1) {
                found.addressee = Some(verb + 1..at);
            }
            return Some(found);
        }
        let addressed = at == verb + 1 && prose.lower(at + 1) == "that" && predicate.takes(Frame::Addressee);
        let pronoun = PRONOUN.contains(&prose.lower(at)) && !addressed;
        let breaks = scene.quotes.covers(at) || parts_clause(prose, at) || is_finite(prose, at) || pronoun;
        if breaks {
            return None;
        }
    }
    None
}

/// "said the plan that he had shown them would fail": this "that" belongs to a noun, unless the noun itself is one of speech.
fn is_relative(scene: &Scene, predicate: &Predicate, that: usize) -> bool {
    let next = scene.skip_times(predicate.verb + 1, that);
    let named = next < that && (scene.prose.is_capital(next) || DETERMINER.contains(&scene.prose.lower(next)));
    let addressed = [Frame::Addressee, Frame::Object, Frame::Express, Frame::ObjectTo]
        .iter()
        .any(|&frame| predicate.takes(frame));
    named && !addressed && nouns::noun(scene.prose.lower(that - 1)).is_none() && !scene.prose.words[that - 1].is_mark()
}

/// Words that cannot stand between a verb and its "that".
fn parts_clause(prose: &Prose, at: usize) -> bool {
    match prose.lower(at) {
        ";" | ":" | "—" | "–" | "who" | "which" | "if" | "but" => true,
        "and" => !prose.is_capital(at + 1),
        "to" => prose.is_verb_after(at),
        _ => false,
    }
}

/// A clause right behind the verb, or behind where and when it was said; of "which they said would …" what follows.
pub(super) fn bare_clause(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    if next >= sentence.end || prose.words[next].is_mark() && !scene.quotes.covers(next) {
        return None;
    }
    if is_auxiliary(prose.lower(next)) {
        return relative_pronoun(prose, predicate.verb, sentence)
            .filter(|&at| prose.lower(at) != "what")
            .and_then(|_| report(scene, next, sentence, "relative clause with a verb of speech"));
    }
    let word = prose.lower(next);
    let conditional =
        matches!(word, "if" | "unless" | "once" | "until" | "no" | "what" | "there") || word == "in" && prose.is(next + 2, &["absence"]);
    let closed = !conditional && (PREPOSITION.contains(&word) || CONJUNCTION.contains(&word));
    if closed {
        if predicate.cue.verb == "add" && word == "to" {
            return None;
        }
        let start = behind_phrase(scene, next, sentence)?;
        return report(scene, start, sentence, "clause behind where or when it was said");
    }
    if !has_verb(scene, next, sentence) || relative_pronoun(prose, predicate.verb, sentence).is_some_and(|at| prose.lower(at) == "what") {
        return None;
    }
    report(scene, next, sentence, "clause behind a verb of speech")
}

/// Whether a verb stands among the first words of what could be a clause.
fn has_verb(scene: &Scene, start: usize, sentence: &Range<usize>) -> bool {
    let ends = |at: usize| {
        let closed = (at + 2..sentence.end.min(at + 12)).any(|word| scene.prose.lower(word) == ",");
        scene.prose.lower(at) == "," && !closed && !scene.quotes.covers(at)
    };
    (start..sentence.end.min(start + 14))
        .take_while(|&at| !ends(at) || at == start)
        .any(|at| scene.is_finite(at))
}

/// The pronoun of the relative clause that a verb and its subject stand in.
fn relative_pronoun(prose: &Prose, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let from = verb.saturating_sub(8).max(sentence.start);
    let near = (from..verb.saturating_sub(1)).rev().take_while(|&at| prose.lower(at) != ",");
    near.into_iter().find(|&at| prose.is(at, &["which", "that", "who", "whom", "what"]))
}

/// The first word of the clause behind a phrase of place or time: "said in a letter the plan would", "has said for weeks he is".
fn behind_phrase(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<usize> {
    const BEFORE: &[&str] = &[
        "in", "on", "at", "during", "to", "from", "for", "through", "over", "by", "via", "of",
    ];
    let prose = scene.prose;
    if !BEFORE.contains(&prose.lower(next)) {
        return None;
    }
    let limit = sentence.end.min(next + BETWEEN);
    let words = (next + 2..limit).take_while(|&at| !prose.words[at].is_mark() && !is_finite(prose, at) && prose.lower(at) != "that");
    let opens = |at: usize| {
        let before = prose.lower(at - 1);
        let free = !PREPOSITION.contains(&before) && !DETERMINER.contains(&before) && !matches!(before, "and" | "or" | "'s");
        let lower_before = !prose.is_capital(at - 1) || scene.timed[at - 1];
        let named = prose.is_capital(at) && lower_before && !scene.timed[at];
        free && (PRONOUN.contains(&prose.lower(at)) || prose.lower(at) == "there" || DETERMINER.contains(&prose.lower(at)) || named)
    };
    words.into_iter().find(|&at| opens(at)).filter(|&at| has_verb(scene, at, sentence))
}

/// "said in a statement: the port would open."
pub(super) fn behind_colon(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    let limit = sentence.end.min(predicate.verb + BETWEEN);
    let colon = (predicate.verb + 1..limit)
        .take_while(|&at| !is_finite(prose, at) && !prose.is(at, &[",", "that", ";"]) && !scene.quotes.covers(at))
        .find(|&at| prose.lower(at) == ":")?;
    (colon + 3 < sentence.end)
        .then(|| report(scene, colon + 1, sentence, "clause behind a colon"))
        .flatten()
}

/// "told reporters the talks had failed".
pub(super) fn addressed(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let phrase = crate::statements::source::phrase_from(scene.prose, next, sentence, &scene.timed)?;
    let after = scene.skip_times(phrase.end, sentence.end);
    let prose = scene.prose;
    if phrase.len() <= 2
        && after < sentence.end
        && !prose.words[after].is_mark()
        && !PREPOSITION.contains(&prose.lower(after))
        && !is_finite(prose, after)
    {
        let mut found = bare_clause(scene, predicate, after, sentence)?;
        found.addressee = Some(phrase);
        return Some(found);
    }
    // "told reporters the talks …": the clause opens with an article or a pronoun that no preposition governs.
    let opens = |at: usize| {
        let word = prose.lower(at);
        let governed = PREPOSITION.contains(&prose.lower(at - 1)) || matches!(prose.lower(at - 1), "and" | "or");
        (DETERMINER.contains(&word) || PRONOUN.contains(&word)) && !governed
    };
    let split = (phrase.start + 1..phrase.end.min(phrase.start + 10)).find(|&at| opens(at))?;
    let mut found = bare_clause(scene, predicate, split, sentence)?;
    found.addressee = Some(phrase.start..split);
    Some(found)
}

/// "did not say how long …", "would not confirm whether …": what was expressly left open.
pub(super) fn left_open(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let opens = |at: usize| {
        scene
            .prose
            .is(at, &["if", "whether", "why", "how", "what", "when", "who", "where", "which"])
    };
    let start = next + usize::from(scene.prose.is(next, &["on", "about"]));
    let found = opens(start)
        .then(|| report(scene, start, sentence, "what was expressly left open"))
        .flatten()?;
    let before = predicate.verb.saturating_sub(3).max(sentence.start)..predicate.verb;
    let unwilling = before.into_iter().any(|at| scene.prose.is(at, &["would", "wouldn't"]));
    Some(Found {
        form: StatementForm::ReportedAct,
        modality: Some(if unwilling { Modality::Refusal } else { Modality::Assertion }),
        ..found
    })
}

/// "asked whether …", "asked the minister why …".
pub(super) fn question(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let asks =
        |at: usize| scene.prose.is(at, &["if", "whether", "why", "how", "what", "when"]) || at == next && scene.prose.lower(at) == "who";
    let clear = |at: &usize| !(scene.prose.words[*at].is_mark() || is_finite(scene.prose, *at) || scene.quotes.covers(*at));
    let at = (next..sentence.end.min(next + QUESTION_REACH))
        .take_while(clear)
        .find(|&at| asks(at))?;
    let start = if scene.prose.is(at, &["if", "whether"]) { at + 1 } else { at };
    let found = report(scene, start, sentence, "indirect question")?;
    Some(Found {
        form: StatementForm::Question,
        modality: Some(Modality::Question),
        ..found
    })
}
