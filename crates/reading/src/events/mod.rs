//! Who did what to whom.
//!
//! [`word`] makes an event of a statement that is an act itself: a refusal, a demand, an accusation. [`deed`] finds the verbs of the
//! [`lexicon`], [`noun`] its nouns; [`clause`] tells what hangs on a verb, [`who`] whom a phrase means, [`mood`] whether it took place.
//! Nothing becomes an event without an actor.

mod clause;
mod deed;
mod happening;
mod lexicon;
mod mood;
mod noun;
mod who;
mod word;

pub(crate) use happening::{Happening, Spoken, find};
pub use lexicon::{EVENT_TYPES, EventLexicon, LexiconFault};
