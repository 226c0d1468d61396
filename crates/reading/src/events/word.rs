//! Acts in words: a statement that refuses, demands, offers, accuses, threatens or praises is an event itself.

use crate::entities::Cast;
use crate::events::Happening;
use crate::statements::cues::cue;
use crate::statements::grammar::is_negation;
use crate::statements::{Draft, Scene};
use crate::{EntityKind, EventStatus, MentionKind, Modality, Polarity, Statement};
use standoff_syntax::{Relation, Tag};
use std::ops::Range;

/// The events that statements are.
pub(crate) fn find(scene: &Scene, cast: &Cast, said: (&[Draft], &[Statement])) -> Vec<Happening> {
    let (drafts, statements) = said;
    let mut happenings: Vec<Happening> = drafts.iter().filter_map(|draft| happening(scene, cast, draft)).collect();
    for happening in &mut happenings {
        let span = scene.prose.span(&happening.words);
        let inside = |statement: &&Statement| {
            statement
                .content
                .first()
                .is_some_and(|content| span.start <= content.start && content.end <= span.end)
        };
        let from = statements.partition_point(|statement| statement.content.first().is_some_and(|content| content.start < span.start));
        happening.statement = statements[from..].iter().take(8).find(inside).map(|statement| statement.id.clone());
    }
    happenings
}

fn happening(scene: &Scene, cast: &Cast, draft: &Draft) -> Option<Happening> {
    let verb = draft
        .cue
        .first()
        .map(|words| words.start)
        .or_else(|| draft.content.first().map(|words| words.start))?;
    let (plover, mode, rule) = if draft.cue.is_empty() {
        of_words(scene, cast, draft)?
    } else {
        kind(scene, cast, verb, draft)?
    };
    if draft.source.actors.is_empty() {
        return None;
    }
    let targets = if draft.addressee.is_empty() {
        others(scene, cast, draft)
    } else {
        draft.addressee.clone()
    };
    let first = draft.content.first()?;
    let start = draft
        .source
        .words
        .as_ref()
        .map_or(verb, |words| words.start)
        .min(verb)
        .min(first.start);
    let sentence = scene.sentence(verb);
    let words: Range<usize> = start.max(sentence.start.min(first.start))..draft.content.last()?.end.max(verb + 1);
    Some(Happening {
        words,
        core: verb,
        actors: draft.source.actors.clone(),
        targets,
        plover: plover.to_owned(),
        mode: mode.map(str::to_owned),
        status: EventStatus::Happened,
        statement: None,
        rule,
    })
}

/// Type and mode of an act in words, with the rule: by its verb or, for plain speech, by what the words do.
fn kind(scene: &Scene, cast: &Cast, at: usize, draft: &Draft) -> Option<(&'static str, Option<&'static str>, &'static str)> {
    let verb = cue(scene.prose.lower(at)).map_or("", |(cue, _)| cue.verb);
    let (plover, mode) = match verb {
        "accuse" | "blame" => ("ACCUSE", Some("allege")),
        "criticise" | "criticize" | "condemn" | "denounce" | "deplore" | "decry" | "slam" | "blast" | "oppose" | "protest" | "object"
        | "complain" => ("ACCUSE", Some("disapprove")),
        "praise" | "welcome" | "hail" | "applaud" => ("SUPPORT", None),
        "refuse" | "decline" if is_silence(scene, draft) => return None,
        "refuse" | "decline" | "reject" | "rebuff" | "dismiss" | "spurn" => ("REJECT", None),
        "agree" | "pledge" | "promise" | "vow" | "undertake" | "offer" => ("AGREE", None),
        "threaten" => ("THREATEN", None),
        "concede" => ("CONCEDE", None),
        "demand" | "urge" | "call" | "request" | "order" | "appeal" | "want" | "press" | "implore" | "ask" | "tell"
            if draft.modality == Modality::Demand =>
        {
            if is_about_oneself(scene, draft) {
                return None;
            }
            ("REQUEST", None)
        }
        _ => return of_words(scene, cast, draft),
    };
    Some((plover, mode, "act in words"))
}

/// What plain words do.
fn of_words(scene: &Scene, cast: &Cast, draft: &Draft) -> Option<(&'static str, Option<&'static str>, &'static str)> {
    let own = is_of_somebody(scene, cast, draft);
    Some(match draft.modality {
        Modality::Offer if own => ("AGREE", None, "offer in words"),
        Modality::Refusal => ("REJECT", None, "refusal in words"),
        Modality::Threat => ("THREATEN", None, "threat in words"),
        Modality::Promise if own && is_conditional(scene, draft) => ("AGREE", None, "promise in words"),
        Modality::Evaluation if draft.polarity == Polarity::Negative && judges(scene, cast, draft) => {
            ("ACCUSE", Some("disapprove"), "disapproval in words")
        }
        _ => return None,
    })
}

/// The first subject in what was said.
fn first_subject(scene: &Scene, draft: &Draft) -> Option<usize> {
    let mut words = draft.content.iter().flat_map(Clone::clone);
    words.find(|&at| matches!(scene.trees.relation(at), Relation::Nsubj | Relation::NsubjPass))
}

/// Whether what was said is about what the speaker, or somebody whom the page names, will do: no offer lies in "the books were open
/// to all", nor in what one person says of another.
fn is_of_somebody(scene: &Scene, cast: &Cast, draft: &Draft) -> bool {
    let Some(subject) = first_subject(scene, draft) else { return true };
    if scene.trees.tag(subject) == Tag::Pronoun {
        return true;
    }
    let owned = scene.trees.child(subject, Relation::NmodPoss).is_some();
    let Some(placed) = cast.mention(subject) else { return owned };
    let is_person = |actor: usize| matches!(cast.actors[actor].kind, EntityKind::Person | EntityKind::Unnamed);
    let other = is_person(placed.actor) && !draft.source.actors.contains(&placed.actor);
    !(other && draft.source.actors.iter().any(|&speaker| is_person(speaker)))
}

/// "only if", "unless", "as soon as": what binds the speaker to an act of another.
fn is_conditional(scene: &Scene, draft: &Draft) -> bool {
    let words = || draft.content.iter().flat_map(Clone::clone);
    words().any(|at| {
        scene.prose.is(at, &["if", "unless", "once", "provided"]) || scene.prose.is(at, &["soon"]) && scene.prose.is(at + 1, &["as"])
    }) && !words().any(|at| is_negation(scene.prose.lower(at)))
}

/// Whether somebody else is judged: the subject of plain speech is an actor who does not speak.
fn judges(scene: &Scene, cast: &Cast, draft: &Draft) -> bool {
    let speech = draft
        .cue
        .first()
        .and_then(|words| cue(scene.prose.lower(words.start)))
        .is_some_and(|(cue, _)| cue.quotes() && cue.modality == Modality::Assertion);
    let judged = first_subject(scene, draft).and_then(|subject| cast.mention(subject));
    speech && judged.is_some_and(|placed| placed.kind != MentionKind::Pronoun && !draft.source.actors.contains(&placed.actor))
}

/// "declined to comment": silence refuses nothing.
fn is_silence(scene: &Scene, draft: &Draft) -> bool {
    let first = draft
        .content
        .first()
        .map_or(0..0, |piece| piece.start..piece.end.min(piece.start + 3));
    first.into_iter().any(|at| {
        scene
            .prose
            .is(at, &["comment", "answer", "respond", "elaborate", "say", "speculate", "reply"])
    })
}

/// "asked not to be named", "wants to stay": what somebody asks for oneself is nobody else's to do.
fn is_about_oneself(scene: &Scene, draft: &Draft) -> bool {
    draft
        .content
        .iter()
        .flat_map(Clone::clone)
        .any(|at| scene.prose.is(at, &["identified", "named", "anonymous", "anonymity"]))
}

/// The first actor named in the content who does not speak. What opens the content of plain speech, "Norland will not pay, she
/// said", is who acts and nobody to whom it is done.
fn others(scene: &Scene, cast: &Cast, draft: &Draft) -> Vec<usize> {
    let within = draft.content.iter().flat_map(Clone::clone);
    let verb = draft.cue.first().map_or("", |words| scene.prose.lower(words.start));
    let plain = cue(verb).is_some_and(|(cue, _)| cue.quotes());
    let subject = draft.content.first().filter(|_| plain).and_then(|piece| {
        let article = usize::from(scene.prose.lower(piece.start) == "the");
        cast.mention(piece.start + article)
    });
    let own = |actor: usize| draft.source.actors.contains(&actor) || subject.is_some_and(|subject| subject.actor == actor);
    let mut named = within.filter_map(|at| cast.mention(at)).filter(|placed| !own(placed.actor));
    let first = named
        .clone()
        .find(|placed| placed.kind != MentionKind::Adjectival)
        .or_else(|| named.next());
    first.map(|placed| placed.actor).into_iter().collect()
}
