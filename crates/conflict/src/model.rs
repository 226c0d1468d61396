//! The parts of a model. Field names follow the model file (`design.md` §5).

use crate::{Formula, Place};

/// A state as a set of options taken: bit k is set when option k is.
pub type StateCode = u64;

/// The most options that a [`StateCode`] can hold.
pub const MAX_OPTIONS: usize = 64;

/// One conflict model, as an analyst wrote it or as an exchange file holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conflict {
    /// Name within its file: the `id` of `graph-model/1`; empty for a `.toml` model.
    pub id: String,
    /// Title to show.
    pub title: String,
    /// Date (ISO 8601) at which the model is meant to hold.
    pub as_of: Option<String>,
    /// What the model as a whole is taken from, e.g. a paper.
    pub source: Option<String>,
    /// Decision makers in file order.
    pub decision_makers: Vec<DecisionMaker>,
    /// Options in file order; the position is the option's number and its bit in a [`StateCode`].
    pub options: Vec<ConflictOption>,
    /// Where the dispute stands, if the model says so.
    pub status_quo: Option<StatusQuo>,
    /// Conditions under which a combination of options cannot occur.
    pub infeasible: Vec<Infeasible>,
    /// Moves that do not exist although the options would allow them.
    pub no_moves: Vec<NoMove>,
    /// Groups of feasible states that count as one.
    pub merges: Vec<Merge>,
    /// One preference a decision maker, in the order of `decision_makers`.
    pub preferences: Vec<Preference>,
    /// Conditional commitments.
    pub commitments: Vec<Commitment>,
    /// How decision makers see each other's preferences.
    pub views: Vec<View>,
    /// Named what-ifs.
    pub scenarios: Vec<Scenario>,
}

/// How something in a model is known (`design.md` §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The actor's own words.
    Stated,
    /// Another voice's words.
    Reported,
    /// A rule derived it.
    Inferred,
    /// An analyst put it in.
    Assumed,
}

/// What an element of a model rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Support {
    /// How it is known. `None` when the file says nothing: shown and counted as assumed.
    pub basis: Option<Basis>,
    /// Citations, in file order.
    pub cites: Vec<Cite>,
    /// The analyst's note.
    pub note: Option<String>,
    /// Where the element stands in the file.
    pub place: Place,
}

/// A citation as typed in a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// As written, e.g. `003@1506-1527`.
    pub text: String,
    /// What it points to.
    pub target: CiteTarget,
    /// Where it stands in the model file.
    pub place: Place,
}

/// What a citation points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CiteTarget {
    /// A stretch of a document's text.
    Range {
        /// The document's name, the start of its name, or the start of its sha256.
        document: String,
        /// First code point.
        start: usize,
        /// One past the last code point.
        end: usize,
    },
    /// An item of the ledger, by its id.
    Item(String),
}

/// A decision maker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionMaker {
    /// Name in formulas and keys, e.g. `us`.
    pub key: String,
    /// Name to show.
    pub name: String,
    /// States it does not perceive: it neither moves from nor to them (`misperceptions` of `graph-model/1`; not a hypergame).
    pub hidden: Vec<Formula>,
    /// What the decision maker's being one rests on.
    pub support: Support,
    /// What the *order* of its preference rests on.
    pub order: Support,
}

/// Which way an option may be changed by its owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Taken or dropped at will.
    #[default]
    Both,
    /// Once taken, stays taken.
    TakeOnly,
    /// May only be dropped.
    DropOnly,
}

/// An option: something one decision maker can do or leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConflictOption {
    /// Name in formulas, without its owner, e.g. `relief`.
    pub key: String,
    /// What taking it means.
    pub label: String,
    /// Number of the owning decision maker.
    pub owner: usize,
    /// Which way it may be changed.
    pub direction: Direction,
    /// What the option rests on.
    pub support: Support,
}

/// Where the dispute stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusQuo {
    /// The options taken.
    pub state: StateCode,
    /// What it rests on.
    pub support: Support,
}

/// A condition under which a combination of options cannot occur.
#[derive(Clone, Debug, PartialEq)]
pub struct Infeasible {
    /// The condition.
    pub when: Formula,
    /// What it rests on.
    pub support: Support,
}

/// Moves that do not exist: by one decision maker, from the states of one condition to those of another.
#[derive(Clone, Debug, PartialEq)]
pub struct NoMove {
    /// Number of the decision maker.
    pub by: usize,
    /// Condition on the state moved from.
    pub from: Formula,
    /// Condition on the state moved to.
    pub to: Formula,
    /// What it rests on.
    pub support: Support,
}

/// Feasible states that count as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// All feasible states in which this holds become one state.
    pub when: Formula,
    /// What it rests on.
    pub support: Support,
}

/// What a decision maker wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Preference {
    /// Conditions, most important first (option prioritisation, spec A16). Empty: indifferent between all states.
    Statements(Vec<Statement>),
    /// Groups of equally preferred states, best first. A state belongs to the first group that names it.
    Ranking(Vec<Vec<Ranked>>),
    /// What is known of the order of states, pair by pair; the rest is open (spec A17).
    Facts(Vec<Fact>),
    /// Points for options taken and not taken; a state with a higher sum is better (option weighting, spec A16).
    Weights(Vec<Weight>),
}

/// Points that a state has for an option taken, or not taken. An option may have points for both.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The option, taken or not.
    pub when: Literal,
    /// The points; below zero for what is not wanted.
    pub weight: i64,
    /// What it rests on.
    pub support: Support,
}

/// A known comparison: every state of one side is better than, or at least as good as, every state of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The states liked better, or no less.
    pub better: Ranked,
    /// The states they are compared with.
    pub than: Ranked,
    /// Better, and not merely at least as good.
    pub strict: bool,
    /// What it rests on.
    pub support: Support,
}

/// One entry of a direct ranking.
#[derive(Clone, Debug, PartialEq)]
pub enum Ranked {
    /// Exactly this state.
    State(StateCode),
    /// Every state in which this holds.
    Where(Formula),
}

impl Ranked {
    /// Whether it names a state. Cost: one visit per node of the condition.
    pub fn names(&self, state: StateCode) -> bool {
        match self {
            Ranked::State(named) => *named == state,
            Ranked::Where(formula) => formula.holds(state),
        }
    }
}

/// A preference statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Name the analyst gave, unique for its decision maker; made from the wording when none was given.
    pub id: String,
    /// What is wanted.
    pub want: Formula,
    /// Its place in the order of importance.
    pub rank: StatementRank,
    /// By how much one state is better than another where this statement decides between them: 1 for plainly better, 2 for greatly
    /// better, and so on (spec A6). Bears on the strength of sanctions only.
    pub strength: u8,
    /// What it rests on.
    pub support: Support,
}

/// The place of a statement in the order of importance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatementRank {
    /// By its position in the file.
    #[default]
    AsWritten,
    /// Statements of one level have an unknown order among themselves.
    Level(i64),
    /// Ordered with nothing.
    Unknown,
}

/// An act: an option taken or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Literal {
    /// Number of the option.
    pub option: usize,
    /// Whether it is taken (else dropped).
    pub taken: bool,
}

/// How a commitment's act and condition hang together (`design.md` §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Logic {
    /// The act only if the condition.
    Necessary,
    /// If the condition, then the act.
    Sufficient,
    /// Both.
    Both,
    /// The act unless the condition.
    Blocking,
}

/// The tone of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Would do it.
    Offers,
    /// Wants it from the other.
    Demands,
    /// Has bound itself.
    Commits,
    /// States it as a requirement.
    Requires,
    /// Will not.
    Refuses,
    /// Would do it as a punishment.
    Threatens,
}

/// A conditional commitment. Kept and checked here; what waits for what is worked out elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// Number of the decision maker who is bound.
    pub debtor: usize,
    /// What it would do.
    pub act: Literal,
    /// What it waits for.
    pub condition: Formula,
    /// How the two hang together.
    pub logic: Logic,
    /// The tone.
    pub stance: Stance,
    /// What it rests on.
    pub support: Support,
}

/// One decision maker's picture of another's preferences.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Whose picture.
    pub holder: usize,
    /// Of whom.
    pub of: usize,
    /// Statements it sees otherwise.
    pub replacements: Vec<Replacement>,
}

/// A statement put in the place of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// Id of the statement that is replaced.
    pub replace: String,
    /// What is wanted instead.
    pub want: Formula,
    /// What it rests on.
    pub support: Support,
}

/// A named what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name to show.
    pub name: String,
    /// Replaced statements: decision maker and replacement.
    pub replacements: Vec<(usize, Replacement)>,
    /// What it assumes, in words.
    pub assumes: String,
}
