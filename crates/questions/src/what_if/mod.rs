//! What becomes of the verdicts when the model is changed: changes as data, applied to a conflict, and the difference they make.
//!
//! Words used here. A [`Change`] is written in a small notation (`drop us.no-relief-first`, `before us.a us.b`; see [`Change::parse`]);
//! applied it gives a new conflict and a sentence for each change ([`apply`]). The answer compares the two analyses.
