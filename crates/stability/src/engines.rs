//! One front for both engines: the tables of what is stable, for conflicts of any size that memory holds.

use standoff_conflict::{Conflict, StateCode};
use standoff_states::{Clock, Watch};

use crate::analysis::{Analysis, analyse};
use crate::hypercube::{Cube, NoCube, Solving, Unfit, solve, unfit};
use crate::preconditions::too_much;
use crate::{Budget, CannotAnalyse, Concept, Settings, Stopped};

/// A way to the tables. Both give the same wherever both apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Dense arrays over all combinations of options; no move is written down.
    Hypercube,
    /// States and moves are listed.
    Listed,
}

impl Engine {
    /// The name in results: `hypercube`, `listed`.
    pub fn key(self) -> &'static str {
        match self {
            Engine::Hypercube => "hypercube",
            Engine::Listed => "listed",
        }
    }
}

/// What is asked: a conflict, the reading of the definitions, and the concepts.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The conflict.
    pub conflict: &'a Conflict,
    /// The reading of the definitions.
    pub settings: Settings,
    /// The concepts, in the order in which they are to be finished.
    pub concepts: &'a [Concept],
    /// The engine, where it matters which; else the hypercube where it applies.
    pub engine: Option<Engine>,
}

/// Which states are stable under which concept, for each decision maker and for all, without a list of states.
///
/// States are told by the options taken. Where states are merged, each of their combinations stands for them.
#[derive(Clone, Debug)]
pub struct Tables {
    settings: Settings,
    makers: usize,
    unfit: Option<Unfit>,
    found: Found,
}

#[derive(Clone, Debug)]
enum Found {
    Cube(Box<Cube>),
    Listed(Box<Analysis>, Vec<Concept>),
}

/// The tables of all concepts of [`Concept::ALL`], by the engine that serves.
///
/// Cost of the hypercube engine: for each concept and decision maker a few passes over all 2^options combinations for each opponent. What
/// memory it takes is worked out first, and held against `budget.max_bytes`.
///
/// # Errors
/// As [`analyse`]; too little memory is C0702 as well, with how many options would fit. When time runs out or the work is cancelled
/// after some concepts are finished, that is no error: see [`Tables::stopped`].
pub fn tables(conflict: &Conflict, settings: &Settings, budget: &Budget, watch: Watch) -> Result<Tables, CannotAnalyse> {
    let question = Question {
        conflict,
        settings: *settings,
        concepts: &Concept::ALL,
        engine: None,
    };
    answer(&question, budget, watch)
}

/// As [`tables`], for some concepts only or by a certain engine.
///
/// # Errors
/// As [`tables`]; also when the engine asked for does not apply (C0702, with the reason).
pub fn answer(question: &Question, budget: &Budget, watch: Watch) -> Result<Tables, CannotAnalyse> {
    if question.engine == Some(Engine::Listed) {
        return listed(question, budget, None);
    }
    let unfit = match unfit(question.conflict, &question.settings, question.concepts, budget) {
        Some(unfit) => unfit,
        None => match cube(question, budget, watch) {
            Ok(tables) => return Ok(tables),
            Err(NoCube::Cannot(cannot)) => return Err(cannot),
            Err(NoCube::Unfit(unfit)) => unfit,
        },
    };
    match question.engine {
        Some(_) => Err(refused(unfit)),
        None => listed(question, budget, Some(unfit)),
    }
}

fn cube(question: &Question, budget: &Budget, watch: Watch) -> Result<Tables, NoCube> {
    let Question {
        conflict,
        settings,
        concepts,
        ..
    } = *question;
    let solving = Solving {
        conflict,
        settings: &settings,
        concepts,
        budget,
        clock: Clock::start(budget, watch),
    };
    let cube = solve(&solving)?;
    if let Some(stopped) = cube.stopped.as_ref().filter(|_| cube.finished().next().is_none()) {
        // Nothing to show for it.
        return Err(NoCube::Cannot(too_much(stopped)));
    }
    Ok(Tables {
        settings,
        makers: conflict.decision_makers.len(),
        unfit: None,
        found: Found::Cube(Box::new(cube)),
    })
}

/// The listed engine. Where it ends for want of room, and the other one did as well, both are told.
fn listed(question: &Question, budget: &Budget, unfit: Option<Unfit>) -> Result<Tables, CannotAnalyse> {
    let analysis = analyse(question.conflict, &question.settings, budget).map_err(|mut cannot| {
        if let (Some(unfit @ Unfit::TooLarge(_)), Some(finding)) =
            (&unfit, cannot.findings.iter_mut().find(|finding| finding.code == "C0702"))
        {
            finding.message += &format!("; held as a whole, {unfit}");
        }
        cannot
    })?;
    Ok(Tables {
        settings: question.settings,
        makers: question.conflict.decision_makers.len(),
        unfit,
        found: Found::Listed(Box::new(analysis), question.concepts.to_vec()),
    })
}

/// C0702: the engine that was asked for does not apply.
fn refused(unfit: Unfit) -> CannotAnalyse {
    let stopped = match unfit {
        Unfit::TooLarge(stopped) => return too_much(&stopped),
        other => format!("the hypercube engine does not apply: {other}"),
    };
    CannotAnalyse::from(crate::preconditions::error(
        "C0702",
        standoff_conflict::Place::default(),
        stopped,
        "leave the choice of the engine open",
    ))
}

impl Tables {
    /// The engine that made them.
    pub fn engine(&self) -> Engine {
        match self.found {
            Found::Cube(_) => Engine::Hypercube,
            Found::Listed(..) => Engine::Listed,
        }
    }

    /// Why the hypercube engine did not serve, where the choice was left open and it did not.
    pub fn unfit(&self) -> Option<&Unfit> {
        self.unfit.as_ref()
    }

    /// The reading of the definitions.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The analysis, where states were listed.
    pub fn analysis(&self) -> Option<&Analysis> {
        match &self.found {
            Found::Cube(_) => None,
            Found::Listed(analysis, _) => Some(analysis),
        }
    }

    /// How many feasible states there are; merged ones count once.
    pub fn states(&self) -> u64 {
        match &self.found {
            Found::Cube(cube) => cube.states(),
            Found::Listed(analysis, _) => analysis.space().len() as u64,
        }
    }

    /// How many decision makers there are.
    pub fn decision_makers(&self) -> usize {
        self.makers
    }

    /// The concepts that were finished, in the order in which they were.
    pub fn finished(&self) -> Vec<Concept> {
        match &self.found {
            Found::Cube(cube) => cube.finished().collect(),
            Found::Listed(_, concepts) => concepts.clone(),
        }
    }

    /// Why not all concepts that were asked for were finished; `None` when they were.
    pub fn stopped(&self) -> Option<&Stopped> {
        match &self.found {
            Found::Cube(cube) => cube.stopped.as_ref(),
            Found::Listed(..) => None,
        }
    }

    /// Whether a combination of options is a feasible state.
    pub fn feasible(&self, code: StateCode) -> bool {
        match &self.found {
            Found::Cube(cube) => cube.feasible(code),
            Found::Listed(analysis, _) => analysis.space().find(code).is_some(),
        }
    }

    /// The place of a state in a decision maker's order: 1 is least preferred, equal for ties; 0 for one that does not exist.
    pub fn rank(&self, dm: usize, code: StateCode) -> usize {
        match &self.found {
            Found::Cube(cube) => cube.rank(dm, code),
            Found::Listed(analysis, _) => analysis.space().find(code).map_or(0, |state| analysis.rank(dm, state)),
        }
    }

    /// How many ranks a decision maker tells apart.
    pub fn ranks(&self, dm: usize) -> usize {
        match &self.found {
            Found::Cube(cube) => cube.levels(dm),
            Found::Listed(analysis, _) => analysis.ranks(dm),
        }
    }

    /// Whether a state is stable for a decision maker; `None` for a concept that was not finished and for what does not exist.
    pub fn stable(&self, concept: Concept, dm: usize, code: StateCode) -> Option<bool> {
        self.holds(concept, Some(dm), code)
    }

    /// Whether a state is stable for every decision maker; `None` for a concept that was not finished and for what does not exist.
    pub fn equilibrium(&self, concept: Concept, code: StateCode) -> Option<bool> {
        self.holds(concept, None, code)
    }

    /// How many states are stable for a decision maker; `None` for a concept that was not finished.
    pub fn count_stable(&self, concept: Concept, dm: usize) -> Option<u64> {
        self.count(concept, Some(dm))
    }

    /// How many states are stable for every decision maker; `None` for a concept that was not finished.
    pub fn count_equilibria(&self, concept: Concept) -> Option<u64> {
        self.count(concept, None)
    }

    /// The states that are stable for every decision maker, ascending, a merged one by its smallest combination; none for a concept that was not finished.
    pub fn equilibria(&self, concept: Concept) -> impl Iterator<Item = StateCode> + '_ {
        let codes = match &self.found {
            Found::Cube(cube) => cube.codes(concept, None),
            Found::Listed(analysis, concepts) if concepts.contains(&concept) => {
                let states = analysis.space().ids().filter(move |&state| analysis.equilibrium(concept, state));
                Some(Box::new(states.map(|state| analysis.space().code(state))) as Box<dyn Iterator<Item = StateCode> + '_>)
            }
            Found::Listed(..) => None,
        };
        codes.into_iter().flatten()
    }

    /// For one decision maker, or for all.
    fn holds(&self, concept: Concept, dm: Option<usize>, code: StateCode) -> Option<bool> {
        match &self.found {
            Found::Cube(cube) => cube.stable(concept, dm, code),
            Found::Listed(analysis, concepts) => {
                let state = analysis.space().find(code).filter(|_| concepts.contains(&concept))?;
                match dm {
                    Some(dm) => (dm < self.makers).then(|| analysis.stable(concept, dm, state)),
                    None => Some(analysis.equilibrium(concept, state)),
                }
            }
        }
    }

    fn count(&self, concept: Concept, dm: Option<usize>) -> Option<u64> {
        match &self.found {
            Found::Cube(cube) => cube.count(concept, dm),
            Found::Listed(analysis, concepts) => {
                let known = concepts.contains(&concept) && dm.is_none_or(|dm| dm < self.makers);
                let holds = |&state: &standoff_states::StateId| match dm {
                    Some(dm) => analysis.stable(concept, dm, state),
                    None => analysis.equilibrium(concept, state),
                };
                known.then(|| analysis.space().ids().filter(holds).count() as u64)
            }
        }
    }
}
