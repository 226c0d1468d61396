//! Which sections there are, in which order; empty ones are left out.

use crate::case::Case;
use crate::{Block, Content, Section};

use super::{answer, better, changes, deadlock, first_move, holding, method, question, standing, waiting, what_if};

/// All sections of a brief.
pub fn all(case: &Case) -> Vec<Section> {
    let told = [
        ("question", "The question".to_owned(), question::blocks(case)),
        ("answer", "The answer".to_owned(), answer::blocks(case)),
        ("standing", "Where things stand".to_owned(), standing::blocks(case)),
        ("first-move", first_move::title(case), first_move::blocks(case)),
        ("deadlock", "Who waits for whom".to_owned(), deadlock::blocks(case)),
        ("waiting", "What the sides say they wait for".to_owned(), waiting::blocks(case)),
        ("better", "What would be better for all".to_owned(), better::blocks(case)),
        ("what-if", "What would change the answer".to_owned(), what_if::blocks(case)),
        ("holding", "Other outcomes that would hold".to_owned(), holding::blocks(case)),
        ("changes", "What changed since the earlier model".to_owned(), changes::blocks(case)),
    ];
    let annex = [
        section("assumed", "What is assumed", Content::Assumptions),
        section("words", "The words", Content::Words),
        section("method", "Method and settings", Content::Method(method::notes(case))),
    ];
    let told = told.into_iter().filter(|(_, _, blocks)| !blocks.is_empty());
    told.map(|(id, title, blocks): (_, _, Vec<Block>)| Section {
        id,
        title,
        content: Content::Blocks(blocks),
    })
    .chain(annex)
    .collect()
}

fn section(id: &'static str, title: &str, content: Content) -> Section {
    Section {
        id,
        title: title.to_owned(),
        content,
    }
}
