//! Stability for two decision makers who look several moves ahead (spec A4).
//!
//! Words used here. A decision maker with *horizon* `h` considers sequences of at most `h` moves, begun by itself and made in turn; each may
//! *stay* at its turn, which ends the sequence. What it *anticipates* from a state is where such a sequence ends if both choose
//! as well as they can with what is left of the horizon. A state is stable when the decision maker anticipates that nothing
//! happens. Where equally good moves lead to different ends, more than one state may be anticipated: what is then said is a
//! setting ([`Ties`]), and a state that is merely among them is *possibly stable*.
//!
//! Each concept is one file: [`limited_move`] for a given horizon, [`non_myopic`] for all from some horizon on, [`stackelberg`] for a leader
//! and a follower. How it meets: `anticipation` works out what is anticipated, horizon by horizon, until it repeats; `written` is the
//! results as JSON.
//!
//! Not here: horizons for three or more decision makers, where definitions disagree (C0741 says what can be had instead), and
//! sequences of simultaneous moves.

pub mod limited_move;
pub mod non_myopic;
pub mod stackelberg;

mod anticipation;
mod written;

pub use anticipation::{HorizonReason, HorizonVerdict, Ties};
pub use limited_move::{Limited, limited};
pub use non_myopic::{NonMyopic, non_myopic};
pub use stackelberg::{Stackelberg, stackelberg};
pub use written::{limited_results, non_myopic_results, stackelberg_results};
