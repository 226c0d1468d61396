//! The day that "yesterday" is counted from.

use crate::Dated;

/// What relative expressions are counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// ISO day, perhaps with a time behind it, e.g. `2021-03-30T14:55`; `None` if the page has no date.
    pub day: Option<String>,
    /// What that day is, as it shall read in a reasoning: "published", "inherited from …".
    pub called: String,
    /// The date read last before the sentence: what "the next day" is counted from.
    pub previous: Option<Dated>,
}

impl Anchor {
    /// The anchor of a page with this date of publication.
    pub fn published(day: Option<&str>) -> Anchor {
        Anchor {
            day: day.map(str::to_owned),
            called: "published".into(),
            previous: None,
        }
    }
}
