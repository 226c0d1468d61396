//! What may follow a verb without quotation marks around the whole: clauses, infinitives, objects.

use crate::statements::clause::{addressed, bare_clause, behind_colon, left_open, question, report, that_clause};
use crate::statements::content::{clause_end, object_end};
use crate::statements::cues::Frame;
use crate::statements::draft::trimmed;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, is_auxiliary, is_finite};
use crate::statements::predicate::Predicate;
use crate::statements::scene::Scene;
use crate::{Modality, StatementForm};
use standoff_syntax::Relation;
use std::ops::Range;

/// The rule of content that only the tree tells.
pub(super) const BY_TREE: &str = "clause by the tree";

/// The rule of content behind a preposition that belongs to the verb.
pub(super) const GOVERNED: &str = "what a verb's preposition governs";

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
    pub(super) fn new(content: Range<usize>, form: StatementForm, rule: &'static str) -> Found {
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
const ORDER: [Frame; 17] = [
    Frame::Question,
    Frame::To,
    Frame::Call,
    Frame::That,
    Frame::ObjectTo,
    Frame::As,
    Frame::Of,
    Frame::For,
    Frame::Preposition,
    Frame::Gerund,
    Frame::Addressee,
    Frame::Speech,
    Frame::ThatOrClause,
    Frame::Object,
    Frame::Express,
    Frame::Pronoun,
    Frame::Quote,
];

/// The content behind a verb, by the first frame of the verb that fits. Bounded by the length of the sentence.
pub(crate) fn behind(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>) -> Option<Found> {
    let wishes = matches!(predicate.cue.verb, "want" | "expect" | "wish" | "intend");
    let reports = |frame: &Frame| {
        matches!(
            frame,
            Frame::That | Frame::ThatOrClause | Frame::Pronoun | Frame::Object | Frame::Preposition
        )
    };
    let allowed = |frame: &Frame| !predicate.negated || reports(frame) || wishes;
    let open = predicate
        .negated
        .then(|| left_open(scene, predicate, scene.skip_times(predicate.verb + 1, sentence.end), sentence))
        .flatten();
    let found = open.or_else(|| {
        ORDER
            .into_iter()
            .filter(allowed)
            .find_map(|frame| framed(scene, predicate, sentence, frame))
    });
    let found = found.or_else(|| parsed(scene, predicate, sentence))?;
    let content: Vec<Range<usize>> = found.content.into_iter().filter_map(|piece| trimmed(scene.prose, piece)).collect();
    (!content.is_empty()).then_some(Found { content, ..found })
}

/// The clause that the tree hangs below a verb of speech as what it says.
fn parsed(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>) -> Option<Found> {
    let speech = [Frame::Speech, Frame::ThatOrClause, Frame::That]
        .iter()
        .any(|&frame| predicate.takes(frame));
    let clause = scene
        .trees
        .child(predicate.verb, Relation::Ccomp)
        .filter(|&clause| speech && clause > predicate.verb)?;
    let below = scene.trees.subtree(clause);
    let start = beginning(scene, predicate.verb, clause);
    let start = start + usize::from(scene.prose.lower(start) == "that");
    let finite = (start..below.end.min(sentence.end)).any(|at| scene.is_finite(at));
    let near = start <= predicate.verb + 12 && !scene.prose.is(start, &["if", "whether", "which", "who"]);
    // A clause without its subject: the tree has cut it short.
    let cut = scene.prose.lower(start) == "," || is_auxiliary(scene.prose.lower(start));
    let set_off = scene.prose.lower(predicate.verb + 1) == "," || cut;
    (finite && near && !set_off)
        .then(|| report(scene, start, sentence, BY_TREE))
        .flatten()
}

/// Where a clause below a verb begins. A parser in haste takes the subject of the clause for the verb's object ("said the bridge,
/// built in 1908, would close"): a clause without a subject begins there.
fn beginning(scene: &Scene, verb: usize, clause: usize) -> usize {
    let start = |word: usize| scene.trees.subtree(word).start.max(verb + 1);
    let has_subject = [Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::Expl]
        .iter()
        .any(|&relation| scene.trees.child(clause, relation).is_some());
    let object = scene
        .trees
        .child(verb, Relation::Obj)
        .filter(|object| !has_subject && (verb..clause).contains(object));
    object.map_or(start(clause), |object| start(object).min(start(clause)))
}

/// The content in one frame, if the verb takes it and the words fit it. A "that" may follow every verb of speech.
fn framed(scene: &Scene, predicate: &Predicate, sentence: &Range<usize>, frame: Frame) -> Option<Found> {
    let speech = [Frame::Speech, Frame::ThatOrClause, Frame::Addressee, Frame::Express]
        .iter()
        .any(|&frame| predicate.takes(frame));
    if !(predicate.takes(frame) || frame == Frame::That && speech) {
        return None;
    }
    let next = behind_verb(scene, predicate.verb, sentence);
    match frame {
        Frame::Question => question(scene, next, sentence),
        Frame::To => infinitive(scene, predicate, next, sentence),
        Frame::Call => call(scene, next, sentence),
        Frame::That => that_clause(scene, predicate, sentence),
        Frame::ObjectTo => object_to(scene, predicate, next, sentence),
        Frame::As => described(scene, next + usize::from(scene.prose.lower(next) == "to"), sentence),
        Frame::Of => after_object(scene, next, sentence, "of"),
        Frame::For => after_object(scene, next, sentence, "for"),
        Frame::Gerund => gerund(scene, next, sentence),
        Frame::Addressee => addressed(scene, predicate, next, sentence),
        Frame::Speech => bare_clause(scene, predicate, next, sentence).or_else(|| behind_colon(scene, predicate, sentence)),
        Frame::ThatOrClause => bare_clause(scene, predicate, next, sentence),
        Frame::Preposition => governed(scene, predicate, next, sentence),
        Frame::Object if predicate.cue.verb == "question" => object(scene, next, sentence).map(|found| Found {
            modality: Some(Modality::Evaluation),
            ..found
        }),
        Frame::Object | Frame::Express => object(scene, next, sentence),
        Frame::Pronoun => pronoun(scene, next, sentence),
        Frame::Quote => None,
    }
}

/// The word behind a verb and its adverbs; behind "confirmed nor denied" what both have in common.
fn behind_verb(scene: &Scene, verb: usize, sentence: &Range<usize>) -> usize {
    let next = verb + 1;
    if scene.prose.is(next, &["both", "all"]) {
        return next;
    }
    if scene.prose.is(next, &["nor", "or"]) && next + 2 < sentence.end {
        return next + 2;
    }
    scene.skip_times(next, sentence.end)
}

/// "it", "this", "them" as all that a verb has for an object.
fn pronoun(scene: &Scene, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    let alone = next + 1 >= sentence.end
        || prose.words[next + 1].is_mark()
        || prose.is(next + 1, &["without", "with", "in", "on", "outright", "and"]);
    let stands = prose.is(next, &["it", "this", "them"]) && alone && next < sentence.end;
    stands.then(|| {
        Found::new(
            next..next + 1,
            StatementForm::ReportedAct,
            "pronoun as the object of an act in words",
        )
    })
}

fn infinitive(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let prose = scene.prose;
    let next = if prose.is(predicate.verb + 1, &["not", "never"]) {
        predicate.verb + 1
    } else {
        next
    };
    let to = next + usize::from(prose.is(next, &["not", "never"]));
    if !(prose.lower(to) == "to" && to + 1 < sentence.end && prose.is_verb_after(to)) {
        return None;
    }
    let found = report(scene, next, sentence, "infinitive")?;
    let end = found.content.first().map_or(next, |piece| piece.end);
    let aside = (next + 2..end)
        .find(|&at| prose.is(at, &["when", "because"]) && !scene.quotes.covers(at))
        .unwrap_or(end);
    Some(Found {
        content: std::iter::once(next..aside).collect(),
        form: StatementForm::ReportedAct,
        modality: (predicate.cue.modality == Modality::Question).then_some(Modality::Demand),
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
        .find(|&at| prose.lower(at) == "to" && (prose.is_verb_after(at) || scene.quotes.covers(at + 1)));
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

/// "warned of strikes", "ruled out talks", "complained about the noise": what the verb's own preposition governs.
fn governed(scene: &Scene, predicate: &Predicate, next: usize, sentence: &Range<usize>) -> Option<Found> {
    let far = (next..sentence.end.min(next + 7))
        .take_while(|&at| !scene.prose.words[at].is_mark())
        .find(|&at| scene.prose.lower(at) == "against");
    let next = far.filter(|_| predicate.cue.prepositions.contains(&"against")).unwrap_or(next);
    let preposition = scene.prose.lower(next);
    if !predicate.cue.prepositions.contains(&preposition) {
        return None;
    }
    let start = next + 1 + usize::from(preposition == "out" && scene.prose.lower(next + 1) == "of");
    let rule = GOVERNED;
    let modality = (preposition == "out").then_some(Modality::Refusal);
    if scene.prose.lower(start).ends_with("ing") {
        let found = report(scene, start, sentence, rule)?;
        return Some(Found {
            form: StatementForm::ReportedAct,
            modality,
            ..found
        });
    }
    object(scene, start, sentence).map(|found| Found { rule, modality, ..found })
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
    if scene.prose.lower(next) == "as" && next + 2 < sentence.end {
        return report(scene, next + 1, sentence, "described as");
    }
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
    let start = if preposition == "of" { next } else { at + 1 };
    let found = report(scene, start, sentence, "blamed for something")?;
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
