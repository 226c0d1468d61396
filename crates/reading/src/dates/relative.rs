//! Expressions that are counted from the day of writing: "on Thursday", "last week", "the past three years".

use crate::dates::expression::{Reading, Scene};
use crate::dates::sense::{Sense, Unit};
use crate::dates::tense::Tense;
use crate::dates::token::Token;
use crate::dates::{Granularity, absolute, names};

impl Unit {
    /// The unit that a word names, singular, plural or possessive.
    pub(crate) fn of(token: &Token) -> Option<Unit> {
        let word = token.lower.trim_end_matches("'s").trim_end_matches("’s");
        match word {
            "day" | "days" => Some(Unit::Day),
            "week" | "weeks" => Some(Unit::Week),
            "month" | "months" => Some(Unit::Month),
            "quarter" | "quarters" => Some(Unit::Quarter),
            "year" | "years" => Some(Unit::Year),
            "decade" | "decades" => Some(Unit::Decade),
            "century" | "centuries" => Some(Unit::Century),
            _ => None,
        }
    }
}

/// Parts of a day that may follow the name of a day.
const PARTS: &[&str] = &["morning", "afternoon", "evening", "night", "lunchtime", "midnight", "noon"];

/// "today", "yesterday", "tomorrow", "tonight", "last night", "this morning", "the day before yesterday".
pub(crate) fn neighbour(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let next = scene.tokens.get(at + 1);
    let follows = |words: &[&str]| next.is_some_and(|next| next.is_any(words));
    let part = usize::from(follows(PARTS));
    if let [the, day, side, turn, ..] = &scene.tokens[at..]
        && the.is("the")
        && day.is("day")
    {
        let number = match (side.lower.as_str(), turn.lower.as_str()) {
            ("before", "yesterday") => -2,
            ("after", "tomorrow") => 2,
            _ => return None,
        };
        return Some(Reading::new(4, Granularity::Day, Sense::Step(Unit::Day, number)));
    }
    let (number, taken) = match token.lower.as_str() {
        "today" | "tonight" | "today's" | "today’s" => (0, 1),
        "yesterday" | "yesterday's" | "yesterday’s" => (-1, 1 + part),
        "tomorrow" | "tomorrow's" | "tomorrow’s" => (1, 1 + part),
        "this" if follows(&["morning", "afternoon", "evening"]) => (0, 2),
        "last" if follows(&["night", "evening"]) => (-1, 2),
        _ => return None,
    };
    Some(Reading::new(taken, Granularity::Day, Sense::Step(Unit::Day, number)))
}

/// "Monday", "on Thursday", "last Friday", "next Tuesday", "Monday next week"; with a date behind it, that date.
pub(crate) fn weekday(scene: &Scene, at: usize) -> Option<Reading> {
    let day = names::weekday(scene.tokens.get(at)?)?;
    if scene.tokens.get(at + 1).is_some_and(|token| token.is("-") && !token.spaced) {
        return None;
    }
    let part = usize::from(scene.tokens.get(at + 1).is_some_and(|token| token.is_any(PARTS)));
    let comma = usize::from(scene.tokens.get(at + 1 + part).is_some_and(|token| token.is(",")));
    let the = usize::from(scene.tokens.get(at + 1 + part + comma).is_some_and(|token| token.is("the")));
    let behind = at + 1 + part + comma + the;
    if let Some(found) = absolute::read(scene.tokens.get(behind..)?).filter(|(written, _)| written.day.is_some()) {
        let mut reading = crate::dates::written::resolve(scene, behind, found);
        reading.taken += behind - at;
        return Some(reading);
    }
    if let Some((weeks, taken)) = week_behind(&scene.tokens[at + 1 + part..]) {
        return Some(Reading::new(taken + 1 + part, Granularity::Day, Sense::WeekdayOf(day, weeks)));
    }
    let tense = if scene.before(at, &["next", "coming", "by", "until"]) {
        Tense::Future
    } else if scene.before(at, &["last", "past"]) {
        Tense::Past
    } else {
        scene.tense(at, at + 1 + part)
    };
    let strict = scene.before(at, &["last", "next"]);
    Some(Reading::new(1 + part, Granularity::Day, Sense::Weekday { day, tense, strict }))
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

/// "last week", "this month", "next year", "last weekend", "the weekend"; "later this week" is what is left of it.
pub(crate) fn unit(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let named = scene.tokens.get(at + 1)?;
    let weekend = named.is_any(&["weekend", "weekend's", "weekend’s"]);
    if token.is("the") && weekend && scene.before(at, &["over", "at", "on"]) {
        let weeks = -i32::from(scene.tense(at, at + 2) == Tense::Past);
        return Some(Reading::new(2, Granularity::Week, Sense::Weekend(weeks)));
    }
    let number = step(token)?;
    // "the last year" is the year up to now, and "the next day" is counted from another date.
    if scene.before(at, &["the"]) {
        return None;
    }
    if weekend {
        return Some(Reading::new(2, Granularity::Week, Sense::Weekend(number)));
    }
    let unit = Unit::of(named).filter(|unit| *unit != Unit::Day)?;
    if (unit, number) != (Unit::Week, 0) {
        return Some(Reading::new(2, Granularity::of(unit), Sense::Step(unit, number)));
    }
    let sense = if scene.before(at, &["later"]) {
        Sense::RestOfWeek
    } else if scene.before(at, &["earlier"]) {
        Sense::ThisWeek(Tense::Past)
    } else {
        Sense::ThisWeek(scene.tense(at, at + 2))
    };
    Some(Reading::new(2, Granularity::Week, sense))
}

/// "in two weeks", "in three months' time", where something is to come.
pub(crate) fn ahead(scene: &Scene, at: usize) -> Option<Reading> {
    let [lead, number, unit, ..] = scene.tokens.get(at..)? else {
        return None;
    };
    let (number, unit) = (names::count(number)?, Unit::of(unit)?);
    let time = usize::from(scene.tokens.get(at + 3).is_some_and(|token| token.is("time")));
    let quote = usize::from(scene.tokens.get(at + 3).is_some_and(|token| token.is_any(&["'", "’"])));
    let closed = scene
        .tokens
        .get(at + 3 + quote + time)
        .is_none_or(|token| !token.lower.starts_with(char::is_alphanumeric));
    let fits = lead.is("in") && closed && scene.tense(at, at + 3) == Tense::Future;
    fits.then(|| Reading::new(3 + time, Granularity::of(unit), Sense::Step(unit, number)))
}

/// "the past three years", "the last 10 days", "the next two weeks", "the past year": from one end to the day counted from.
pub(crate) fn stretch(scene: &Scene, at: usize) -> Option<Reading> {
    let [the, way, rest @ ..] = scene.tokens.get(at..)? else {
        return None;
    };
    let back = way.is_any(&["past", "last"]);
    if !the.is_any(&["the", "these"]) || !(back || way.is_any(&["next", "coming"])) {
        return None;
    }
    let sign = |number: i32| if back { -number } else { number };
    if let Some(unit) = rest.first().and_then(Unit::of).filter(|unit| way.is("past") && *unit > Unit::Day) {
        return Some(Reading::new(3, Granularity::of(unit), Sense::Stretch(unit, sign(1))));
    }
    let (number, unit) = (names::count(rest.first()?)?, Unit::of(rest.get(1)?)?);
    Some(Reading::new(4, Granularity::of(unit), Sense::Stretch(unit, sign(number))))
}
