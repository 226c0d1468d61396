//! Answers in words for the terminal, one file a question, all of one shape: `tell` takes what the deed gave and how much of long lists to
//! tell, says in its first lines what was asked and found, then why, then what it rests on, and the settings at the end.
//!
//! Words used here. What a state *is* is told by the options taken in it, what a move does by what it takes and drops
//! ([`Teller`](crate::verdicts::Teller)); the sides go by their names.

pub mod accounts;
pub mod ahead;
pub mod attitude;
pub mod coalitions;
pub mod compare;
pub mod deadlock;
pub mod difference;
pub mod draft;
pub mod ending;
pub mod evolve;
pub mod firmness;
pub mod invert;
pub mod large;
pub mod naming;
pub mod partly;
pub mod paths;
pub mod positions;
pub mod reasons;
pub mod robustness;
pub mod senses;
pub mod size;
pub mod table;
pub mod views;
pub mod what_if;
pub mod why;
pub mod witness;
pub mod wording;
