//! Expressions that are counted from the date read before: "the next day", "two weeks later", "the day before".

use crate::dates::expression::{Reading, Scene};
use crate::dates::sense::{Sense, Unit};
use crate::dates::token::Token;
use crate::dates::{Granularity, names};

/// "the next day", "the following week", "the previous month", "the same day", "the day before", "that day".
pub(crate) fn named(scene: &Scene, at: usize) -> Option<Reading> {
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
        let unit = unit(rest.first()?).filter(|_| rest.get(1).is_none_or(|next| Unit::of(next).is_none()))?;
        return Some(chained(scene, 3, unit, number));
    }
    let unit = unit(word)?;
    match rest.first() {
        Some(next) if next.is("before") => closes(scene, at + 3).then(|| chained(scene, 3, unit, -1)),
        Some(next) if next.is("after") => closes(scene, at + 3).then(|| chained(scene, 3, unit, 1)),
        _ => (the.is("that") && closes(scene, at + 2)).then(|| chained(scene, 2, unit, 0)),
    }
}

/// The unit that a word names; a part of a day is of its day.
fn unit(token: &Token) -> Option<Unit> {
    let part = token.is_any(&["morning", "afternoon", "evening", "night"]);
    if part { Some(Unit::Day) } else { Unit::of(token) }
}

/// "two years ago", "a week ago", "a year-ago"; "three days later", "a month earlier", counted from the date read before.
pub(crate) fn counted(scene: &Scene, at: usize) -> Option<Reading> {
    let number = names::count(scene.tokens.get(at)?)?;
    let unit = Unit::of(scene.tokens.get(at + 1)?)?;
    let dash = usize::from(scene.tokens.get(at + 2)?.is("-"));
    let word = scene.tokens.get(at + 2 + dash)?;
    let taken = 3 + dash;
    match word.lower.as_str() {
        "ago" => Some(Reading::new(taken, Granularity::of(unit), Sense::Step(unit, -number))),
        "later" | "afterwards" | "afterward" => Some(chained(scene, taken, unit, number)),
        "earlier" => Some(chained(scene, taken, unit, -number)),
        "before" => closes(scene, at + taken).then(|| chained(scene, taken, unit, -number)),
        "after" => closes(scene, at + taken).then(|| chained(scene, taken, unit, number)),
        _ => None,
    }
}

/// A reading counted from the date read last that is fine enough.
fn chained(scene: &Scene, taken: usize, unit: Unit, number: i32) -> Reading {
    let granularity = Granularity::of(unit);
    match scene.previous(unit) {
        Some(previous) => {
            let sense = Sense::From(Box::new(previous.sense.clone()), unit, number);
            Reading::new(taken, granularity, sense).because(format!("from {}, the date read before", previous.shown))
        }
        None => Reading::unclear(taken, granularity, "no day before it to count from"),
    }
}

/// Whether a clause ends at a place: "the day before." but not "the day before the vote".
fn closes(scene: &Scene, at: usize) -> bool {
    scene
        .tokens
        .get(at)
        .is_none_or(|token| !token.lower.starts_with(char::is_alphanumeric))
}
