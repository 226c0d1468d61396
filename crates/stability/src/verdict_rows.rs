//! Verdicts as plain rows, one for each state, decision maker and concept, and as CSV.

use standoff_states::StateId;

use crate::{Analysis, Concept};

/// One verdict as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictRow {
    /// The state, one sign an option: `Y` taken, `N` not taken, `-` either (merged states).
    pub state: String,
    /// The state's code, bit k set for option k taken; the smallest of merged ones.
    pub code: u64,
    /// Key of the decision maker.
    pub decision_maker: String,
    /// Key of the concept.
    pub concept: &'static str,
    /// Whether the state is stable for the decision maker.
    pub stable: bool,
    /// Whether it is stable for every decision maker.
    pub equilibrium: bool,
    /// What kind of reason: `no_move`, `no_improvement`, `deterred`, `open`.
    pub reason: &'static str,
    /// The place of the state in the decision maker's order; 1 is least preferred.
    pub rank: usize,
    /// How many states it could move to.
    pub moves: usize,
    /// How many of them it prefers.
    pub improvements: usize,
}

impl VerdictRow {
    /// The names of the columns, in the order of [`VerdictRow::cells`].
    pub const COLUMNS: [&'static str; 10] = [
        "state",
        "code",
        "decision_maker",
        "concept",
        "stable",
        "equilibrium",
        "reason",
        "rank",
        "moves",
        "improvements",
    ];

    /// The cells as text.
    pub fn cells(&self) -> [String; 10] {
        [
            self.state.clone(),
            self.code.to_string(),
            self.decision_maker.clone(),
            self.concept.to_owned(),
            self.stable.to_string(),
            self.equilibrium.to_string(),
            self.reason.to_owned(),
            self.rank.to_string(),
            self.moves.to_string(),
            self.improvements.to_string(),
        ]
    }
}

/// The rows, state by state, then decision maker by decision maker, then in the order of the concepts. Each is made when it is asked for.
pub fn verdict_rows<'a>(analysis: &'a Analysis, concepts: &'a [Concept]) -> impl Iterator<Item = VerdictRow> + 'a {
    let makers = 0..analysis.conflict().decision_makers.len();
    let of_state = move |state: StateId| {
        let pairs = makers
            .clone()
            .flat_map(move |dm| concepts.iter().map(move |&concept| (dm, concept)));
        pairs.map(move |(dm, concept)| row(analysis, concept, dm, state))
    };
    analysis.space().ids().flat_map(of_state)
}

fn row(analysis: &Analysis, concept: Concept, dm: usize, state: StateId) -> VerdictRow {
    let stable = analysis.stable(concept, dm, state);
    let (moves, improvements) = (analysis.space().moves(dm, state).len(), analysis.improvements(dm, state).len());
    VerdictRow {
        state: analysis.space().pattern(state),
        code: analysis.space().code(state),
        decision_maker: analysis.conflict().decision_makers[dm].key.clone(),
        concept: concept.key(),
        stable,
        equilibrium: analysis.equilibrium(concept, state),
        reason: match (stable, moves, improvements) {
            (false, ..) => "open",
            (true, 0, _) => "no_move",
            (true, _, 0) => "no_improvement",
            (true, ..) => "deterred",
        },
        rank: analysis.rank(dm, state),
        moves,
        improvements,
    }
}

/// The rows as CSV with a header line.
pub fn verdict_csv(analysis: &Analysis, concepts: &[Concept]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: &[String]| {
        // Writing to memory cannot fail, and all records have ten cells.
        let _ = writer.write_record(cells);
    };
    write(&VerdictRow::COLUMNS.map(str::to_owned));
    verdict_rows(analysis, concepts).for_each(|row| write(&row.cells()));
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
