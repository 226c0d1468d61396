//! Dates in running words.
//!
//! An [`Expression`] is a run of words that points to a time: "June 21", "on Thursday", "two years ago". What it comes to
//! depends on an [`Anchor`], usually the day of publication. Without one, only what is absolute gets a date: nothing is invented.

mod absolute;
mod anchor;
pub(crate) mod calendar;
mod chained;
mod expression;
mod names;
mod relative;
mod season;
pub(crate) mod sense;
pub(crate) mod stamp;
mod tense;
mod token;
mod written;

pub use anchor::Anchor;
pub use expression::{Expression, Granularity, find_all};
pub use sense::{Part, Sense, Unit};
pub use tense::Tense;

pub(crate) use sense::{ends, overlap};
