//! All ways of finding statements, run over one page.

use crate::entities::{Cast, Placed};
use crate::statements::grammar::PRONOUN;
use crate::statements::reader::Reader;
use crate::statements::source::Resolver;
use crate::statements::{Draft, Scene, block, turns};
use std::ops::Range;

/// The statements of a document, by place, and the mentions that are pronouns or descriptions. About linear in the number of words.
pub(crate) fn find(scene: &Scene, cast: &mut Cast, page: &str) -> (Vec<Draft>, Vec<Placed>) {
    let mut reader = Reader::new(scene, Resolver::new(cast, page));
    turns::read(&mut reader);
    block::read(&mut reader);
    let (mut drafts, placed) = reader.read();
    drafts.sort_by_key(|draft| (draft.content[0].start, draft.content[0].end));
    drafts.dedup_by(|later, earlier| later.content == earlier.content && later.source.actors == earlier.source.actors);
    (apart(scene, drafts), placed)
}

/// How many statements before one are looked at for one that holds it.
const NEAR: usize = 6;

/// Leaves out what somebody is only said to say of themselves inside their own statement: of "he said he feared a strike" the whole
/// stays. What somebody tells in a turn of having said before is another statement. Linear, as statements come by place.
fn apart(scene: &Scene, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let pronoun = draft
            .source
            .words
            .as_ref()
            .is_some_and(|words| words.len() == 1 && PRONOUN.contains(&scene.prose.lower(words.start)));
        let own = pronoun
            && draft
                .source
                .words
                .as_ref()
                .is_some_and(|words| scene.prose.is(words.start, &["i", "we"]));
        let holds = |other: &&Draft| {
            let inside = |piece: &Range<usize>| {
                other
                    .content
                    .iter()
                    .any(|around| around.start <= piece.start && piece.end <= around.end)
            };
            let same = other.source.actors == draft.source.actors && (pronoun || !draft.source.actors.is_empty());
            let earlier = own && other.cue.is_empty();
            other.sentence == draft.sentence && other.cue != draft.cue && same && !earlier && draft.content.iter().all(inside)
        };
        if !kept.iter().rev().take(NEAR).any(|other| holds(&other)) {
            kept.push(draft);
        }
    }
    kept
}
