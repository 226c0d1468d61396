//! The level at which a state is stable: the largest degree at which every improvement is answered.

use standoff_conflict::Place;
use standoff_states::{Budget, StateId};

use super::preferences::Preferences;
use crate::concepts::Replies;
use crate::preconditions::{error, too_long};
use crate::sequences::{Players, Reach, Steps};
use crate::{Analysis, CannotAnalyse, Concept, Step};

/// How firmly a state is held by a decision maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not stable.
    Unstable,
    /// Stable, every improvement being answered by what is worse by this degree or more; 0: by what is no better.
    Sanctioned(u8),
    /// Stable because there is no improvement; by convention neither strong nor weak.
    NoImprovement,
}

impl Level {
    /// Whether the state is stable.
    pub fn stable(self) -> bool {
        self != Level::Unstable
    }
}

/// Why a state has its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelReason {
    /// The level.
    pub level: Level,
    /// The firmest answer to each improvement, in order of the states they lead to.
    pub answers: Vec<FirmestAnswer>,
}

/// The firmest answer to one improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmestAnswer {
    /// The improvement: the state it leads to.
    pub improvement: StateId,
    /// What answers it; `None` where nothing does.
    pub sanction: Option<FirmSanction>,
}

/// A sanction and how firm it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmSanction {
    /// The opponents' moves to it, a shortest sequence of those as firm.
    pub moves: Vec<Step>,
    /// By what degree it (under SMR and SSEQ, the best escape from it, too) is worse than the start.
    pub degree: u8,
}

/// Judges every state for every decision maker under one concept.
///
/// Cost: a search for each improvement that differs, and for each reply the escapes from it.
///
/// # Errors
/// C0702 when more steps would be followed than the budget allows; C0721 for SIM, under which nobody replies and no level is defined.
pub fn levels(analysis: &Analysis, concept: Concept, budget: &Budget) -> Result<Levels, CannotAnalyse> {
    if !Concept::ALL.contains(&concept) {
        return Err(no_levels(concept));
    }
    let makers = analysis.conflict().decision_makers.len();
    let mut levels = Vec::with_capacity(makers);
    let mut work = 0;
    for dm in 0..makers {
        let preferences = Preferences::of(analysis, dm);
        let mut replies = replies(concept).map(|steps| Replies::new(&analysis.graph, dm, steps));
        let mut of_states = Vec::with_capacity(analysis.space().len());
        for state in analysis.space().ids() {
            let at = At {
                analysis,
                preferences: &preferences,
                concept,
                dm,
                state,
            };
            of_states.push(at.level(replies.as_mut(), &mut work));
            if work + replies.as_ref().map_or(0, |replies| replies.work) > budget.max_steps {
                return Err(too_long(budget.max_steps, analysis.space().len()));
            }
        }
        work += replies.map_or(0, |replies| replies.work);
        levels.push(of_states);
    }
    Ok(Levels { concept, levels })
}

/// The levels of all states under one concept.
#[derive(Clone, Debug)]
pub struct Levels {
    concept: Concept,
    levels: Vec<Vec<Level>>,
}

impl Levels {
    /// The concept.
    pub fn concept(&self) -> Concept {
        self.concept
    }

    /// The level of a state for a decision maker; unstable for one that does not exist.
    pub fn level(&self, dm: usize, state: StateId) -> Level {
        let of_states = self.levels.get(dm);
        of_states.and_then(|levels| levels.get(state.0)).copied().unwrap_or(Level::Unstable)
    }

    /// The lowest level that any decision maker holds a state at; [`Level::NoImprovement`] where nobody has an improvement.
    pub fn weakest(&self, state: StateId) -> Level {
        let all = (0..self.levels.len()).map(|dm| self.level(dm, state));
        all.min().unwrap_or(Level::Unstable)
    }

    /// Why a state has its level. Cost: a search for each improvement. The analysis must be the one the levels were taken from.
    pub fn reason(&self, analysis: &Analysis, dm: usize, state: StateId) -> LevelReason {
        let preferences = Preferences::of(analysis, dm);
        let at = At {
            analysis,
            preferences: &preferences,
            concept: self.concept,
            dm,
            state,
        };
        LevelReason {
            level: self.level(dm, state),
            answers: at.answers(),
        }
    }
}

/// C0721: a concept without levels.
fn no_levels(concept: Concept) -> CannotAnalyse {
    let message = format!("{} has no levels: under it opponents do not reply", concept.name());
    CannotAnalyse::from(error("C0721", Place::default(), message, "ask for GMR, SMR, SEQ or SSEQ"))
}

/// Which moves of the opponents count; `None` where no reply is asked for.
fn replies(concept: Concept) -> Option<Steps> {
    match concept {
        Concept::Gmr | Concept::Smr => Some(Steps::Moves),
        Concept::Seq | Concept::Sseq => Some(Steps::Improvements),
        _ => None,
    }
}

/// A decision maker standing in a state.
struct At<'a> {
    analysis: &'a Analysis,
    preferences: &'a Preferences,
    concept: Concept,
    dm: usize,
    state: StateId,
}

impl At<'_> {
    /// By what degree a state is worse than the one it stands in; `None` where it is better.
    fn worse_by(&self, state: StateId) -> Option<u8> {
        let no_better = self.analysis.graph.no_better(self.dm, state, self.state);
        no_better.then(|| self.preferences.degree(self.state, state))
    }

    /// How firmly a state that the opponents bring about holds; `None` where it does not.
    fn firmness(&self, reply: StateId) -> Option<u8> {
        if reply == self.state && !self.analysis.settings().return_to_start_is_sanction {
            return None;
        }
        let held = self.worse_by(reply)?;
        if !matches!(self.concept, Concept::Smr | Concept::Sseq) {
            return Some(held);
        }
        let escapes = self.analysis.space().moves(self.dm, reply).iter();
        escapes
            .map(|&escape| self.worse_by(escape))
            .try_fold(held, |least, degree| Some(least.min(degree?)))
    }

    fn level(&self, replies: Option<&mut Replies>, work: &mut u64) -> Level {
        let improvements = self.analysis.improvements(self.dm, self.state);
        if improvements.is_empty() {
            return Level::NoImprovement;
        }
        let Some(replies) = replies else { return Level::Unstable };
        let mut firmest = |&improvement: &StateId| {
            let reach = replies.to(improvement);
            *work += reach.nodes.len() as u64;
            reach.nodes.iter().filter_map(|node| self.firmness(node.state)).max()
        };
        let mut least = u8::MAX;
        for improvement in improvements {
            match firmest(improvement) {
                Some(degree) => least = least.min(degree),
                None => return Level::Unstable,
            }
        }
        Level::Sanctioned(least)
    }

    /// Each improvement with its firmest answer.
    fn answers(&self) -> Vec<FirmestAnswer> {
        let mut opponents = replies(self.concept).map(|steps| Players::opponents(&self.analysis.graph, self.dm, steps));
        let improvements = self.analysis.improvements(self.dm, self.state).iter();
        let answer = |&improvement: &StateId| FirmestAnswer {
            improvement,
            sanction: opponents.as_mut().and_then(|opponents| self.firmest(&opponents.reach(improvement))),
        };
        improvements.map(answer).collect()
    }

    fn firmest(&self, reach: &Reach) -> Option<FirmSanction> {
        let degree = reach.nodes.iter().filter_map(|node| self.firmness(node.state)).max()?;
        let node = reach.first(|state| self.firmness(state) == Some(degree))?;
        Some(FirmSanction {
            moves: reach.path(node),
            degree,
        })
    }
}
