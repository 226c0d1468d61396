//! The question itself: a verdict, and how far the model is varied.

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use standoff_conflict::{Conflict, StateCode};
use standoff_stability::{Analysis, Concept, Reason, SequenceRule, Settings, StateId, analyse};

use super::answer::{Breaking, Kind, Outcome, Row, Survival};
use super::orders::Ball;
use super::variants::{Variation, Variations, reordered, without_assumptions};
use crate::limits::{Running, state_or_status_quo};
use crate::orders::{put_in_order, statements};
use crate::share::share;
use crate::written::maker;
use crate::{Limits, NoSuchState};

/// What is asked about a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The state; the status quo where nothing is said.
    pub state: Option<StateId>,
    /// The concept.
    pub concept: Concept,
    /// One decision maker; where nothing is said, all: whether the state is an equilibrium.
    pub decision_maker: Option<usize>,
    /// Kendall distances within which orders are sampled, one row each.
    pub radii: Vec<usize>,
    /// Samples a row.
    pub samples: usize,
    /// Seed of the samples.
    pub seed: u64,
}

impl Question {
    /// Whether the status quo stays an equilibrium; 200 samples within distances 1, 2 and 4, seed 1.
    pub fn status_quo(concept: Concept) -> Question {
        Question {
            state: None,
            concept,
            decision_maker: None,
            radii: vec![1, 2, 4],
            samples: 200,
            seed: 1,
        }
    }
}

/// Tells what a verdict survives: each assumption left out, all of those at once, each exchange of two neighbouring wishes, orders drawn uniformly and
/// independently for each decision maker from those within a Kendall distance of its own, and each concept under each reading of
/// the definitions. Cost: an analysis a row, or a sample that was not drawn before.
///
/// # Errors
/// [`NoSuchState`] where there is no such state or decision maker to ask about.
pub fn robustness(analysis: &Analysis, question: &Question, limits: &Limits) -> Result<Survival, NoSuchState> {
    let state = state_or_status_quo(analysis, question.state)?;
    let count = analysis.conflict().decision_makers.len();
    if let Some(number) = question.decision_maker.filter(|dm| *dm >= count) {
        return Err(NoSuchState::NoDecisionMaker { number, count });
    }
    let mut trial = Trial {
        question,
        limits: limits.running(),
        settings: *analysis.settings(),
        models: 0,
        whole: true,
    };
    let code = analysis.space().code(state);
    let mut rows = vec![Row {
        label: "as it is".to_owned(),
        kind: Kind::AsItIs,
        outcome: trial.judged(analysis, code, question.concept),
    }];
    rows.extend(trial.varied(analysis.conflict(), code));
    // The draws may take all the time there is; the readings never do.
    let readings = trial.readings(analysis.conflict(), code);
    rows.extend(trial.sampled(analysis.conflict(), code));
    rows.extend(readings);
    Ok(Survival {
        state: code,
        concept: question.concept,
        decision_maker: question.decision_maker,
        settings: *analysis.settings(),
        seed: question.seed,
        rows,
        models: trial.models,
        whole: trial.whole,
    })
}

/// The work under way.
struct Trial<'a> {
    question: &'a Question,
    limits: Running<'a>,
    settings: Settings,
    models: usize,
    whole: bool,
}

/// What is said where the bounds were reached.
const STOPPED: &str = "the bounds on the work were reached before";

impl Trial<'_> {
    /// Analyses a varied model, or says why not.
    fn analysed(&mut self, conflict: &Conflict, settings: &Settings) -> Result<Analysis, String> {
        if self.models >= self.limits.most_models || self.limits.called_off() {
            self.whole = false;
            return Err(STOPPED.to_owned());
        }
        self.models += 1;
        analyse(conflict, settings, &self.limits.budget).map_err(|why| why.to_string())
    }

    /// Whether the verdict holds in an analysis. The first decision maker who does not rest breaks it.
    fn judged(&self, analysis: &Analysis, code: StateCode, concept: Concept) -> Outcome {
        let Some(state) = analysis.space().find(code) else {
            let why = "the state is not feasible then".to_owned();
            return Outcome::Undetermined { why };
        };
        let makers = 0..analysis.conflict().decision_makers.len();
        let asked = makers.filter(|dm| self.question.decision_maker.is_none_or(|only| only == *dm));
        let mut structural = Vec::new();
        for dm in asked {
            let key = maker(analysis.conflict(), dm);
            let verdict = analysis.verdict(concept, dm, state);
            if verdict.reason == Reason::NoMove {
                structural.push(key);
            } else if !verdict.stable() {
                return Outcome::Failed(Box::new(Breaking {
                    maker: key,
                    verdict,
                    analysis: analysis.clone(),
                }));
            }
        }
        Outcome::Held { structural }
    }

    /// The outcome for a varied model.
    fn outcome(&mut self, conflict: &Conflict, code: StateCode) -> Outcome {
        let settings = self.settings;
        match self.analysed(conflict, &settings) {
            Ok(analysis) => self.judged(&analysis, code, self.question.concept),
            Err(why) => Outcome::Undetermined { why },
        }
    }

    /// The rows of single variations.
    fn varied(&mut self, conflict: &Conflict, code: StateCode) -> Vec<Row> {
        let mut rows = Vec::new();
        for Variation { label, kind, model, state } in Variations::of(conflict, code) {
            let outcome = match model {
                Ok(model) => self.outcome(&model, state),
                Err(why) => Outcome::Undetermined { why },
            };
            rows.push(Row { label, kind, outcome });
        }
        if rows.iter().filter(|row| row.kind == Kind::Assumption).count() > 1 {
            let place = rows.iter().rposition(|row| row.kind == Kind::Assumption).map_or(0, |last| last + 1);
            let outcome = self.outcome(&without_assumptions(conflict), code);
            rows.insert(
                place,
                Row {
                    label: "without anything that is assumed but the options themselves".to_owned(),
                    kind: Kind::Assumption,
                    outcome,
                },
            );
        }
        rows
    }

    /// One row for each radius; none where nobody has two wishes to order.
    fn sampled(&mut self, conflict: &Conflict, code: StateCode) -> Vec<Row> {
        let mut ordered = conflict.clone();
        let makers = 0..conflict.decision_makers.len();
        let several = |dm: &usize| statements(conflict, *dm).len() > 1;
        let open: Vec<usize> = makers.filter(several).filter(|&dm| !put_in_order(&mut ordered, dm)).collect();
        if !(0..conflict.decision_makers.len()).any(|dm| several(&dm)) {
            return Vec::new();
        }
        let row = |radius: usize, outcome| Row {
            label: match radius {
                1 => "orders of wishes up to one exchange of neighbours away".to_owned(),
                _ => format!("orders of wishes up to {radius} exchanges of neighbours away"),
            },
            kind: Kind::SampledOrders,
            outcome,
        };
        let why = || format!("the order of {}'s wishes is only partly known", maker(conflict, open[0]));
        let radii = self.question.radii.iter();
        radii
            .map(|&radius| match open.is_empty() {
                true => row(radius, self.shared(&ordered, (code, radius))),
                false => row(radius, Outcome::Undetermined { why: why() }),
            })
            .collect()
    }

    /// How often the verdict holds in sampled orders. Each radius has draws of its own, so that a row does not depend on the others.
    fn shared(&mut self, ordered: &Conflict, (code, radius): (StateCode, usize)) -> Outcome {
        let mut random = ChaCha8Rng::seed_from_u64(self.question.seed);
        random.set_stream(radius as u64);
        let makers = 0..ordered.preferences.len();
        let balls: Vec<Ball> = makers.map(|dm| Ball::of(statements(ordered, dm).len(), radius)).collect();
        let mut known: BTreeMap<Vec<Vec<usize>>, bool> = BTreeMap::new();
        let (mut held, mut of, mut breaking) = (0, 0, None);
        for _ in 0..self.question.samples {
            let orders: Vec<Vec<usize>> = balls.iter().map(|ball| ball.draw(&mut random)).collect();
            let holds = match known.get(&orders) {
                Some(&holds) => holds,
                None => match self.outcome(&reordered(ordered, &orders), code) {
                    Outcome::Held { .. } => true,
                    Outcome::Failed(found) => {
                        breaking.get_or_insert(found);
                        false
                    }
                    Outcome::Undetermined { why } if of == 0 => return Outcome::Undetermined { why },
                    // Out of bounds: what has been drawn counts, and the answer is marked as partial.
                    _ => break,
                },
            };
            known.insert(orders, holds);
            held += usize::from(holds);
            of += 1;
        }
        Outcome::Shared {
            share: share(held, of),
            breaking,
        }
    }

    /// One row for each concept under each reading.
    fn readings(&mut self, conflict: &Conflict, code: StateCode) -> Vec<Row> {
        let mut rows = Vec::new();
        for sequence in SequenceRule::ALL {
            for return_to_start_is_sanction in [true, false] {
                let mut settings = self.settings;
                settings.sequence = sequence;
                settings.return_to_start_is_sanction = return_to_start_is_sanction;
                let analysis = self.analysed(conflict, &settings);
                for concept in Concept::ALL {
                    rows.push(Row {
                        label: reading(concept, &settings),
                        kind: Kind::Reading,
                        outcome: match &analysis {
                            Ok(analysis) => self.judged(analysis, code, concept),
                            Err(why) => Outcome::Undetermined { why: why.clone() },
                        },
                    });
                }
            }
        }
        rows
    }
}

/// A concept and a reading in words.
fn reading(concept: Concept, settings: &Settings) -> String {
    let sequences = match settings.sequence {
        SequenceRule::Successive => "nobody answers twice in succession",
        SequenceRule::Once => "each opponent answers once at most",
        SequenceRule::Single => "one answer of one opponent",
    };
    let back = if settings.return_to_start_is_sanction {
        "counts"
    } else {
        "does not count"
    };
    format!("{}, {sequences}, coming back to the start {back}", concept.name())
}
