//! The order of importance of a decision maker's statements, where it is fully known.

use standoff_conflict::{Conflict, Preference, Statement, StatementRank};

/// The statements of a decision maker; none where it ranks states directly.
pub(crate) fn statements(conflict: &Conflict, dm: usize) -> &[Statement] {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) => statements,
        _ => &[],
    }
}

/// Puts the statements of a decision maker into the list's order, most important first, where levels give one. Whether the order is fully known
/// now.
pub(crate) fn put_in_order(conflict: &mut Conflict, dm: usize) -> bool {
    let Some(Preference::Statements(statements)) = conflict.preferences.get_mut(dm) else {
        return false;
    };
    let level = |statement: &Statement| match statement.rank {
        StatementRank::Level(level) => Some(level),
        _ => None,
    };
    let as_written = |statement: &Statement| statement.rank == StatementRank::AsWritten;
    if statements.iter().all(as_written) {
        return true;
    }
    let mut levels: Vec<i64> = statements.iter().filter_map(level).collect();
    levels.sort_unstable();
    levels.dedup();
    if levels.len() < statements.len() && statements.len() > 1 {
        return false;
    }
    statements.sort_by_key(level);
    statements
        .iter_mut()
        .for_each(|statement| statement.rank = StatementRank::AsWritten);
    true
}
