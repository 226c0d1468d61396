//! Joint steps: smallest sets of acts that hold each other up once they are done together.

use crate::acts::Acts;
use crate::answer::JointStep;
use crate::ask::Effort;
use crate::needs::{Needs, smallest};
use crate::waiting::Waiting;
use standoff_conflict::{Conflict, StateCode};
use std::collections::BTreeSet;

/// Free acts beyond the status quo of which every selection is tried as a preparation; with more, only none, each and all are.
const MOST_PREPARED: usize = 10;

/// Ways to meet a condition beyond which a search gives up on being whole.
const MOST_WAYS: usize = 4_096;

/// All inclusion-minimal joint steps to a goal: sets of acts, not free in sequence, that hold the rest of the goal and whose conditions
/// are met once all are done; nothing both taken and dropped, and a feasible state at the end.
///
/// Exact: a set that grows only by smallest ways to meet what it lacks passes through every minimal one. Cost: the sets met on the way,
/// which the effort bounds.
pub(crate) fn joint_steps(conflict: &Conflict, waiting: &Waiting, goal: Acts, effort: &mut Effort) -> Vec<JointStep> {
    let free = waiting.free();
    let rest = goal.without(free);
    let reach = waiting.holding_each_other_up(free);
    if rest.is_empty() || !rest.within(reach) {
        return Vec::new();
    }
    let mut search = Search {
        conflict,
        waiting,
        free,
        reach,
        goal,
        met: BTreeSet::new(),
        found: Vec::new(),
        effort,
    };
    search.grow(rest);
    let sets = smallest(search.found.iter().map(|step| step.acts).collect());
    let step_of = |set: &Acts| search.found.iter().find(|step| step.acts == *set).cloned();
    sets.iter().filter_map(step_of).collect()
}

/// What came of a set that lacks nothing.
enum Prepared {
    /// It is a joint step.
    Step(JointStep),
    /// A rule holds in the state that results, whatever free acts go before; the rule and the state are those of the fewest.
    Infeasible { rule: usize, state: StateCode },
    /// The free acts that it needs cannot go together with it.
    Never,
}

struct Search<'a> {
    conflict: &'a Conflict,
    waiting: &'a Waiting,
    free: Acts,
    /// Acts that can be part of a joint step at all.
    reach: Acts,
    goal: Acts,
    /// Sets met before.
    met: BTreeSet<Acts>,
    found: Vec<JointStep>,
    effort: &'a mut Effort,
}

impl Search<'_> {
    /// Takes a set further until it lacks nothing. As deep as there are acts, at most 128.
    fn grow(&mut self, set: Acts) {
        let superfluous = self.found.iter().any(|step| step.acts.within(set));
        if set.contradicts_itself() || superfluous || !self.met.insert(set) || !self.effort.spend() {
            return;
        }
        let done = set.or(self.free);
        if let Some(lacks) = set.iter().find_map(|act| self.waiting.lacking(act, done)) {
            return self.extend(set, &lacks, done);
        }
        match self.prepared(set) {
            Prepared::Step(step) => self.found.push(step),
            // What else would have to change, so that the state that results is feasible?
            Prepared::Infeasible { rule, state } => {
                let needs = Needs::of(&self.conflict.infeasible[rule].when, false);
                self.extend(set, &needs, Acts::in_place(state, self.conflict.options.len()));
            }
            Prepared::Never => {}
        }
    }

    /// Adds each smallest way to meet what a set lacks.
    fn extend(&mut self, set: Acts, lacks: &Needs, given: Acts) {
        let Some(ways) = lacks.ways(given, MOST_WAYS) else {
            self.effort.give_up();
            return;
        };
        let (reach, free) = (self.reach, self.free);
        let ways = ways.into_iter().map(|way| way.without(free));
        for way in ways.filter(|way| !way.is_empty() && way.within(reach)) {
            self.grow(set.or(way));
        }
    }

    /// The set as a step, with the fewest free acts that have to go before.
    fn prepared(&self, set: Acts) -> Prepared {
        let in_place = self.waiting.in_place;
        let spare: Vec<_> = self.free.without(in_place).iter().collect();
        let wanted = self.goal.and(self.free).without(in_place);
        let mut best = Prepared::Never;
        for after in selections(&spare).into_iter().map(|before| before.or(wanted)) {
            let done = set.or(after);
            let held_up = set.iter().all(|act| self.waiting.lacking(act, done.or(in_place)).is_none());
            if done.contradicts_itself() || !held_up {
                continue;
            }
            match (self.broken(done), &best) {
                (None, _) => return Prepared::Step(JointStep { acts: set, after }),
                (Some(rule), Prepared::Never) => {
                    let state = done.done_from(self.waiting.status_quo);
                    best = Prepared::Infeasible { rule, state };
                }
                _ => {}
            }
        }
        best
    }

    /// The first rule that holds in the state that results.
    fn broken(&self, done: Acts) -> Option<usize> {
        let state = done.done_from(self.waiting.status_quo);
        self.conflict.infeasible.iter().position(|rule| rule.when.holds(state))
    }
}

/// Selections of acts, fewest first.
fn selections(acts: &[crate::Act]) -> Vec<Acts> {
    let mut sets: Vec<Acts> = if acts.len() <= MOST_PREPARED {
        let chosen = |mask: usize| {
            acts.iter()
                .enumerate()
                .filter(move |(place, _)| mask >> place & 1 == 1)
                .map(|(_, act)| *act)
        };
        (0..1 << acts.len()).map(|mask| chosen(mask).collect()).collect()
    } else {
        let each = acts.iter().map(|act| [*act].into_iter().collect());
        [Acts::NONE]
            .into_iter()
            .chain(each)
            .chain([acts.iter().copied().collect()])
            .collect()
    };
    sets.sort_by_key(|set| (set.len(), *set));
    sets
}
