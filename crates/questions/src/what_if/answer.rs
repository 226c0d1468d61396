//! What a what-if gives.

use standoff_stability::Analysis;

use super::Changed;
use crate::compare::Comparison;

/// A changed conflict beside the one it was made from.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The new conflict, with a sentence for each change.
    pub changed: Changed,
    /// The analysis of the new conflict, under the settings of the first.
    pub after: Analysis,
    /// What differs: "first" is before, "second" after the changes.
    pub difference: Comparison,
}
