//! Who did what to whom: few event types, few patterns, nothing without an actor.
//!
//! [`deed`] finds verbs of the table in finite clauses of the reporter's own text; [`word`] makes an event of a statement that is an
//! act itself: a refusal, a demand, an accusation. What somebody *says* that others did is theirs to answer for and is left out.

mod deed;
mod happening;
mod verbs;
mod word;

pub(crate) use happening::{Happening, find};
