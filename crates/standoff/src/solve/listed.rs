//! A model whose states are listed: the analysis, and what else was asked of it.

use super::{Ahead, Joint, Sense, SolveAsked};
use crate::state::maker_of;
use standoff_conflict::{Finding, Place, Preference, Severity};
use standoff_questions::Limits;
use standoff_stability::degrees::{Levels, levels};
use standoff_stability::views::{Hypergame, hypergame};
use standoff_stability::{Analysis, CannotAnalyse, Concept, Mixed, StateId, mixed};

/// A model with all states and reasons, and what else was asked.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The analysis.
    pub analysis: Analysis,
    /// The senses that were worked out, in the order asked, each with the states that hold for everyone.
    pub holding: Vec<Holding>,
    /// What coalitions make of it, where that was asked.
    pub joint: Option<Joint>,
    /// Two who look ahead, in the order asked.
    pub ahead: Vec<Ahead>,
    /// Each decision maker by a concept of its own, where that was asked.
    pub mixed: Option<Mixed>,
    /// How each side sees the others, where the model tells.
    pub views: Option<Box<Hypergame>>,
    /// How firmly states are held under GMR, SMR, SEQ and SSEQ, where the model marks strength.
    pub levels: Vec<Levels>,
    /// What was asked and could not be worked out, and why.
    pub obstacles: Vec<Finding>,
}

/// The states that hold for everyone in one sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The sense.
    pub sense: Sense,
    /// The states, ascending.
    pub states: Vec<StateId>,
}

impl Listed {
    /// Works out what is asked. What cannot be worked out is told in `obstacles`, and keeps nothing else from being.
    pub(crate) fn new(analysis: Analysis, asked: &SolveAsked, limits: &Limits) -> Listed {
        let mut obstacles = Vec::new();
        let mut note = |cannot: CannotAnalyse| obstacles.extend(cannot.findings);
        let joint = wants_coalitions(asked)
            .then(|| Joint::new(&analysis, (&compared(asked), asked.reading.joint), limits))
            .and_then(|found| found.map_err(&mut note).ok());
        let ahead = asked.senses.iter().map(|&sense| Ahead::of(&analysis, sense, asked, limits));
        let ahead = ahead.flat_map(|found| found.map_err(&mut note).unwrap_or_default()).collect();
        let own = asked.mixed.as_ref().map(|text| each_its_own(&analysis, text));
        let mixed = own.and_then(|found| found.map_err(&mut note).ok());
        let views = (!analysis.conflict().views.is_empty())
            .then(|| hypergame(analysis.conflict(), analysis.settings(), &limits.budget))
            .and_then(|found| found.map_err(&mut note).ok());
        let firm = firmness(&analysis, asked, limits).map_err(&mut note).unwrap_or_default();
        let mut listed = Listed {
            analysis,
            holding: Vec::new(),
            joint,
            ahead,
            mixed,
            views: views.map(Box::new),
            levels: firm,
            obstacles,
        };
        listed.holding = asked.senses.iter().filter_map(|&sense| listed.held(sense)).collect();
        listed
    }

    /// The concepts for decision makers one by one that were asked for.
    pub fn concepts(&self) -> Vec<Concept> {
        let single = |held: &Holding| match held.sense {
            Sense::Single(concept) => Some(concept),
            _ => None,
        };
        self.holding.iter().filter_map(single).collect()
    }

    /// The states that hold in a sense; nothing where it was not worked out, or not to one list.
    fn held(&self, sense: Sense) -> Option<Holding> {
        let states = match sense {
            Sense::Single(concept) => self.analysis.equilibria(concept),
            Sense::Coalition(concept) => self.joint.as_ref()?.holding(concept)?.to_vec(),
            Sense::Ahead(_) | Sense::NonMyopic => self.ahead.iter().find(|found| found.sense == sense)?.equilibria.clone()?,
            // One list for each who leads.
            Sense::Stackelberg => return None,
        };
        Some(Holding { sense, states })
    }
}

fn wants_coalitions(asked: &SolveAsked) -> bool {
    asked.coalitions || asked.senses.iter().any(|sense| matches!(sense, Sense::Coalition(_)))
}

/// The concepts whose equilibria are held against coalitions: those asked for, else the five.
fn compared(asked: &SolveAsked) -> Vec<Concept> {
    let mut concepts = asked.concepts();
    concepts.retain(|concept| *concept != Concept::Sim);
    if concepts.is_empty() { Concept::ALL.to_vec() } else { concepts }
}

/// Levels, where some wish is marked stronger than plain.
fn firmness(analysis: &Analysis, asked: &SolveAsked, limits: &Limits) -> Result<Vec<Levels>, CannotAnalyse> {
    let strong = |preference: &Preference| match preference {
        Preference::Statements(statements) => statements.iter().any(|statement| statement.strength > 1),
        _ => false,
    };
    if !analysis.conflict().preferences.iter().any(strong) {
        return Ok(Vec::new());
    }
    let replied = asked
        .concepts()
        .into_iter()
        .filter(|concept| !matches!(concept, Concept::Nash | Concept::Sim));
    replied.map(|concept| levels(analysis, concept, &limits.budget)).collect()
}

/// Reads `us=nash, dprk=seq` and judges by it. Who is not named is judged by SEQ.
fn each_its_own(analysis: &Analysis, text: &str) -> Result<Mixed, CannotAnalyse> {
    let conflict = analysis.conflict();
    let mut concepts = vec![Concept::Seq; conflict.decision_makers.len()];
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, concept) = part.split_once('=').unwrap_or((part, ""));
        let dm = maker_of(conflict, name.trim()).map_err(|why| refused(why.to_string()))?;
        concepts[dm] = match Sense::parse(concept) {
            Ok(Sense::Single(concept)) => concept,
            Ok(other) => {
                return Err(refused(format!(
                    "`{}` is no concept for one decision maker; write as in us=nash",
                    other.key()
                )));
            }
            Err(why) => return Err(refused(why.to_string())),
        };
    }
    mixed(analysis, &concepts)
}

/// C0742: concepts for each decision maker that cannot be read.
fn refused(message: String) -> CannotAnalyse {
    CannotAnalyse {
        findings: vec![Finding {
            code: "C0742",
            severity: Severity::Error,
            place: Place::default(),
            message,
            help: None,
        }],
    }
}
