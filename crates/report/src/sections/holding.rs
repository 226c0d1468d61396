//! The other outcomes that would hold, and the table of what holds for whom.

use standoff_stability::Concept;
use standoff_states::StateId;

use crate::case::{CONCEPTS, Case, TOLD, sense};
use crate::compare::{Turn, compare};
use crate::draw::{Row, StabilityTable};
use crate::wording::{capital, count, counted, joined};
use crate::{Block, Drawing, Ground, Item, Sentence};

use super::better::from_now;

/// How many situations the drawing shows.
const DRAWN: usize = 12;

/// Those that hold because no step pays, one by one; the rest counted; the table.
pub fn blocks(case: &Case) -> Vec<Block> {
    let other = |state: &StateId| Some(*state) != case.now;
    let strong: Vec<StateId> = case.analysis.equilibria(Concept::Nash).into_iter().filter(other).collect();
    let credible = case.analysis.equilibria(Concept::Seq).into_iter().filter(other);
    let credible: Vec<StateId> = credible.filter(|state| !strong.contains(state)).collect();
    let mut blocks = told(case, lead(case, strong.len()), &strong);
    if !credible.is_empty() {
        let words = format!(
            "{} would hold because every step out of {} that pays would be answered by the others in their own interest.",
            capital(&counted(credible.len(), "more outcome")),
            if credible.len() == 1 { "it" } else { "them" }
        );
        blocks.extend(told(case, words, &credible));
    }
    blocks.push(table(case));
    blocks
}

fn lead(case: &Case, others: usize) -> String {
    let besides = if case.now.is_some() { "other outcome" } else { "outcome" };
    let number = capital(&counted(others, besides));
    format!("{number} would hold in the strongest sense, that no side gains by a step of its own.")
}

/// A sentence and the outcomes it speaks of; those told above are only named.
fn told(case: &Case, words: String, states: &[StateId]) -> Vec<Block> {
    let sentence = |words: String| Sentence::new(words, Ground::computed(case.all_elements()));
    let above = |state: &&StateId| case.better.iter().take(TOLD).any(|better| better.state == **state);
    let (above, new): (Vec<&StateId>, Vec<&StateId>) = states.iter().partition(above);
    let mut opening = vec![sentence(words)];
    if !above.is_empty() {
        let mut names: Vec<String> = above.into_iter().map(|state| case.name(*state)).collect();
        names.sort();
        let (noun, verb) = if names.len() == 1 { ("outcome", "is") } else { ("outcomes", "are") };
        opening.push(sentence(format!(
            "Among them {verb} {noun} {}, told above as better for all.",
            joined(&names)
        )));
    }
    let mut blocks = vec![Block::Text(opening)];
    let items: Vec<Item> = new.iter().take(TOLD).map(|state| item(case, **state)).collect();
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    if new.len() > TOLD {
        let words = format!("{} left out here.", capital(&are_more(new.len() - TOLD)));
        blocks.push(Block::Text(vec![sentence(words)]));
    }
    blocks
}

fn are_more(number: usize) -> String {
    if number == 1 {
        "one more is".to_owned()
    } else {
        format!("{} more are", count(number))
    }
}

fn item(case: &Case, state: StateId) -> Item {
    let words = format!("Outcome {}: {}.", case.name(state), from_now(case, state));
    let mut item = Item::from(Sentence::new(words, Ground::computed(case.elements_of_holding(state))));
    if let Some(now) = case.now {
        item.sentences
            .push(Sentence::new(who_gains(case, now, state), Ground::computed(case.all_elements())));
    }
    item
}

/// For whom an outcome is better and for whom worse than the present situation.
fn who_gains(case: &Case, now: StateId, state: StateId) -> String {
    let of = |turn: Turn| {
        let found = case.makers().filter(|dm| compare(case.analysis, *dm, (now, state)).turn == turn);
        joined(&found.map(|dm| case.side(dm)).collect::<Vec<_>>())
    };
    let told = [
        ("better for", of(Turn::Better)),
        ("worse for", of(Turn::Worse)),
        ("no different for", of(Turn::Same)),
    ];
    let told = told
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(how, names)| format!("{how} {names}"));
    format!("Compared with now it is {}.", told.collect::<Vec<_>>().join("; "))
}

fn table(case: &Case) -> Block {
    let shown: Vec<StateId> = case.named().into_iter().take(DRAWN).collect();
    let held = |concept: &Concept, state: StateId| case.makers().map(|dm| case.analysis.stable(*concept, dm, state)).collect();
    let rows = shown.iter().map(|state| Row {
        name: case.name(*state),
        holds: CONCEPTS.iter().map(|concept| held(concept, *state)).collect(),
    });
    let drawing = StabilityTable {
        sides: case.makers().map(|dm| case.side(dm)).collect(),
        senses: CONCEPTS.iter().map(|concept| sense(*concept).to_owned()).collect(),
        rows: rows.collect(),
    };
    let words = "Which outcome holds for whom, in five senses, the strongest on the left; an outcome holds where all squares of a group are filled.";
    Block::Drawing(Box::new(Drawing {
        svg: drawing.svg(),
        lines: drawing.lines(),
        caption: Sentence::new(words, Ground::computed(case.all_elements())),
    }))
}
