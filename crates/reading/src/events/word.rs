//! Acts in words: a statement that refuses, demands, offers, accuses, threatens or praises is an event itself.

use crate::entities::Cast;
use crate::events::Happening;
use crate::statements::cues::cue;
use crate::statements::{Draft, Scene};
use crate::{EventStatus, MentionKind, Modality, Statement};
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
    let verb = draft.cue.first()?.start;
    let (plover, mode) = kind(scene.prose.lower(verb), draft)?;
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
        actors: draft.source.actors.clone(),
        targets,
        plover,
        mode,
        status: EventStatus::Happened,
        statement: None,
        rule: "act in words",
    })
}

/// The type of an act in words, by its verb or, for plain speech, by what the words do.
fn kind(verb: &str, draft: &Draft) -> Option<(&'static str, Option<&'static str>)> {
    let verb = cue(verb).map_or("", |(cue, _)| cue.verb);
    Some(match verb {
        "accuse" | "blame" => ("ACCUSE", Some("allege")),
        "criticise" | "criticize" | "condemn" | "denounce" | "deplore" | "decry" | "slam" | "blast" | "oppose" => {
            ("ACCUSE", Some("disapprove"))
        }
        "praise" | "welcome" | "hail" | "applaud" => ("SUPPORT", None),
        "refuse" | "decline" | "reject" | "rebuff" | "dismiss" | "spurn" => ("REJECT", None),
        "agree" | "pledge" | "promise" | "vow" | "undertake" | "offer" => ("AGREE", None),
        "threaten" => ("THREATEN", None),
        "demand" | "urge" | "call" | "request" | "order" | "appeal" | "want" | "press" | "implore"
            if draft.modality == Modality::Demand =>
        {
            ("REQUEST", None)
        }
        "ask" | "tell" if draft.modality == Modality::Demand => ("REQUEST", None),
        _ => match draft.modality {
            Modality::Offer => ("AGREE", None),
            Modality::Refusal => ("REJECT", None),
            Modality::Threat => ("THREATEN", None),
            _ => return None,
        },
    })
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
