//! Seasons, quarters, feasts and decades: "last spring", "the third quarter", "Christmas Eve", "the 1990s".

use crate::dates::expression::{Reading, Scene};
use crate::dates::sense::{Part, Sense, Unit};
use crate::dates::tense::Tense;
use crate::dates::token::Token;
use crate::dates::written::{self, yearly};
use crate::dates::{Granularity, absolute};

/// Feasts on a fixed day: words, month, day.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["new", "year’s", "day"], 1, 1),
    (&["new", "year’s", "eve"], 12, 31),
    (&["valentine’s", "day"], 2, 14),
    (&["halloween"], 10, 31),
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
];

/// Occasions around New Year that fall into January.
const NEW_YEAR: &[&str] = &[
    "press",
    "news",
    "address",
    "speech",
    "message",
    "greeting",
    "broadcast",
    "statement",
];

/// "Christmas Eve", "New Year’s Day", "the New Year’s address"; the latter is January.
pub(crate) fn holiday(scene: &Scene, at: usize) -> Option<Reading> {
    let tokens = scene.tokens.get(at..)?;
    if !tokens.first()?.capital() {
        return None;
    }
    let matches = |words: &[&str]| {
        words.len() <= tokens.len()
            && words
                .iter()
                .zip(tokens)
                .all(|(word, token)| token.lower.replace('\'', "’") == **word)
    };
    if let Some((words, month, day)) = FEASTS.iter().find(|(words, ..)| matches(words)) {
        let part = Part {
            month: *month,
            day: Some(*day),
            last: None,
        };
        return Some(year_or_nearest(scene, at, part, (words.len(), Granularity::Day)));
    }
    let january = matches(&["new", "year’s"]) && tokens.get(2).is_some_and(|token| token.is_any(NEW_YEAR));
    let part = Part {
        month: 1,
        day: None,
        last: None,
    };
    january.then(|| year_or_nearest(scene, at, part, (2, Granularity::Month)).because("words for the New Year fall into January"))
}

/// "this summer", "last winter", "the spring of 2019", "in the autumn". Months as on the northern half of the earth.
pub(crate) fn season(scene: &Scene, at: usize) -> Option<Reading> {
    let month = match scene.tokens.get(at)?.lower.as_str() {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    };
    let part = Part {
        month,
        day: None,
        last: Some(((month + 1) % 12 + 1, None)),
    };
    let dated = year_behind(&scene.tokens[at + 1..]).is_some();
    let led = scene.before(at, &["last", "next", "this"])
        || scene.before(at, &["the"]) && at > 1 && scene.tokens[at - 2].is_any(&["in", "during", "over", "since", "until", "by"]);
    let noun = scene
        .tokens
        .get(at + 1)
        .is_none_or(|next| !next.lower.starts_with(char::is_alphabetic) || crate::layout::is_small(next.words));
    (dated || led && noun).then(|| year_or_nearest(scene, at, part, (1, Granularity::Quarter)))
}

/// "the third quarter", "the first quarter of 2020", "Q3 2020"; a fiscal quarter is none.
pub(crate) fn quarter(scene: &Scene, at: usize) -> Option<Reading> {
    let tokens = &scene.tokens[at..];
    let number = ["first", "second", "third", "fourth"]
        .iter()
        .position(|word| tokens.first().is_some_and(|token| token.is(word)))?;
    let dash = usize::from(tokens.get(1).is_some_and(|token| token.is("-")));
    if !tokens.get(1 + dash)?.is_any(&["quarter", "quarter's", "quarter’s"]) || scene.before(at, &["fiscal"]) {
        return None;
    }
    let month = i8::try_from(number * 3 + 1).ok()?;
    let part = Part {
        month,
        day: None,
        last: Some((month + 2, None)),
    };
    Some(year_or_nearest(scene, at, part, (2 + dash, Granularity::Quarter)))
}

/// A part of the year behind which its year may stand.
fn year_or_nearest(scene: &Scene, at: usize, part: Part, (taken, granularity): (usize, Granularity)) -> Reading {
    let behind = &scene.tokens[(at + taken).min(scene.tokens.len())..];
    if let Some((year, more)) = year_behind(behind)
        && let Some(iso) = part.of_year(year)
    {
        return Reading::new(taken + more, granularity, Sense::Fixed(iso)).because("written with its year");
    }
    if let Some((years, more)) = written::year_behind(behind) {
        return Reading::new(taken + more, granularity, Sense::OfYear(part, years));
    }
    let previous = scene.before(at, &["last"]);
    let tense = if previous {
        Tense::Past
    } else if scene.before(at, &["next"]) {
        Tense::Future
    } else {
        scene.tense(at, at + taken)
    };
    yearly(scene, part, (taken, granularity), (tense, previous || scene.before(at, &["next"])))
}

/// A year right behind: "2019", "of 2019", ", 2019".
fn year_behind(tokens: &[Token]) -> Option<(i32, usize)> {
    let skip = usize::from(tokens.first().is_some_and(|token| token.is_any(&["of", ",", "in"])));
    absolute::year(tokens.get(skip)?).map(|year| (year, skip + 1))
}

/// "the 1990s", "the '80s" is left; "the 20th century".
pub(crate) fn decade(scene: &Scene, at: usize) -> Option<Reading> {
    let [number, ending, rest @ ..] = scene.tokens.get(at..)? else {
        return None;
    };
    if ending.is("s") && !ending.spaced {
        let year = absolute::year(number).filter(|year| year % 10 == 0)?;
        return Some(Reading::new(2, Granularity::Decade, Sense::Fixed(format!("{year}/{}", year + 9))).because("written as a decade"));
    }
    let century = rest.first().is_some_and(|word| Unit::of(word) == Some(Unit::Century));
    let count = number
        .number(1..3)
        .filter(|_| century && !ending.spaced && ending.is_any(&["st", "nd", "rd", "th"]))?;
    let sense = Sense::Fixed(format!("{:02}01/{:02}00", (count - 1).max(0), count));
    Some(Reading::new(3, Granularity::Decade, sense).because("written as a century"))
}
