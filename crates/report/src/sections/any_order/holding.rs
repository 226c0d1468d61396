//! Other outcomes that would hold, under every order or some.

use standoff_stability::Concept;
use standoff_stability::orders::Grade;
use standoff_states::StateId;

use crate::case::TOLD;
use crate::open_case::OpenCase;
use crate::wording::{capital, count, counted, difference, situation};
use crate::{Block, Ground, Item, Sentence};

/// Most steps for all outcomes together.
const STEPS: u64 = 500_000;

/// Those that hold in the strongest sense under every order one by one, then those for which it depends; the rest is counted.
pub fn holding(case: &OpenCase) -> Vec<Block> {
    let overview = case.known.overview(&[Concept::Nash], STEPS);
    let with = |grade: Grade| -> Vec<StateId> {
        let states = case.space().ids().filter(|state| Some(*state) != case.now);
        let mut found: Vec<StateId> = states
            .filter(|state| overview.equilibrium(Concept::Nash, *state) == Some(grade))
            .collect();
        found.sort_by_key(|&state| (case.now.map_or(0, |now| case.distance(now, state)), state));
        found
    };
    let (surely, possibly, unknown) = (with(Grade::Necessarily), with(Grade::Possibly), with(Grade::Undetermined));
    let mut blocks = told(
        case,
        &surely,
        "would hold under every order in the strongest sense, that no side gains by a step of its own",
    );
    blocks.extend(match possibly.is_empty() {
        true => Vec::new(),
        false => told(case, &possibly, "would hold in that sense under some orders and not under others"),
    });
    if !unknown.is_empty() {
        let words = format!(
            "For {} it could not be determined within the work allowed.",
            counted(unknown.len(), "outcome")
        );
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(case.all_elements()))]));
    }
    blocks
}

fn told(case: &OpenCase, states: &[StateId], what: &str) -> Vec<Block> {
    let besides = if case.now.is_some() { "other outcome" } else { "outcome" };
    let sentence = |words: String| Sentence::new(words, Ground::computed(case.all_elements()));
    let lead = format!("{} {what}.", capital(&counted(states.len(), besides)));
    let mut blocks = vec![Block::Text(vec![sentence(lead)])];
    let words = |state: StateId| match case.now {
        Some(now) => format!("Compared with now: {}.", difference(case.known, now, state)),
        None => format!("{}.", situation(case.known, state)),
    };
    let items: Vec<Item> = states.iter().take(TOLD).map(|state| Item::from(sentence(words(*state)))).collect();
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    if states.len() > TOLD {
        let left = states.len() - TOLD;
        let verb = if left == 1 { "is" } else { "are" };
        let words = format!("{} more {verb} left out here.", capital(&count(left)));
        blocks.push(Block::Text(vec![sentence(words)]));
    }
    blocks
}
