//! Asks what rests against coalitions: the settings, the question and what one may ask of the answer.

use standoff_states::{Budget, StateId, Watch};

use super::bounds::Bounds;
use super::definition::Together;
use super::judging::{Judging, Open};
use super::tables::{Tables, all_coalitions, bits, members, states};
use super::{Blocking, CoalitionVerdict, Jump};
use crate::preconditions::too_many_makers;
use crate::sequences::{Players, Steps};
use crate::{Analysis, CannotAnalyse, Concept, SequenceRule, Step};

/// The most decision makers whose coalitions are worked out: 4 095 of them.
pub const MOST_MAKERS: usize = 12;

/// A stability concept for coalitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoalitionConcept {
    /// No improvement of the coalition.
    Nash,
    /// General metarationality.
    Gmr,
    /// Symmetric metarationality.
    Smr,
    /// Sequential stability, those outside acting singly.
    Seq,
    /// Symmetric sequential stability, those outside acting singly.
    Sseq,
    /// Sequential stability, those outside acting in coalitions, too.
    SeqClass,
}

impl CoalitionConcept {
    /// All of them, in the order of the tables.
    pub const ALL: [CoalitionConcept; 6] = [
        CoalitionConcept::Nash,
        CoalitionConcept::Gmr,
        CoalitionConcept::Smr,
        CoalitionConcept::Seq,
        CoalitionConcept::Sseq,
        CoalitionConcept::SeqClass,
    ];

    /// The name in exchange files and on the command line: `cnash`, `cgmr`, `csmr`, `cseq`, `csseq`, `cseq_class`.
    pub fn key(self) -> &'static str {
        match self {
            CoalitionConcept::Nash => "cnash",
            CoalitionConcept::Gmr => "cgmr",
            CoalitionConcept::Smr => "csmr",
            CoalitionConcept::Seq => "cseq",
            CoalitionConcept::Sseq => "csseq",
            CoalitionConcept::SeqClass => "cseq_class",
        }
    }

    /// The name to show: `CNash` to `CSSEQ`, `CSEQ-class`.
    pub fn name(self) -> &'static str {
        match self {
            CoalitionConcept::Nash => "CNash",
            CoalitionConcept::Gmr => "CGMR",
            CoalitionConcept::Smr => "CSMR",
            CoalitionConcept::Seq => "CSEQ",
            CoalitionConcept::Sseq => "CSSEQ",
            CoalitionConcept::SeqClass => "CSEQ-class",
        }
    }

    /// The concept with this key, in either case.
    pub fn from_key(key: &str) -> Option<CoalitionConcept> {
        CoalitionConcept::ALL
            .into_iter()
            .find(|concept| concept.key().eq_ignore_ascii_case(key))
    }
}

/// When a state is an improvement for a coalition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Improvement {
    /// Every member prefers it strictly.
    #[default]
    Strict,
    /// No member likes it less, and one prefers it strictly. The paper that names it was not read; a reply then deters when it leads to no
    /// such state, so that both readings have one form.
    Pareto,
}

impl Improvement {
    /// Both readings.
    pub const ALL: [Improvement; 2] = [Improvement::Strict, Improvement::Pareto];

    /// The name in exchange files and on the command line: `strict`, `pareto`.
    pub fn key(self) -> &'static str {
        match self {
            Improvement::Strict => "strict",
            Improvement::Pareto => "pareto",
        }
    }

    /// The reading with this key, in either case.
    pub fn from_key(key: &str) -> Option<Improvement> {
        Improvement::ALL.into_iter().find(|reading| reading.key().eq_ignore_ascii_case(key))
    }
}

/// The reading of the definitions that coalitions add to the settings of an analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CoalitionSettings {
    /// When a state is an improvement for a coalition.
    pub improvement: Improvement,
}

/// Why CSEQ-class is left out under another rule of sequences.
const NO_CLASS: &str =
    "replies by coalitions are defined for sequences in which nobody acts twice in succession; analyse with `successive`";

/// Works out what rests against every coalition.
///
/// Under the sequence rules `once` and `single` a coalition, too, can bring about only what such sequences of its members reach; CSEQ-class
/// is then not judged ([`Coalitions::not_judged`]).
///
/// Cost: 2ⁿ−1 coalitions, for each a search from every state. Memory: three bits for each coalition and pair of states.
///
/// # Errors
/// More than [`MOST_MAKERS`] decision makers (C0740); more room, steps or time than the budget has (C0702).
pub fn coalitions<'a>(analysis: &'a Analysis, settings: CoalitionSettings, budget: &Budget) -> Result<Coalitions<'a>, CannotAnalyse> {
    watched(analysis, settings, budget, Watch::default())
}

/// The same, telling of its progress and open to be ended from outside.
///
/// # Errors
/// As [`coalitions`]; C0702 also when it was ended.
pub fn watched<'a>(
    analysis: &'a Analysis,
    settings: CoalitionSettings,
    budget: &Budget,
    watch: Watch,
) -> Result<Coalitions<'a>, CannotAnalyse> {
    let makers = analysis.conflict().decision_makers.len();
    if makers > MOST_MAKERS {
        return Err(too_many_makers(makers, MOST_MAKERS));
    }
    let graph = &analysis.graph;
    let mut judged = CoalitionConcept::ALL.to_vec();
    if graph.settings.sequence != SequenceRule::Successive {
        judged.retain(|concept| *concept != CoalitionConcept::SeqClass);
    }
    let bounds = Bounds::start(budget, watch, graph.space.len());
    let tables = Tables::new(graph, makers, settings.improvement, &bounds)?;
    let mut work = tables.work;
    let mut open = vec![Vec::new(); 1 << makers];
    for (coalition, open) in open.iter_mut().enumerate().skip(1) {
        bounds.tell("verdicts of coalitions", coalition, 1 << makers);
        let (found, more) = Judging::new(graph, &tables, coalition).open(&judged, &bounds, work)?;
        work += more;
        *open = found;
    }
    Ok(Coalitions {
        analysis,
        settings,
        tables,
        judged,
        open,
    })
}

/// What rests against coalitions, for every coalition and state.
#[derive(Clone, Debug)]
pub struct Coalitions<'a> {
    analysis: &'a Analysis,
    settings: CoalitionSettings,
    pub(crate) tables: Tables,
    judged: Vec<CoalitionConcept>,
    /// By the coalition's members as bits, by the place in `judged`.
    open: Vec<Vec<Open>>,
}

impl<'a> Coalitions<'a> {
    /// The analysis it is about.
    pub fn analysis(&self) -> &'a Analysis {
        self.analysis
    }

    /// The reading it was worked out under, beside that of the analysis.
    pub fn settings(&self) -> CoalitionSettings {
        self.settings
    }

    /// The concepts that were judged, in the order of the tables.
    pub fn judged(&self) -> &[CoalitionConcept] {
        &self.judged
    }

    /// The concepts that were not, each with the reason and what to do.
    pub fn not_judged(&self) -> Vec<(CoalitionConcept, &'static str)> {
        let left = CoalitionConcept::ALL.into_iter().filter(|concept| !self.judged.contains(concept));
        left.map(|concept| (concept, NO_CLASS)).collect()
    }

    /// Every coalition by its members: small ones first, then in lexicographic order.
    pub fn all(&self) -> Vec<Vec<usize>> {
        all_coalitions(self.tables.makers()).into_iter().map(members).collect()
    }

    /// What a coalition can bring about from a state, without it, ascending (`R_H`). Empty for members or a state that do not exist.
    pub fn reach(&self, members: &[usize], state: StateId) -> Vec<StateId> {
        let sets = self.known(members).and_then(|bits| self.tables.of(bits).reach.get(state.0));
        sets.map(states).unwrap_or_default()
    }

    /// The improvements of a coalition from a state, ascending (`C_H`). Empty for members or a state that do not exist.
    pub fn improvements(&self, members: &[usize], state: StateId) -> Vec<StateId> {
        let sets = self.known(members).and_then(|bits| self.tables.of(bits).improvements.get(state.0));
        sets.map(states).unwrap_or_default()
    }

    /// Whether a state is stable for one coalition; `None` where the concept was not judged, or the coalition or the state does not exist.
    pub fn stable_for(&self, concept: CoalitionConcept, members: &[usize], state: StateId) -> Option<bool> {
        let open = self.open.get(self.known(members)?)?.get(self.place(concept)?)?;
        open.get(state.0).map(Option::is_none)
    }

    /// Whether a state is stable for every coalition; `None` where the concept was not judged or the state does not exist.
    pub fn stable(&self, concept: CoalitionConcept, state: StateId) -> Option<bool> {
        let place = self.place(concept)?;
        let exists = state.0 < self.analysis.space().len();
        exists.then(|| self.open[1..].iter().all(|open| open[place][state.0].is_none()))
    }

    /// The states that are stable for every coalition, ascending; empty where the concept was not judged.
    pub fn equilibria(&self, concept: CoalitionConcept) -> Vec<StateId> {
        let states = self.analysis.space().ids();
        states.filter(|&state| self.stable(concept, state) == Some(true)).collect()
    }

    /// The coalitions for which a state is not stable, small ones first, each with an improvement that stays open. Cost: one search each.
    pub fn blocking(&self, concept: CoalitionConcept, state: StateId) -> Vec<Blocking> {
        let Some(place) = self.place(concept) else { return Vec::new() };
        let blocking = |coalition: usize| {
            let improvement = (*self.open[coalition][place].get(state.0)?)?;
            let members = members(coalition);
            let moves = self.way(&members, state, improvement);
            Some(Blocking {
                members,
                improvement,
                moves,
            })
        };
        all_coalitions(self.tables.makers()).into_iter().filter_map(blocking).collect()
    }

    /// Whether a state is stable for one coalition, and why; `None` where the concept was not judged, or the coalition or the state does not
    /// exist. Follows the definition anew. Cost: a search for each improvement, and under CSMR and CSSEQ for each sanction.
    pub fn verdict(&self, concept: CoalitionConcept, members: &[usize], state: StateId) -> Option<CoalitionVerdict> {
        self.stable_for(concept, members, state)?;
        let members = super::tables::members(bits(members));
        let reason = Together::new(&self.analysis.graph, &self.tables, &members, state).reason(concept.rule());
        Some(CoalitionVerdict {
            concept,
            members,
            state,
            reason,
        })
    }

    /// The equilibrium jumps: from a state that is an equilibrium under `concept`, decision makers taken one by one, to another, by a coalition
    /// of two or more that improves thereby. The states jumped from are *vulnerable*.
    pub fn jumps(&self, concept: Concept) -> Vec<Jump> {
        super::jumps::jumps(self, concept)
    }

    /// A shortest way for the members of a coalition from one state to another; empty when there is none.
    pub(crate) fn way(&self, members: &[usize], from: StateId, to: StateId) -> Vec<Step> {
        let reach = Players::members(&self.analysis.graph, members, Steps::Moves).reach(from);
        let node = reach.first(|state| state == to);
        node.map(|node| reach.path(node)).unwrap_or_default()
    }

    /// A coalition as bits, if it has a member and all of them exist.
    fn known(&self, members: &[usize]) -> Option<usize> {
        let exist = !members.is_empty() && members.iter().all(|&dm| dm < self.tables.makers());
        exist.then(|| bits(members))
    }

    fn place(&self, concept: CoalitionConcept) -> Option<usize> {
        self.judged.iter().position(|judged| *judged == concept)
    }
}
