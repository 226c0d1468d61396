//! The conditional commitments of the model, and how the sides picture each other.

use standoff_conflict::{Commitment, Conflict, Formula, Logic, Stance};

use crate::elements::{ground, words};
use crate::scene::Scene;
use crate::wording::{condition, quoted, side};
use crate::{Block, Element, Item, Sentence};

/// Empty where the model has neither.
pub fn blocks(scene: &Scene) -> Vec<Block> {
    let mut blocks = Vec::new();
    let commitments: Vec<Item> = (0..scene.conflict.commitments.len()).map(|n| commitment(scene, n)).collect();
    if !commitments.is_empty() {
        blocks.push(Block::List(commitments));
    }
    // Where the pictures are played out, they are told there.
    let views: Vec<Item> = match scene.input.views {
        Some(_) => Vec::new(),
        None => views(scene),
    };
    if !views.is_empty() {
        blocks.push(Block::Heading("How the sides picture each other".to_owned()));
        blocks.push(Block::List(views));
    }
    blocks
}

fn commitment(scene: &Scene, n: usize) -> Item {
    let words = format!("{}.", commitment_words(scene.conflict, n));
    Item::from(Sentence::new(words, ground(scene.conflict, Element::Commitment(n))))
}

/// A commitment in words, without a full stop: `Crew demands: “work” only if “pay more” (Harbour)`.
pub fn commitment_words(conflict: &Conflict, n: usize) -> String {
    let Some(commitment) = conflict.commitments.get(n) else {
        return String::new();
    };
    let act = quoted(conflict, commitment.act.option);
    let act = if commitment.act.taken { act } else { format!("not {act}") };
    let terms = match (&commitment.condition, commitment.logic) {
        (Formula::False, Logic::Necessary | Logic::Both) => ", whatever the others do".to_owned(),
        (Formula::True, Logic::Sufficient) => ", without a condition".to_owned(),
        (met, _) => format!(" {} {}", logic(commitment), condition(conflict, met, Some(commitment.debtor))),
    };
    format!("{} {}: {act}{terms}", side(conflict, commitment.debtor), stance(commitment))
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

fn views(scene: &Scene) -> Vec<Item> {
    let mut items = Vec::new();
    for (view, pictured) in scene.conflict.views.iter().enumerate() {
        for n in 0..pictured.replacements.len() {
            let element = Element::View(view, n);
            let told = format!("{}.", words(scene.conflict, element));
            items.push(Item::from(Sentence::new(told, ground(scene.conflict, element))));
        }
    }
    items
}
