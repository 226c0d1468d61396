//! A model whose orders of wishes are only partly known: what holds under every order and what under some, or by an attitude to not knowing.

use super::{Sense, SolveAsked};
use standoff_conflict::{Conflict, Finding, Place, Severity};
use standoff_questions::Limits;
use standoff_stability::orders::{Grade, Known, Overview, PartlyKnown, Share, partly};
use standoff_stability::unknown::{UnknownAnalysis, Variant, analyse_unknown};
use standoff_stability::{CannotAnalyse, Concept, StateId};

/// Most steps that all states together may take.
const MOST_STEPS: u64 = 2_000_000;

/// What is known of a model whose orders are only partly known.
#[derive(Clone, Debug)]
pub struct Partly {
    /// The model, to be asked further.
    pub known: PartlyKnown,
    /// The concepts asked for.
    pub concepts: Vec<Concept>,
    /// What is known of every state.
    pub overview: Overview,
    /// What is known of the status quo, concept by concept: each decision maker, then all together.
    pub now: Vec<PartlyNow>,
    /// What was asked and could not be worked out, and why.
    pub obstacles: Vec<Finding>,
}

/// What is known of one state under one concept.
#[derive(Clone, Debug)]
pub struct PartlyNow {
    /// The concept.
    pub concept: Concept,
    /// Number of the decision maker; `None`: for everyone.
    pub of: Option<usize>,
    /// The answer with the orders that show it.
    pub known: Known,
    /// Under how many orders; asked where the answer is that it depends, or is not known.
    pub share: Option<Share>,
}

impl Partly {
    /// Works out what is known of every state, and more closely of the status quo.
    pub(crate) fn new(conflict: &Conflict, asked: &SolveAsked, limits: &Limits) -> Result<Partly, CannotAnalyse> {
        let known = partly(conflict, &asked.reading.single, &limits.budget)?.with_effort(asked.reading.effort);
        let mut concepts = asked.concepts();
        concepts.retain(|concept| Concept::ALL.contains(concept));
        let overview = known.overview(&concepts, MOST_STEPS);
        let now = known.status_quo().map(|state| now(&known, &concepts, state));
        Ok(Partly {
            now: now.unwrap_or_default(),
            overview,
            concepts,
            known,
            obstacles: not_offered(asked),
        })
    }

    /// The states that are equilibria to a degree of certainty, ascending.
    pub fn equilibria(&self, concept: Concept, grade: Grade) -> Vec<StateId> {
        let states = self.known.space().ids();
        states
            .filter(|&state| self.overview.equilibrium(concept, state) == Some(grade))
            .collect()
    }
}

/// What is known of a state, concept by concept: each decision maker, then all together.
pub(crate) fn now(known: &PartlyKnown, concepts: &[Concept], state: StateId) -> Vec<PartlyNow> {
    let makers = 0..known.conflict().decision_makers.len();
    let of = |concept: Concept, of: Option<usize>| {
        let answer = match of {
            Some(dm) => known.verdict(concept, dm, state),
            None => known.equilibrium(concept, state),
        };
        let open = matches!(answer.grade(), Grade::Possibly | Grade::Undetermined);
        let share = open.then(|| match of {
            Some(dm) => known.share(concept, dm, state),
            None => known.equilibrium_share(concept, state),
        });
        PartlyNow {
            concept,
            of,
            known: answer,
            share,
        }
    };
    let each = |&concept: &Concept| makers.clone().map(Some).chain([None]).map(move |dm| of(concept, dm));
    concepts.iter().flat_map(each).collect()
}

/// What a partly known order leaves no answer to.
fn not_offered(asked: &SolveAsked) -> Vec<Finding> {
    let single = |sense: &&Sense| matches!(sense, Sense::Single(concept) if Concept::ALL.contains(concept));
    let mut names: Vec<String> = asked
        .senses
        .iter()
        .filter(|sense| !single(sense))
        .map(|sense| sense.name())
        .collect();
    if asked.coalitions {
        names.push("coalitions".to_owned());
    }
    if asked.mixed.is_some() {
        names.push("mixed concepts".to_owned());
    }
    let finding = |name: String| Finding {
        code: "C0705",
        severity: Severity::Error,
        place: Place::default(),
        message: format!("{name}: not worked out where the order of wishes is only partly known"),
        help: Some("give one full order to ask for it".to_owned()),
    };
    names.into_iter().map(finding).collect()
}

/// What holds by an attitude to unknown comparisons.
#[derive(Clone, Debug)]
pub struct Attitude {
    /// The attitude.
    pub variant: Variant,
    /// The concepts asked for.
    pub concepts: Vec<Concept>,
    /// What holds under all four attitudes.
    pub analysis: UnknownAnalysis,
}

impl Attitude {
    /// Judges every state.
    pub(crate) fn new(conflict: &Conflict, variant: Variant, asked: &SolveAsked, limits: &Limits) -> Result<Attitude, CannotAnalyse> {
        let mut concepts = asked.concepts();
        concepts.retain(|concept| Concept::ALL.contains(concept));
        Ok(Attitude {
            variant,
            concepts,
            analysis: analyse_unknown(conflict, &asked.reading.single, &limits.budget)?,
        })
    }
}
