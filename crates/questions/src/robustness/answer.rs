//! What the question about robustness gives.

use standoff_conflict::StateCode;
use standoff_stability::{Analysis, Concept, Settings, Verdict};

use crate::Share;

/// A survival table: one row a variation.
#[derive(Clone, Debug)]
pub struct Survival {
    /// The options taken in the state asked about.
    pub state: StateCode,
    /// The concept.
    pub concept: Concept,
    /// The decision maker whose stability is asked about; `None` for an equilibrium.
    pub decision_maker: Option<usize>,
    /// The settings of the first row.
    pub settings: Settings,
    /// The seed of the samples.
    pub seed: u64,
    /// The rows, in a fixed order: as it is, assumptions, neighbours exchanged, sampled orders, readings.
    pub rows: Vec<Row>,
    /// How many models were analysed.
    pub models: usize,
    /// Whether every row was worked out.
    pub whole: bool,
}

/// One variation, and what becomes of the verdict.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is otherwise, in words.
    pub label: String,
    /// What kind of variation it is.
    pub kind: Kind,
    /// Whether the verdict holds.
    pub outcome: Outcome,
}

/// Kinds of variations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nothing is otherwise.
    AsItIs,
    /// Something that is assumed is left out.
    Assumption,
    /// Two wishes that follow each other change places.
    Exchange,
    /// The wishes stand in orders drawn at random.
    SampledOrders,
    /// Another concept or another reading of the definitions.
    Reading,
}

/// What becomes of the verdict.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It holds.
    Held {
        /// Keys of those for whom it holds only because they cannot move: structure, not contentment.
        structural: Vec<String>,
    },
    /// It does not.
    Failed(Box<Breaking>),
    /// It holds in a share of the samples.
    Shared {
        /// How often.
        share: Share,
        /// The first sample in which it fails, if any does.
        breaking: Option<Box<Breaking>>,
    },
    /// It cannot be told.
    Undetermined {
        /// Why, as a clause.
        why: String,
    },
}

/// A verdict that broke what was asked about.
#[derive(Clone, Debug)]
pub struct Breaking {
    /// Key of the decision maker who does not rest.
    pub maker: String,
    /// The verdict, with its reason; states are numbered as in `analysis`.
    pub verdict: Verdict,
    /// The varied model, analysed.
    pub analysis: Analysis,
}

impl Kind {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Kind::AsItIs => "as_it_is",
            Kind::Assumption => "assumption",
            Kind::Exchange => "exchange",
            Kind::SampledOrders => "sampled_orders",
            Kind::Reading => "reading",
        }
    }
}

impl Outcome {
    /// Whether the verdict holds; `None` where that is a share or open.
    pub fn held(&self) -> Option<bool> {
        match self {
            Outcome::Held { .. } => Some(true),
            Outcome::Failed(_) => Some(false),
            Outcome::Shared { .. } | Outcome::Undetermined { .. } => None,
        }
    }
}
