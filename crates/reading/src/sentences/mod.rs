//! Sentences of a paragraph.
//!
//! A sentence may end at a stop with blanks behind it. It does unless the stop belongs to an abbreviation or an initial, what
//! follows goes on in lower case, or a question in marks is followed by who asked it. Closing marks and brackets after the stop
//! are the sentence's.

mod abbreviations;
mod split;

pub use split::split;
