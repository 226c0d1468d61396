//! When statements were made and events happened, with the reasoning.
//!
//! [`times`] holds the expressions of time of a page, [`clause`] tells the tense of a verb, [`place`] which expression belongs to a
//! verb, [`speech`] dates statements, [`occasion`] finds the occasion that undated words share with dated ones, [`deed`] dates
//! events, [`release`] knows pages whose words are of the day they bear, [`set`] writes all of it into the records. What is found is a sense and its reasons, worked out at once where the page has
//! a date; what a page leaves open is kept as [`crate::Timing`], to be worked out once another page lends it a day.

mod clause;
mod deed;
mod occasion;
mod place;
mod release;
mod set;
mod speech;
mod times;

pub(crate) use release::{is_record, is_release, sitting};
pub(crate) use set::{Coded, set};
pub(crate) use times::{Found, Times, dated};
