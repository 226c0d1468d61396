//! What rests, for whom and why: stability of states in a conflict, by the definitions, each verdict with its reason.

mod verdict;

pub use verdict::{Answer, BetterState, Concept, Escape, Failure, Reason, SequenceRule, Settings, Step, Verdict};
