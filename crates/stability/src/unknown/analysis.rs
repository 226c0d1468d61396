//! Judges every state under the four variants.

use standoff_conflict::Conflict;
use standoff_states::{Budget, Space, StateId, list};

use super::relation::{Comparison, Relation};
use super::variant::Variant;
use crate::concepts::Replies;
use crate::graph::Graph;
use crate::preconditions::{no_state, status_quo_infeasible, too_long, too_much};
use crate::sequences::{Players, Reach, Steps};
use crate::{CannotAnalyse, Concept, Settings, Step};

/// Analyses a conflict in which the order of some statements is only partly known. Nash, GMR, SMR and SEQ as in Li and others 2004; under
/// SEQ the opponents' moves are those to states that are better or may be, whatever the variant. SSEQ joins the two conditions of SMR and SEQ
/// and is ours. Where everything is known, the four variants agree with each other and with [`crate::analyse`].
///
/// Cost: for each decision maker and each state it could leave for, a search through what its opponents can reach, twice.
///
/// # Errors
/// [`CannotAnalyse`]: as of [`crate::analyse`], but for C0705; facts about states are refused.
pub fn analyse_unknown(conflict: &Conflict, settings: &Settings, budget: &Budget) -> Result<UnknownAnalysis, CannotAnalyse> {
    let space = list(conflict, budget).map_err(|stopped| too_much(&stopped))?;
    if space.is_empty() {
        return Err(no_state(conflict).into());
    }
    let mut findings: Vec<_> = status_quo_infeasible(conflict, &space).into_iter().collect();
    let mut relations = Vec::with_capacity(conflict.decision_makers.len());
    for dm in 0..conflict.decision_makers.len() {
        match Relation::new(conflict, &space, dm) {
            Ok(relation) => relations.push(relation),
            Err(finding) => findings.push(finding),
        }
    }
    CannotAnalyse::unless_empty(findings)?;
    let graph = Graph::with_improvements(conflict, space, incentives(&relations), *settings);
    let mut analysis = UnknownAnalysis {
        conflict: conflict.clone(),
        graph,
        relations,
        stable: Vec::new(),
    };
    analysis.stable = tables(&analysis, budget)?;
    Ok(analysis)
}

/// Chooses the moves to states that are better or may be (`R^{+,U}`).
fn incentives(relations: &[Relation]) -> impl Fn(usize, StateId, StateId) -> bool {
    move |dm, from, to| Variant::A.leaves_for(relations[dm].compare(to, from))
}

/// A conflict with its states and what is stable under each variant.
#[derive(Clone, Debug)]
pub struct UnknownAnalysis {
    conflict: Conflict,
    /// Its improvements are the moves to states that are better or may be (`R^{+,U}`).
    graph: Graph,
    relations: Vec<Relation>,
    /// For each decision maker, for each state, one bit a judgement (see [`bit`]).
    stable: Vec<Vec<u32>>,
}

/// A move that the attitude makes worth while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incentive {
    /// The state it leads to.
    pub to: StateId,
    /// Whether that is better whatever the order (else it may be).
    pub surely_better: bool,
}

/// Why a state is or is not stable for a decision maker under a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownReason {
    /// Stable, because it cannot move at all.
    NoMove,
    /// Stable: it can move, but nowhere worth while.
    NoIncentive {
        /// How many states it could move to.
        moves: usize,
    },
    /// Stable: each incentive is answered.
    Deterred {
        /// Each incentive with a shortest sequence of opponents' moves that deters it.
        answers: Vec<(Incentive, Vec<Step>)>,
    },
    /// Not stable: this incentive stays open.
    Open {
        /// The incentive.
        incentive: Incentive,
    },
}

impl UnknownAnalysis {
    /// The conflict that was analysed.
    pub fn conflict(&self) -> &Conflict {
        &self.conflict
    }

    /// The feasible states and the moves between them.
    pub fn space(&self) -> &Space {
        &self.graph.space
    }

    /// The reading of the definitions it was analysed under.
    pub fn settings(&self) -> &Settings {
        &self.graph.settings
    }

    /// How a decision maker likes one state compared with another; `None` for what does not exist.
    pub fn compare(&self, dm: usize, this: StateId, that: StateId) -> Option<Comparison> {
        let exists = this.0.max(that.0) < self.space().len();
        self.relations
            .get(dm)
            .filter(|_| exists)
            .map(|relation| relation.compare(this, that))
    }

    /// What holds under a variant and a concept; `None` for a concept that is not among [`Concept::ALL`]: SIM has no variants.
    pub fn under(&self, variant: Variant, concept: Concept) -> Option<Under<'_>> {
        Concept::ALL.contains(&concept).then_some(Under {
            analysis: self,
            variant,
            concept,
        })
    }
}

/// What holds under one variant and one concept.
#[derive(Clone, Copy, Debug)]
pub struct Under<'a> {
    analysis: &'a UnknownAnalysis,
    variant: Variant,
    concept: Concept,
}

impl Under<'_> {
    /// Whether a state is stable for a decision maker; `false` for a state or decision maker that does not exist.
    pub fn stable(&self, dm: usize, state: StateId) -> bool {
        let states = self.analysis.stable.get(dm);
        let judged = states.and_then(|states| states.get(state.0)).copied().unwrap_or(0);
        judged & bit(self.variant, self.concept) != 0
    }

    /// The states that are stable for every decision maker, ascending.
    pub fn equilibria(&self) -> Vec<StateId> {
        let all = |state: &StateId| (0..self.analysis.relations.len()).all(|dm| self.stable(dm, *state));
        self.analysis.space().ids().filter(all).collect()
    }

    /// Why a state is or is not stable. A state that does not exist counts as one without moves. Cost: a search for each incentive.
    pub fn reason(&self, dm: usize, state: StateId) -> UnknownReason {
        At { under: *self, dm, state }.reason()
    }
}

/// The bit of a judgement.
fn bit(variant: Variant, concept: Concept) -> u32 {
    1 << (variant as usize * Concept::ALL.len() + concept as usize)
}

/// All judgements of all states, decision maker by decision maker.
fn tables(analysis: &UnknownAnalysis, budget: &Budget) -> Result<Vec<Vec<u32>>, CannotAnalyse> {
    let mut tables = Vec::with_capacity(analysis.relations.len());
    let mut before = 0;
    for dm in 0..analysis.relations.len() {
        let mut work = Work {
            replies: [Steps::Moves, Steps::Improvements].map(|steps| Replies::new(&analysis.graph, dm, steps)),
            checked: before,
        };
        let mut table = Vec::with_capacity(analysis.space().len());
        for state in analysis.space().ids() {
            table.push(judged(analysis, dm, state, &mut work));
            if work.done() > budget.max_steps {
                return Err(too_long(budget.max_steps, analysis.space().len()));
            }
        }
        before = work.done();
        tables.push(table);
    }
    Ok(tables)
}

/// The judgements of one state, one bit each.
fn judged(analysis: &UnknownAnalysis, dm: usize, state: StateId, work: &mut Work) -> u32 {
    let all = Variant::ALL
        .into_iter()
        .flat_map(|variant| Concept::ALL.map(|concept| (variant, concept)));
    all.fold(0, |bits, (variant, concept)| {
        let under = Under {
            analysis,
            variant,
            concept,
        };
        let stable = At { under, dm, state }.stable(work);
        if stable { bits | bit(variant, concept) } else { bits }
    })
}

/// What the opponents of one decision maker can bring about, and how much was looked at.
struct Work<'a> {
    /// By any moves, and by moves to what is better or may be.
    replies: [Replies<'a>; 2],
    checked: u64,
}

impl Work<'_> {
    fn done(&self) -> u64 {
        self.checked + self.replies[0].work + self.replies[1].work
    }
}

/// A decision maker standing in a state, with the attitude and the concept by which it is judged.
struct At<'a> {
    under: Under<'a>,
    dm: usize,
    state: StateId,
}

impl At<'_> {
    fn relation(&self, state: StateId) -> Comparison {
        self.under.analysis.relations[self.dm].compare(state, self.state)
    }

    /// The moves worth while, ascending.
    fn incentives(&self) -> impl Iterator<Item = Incentive> {
        let moves = self.under.analysis.graph.improvements(self.dm, self.state).iter();
        moves.filter_map(|&to| {
            let comparison = self.relation(to);
            let surely_better = comparison == Comparison::Better;
            self.under.variant.leaves_for(comparison).then_some(Incentive { to, surely_better })
        })
    }

    /// Which moves of the opponents count; `None` where no reply is asked for.
    fn replies(&self) -> Option<Steps> {
        match self.under.concept {
            Concept::Gmr | Concept::Smr => Some(Steps::Moves),
            Concept::Seq | Concept::Sseq => Some(Steps::Improvements),
            _ => None,
        }
    }

    /// Whether a state that the opponents can bring about deters from leaving.
    fn deters(&self, reply: StateId) -> bool {
        let graph = &self.under.analysis.graph;
        let counts = reply != self.state || graph.settings.return_to_start_is_sanction;
        let holds = |state: StateId| self.under.variant.deterred_by(self.relation(state));
        let symmetric = matches!(self.under.concept, Concept::Smr | Concept::Sseq);
        counts && holds(reply) && (!symmetric || graph.moves(self.dm, reply).iter().all(|&escape| holds(escape)))
    }

    fn stable(&self, work: &mut Work) -> bool {
        let Some(steps) = self.replies() else {
            return self.incentives().next().is_none();
        };
        let replies = match steps {
            Steps::Moves => &mut work.replies[0],
            Steps::Improvements => &mut work.replies[1],
        };
        let mut deterred = |incentive: Incentive| {
            let reach = replies.to(incentive.to);
            work.checked += reach.nodes.len() as u64;
            reach.nodes.iter().any(|node| self.deters(node.state))
        };
        self.incentives().all(&mut deterred)
    }

    fn reason(&self) -> UnknownReason {
        let incentives: Vec<Incentive> = self.incentives().collect();
        let Some(&first) = incentives.first() else {
            return match self.under.analysis.graph.moves(self.dm, self.state).len() {
                0 => UnknownReason::NoMove,
                moves => UnknownReason::NoIncentive { moves },
            };
        };
        let Some(steps) = self.replies() else {
            return UnknownReason::Open { incentive: first };
        };
        let mut opponents = Players::opponents(&self.under.analysis.graph, self.dm, steps);
        let mut answers = Vec::with_capacity(incentives.len());
        for incentive in incentives {
            let reach: Reach = opponents.reach(incentive.to);
            let Some(sanction) = reach.first(|reply| self.deters(reply)) else {
                return UnknownReason::Open { incentive };
            };
            answers.push((incentive, reach.path(sanction)));
        }
        UnknownReason::Deterred { answers }
    }
}
