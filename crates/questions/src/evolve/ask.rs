//! The question itself: who acts how often, how carefully, by what scores; and the answer put together.

use standoff_stability::{Analysis, StateId};

use super::answer::{ClosedClass, Evolution, Hitting};
use super::chain::{Chain, Chance};
use super::classes::{closed, leading_to};
use super::elimination::{absorbed, long_run};
use super::simulation::Play;
use crate::limits::state_or_status_quo;
use crate::{Limits, NoSuchState};

/// A chain, and what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where it starts; the status quo where nothing is said.
    pub from: Option<StateId>,
    /// The states whose reaching is asked about; may be empty.
    pub target: Vec<StateId>,
    /// How often each decision maker acts, in proportion: w.
    pub weights: Vec<f64>,
    /// How carefully each chooses: β, from 0 to infinity.
    pub care: Vec<f64>,
    /// The numbers put in the place of ranks.
    pub scores: Scores,
    /// Which moves are chosen among.
    pub moves: MovesAllowed,
    /// Runs to play.
    pub runs: usize,
    /// Most turns of a run.
    pub horizon: usize,
    /// Seed of the runs.
    pub seed: u64,
    /// Most states for which the equations are solved; the work grows with the cube.
    pub most_solved: usize,
}

/// What stands for a rank, which is no number of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scores {
    /// The rank itself: each step of a decision maker's order counts 1, so that orders with many ranks are chosen by more carefully.
    #[default]
    Ranks,
    /// From 0 for the worst to 1 for the best, evenly spaced.
    Shares,
}

/// Which moves a decision maker chooses among; staying is always possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MovesAllowed {
    /// All its moves: mistakes happen.
    Any,
    /// Its improvements only: the absorbing states are the Nash equilibria.
    #[default]
    Improvements,
}

/// Why there is no chain.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CannotEvolve {
    /// No start, or no such target.
    #[error(transparent)]
    NoSuchState(#[from] NoSuchState),
    /// Not one number a decision maker.
    #[error("{what} need one number for each of the {makers} decision makers, but there are {given}")]
    WrongCount {
        /// Weights, or care.
        what: &'static str,
        /// How many decision makers there are.
        makers: usize,
        /// How many numbers.
        given: usize,
    },
    /// A number that means nothing.
    #[error("{value} cannot stand among {what}: use numbers from 0 up{more}")]
    BadNumber {
        /// Weights, or care.
        what: &'static str,
        /// The number.
        value: f64,
        /// What else holds.
        more: &'static str,
    },
}

impl Question {
    /// Everyone who owns an option acts equally often and takes a best improvement; 2 000 runs of at most 10 000 turns, seed 1.
    pub fn best_improvements(analysis: &Analysis, target: Vec<StateId>) -> Question {
        let conflict = analysis.conflict();
        let makers = 0..conflict.decision_makers.len();
        let owns = |dm: usize| conflict.options.iter().any(|option| option.owner == dm);
        Question {
            from: None,
            target,
            weights: makers.clone().map(|dm| f64::from(u8::from(owns(dm)))).collect(),
            care: makers.map(|_| f64::INFINITY).collect(),
            scores: Scores::default(),
            moves: MovesAllowed::default(),
            runs: 2_000,
            horizon: 10_000,
            seed: 1,
            most_solved: 1_000,
        }
    }

    /// Everyone chooses among all moves with the same care.
    pub fn with_mistakes(analysis: &Analysis, target: Vec<StateId>, care: f64) -> Question {
        let question = Question::best_improvements(analysis, target);
        Question {
            care: vec![care; question.care.len()],
            moves: MovesAllowed::Any,
            ..question
        }
    }

    fn check(&self, analysis: &Analysis) -> Result<(), CannotEvolve> {
        let makers = analysis.conflict().decision_makers.len();
        let more = [", not all 0, and finite", "; infinity takes a best improvement"];
        for ((what, numbers), more) in [("weights", &self.weights), ("care", &self.care)].into_iter().zip(more) {
            let given = numbers.len();
            if given != makers {
                return Err(CannotEvolve::WrongCount { what, makers, given });
            }
            let sound = |value: f64| value >= 0.0 && (what == "care" || value.is_finite());
            if let Some(&value) = numbers.iter().find(|value| !sound(**value)) {
                return Err(CannotEvolve::BadNumber { what, value, more });
            }
        }
        let sum: f64 = self.weights.iter().sum();
        if !(sum > 0.0 && sum.is_finite()) {
            let (what, value, more) = ("weights", sum, more[0]);
            return Err(CannotEvolve::BadNumber { what, value, more });
        }
        for &state in &self.target {
            state_or_status_quo(analysis, Some(state))?;
        }
        Ok(())
    }
}

impl Scores {
    /// The name in JSON and on the command line: `ranks`, `shares`.
    pub fn key(self) -> &'static str {
        match self {
            Scores::Ranks => "ranks",
            Scores::Shares => "shares",
        }
    }
}

impl MovesAllowed {
    /// The name in JSON and on the command line: `any`, `improvements`.
    pub fn key(self) -> &'static str {
        match self {
            MovesAllowed::Any => "any",
            MovesAllowed::Improvements => "improvements",
        }
    }
}

/// Tells where a conflict drifts. Cost: the cube of the states for the equations, up to `most_solved` of them; beyond, only the runs are played and the
/// answer is marked as partial.
///
/// # Errors
/// [`CannotEvolve`] where there is no start, a target state does not exist, or a number makes no sense.
pub fn evolve(analysis: &Analysis, question: &Question, limits: &Limits) -> Result<Evolution, CannotEvolve> {
    let from = state_or_status_quo(analysis, question.from)?;
    question.check(analysis)?;
    let limits = limits.running();
    let chain = Chain::new(analysis, question);
    let rows = chain.rows();
    let mut target = vec![false; rows.len()];
    question.target.iter().for_each(|state| target[state.0] = true);
    let open = leading_to(&rows, &target);
    let play = Play {
        chain: &chain,
        start: from.0,
        target: &target,
        open: &open,
        runs: question.runs,
        horizon: question.horizon,
        seed: question.seed,
    };
    let asked = !question.target.is_empty();
    let simulated = (asked && question.runs > 0).then(|| play.all(&limits));
    let solved = rows.len() <= question.most_solved && !limits.called_off();
    let mut evolution = Evolution {
        from,
        question: question.clone(),
        absorbing: (0..rows.len()).filter(|&state| rows[state].is_empty()).map(StateId).collect(),
        classes: Vec::new(),
        turns_to_rest: None,
        hitting: None,
        whole: solved && simulated.is_none_or(|played| played.cut_off == 0 && played.share.of == question.runs),
        simulated,
        residual: 0.0,
    };
    if solved {
        evolution.rest(&rows);
        if asked {
            evolution.hit(&rows, (&target, &open));
        }
        evolution.keep_what_is_finite();
    }
    Ok(evolution)
}

impl Evolution {
    /// Works out in which closed class it ends.
    fn rest(&mut self, rows: &[Vec<Chance>]) {
        let classes = closed(rows);
        let found = absorbed(rows, &classes);
        self.residual = self.residual.max(misses(rows, &classes, &found.ends));
        self.turns_to_rest = Some(found.turns[self.from.0]);
        for (class, &mass) in found.ends[self.from.0].iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
            let states: Vec<usize> = (0..rows.len()).filter(|&state| classes[state] == Some(class)).collect();
            let shares = long_run(rows, &states);
            self.residual = self.residual.max(unbalanced(rows, &states, &shares));
            let states = states.into_iter().map(StateId).zip(shares).collect();
            self.classes.push(ClosedClass { mass, states });
        }
    }

    /// Where products of very improbable turns fell below the smallest number there is, a result is none.
    fn keep_what_is_finite(&mut self) {
        let sound = |class: &ClosedClass| class.mass.is_finite() && class.states.iter().all(|(_, share)| share.is_finite());
        let rest = self.classes.iter().all(sound) && self.turns_to_rest.is_some_and(f64::is_finite);
        if !rest {
            (self.classes, self.turns_to_rest) = (Vec::new(), None);
        }
        let hit = |hitting: &Hitting| hitting.probability.is_finite() && hitting.turns.is_none_or(f64::is_finite);
        let hitting = self.hitting.filter(hit);
        self.whole &= rest && hitting.is_some() == self.hitting.is_some();
        self.hitting = hitting;
    }

    /// Works out how the target is reached: all its states are one set, all from which it cannot be reached another.
    fn hit(&mut self, rows: &[Vec<Chance>], (target, open): (&[bool], &[bool])) {
        let set = |state: usize| match (target[state], open[state]) {
            (true, _) => Some(0),
            (false, false) => Some(1),
            (false, true) => None,
        };
        let sets: Vec<Option<usize>> = (0..rows.len()).map(set).collect();
        let lost: Vec<bool> = sets.iter().map(|set| *set == Some(1)).collect();
        // Turns that come after the target is reached do not count against it.
        let until: Vec<Vec<Chance>> = rows
            .iter()
            .zip(target)
            .map(|(row, hit)| if *hit { Vec::new() } else { row.clone() })
            .collect();
        let certain = !leading_to(&until, &lost)[self.from.0];
        let found = absorbed(rows, &sets);
        self.residual = self.residual.max(misses(rows, &sets, &found.ends));
        self.hitting = Some(Hitting {
            probability: if certain { 1.0 } else { found.ends[self.from.0][0] },
            turns: certain.then_some(found.turns[self.from.0]),
        });
    }
}

/// By how much the ends miss their equations: what leaves a state, weighed with where it then ends, against all that leaves.
fn misses(rows: &[Vec<Chance>], sets: &[Option<usize>], ends: &[Vec<f64>]) -> f64 {
    let mut most: f64 = 0.0;
    for state in (0..rows.len()).filter(|&state| sets[state].is_none()) {
        let leaving: f64 = rows[state].iter().map(|(_, chance)| chance).sum();
        for (set, end) in ends[state].iter().enumerate() {
            let there: f64 = rows[state].iter().map(|&(to, chance)| chance * ends[to][set]).sum();
            most = most.max((there / leaving - end).abs());
        }
    }
    most
}

/// By how much the flows into and out of each state of a class differ, in relation to the flow.
fn unbalanced(rows: &[Vec<Chance>], states: &[usize], shares: &[f64]) -> f64 {
    let mut inflow = vec![0.0; rows.len()];
    for (&state, share) in states.iter().zip(shares) {
        rows[state].iter().for_each(|&(to, chance)| inflow[to] += share * chance);
    }
    let miss = |(&state, share): (&usize, &f64)| {
        let outflow: f64 = share * rows[state].iter().map(|(_, chance)| chance).sum::<f64>();
        if outflow > 0.0 {
            (inflow[state] / outflow - 1.0).abs()
        } else {
            0.0
        }
    };
    states.iter().zip(shares).map(miss).fold(0.0, f64::max)
}
