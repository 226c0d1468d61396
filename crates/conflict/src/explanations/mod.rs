//! What each code of a finding means: the manual behind `standoff explain`.
//!
//! Codes are stable and grouped: C01 notation, C02 names, C03 rules, C04 preferences, C05 citations, C06 exchange formats,
//! C07 analysis, C08 citations checked against a dossier. A code that is no longer raised is not given to anything else.

mod analysis;
mod citations;
mod exchange;
mod manual;
mod names;
mod notation;
mod preferences;
mod rules;

pub use manual::{Explanation, explain, explanations};
