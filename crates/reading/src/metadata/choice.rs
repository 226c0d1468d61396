//! Choosing among what head and lines say.

use crate::metadata::{Line, PieceKind, outlet};
use crate::{Candidate, Extraction, Field, Found, Span, Text};
use jiff::civil::Date;
use std::ops::Range;

/// A page's particulars, chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Particulars {
    pub(crate) title: Option<Found<String>>,
    pub(crate) outlet: Option<Found<String>>,
    pub(crate) byline: Option<Found<String>>,
    pub(crate) published: Option<Found<String>>,
    pub(crate) updated: Option<Found<String>>,
    pub(crate) remarks: Vec<String>,
}

/// What layout saw on the page itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen<'a> {
    /// The headline.
    pub(crate) title: Option<Span>,
    /// Lines of particulars with their first byte in the text, in the order in which they are to be trusted.
    pub(crate) lines: Vec<(usize, &'a Line)>,
    /// A name that stands alone below the article or beside the date, and the rule that took it for the author's.
    pub(crate) signature: Option<(Span, &'static str)>,
    /// Blocks outside the article, by their first byte: copyright notices, mastheads.
    pub(crate) notices: Vec<(usize, &'a str)>,
    /// How many of those stand above the headline.
    pub(crate) above: usize,
}

/// Chooses: what the page shows beside its article comes with its place, what its head says completes it.
pub(crate) fn choose(extraction: &Extraction, seen: &Seen) -> Particulars {
    let text = &extraction.text;
    let head = |field| first(&extraction.candidates, field);
    let mut remarks = Vec::new();
    let published = piece(text, seen, PieceKind::Published).or_else(|| piece(text, seen, PieceKind::Date));
    let byline = piece(text, seen, PieceKind::Byline).or_else(|| seen.signature.and_then(|(span, rule)| found(text, span, rule)));
    Particulars {
        title: seen
            .title
            .and_then(|span| found(text, span, "headline"))
            .or_else(|| head(Field::Title)),
        outlet: head(Field::Outlet).or_else(|| outlet(text, seen)),
        byline: authors(byline, head(Field::Byline)),
        published: agree(published, head(Field::Published), "published", &mut remarks),
        updated: agree(piece(text, seen, PieceKind::Updated), head(Field::Updated), "updated", &mut remarks),
        remarks,
    }
}

fn first(candidates: &[Candidate], field: Field) -> Option<Found<String>> {
    candidates
        .iter()
        .find(|candidate| candidate.field == field)
        .map(|candidate| candidate.found.clone())
}

fn found(text: &Text, span: Span, rule: &str) -> Option<Found<String>> {
    Some(Found {
        value: text.get(span)?.to_owned(),
        span: Some(span),
        rule: rule.into(),
    })
}

/// The first piece of a kind that has a value.
fn piece(text: &Text, seen: &Seen, kind: PieceKind) -> Option<Found<String>> {
    seen.lines.iter().find_map(|(from, line)| {
        let piece = line.pieces.iter().find(|piece| piece.kind == kind && piece.value.is_some())?;
        let span = text.span_of_bytes(from + piece.shown.start..from + piece.shown.end);
        let rule = if kind == PieceKind::Byline { "byline" } else { "dateline" };
        Some(Found {
            value: piece.value.clone()?,
            span: Some(span),
            rule: rule.into(),
        })
    })
}

/// The author seen on the page, unless that is a single word and the head has a whole name.
fn authors(seen: Option<Found<String>>, head: Option<Found<String>>) -> Option<Found<String>> {
    let whole = |found: &Found<String>| found.value.contains(' ');
    match (seen, head) {
        (Some(seen), Some(head)) if !whole(&seen) && whole(&head) => Some(head),
        (seen, head) => seen.or(head),
    }
}

/// How many lines at the top of a page may name the body that issues it.
const HEAD: usize = 3;

/// How many lines at the top of a page are asked for a masthead.
const TOP: usize = 8;

/// The outlet as the page prints it: behind the title, at the top, in a copyright notice, in a line that spells the host of the
/// author's address out. The host alone is no name.
fn outlet(text: &Text, seen: &Seen) -> Option<Found<String>> {
    let (from, name, rule) = titled(text, seen)
        .or_else(|| at_the_top(seen))
        .or_else(|| elsewhere(seen))
        .or_else(|| addressed(text, seen))?;
    found(text, text.span_of_bytes(from + name.start..from + name.end), rule)
}

/// Where an outlet's name stands: the first byte of its line, its bytes in the line, and the rule that found it.
type Place = (usize, Range<usize>, &'static str);

/// Behind the title, as browsers show it.
fn titled(text: &Text, seen: &Seen) -> Option<Place> {
    let title = seen.title.and_then(|span| text.get(span)).filter(|title| !title.is_empty())?;
    let mut lines = seen.notices.iter();
    lines.find_map(|(from, line)| Some((*from, outlet::behind_title(line, title)?, "behind the title")))
}

/// The copyright notice with the name in it.
fn noticed<'a>(seen: &Seen<'a>) -> Option<(usize, &'a str, Range<usize>)> {
    let mut notices = seen.notices.iter();
    notices.find_map(|(from, notice)| Some((*from, *notice, outlet::in_notice(notice)?)))
}

/// Above the headline: the issuer of a release, the masthead, a name that opens a menu or stands above it.
fn at_the_top(seen: &Seen) -> Option<Place> {
    let top = &seen.notices[..seen.above.min(TOP).min(seen.notices.len())];
    let whole = |(from, line): &(usize, &str), rule| (*from, 0..line.len(), rule);
    let issued = || {
        let issuer = top.iter().find(|(_, line)| outlet::is_body(line)).or(top.first())?;
        let released = top.iter().any(|(_, line)| outlet::announces_release(line)) && !outlet::announces_release(issuer.1);
        released.then(|| whole(issuer, "issuer of the release"))
    };
    // A name at the top that the copyright notice repeats needs no paper's word in it.
    let notice = noticed(seen);
    let repeated = |line: &str| {
        let starts = |(_, notice, name): &(usize, &str, Range<usize>)| line.len() > 3 && notice[name.clone()].starts_with(line);
        notice.as_ref().is_some_and(starts)
    };
    let masthead = |(_, line): &&(usize, &str)| outlet::masthead(line) && outlet::leads(line).is_none();
    let named = || top.iter().find(|(_, line)| repeated(line)).or_else(|| top.iter().find(masthead));
    let led = || {
        let mut lines = top.iter();
        lines.find_map(|(from, line)| Some((*from, outlet::leads(line)?, "name at the head of a line")))
    };
    let above_menu = || {
        let mut pairs = top.windows(2);
        let pair = pairs.find(|pair| outlet::name_like(pair[0].1) && outlet::is_menu(pair[1].1))?;
        Some(whole(&pair[0], "name above the menu"))
    };
    issued()
        .or_else(|| named().map(|line| whole(line, "masthead")))
        .or_else(led)
        .or_else(above_menu)
}

/// In a copyright notice, a turn of phrase that names the paper, or the name of a body at the head of the page.
fn elsewhere(seen: &Seen) -> Option<Place> {
    let phrased = || {
        let mut lines = seen.notices.iter();
        lines.find_map(|(from, line)| Some((*from, outlet::named_in_phrase(line)?, "phrase that names the paper")))
    };
    let body = || {
        let mut head = seen.notices.iter().take(seen.above.min(HEAD));
        let (from, line) = head.find(|(_, line)| outlet::is_body(line))?;
        Some((*from, 0..line.len(), "body at the head of the page"))
    };
    noticed(seen)
        .map(|(from, _, name)| (from, name, "copyright notice"))
        .or_else(phrased)
        .or_else(body)
}

/// A line that spells out the host of the author's address.
fn addressed(text: &Text, seen: &Seen) -> Option<Place> {
    let hosts = seen
        .lines
        .iter()
        .filter_map(|(from, line)| Some(&text.as_str()[from + line.host.as_ref()?.start..from + line.host.as_ref()?.end]))
        .filter(|host| outlet::telling(host))
        .collect::<Vec<&str>>();
    let named = |line: &str| hosts.iter().any(|host| outlet::named_by(host, line));
    let (from, line) = seen.notices.iter().find(|(_, line)| named(line))?;
    Some((*from, 0..line.len(), "line that the author's e-mail address names"))
}

/// A date seen on the page and one from its head: the seen one, as long as they are at most a day apart (zones differ).
/// Further apart, the head's is taken, since a date beside the headline may belong to something else, and a remark says so.
fn agree(seen: Option<Found<String>>, head: Option<Found<String>>, what: &str, remarks: &mut Vec<String>) -> Option<Found<String>> {
    let (Some(line), Some(stated)) = (&seen, &head) else {
        return seen.or(head);
    };
    if near(&line.value, &stated.value) {
        let exact = line.value.len() <= DAY && stated.value.starts_with(&line.value);
        let value = if exact { &stated.value } else { &line.value }.clone();
        return Some(Found { value, ..line.clone() });
    }
    remarks.push(format!(
        "the page shows {} as the day it was {what}, its head says {}: the head is taken",
        line.value, stated.value
    ));
    head
}

/// Characters of a date without its time.
const DAY: usize = "2021-03-31".len();

fn near(one: &str, other: &str) -> bool {
    let day = |iso: &str| iso.get(..10).and_then(|day| day.parse::<Date>().ok());
    match (day(one), day(other)) {
        (Some(one), Some(other)) => (one - other).get_days().abs() <= 1,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(value: &str) -> Option<Found<String>> {
        Some(Found {
            value: value.into(),
            span: None,
            rule: "test".into(),
        })
    }

    #[test]
    fn a_zone_apart_the_line_is_taken_further_apart_the_head() {
        let mut remarks = Vec::new();
        assert_eq!(
            agree(dated("2021-03-31T07:00"), dated("2021-03-30T22:00Z"), "published", &mut remarks),
            dated("2021-03-31T07:00")
        );
        assert!(remarks.is_empty());
        assert_eq!(
            agree(dated("2021-03-31"), dated("2021-03-31T22:00Z"), "published", &mut remarks),
            dated("2021-03-31T22:00Z"),
            "the head completes the day with its time"
        );
        assert_eq!(
            agree(dated("2021-04-20"), dated("2021-03-30"), "published", &mut remarks),
            dated("2021-03-30")
        );
        assert_eq!(remarks.len(), 1);
        assert_eq!(agree(None, dated("2021"), "published", &mut remarks), dated("2021"));
    }
}
