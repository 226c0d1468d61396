//! The sections, one file each, in the order in which they are read. Each takes the [`crate::case::Case`] and returns its blocks.

mod answer;
mod any_order;
mod better;
mod better_parts;
mod changes;
mod deadlock;
mod first_move;
mod holding;
mod method;
mod order;
mod own_games;
mod question;
mod standing;
mod waiting;
mod what_if;

pub use order::all;
pub use waiting::commitment_words;
