//! Who said what.

pub(crate) mod cues;
