//! What a cube takes, and where it does not apply: said before anything is allocated.

use standoff_conflict::{Conflict, Preference};
use standoff_states::{Budget, Stopped};

use super::{mover, order, score};
use crate::concepts::Definition;
use crate::sequences::Steps;
use crate::{Concept, SequenceRule, Settings};

/// Why the hypercube engine does not answer a question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Some states count as one.
    #[error("states are merged")]
    Merged,
    /// Each opponent may move once only.
    #[error("sequences in which each opponent moves once are followed one by one")]
    Once,
    /// A concept of another form is asked for.
    #[error("{} is judged state by state", concept.name())]
    Concept {
        /// The concept.
        concept: Concept,
    },
    /// A decision maker's wishes are of a kind that is ranked state by state.
    #[error("the wishes of decision maker {} are neither statements nor a ranking", decision_maker + 1)]
    Wishes {
        /// Its number.
        decision_maker: usize,
    },
    /// The `no_move` rules of a decision maker part the states into too many kinds.
    #[error("the moves ruled out for decision maker {} part the states into more than {most} kinds", decision_maker + 1)]
    ManyRules {
        /// Its number.
        decision_maker: usize,
        /// The bound.
        most: usize,
    },
    /// The arrays would not fit.
    #[error(transparent)]
    TooLarge(#[from] Stopped),
}

/// Most options of a cube, whatever the memory: ranks are held in 32 bits.
const MOST_OPTIONS: usize = 30;

/// Whether and why not the engine applies, as far as can be told at a glance.
pub(crate) fn unfit(conflict: &Conflict, settings: &Settings, concepts: &[Concept], budget: &Budget) -> Option<Unfit> {
    if !conflict.merges.is_empty() {
        return Some(Unfit::Merged);
    }
    if settings.sequence == SequenceRule::Once && concepts.iter().any(|&concept| concept != Concept::Nash) {
        return Some(Unfit::Once);
    }
    if let Some(&concept) = concepts.iter().find(|concept| !Concept::ALL.contains(concept)) {
        return Some(Unfit::Concept { concept });
    }
    let ranked = |preference: &Preference| matches!(preference, Preference::Statements(_) | Preference::Ranking(_));
    if let Some(decision_maker) = conflict.preferences.iter().position(|preference| !ranked(preference)) {
        return Some(Unfit::Wishes { decision_maker });
    }
    let options = conflict.options.len();
    let eighths = eighths_of_a_byte(conflict, settings, concepts);
    let bytes = eighths.saturating_mul(1u128 << options.min(64)).div_ceil(8);
    if options <= MOST_OPTIONS && bytes <= u128::from(budget.max_bytes) {
        return None;
    }
    let fitting = (u128::from(budget.max_bytes) * 8 / eighths).checked_ilog2().unwrap_or(0) as usize;
    Some(Unfit::TooLarge(Stopped::TooLarge {
        options,
        bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
        max_bytes: budget.max_bytes,
        fitting: fitting.min(MOST_OPTIONS),
    }))
}

/// Memory for each position at the peak, in eighths of a byte: ranks and results stay; ranking and judging follow each other.
fn eighths_of_a_byte(conflict: &Conflict, settings: &Settings, concepts: &[Concept]) -> u128 {
    let makers = conflict.decision_makers.len();
    let positions = 1u64 << conflict.options.len().min(63);
    let widths: Vec<u64> = (0..makers).map(|dm| score::bytes_of(levels(conflict, dm).min(positions))).collect();
    let improving = concepts
        .iter()
        .map(|concept| concept.definition())
        .any(|definition: Definition| definition.replies == Some(Steps::Improvements));
    let own = |dm: usize| conflict.options.iter().filter(|option| option.owner == dm).count() as u32;
    let orders: u64 = (0..makers).filter(|_| improving).map(|dm| order::bytes_of(own(dm))).sum();
    let rules = |dm: usize| conflict.no_moves.iter().filter(|rule| rule.by == dm).count();
    let arrays = match settings.sequence {
        SequenceRule::Single => 3,
        _ if conflict.no_moves.is_empty() => 1,
        _ => makers as u64 + 1,
    };
    let working = orders + arrays * widths.iter().max().copied().unwrap_or(1);
    // Ranking: a key of four bytes, and twice at most one and a half for which of them occur.
    let peak = 8 * (widths.iter().sum::<u64>() + working.max(7));
    let sets = 1 + concepts.len() * (makers + 1) + (0..makers).map(|dm| sets_of_rules(conflict, rules(dm), dm)).sum::<usize>();
    u128::from(peak) + sets as u128
}

/// How many sets hold what a decision maker may not do.
fn sets_of_rules(conflict: &Conflict, rules: usize, dm: usize) -> usize {
    let hidden = conflict.decision_makers.get(dm).is_some_and(|maker| !maker.hidden.is_empty());
    let departures = if rules == 0 {
        0
    } else {
        2 * (2 << rules.min(8)).min(2 * mover::MOST_DEPARTURES)
    };
    usize::from(hidden) + departures
}

/// At most how many ranks a decision maker tells apart.
fn levels(conflict: &Conflict, dm: usize) -> u64 {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) => 1u64.checked_shl(statements.len() as u32).unwrap_or(u64::MAX),
        Some(Preference::Ranking(groups)) => groups.len() as u64,
        _ => 1,
    }
}
