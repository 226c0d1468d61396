//! What the question about two models gives.

use standoff_stability::{Concept, Settings, StateId, Verdict};

/// How two analysed models differ. Everything "first" speaks of the first model, and state numbers of its analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What differs in the models.
    pub models: ModelDifference,
    /// The settings of the two analyses.
    pub settings: (Settings, Settings),
    /// How many states each has, and how many match.
    pub states: (usize, usize, usize),
    /// Where the dispute stands in each.
    pub status_quo: (Option<StateId>, Option<StateId>),
    /// Each model's own status quo: one row for each decision maker and concept of either model. Empty where neither has one.
    pub status_quo_verdicts: Vec<StatusQuoRow>,
    /// Verdicts that differ at matching states, for decision makers of both; the first of them.
    pub changed: Vec<ChangedVerdict>,
    /// How many such verdicts there are.
    pub changed_count: usize,
    /// Equilibria of one model that are none in the other, for each concept in which there are any.
    pub equilibria: Vec<EquilibriaDifference>,
    /// States better for all than the status quo: lost (of the first), gained (of the second).
    pub better_for_all: Either<StateId>,
    /// Whether all changed verdicts are listed.
    pub whole: bool,
}

/// What stands in one of two only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Either<T> {
    /// Only in the first.
    pub first: Vec<T>,
    /// Only in the second.
    pub second: Vec<T>,
}

/// What differs in two models. Commitments, views and scenarios bear on no verdict and are not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelDifference {
    /// Keys of decision makers.
    pub makers: Either<String>,
    /// Full names of options.
    pub options: Either<String>,
    /// Options of both that may be changed in other directions.
    pub directions: Vec<Reworded>,
    /// Conditions that rule combinations out.
    pub rules: Either<String>,
    /// Moves that are barred.
    pub no_moves: Either<String>,
    /// Conditions that make states one.
    pub merges: Either<String>,
    /// States that a decision maker does not perceive.
    pub hidden: Either<String>,
    /// What decision makers of both want.
    pub wishes: Vec<WishesDifference>,
    /// Options of both that stand otherwise in the status quo; where only one model has a status quo, all that are taken in it.
    pub status_quo: Vec<Reworded>,
}

/// What one decision maker wants otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WishesDifference {
    /// Its key.
    pub maker: String,
    /// Statements of one model only, each as `id: condition`.
    pub statements: Either<String>,
    /// Statements with the same id and another condition.
    pub reworded: Vec<Reworded>,
    /// The ids of the statements of both, in their order, where the orders or their levels differ.
    pub order: Option<(Vec<String>, Vec<String>)>,
    /// Whether a preference that is not made of statements (a ranking, facts, weights) differs, or stands in the place of statements.
    pub ranking: bool,
}

/// Something with one name that reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// The name.
    pub name: String,
    /// As the first has it.
    pub first: String,
    /// As the second has it.
    pub second: String,
}

/// Whether each model's status quo is stable for one decision maker under one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusQuoRow {
    /// Key of the decision maker.
    pub maker: String,
    /// The concept.
    pub concept: Concept,
    /// The verdict of the first, where it has the decision maker and a status quo.
    pub first: Option<Verdict>,
    /// The verdict of the second.
    pub second: Option<Verdict>,
}

/// A verdict that differs at matching states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedVerdict {
    /// Key of the decision maker.
    pub maker: String,
    /// The verdict of the first, with its reason.
    pub first: Verdict,
    /// The verdict of the second, with its reason.
    pub second: Verdict,
}

/// Equilibria under one concept that only one model has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquilibriaDifference {
    /// The concept.
    pub concept: Concept,
    /// Lost: states of the first that match no equilibrium of the second. Gained: states of the second.
    pub states: Either<StateId>,
}

impl<T> Default for Either<T> {
    fn default() -> Either<T> {
        Either {
            first: Vec::new(),
            second: Vec::new(),
        }
    }
}

impl<T> Either<T> {
    /// Whether there is nothing in either.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.is_empty()
    }
}

impl StatusQuoRow {
    /// Whether the two disagree, or only one has a verdict.
    pub fn changed(&self) -> bool {
        self.first.as_ref().map(Verdict::stable) != self.second.as_ref().map(Verdict::stable)
    }
}

impl ModelDifference {
    /// Whether the models are the same in all that is compared.
    pub fn is_empty(&self) -> bool {
        *self == ModelDifference::default()
    }
}

impl Comparison {
    /// Whether neither models nor verdicts differ.
    pub fn is_empty(&self) -> bool {
        let verdicts = self.changed_count == 0 && self.equilibria.is_empty() && self.better_for_all.is_empty();
        self.models.is_empty() && verdicts && !self.status_quo_verdicts.iter().any(StatusQuoRow::changed)
    }
}
