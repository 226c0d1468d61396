//! Measures readings against hand-made annotations: `cargo xtask score`, and counts how often each rule is right: `cargo xtask calibrate`.
//!
//! The definitions are those of the public scorer (`../shared/score`), row by row; a test compares the two where that scorer is at hand.

mod actors;
mod alignment;
mod calibrate;
mod commitments;
mod dates;
mod events;
mod folder;
mod gold;
mod groups;
mod ledger;
mod metadata;
mod points;
mod print;
mod reading;
mod run;
mod statements;
mod tally;

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod invented;

pub use calibrate::calibrate;
pub use run::run;
