//! Which ways lead from one state to others: by improvements only, by joint improvements of coalitions, by any moves; and who has to
//! take a loss where no way pays for all who move (spec A12, A5).
//!
//! Words used here. A *way* is a legal sequence of steps in which nobody (and no coalition) acts twice in succession; a step *gains* for a
//! mover who prefers the state it leads to over the one it leaves, *loses* where it likes it less, and is *even* otherwise.

mod answer;
mod ask;
mod coalitions;
mod losses;
mod search;
mod write;

pub use answer::{Attainability, Effect, Leg, Losses, Paths, ToTarget, Way, Ways};
pub use ask::{JointMoves, Question, Target, paths};
pub use write::to_json;
