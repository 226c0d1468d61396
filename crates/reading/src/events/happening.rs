//! Events in words, and as records.

use super::{deed, word};
use crate::entities::Cast;
use crate::identity::content_id;
use crate::statements::{Draft, Scene};
use crate::timing::Times;
use crate::{Event, EventStatus, Span, Statement};
use std::collections::BTreeSet;
use std::ops::Range;

/// An event in words.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    /// The words that report it.
    pub words: Range<usize>,
    /// Who.
    pub actors: Vec<usize>,
    /// Whom.
    pub targets: Vec<usize>,
    /// PLOVER type.
    pub plover: &'static str,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// Whether it took place.
    pub status: EventStatus,
    /// The statement that it is.
    pub statement: Option<String>,
    /// Which rule found it.
    pub rule: &'static str,
}

/// The events of a document, by place, their dates left open. About linear in the number of words.
pub(crate) fn find(scene: &Scene, cast: &Cast, times: &Times, said: (&[Draft], &[Statement])) -> Vec<Event> {
    let mut happenings = word::find(scene, cast, said);
    happenings.extend(deed::find(scene, cast));
    happenings.sort_by_key(|happening| (happening.words.start, happening.words.end));
    let mut seen = BTreeSet::new();
    let mut events: Vec<Event> = happenings.iter().map(|happening| record(happening, scene, cast, times)).collect();
    events.retain(|event| seen.insert((event.span, event.plover.clone())) && seen.insert((Span { start: 0, end: 0 }, event.id.clone())));
    events
}

fn record(happening: &Happening, scene: &Scene, cast: &Cast, times: &Times) -> Event {
    let span = scene.prose.span(&happening.words);
    let sentence = scene.prose.sentence_of[happening.words.start];
    let passage = scene.prose.passages[sentence];
    Event {
        id: content_id('e', &format!("{} {}", times.text_sha256, happening.plover), &[span]),
        span,
        actors: cast.ids(&happening.actors),
        targets: cast.ids(&happening.targets),
        plover: happening.plover.to_owned(),
        mode: happening.mode.map(str::to_owned),
        date: None,
        status: happening.status,
        statement: happening.statement.clone(),
        passage,
        rule: happening.rule.to_owned(),
        confidence: None,
    }
}
