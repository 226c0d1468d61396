//! What an HTML head says about its page.

use crate::Candidate;

/// What was seen of a page's head while it was flattened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) title: String,
}

/// The particulars that a head gives, best layer first.
pub(crate) fn candidates(head: &Head) -> Vec<Candidate> {
    let _ = &head.title;
    Vec::new()
}
