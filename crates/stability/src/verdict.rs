//! Verdicts and the reasons they carry.

use standoff_states::StateId;

/// A stability concept of the graph model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concept {
    /// No improvement of one's own (Nash 1950).
    Nash,
    /// General metarationality (Howard 1971).
    Gmr,
    /// Symmetric metarationality (Howard 1971).
    Smr,
    /// Sequential stability (Fraser and Hipel 1979).
    Seq,
    /// Symmetric sequential stability (Rêgo and Vieira 2017).
    Sseq,
    /// Simultaneous stability (Fraser and Hipel 1979): asked for by name, shown in no table by default.
    Sim,
}

/// Which sequences of opponents' moves count as an answer (spec A2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SequenceRule {
    /// Nobody moves twice in succession (Fang, Hipel and Kilgour 1993).
    #[default]
    Successive,
    /// Each opponent moves at most once.
    Once,
    /// One move of one opponent.
    Single,
}

impl Concept {
    /// The concepts shown by default, in the order of the tables: those that look at moves one after the other.
    pub const ALL: [Concept; 5] = [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq];

    /// Every concept: those of [`Concept::ALL`], then SIM.
    pub const EVERY: [Concept; 6] = [Concept::Nash, Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq, Concept::Sim];

    /// The name in exchange files and on the command line: `nash`, `gmr`, `smr`, `seq`, `sseq`, `sim`.
    pub fn key(self) -> &'static str {
        match self {
            Concept::Nash => "nash",
            Concept::Gmr => "gmr",
            Concept::Smr => "smr",
            Concept::Seq => "seq",
            Concept::Sseq => "sseq",
            Concept::Sim => "sim",
        }
    }

    /// The name to show: `Nash`, `GMR`, `SMR`, `SEQ`, `SSEQ`, `SIM`.
    pub fn name(self) -> &'static str {
        match self {
            Concept::Nash => "Nash",
            Concept::Gmr => "GMR",
            Concept::Smr => "SMR",
            Concept::Seq => "SEQ",
            Concept::Sseq => "SSEQ",
            Concept::Sim => "SIM",
        }
    }

    /// The concept with this key, in either case; SIM too.
    pub fn from_key(key: &str) -> Option<Concept> {
        Concept::EVERY.into_iter().find(|concept| concept.key().eq_ignore_ascii_case(key))
    }
}

impl SequenceRule {
    /// All readings.
    pub const ALL: [SequenceRule; 3] = [SequenceRule::Successive, SequenceRule::Once, SequenceRule::Single];

    /// The name in exchange files and on the command line: `successive`, `once`, `single`.
    pub fn key(self) -> &'static str {
        match self {
            SequenceRule::Successive => "successive",
            SequenceRule::Once => "once",
            SequenceRule::Single => "single",
        }
    }

    /// The reading with this key, in either case.
    pub fn from_key(key: &str) -> Option<SequenceRule> {
        SequenceRule::ALL.into_iter().find(|rule| rule.key().eq_ignore_ascii_case(key))
    }
}

/// The reading of the definitions under which a result was computed; recorded in every result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settings {
    /// Which sequences of opponents' moves count.
    pub sequence: SequenceRule,
    /// Whether a sequence that comes back to the state it punishes leaving counts as a sanction (spec A2, "s itself").
    pub return_to_start_is_sanction: bool,
}

impl Default for Settings {
    /// The definitions as written in spec A2 and A3.
    fn default() -> Settings {
        Settings {
            sequence: SequenceRule::Successive,
            return_to_start_is_sanction: true,
        }
    }
}

/// One move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Number of the decision maker who moves.
    pub mover: usize,
    /// The state it leads to.
    pub to: StateId,
}

/// Whether a state is stable for a decision maker under a concept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The concept.
    pub concept: Concept,
    /// Number of the decision maker.
    pub decision_maker: usize,
    /// The state.
    pub state: StateId,
    /// Why it is or is not stable.
    pub reason: Reason,
}

/// Why a state is or is not stable for a decision maker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Stable, because the decision maker cannot move at all: structure, not contentment.
    NoMove,
    /// Stable: it can move, but nowhere better.
    NoImprovement {
        /// How many states it could move to.
        moves: usize,
    },
    /// Stable: every improvement is answered.
    Deterred {
        /// One answer for each improvement, in order of the states they lead to.
        answers: Vec<Answer>,
    },
    /// Not stable: this improvement stays open.
    Open {
        /// The state it leads to.
        improvement: StateId,
        /// Why nothing deters it.
        failure: Failure,
    },
}

/// The sanction that answers one improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The improvement: the state it leads to.
    pub improvement: StateId,
    /// The opponents' moves, first to last; the last one's `to` is the sanction, no better for the decision maker than the start. Under SIM
    /// one step for each opponent that acts, each *from the start*.
    pub moves: Vec<Step>,
    /// Under SMR and SSEQ: where the decision maker could go from the sanction, none of it better than the start.
    pub escape: Option<Escape>,
    /// Under SIM: the state that the improvement and all those moves make together, no better for the decision maker than the start.
    pub together: Option<StateId>,
}

/// Proof that there is no escape from a sanction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escape {
    /// Every state the decision maker can move to from the sanction.
    pub moves: Vec<StateId>,
    /// The best of them for it, if there is any.
    pub best: Option<StateId>,
}

/// Why nothing deters an improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The concept asks for no answer (Nash).
    NotAsked,
    /// The opponents have no move (or, under SEQ and SSEQ, no improving move) from there; under SIM, no improving move from the start that is
    /// feasible together with the improvement.
    NobodyAnswers,
    /// The opponents can reach (under SIM, make together with it) states, all better for the decision maker than the start (or the start itself, where the settings say that
    /// it is no sanction).
    NoSanction {
        /// How many states they can reach, the improvement itself not counted.
        reached: usize,
    },
    /// Under SMR and SSEQ: there are sanctions, but each can be escaped. The one shown is the first found.
    Escaped {
        /// The opponents' moves to the sanction.
        moves: Vec<Step>,
        /// Where the decision maker goes from there, better than the start.
        escape: StateId,
    },
}

/// A state that every decision maker prefers to a given one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BetterState {
    /// The state.
    pub state: StateId,
    /// Under which concepts it is an equilibrium.
    pub equilibrium_under: Vec<Concept>,
    /// A shortest sequence of improvements from the given state to it, nobody twice in succession, if there is one.
    pub path: Option<Vec<Step>>,
}

impl Verdict {
    /// Whether the state is stable for the decision maker.
    pub fn stable(&self) -> bool {
        !matches!(self.reason, Reason::Open { .. })
    }
}
