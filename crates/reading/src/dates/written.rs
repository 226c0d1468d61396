//! Expressions that name their day, month or year: "June 21", "in May", "October last year", "since 2017".

use crate::dates::absolute::{self, Written};
use crate::dates::calendar::{self, iso_year};
use crate::dates::expression::{Reading, Scene};
use crate::dates::tense::Tense;
use crate::dates::token::{Kind, Token};
use crate::dates::{Granularity, names};
use jiff::civil::Date;

/// Words before a month or year that make it one.
const BEFORE: &[&str] = &["in", "since", "until", "during", "late", "early", "mid", "before", "after"];
/// Words that do so too unless something that could be counted follows.
const BEFORE_LONE: &[&str] = &["of", "by", "from", "to", "between", "and", "last", "this", "next", "around", "-"];

/// A date with day or year, in any usual order.
pub(crate) fn date(scene: &Scene, at: usize) -> Option<Reading> {
    let found = absolute::read(scene.tokens.get(at..)?)?;
    Some(resolve(scene, at, found))
}

/// What a date comes to, with the year behind it if that is said in words.
pub(crate) fn resolve(scene: &Scene, at: usize, (written, taken): (Written, usize)) -> Reading {
    let end = at + taken;
    let granularity = if written.day.is_some() {
        Granularity::Day
    } else {
        Granularity::Month
    };
    if let Some(year) = written.year {
        return Reading {
            taken,
            granularity,
            iso: iso(&written, year),
            reasoning: "written with its year".into(),
        };
    }
    if let Some((number, more)) = year_behind(&scene.tokens[end..]) {
        return scene.counted(taken + more, granularity, |day| iso(&written, i32::from(day.year()) + number));
    }
    let before = |words: &[&str]| at > 0 && scene.tokens[at - 1].is_any(words);
    let tense = if before(&["last"]) {
        Tense::Past
    } else if before(&["next", "by", "until"]) {
        Tense::Future
    } else {
        scene.tense(at, end)
    };
    let strict = before(&["last", "next"]);
    scene.explained((taken, granularity), "the nearest such date, by the tense, to", |day| {
        iso(&written, nearest(&written, day, tense, strict)?)
    })
}

/// The year, seen from a day, in which a date without its year lies.
fn nearest(written: &Written, day: Date, tense: Tense, strict: bool) -> Option<i32> {
    let here = i32::from(day.year());
    let (month, date) = (written.month?, written.day);
    let order = |month: i8, date: i8| (month, date).cmp(&(day.month(), if written.day.is_some() { day.day() } else { 1 }));
    let later = order(month, date.unwrap_or(1));
    Some(match tense {
        Tense::Future => here + i32::from(later.is_lt() || strict && later.is_eq()),
        Tense::Past => here - i32::from(later.is_gt() || strict && later.is_eq()),
        Tense::Unknown => {
            let away = |year: i32| {
                calendar::day(&format!("{year:04}-{month:02}-{:02}", date.unwrap_or(15)))
                    .map_or(i32::MAX, |other| (other - day).get_days().abs())
            };
            (here - 1..=here + 1).min_by_key(|&year| (away(year), year != here))?
        }
    })
}

/// A month that stands alone: "in May", "last October", "in October last year".
pub(crate) fn month(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let month = names::month(token).filter(|_| names::full_month(token))?;
    let before = at.checked_sub(1).map(|before| &scene.tokens[before])?;
    let lone = before.is_any(BEFORE_LONE) && !before.is_any(&["and", "-", "to", "of"]) && !token.is("may");
    let year = year_behind(&scene.tokens[at + 1..]);
    if !before.is_any(BEFORE) && !lone && year.is_none() && !before.is_any(&["last", "next", "this"]) {
        return None;
    }
    Some(resolve(
        scene,
        at,
        (
            Written {
                month: Some(month),
                ..Written::default()
            },
            1,
        ),
    ))
}

/// A year that stands alone: "in 2006", "since 2017", "the strike of 2020".
pub(crate) fn year(scene: &Scene, at: usize) -> Option<Reading> {
    let token = scene.tokens.get(at)?;
    let year = absolute::year(token).filter(|year| (1800..2200).contains(year))?;
    let before = at.checked_sub(1).map(|before| &scene.tokens[before])?;
    let next = scene.tokens.get(at + 1);
    if let Some(decade) = next.filter(|next| next.is("s") && !next.spaced && year % 10 == 0) {
        let _ = decade;
        return Some(Reading {
            taken: 2,
            granularity: Granularity::Decade,
            iso: Some(format!("{year}/{}", year + 9)),
            reasoning: "written as a decade".into(),
        });
    }
    let counts = next.is_some_and(|next| {
        next.kind == Kind::Number
            || next.is("%")
            || (next.is_any(&[",", ".", "-"]) && !next.spaced && scene.tokens.get(at + 2).is_some_and(|more| !more.spaced))
    });
    let lone = next.is_none_or(|next| next.kind == Kind::Sign || crate::layout::is_small(next.words));
    let fits = before.is_any(BEFORE) || (before.is_any(BEFORE_LONE) && lone) || season(before);
    (fits && !counts).then(|| Reading {
        taken: 1,
        granularity: Granularity::Year,
        iso: iso_year(year),
        reasoning: "written as a year".into(),
    })
}

fn season(token: &Token) -> bool {
    token.is_any(&["spring", "summer", "autumn", "fall", "winter"])
}

/// The year behind a month or day, in words: "last year", "of this year", "next year". Years on and tokens.
fn year_behind(tokens: &[Token]) -> Option<(i32, usize)> {
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

/// A date in a year, as ISO; a run of days as an interval.
fn iso(written: &Written, year: i32) -> Option<String> {
    let (year, month) = (iso_year(year)?, written.month?);
    let day = |day: i8| calendar::day(&format!("{year}-{month:02}-{day:02}")).map(calendar::iso);
    match (written.day, written.last_day) {
        (Some(first), Some(last)) => Some(format!("{}/{}", day(first)?, day(last)?)),
        (Some(date), None) => day(date),
        _ => Some(format!("{year}-{month:02}")),
    }
}
