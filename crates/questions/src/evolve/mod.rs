//! Where the conflict drifts when its decision makers move now and then and choose with some carelessness (spec A14).
//!
//! No canonical chain of this kind is in the literature; this one is this program's own, and what it gives depends on its weights, on how
//! careful each decision maker is, and on the numbers put in the place of ranks. It is recorded with the answer.
//!
//! Words used here. In each *turn* one decision maker is drawn, `i` with probability `w_i`. It chooses among staying and its moves, each with
//! probability in proportion to `exp(β_i · u_i)`, where `u_i` is the *score* of the state it would then be in. `β_i = 0` is a choice without
//! regard to anything, `β_i = ∞` takes a best improvement, equals with equal probability, and stays where there is none. A state that is never left
//! is *absorbing*; a set of states that is never left and in which every state comes back again and again is a *closed class*.

mod answer;
mod ask;
mod chain;
mod classes;
mod elimination;
mod simulation;
mod write;

pub use answer::{ClosedClass, Evolution, Hitting, Simulated};
pub use ask::{CannotEvolve, MovesAllowed, Question, Scores, evolve};
pub use write::to_json;
