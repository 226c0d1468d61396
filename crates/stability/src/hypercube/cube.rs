//! A conflict judged as a cube: ranks and, for each concept and decision maker, the set of stable positions.

use std::sync::Arc;

use standoff_conflict::{Conflict, Finding, StateCode};
use standoff_states::{Axes, Clock, Positions, Stopped, feasible};

use super::judging::Judging;
use super::mover::{MOST_DEPARTURES, Mover};
use super::order::Orders;
use super::ranking::Ranking;
use super::score::Ranks;
use super::size::Unfit;
use crate::preconditions::{error, no_state, too_much};
use crate::sequences::Steps;
use crate::{Budget, CannotAnalyse, Concept, Settings};

/// What was found.
#[derive(Clone, Debug)]
pub(crate) struct Cube {
    axes: Axes,
    feasible: Arc<Positions>,
    ranks: Vec<Ranks>,
    /// How many ranks each decision maker tells apart.
    levels: Vec<usize>,
    /// The concepts that were finished.
    stable: Vec<Judged>,
    /// Why not all concepts that were asked for were finished.
    pub(crate) stopped: Option<Stopped>,
}

/// One concept, judged everywhere.
#[derive(Clone, Debug)]
struct Judged {
    concept: Concept,
    /// For each decision maker, where it is stable.
    sets: Vec<Positions>,
    equilibria: Positions,
}

/// The question and the means.
pub(crate) struct Solving<'a> {
    pub(crate) conflict: &'a Conflict,
    pub(crate) settings: &'a Settings,
    pub(crate) concepts: &'a [Concept],
    pub(crate) budget: &'a Budget,
    pub(crate) clock: Clock<'a>,
}

/// Why there is no cube.
pub(crate) enum NoCube {
    /// The conflict itself stands in the way.
    Cannot(CannotAnalyse),
    /// Another engine has to serve.
    Unfit(Unfit),
}

impl From<CannotAnalyse> for NoCube {
    fn from(cannot: CannotAnalyse) -> NoCube {
        NoCube::Cannot(cannot)
    }
}

/// Judges all states under the concepts asked for, one concept after the other. Only where [`unfit`](super::unfit) finds nothing.
pub(crate) fn solve(solving: &Solving) -> Result<Cube, NoCube> {
    let stopped = |stopped: Stopped| NoCube::Cannot(too_much(&stopped));
    let conflict = solving.conflict;
    let too_many = || Stopped::TooManyOptions {
        options: conflict.options.len(),
        most: usize::BITS as usize - 1,
    };
    let axes = Axes::new(conflict).ok_or_else(|| stopped(dangling(conflict).unwrap_or_else(too_many)))?;
    solving.clock.tell("feasible states", 0, 1);
    let feasible = Arc::new(feasible(conflict, &axes).map_err(stopped)?);
    if feasible.count() == 0 {
        return Err(CannotAnalyse::from(no_state(conflict)).into());
    }
    let movers = movers(conflict, &axes, &feasible)?;
    let ranks = ranks(solving, &axes, &feasible)?;
    let (ranks, levels) = ranks.into_iter().unzip();
    let mut cube = Cube {
        axes,
        feasible,
        ranks,
        levels,
        stable: Vec::new(),
        stopped: None,
    };
    if let Err(why) = judge_all(solving, &movers, &mut cube) {
        cube.stopped = Some(why);
    }
    Ok(cube)
}

/// An option of an owner that does not exist.
fn dangling(conflict: &Conflict) -> Option<Stopped> {
    let count = conflict.decision_makers.len();
    let number = conflict.options.iter().map(|option| option.owner).find(|&owner| owner >= count)?;
    Some(Stopped::Dangling {
        what: "decision maker",
        number,
        count,
    })
}

fn movers(conflict: &Conflict, axes: &Axes, feasible: &Arc<Positions>) -> Result<Vec<Mover>, NoCube> {
    let mover = |dm| {
        let many = Unfit::ManyRules {
            decision_maker: dm,
            most: MOST_DEPARTURES,
        };
        Mover::new(conflict, axes, feasible, dm).ok_or(NoCube::Unfit(many))
    };
    (0..conflict.decision_makers.len()).map(mover).collect()
}

/// The ranks of all decision makers, or everything that stands in the way of them.
fn ranks(solving: &Solving, axes: &Axes, feasible: &Positions) -> Result<Vec<(Ranks, usize)>, CannotAnalyse> {
    let conflict = solving.conflict;
    let ranking = Ranking {
        conflict,
        axes,
        feasible,
        clock: &solving.clock,
        max_steps: solving.budget.max_steps,
    };
    let makers = conflict.decision_makers.len();
    let mut findings: Vec<Finding> = status_quo_ruled_out(conflict, axes, feasible).into_iter().collect();
    let mut found = Vec::with_capacity(makers);
    for dm in 0..makers {
        solving.clock.tell("ranks", dm as u64, makers as u64);
        match ranking.ranks(dm) {
            Ok(ranks) => found.push(ranks),
            Err(cannot) => findings.extend(cannot.findings),
        }
    }
    CannotAnalyse::unless_empty(findings)?;
    Ok(found)
}

/// C0706, as `analyse` says it.
fn status_quo_ruled_out(conflict: &Conflict, axes: &Axes, feasible: &Positions) -> Option<Finding> {
    let status_quo = conflict.status_quo.as_ref()?;
    if axes.position(status_quo.state).is_some_and(|position| feasible.contains(position)) {
        return None;
    }
    let message = "the status quo is not feasible: an infeasible condition holds in it".to_owned();
    let help = "change the options taken in the status quo, or the condition";
    Some(error("C0706", status_quo.support.place, message, help))
}

/// Concept by concept, so that what is finished when time runs out is whole.
fn judge_all(solving: &Solving, movers: &[Mover], cube: &mut Cube) -> Result<(), Stopped> {
    let mut orders = Vec::new();
    for &concept in solving.concepts {
        let definition = concept.definition();
        if definition.replies == Some(Steps::Improvements) && orders.is_empty() {
            solving.clock.tell("orders", 0, 1);
            orders = movers
                .iter()
                .zip(&cube.ranks)
                .map(|(mover, ranks)| Orders::new(ranks, mover))
                .collect();
        }
        let judging = Judging {
            feasible: &cube.feasible,
            movers,
            ranks: &cube.ranks,
            orders: &orders,
            rule: solving.settings.sequence,
            clock: &solving.clock,
        };
        let mut sets = Vec::with_capacity(movers.len());
        for dm in 0..movers.len() {
            solving.clock.tell(concept.name(), dm as u64, movers.len() as u64);
            sets.push(judging.stable(&definition, dm)?);
        }
        let equilibria = sets.iter().fold((*cube.feasible).clone(), |all, set| all.and(set));
        cube.stable.push(Judged { concept, sets, equilibria });
    }
    Ok(())
}

impl Cube {
    /// How many feasible states there are.
    pub(crate) fn states(&self) -> u64 {
        self.feasible.count()
    }

    /// The concepts that were finished.
    pub(crate) fn finished(&self) -> impl Iterator<Item = Concept> + '_ {
        self.stable.iter().map(|judged| judged.concept)
    }

    /// The position of a feasible code.
    fn position(&self, code: StateCode) -> Option<usize> {
        self.axes.position(code).filter(|&position| self.feasible.contains(position))
    }

    /// Whether a code is feasible.
    pub(crate) fn feasible(&self, code: StateCode) -> bool {
        self.position(code).is_some()
    }

    /// The rank of a feasible code; 0 for any other.
    pub(crate) fn rank(&self, dm: usize, code: StateCode) -> usize {
        let ranks = self.ranks.get(dm).zip(self.position(code));
        ranks.map_or(0, |(ranks, position)| ranks.at(position))
    }

    /// How many ranks a decision maker tells apart.
    pub(crate) fn levels(&self, dm: usize) -> usize {
        self.levels.get(dm).copied().unwrap_or(0)
    }

    fn judged(&self, concept: Concept) -> Option<&Judged> {
        self.stable.iter().find(|judged| judged.concept == concept)
    }

    /// The set of positions that are stable for a decision maker, or for all.
    fn set(&self, concept: Concept, dm: Option<usize>) -> Option<&Positions> {
        let judged = self.judged(concept)?;
        match dm {
            Some(dm) => judged.sets.get(dm),
            None => Some(&judged.equilibria),
        }
    }

    /// Whether a feasible code is stable for a decision maker, or for all.
    pub(crate) fn stable(&self, concept: Concept, dm: Option<usize>, code: StateCode) -> Option<bool> {
        Some(self.set(concept, dm)?.contains(self.position(code)?))
    }

    /// How many states are stable for a decision maker, or for all.
    pub(crate) fn count(&self, concept: Concept, dm: Option<usize>) -> Option<u64> {
        Some(self.set(concept, dm)?.count())
    }

    /// The codes that are stable for a decision maker, or for all, ascending.
    pub(crate) fn codes(&self, concept: Concept, dm: Option<usize>) -> Option<Codes<'_>> {
        let set = self.set(concept, dm)?;
        let codes = set.iter().map(|position| self.axes.code(position));
        if self.axes.straight() {
            return Some(Box::new(codes));
        }
        let mut codes: Vec<StateCode> = codes.collect();
        codes.sort_unstable();
        Some(Box::new(codes.into_iter()))
    }
}

/// Codes, ascending.
pub(crate) type Codes<'a> = Box<dyn Iterator<Item = StateCode> + 'a>;
