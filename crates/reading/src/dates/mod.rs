//! Dates in running words.
//!
//! An [`Expression`] is a run of words that points to a time: "June 21", "on Thursday", "two years ago". What it comes to
//! depends on an [`Anchor`], usually the day of publication. Without one, only what is absolute gets a date: nothing is invented.

mod absolute;
mod anchor;
mod expression;
mod names;
pub(crate) mod stamp;
mod token;

pub use anchor::Anchor;
pub use expression::{Expression, Granularity, find, find_all};
