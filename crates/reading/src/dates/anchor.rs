//! The day that "yesterday" is counted from.

use crate::dates::{calendar, names};
use jiff::civil::Date;

/// What relative expressions are counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// ISO day, perhaps with a time behind it, e.g. `2021-03-30T14:55`; `None` if the page has no date.
    pub day: Option<String>,
    /// The last day on which the page may have been written, where that is not known to the day.
    pub until: Option<String>,
    /// What that day is, as it shall read in a reasoning: "published", "inherited from …".
    pub called: String,
}

impl Anchor {
    /// The anchor of a page with this date of publication.
    pub fn published(day: Option<&str>) -> Anchor {
        Anchor {
            day: day.map(str::to_owned),
            until: None,
            called: "published".into(),
        }
    }

    /// The first and the last day on which the page may have been written.
    pub(crate) fn bounds(&self) -> Option<(Date, Date)> {
        let first = calendar::day(self.day.as_deref()?)?;
        let last = self.until.as_deref().and_then(calendar::day).unwrap_or(first);
        Some((first, last.max(first)))
    }

    /// How it reads in a reasoning: "Tuesday 2021-03-30 (published)".
    pub(crate) fn shown(&self) -> Option<String> {
        let (first, last) = self.bounds()?;
        let name = |day: Date| names::weekday_name(calendar::weekday(day));
        Some(if first == last {
            format!("{} {first} ({})", name(first), self.called)
        } else {
            format!("{} {first} to {} {last} ({})", name(first), name(last), self.called)
        })
    }
}
