//! Expressions that name their day, month or year: "June 21", "in May", "October last year", "since 2017".

use crate::dates::absolute::{self, Written};
use crate::dates::expression::{Reading, Scene};
use crate::dates::sense::{Part, Sense};
use crate::dates::tense::Tense;
use crate::dates::token::{Kind, Token};
use crate::dates::{Granularity, names};

/// Words before a month or year that make it one.
const BEFORE: &[&str] = &["in", "since", "until", "during", "late", "early", "mid", "before", "after"];
/// Words that do so too unless something that could be counted follows.
const BEFORE_LONE: &[&str] = &[
    "of", "by", "from", "to", "between", "and", "last", "this", "next", "around", "-", "that", "through",
];

/// A date with day or year, in any usual order.
pub(crate) fn date(scene: &Scene, at: usize) -> Option<Reading> {
    let tokens = scene.tokens.get(at..)?;
    if absolute::has_two_readings(tokens) {
        let why = "day and month can be read in either order";
        return Some(Reading::unclear(5, Granularity::Day, why));
    }
    Some(resolve(scene, at, absolute::read(tokens)?))
}

/// What a date comes to, with the year behind it if that is said in words.
pub(crate) fn resolve(scene: &Scene, at: usize, (written, taken): (Written, usize)) -> Reading {
    let end = at + taken;
    let granularity = if written.day.is_some() {
        Granularity::Day
    } else {
        Granularity::Month
    };
    let part = written.part();
    if let Some(iso) = written.year.and_then(|year| part.of_year(year)) {
        return Reading::new(taken, granularity, Sense::Fixed(iso)).because("written with its year");
    }
    if let Some((years, more)) = year_behind(&scene.tokens[end..]) {
        return Reading::new(taken + more, granularity, Sense::OfYear(part, years));
    }
    let tense = if scene.before(at, &["last"]) {
        Tense::Past
    } else if scene.before(
        at,
        &["next", "by", "until", "through", "effective", "payable", "starting", "beginning"],
    ) {
        Tense::Future
    } else {
        scene.tense(at, end)
    };
    yearly(scene, part, (taken, granularity), (tense, scene.before(at, &["last", "next"])))
}

/// A part of the nearest year: seen from the page's date, or on a page without one from the date read before.
pub(crate) fn yearly(scene: &Scene, part: Part, (taken, granularity): (usize, Granularity), (tense, strict): (Tense, bool)) -> Reading {
    let context = scene.context();
    let near = context.and_then(|(day, shown)| Some((part.of_year(part.nearest(day, Tense::Unknown, false)?)?, shown)));
    match near {
        Some((iso, shown)) => {
            let why = format!("in the year nearest {shown}, the date read before");
            Reading::new(taken, granularity, Sense::Fixed(iso)).because(why)
        }
        None => Reading::new(taken, granularity, Sense::Yearly { part, tense, strict }),
    }
}

/// "on the 14th": a day of the month that is spoken of.
pub(crate) fn day(scene: &Scene, at: usize) -> Option<Reading> {
    let [the, number, ending, rest @ ..] = scene.tokens.get(at..)? else {
        return None;
    };
    let day = number
        .number(1..3)
        .and_then(|day| i8::try_from(day).ok())
        .filter(|day| (1..32).contains(day))?;
    let ordinal = !ending.spaced && ending.is_any(&["st", "nd", "rd", "th"]);
    let closed = rest.first().is_none_or(|next| next.kind == Kind::Sign && !next.is("-"));
    let fits = the.is("the") && ordinal && closed && scene.before(at, &["on"]);
    fits.then(|| Reading::new(3, Granularity::Day, Sense::DayOfMonth(day, scene.tense(at, at + 3))))
}

/// A month that stands alone: "in May", "last October", "in October last year".
pub(crate) fn month(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let month = names::month(token).filter(|_| names::full_month(token))?;
    let before = at.checked_sub(1).map(|before| &scene.tokens[before])?;
    let lone = before.is_any(BEFORE_LONE) && !before.is_any(&["and", "-", "to", "of"]) && !token.is("may");
    let year = year_behind(&scene.tokens[at + 1..]);
    let joined = before.is("-") && at > 1 && scene.tokens[at - 2].is_any(&["mid", "late", "early"]);
    if !joined && !before.is_any(BEFORE) && !lone && year.is_none() && !before.is_any(&["last", "next", "this"]) {
        return None;
    }
    let written = Written {
        month: Some(month),
        ..Written::default()
    };
    Some(resolve(scene, at, (written, 1)))
}

/// A year that stands alone: "in 2006", "since 2017", "the strike of 2020", "the 2018 summit".
pub(crate) fn year(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let year = absolute::year(token).filter(|year| (1800..2200).contains(year))?;
    let before = at.checked_sub(1).map(|before| &scene.tokens[before])?;
    let next = scene.tokens.get(at + 1);
    let joined =
        |sign: &Token| sign.is_any(&[",", ".", "-", "–", "/"]) && !sign.spaced && scene.tokens.get(at + 2).is_some_and(|more| !more.spaced);
    let counts =
        next.is_some_and(|next| next.kind == Kind::Number || next.is("%") || !next.spaced && next.kind == Kind::Word || joined(next));
    let lone = next.is_none_or(|next| next.kind == Kind::Sign || crate::layout::is_small(next.words));
    let fits = before.is_any(BEFORE) || (before.is_any(BEFORE_LONE) && lone) || season(before) || labels(before, next);
    let sense = Sense::Fixed(format!("{year:04}"));
    (fits && !counts).then(|| Reading::new(1, Granularity::Year, sense).because("written as a year"))
}

/// Whether a year stands before one thing as its label: "the 2018 summit", "Norland’s 2018 decree", not "the 2000 miners".
fn labels(before: &Token, next: Option<&Token>) -> bool {
    let owned = before.is("the") || before.lower.ends_with("’s") || before.lower.ends_with("'s");
    let one = |next: &Token| {
        next.kind == Kind::Word && !next.capital() && !next.lower.ends_with('s') && next.spaced && !crate::layout::is_small(next.words)
    };
    owned && next.is_some_and(one)
}

fn season(token: &Token) -> bool {
    token.is_any(&["spring", "summer", "autumn", "fall", "winter"])
}

/// The year behind a month or day, in words: "last year", "of this year", "next year". Years on and tokens.
pub(crate) fn year_behind(tokens: &[Token]) -> Option<(i32, usize)> {
    let of = usize::from(tokens.first().is_some_and(|token| token.is_any(&["of", ","])));
    let number = match tokens.get(of)?.lower.as_str() {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let year = tokens.get(of + 1)?.lower.as_str().trim_end_matches("'s").trim_end_matches("’s") == "year";
    year.then_some((number, of + 2))
}
