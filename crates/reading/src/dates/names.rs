//! Names of months, weekdays and small numbers in English.

use crate::dates::token::{Kind, Token};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// The month a word names, 1 to 12: in full, or its first three letters (four for September).
pub(crate) fn month(token: &Token) -> Option<i8> {
    if token.kind != Kind::Word || !token.capital() {
        return None;
    }
    let word = token.lower.as_str();
    let at = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() == 3 && name.starts_with(word)) || (word == "sept" && name.starts_with(word)))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word is a month's full name; short forms such as "Mar" need a number beside them.
pub(crate) fn full_month(token: &Token) -> bool {
    MONTHS.contains(&token.lower.as_str())
}

/// The weekday a word names, 0 for Monday. A possessive counts: "Monday's".
pub(crate) fn weekday(token: &Token) -> Option<i8> {
    let word = token.lower.trim_end_matches("'s").trim_end_matches("’s");
    let at = WEEKDAYS.iter().position(|name| *name == word)?;
    if token.capital() { i8::try_from(at).ok() } else { None }
}

/// The English name of a weekday, 0 for Monday.
pub(crate) fn weekday_name(weekday: i8) -> String {
    capitalised(WEEKDAYS[usize::try_from(weekday.rem_euclid(7)).unwrap_or(0)])
}

/// The small number that a token writes: "two", "a", "12".
pub(crate) fn count(token: &Token) -> Option<i32> {
    if token.is_any(&["a", "an"]) {
        return Some(1);
    }
    let named = NUMBERS.iter().position(|name| token.is(name)).and_then(|at| i32::try_from(at).ok());
    named.or_else(|| token.number(1..4))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
