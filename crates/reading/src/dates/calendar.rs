//! Arithmetic on days, weeks, months and years, and how results are written.

use crate::dates::tense::Tense;
use jiff::ToSpan;
use jiff::civil::Date;

/// A day of the calendar.
pub(crate) type Day = Date;

/// Days between two days, whichever comes first.
pub(crate) fn apart(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}

/// The last day of a day's week.
pub(crate) fn sunday(day: Date) -> Option<Date> {
    days(monday(day, 0)?, 6)
}

/// The day that an ISO date or date and time begins with.
pub(crate) fn day(iso: &str) -> Option<Date> {
    iso.get(..10)?.parse().ok()
}

/// The first day of an ISO date, month, year or interval.
pub(crate) fn first_day(iso: &str) -> Option<Date> {
    let first = iso.split('/').next()?;
    match first.len() {
        4 => format!("{first}-01-01").parse().ok(),
        7 => format!("{first}-01").parse().ok(),
        _ => day(first),
    }
}

/// The weekday of a day, 0 for Monday.
pub(crate) fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_zero_offset()
}

/// A day so many days on.
pub(crate) fn days(day: Date, number: i32) -> Option<Date> {
    day.checked_add(number.days()).ok()
}

/// A day so many months on; the last of the month where that is shorter.
pub(crate) fn months(day: Date, number: i32) -> Option<Date> {
    day.checked_add(number.months()).ok()
}

/// The weekday nearest a day: up to and with it in the past tense, from it on in the future tense.
pub(crate) fn near(anchor: Date, wanted: i8, tense: Tense) -> Option<Date> {
    let back = i32::from((weekday(anchor) - wanted).rem_euclid(7));
    let forth = i32::from((wanted - weekday(anchor)).rem_euclid(7));
    days(anchor, if tense == Tense::Future { forth } else { -back })
}

/// The Monday of the week so many weeks on.
pub(crate) fn monday(anchor: Date, weeks: i32) -> Option<Date> {
    days(anchor, weeks.checked_mul(7)? - i32::from(weekday(anchor)))
}

/// `YYYY-MM-DD`.
pub(crate) fn iso(day: Date) -> String {
    day.to_string()
}

/// `YYYY-MM`.
pub(crate) fn iso_month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// `YYYY`, if it has four digits.
pub(crate) fn iso_year(year: i32) -> Option<String> {
    (1..10_000).contains(&year).then(|| format!("{year:04}"))
}

/// `from/to`.
pub(crate) fn within(from: Date, to: Date) -> String {
    format!("{from}/{to}")
}
