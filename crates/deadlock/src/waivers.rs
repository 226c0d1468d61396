//! Waivers: smallest sets of commitments without which a goal is free in sequence.

use crate::acts::Acts;
use crate::answer::HoldKind;
use crate::ask::Effort;
use crate::waiting::Waiting;
use std::collections::BTreeSet;

/// All inclusion-minimal sets of commitments whose waiving frees the goal, fewest first; one empty set where nothing is needed.
///
/// Exact: a set that does not free the goal has to grow by a commitment that holds back, unmet, the goal or something it waits for.
/// Cost: the sets met on the way, which the effort bounds.
pub(crate) fn waivers(waiting: &Waiting, goal: Acts, effort: &mut Effort) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut sets: BTreeSet<Vec<usize>> = [Vec::new()].into();
    while !sets.is_empty() {
        let mut larger = BTreeSet::new();
        for set in sets {
            if found.iter().any(|smaller| smaller.iter().all(|number| set.contains(number))) {
                continue;
            }
            if !effort.spend() {
                return found;
            }
            let without = waiting.waiving(&set);
            let free = without.free();
            if goal.within(free) {
                found.push(set);
                continue;
            }
            for number in in_the_way(&without, goal, free) {
                let mut more = set.clone();
                more.push(number);
                more.sort_unstable();
                larger.insert(more);
            }
        }
        sets = larger;
    }
    found
}

/// The commitments that hold back, unmet, the goal or something that it waits for, however far behind.
fn in_the_way(waiting: &Waiting, goal: Acts, free: Acts) -> Vec<usize> {
    let (mut behind, mut open) = (Acts::NONE, goal.without(free));
    let mut numbers = BTreeSet::new();
    while !open.is_empty() {
        behind = behind.or(open);
        let mut next = Acts::NONE;
        for act in open.iter() {
            let unmet = waiting.holding(act).filter(|held| !held.needs.met(free));
            numbers.extend(unmet.filter_map(|held| match held.by {
                HoldKind::Commitment(number) => Some(number),
                HoldKind::Rule(_) => None,
            }));
            next = next.or(waiting.lacking(act, free).map_or(Acts::NONE, |needs| needs.acts()));
        }
        open = next.without(free).without(behind);
    }
    numbers.into_iter().collect()
}
