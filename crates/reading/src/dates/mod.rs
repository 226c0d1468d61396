//! Dates in running words.
//!
//! An [`Expression`] is a run of words that points to a time: "June 21", "on Thursday", "two years ago". What it comes to
//! depends on an [`Anchor`], usually the day of publication. Without one, only what is absolute gets a date: nothing is invented.

mod absolute;
mod anchor;
mod calendar;
mod expression;
mod names;
mod relative;
pub(crate) mod stamp;
mod tense;
mod token;
mod written;

pub use anchor::Anchor;
pub use expression::{Expression, Granularity, find, find_all};
