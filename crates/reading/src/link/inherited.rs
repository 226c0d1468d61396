//! Dates that one document lends another.
//!
//! A page without a date of its own takes the year of "June 21" from the dated pages of the dossier, if all of them agree on it; if it
//! speaks of "this week" or "last week" as well, it was written in the week of the newest day that it tells. A statement without a
//! date, or with an open bound only, takes the day of its twin in another document. Every date so found names its source.

use crate::dates::{Anchor, Part, Sense, Tense, Unit, calendar, ends};
use crate::timing::{Found, dated};
use crate::{CodedDocument, Dated, EventStatus, Timing};
use std::collections::{BTreeMap, BTreeSet};

/// The day of publication of a document, with what shows which document it is.
struct Lender {
    day: calendar::Day,
    text_sha256: String,
    shown: String,
}

/// Works out the open times of pages without a date. Linear in the number of open times and of dated documents.
pub(crate) fn lend(documents: &mut [CodedDocument]) {
    let lenders: Vec<Lender> = documents.iter().filter_map(lender).collect();
    for document in documents
        .iter_mut()
        .filter(|document| document.published.is_none() && !document.timings.is_empty())
    {
        settle(document, &lenders);
    }
}

fn lender(document: &CodedDocument) -> Option<Lender> {
    let published = document.published.as_ref()?;
    Some(Lender {
        day: calendar::day(&published.value)?,
        text_sha256: document.text_sha256.clone(),
        shown: name(document),
    })
}

/// How a document is called in a reasoning.
fn name(document: &CodedDocument) -> String {
    match (&document.title, &document.outlet) {
        (Some(title), _) => format!("“{}”", title.value),
        (None, Some(outlet)) => format!("a page of {}", outlet.value),
        _ => format!("the document {}", document.text_sha256.get(..8).unwrap_or_default()),
    }
}

/// Gives the open times of a page a year, and the days of its writing.
fn settle(document: &mut CodedDocument, lenders: &[Lender]) {
    let year = |part: &Part| {
        let mut years = lenders.iter().map(|lender| part.nearest(lender.day, Tense::Unknown, false));
        let first = years.next()??;
        years.all(|year| year == Some(first)).then_some(first)
    };
    let rooted: Vec<Option<Sense>> = document.timings.iter().map(|timing| timing.sense.in_year(&year)).collect();
    let ahead = ahead(document);
    let told = document.timings.iter().zip(&rooted).filter(|(timing, _)| is_past(timing, &ahead));
    let open = told.filter_map(|(_, sense)| sense.as_ref()?.value(&Anchor::default()));
    let newest = open.chain(days(document)).filter_map(|iso| calendar::day(ends(&iso).1)).max();
    let lent = lenders
        .iter()
        .min_by_key(|lender| newest.map_or(0, |day| calendar::apart(day, lender.day)));
    let (Some(newest), Some(lent)) = (newest, lent) else {
        return;
    };
    let anchor = writing(document, newest);
    let from = format!("the year as in {}, published {}", lent.shown, lent.day);
    let found = |timing: &Timing, sense: Option<Sense>| Found {
        sense: sense.unwrap_or_else(|| timing.sense.clone()),
        expression: timing.expression,
        reasoning: format!("inherited: {from}; {}", timing.reasoning),
    };
    let mut dates: BTreeMap<String, Dated> = BTreeMap::new();
    for (timing, sense) in document.timings.iter().zip(rooted) {
        if let (Some(item), Some(date)) = (&timing.item, dated(&found(timing, sense), &anchor)) {
            let inherited_from = Some(lent.text_sha256.clone());
            dates.insert(item.clone(), Dated { inherited_from, ..date });
        }
    }
    document
        .timings
        .retain(|timing| timing.item.as_ref().is_none_or(|item| !dates.contains_key(item)));
    write(document, &dates);
}

/// Whether a time is that of an item told as past.
fn is_past(timing: &Timing, ahead: &BTreeSet<String>) -> bool {
    let future = matches!(
        timing.sense,
        Sense::Yearly { tense: Tense::Future, .. } | Sense::Weekday { tense: Tense::Future, .. }
    );
    !future && timing.item.as_ref().is_some_and(|item| !ahead.contains(item))
}

/// Ids of events that are not told as past.
fn ahead(document: &CodedDocument) -> BTreeSet<String> {
    let events = document.events.iter().filter(|event| event.status != EventStatus::Happened);
    events.map(|event| event.id.clone()).collect()
}

/// The days of what the page tells as past and dates itself.
fn days(document: &CodedDocument) -> Vec<String> {
    let statements = document.statements.iter().filter_map(|statement| statement.date.as_ref());
    let events = document.events.iter().filter(|event| event.status == EventStatus::Happened);
    let dates = statements.chain(events.filter_map(|event| event.date.as_ref()));
    dates.filter(|date| date.iso.len() == 10).map(|date| date.iso.clone()).collect()
}

/// The days in which a page was written: from the newest day that it tells to the end of that week, if it speaks of that week and of
/// the last as one does within them. Weekdays speak against it: a page that names its own days by them names older ones by date.
fn writing(document: &CodedDocument, newest: calendar::Day) -> Anchor {
    let any = |fits: fn(&Sense) -> bool| document.timings.iter().any(|timing| fits(&timing.sense));
    let near = any(|sense| matches!(sense, Sense::ThisWeek(_) | Sense::RestOfWeek | Sense::Step(Unit::Week, -1..=0)));
    let weekdays = any(|sense| matches!(sense, Sense::Weekday { .. } | Sense::Step(Unit::Day, _)));
    if !near || weekdays {
        return Anchor::default();
    }
    Anchor {
        day: Some(calendar::iso(newest)),
        until: calendar::sunday(newest).map(calendar::iso),
        called: "the week of the newest day that the undated page tells".into(),
    }
}

fn write(document: &mut CodedDocument, dates: &BTreeMap<String, Dated>) {
    for statement in &mut document.statements {
        if let Some(date) = dates.get(&statement.id) {
            statement.date = Some(date.clone());
        }
    }
    for event in &mut document.events {
        if let Some(date) = dates.get(&event.id) {
            event.date = Some(date.clone());
        }
    }
}

/// Lets statements and events take the day of their twins in other documents, and events that of the statement that they are.
pub(crate) fn from_twins(documents: &mut [CodedDocument], groups: &[Vec<String>]) {
    let mut known: BTreeMap<&str, (&Dated, String, &str)> = BTreeMap::new();
    for document in documents.iter() {
        for statement in &document.statements {
            if let Some(date) = statement.date.as_ref().filter(|date| !date.iso.contains("..")) {
                known.insert(&statement.id, (date, name(document), &document.text_sha256));
            }
        }
        for event in &document.events {
            if let Some(date) = event.date.as_ref().filter(|date| !date.iso.contains("..")) {
                known.insert(&event.id, (date, name(document), &document.text_sha256));
            }
        }
    }
    let mut lent: BTreeMap<String, Dated> = BTreeMap::new();
    for group in groups {
        let dates: Vec<_> = group.iter().filter_map(|id| known.get(id.as_str())).collect();
        let Some((date, name, text_sha256)) = dates.iter().min_by_key(|(date, ..)| width(&date.iso)) else {
            continue;
        };
        if dates.iter().any(|(other, ..)| !crate::dates::overlap(&other.iso, &date.iso)) {
            continue;
        }
        let inherited = Dated {
            iso: date.iso.clone(),
            expression: None,
            reasoning: format!("inherited from {name}, which reports the same words: {}", date.reasoning),
            inherited_from: Some((*text_sha256).to_owned()),
        };
        lent.extend(group.iter().map(|id| (id.clone(), inherited.clone())));
    }
    for document in documents {
        inherit(document, &lent);
    }
}

/// How much an ISO date leaves open: a day before an interval, before a month or a year.
fn width(iso: &str) -> usize {
    match iso.len() {
        10 => 0,
        7 => 2,
        4 => 3,
        _ => 1,
    }
}

/// Whether an item has no date, or an open bound only that the other does not contradict.
fn is_open(own: Option<&Dated>, date: &Dated) -> bool {
    own.is_none_or(|own| own.iso.contains("..") && crate::dates::overlap(&own.iso, &date.iso))
}

fn inherit(document: &mut CodedDocument, lent: &BTreeMap<String, Dated>) {
    let mut taken: BTreeMap<String, Dated> = BTreeMap::new();
    for statement in &mut document.statements {
        let Some(date) = lent
            .get(&statement.id)
            .filter(|date| date.inherited_from.as_ref() != Some(&document.text_sha256))
        else {
            continue;
        };
        if is_open(statement.date.as_ref(), date) {
            statement.date = Some(date.clone());
            taken.insert(statement.id.clone(), date.clone());
        }
    }
    for event in &mut document.events {
        let twin = lent
            .get(&event.id)
            .filter(|date| date.inherited_from.as_ref() != Some(&document.text_sha256));
        if let Some(date) = twin.filter(|date| is_open(event.date.as_ref(), date)) {
            event.date = Some(date.clone());
            taken.insert(event.id.clone(), date.clone());
        } else if let Some(date) = event.statement.as_ref().and_then(|id| taken.get(id)) {
            event.date = Some(date.clone());
        }
    }
    document
        .timings
        .retain(|timing| timing.item.as_ref().is_none_or(|item| !taken.contains_key(item)));
}
