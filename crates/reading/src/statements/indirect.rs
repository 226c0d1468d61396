//! What may follow a verb without quotation marks around the whole: clauses, infinitives, objects.

use crate::statements::content::{clause_end, object_end};
use crate::statements::cues::Frame;
use crate::statements::draft::trimmed;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_finite};
use crate::statements::predicate::Predicate;
use crate::statements::scene::Scene;
use crate::words::Prose;
use crate::{Modality, StatementForm};
use std::ops::Range;

/// Furthest "that" behind its verb, in words.
const THAT_REACH: usize = 22;

/// Content found behind a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The content.
    pub content: Vec<Range<usize>>,
    /// To whom it was said.
    pub addressee: Option<Range<usize>>,
    /// How it is worded.
    pub form: StatementForm,
    /// A modality that the frame decides ("called for").
    pub modality: Option<Modality>,
    /// Which rule found it.
    pub rule: &'static str,
}

impl Found {
    fn new(content: Range<usize>, form: StatementForm, rule: &'static str) -> Found {
        Found {
            content: vec![content],
            addressee: None,
            form,
            modality: None,
            rule,
        }
    }
}

/// Frames in the order in which they are tried: what is most particular first.
const ORDER: [Frame; 15] = [
    Frame::Question,
    Frame::To,
    Frame::Call,
    Frame::That,
    Frame::ObjectTo,
    Frame::As,
    Frame::Of,
    Frame::For,
    Frame::Gerund,
    Frame::Addressee,
    Frame::Speech,
    Frame::ThatOrClause,
    Frame::Object,
    Frame::Express,
    Frame::ToObject,
];

/// The content behind a verb, by the first frame of the verb that fits. Bounded by the length of the sentence.
pub(crate) fn behind(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>) -> Option<Found> {
    let found = ORDER.into_iter().find_map(|frame| framed(scene, predicate, sentence, frame))?;
    let content: Vec<Range<usize>> = found.content.into_iter().filter_map(|piece| trimmed(scene.prose, piece)).collect();
    (!content.is_empty()).then_some(Found { content, ..found })
}

/// The content in one frame, if the verb takes it and the words fit it. A "that" may follow every verb of speech.
fn framed(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>, frame: Frame) -> Option<Found> {
    let speech = [Frame::Speech, Frame::ThatOrClause, Frame::Addressee, Frame::Express]
        .iter()
        .any(|&frame| predicate.takes(frame));
    if !(predicate.takes(frame) || frame == Frame::That && speech) {
        return None;
    }
    let next = scene.skip_times(predicate.verb + 1, sentence.end);
    match frame {
        Frame::Question => question(scene, next, sentence),
        Frame::To => infinitive(scene, next, sentence),
        Frame::Call => call(scene, next, sentence),
        Frame::That => that_clause(scene, predicate.verb, sentence),
        Frame::ObjectTo => object_to(scene, predicate, next, sentence),
        Frame::As => described(scene, next, sentence),
        Frame::Of => after_object(scene, next, sentence, "of"),
        Frame::For => after_object(scene, next, sentence, "for"),
        Frame::Gerund => gerund(scene, next, sentence),
        Frame::Addressee => addressed(scene, next, sentence),
        Frame::Speech | Frame::ThatOrClause => bare_clause(scene, next, sentence),
        Frame::Object | Frame::Express => object(scene, next, sentence),
        Frame::ToObject | Frame::Quote => None,
    }
}

fn report(scene: &Scene, start: usize, sentence: &Range<usize>, rule: &'static str) -> Option<Found> {
    let end = clause_end(scene.prose, scene.quotes, start, sentence);
    let mixed = (start..end).any(|at| scene.quotes.covers(at));
    (end > start).then(|| Found::new(start..end, if mixed { StatementForm::Mixed } else { StatementForm::Indirect }, rule))
}

/// "that" behind the verb, with nothing but phrases between.
fn that_clause(scene: &Scene, verb: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    let limit = (verb + THAT_REACH).min(sentence.end);
    for at in verb + 1..limit {
        if prose.lower(at) == "that" && !scene.quotes.covers(at) {
            if at + 1 >= sentence.end || prose.is_capital(at) || prose.is(at + 1, &["."]) {
                return None;
            }
            let inserted = (at + 2..sentence.end.min(at + 25)).find(|&word| prose.lower(at + 1) == "," && prose.lower(word) == ",");
            let mut found = report(scene, inserted.unwrap_or(at) + 1, sentence, "that-clause")?;
            if at > verb + 1 && !prose.is_mark_at(verb + 1) {
                found.addressee = Some(verb + 1..at);
            }
            return Some(found);
        }
        let breaks = scene.quotes.covers(at) || parts_clause(prose, at) || is_finite(prose, at) || PRONOUN.contains(&prose.lower(at));
        if breaks {
            return None;
        }
    }
    None
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

/// A clause right behind the verb.
fn bare_clause(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    if next >= sentence.end || prose.words[next].is_mark() && !scene.quotes.covers(next) {
        return None;
    }
    let word = prose.lower(next);
    let conditional =
        matches!(word, "if" | "unless" | "once" | "until" | "no" | "what" | "there") || word == "in" && prose.is(next + 2, &["absence"]);
    let closed = !conditional && (PREPOSITION.contains(&word) || CONJUNCTION.contains(&word));
    let early = (next..sentence.end.min(next + 14)).any(|at| is_finite(prose, at) || verbal(prose.lower(at)));
    if closed || !early {
        return None;
    }
    report(scene, next, sentence, "clause behind a verb of speech")
}

/// Forms that are probably verbs though no table lists them.
fn verbal(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("es"))
        || matches!(
            word,
            "wants"
                | "needs"
                | "seeks"
                | "went"
                | "made"
                | "took"
                | "came"
                | "plans"
                | "begins"
                | "reflects"
                | "remains"
                | "knows"
                | "means"
        )
}

/// "told reporters the talks had failed".
fn addressed(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let phrase = crate::statements::source::phrase_from(scene.prose, next, sentence, &scene.timed)?;
    let after = scene.skip_times(phrase.end, sentence.end);
    let prose = scene.prose;
    if phrase.len() <= 2
        && after < sentence.end
        && !prose.words[after].is_mark()
        && !PREPOSITION.contains(&prose.lower(after))
        && !is_finite(prose, after)
    {
        let mut found = bare_clause(scene, after, sentence)?;
        found.addressee = Some(phrase);
        return Some(found);
    }
    // "told reporters the talks …": the addressee is one plural noun, the clause opens with an article or a pronoun.
    let split = (phrase.start + 1..phrase.end.min(phrase.start + 4))
        .find(|&at| DETERMINER.contains(&prose.lower(at)) || PRONOUN.contains(&prose.lower(at)))?;
    let mut found = bare_clause(scene, split, sentence)?;
    found.addressee = Some(phrase.start..split);
    Some(found)
}

fn infinitive(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let to = scene.prose.lower(next) == "to" && next + 1 < sentence.end && scene.prose.is_verb_after(next);
    to.then(|| report(scene, next, sentence, "infinitive"))
        .flatten()
        .map(|found| Found {
            form: StatementForm::ReportedAct,
            ..found
        })
}

/// "urged the owners to reopen the port".
fn object_to(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    let next = if prose.lower(next) == "is" && prose.is(next + 1, &["for", "that"]) {
        next + 1
    } else {
        next
    };
    let limit = (next + 14).min(sentence.end);
    let opens = |at: usize| {
        prose.is_capital(at)
            || DETERMINER.contains(&prose.lower(at))
            || prose.words[at].text.ends_with('s')
            || prose.is(at, &["for", "him", "them", "it", "us"])
    };
    if next >= limit || !opens(next) {
        return None;
    }
    let blocked = |at: usize| {
        prose.words[at].is_mark() && prose.lower(at) != "-" && prose.lower(at) != "'" || is_finite(prose, at) || scene.quotes.covers(at)
    };
    let to = (next + 1..limit)
        .take_while(|&at| !blocked(at))
        .find(|&at| prose.lower(at) == "to" && prose.is_verb_after(at));
    let wants = matches!(predicate.cue.verb, "want" | "expect");
    match to {
        Some(to) => {
            let start = if wants { next } else { to + 1 };
            let mut found = report(scene, start, sentence, "somebody to do something")?;
            found.addressee = Some(next..to);
            found.form = if wants { StatementForm::Belief } else { StatementForm::ReportedAct };
            found.modality = matches!(predicate.cue.verb, "ask" | "tell").then_some(Modality::Demand);
            Some(found)
        }
        None if predicate.cue.verb == "want" => object(scene, next, sentence).map(|found| Found {
            form: StatementForm::Belief,
            ..found
        }),
        None => None,
    }
}

/// "called for …", "called on X to …", "called X a Y".
fn call(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    match prose.lower(next) {
        "for" => object(scene, next + 1, sentence).map(|found| Found {
            modality: Some(Modality::Demand),
            ..found
        }),
        "on" | "upon" => {
            let to = (next + 1..(next + 14).min(sentence.end)).find(|&at| prose.lower(at) == "to" && prose.is_verb_after(at))?;
            let found = report(scene, to + 1, sentence, "called on somebody to")?;
            Some(Found {
                addressee: Some(next + 1..to),
                form: StatementForm::ReportedAct,
                modality: Some(Modality::Demand),
                ..found
            })
        }
        "off" | "to" | "in" | "at" | "it" => None,
        _ => {
            let end = clause_end(prose, scene.quotes, next, sentence);
            let naming = (next + 1..end.min(next + 12)).any(|at| prose.is(at, &["a", "an"]) || scene.quotes.covers(at));
            naming
                .then(|| report(scene, next, sentence, "called something something"))
                .flatten()
        }
    }
}

/// "described the offer as an insult".
fn described(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let end = clause_end(scene.prose, scene.quotes, next, sentence);
    let at = (next + 1..end.min(next + 15)).find(|&at| scene.prose.lower(at) == "as")?;
    if (next..at).any(|word| scene.prose.lower(word) == "," || is_finite(scene.prose, word)) {
        return None;
    }
    report(scene, next, sentence, "described as")
}

/// "accused the company of …", "criticised the minister for …".
fn after_object(scene: &Scene, next: usize, sentence: &Range<usize>, preposition: &str) -> Option<Found> {
    let end = clause_end(scene.prose, scene.quotes, next, sentence);
    let at = (next + 1..end.min(next + 12))
        .take_while(|&at| scene.prose.lower(at) != ",")
        .find(|&at| scene.prose.lower(at) == preposition)?;
    if preposition == "of"
        && !scene.prose.lower(at + 1).ends_with("ing")
        && at + 1 < end
        && scene.prose.lower(at + 1) == "the"
        && at == next + 1
    {
        return None;
    }
    let found = report(scene, at + 1, sentence, "blamed for something")?;
    Some(Found {
        addressee: Some(next..at),
        ..found
    })
}

fn gerund(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let word = scene.prose.lower(next);
    (next < sentence.end && word.len() > 5 && word.ends_with("ing") || word == "to" && scene.prose.is_verb_after(next))
        .then(|| report(scene, next, sentence, "gerund"))
        .flatten()
        .map(|found| Found {
            form: StatementForm::ReportedAct,
            ..found
        })
}

fn question(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let asks = |at: usize| scene.prose.is(at, &["if", "whether", "why", "how", "what", "when", "who"]);
    let at = (next..sentence.end.min(next + 5)).find(|&at| asks(at))?;
    let start = if scene.prose.is(at, &["if", "whether"]) { at + 1 } else { at };
    let found = report(scene, start, sentence, "indirect question")?;
    Some(Found {
        form: StatementForm::Question,
        modality: Some(Modality::Question),
        ..found
    })
}

/// A noun phrase: opened by an article, a possessive, a name or a quotation.
fn object(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    if next >= sentence.end {
        return None;
    }
    let word = prose.lower(next);
    let closed = prose.words[next].is_mark() && !scene.quotes.covers(next)
        || PREPOSITION.contains(&word)
        || CONJUNCTION.contains(&word)
        || is_finite(prose, next);
    let pronoun = prose.is(next, &["it", "them", "him", "this", "her"]);
    let end = object_end(prose, scene.quotes, next..sentence.end, &scene.timed);
    let mixed = (next..end).any(|at| scene.quotes.covers(at));
    let form = if mixed { StatementForm::Mixed } else { StatementForm::ReportedAct };
    (!closed && !pronoun && end > next).then(|| Found::new(next..end, form, "object of an act in words"))
}
