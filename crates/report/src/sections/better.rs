//! What would be better for all, whether it would hold, whether one gets there, and what stands in the way.

use standoff_stability::{BetterState, Concept, Step};
use standoff_states::StateId;

use crate::case::{Case, TOLD};
use crate::draw::{Ladder, Mark, Rail};
use crate::wording::{capital, change, counted, difference, situation};
use crate::{Block, Drawing, Ground, Item, Sentence};

use super::better_parts;

/// How many situations the drawing shows.
const DRAWN: usize = 6;

/// The list, the drawing, then what blocks the first of the list.
pub fn blocks(case: &Case) -> Vec<Block> {
    let Some(now) = case.now else {
        let words = "Without a present situation in the model, it cannot be said what would be better than it.";
        return vec![Block::Text(vec![Sentence::new(words, Ground::computed([]))]), ladder(case)];
    };
    let mut blocks = vec![Block::Text(vec![lead(case)])];
    let items: Vec<Item> = case.better.iter().take(TOLD).map(|state| item(case, now, state)).collect();
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    if case.better.len() > TOLD {
        let words = format!(
            "{} would be better for all; they are left out here.",
            capital(&counted(case.better.len() - TOLD, "more outcome"))
        );
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(case.all_elements()))]));
    }
    blocks.push(ladder(case));
    blocks.extend(better_parts::blocks(case, now));
    blocks
}

fn lead(case: &Case) -> Sentence {
    let words = match case.better.len() {
        0 => {
            "In no situation of the model would every side be better off than now: in each, at least one side is no better off.".to_owned()
        }
        1 => "In one situation every side would be better off than now.".to_owned(),
        n => format!(
            "In {} every side would be better off than now; those that would hold come first.",
            counted(n, "situation")
        ),
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}

fn item(case: &Case, now: StateId, better: &BetterState) -> Item {
    let words = format!("Outcome {}, {}.", case.name(better.state), described(case, now, better.state));
    let ground = || Ground::computed(case.elements_of_holding(better.state));
    let mut item = Item::from(Sentence::new(words, Ground::computed(case.all_elements())));
    item.sentences.push(Sentence::new(holding_words(case, better.state), ground()));
    if let Some(path) = &better.path {
        let words = format!(
            "Steps that each pay for whoever takes them lead there: {}.",
            path_words(case, now, path)
        );
        item.sentences.push(Sentence::new(words, Ground::computed(case.all_elements())));
    }
    item
}

/// An outcome by what differs from the first that is better for all, where that is shorter, else from the present situation.
fn described(case: &Case, now: StateId, state: StateId) -> String {
    let first = case.better.first().map_or(state, |best| best.state);
    let size = |from: StateId| case.makers().map(|dm| change(case.analysis, dm, from, state).size()).sum::<usize>();
    if first != state && size(first) < size(now) {
        format!("like {}, but with {}", case.name(first), difference(case.analysis, first, state))
    } else {
        format!("compared with now: {}", difference(case.analysis, now, state))
    }
}

/// Whether an outcome would hold, and if not, who would leave it how.
pub fn holding_words(case: &Case, state: StateId) -> String {
    match case.holds(state) {
        Some(Concept::Nash) => "It would hold once reached: no side would gain by a step of its own.".to_owned(),
        Some(Concept::Seq | Concept::Sseq) => {
            format!(
                "It would hold once reached, but only because {} would be answered in the others' own interest.",
                leaving(case, state)
            )
        }
        Some(_) => format!(
            "It would not hold by itself: {} would pay, unless the others punished it at a cost to themselves.",
            leaving(case, state)
        ),
        None => format!("It would not hold: {} would pay.", leaving(case, state)),
    }
}

/// The step that would pay out of a situation: first of a side that nothing deters, else of any side.
fn leaving(case: &Case, state: StateId) -> String {
    let gains = |dm: &usize| !case.analysis.improvements(*dm, state).is_empty();
    let free = case.makers().filter(gains).find(|dm| case.holds_for(*dm, state).is_none());
    let Some(dm) = free.or_else(|| case.makers().find(gains)) else {
        return "a step out of it".to_owned();
    };
    let best = case
        .analysis
        .improvements(dm, state)
        .iter()
        .max_by_key(|to| (case.analysis.rank(dm, **to), std::cmp::Reverse(**to)));
    let noun = best
        .map(|to| change(case.analysis, dm, state, *to).noun(case.conflict))
        .unwrap_or_default();
    format!("a step of {} ({noun})", case.side(dm))
}

fn path_words(case: &Case, now: StateId, path: &[Step]) -> String {
    let mut from = now;
    let mut told = Vec::new();
    for step in path {
        let noun = change(case.analysis, step.mover, from, step.to).noun(case.conflict);
        told.push(format!("{} by {noun}", case.side(step.mover)));
        from = step.to;
    }
    told.join(", then ")
}

/// Where the present situation, what holds and what is better for all stand on each side's scale.
fn ladder(case: &Case) -> Block {
    let nash = |state: &StateId| case.analysis.equilibrium(Concept::Nash, *state);
    let better = |state: &StateId| case.better.iter().any(|b| b.state == *state);
    let shown: Vec<StateId> = case
        .named()
        .into_iter()
        .filter(|s| Some(*s) == case.now || nash(s) || better(s))
        .take(DRAWN)
        .collect();
    let rails = case.makers().map(|dm| Rail {
        side: case.side(dm),
        levels: case.analysis.ranks(dm),
        marks: shown.iter().map(|state| mark(case, dm, *state)).collect(),
    });
    let drawing = Ladder { rails: rails.collect() };
    let words = format!(
        "Where each outcome stands on each side's own scale; scales of different sides cannot be compared. {}",
        legend(case, &shown)
    );
    Block::Drawing(Box::new(Drawing {
        svg: drawing.svg(),
        lines: drawing.lines(),
        caption: Sentence::new(words.trim_end(), Ground::computed(case.all_elements())),
    }))
}

fn mark(case: &Case, dm: usize, state: StateId) -> Mark {
    Mark {
        name: case.name(state),
        level: case.analysis.rank(dm, state),
        strong: Some(state) == case.now,
    }
}

/// What the letters mean that the list above does not tell.
fn legend(case: &Case, shown: &[StateId]) -> String {
    let told: Vec<StateId> = case.better.iter().take(TOLD).map(|b| b.state).collect();
    let rest = shown.iter().filter(|state| Some(**state) != case.now && !told.contains(state));
    let words = rest.map(|state| format!("{}: {}.", case.name(*state), from_now(case, *state)));
    words.collect::<Vec<_>>().join(" ")
}

/// A situation by what differs from the present one, or in full where there is none.
pub fn from_now(case: &Case, state: StateId) -> String {
    match case.now {
        Some(now) => format!("compared with now, {}", difference(case.analysis, now, state)),
        None => situation(case.analysis, state),
    }
}
