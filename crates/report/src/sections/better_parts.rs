//! What stands in the way of the outcome that is better for all: what each side's part would bring it if it went alone.

use standoff_states::StateId;

use crate::case::Case;
use crate::compare::{Turn, compare};
use crate::wording::{change, changing_sides, sides};
use crate::{Block, Ground, Item, Sentence};

/// Empty where nothing is better for all, or where one side's step is enough.
pub fn blocks(case: &Case, now: StateId) -> Vec<Block> {
    let Some(goal) = case.better.first().map(|better| better.state) else {
        return Vec::new();
    };
    let parts = changing_sides(case.analysis, now, goal);
    if parts.len() < 2 {
        return Vec::new();
    }
    let items: Vec<Item> = parts.iter().map(|dm| part(case, *dm, (now, goal))).collect();
    vec![
        Block::Heading(format!("What stands in the way of outcome {}", case.name(goal))),
        Block::Text(vec![lead(case, goal, &parts)]),
        Block::List(items),
    ]
}

fn lead(case: &Case, goal: StateId, parts: &[usize]) -> Sentence {
    let reached = case.better.iter().any(|better| better.state == goal && better.path.is_some());
    let words = if reached {
        format!("It takes {} to get there; what each one's part would bring it if it went first:", sides(case.conflict, parts))
    } else {
        format!(
            "It takes {} together, and no sequence of steps that each pay leads there. What each one's part would bring it if it went first:",
            sides(case.conflict, parts)
        )
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}

/// One side does its part and waits.
fn part(case: &Case, dm: usize, (now, goal): (StateId, StateId)) -> Item {
    let noun = change(case.analysis, dm, now, goal).noun(case.conflict);
    let Some(alone) = same_step(case, dm, (now, goal), now) else {
        let words = format!("{} could not do its part alone: {noun} is ruled out while the others stand still.", case.side(dm));
        return Item::from(Sentence::new(words, Ground::computed(case.all_elements())));
    };
    let comparison = compare(case.analysis, dm, (now, alone));
    let words = format!("{} first: {noun} {}.", case.side(dm), comparison.why(case.analysis));
    let mut item = Item::from(Sentence::new(words, comparison.ground(case.analysis)));
    let others = changing_sides(case.analysis, now, goal).into_iter().filter(|other| *other != dm);
    item.under = others.map(|other| vec![follow(case, (dm, other), (now, goal), alone)]).collect();
    item
}

/// The move of a side from `start` that makes the same change as between `from` and `to`.
fn same_step(case: &Case, dm: usize, (from, to): (StateId, StateId), start: StateId) -> Option<StateId> {
    let wanted = change(case.analysis, dm, from, to);
    case.analysis.space().moves(dm, start).iter().copied().find(|reached| change(case.analysis, dm, start, *reached) == wanted)
}

/// What another side would do once the first has gone ahead.
fn follow(case: &Case, (first, other): (usize, usize), (now, goal): (StateId, StateId), alone: StateId) -> Sentence {
    let name = case.side(other);
    let ground = || Ground::computed(case.all_elements());
    let Some(done) = same_step(case, other, (now, goal), alone) else {
        return Sentence::new(format!("{name} could not follow at once: its part is ruled out from there."), ground());
    };
    let analysis = case.analysis;
    let best = analysis.space().moves(other, alone).iter().copied().max_by_key(|to| (analysis.rank(other, *to), std::cmp::Reverse(*to)));
    let best = best.filter(|to| analysis.rank(other, *to) > analysis.rank(other, alone).max(analysis.rank(other, done)));
    let turn = compare(analysis, other, (alone, done)).turn;
    let rather = |to: StateId| {
        let left = match compare(analysis, first, (now, to)).turn {
            Turn::Worse => format!(", leaving {} worse off than now", case.side(first)),
            Turn::Same => format!(", leaving {} no better off than now", case.side(first)),
            Turn::Better => String::new(),
        };
        format!("{}{left}", change(analysis, other, alone, to).noun(case.conflict))
    };
    let words = match (turn, best) {
        (Turn::Better, None) => format!("{name} would then gain by doing its part, and could do nothing better for itself."),
        (Turn::Better, Some(to)) => format!("{name} would then gain by doing its part, but more by {}.", rather(to)),
        (_, Some(to)) => format!("{name} would then not gain by doing its part; it would rather move by {}.", rather(to)),
        (_, None) => format!("{name} would then not gain by doing its part, nor by anything else: it would stay where it is."),
    };
    Sentence::new(words, ground())
}
