//! Who said what, to whom.
//!
//! [`quotes`] finds the quotation marks, [`cues`] knows the verbs, [`predicate`] tells where such a word is a verb, [`subject`]
//! whose it is and [`source`] whom that means, [`direct`], [`indirect`], [`clause`] and [`aside`] what it reports; [`nouns`] and
//! [`attitudes`] report without a verb of speech, [`block`] reads quotations without marks, [`turns`] conversations, [`tone`] tells
//! what a statement does, [`denial`] and [`disapproval`] whether it affirms. [`find`] runs all of it and returns the statements in words and as records.

mod aside;
mod attitudes;
mod beside;
mod block;
mod carried;
mod clause;
mod content;
pub(crate) mod cues;
mod denial;
mod direct;
mod disapproval;
pub(crate) mod draft;
mod find;
pub(crate) mod grammar;
mod indirect;
mod nouns;
mod phrases;
mod predicate;
pub(crate) mod quotes;
mod reader;
mod record;
mod scene;
pub(crate) mod source;
mod subject;
pub(crate) mod tone;
mod turns;

pub(crate) use draft::Draft;
pub(crate) use find::find;
pub(crate) use predicate::auxiliaries;
pub(crate) use quotes::Quotes;
pub(crate) use record::{id_of, record};
pub(crate) use scene::Scene;
