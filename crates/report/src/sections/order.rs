//! Which sections there are, in which order; empty ones are left out.

use crate::case::Case;
use crate::open_case::OpenCase;
use crate::{Block, BriefInput, Content, Section, Verdicts};

use super::{answer, any_order, better, changes, deadlock, first_move, holding, method, own_games, question, standing, waiting, what_if};

/// A section's anchor, title and blocks.
type Told = (&'static str, String, Vec<Block>);

/// All sections of a brief.
pub fn all(input: &BriefInput) -> Vec<Section> {
    let (told, notes) = match input.verdicts {
        Verdicts::Known(analysis) => {
            let case = Case::new(input, analysis);
            (under_one_order(&case), method::notes(&case, analysis.settings()))
        }
        Verdicts::PartlyKnown(known) => {
            let case = OpenCase::new(input, known);
            let mut notes = method::notes(&case, known.settings());
            notes.push(method::orders(known));
            (under_any_order(&case), notes)
        }
    };
    let annex = [
        section("assumed", "What is assumed", Content::Assumptions),
        section("words", "The words", Content::Words),
        section("method", "Method and settings", Content::Method(notes)),
    ];
    let told = told.into_iter().filter(|(_, _, blocks)| !blocks.is_empty());
    told.map(|(id, title, blocks)| Section {
        id,
        title,
        content: Content::Blocks(blocks),
    })
    .chain(annex)
    .collect()
}

/// What is told where the order of the wishes is known.
fn under_one_order(case: &Case) -> Vec<Told> {
    vec![
        ("question", "The question".to_owned(), question::blocks(case)),
        ("answer", "The answer".to_owned(), answer::blocks(case)),
        ("standing", "Where things stand".to_owned(), standing::blocks(case)),
        ("first-move", first_move::title(case), first_move::blocks(case)),
        ("deadlock", "Who waits for whom".to_owned(), deadlock::blocks(case)),
        ("waiting", "What the sides say they wait for".to_owned(), waiting::blocks(case)),
        ("views", "How each side sees it".to_owned(), own_games::blocks(case)),
        ("better", "What would be better for all".to_owned(), better::blocks(case)),
        ("what-if", "What would change the answer".to_owned(), what_if::blocks(case)),
        ("holding", "Other outcomes that would hold".to_owned(), holding::blocks(case)),
        (
            "changes",
            "What changed since the earlier model".to_owned(),
            changes::blocks(case, Some(case)),
        ),
    ]
}

/// What is told where the order of some wishes is not known.
fn under_any_order(case: &OpenCase) -> Vec<Told> {
    vec![
        ("question", "The question".to_owned(), question::blocks(case)),
        ("answer", "The answer".to_owned(), any_order::answer(case)),
        ("standing", "Where things stand".to_owned(), standing::blocks(case)),
        (
            "first-move",
            "Who would move first, and on what that depends".to_owned(),
            any_order::first_move(case),
        ),
        ("deadlock", "Who waits for whom".to_owned(), deadlock::blocks(case)),
        ("waiting", "What the sides say they wait for".to_owned(), waiting::blocks(case)),
        ("better", "What would be better for all".to_owned(), any_order::better(case)),
        ("holding", "Other outcomes that would hold".to_owned(), any_order::holding(case)),
        (
            "left-out",
            "What cannot be told without a full order".to_owned(),
            any_order::left_out(case),
        ),
        (
            "changes",
            "What changed since the earlier model".to_owned(),
            changes::blocks(case, None),
        ),
    ]
}

fn section(id: &'static str, title: &str, content: Content) -> Section {
    Section {
        id,
        title: title.to_owned(),
        content,
    }
}
