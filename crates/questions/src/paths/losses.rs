//! Who has to take a loss: the ways with the fewest losing steps, and the smallest sets of decision makers who must be ready to lose.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use standoff_stability::{Analysis, StateId};

use super::answer::{Effect, Losses};
use super::ask::{active, effect, single_moves};
use super::coalitions::subsets;
use super::search::{Search, Taken};
use crate::limits::Running;

/// Most sets of decision makers tried.
const MOST_SETS: usize = 255;

/// What it costs to get somewhere: losing steps first, then all steps.
type Cost = (usize, usize);

/// A state with who acted last; `None` at the start.
type Place = (StateId, Option<usize>);

/// The cheapest ways by any moves from one state, counted in losing steps.
pub(crate) struct Cheapest {
    best: BTreeMap<Place, (Cost, Option<Place>)>,
}

impl Cheapest {
    /// Finds them for all states (Dijkstra). Cost: as the moves among the states reached, once for each last mover.
    pub(crate) fn from(analysis: &Analysis, start: StateId, limits: &Running) -> Cheapest {
        let movers = active(analysis);
        let mut best: BTreeMap<Place, (Cost, Option<Place>)> = BTreeMap::from([((start, None), ((0, 0), None))]);
        let mut open = BinaryHeap::from([Reverse(((0, 0), start, None))]);
        let mut work = 0;
        while let Some(Reverse((cost, state, last))) = open.pop() {
            if best.get(&(state, last)).is_some_and(|(known, _)| *known < cost) {
                continue;
            }
            if work > limits.budget.max_steps || limits.called_off() {
                break;
            }
            for edge in single_moves(analysis, &movers, state) {
                work += 1;
                let place = (edge.to, Some(edge.by));
                let loss = usize::from(effect(analysis, edge.by, (state, edge.to)) == Effect::Loses);
                let next = (cost.0 + loss, cost.1 + 1);
                if Some(edge.by) != last && best.get(&place).is_none_or(|(known, _)| next < *known) {
                    best.insert(place, (next, Some((state, last))));
                    open.push(Reverse((next, edge.to, Some(edge.by))));
                }
            }
        }
        Cheapest { best }
    }

    /// The fewest losing steps to a state, and a way with so few.
    pub(crate) fn to(&self, state: StateId) -> Option<(usize, Vec<Taken>)> {
        let here = self.best.range((state, None)..=(state, Some(usize::MAX)));
        let (place, (cost, _)) = here.min_by_key(|(place, (cost, _))| (*cost, **place))?;
        let mut steps = Vec::with_capacity(cost.1);
        let mut at = *place;
        while let (to, Some(by)) = at {
            let before = self.best.get(&at).and_then(|(_, before)| *before)?;
            steps.push((by, before.0, to));
            at = before;
        }
        steps.reverse();
        Some((cost.0, steps))
    }
}

/// The states that are reached when only some may take losses, for each set of such decision makers, smaller sets first.
pub(crate) struct ReadyToLose {
    sets: Vec<(Vec<usize>, BTreeSet<StateId>)>,
    /// Whether all sets were tried to their end.
    pub(crate) whole: bool,
}

impl ReadyToLose {
    /// Tries the sets. Cost: one search for each.
    pub(crate) fn from(analysis: &Analysis, start: StateId, limits: &Running) -> ReadyToLose {
        let movers = active(analysis);
        let mut candidates = vec![Vec::new()];
        candidates.extend(subsets(&movers, MOST_SETS));
        let mut tried = ReadyToLose {
            whole: movers.len() < 64 && candidates.len() as u64 == 1u64 << movers.len(),
            sets: Vec::with_capacity(candidates.len()),
        };
        let mut left = limits.budget.max_steps;
        for set in candidates {
            let mut edges = |state| {
                let mut steps = single_moves(analysis, &movers, state);
                steps.retain(|edge| set.contains(&edge.by) || effect(analysis, edge.by, (state, edge.to)) != Effect::Loses);
                steps
            };
            let search = Search::from(start, &mut edges, limits);
            left = left.saturating_sub(search.work);
            tried.whole &= search.whole;
            let mut reached = search.reached();
            reached.insert(start);
            tried.sets.push((set, reached));
            if left == 0 || limits.called_off() {
                tried.whole = false;
                break;
            }
        }
        tried
    }

    /// The smallest sets that reach a state: none of them holds another.
    fn smallest(&self, state: StateId) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = Vec::new();
        for (set, reached) in &self.sets {
            let holds_smaller = found.iter().any(|smaller| smaller.iter().all(|dm| set.contains(dm)));
            if reached.contains(&state) && !holds_smaller {
                found.push(set.clone());
            }
        }
        found
    }
}

/// Who has to lose on the way to a state; `None` where no moves lead there.
pub(crate) fn losses(analysis: &Analysis, state: StateId, (cheapest, ready): (&Cheapest, &ReadyToLose)) -> Option<Losses> {
    let (fewest, steps) = cheapest.to(state)?;
    let smallest_sets = ready.smallest(state);
    let mut unavoidable = smallest_sets.first().cloned().unwrap_or_default();
    unavoidable.retain(|dm| smallest_sets.iter().all(|set| set.contains(dm)));
    Some(Losses {
        fewest,
        way: super::ask::way_of_singles(analysis, &steps),
        unavoidable,
        smallest_sets,
        whole: ready.whole,
    })
}
