//! The question as a whole.

use crate::acts::Acts;
use crate::answer::{Deadlock, Goal, Hold};
use crate::circles::circles;
use crate::dead_ends::dead_ends;
use crate::joint::joint_steps;
use crate::waiting::{Reading, Waiting};
use crate::waivers::waivers;
use standoff_conflict::Conflict;

/// What is asked of the commitments of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Whether feasibility rules are counted: what one act needs another for.
    pub rules: bool,
    /// Whether acts of which nothing is said may be free (*possibly*), or only those that are tied or offered (*surely*).
    pub possibly: bool,
    /// Sets of acts to release. None: the acts of each circle, then each act that a commitment holds back.
    pub goals: Vec<Acts>,
}

impl Default for Question {
    /// Rules counted, surely.
    fn default() -> Question {
        Question {
            rules: true,
            possibly: false,
            goals: Vec::new(),
        }
    }
}

/// How much work may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps of each search: paths followed, sets looked at.
    pub max_steps: u64,
}

impl Default for Limits {
    /// Seconds on a small machine: 200 000 steps a search.
    fn default() -> Limits {
        Limits { max_steps: 200_000 }
    }
}

/// The conflict does not say where the dispute stands, or names an option it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoStatusQuo;

impl std::fmt::Display for NoStatusQuo {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the model says nothing of where the dispute stands: a [status_quo] table lists the options taken")
    }
}

impl std::error::Error for NoStatusQuo {}

/// The steps left to a search.
pub(crate) struct Effort {
    left: u64,
    whole: bool,
}

impl Effort {
    fn new(limits: &Limits) -> Effort {
        Effort {
            left: limits.max_steps,
            whole: true,
        }
    }

    /// Takes a step; `false` when there is none left.
    pub(crate) fn spend(&mut self) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => self.whole = false,
        }
        self.whole
    }

    /// Says that something was left out.
    pub(crate) fn give_up(&mut self) {
        self.whole = false;
    }
}

/// Works out what is held back, by whom, and what would release it (spec A18).
///
/// Cost: for each goal the sets of acts and of commitments looked at, within the limits; the answer says whether it is whole.
///
/// # Errors
/// [`NoStatusQuo`] without a state to start from.
pub fn deadlock(conflict: &Conflict, question: &Question, limits: &Limits) -> Result<Deadlock, NoStatusQuo> {
    let status_quo = conflict.status_quo.as_ref().ok_or(NoStatusQuo)?.state;
    let reading = Reading {
        rules: question.rules,
        possibly: question.possibly,
    };
    let waiting = Waiting::new(conflict, status_quo, reading);
    let free = waiting.free();
    let mut effort = Effort::new(limits);
    let circles = circles(&waiting, free, &mut effort);
    let mut whole = effort.whole;
    let wanted = if question.goals.is_empty() {
        let rings = circles.iter().map(|circle| circle.acts.iter().copied().collect());
        goals_of(rings, conflict, free)
    } else {
        question.goals.clone()
    };
    let mut goals = Vec::with_capacity(wanted.len());
    for acts in wanted {
        let (mut joint, mut waiving) = (Effort::new(limits), Effort::new(limits));
        goals.push(Goal {
            acts,
            free: acts.within(free),
            joint_steps: joint_steps(conflict, &waiting, acts, &mut joint),
            waivers: waivers(&waiting, acts, &mut waiving),
        });
        whole &= joint.whole && waiving.whole;
    }
    let hold = |held: &crate::waiting::Held| Hold {
        act: held.act,
        by: held.by,
        met: held.needs.met(free),
    };
    Ok(Deadlock {
        rules: question.rules,
        possibly: question.possibly,
        in_place: waiting.in_place,
        free: free.without(waiting.in_place),
        holds: waiting.held.iter().map(hold).collect(),
        dead_ends: dead_ends(&waiting),
        circles,
        goals,
        whole,
    })
}

/// What one would want released: the acts of each circle together, then each act that is held back.
fn goals_of(rings: impl Iterator<Item = Acts>, conflict: &Conflict, free: Acts) -> Vec<Acts> {
    let single = conflict
        .commitments
        .iter()
        .map(|commitment| [commitment.act].into_iter().collect::<Acts>());
    let mut goals: Vec<Acts> = Vec::new();
    for goal in rings.chain(single) {
        if !goal.within(free) && !goals.contains(&goal) {
            goals.push(goal);
        }
    }
    goals
}
