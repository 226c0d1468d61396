//! What becomes of the verdicts when the model is changed: changes as data, applied to a conflict, and the difference they make.
//!
//! Words used here. A [`Change`] has a small notation, `drop us.no-relief-first` or `before us.a us.b` ([`Change::parse`] lists it all); applied
//! it gives a new conflict and a sentence for each change ([`apply`]). What is put in counts as assumed.

mod answer;
mod apply;
mod ask;
mod change;
mod errors;
mod find;
mod notation;
mod write;

pub(crate) mod edit;

pub use answer::WhatIf;
pub use apply::{Changed, apply};
pub use ask::{CannotTell, Question, what_if};
pub use change::{Change, Fixed};
pub use errors::CannotChange;
pub use write::to_json;
