//! What would be better for all, under every order and under some, told without places on a scale.

use standoff_stability::Concept;
use standoff_stability::orders::Known;
use standoff_states::StateId;

use crate::case::TOLD;
use crate::open_case::OpenCase;
use crate::wording::{capital, counted, difference, sides};
use crate::{Block, Ground, Item, Sentence};

/// Two lists; empty ones are left out.
pub fn better(case: &OpenCase) -> Vec<Block> {
    let Some(now) = case.now else {
        let words = "Without a present situation in the model, it cannot be said what would be better than it.";
        return vec![Block::Text(vec![Sentence::new(words, Ground::computed([]))])];
    };
    let sentence = |words: String| Sentence::new(words, Ground::computed(case.all_elements()));
    if case.surely_better.is_empty() && case.possibly_better.is_empty() {
        let words = "Under no order would every side be better off than now in one and the same situation.".to_owned();
        return vec![Block::Text(vec![sentence(words)])];
    }
    let (surely, possibly) = (case.surely_better.len(), case.possibly_better.len());
    let mut blocks = Vec::new();
    if surely > 0 {
        let words = format!(
            "In {} every side would be better off than now, under every order.",
            counted(surely, "situation")
        );
        blocks.push(Block::Text(vec![sentence(words)]));
        blocks.extend(listed(case, now, &case.surely_better));
    }
    if possibly > 0 {
        let words = format!(
            "In {} every side would be better off than now under some orders and not under others.",
            counted(possibly, "situation")
        );
        blocks.push(Block::Text(vec![sentence(words)]));
        blocks.extend(listed(case, now, &case.possibly_better));
    }
    blocks
}

/// The first of some situations; the rest is counted.
fn listed(case: &OpenCase, now: StateId, states: &[StateId]) -> Vec<Block> {
    let items = states.iter().take(TOLD).map(|state| item(case, now, *state));
    let mut blocks = vec![Block::List(items.collect())];
    if states.len() > TOLD {
        let left = states.len() - TOLD;
        let verb = if left == 1 { "is" } else { "are" };
        let words = format!(
            "{} {verb} left out here, further from the present one.",
            capital(&counted(left, "more situation"))
        );
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(case.all_elements()))]));
    }
    blocks
}

fn item(case: &OpenCase, now: StateId, state: StateId) -> Item {
    let ground = || Ground::computed(case.all_elements());
    let mut item = Item::from(Sentence::new(
        format!("{}.", capital(&difference(case.known, now, state))),
        ground(),
    ));
    let open: Vec<usize> = case.makers().filter(|&dm| case.known.improves(dm, now, state).is_none()).collect();
    if !open.is_empty() {
        let words = format!(
            "Whether that is better for {} depends on what counts more for {}.",
            sides(case.conflict, &open),
            if open.len() == 1 { "it" } else { "each of them" }
        );
        item.sentences.push(Sentence::new(words, ground()));
    }
    item.sentences.push(Sentence::new(holding_words(case, state), ground()));
    item
}

/// Whether a situation would hold once reached.
fn holding_words(case: &OpenCase, state: StateId) -> String {
    let strongest = case.known.equilibrium(Concept::Nash, state);
    if strongest == Known::Necessarily {
        return "It would hold once reached under every order: no side would gain by a step of its own.".to_owned();
    }
    let answered = case.known.equilibrium(Concept::Seq, state);
    match (strongest, answered) {
        (_, Known::Necessarily) => {
            "It would hold once reached under every order, as steps that pay would be answered in the others' own interest.".to_owned()
        }
        (Known::Possibly { .. }, _) | (_, Known::Possibly { .. }) => "Whether it would hold once reached depends on the order.".to_owned(),
        (Known::Not { .. }, Known::Not { .. }) => {
            "Under no order would it hold by itself once reached: some step out of it would pay, and no answer in the others' own \
             interest would take that gain away."
                .to_owned()
        }
        _ => "Whether it would hold once reached could not be determined within the work allowed.".to_owned(),
    }
}
