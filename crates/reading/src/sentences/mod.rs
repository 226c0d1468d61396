//! Sentences of a paragraph.
//!
//! Boundaries come from Unicode's rules (UAX 29) and are then mended where those are known to fail on news: abbreviations,
//! initials, "U.S.", a closing quotation mark or bracket after the full stop.

mod split;

pub use split::split;
