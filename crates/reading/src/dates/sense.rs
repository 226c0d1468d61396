//! What words of time say, apart from the day they are counted from: "last week" is the week one back.
//!
//! A page without a date gives senses and no dates; once another page lends it a day, [`Sense::value`] works them out.

use crate::dates::calendar::{self, days, iso, iso_month, iso_year, monday, months, within};
use crate::dates::{Anchor, Tense, names};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A part of any year: a day, a run of days, a month, a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31; `None` for the whole month.
    pub day: Option<i8>,
    /// Last month, and last day, of a run.
    pub last: Option<(i8, Option<i8>)>,
}

/// What words of time say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// A date with its year, as in [`crate::Dated::iso`].
    Fixed(String),
    /// The day, week, month so many on: "yesterday", "last week", "two years ago".
    Step(Unit, i32),
    /// The week of the day: up to the day in the past, from it on in the future.
    ThisWeek(Tense),
    /// What is left of the week.
    RestOfWeek,
    /// Saturday and Sunday of the week so many on.
    Weekend(i32),
    /// A weekday, 0 for Monday: the nearest by the tense; `strict` leaves out the day itself.
    Weekday {
        /// 0 for Monday.
        day: i8,
        /// In which direction.
        tense: Tense,
        /// Whether the day counted from is left out.
        strict: bool,
    },
    /// A weekday of the week so many on.
    WeekdayOf(i8, i32),
    /// A day of a month that is not named: "on the 14th".
    DayOfMonth(i8, Tense),
    /// A part of the year nearest by the tense.
    Yearly {
        /// Which part.
        part: Part,
        /// In which direction.
        tense: Tense,
        /// Whether a part that holds the day counted from is left out.
        strict: bool,
    },
    /// A part of the year so many on: "October last year".
    OfYear(Part, i32),
    /// From the day to so many units on, or from so many back to the day: "the past three years".
    Stretch(Unit, i32),
    /// So many units on from another date: "the next day".
    From(Box<Sense>, Unit, i32),
    /// When the page was written.
    Writing,
    /// Told as news: at some time up to the writing of the page, in the days of the writing where they are known as a stretch.
    Reported,
    /// At some time up to the writing of the page.
    UpToWriting,
    /// At some time up to another date.
    UpTo(Box<Sense>),
    /// At some time after the writing of the page.
    AfterWriting,
    /// From another date up to the writing of the page.
    SinceUntilWriting(Box<Sense>),
}

impl Sense {
    /// What it comes to, as in [`crate::Dated::iso`]; `None` if it is counted from a day and there is none.
    pub fn value(&self, anchor: &Anchor) -> Option<String> {
        if let Sense::Fixed(iso) = self {
            return Some(iso.clone());
        }
        if !self.is_counted() {
            return self.at(Date::constant(2000, 1, 1));
        }
        let (first, last) = anchor.bounds()?;
        match self {
            Sense::Writing if first == last => Some(iso(first)),
            Sense::Writing => Some(within(first, last)),
            Sense::Reported if first != last => Some(within(first, last)),
            Sense::Reported | Sense::UpToWriting => Some(format!("../{last}")),
            Sense::UpTo(other) => Some(format!("../{}", ends(&other.value(anchor)?).1)),
            Sense::AfterWriting => Some(format!("{first}/..")),
            Sense::SinceUntilWriting(since) => Some(format!("{}/{last}", ends(&since.value(anchor)?).0)),
            _ if first == last => self.at(first),
            _ => Some(hull(&self.at(first)?, &self.at(last)?)),
        }
    }

    /// Whether it needs a day to be counted from.
    pub fn is_counted(&self) -> bool {
        match self {
            Sense::Fixed(_) => false,
            Sense::From(from, ..) | Sense::UpTo(from) => from.is_counted(),
            _ => true,
        }
    }

    /// The same with its year fixed, if it is a part of a year or counted from one.
    pub(crate) fn in_year(&self, year: &impl Fn(&Part) -> Option<i32>) -> Option<Sense> {
        match self {
            Sense::Yearly { part, .. } => Some(Sense::Fixed(part.of_year(year(part)?)?)),
            Sense::From(from, unit, number) => Some(Sense::From(Box::new(from.in_year(year)?), *unit, *number)),
            Sense::UpTo(other) => Some(Sense::UpTo(Box::new(other.in_year(year)?))),
            _ => None,
        }
    }

    /// Whether it is one day.
    pub(crate) fn is_day(&self) -> bool {
        match self {
            Sense::Fixed(iso) => iso.len() == 10,
            Sense::Step(unit, _) | Sense::From(_, unit, _) => *unit == Unit::Day,
            Sense::Weekday { .. } | Sense::WeekdayOf(..) | Sense::DayOfMonth(..) => true,
            Sense::Yearly { part, .. } | Sense::OfYear(part, _) => part.day.is_some() && part.last.is_none(),
            _ => false,
        }
    }

    /// Whether it is at most a week long.
    pub(crate) fn is_fine(&self) -> bool {
        match self {
            Sense::Fixed(iso) => iso.len() >= 10,
            Sense::Step(unit, _) | Sense::From(_, unit, _) | Sense::Stretch(unit, _) => *unit <= Unit::Week,
            Sense::Yearly { part, .. } | Sense::OfYear(part, _) => part.day.is_some(),
            _ => true,
        }
    }

    /// Whether it can only lie in the past.
    pub(crate) fn is_past(&self) -> bool {
        matches!(
            self,
            Sense::Step(_, ..0) | Sense::Weekend(..0) | Sense::WeekdayOf(_, ..0) | Sense::OfYear(_, ..0) | Sense::Stretch(_, ..0)
        )
    }

    /// The same, seen in the direction that the verb of its clause has.
    pub(crate) fn towards(self, tense: Tense) -> Sense {
        match self {
            Sense::Weekday { day, strict, .. } => Sense::Weekday { day, tense, strict },
            Sense::Yearly { part, strict, .. } => Sense::Yearly { part, tense, strict },
            Sense::DayOfMonth(day, _) => Sense::DayOfMonth(day, tense),
            Sense::ThisWeek(_) => Sense::ThisWeek(tense),
            Sense::From(from, unit, number) => Sense::From(Box::new(from.towards(tense)), unit, number),
            other => other,
        }
    }

    /// How it is worked out, in words that go before "Tuesday 2021-03-30 (published)".
    pub(crate) fn rule(&self) -> String {
        match self {
            Sense::Weekday { day, tense, .. } if *tense == Tense::Future => format!("the next {} from", names::weekday_name(*day)),
            Sense::Weekday { day, .. } => format!("the last {} up to", names::weekday_name(*day)),
            Sense::Yearly { .. } | Sense::DayOfMonth(..) => "the nearest such date, by the tense, to".into(),
            Sense::Writing | Sense::Reported | Sense::UpToWriting | Sense::AfterWriting => "the page is of".into(),
            _ => "counted from".into(),
        }
    }

    fn at(&self, day: Date) -> Option<String> {
        match self {
            Sense::Fixed(iso) => Some(iso.clone()),
            Sense::Step(unit, number) => step(*unit, day, *number),
            Sense::ThisWeek(tense) => this_week(day, *tense),
            Sense::RestOfWeek => Some(within(days(day, 1)?, days(monday(day, 0)?, 6)?.max(days(day, 1)?))),
            Sense::Weekend(weeks) => Some(within(days(monday(day, *weeks)?, 5)?, days(monday(day, *weeks)?, 6)?)),
            Sense::Weekday {
                day: wanted,
                tense,
                strict,
            } => {
                let away = i32::from(*strict) * if *tense == Tense::Future { 1 } else { -1 };
                calendar::near(days(day, away)?, *wanted, *tense).map(iso)
            }
            Sense::WeekdayOf(wanted, weeks) => days(monday(day, *weeks)?, (*wanted).into()).map(iso),
            Sense::DayOfMonth(wanted, tense) => day_of_month(day, *wanted, *tense),
            Sense::Yearly { part, tense, strict } => part.of_year(part.nearest(day, *tense, *strict)?),
            Sense::OfYear(part, years) => part.of_year(i32::from(day.year()).checked_add(*years)?),
            Sense::Stretch(unit, number) => stretch(day, *unit, *number),
            Sense::From(from, unit, number) => step(*unit, calendar::first_day(&from.at(day)?)?, *number),
            Sense::UpTo(other) => Some(format!("../{}", ends(&other.at(day)?).1)),
            Sense::Writing | Sense::Reported | Sense::UpToWriting | Sense::AfterWriting | Sense::SinceUntilWriting(_) => None,
        }
    }
}

/// The first and the last date of an interval; twice the same for a single date.
pub(crate) fn ends(iso: &str) -> (&str, &str) {
    iso.split_once('/').unwrap_or((iso, iso))
}

/// Whether two dates may be of one time: whether their intervals have a day in common.
pub(crate) fn overlap(one: &str, other: &str) -> bool {
    let (a, b) = (ends(one), ends(other));
    // The coarser of two dates is the measure: a month holds its days.
    let before = |first: &str, last: &str| {
        let length = first.len().min(last.len());
        first == ".." || last == ".." || first.get(..length) <= last.get(..length)
    };
    before(a.0, b.1) && before(b.0, a.1)
}

/// The interval that holds two dates, or the date if both are one.
fn hull(one: &str, other: &str) -> String {
    if one == other {
        return one.to_owned();
    }
    let (a, b) = (ends(one), ends(other));
    format!("{}/{}", a.0.min(b.0), a.1.max(b.1))
}

impl Part {
    /// The year, seen from a day, in which the part lies.
    pub(crate) fn nearest(&self, day: Date, tense: Tense, strict: bool) -> Option<i32> {
        let here = i32::from(day.year());
        let seen = if self.day.is_some() { day.day() } else { 1 };
        let order = (self.month, self.day.unwrap_or(1)).cmp(&(day.month(), seen));
        Some(match tense {
            Tense::Future => here + i32::from(order.is_lt() || strict && order.is_eq()),
            Tense::Past => here - i32::from(order.is_gt() || strict && order.is_eq()),
            Tense::Unknown => {
                let away = |year: i32| {
                    calendar::day(&format!("{year:04}-{:02}-{:02}", self.month, self.day.unwrap_or(15)))
                        .map_or(i32::MAX, |other| (other - day).get_days().abs())
                };
                (here - 1..=here + 1).min_by_key(|&year| (away(year), year != here))?
            }
        })
    }

    /// The part in a year, as ISO; a run as an interval.
    pub(crate) fn of_year(&self, year: i32) -> Option<String> {
        let on = |year: i32, month: i8, day: Option<i8>| {
            let month = format!("{}-{month:02}", iso_year(year)?);
            day.map_or(Some(month.clone()), |day| calendar::day(&format!("{month}-{day:02}")).map(iso))
        };
        let first = on(year, self.month, self.day)?;
        let Some((month, day)) = self.last else {
            return Some(first);
        };
        Some(format!("{first}/{}", on(year + i32::from(month < self.month), month, day)?))
    }
}

/// The unit that lies so many on from a day.
fn step(unit: Unit, day: Date, number: i32) -> Option<String> {
    let year = i32::from(day.year());
    match unit {
        Unit::Day => days(day, number).map(iso),
        Unit::Week => {
            let first = monday(day, number)?;
            Some(within(first, days(first, 6)?))
        }
        Unit::Month => months(day, number).map(iso_month),
        Unit::Quarter => {
            let first = months(day, number.checked_mul(3)? - i32::from((day.month() - 1) % 3))?;
            Some(format!("{}/{}", iso_month(first), iso_month(months(first, 2)?)))
        }
        Unit::Year => iso_year(year.checked_add(number)?),
        Unit::Decade => iso_year(year.checked_add(number.checked_mul(10)?)?),
        Unit::Century => iso_year(year.checked_add(number.checked_mul(100)?)?),
    }
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

/// The day of a month nearest a day, by the tense.
fn day_of_month(day: Date, wanted: i8, tense: Tense) -> Option<String> {
    let on = match tense {
        Tense::Future => i32::from(wanted < day.day()),
        _ => -i32::from(wanted > day.day()),
    };
    let month = iso_month(months(day, on)?);
    calendar::day(&format!("{month}-{wanted:02}")).map(iso)
}

/// From the far end of so many units to the day, both as fine as the unit.
fn stretch(day: Date, unit: Unit, far: i32) -> Option<String> {
    let other = match unit {
        Unit::Day => days(day, far).map(iso)?,
        Unit::Week => days(day, far.checked_mul(7)?).map(iso)?,
        _ => ends(&step(unit, day, far)?).0.to_owned(),
    };
    let here = match unit {
        Unit::Day | Unit::Week => iso(day),
        Unit::Month | Unit::Quarter => iso_month(day),
        _ => iso_year(day.year().into())?,
    };
    Some(if far < 0 {
        format!("{other}/{here}")
    } else {
        format!("{here}/{other}")
    })
}
