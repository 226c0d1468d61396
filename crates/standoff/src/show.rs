//! `show`: the sentence behind a citation.

use crate::{Dossier, Failure};
use standoff_ledger::Passage;

/// What a citation points to. A citation that does not hold is an answer, not a failure: see [`standoff_ledger::Standing`].
pub fn show(dossier: &Dossier, citation: &str) -> Result<Passage, Failure> {
    Ok(dossier.passages().resolve(citation))
}
