//! Sections of a brief on a model in which the order of some wishes is not known.
//!
//! Words used here. An *order* puts all wishes of every side in order and agrees with what is known of it. Something holds *under every
//! order*, *depends on the order*, or holds *under no order*; where it depends, a sentence tells under how many, counted or estimated,
//! and one order for and one against. `orders` puts such answers into words, `step` compares two situations without ranks, the others
//! are sections. No sentence gives a wish a number unless the order of that side's wishes is known.

mod answer;
mod better;
mod first_move;
mod holding;
mod left_out;
mod orders;
mod step;

pub use answer::answer;
pub use better::better;
pub use first_move::first_move;
pub use holding::holding;
pub use left_out::left_out;
