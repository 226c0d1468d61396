//! Rows of the page itself: body, particulars, named actors.

use super::actors::{Alignment, normal};
use super::alignment::pairs;
use super::folder::Compared;
use super::gold::{Mention, Page};
use super::ledger::Document;
use super::points::{Points, Span};
use super::tally::{Found, Outcome, Tally};
use serde_json::Value;

/// Kinds of mention that carry a name.
const NAMED: [&str; 3] = ["name", "adjectival", "metonym"];

/// Counts body, particulars and mentions of one page.
pub fn count(compared: &Compared<'_>, tally: &mut Tally) {
    body(compared, tally);
    particulars(compared.page, compared.document, tally);
    named(compared, tally);
    mention_kinds(compared, tally);
}

/// Characters of the article; a false one is a character of the page's furniture.
fn body(compared: &Compared<'_>, tally: &mut Tally) {
    let found = Points::of(&compared.document.body);
    let furniture = Points::of(&compared.page.document.furniture_ranges);
    let right = compared.body.shared(&found);
    tally.count(
        "body",
        Found {
            right,
            invented: found.shared(&furniture),
            missed: compared.body.count() - right,
        },
    );
}

fn particulars(page: &Page, document: &Document, tally: &mut Tally) {
    let held = &page.document.particulars;
    for (key, got) in [
        ("byline", &document.byline),
        ("published", &document.published),
        ("updated", &document.updated),
    ] {
        let want = match held.get(key) {
            Some(Value::Null) => "",
            Some(Value::String(text)) => text,
            _ => continue,
        };
        let got = got.as_deref().unwrap_or_default();
        tally.hit(
            "metadata",
            if key == "byline" {
                normal(want) == normal(got)
            } else {
                day(want) == day(got)
            },
        );
    }
    tally.hit("metadata", title(held.get("title"), document));
    let basis = held.get("outlet_basis").and_then(Value::as_str).unwrap_or_default();
    if !basis.starts_with("metadata") {
        let want = held.get("outlet").and_then(Value::as_str).unwrap_or_default();
        tally.hit("metadata", normal(want) == normal(document.outlet.as_deref().unwrap_or_default()));
    }
}

fn day(text: &str) -> &str {
    text.get(..10).unwrap_or(text)
}

fn title(wanted: Option<&Value>, document: &Document) -> bool {
    let spans: Option<Vec<Span>> = wanted.and_then(|value| {
        let one = serde_json::from_value(value.clone()).map(|span| vec![span]);
        one.or_else(|_| serde_json::from_value(value.clone())).ok()
    });
    match spans.filter(|spans| !spans.is_empty()) {
        Some(spans) => Points::of(&spans).likeness(&Points::of(&document.title)) >= 0.8,
        None => document.title.is_none(),
    }
}

/// Named mentions and the entities behind them.
fn named(compared: &Compared<'_>, tally: &mut Tally) {
    let is_named = |mention: &&Mention| NAMED.contains(&mention.kind.as_deref().unwrap_or("name"));
    let wanted: Vec<&Mention> = compared.page.mentions.iter().filter(is_named).collect();
    let places: Vec<Points> = wanted.iter().map(|mention| Points::of([&mention.span])).collect();
    let every = Points::of(compared.page.mentions.iter().map(|mention| &mention.span));
    let inside: Vec<_> = compared
        .document
        .mentions
        .iter()
        .map(|mention| (mention, Points::of([&mention.span])))
        .filter(|(_, points)| points.meets(&compared.body))
        .collect();
    let paired = pairs(wanted.len(), inside.len(), 0.5, |want, got| places[want].likeness(&inside[got].1));
    let right = paired
        .iter()
        .filter(|(want, got)| compared.actors.means(&inside[*got].0.entity, &wanted[*want].entity))
        .count();
    let nowhere = inside.iter().filter(|(_, points)| !points.meets(&every)).count();
    tally.count(
        "entities",
        Found {
            right,
            invented: paired.len() - right + nowhere,
            missed: wanted.len() - right,
        },
    );
}

/// How often each kind of mention means the right actor. Descriptions and pronouns are not all annotated: one that stands where
/// nothing is annotated is left open.
fn mention_kinds(compared: &Compared<'_>, tally: &mut Tally) {
    for mention in &compared.document.mentions {
        let place = Points::of([&mention.span]);
        if place.meets(&compared.body) {
            tally.rule("mention", &mention.kind, meant(compared.page, compared.actors, (&place, mention)));
        }
    }
}

fn meant(page: &Page, actors: &Alignment, (place, mention): (&Points, &super::ledger::Mention)) -> Outcome {
    let mut best: Option<(f64, &Mention)> = None;
    for wanted in &page.mentions {
        let likeness = place.likeness(&Points::of([&wanted.span]));
        if likeness >= 0.5 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, wanted));
        }
    }
    match best {
        Some((_, wanted)) if actors.means(&mention.entity, &wanted.entity) => Outcome::Right,
        None if !NAMED.contains(&mention.kind.as_str()) => Outcome::Free,
        _ => Outcome::Wrong,
    }
}
