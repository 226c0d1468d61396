//! When an event happened: the time in its clause, the time of the words that are the event, else what its status tells.

use crate::dates::{Expression, Sense, Tense};
use crate::statements::Scene;
use crate::statements::cues::cue;
use crate::statements::grammar::is_finite;
use crate::timing::clause::{Aspect, aspect};
use crate::timing::place;
use crate::timing::times::{Found, Times};
use crate::{Event, EventStatus, Span};
use std::ops::Range;

/// Words that tell of what is to come.
const AHEAD: &[&str] = &["upcoming", "coming", "planned", "scheduled", "forthcoming", "due", "soon"];

/// Words that were said, with their time.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// The statement's id.
    pub id: String,
    /// The piece of its content.
    pub content: Span,
    /// When it was said.
    pub found: Option<Found>,
}

/// The time of an event. `said` holds the pieces of all statements by place.
pub(crate) fn of_event(scene: &Scene, times: &Times, event: &Event, said: &[Words]) -> Option<Found> {
    let words = range(scene, event.span);
    if words.is_empty() {
        return None;
    }
    // An act in words covers its verb; what is told inside the words of a statement has a time of its own.
    let covers = |piece: &Words| event.span.start <= piece.content.start && piece.content.end <= event.span.end;
    let is_act = |piece: &&Words| Some(&piece.id) == event.statement.as_ref() && covers(piece);
    if let Some(act) = said.iter().find(is_act).filter(|_| event.status == EventStatus::Happened) {
        let own = beside(scene, times, &words, event.status);
        let outside = |found: &Found| {
            found
                .expression
                .is_some_and(|time| time.end <= act.content.start || act.content.end <= time.start)
        };
        return own.filter(outside).or_else(|| act.found.clone());
    }
    let around = said
        .iter()
        .take_while(|piece| piece.content.start <= event.span.start)
        .filter(|piece| piece.content.end >= event.span.end)
        .last();
    beside(scene, times, &words, event.status).or_else(|| by_status(scene, &words, event.status, around))
}

/// The words that a span covers.
fn range(scene: &Scene, span: Span) -> Range<usize> {
    let start = scene.prose.words.partition_point(|word| word.span.end <= span.start);
    let end = scene.prose.words.partition_point(|word| word.span.start < span.end);
    start..end.max(start)
}

/// The time in the event's clause: among its words, else the nearest beside them.
fn beside(scene: &Scene, times: &Times, words: &Range<usize>, status: EventStatus) -> Option<Found> {
    let core = core(scene, words);
    let expression = place::beside(scene.prose, times, &core, &[])?;
    let place = place::words(scene.prose, expression);
    let inside = words.start <= place.start && place.end <= words.end;
    if status == EventStatus::Hypothetical && !inside {
        return None;
    }
    Some(Found {
        sense: sense(scene, expression, &place, status)?,
        expression: Some(expression.span),
        reasoning: expression.grounds.clone(),
    })
}

/// The first clause of an event's words, up to and with its first verb.
fn core(scene: &Scene, words: &Range<usize>) -> Range<usize> {
    let verb = verb(scene, words);
    words.start..verb.map_or(words.end, |verb| verb + 1)
}

/// The first word of an event that is a verb with a tense.
fn verb(scene: &Scene, words: &Range<usize>) -> Option<usize> {
    let is_verb = |&at: &usize| is_finite(scene.prose, at) || cue(scene.prose.lower(at)).is_none() && scene.prose.lower(at).ends_with("ed");
    let first = words.clone().find(is_verb)?;
    // "has been told": the last of a run of verbs carries the sense.
    let run =
        (first..words.end.min(first + 5)).take_while(|at| is_verb(at) || crate::statements::grammar::is_adverb(scene.prose.lower(*at)));
    run.last()
}

fn sense(scene: &Scene, expression: &Expression, place: &Range<usize>, status: EventStatus) -> Option<Sense> {
    let sense = expression.sense.clone()?;
    let since = (place.start.saturating_sub(1)..place.end).any(|at| scene.prose.is(at, &["since"]));
    Some(match status {
        _ if since => Sense::SinceUntilWriting(Box::new(sense)),
        EventStatus::Happened => sense.towards(Tense::Past),
        EventStatus::Planned => sense.towards(Tense::Future),
        _ => sense,
    })
}

/// What an event's status tells, where its clause has no time.
fn by_status(scene: &Scene, words: &Range<usize>, status: EventStatus, around: Option<&Words>) -> Option<Found> {
    let aspect = verb(scene, words).map_or(Aspect::Bare, |verb| aspect(scene, verb));
    let (sense, why) = match status {
        EventStatus::Happened if aspect == Aspect::State => return None,
        EventStatus::Happened => (Sense::UpToWriting, "told as past: at some time before the page was written"),
        EventStatus::Negated if matches!(aspect, Aspect::Past | Aspect::Perfect | Aspect::Present) => {
            (Sense::UpToWriting, "had not happened when the page was written")
        }
        EventStatus::Planned if words.clone().any(|at| scene.prose.is(at, AHEAD)) => {
            (Sense::AfterWriting, "still to come when the page was written")
        }
        _ => return None,
    };
    let bound = around
        .and_then(|piece| piece.found.as_ref())
        .filter(|found| status == EventStatus::Happened && found.sense.is_day());
    Some(match bound {
        Some(found) => Found {
            sense: Sense::UpTo(Box::new(found.sense.clone())),
            expression: found.expression,
            reasoning: format!("before the words that tell of it; {}", found.reasoning),
        },
        None => Found {
            sense,
            expression: None,
            reasoning: why.to_owned(),
        },
    })
}
