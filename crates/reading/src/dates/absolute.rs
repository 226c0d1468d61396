//! Calendar dates as they are written: "March 31, 2021", "31 March", "2021-03-31", "May 2021", "2006".

use crate::dates::names;
use crate::dates::sense::Part;
use crate::dates::token::{Kind, Token};

/// A date as far as its words give it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    /// The last day of a run such as "June 3-5".
    pub(crate) last_day: Option<i8>,
    /// The month of that day, where it is another one: "June 28 to July 2".
    pub(crate) last_month: Option<i8>,
}

impl Written {
    /// The part of the year that it names; January where it names none.
    pub(crate) fn part(&self) -> Part {
        let month = self.month.unwrap_or(1);
        Part {
            month,
            day: self.day,
            last: self.last_day.map(|day| (self.last_month.unwrap_or(month), Some(day))),
        }
    }

    /// Whether such a day exists. 29 February needs a leap year if the year is given.
    fn exists(&self) -> bool {
        let year = i16::try_from(self.year.unwrap_or(2024)).unwrap_or(2024);
        let month = self.month.unwrap_or(1);
        let fits = |day: i8| jiff::civil::Date::new(year, month, day).is_ok();
        if self.last_month.is_some() {
            return fits(self.day.unwrap_or(1)) && self.last_day.is_none_or(|day| (1..32).contains(&day));
        }
        fits(self.day.unwrap_or(1)) && self.last_day.is_none_or(fits) && self.last_day >= self.last_day.and(self.day)
    }
}

/// Reads the longest date that starts at a token; gives it with the number of tokens it takes.
pub(crate) fn read(tokens: &[Token]) -> Option<(Written, usize)> {
    let ways = [by_numbers, month_first, day_first, month_and_year];
    ways.iter().find_map(|way| way(tokens)).filter(|(written, _)| written.exists())
}

/// A year from 1500 to 2199, standing as a number of its own.
pub(crate) fn year(token: &Token) -> Option<i32> {
    token.number(4..5).filter(|year| (1500..2200).contains(year))
}

/// `2021-03-31`, `2021.03.31`, `2021/3/31`, `31.03.2021`, and `3/31/2021` where only one order is possible.
fn by_numbers(tokens: &[Token]) -> Option<(Written, usize)> {
    let [first, sign, second, again, third, ..] = tokens else {
        return None;
    };
    let joined = sign.lower == again.lower && !sign.spaced && !second.spaced && !again.spaced && !third.spaced;
    if !joined || !sign.is_any(&["-", "/", "."]) {
        return None;
    }
    let small = |token: &Token| token.number(1..3).and_then(|number| i8::try_from(number).ok());
    if let (Some(year), Some(month), Some(day)) = (year(first), small(second), small(third)) {
        return Some((full(year, month, day), 5));
    }
    let (a, b, year) = (small(first)?, small(second)?, year(third)?);
    if sign.is(".") || a > 12 {
        Some((full(year, b, a), 5))
    } else if b > 12 || a == b {
        Some((full(year, a, b), 5))
    } else {
        None
    }
}

/// "March 31, 2021", "March. 31", "June 3-5, 2021", "Sept. 4th".
fn month_first(tokens: &[Token]) -> Option<(Written, usize)> {
    let month = names::month(tokens.first()?)?;
    let mut at = 1 + usize::from(tokens.get(1).is_some_and(|token| token.is(".")));
    let day = day(tokens.get(at)?)?;
    if clock(tokens, at) {
        return None;
    }
    at += 1 + ordinal(tokens.get(at + 1));
    let (last_day, last_month, run) = run(&tokens[at..]);
    at += run;
    let (year, more) = trailing_year(&tokens[at..]);
    Some((
        Written {
            year,
            month: Some(month),
            day: Some(day),
            last_day,
            last_month,
        },
        at + more,
    ))
}

/// "31 March 2021", "the 3rd of June", "3-5 June".
fn day_first(tokens: &[Token]) -> Option<(Written, usize)> {
    let day = day(tokens.first()?)?;
    let mut at = 1 + ordinal(tokens.get(1));
    let (last_day, _, more) = run(&tokens[at..]);
    let last_month = None;
    at += more;
    at += usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
    let month = names::month(tokens.get(at)?)?;
    at += 1;
    if tokens.get(at).is_some_and(|token| token.is(".")) && tokens.get(at + 1).is_some_and(|token| year(token).is_some()) {
        at += 1;
    }
    let (year, more) = trailing_year(&tokens[at..]);
    Some((
        Written {
            year,
            month: Some(month),
            day: Some(day),
            last_day,
            last_month,
        },
        at + more,
    ))
}

/// "May 2021", "May of 2021", "Sept. 2021".
fn month_and_year(tokens: &[Token]) -> Option<(Written, usize)> {
    let month = names::month(tokens.first()?)?;
    let mut at = 1;
    while at < 3 && tokens.get(at).is_some_and(|token| token.is_any(&[".", ",", "of"])) {
        at += 1;
    }
    let year = year(tokens.get(at)?)?;
    Some((
        Written {
            year: Some(year),
            month: Some(month),
            ..Written::default()
        },
        at + 1,
    ))
}

fn full(year: i32, month: i8, day: i8) -> Written {
    Written {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Written::default()
    }
}

fn day(token: &Token) -> Option<i8> {
    token
        .number(1..3)
        .filter(|day| (1..32).contains(day))
        .and_then(|day| i8::try_from(day).ok())
}

/// Whether the number at a place is the hour of a time.
fn clock(tokens: &[Token], at: usize) -> bool {
    let colon = tokens.get(at + 1).is_some_and(|token| token.is(":") && !token.spaced);
    colon && tokens.get(at + 2).is_some_and(|token| !token.spaced && token.kind == Kind::Number)
}

/// 1 if the token is the ending of an ordinal.
fn ordinal(token: Option<&Token>) -> usize {
    usize::from(token.is_some_and(|token| !token.spaced && token.is_any(&["st", "nd", "rd", "th"])))
}

/// The last day of a run of days, its month if it is another, and the tokens it takes: "-5", "–5", " to 5", " - July 2".
fn run(tokens: &[Token]) -> (Option<i8>, Option<i8>, usize) {
    let [sign, rest @ ..] = tokens else {
        return (None, None, 0);
    };
    let tight = sign.is_any(&["-", "–"]) && !sign.spaced && rest.first().is_some_and(|last| !last.spaced);
    let loose = sign.is_any(&["-", "–", "to", "through"]);
    let month = rest.first().and_then(names::month).filter(|_| loose);
    let at = usize::from(month.is_some());
    let last = rest
        .get(at)
        .and_then(day)
        .filter(|_| (tight || loose && (month.is_some() || !sign.is_any(&["-", "–"]))) && !clock(rest, at));
    // "June 3 to 5 officials": a count, not a day.
    let counts = month.is_none() && !tight && rest.get(1).is_some_and(|next| next.kind != Kind::Sign && !names_month(next));
    match last.filter(|_| !counts) {
        Some(last) => (Some(last), month, 2 + at),
        None => (None, None, 0),
    }
}

fn names_month(token: &Token) -> bool {
    names::month(token).is_some() || token.is("of") || year(token).is_some()
}

/// Whether a date in numbers can be read with the day first and with the month first: "03/04/2021".
pub(crate) fn has_two_readings(tokens: &[Token]) -> bool {
    let [first, sign, second, again, third, ..] = tokens else {
        return false;
    };
    let joined = sign.is_any(&["/", "-"]) && again.lower == sign.lower && !sign.spaced && !second.spaced && !again.spaced && !third.spaced;
    let small = |token: &Token| token.number(1..3).filter(|number| (1..13).contains(number));
    let two = matches!((small(first), small(second)), (Some(a), Some(b)) if a != b);
    joined && two && year(third).is_some()
}

/// A year after a day and month, with the tokens it takes.
fn trailing_year(tokens: &[Token]) -> (Option<i32>, usize) {
    let comma = usize::from(tokens.first().is_some_and(|token| token.is(",")));
    match tokens.get(comma) {
        Some(token) if token.kind == Kind::Number => year(token).map_or((None, 0), |year| (Some(year), comma + 1)),
        _ => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::token::tokens;

    fn reads(words: &str, year: i32, month: i8, day: i8) {
        let (written, _) = read(&tokens(words)).unwrap();
        let or_none = |number: i32| (number != 0).then_some(number);
        assert_eq!(
            (written.year, written.month.map(i32::from), written.day.map(i32::from)),
            (or_none(year), or_none(month.into()), or_none(day.into())),
            "{words}"
        );
    }

    #[test]
    fn dates_are_read_in_every_usual_order() {
        reads("March 31, 2021", 2021, 3, 31);
        reads("March. 31, 2021", 2021, 3, 31);
        reads("Sept. 4th 2019", 2019, 9, 4);
        reads("31 March 2021", 2021, 3, 31);
        reads("3 June", 0, 6, 3);
        reads("2021-03-31", 2021, 3, 31);
        reads("2021.3.31", 2021, 3, 31);
        reads("31.03.2021", 2021, 3, 31);
        reads("3/31/2021", 2021, 3, 31);
        reads("May 2021", 2021, 5, 0);
        reads("June 21", 0, 6, 21);
        reads("Oct. 26: the vote", 0, 10, 26);
    }

    #[test]
    fn what_has_two_readings_or_no_such_day_is_left() {
        assert_eq!(read(&tokens("03/04/2021")), None);
        assert_eq!(read(&tokens("February 30, 2021")), None);
        assert_eq!(read(&tokens("may 3")), None);
        assert_eq!(read(&tokens("2021-13-45")), None);
    }

    #[test]
    fn runs_may_be_worded_and_reach_into_the_next_month() {
        let (written, taken) = read(&tokens("June 28 to July 2, 2021")).unwrap();
        assert_eq!((written.part().of_year(2021).as_deref(), taken), (Some("2021-06-28/2021-07-02"), 7));
        let (written, _) = read(&tokens("June 3 to 5.")).unwrap();
        assert_eq!(written.last_day, Some(5));
        let (written, _) = read(&tokens("June 3 to 5 officials")).unwrap();
        assert_eq!(written.last_day, None);
        assert!(has_two_readings(&tokens("03/04/2021")) && !has_two_readings(&tokens("13/04/2021")));
    }

    #[test]
    fn a_run_of_days_keeps_both_ends() {
        let (written, taken) = read(&tokens("June 3-5, 2021 in")).unwrap();
        assert_eq!(
            (written.day, written.last_day, written.year, taken),
            (Some(3), Some(5), Some(2021), 6)
        );
    }
}
