//! Rows of events: type, place and at least one actor.

use super::alignment::{left_over, missed, pairs};
use super::folder::{Compared, Known};
use super::gold::Event;
use super::points::Points;
use super::tally::{Found, Outcome, Tally};

/// Counts the events of one page and notes which of the reading is which of the annotations.
pub fn count(compared: &Compared<'_>, tally: &mut Tally, known: &mut Known) {
    let typed = |event: &&Event| event.plover.as_deref().is_some_and(|word| !word.is_empty());
    let (required, optional): (Vec<&Event>, Vec<&Event>) = compared.page.events.iter().partition(typed);
    let inside: Vec<_> = compared
        .document
        .events
        .iter()
        .filter(|event| Points::of([&event.span]).meets(&compared.body))
        .collect();
    let paired = pairs(required.len(), inside.len(), 0.3, |want, got| {
        likeness(compared, required[want], inside[got])
    });
    let free: Vec<Points> = optional.iter().map(|event| Points::of([&event.span.span])).collect();
    let extra: Vec<usize> = left_over(&paired, inside.len())
        .into_iter()
        .filter(|got| !free.iter().any(|place| place.overlap(&Points::of([&inside[*got].span])) > 0.3))
        .collect();
    tally.count(
        "events",
        Found {
            right: paired.len(),
            invented: extra.len(),
            missed: required.len() - paired.len(),
        },
    );
    for (want, got) in &paired {
        known.insert(required[*want].id.clone(), inside[*got].id.clone());
        fields(compared, (required[*want], inside[*got]), tally);
    }
    for want in missed(&paired, required.len()) {
        let event = required[want];
        let words = if event.span.text.is_empty() {
            &event.span.head
        } else {
            &event.span.text
        };
        let told = format!("{} {words}", event.plover.as_deref().unwrap_or_default());
        tally.misses.push(compared.miss("event missed", &event.id, &told));
    }
    for (got, event) in inside.iter().enumerate() {
        let outcome = match paired.iter().any(|(_, taken)| *taken == got) {
            true => Outcome::Right,
            false if extra.contains(&got) => Outcome::Wrong,
            false => Outcome::Free,
        };
        tally.rule("event", &event.rule, outcome);
    }
}

fn likeness(compared: &Compared<'_>, want: &Event, got: &super::ledger::Event) -> f64 {
    let typed = got.plover == want.plover || got.plover.as_ref().is_some_and(|word| want.plover_alt.contains(word));
    if !typed || !compared.actors.right(&got.actors, &want.actors, &want.targets) {
        return 0.0;
    }
    let place = Points::of([&got.span]);
    std::iter::once(&want.span.span)
        .chain(&want.other_spans)
        .map(|span| Points::of([span]).overlap(&place))
        .fold(0.0, f64::max)
}

fn fields(compared: &Compared<'_>, (want, got): (&Event, &super::ledger::Event), tally: &mut Tally) {
    tally.hit("status of found events", got.status == want.status);
    let target = if want.targets.is_empty() {
        got.targets.is_empty()
    } else {
        compared.actors.right(&got.targets, &want.targets, &want.actors)
    };
    tally.hit("target of found events", target);
    let date = want.date.as_ref().and_then(|date| date.iso.as_deref());
    tally.hit("date of found events", super::dates::agree(got.date.as_deref(), date));
}
