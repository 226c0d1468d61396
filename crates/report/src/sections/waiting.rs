//! The conditional commitments of the model, and how the sides picture each other.

use standoff_conflict::{Commitment, Conflict, Logic, Stance};

use crate::case::Case;
use crate::elements::{ground, words};
use crate::wording::{condition, quoted, side};
use crate::{Block, Element, Item, Sentence};

/// Empty where the model has neither.
pub fn blocks(case: &Case) -> Vec<Block> {
    let mut blocks = Vec::new();
    let commitments: Vec<Item> = (0..case.conflict.commitments.len()).map(|n| commitment(case, n)).collect();
    if !commitments.is_empty() {
        blocks.push(Block::List(commitments));
    }
    let views: Vec<Item> = views(case);
    if !views.is_empty() {
        blocks.push(Block::Heading("How the sides picture each other".to_owned()));
        blocks.push(Block::List(views));
    }
    blocks
}

fn commitment(case: &Case, n: usize) -> Item {
    let words = format!("{}.", commitment_words(case.conflict, n));
    Item::from(Sentence::new(words, ground(case.conflict, Element::Commitment(n))))
}

/// A commitment in words, without a full stop: `Crew demands: “work” only if “pay more” (Harbour)`.
pub fn commitment_words(conflict: &Conflict, n: usize) -> String {
    let Some(commitment) = conflict.commitments.get(n) else {
        return String::new();
    };
    let act = quoted(conflict, commitment.act.option);
    let act = if commitment.act.taken { act } else { format!("not {act}") };
    let when = condition(conflict, &commitment.condition, Some(commitment.debtor));
    format!(
        "{} {}: {act} {} {when}",
        side(conflict, commitment.debtor),
        stance(commitment),
        logic(commitment)
    )
}

fn stance(commitment: &Commitment) -> &'static str {
    match commitment.stance {
        Stance::Offers => "offers",
        Stance::Demands => "demands",
        Stance::Commits => "commits itself",
        Stance::Requires => "requires",
        Stance::Refuses => "refuses",
        Stance::Threatens => "threatens",
    }
}

fn logic(commitment: &Commitment) -> &'static str {
    match commitment.logic {
        Logic::Necessary => "only if",
        Logic::Sufficient => "if",
        Logic::Both => "if, and only if,",
        Logic::Blocking => "unless",
    }
}

fn views(case: &Case) -> Vec<Item> {
    let mut items = Vec::new();
    for (view, pictured) in case.conflict.views.iter().enumerate() {
        for n in 0..pictured.replacements.len() {
            let element = Element::View(view, n);
            let told = format!("{}.", words(case.conflict, element));
            items.push(Item::from(Sentence::new(told, ground(case.conflict, element))));
        }
    }
    items
}
