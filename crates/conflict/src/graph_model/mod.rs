//! Reads and writes `graph-model/1`.
use crate::{Conflict, ModelFile};
pub(crate) fn read(_text: &str) -> ModelFile {
    ModelFile::default()
}

/// Why a model cannot be written as `graph-model/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// What could not be written, and why.
    pub reason: String,
}

impl std::fmt::Display for Unwritable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Unwritable {}

/// Writes one MODEL object of `graph-model/1`.
pub fn to_graph_model(_conflict: &Conflict) -> Result<serde_json::Value, Unwritable> {
    Err(Unwritable {
        reason: "not written yet".to_owned(),
    })
}
