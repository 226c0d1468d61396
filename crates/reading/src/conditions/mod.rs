//! Conditions inside statements, and the conditional commitments that they make.
//!
//! A *connective* ("only if", "until", "in exchange for") opens a condition. In "X if Y", X is the act and Y the antecedent; in
//! "X before Y" it is the other way round, unless X is denied ("no vote before the audit"). A [`connective`] that looks like a
//! condition but is none ("even if", a time clause of the past) is left alone; a commitment needs an actor who is bound.

mod commitment;
mod connective;

pub(crate) use commitment::{Said, commitments};
pub(crate) use connective::clauses;
