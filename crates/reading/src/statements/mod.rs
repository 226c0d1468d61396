//! Who said what, to whom.
//!
//! [`quotes`] finds the quotation marks, [`cues`] knows the verbs, [`predicate`] tells where such a word is a verb, [`source`]
//! finds its subject and whom that means, [`direct`] and [`indirect`] what it reports, [`block`] quotations without marks, [`tone`]
//! what a statement does. [`find`] runs all of it and returns the statements in words and as records.

mod beside;
mod block;
mod carried;
mod content;
pub(crate) mod cues;
mod direct;
pub(crate) mod draft;
mod find;
pub(crate) mod grammar;
mod indirect;
mod phrases;
mod predicate;
pub(crate) mod quotes;
mod reader;
mod record;
mod scene;
pub(crate) mod source;
pub(crate) mod tone;

pub(crate) use draft::Draft;
pub(crate) use find::find;
pub(crate) use predicate::auxiliaries;
pub(crate) use quotes::Quotes;
pub(crate) use record::{id_of, record};
pub(crate) use scene::Scene;
