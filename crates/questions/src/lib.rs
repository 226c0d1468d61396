//! What one asks of an analysed conflict beyond its verdicts: which ways lead on, what would be if, what is the smallest change that
//! moves a verdict, how robust a verdict is, where the conflict drifts, and how two models differ.
//!
//! Words used here. A *question* takes a conflict, or its [`Analysis`](standoff_stability::Analysis), with settings and a budget, and
//! gives an answer that is plain data: what was found, what proves it, under which settings, and whether it is whole. Each question is a
//! folder of one function with the question's name; `ask.rs` holds the function and its settings, `answer.rs` what it gives, `write.rs` the
//! answer as JSON, other files the work.
//!
//! * [`paths`]: which legal ways lead from one state to others, and who has to take a loss on them.
//! * [`what_if`]: what becomes of the verdicts when the model is changed.
//! * [`compare`]: how two models differ, and their verdicts with them.
//! * [`robustness`]: which assumptions, orders and readings a verdict survives.
//! * [`invert`]: which smallest change of preferences moves a verdict.
//! * [`evolve`]: where the conflict drifts when its decision makers choose with some carelessness.
//!
//! Not here: the definitions of stability (see `standoff-stability`), files, and anything that prints.

pub mod compare;
pub mod evolve;
pub mod invert;
pub mod paths;
pub mod robustness;
pub mod what_if;

mod formulas;
mod limits;
mod orders;
mod share;
mod written;

pub use limits::{Limits, NoSuchState};
pub use share::Share;
