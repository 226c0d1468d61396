//! The question, its settings, and the function that answers it.

use standoff_stability::{Analysis, Concept, StateId};

use super::answer::{Answer, Outcome};
use super::board::{Aim, Board, Form};
use super::by_statements;
use super::by_states;
use super::favours::Ranks;
use super::patience::Patience;
use crate::Limits;

/// What the changed preferences are to bring about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The state is stable under the concept.
    Holds {
        /// Nash, GMR, SMR, SEQ or SSEQ.
        concept: Concept,
        /// The state.
        state: StateId,
        /// For whom.
        whom: Whom,
    },
    /// The state is not stable under the concept for at least one of those named.
    Breaks {
        /// Nash, GMR, SMR, SEQ or SSEQ.
        concept: Concept,
        /// The state.
        state: StateId,
        /// For whom.
        whom: Whom,
    },
    /// Improvements lead from one state to the other, nobody moving twice in succession.
    Reached {
        /// Where it begins, usually the status quo.
        from: StateId,
        /// Where it is to lead.
        state: StateId,
    },
}

/// Whose stability is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whom {
    /// Every decision maker's: an equilibrium.
    #[default]
    All,
    /// That of one, by number.
    One(usize),
}

/// In what changes are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Swaps of statements that are neighbours in a decision maker's order of importance, all decision makers together (Kendall). Nothing else
    /// of a decision maker changes; one that ranks states directly is left as it is.
    #[default]
    Statements,
    /// Swaps of states: for each decision maker and pair of states 2 when their strict order is reversed, 1 when a tie is made or broken (Kemeny 1959;
    /// Kemeny and Snell 1962; the originals were not re-read). Each decision maker may come to like all states in any order, ties included.
    States,
}

/// A goal, and in what to count the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is to come about.
    pub goal: Goal,
    /// In what changes are counted.
    pub measure: Measure,
    /// The decision makers whose preference may change; `None`: all.
    pub changing: Option<Vec<usize>>,
}

impl Question {
    /// A question in which every decision maker's preference may change.
    pub fn new(goal: Goal, measure: Measure) -> Question {
        Question {
            goal,
            measure,
            changing: None,
        }
    }

    /// Whether a decision maker's preference may change.
    pub(crate) fn may_change(&self, dm: usize) -> bool {
        self.changing.as_ref().is_none_or(|chosen| chosen.contains(&dm))
    }
}

impl Goal {
    /// The state that is to hold, to break or to be reached.
    pub fn state(&self) -> StateId {
        match *self {
            Goal::Holds { state, .. } | Goal::Breaks { state, .. } | Goal::Reached { state, .. } => state,
        }
    }
}

/// Why a question cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotInvert {
    /// The goal names a state that does not exist.
    #[error("there is no state number {number}: the conflict has {states}; name a feasible one")]
    NoSuchState {
        /// The number asked for, from 0.
        number: usize,
        /// How many there are.
        states: usize,
    },
    /// The question names a decision maker that does not exist.
    #[error("there is no decision maker number {number}: the conflict has {makers}")]
    NoSuchMaker {
        /// The number asked for, from 0.
        number: usize,
        /// How many there are.
        makers: usize,
    },
    /// The concept is not one of Nash, GMR, SMR, SEQ and SSEQ.
    #[error("the smallest change is not worked out under {concept}; ask under nash, gmr, smr, seq or sseq")]
    OtherConcept {
        /// The concept asked for.
        concept: &'static str,
    },
    /// More statements than the search can tell apart.
    #[error("{count} statements of one decision maker, but at most 64 can be reordered; count in swaps of states instead")]
    TooManyStatements {
        /// How many it has.
        count: usize,
    },
}

/// The smallest change of preferences that reaches a goal, with what proves that none is smaller.
///
/// Counted in swaps of statements, all orders of up to about sixteen statements a decision maker are covered, and the answer is proved; of more
/// statements the nearest orders are, and the answer may be partial. Counted in swaps of states, the search adds demands on pairs of states until
/// the goal is met, cheapest first; `limits.budget.max_steps` and the flag of `limits` end it early, with the best known and a bound.
/// Of equally small changes always the same one is given: the first decision maker's order is changed least, then the second's, and of those
/// equally near the first by the places of statements in the order as it is.
///
/// # Errors
/// [`CannotInvert`] when the question names what does not exist, or a concept it is not worked out for.
pub fn invert(analysis: &Analysis, question: &Question, limits: &Limits) -> Result<Answer, CannotInvert> {
    let aims = aims(analysis, question)?;
    let board = Board::new(analysis);
    let patience = Patience::of(limits);
    let ranks = ranks(analysis);
    let target = question.goal.state();
    let now = Ranks { target, ranks: &ranks };
    let outcome = match aims.iter().any(|aim| board.met(aim, &now)) {
        true => Outcome::AlreadySo,
        false => match question.measure {
            Measure::Statements => by_statements::smallest(&Search {
                analysis,
                board: &board,
                question,
                aims: &aims,
                ranks: &ranks,
                patience: &patience,
            })?,
            Measure::States => by_states::smallest(&Search {
                analysis,
                board: &board,
                question,
                aims: &aims,
                ranks: &ranks,
                patience: &patience,
            }),
        },
    };
    Ok(Answer {
        question: question.clone(),
        settings: *analysis.settings(),
        model_sha256: analysis.conflict().content_hash(),
        steps: board.work.get(),
        outcome,
    })
}

/// Everything a search needs.
pub(crate) struct Search<'a> {
    pub(crate) analysis: &'a Analysis,
    pub(crate) board: &'a Board<'a>,
    pub(crate) question: &'a Question,
    /// One of these is to be met.
    pub(crate) aims: &'a [Aim],
    /// For each decision maker, for each state; higher is better.
    pub(crate) ranks: &'a [Vec<usize>],
    pub(crate) patience: &'a Patience<'a>,
}

/// The ranks of all states, decision maker by decision maker.
pub(crate) fn ranks(analysis: &Analysis) -> Vec<Vec<usize>> {
    let makers = 0..analysis.conflict().decision_makers.len();
    makers
        .map(|dm| analysis.space().ids().map(|state| analysis.rank(dm, state)).collect())
        .collect()
}

/// The aims of which one is to be met, or why the question cannot be asked.
pub(crate) fn aims(analysis: &Analysis, question: &Question) -> Result<Vec<Aim>, CannotInvert> {
    let makers = analysis.conflict().decision_makers.len();
    let named = question.changing.iter().flatten().copied();
    named.map(|dm| maker(dm, makers)).collect::<Result<Vec<usize>, _>>()?;
    existing(analysis, question.goal.state())?;
    match question.goal {
        Goal::Reached { from, state } => {
            existing(analysis, from)?;
            Ok(vec![Aim::Reached { from, to: state }])
        }
        Goal::Holds { concept, state, whom } => {
            let makers = chosen(whom, makers)?;
            let form = form(concept)?;
            Ok(vec![Aim::Stable { form, makers, state }])
        }
        Goal::Breaks { concept, state, whom } => {
            let form = form(concept)?;
            let aim = |maker| Aim::Unstable { form, maker, state };
            Ok(chosen(whom, makers)?.into_iter().map(aim).collect())
        }
    }
}

fn form(concept: Concept) -> Result<Form, CannotInvert> {
    Form::of(concept).ok_or(CannotInvert::OtherConcept { concept: concept.key() })
}

fn chosen(whom: Whom, makers: usize) -> Result<Vec<usize>, CannotInvert> {
    match whom {
        Whom::All => Ok((0..makers).collect()),
        Whom::One(dm) => Ok(vec![maker(dm, makers)?]),
    }
}

fn maker(number: usize, makers: usize) -> Result<usize, CannotInvert> {
    match number < makers {
        true => Ok(number),
        false => Err(CannotInvert::NoSuchMaker { number, makers }),
    }
}

fn existing(analysis: &Analysis, state: StateId) -> Result<(), CannotInvert> {
    match state.0 < analysis.space().len() {
        true => Ok(()),
        false => Err(CannotInvert::NoSuchState {
            number: state.0,
            states: analysis.space().len(),
        }),
    }
}
