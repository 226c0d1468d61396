//! Conditions inside statements, and the conditional commitments that they make.
//!
//! A *connective* ("only if", "until", "in exchange for") opens a condition. In "X if Y", X is the act and Y the antecedent; in
//! "X before Y" it is the other way round, unless X is denied ("no vote before the audit"). A [`connective`] that looks like a
//! condition but is none ("even if", a time clause of the past; [`lookalike`]) is left alone; [`forms`] are conditions without a
//! connective. A [`commitment`] needs an actor who is bound: [`debtor`], [`counterparty`] and [`parties`] say who that is. [`bare`]
//! reads sentences in which nobody is said to speak.

mod bare;
mod clause;
mod commitment;
mod connective;
mod counterparty;
mod debtor;
mod forms;
mod lookalike;
mod parties;

pub(crate) use bare::bare;
pub(crate) use commitment::{Said, commitments};
pub(crate) use connective::clauses;
pub(crate) use parties::Parties;
