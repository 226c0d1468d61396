//! Expressions that are counted from another day: "on Thursday", "last week", "two years ago", "the next day".

use crate::dates::calendar::{self, days, iso, iso_month, iso_year, monday, months, within};
use crate::dates::expression::{Reading, Scene};
use crate::dates::tense::Tense;
use crate::dates::token::Token;
use crate::dates::{Granularity, absolute, names};
use jiff::civil::Date;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// The unit that a word names, singular, plural or possessive.
    fn of(token: &Token) -> Option<Unit> {
        let word = token.lower.trim_end_matches("'s").trim_end_matches("’s");
        match word {
            "day" | "days" => Some(Unit::Day),
            "week" | "weeks" => Some(Unit::Week),
            "month" | "months" => Some(Unit::Month),
            "year" | "years" => Some(Unit::Year),
            _ => None,
        }
    }

    fn granularity(self) -> Granularity {
        match self {
            Unit::Day => Granularity::Day,
            Unit::Week => Granularity::Week,
            Unit::Month => Granularity::Month,
            Unit::Year => Granularity::Year,
        }
    }

    /// The day, week, month or year that lies so many units from a day.
    fn from(self, day: Date, number: i32) -> Option<String> {
        match self {
            Unit::Day => days(day, number).map(iso),
            Unit::Week => week(day, number),
            Unit::Month => months(day, number).map(iso_month),
            Unit::Year => iso_year(i32::from(day.year()).checked_add(number)?),
        }
    }
}

fn week(day: Date, number: i32) -> Option<String> {
    let first = monday(day, number)?;
    Some(within(first, days(first, 6)?))
}

/// "today", "yesterday", "tomorrow", "tonight", "last night", "this morning".
pub(crate) fn neighbour(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let next = scene.tokens.get(at + 1);
    let part = next.is_some_and(|next| next.is_any(&["morning", "afternoon", "evening"]));
    let night = next.is_some_and(|next| next.is("night"));
    let (number, taken) = match token.lower.as_str() {
        "today" | "tonight" | "today's" | "today’s" => (0, 1),
        "yesterday" | "yesterday's" | "yesterday’s" => (-1, 1),
        "tomorrow" | "tomorrow's" | "tomorrow’s" => (1, 1),
        "this" if part => (0, 2),
        "last" if night => (-1, 2),
        _ => return None,
    };
    Some(scene.counted(taken, Granularity::Day, |day| days(day, number).map(iso)))
}

/// "Monday", "on Thursday", "last Friday", "next Tuesday", "Monday next week"; with a date behind it, that date.
pub(crate) fn weekday(scene: &Scene, at: usize) -> Option<Reading> {
    let wanted = names::weekday(scene.tokens.get(at)?)?;
    if scene.tokens.get(at + 1).is_some_and(|token| token.is("-") && !token.spaced) {
        return None;
    }
    let comma = usize::from(scene.tokens.get(at + 1).is_some_and(|token| token.is(",")));
    let behind = at + 1 + comma;
    if let Some((written, taken)) = absolute::read(scene.tokens.get(behind..)?).filter(|(written, _)| written.day.is_some()) {
        let mut reading = crate::dates::written::resolve(scene, behind, (written, taken));
        reading.taken += behind - at;
        return Some(reading);
    }
    if let Some((weeks, taken)) = week_behind(&scene.tokens[at + 1..]) {
        let day = |anchor| days(monday(anchor, weeks)?, wanted.into()).map(iso);
        return Some(scene.counted(taken + 1, Granularity::Day, day));
    }
    let before = |words: &[&str]| at > 0 && scene.tokens[at - 1].is_any(words);
    let tense = if before(&["next", "coming", "by", "until"]) {
        Tense::Future
    } else {
        scene.tense(at, at + 1)
    };
    let strict = if before(&["last"]) { -1 } else { i32::from(before(&["next"])) };
    let tense = if strict < 0 { Tense::Past } else { tense };
    let day = |anchor| calendar::near(days(anchor, strict)?, wanted, tense).map(iso);
    let name = names::weekday_name(wanted);
    let why = match tense {
        Tense::Future => format!("the next {name} from"),
        _ => format!("the last {name} up to"),
    };
    Some(scene.explained((1, Granularity::Day), &why, day))
}

/// Whether the week is named behind a weekday: "last week", "of next week", "this week". Weeks and tokens.
fn week_behind(tokens: &[Token]) -> Option<(i32, usize)> {
    let of = usize::from(tokens.first().is_some_and(|token| token.is("of")));
    let number = step(tokens.get(of)?)?;
    let week = tokens.get(of + 1).and_then(Unit::of) == Some(Unit::Week);
    week.then_some((number, of + 2))
}

/// How many units a word goes on or back.
fn step(token: &Token) -> Option<i32> {
    match token.lower.as_str() {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// "last week", "this month", "next year", "last weekend"; "earlier" and "later" narrow the week to the days before or after.
pub(crate) fn unit(scene: &Scene, at: usize) -> Option<Reading> {
    let number = step(scene.tokens.get(at)?)?;
    let named = scene.tokens.get(at + 1)?;
    let before = |words: &[&str]| at > 0 && scene.tokens[at - 1].is_any(words);
    // "the last year" is the year up to now, and "the next day" is counted from another date.
    if before(&["the"]) {
        return None;
    }
    if named.is_any(&["weekend", "weekend's", "weekend’s"]) {
        let days = |day| Some(within(days(monday(day, number)?, 5)?, days(monday(day, number)?, 6)?));
        return Some(scene.counted(2, Granularity::Week, days));
    }
    let unit = Unit::of(named).filter(|unit| *unit != Unit::Day)?;
    if (unit, number) != (Unit::Week, 0) {
        return Some(scene.counted(2, unit.granularity(), |day| unit.from(day, number)));
    }
    if before(&["later"]) {
        let rest = |day| Some(within(days(day, 1)?, days(monday(day, 0)?, 6)?.max(days(day, 1)?)));
        return Some(scene.counted(2, Granularity::Week, rest));
    }
    let tense = if before(&["earlier"]) {
        Tense::Past
    } else {
        scene.tense(at, at + 2)
    };
    Some(scene.counted(2, Granularity::Week, |day| this_week(day, tense)))
}

/// The week of a day: up to it in the past tense, from it on in the future tense.
fn this_week(day: Date, tense: Tense) -> Option<String> {
    let (first, last) = (monday(day, 0)?, days(monday(day, 0)?, 6)?);
    Some(match tense {
        Tense::Past => within(first, day),
        Tense::Future => within(day, last),
        Tense::Unknown => within(first, last),
    })
}

/// "two years ago", "a week ago"; "three days later", "a month earlier", counted from the date read before.
pub(crate) fn counted(scene: &Scene, at: usize) -> Option<Reading> {
    let number = names::count(scene.tokens.get(at)?)?;
    let unit = Unit::of(scene.tokens.get(at + 1)?)?;
    let word = scene.tokens.get(at + 2)?;
    match word.lower.as_str() {
        "ago" => Some(scene.counted(3, unit.granularity(), |day| unit.from(day, -number))),
        "later" | "afterwards" => Some(scene.chained(3, unit.granularity(), |day| unit.from(day, number))),
        "earlier" | "before" => Some(scene.chained(3, unit.granularity(), |day| unit.from(day, -number)))
            .filter(|_| word.is("earlier") || closes(scene, at + 3)),
        _ => None,
    }
}

/// Whether a clause ends at a place: "the day before." but not "the day before the vote".
fn closes(scene: &Scene, at: usize) -> bool {
    scene
        .tokens
        .get(at)
        .is_none_or(|token| !token.lower.starts_with(char::is_alphanumeric))
}

/// "the next day", "the following week", "the previous month", "the same day", "the day before": counted from the date read before.
pub(crate) fn chained(scene: &Scene, at: usize) -> Option<Reading> {
    let [the, word, rest @ ..] = scene.tokens.get(at..)? else {
        return None;
    };
    if !the.is_any(&["the", "that"]) {
        return None;
    }
    if let Some(number) = match word.lower.as_str() {
        "next" | "following" => Some(1),
        "previous" | "preceding" => Some(-1),
        "same" => Some(0),
        _ => None,
    } {
        let unit = Unit::of(rest.first()?).filter(|_| rest.get(1).is_none_or(|next| Unit::of(next).is_none()))?;
        return Some(scene.chained(3, unit.granularity(), |day| unit.from(day, number)));
    }
    let number = match rest.first()?.lower.as_str() {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let unit = Unit::of(word).filter(|_| closes(scene, at + 3))?;
    Some(scene.chained(3, unit.granularity(), |day| unit.from(day, number)))
}

/// "the past three years", "the last 10 days", "the next two weeks": from one end to the day counted from.
pub(crate) fn stretch(scene: &Scene, at: usize) -> Option<Reading> {
    let [the, way, number, unit, ..] = scene.tokens.get(at..)? else {
        return None;
    };
    let back = way.is_any(&["past", "last"]);
    if !the.is("the") || !(back || way.is_any(&["next", "coming"])) {
        return None;
    }
    let (number, unit) = (names::count(number)?, Unit::of(unit)?);
    let far = if back { -number } else { number };
    let reach = |day: Date| {
        let other = match unit {
            Unit::Day | Unit::Week => iso(days(day, if unit == Unit::Week { far.checked_mul(7)? } else { far })?),
            Unit::Month | Unit::Year => unit.from(day, far)?,
        };
        let here = match unit {
            Unit::Year => iso_year(day.year().into())?,
            Unit::Month => iso_month(day),
            _ => iso(day),
        };
        Some(if back {
            format!("{other}/{here}")
        } else {
            format!("{here}/{other}")
        })
    };
    Some(scene.counted(4, unit.granularity(), reach))
}
