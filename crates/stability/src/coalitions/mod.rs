//! What rests against decision makers who act together: coalition stability, who blocks what, and equilibrium jumps (spec A5).
//!
//! Words used here. A *coalition* `H` is any non-empty set of decision makers, a single one included. It can *bring about* what legal
//! sequences of its members' moves reach. A *coalition improvement* is such a state that its members prefer to the one they leave: each strictly, or,
//! by a setting, none less and one strictly ([`Improvement`]). A reply of those outside *deters* when it leads to a state that is no
//! improvement for the coalition over the one it left: one member who is no better off is enough. A state is stable for a coalition when it
//! has no improvement or each one is deterred; *coalitionally stable* when it is so for every coalition. A coalition for which it is not
//! *blocks* the state. An *equilibrium jump* leads a coalition of two or more from one equilibrium to another that all of them prefer.
//!
//! Symbols. `C_H(s)`: the coalition improvements of `H` from `s`. `R_H(s)`: what it can bring about, without `s`. `R⁺_H(s)`: the same with
//! every move an improvement for its mover at the state it moves from. `CC_K(s)`: what sequences of coalition improvements of non-empty subsets
//! of `K` reach, no subset twice in succession. `Φ_H(s)`: the states that are no improvement for `H` over `s`; for strict improvements, those that some member
//! likes no better than `s`.
//!
//! How it meets: one concept is one file ([`cnash`] to [`cseq_class`]); `rule` is the form they share; `tables` works out what every
//! coalition can reach, all states at once, and `judging` what is stable; `definition` follows the definitions literally, search by
//! search, for the reason of one verdict, and tests hold the two together; `jumps` finds equilibrium jumps; `written` is the result as JSON.
//!
//! Not here: coalitions as fixed blocks that move as one player, and a ranking of coalitions by how likely they form.

pub mod cgmr;
pub mod cnash;
pub mod cseq;
pub mod cseq_class;
pub mod csmr;
pub mod csseq;

mod answer;
mod ask;
mod bounds;
mod definition;
mod joint;
mod judging;
mod jumps;
mod rule;
mod tables;
mod written;

pub use answer::{Act, Blocking, CoalitionAnswer, CoalitionFailure, CoalitionReason, CoalitionVerdict, Jump};
pub use ask::{CoalitionConcept, CoalitionSettings, Coalitions, Improvement, MOST_MAKERS, coalitions, watched};
pub use written::coalition_results;
