//! Dates written into the records of a page.

use crate::entities::Cast;
use crate::statements::{Draft, Scene, id_of};
use crate::timing::deed::{Words, of_event};
use crate::timing::speech::of_statements;
use crate::timing::times::{Found, Times};
use crate::{Event, Statement, Timing};
use std::collections::BTreeMap;

/// What was coded on a page so far.
pub(crate) struct Coded<'c> {
    /// Statements in words.
    pub drafts: &'c [Draft],
    /// The same as records; an id stands once.
    pub statements: &'c mut [Statement],
    /// Events.
    pub events: &'c mut [Event],
}

/// Dates statements and events; gives back the times that the page leaves open.
pub(crate) fn set(coded: &mut Coded, scene: &Scene, cast: &Cast, times: &Times) -> Vec<Timing> {
    let found = of_statements(coded.drafts, scene, cast, times);
    let mut by_id: BTreeMap<String, Option<Found>> = BTreeMap::new();
    for (draft, found) in coded.drafts.iter().zip(found) {
        by_id.entry(id_of(draft, scene.prose, times.text_sha256)).or_insert(found);
    }
    let mut open: Vec<Timing> = times.left_open().collect();
    for statement in coded.statements.iter_mut() {
        if let Some(found) = by_id.get(&statement.id).and_then(Option::as_ref) {
            statement.date = times.dated(found);
            open.extend(times.open(&statement.id, found));
        }
    }
    let said = pieces(coded.statements, &by_id);
    for event in coded.events.iter_mut() {
        if let Some(found) = of_event(scene, times, event, &said) {
            event.date = times.dated(&found);
            open.extend(times.open(&event.id, &found));
        }
    }
    open
}

/// The pieces of all statements by place, with their times.
fn pieces(statements: &[Statement], by_id: &BTreeMap<String, Option<Found>>) -> Vec<Words> {
    let all = statements.iter().flat_map(|statement| {
        statement.content.iter().map(|content| Words {
            id: statement.id.clone(),
            content: *content,
            found: by_id.get(&statement.id).cloned().flatten(),
        })
    });
    let mut pieces: Vec<Words> = all.collect();
    pieces.sort_by_key(|piece| (piece.content.start, piece.content.end));
    pieces
}
