//! The content hash.
use crate::Conflict;
impl Conflict {
    /// sha256 of a canonical form.
    pub fn content_hash(&self) -> String {
        String::new()
    }
}
