//! HTML to visible text.

use crate::extract::head::Head;

/// A flattened page.
pub(crate) struct Flat {
    pub(crate) text: String,
    pub(crate) head: Head,
    /// Deepest nesting of elements.
    pub(crate) depth: usize,
}

pub(crate) fn flatten(html: &str) -> Flat {
    Flat {
        text: html.to_owned(),
        head: Head::default(),
        depth: 0,
    }
}
