//! The question itself: from where, to what, how coalitions move; and the answer put together.

use standoff_conflict::Formula;
use standoff_stability::{Analysis, Concept, StateId};

use super::answer::{Attainability, Effect, Leg, Paths, ToTarget, Way, Ways};
use super::coalitions::Coalitions;
use super::losses::{Cheapest, ReadyToLose, losses};
use super::search::{Edge, Search, Taken};
use crate::limits::Running;
use crate::{Limits, NoSuchState};

/// What is asked about ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where they start; the status quo where nothing is said.
    pub from: Option<StateId>,
    /// Where they lead.
    pub target: Target,
    /// How coalitions move.
    pub joint: JointMoves,
    /// Most shortest ways to show of each kind.
    pub most_shown: usize,
}

/// Where ways are to lead.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// These states.
    States(Vec<StateId>),
    /// Every state in which a condition holds (of merged states: in their smallest member).
    Where(Formula),
    /// Every equilibrium of a concept.
    Equilibria(Concept),
    /// Every state that all decision makers prefer to the start.
    BetterForAll,
}

/// How a coalition moves in one step (spec A5, ambiguity i).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JointMoves {
    /// By a legal sequence of its members' moves, nobody twice in succession, each state in between feasible: R_H of spec A2.
    #[default]
    Sequences,
    /// By changing options of all members at once; what lies in between need not be feasible.
    AtOnce,
}

impl Question {
    /// Ways from the status quo to a target, coalitions moving by sequences, up to ten ways of each kind shown.
    pub fn to(target: Target) -> Question {
        Question {
            from: None,
            target,
            joint: JointMoves::default(),
            most_shown: 10,
        }
    }
}

impl JointMoves {
    /// The name in JSON and on the command line: `sequences`, `at_once`.
    pub fn key(self) -> &'static str {
        match self {
            JointMoves::Sequences => "sequences",
            JointMoves::AtOnce => "at_once",
        }
    }
}

/// Finds the ways from a state to others: by improvements, by joint improvements of coalitions, by any moves; and who has to lose.
///
/// Each coalition's step is an improvement for every member, by the smallest coalitions that have it; no coalition acts twice in succession.
/// Cost: a search through the moves for each of the three, one for each set of decision makers (at most 256) for the losses, and for
/// coalitions one for each coalition in each state met.
///
/// # Errors
/// [`NoSuchState`] where there is no start.
pub fn paths(analysis: &Analysis, question: &Question, limits: &Limits) -> Result<Paths, NoSuchState> {
    let from = crate::limits::state_or_status_quo(analysis, question.from)?;
    let limits = limits.running();
    let work = Work::all(analysis, (from, question), &limits);
    let states = targets(analysis, from, &question.target);
    let reached = |search: &Search| search.reached().into_iter().collect::<Vec<_>>();
    Ok(Paths {
        from,
        target: question.target.clone(),
        joint: question.joint,
        settings: *analysis.settings(),
        targets: states.into_iter().map(|state| work.to(state)).collect(),
        reached_by_improvements: reached(&work.improvements),
        reached_by_coalitions: reached(&work.joint),
        reached_by_moves: reached(&work.moves),
        whole: work.whole(),
    })
}

/// The states meant by a target, ascending.
fn targets(analysis: &Analysis, from: StateId, target: &Target) -> Vec<StateId> {
    let space = analysis.space();
    let mut states: Vec<StateId> = match target {
        Target::States(states) => states.iter().copied().filter(|state| state.0 < space.len()).collect(),
        Target::Where(formula) => space.ids().filter(|&state| formula.holds(space.code(state))).collect(),
        Target::Equilibria(concept) => analysis.equilibria(*concept),
        Target::BetterForAll => analysis.better_for_all(from).into_iter().map(|better| better.state).collect(),
    };
    states.sort_unstable();
    states.dedup();
    states
}

/// Everything that is found once for all targets.
struct Work<'a> {
    analysis: &'a Analysis,
    from: StateId,
    most_shown: usize,
    coalitions: Coalitions<'a>,
    improvements: Search,
    joint: Search,
    moves: Search,
    cheapest: Cheapest,
    ready: ReadyToLose,
}

impl<'a> Work<'a> {
    fn all(analysis: &'a Analysis, (from, question): (StateId, &Question), limits: &'a Running<'a>) -> Work<'a> {
        let movers = active(analysis);
        let mut coalitions = Coalitions::of(analysis, question.joint, limits);
        Work {
            improvements: Search::from(from, &mut |state| single_improvements(analysis, &movers, state), limits),
            moves: Search::from(from, &mut |state| single_moves(analysis, &movers, state), limits),
            joint: Search::from(from, &mut |state| coalitions.edges(state), limits),
            cheapest: Cheapest::from(analysis, from, limits),
            ready: ReadyToLose::from(analysis, from, limits),
            analysis,
            from,
            most_shown: question.most_shown,
            coalitions,
        }
    }

    fn whole(&self) -> bool {
        self.improvements.whole && self.joint.whole && self.moves.whole && self.coalitions.whole && self.ready.whole
    }

    /// The answer for one target.
    fn to(&self, state: StateId) -> ToTarget {
        let single = |search: &Search| self.ways(search, state, &|steps| way_of_singles(self.analysis, steps));
        let mut target = ToTarget {
            state,
            attainability: Attainability::Undetermined,
            improvements: single(&self.improvements),
            coalitions: self.ways(&self.joint, state, &|steps| self.way_of_coalitions(steps)),
            moves: single(&self.moves),
            losses: losses(self.analysis, state, (&self.cheapest, &self.ready)),
        };
        target.attainability = self.class(&target);
        target
    }

    fn ways(&self, search: &Search, state: StateId, told: &dyn Fn(&[Taken]) -> Way) -> Option<Ways> {
        let (length, count) = search.shortest(state)?;
        let shown = search.ways(state, self.most_shown);
        Some(Ways {
            length,
            count,
            shown: shown.iter().map(|steps| told(steps)).collect(),
        })
    }

    /// The first class that applies. An early end of a search leaves a target open that was not found.
    fn class(&self, target: &ToTarget) -> Attainability {
        if target.state == self.from {
            return Attainability::Here;
        }
        if target.improvements.is_some() {
            return Attainability::ByImprovements;
        }
        if let Some(ways) = &target.coalitions {
            let legs = ways.shown.first().map_or(&[][..], |way| &way.legs);
            let joint = legs.iter().filter(|leg| leg.movers.len() > 1);
            let mut coalitions: Vec<_> = joint.map(|leg| leg.movers.clone()).collect();
            coalitions.sort();
            coalitions.dedup();
            return Attainability::NeedsCoalition { coalitions };
        }
        match &target.losses {
            _ if !self.whole() => Attainability::Undetermined,
            Some(losses) if losses.fewest == 0 => Attainability::NeedsEvenStep,
            Some(losses) => Attainability::NeedsLoss {
                losers: losses.smallest_sets.clone(),
            },
            None => Attainability::Unreachable,
        }
    }

    fn way_of_coalitions(&self, steps: &[Taken]) -> Way {
        let leg = |&(by, from, to): &Taken| Leg {
            movers: self.coalitions.members[by].clone(),
            effects: vec![Effect::Gains; self.coalitions.members[by].len()],
            from,
            to,
            moves: self.coalitions.moves(by, from, to),
        };
        Way {
            legs: steps.iter().map(leg).collect(),
        }
    }
}

/// Steps of single decision makers with what each means for its mover.
pub(crate) fn way_of_singles(analysis: &Analysis, steps: &[Taken]) -> Way {
    let leg = |&(by, from, to): &Taken| Leg {
        movers: vec![by],
        effects: vec![effect(analysis, by, (from, to))],
        from,
        to,
        moves: Vec::new(),
    };
    Way {
        legs: steps.iter().map(leg).collect(),
    }
}

/// What going from one state to another means for a decision maker.
pub(crate) fn effect(analysis: &Analysis, dm: usize, (from, to): (StateId, StateId)) -> Effect {
    match analysis.rank(dm, to).cmp(&analysis.rank(dm, from)) {
        std::cmp::Ordering::Greater => Effect::Gains,
        std::cmp::Ordering::Equal => Effect::Even,
        std::cmp::Ordering::Less => Effect::Loses,
    }
}

/// Decision makers who own an option.
pub(crate) fn active(analysis: &Analysis) -> Vec<usize> {
    let conflict = analysis.conflict();
    let owns = |dm: &usize| conflict.options.iter().any(|option| option.owner == *dm);
    (0..conflict.decision_makers.len()).filter(owns).collect()
}

/// The moves of some decision makers from a state.
pub(crate) fn single_moves(analysis: &Analysis, movers: &[usize], state: StateId) -> Vec<Edge> {
    let of = |&by: &usize| analysis.space().moves(by, state).iter().map(move |&to| Edge { by, to });
    movers.iter().flat_map(of).collect()
}

/// The improvements of some decision makers from a state.
fn single_improvements(analysis: &Analysis, movers: &[usize], state: StateId) -> Vec<Edge> {
    let of = |&by: &usize| analysis.improvements(by, state).iter().map(move |&to| Edge { by, to });
    movers.iter().flat_map(of).collect()
}
