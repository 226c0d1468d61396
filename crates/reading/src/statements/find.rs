//! All ways of finding statements, run over one page.

use crate::entities::{Cast, Placed};
use crate::statements::reader::Reader;
use crate::statements::source::Resolver;
use crate::statements::{Draft, Scene, block};

/// The statements of a document, by place, and the mentions that are pronouns or descriptions. About linear in the number of words.
pub(crate) fn find(scene: &Scene, cast: &mut Cast, page: &str) -> (Vec<Draft>, Vec<Placed>) {
    let mut reader = Reader::new(scene, Resolver::new(cast, page));
    block::read(&mut reader);
    let (mut drafts, placed) = reader.read();
    drafts.sort_by_key(|draft| (draft.content[0].start, draft.content[0].end));
    drafts.dedup_by(|later, earlier| later.content == earlier.content && later.source.actors == earlier.source.actors);
    (drafts, placed)
}
