//! From bytes to one text with stable offsets.
//!
//! [`extract()`] decodes a source and takes its text: plain text stays as received, HTML is flattened to its visible words
//! with a line for each block. What the page says about itself outside its visible words comes along as [`Candidate`]s,
//! a guess at the article as [`Extraction::body_hint`]. Whatever cannot be read is [`Unreadable`], with a reason for people.
//!
//! The text of an HTML page is the *whole* visible text, not the extracted article: citations may then point at captions,
//! bylines and corrections too, and a better choice of body never moves an offset.

mod article;
mod extraction;
mod flatten;
mod head;
mod html;
mod marks;
#[cfg(any(test, feature = "pdf-in"))]
mod pages;
mod pdf;
mod plain;
mod scan;
mod unreadable;

pub(crate) use marks::{KINDS, LineMark, Opinion};

pub use extraction::{Candidate, Extraction, Field, extract};
pub use unreadable::Unreadable;
