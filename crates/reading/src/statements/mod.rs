//! Who said what, to whom, when.
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
pub(crate) use quotes::Quotes;
pub(crate) use record::{Times, record};
pub(crate) use scene::Scene;

use crate::entities::{Cast, Placed};
use reader::Reader;
use source::Resolver;

/// The statements of a document, by place, and the mentions that are pronouns or descriptions. About linear in the number of words.
pub(crate) fn find(scene: &Scene, cast: &mut Cast, page: &str) -> (Vec<Draft>, Vec<Placed>) {
    let mut reader = Reader::new(scene, Resolver::new(cast, page));
    block::read(&mut reader);
    let (mut drafts, placed) = reader.read();
    drafts.sort_by_key(|draft| (draft.content[0].start, draft.content[0].end));
    drafts.dedup_by(|later, earlier| later.content == earlier.content && later.source.actors == earlier.source.actors);
    (drafts, placed)
}
