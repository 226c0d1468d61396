//! Stamps: a full date, perhaps with a time, as pages print it beside a headline or in their markup.

use crate::dates::absolute;
use crate::dates::token::{Token, tokens};
use std::ops::Range;

/// A full date with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// `2021-03-30`, `2021-03-30T14:55`, with the offset `+09:00` or `Z` where the page writes one.
    pub(crate) iso: String,
    /// Its bytes, the time included.
    pub(crate) place: Range<usize>,
}

/// How many tokens may stand between a date and its time: "- 14:55", "at 3:05 p.m.".
const GAP: usize = 3;

/// The first full date in a stretch. Linear in its length.
pub(crate) fn find(stretch: &str) -> Option<Stamp> {
    let tokens = tokens(stretch);
    let (at, (written, taken)) = (0..tokens.len()).find_map(|at| Some((at, full(&tokens[at..])?)))?;
    let end = at + taken;
    let date = format!("{:04}-{:02}-{:02}", written.0, written.1, written.2);
    let start = tokens[at].place.start;
    let after = &tokens[end..];
    let time = (0..=GAP.min(after.len()))
        .take_while(|&skip| skip == 0 || joint(&after[skip - 1]))
        .find_map(|skip| clock(&after[skip..]).map(|clock| (skip, clock)));
    match time {
        Some((skip, (time, taken))) => Some(Stamp {
            iso: format!("{date}T{time}"),
            place: start..after[skip + taken - 1].place.end,
        }),
        None => Some(Stamp {
            iso: date,
            place: start..tokens[end - 1].place.end,
        }),
    }
}

/// A date with year, month and day at the start of some tokens.
fn full(tokens: &[Token]) -> Option<((i32, i8, i8), usize)> {
    let (written, taken) = absolute::read(tokens)?;
    Some(((written.year?, written.month?, written.day?), taken))
}

/// Whether a token may stand between date and time.
fn joint(token: &Token) -> bool {
    token.is_any(&[",", "-", "–", "|", "/", "·", "•", "at", "t", "("])
}

/// A time at the start of some tokens, as `HH:MM` with an offset if there is one, and the tokens it takes.
fn clock(tokens: &[Token]) -> Option<(String, usize)> {
    let hour = tokens.first()?.number(1..3)?;
    let colon = tokens.get(1)?;
    if !(colon.is(":") || (colon.is(".") && !colon.spaced)) {
        return None;
    }
    let minute = tokens.get(2)?.number(2..3)?;
    let mut at = 3;
    if tokens.get(3).is_some_and(|token| token.is(":")) && tokens.get(4).is_some_and(|token| token.number(2..3).is_some()) {
        at = 5;
        if tokens.get(5).is_some_and(|token| token.is(".") && !token.spaced)
            && tokens.get(6).is_some_and(|token| token.number(1..9).is_some())
        {
            at = 7;
        }
    }
    let (half, more) = half_of_day(&tokens[at..]);
    at += more;
    let hour = match half {
        Some(false) => hour % 12,
        Some(true) => hour % 12 + 12,
        None => hour,
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    let (offset, more) = offset(&tokens[at..]);
    Some((format!("{hour:02}:{minute:02}{offset}"), at + more))
}

/// Whether "a.m." (`false`) or "p.m." (`true`) follows, and the tokens it takes.
fn half_of_day(tokens: &[Token]) -> (Option<bool>, usize) {
    let whole = |token: &Token| {
        if token.is("am") {
            Some(false)
        } else {
            token.is("pm").then_some(true)
        }
    };
    let dotted = |token: &Token| {
        if token.is("a") {
            Some(false)
        } else {
            token.is("p").then_some(true)
        }
    };
    match tokens {
        [first, ..] if whole(first).is_some() => (whole(first), 1),
        [first, dot, m, rest @ ..] if dotted(first).is_some() && dot.is(".") && m.is("m") => {
            (dotted(first), 3 + usize::from(rest.first().is_some_and(|token| token.is("."))))
        }
        _ => (None, 0),
    }
}

/// An offset as ISO writes it (`Z`, `+09:00`, `+0900`), and the tokens it takes. Names of zones are left: many are ambiguous.
fn offset(tokens: &[Token]) -> (String, usize) {
    match tokens {
        [first, ..] if first.words == "Z" && !first.spaced => ("Z".into(), 1),
        [sign, hour, colon, minute, ..]
            if sign.is_any(&["+", "-"])
                && !sign.spaced
                && colon.is(":")
                && hour.number(2..3).is_some()
                && minute.number(2..3).is_some() =>
        {
            (format!("{}{}:{}", sign.words, hour.words, minute.words), 4)
        }
        [sign, both, ..] if sign.is_any(&["+", "-"]) && !sign.spaced && both.number(4..5).is_some() => {
            (format!("{}{}:{}", sign.words, &both.words[..2], &both.words[2..]), 2)
        }
        _ => (String::new(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(words: &str, iso: &str, shown: &str) {
        let stamp = find(words).unwrap();
        assert_eq!((stamp.iso.as_str(), &words[stamp.place]), (iso, shown));
    }

    #[test]
    fn stamps_are_read_with_their_time() {
        reads("Published : March 30, 2021 - 14:55", "2021-03-30T14:55", "March 30, 2021 - 14:55");
        reads("Posted March. 31, 2021 07:22,", "2021-03-31T07:22", "March. 31, 2021 07:22");
        reads("Tue 4 May 2021 at 3:05 p.m. EDT", "2021-05-04T15:05", "4 May 2021 at 3:05 p.m.");
        reads(
            "2021-03-30T14:55:09.120+09:00",
            "2021-03-30T14:55+09:00",
            "2021-03-30T14:55:09.120+09:00",
        );
        reads("2021-03-30T14:55:09Z", "2021-03-30T14:55Z", "2021-03-30T14:55:09Z");
        reads("12:00 am is no time after May 4, 2021.", "2021-05-04", "May 4, 2021");
        reads("Wed, 5 Feb 2020 12:30 AM", "2020-02-05T00:30", "5 Feb 2020 12:30 AM");
    }

    #[test]
    fn a_date_without_its_year_is_no_stamp() {
        assert_eq!(find("Posted March 30 at 14:55"), None);
        assert_eq!(find("25:99"), None);
    }
}
