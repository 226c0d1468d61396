//! Which assumptions, orders of wishes and readings of the definitions a verdict survives (spec A13): one table, a row a variation.
//!
//! Words used here. The verdict asked about *holds* where the state is stable, under the concept, for everyone asked about. A *variation*
//! is the model with one thing otherwise. What is *structural* holds only because somebody cannot move at all.

mod answer;
mod ask;
mod orders;
mod variants;
mod write;

pub use answer::{Breaking, Kind, Outcome, Row, Survival};
pub use ask::{Question, robustness};
pub use write::to_json;
