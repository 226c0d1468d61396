//! Which states are possible, and which moves lead from one to another. Knows nothing of preferences.

/// Number of a state within one [`Space`]: its position when states are ordered by code. Never an identity outside the run that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(pub usize);
