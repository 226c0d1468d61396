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
        format!(
            "It takes {} to get there; what each one's part would bring it if it went first:",
            sides(case.conflict, parts)
        )
    } else {
        format!(
            "It takes {} together, and no sequence of steps that each pay leads there. What each one's part would bring it if it went first:",
            sides(case.conflict, parts)
        )
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}

/// Who would follow whom, in one sentence: the last thing that tells whether somebody can go first.
pub fn followers(case: &Case, now: StateId, goal: StateId) -> Option<String> {
    let parts = changing_sides(case.analysis, now, goal);
    let told: Vec<String> = parts.iter().filter_map(|dm| followed(case, *dm, &parts, (now, goal))).collect();
    (parts.len() > 1 && !told.is_empty()).then(|| told.join("; "))
}

fn followed(case: &Case, first: usize, parts: &[usize], (now, goal): (StateId, StateId)) -> Option<String> {
    let alone = same_step(case, first, (now, goal), now)?;
    let others: Vec<usize> = parts.iter().copied().filter(|other| *other != first).collect();
    let all = others.iter().all(|other| reply(case, *other, (now, goal), alone) == Reply::Follows);
    let then = match (others.as_slice(), all) {
        ([only], true) => format!("{} would do its part because it pays", case.side(*only)),
        ([only], false) => format!("{} would not do its part, or not all of it", case.side(*only)),
        (_, true) => "each of the others would do its part because it pays".to_owned(),
        (_, false) => "not all of the others would do their part".to_owned(),
    };
    Some(format!("if {} went first, {then}", case.side(first)))
}

/// What a side's part is to it once another has gone first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reply {
    /// It pays, and nothing else pays more.
    Follows,
    /// It pays, but another step pays more.
    FollowsButRather(StateId),
    /// It does not pay, another step does.
    Rather(StateId),
    /// Nothing pays.
    Stays,
    /// It is ruled out.
    Cannot,
}

fn reply(case: &Case, other: usize, (now, goal): (StateId, StateId), alone: StateId) -> Reply {
    let Some(done) = same_step(case, other, (now, goal), alone) else {
        return Reply::Cannot;
    };
    let analysis = case.analysis;
    let best = analysis
        .space()
        .moves(other, alone)
        .iter()
        .copied()
        .max_by_key(|to| (analysis.rank(other, *to), std::cmp::Reverse(*to)));
    let best = best.filter(|to| analysis.rank(other, *to) > analysis.rank(other, alone).max(analysis.rank(other, done)));
    match (compare(analysis, other, (alone, done)).turn, best) {
        (Turn::Better, None) => Reply::Follows,
        (Turn::Better, Some(to)) => Reply::FollowsButRather(to),
        (_, Some(to)) => Reply::Rather(to),
        (_, None) => Reply::Stays,
    }
}

/// One side does its part and waits.
fn part(case: &Case, dm: usize, (now, goal): (StateId, StateId)) -> Item {
    let noun = change(case.analysis, dm, now, goal).noun(case.conflict);
    let Some(alone) = same_step(case, dm, (now, goal), now) else {
        let words = format!(
            "{} could not do its part alone: {noun} is ruled out while the others stand still.",
            case.side(dm)
        );
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
    case.analysis
        .space()
        .moves(dm, start)
        .iter()
        .copied()
        .find(|reached| change(case.analysis, dm, start, *reached) == wanted)
}

/// What another side would do once the first has gone ahead.
fn follow(case: &Case, (first, other): (usize, usize), (now, goal): (StateId, StateId), alone: StateId) -> Sentence {
    let name = case.side(other);
    let rather = |to: StateId| {
        let left = match compare(case.analysis, first, (now, to)).turn {
            Turn::Worse => format!(", leaving {} worse off than now", case.side(first)),
            Turn::Same => format!(", leaving {} no better off than now", case.side(first)),
            Turn::Better => String::new(),
        };
        format!("{}{left}", change(case.analysis, other, alone, to).noun(case.conflict))
    };
    let words = match reply(case, other, (now, goal), alone) {
        Reply::Cannot => format!("{name} could not follow at once: its part is ruled out from there."),
        Reply::Follows => format!("{name} would then gain by doing its part, and could do nothing better for itself."),
        Reply::FollowsButRather(to) => format!("{name} would then gain by doing its part, but more by {}.", rather(to)),
        Reply::Rather(to) => format!(
            "{name} would then not gain by doing its part; it would rather move by {}.",
            rather(to)
        ),
        Reply::Stays => format!("{name} would then not gain by doing its part, nor by anything else: it would stay where it is."),
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}
