//! Fills a model's open orders from a completion.

use standoff_conflict::{Conflict, Preference, Ranked, Statement, StatementRank};

use super::known::{Completion, OneOrder};

/// The model with the orders of a completion, so that [`analyse`](crate::analyse) takes it and gives reasons. What was ordered in full
/// stays as it is, and so does everything that the completion does not fit.
pub fn complete(conflict: &Conflict, completion: &Completion) -> Conflict {
    let mut full = conflict.clone();
    for (preference, order) in full.preferences.iter_mut().zip(&completion.orders) {
        match (preference, order) {
            (Preference::Statements(statements), OneOrder::Statements(numbers)) => {
                if let Some(ordered) = in_order(statements, numbers) {
                    *statements = ordered;
                }
            }
            (preference @ Preference::Facts(_), OneOrder::Ranking(groups)) => {
                let group = |codes: &Vec<_>| codes.iter().map(|&code| Ranked::State(code)).collect();
                *preference = Preference::Ranking(groups.iter().map(group).collect());
            }
            _ => {}
        }
    }
    full
}

/// The statements in this order, without ranks; `None` when the numbers do not name each of them.
fn in_order(statements: &[Statement], numbers: &[usize]) -> Option<Vec<Statement>> {
    let mut named = numbers.to_vec();
    named.sort_unstable();
    let each = named.iter().copied().eq(0..statements.len());
    let written = |&number: &usize| Statement {
        rank: StatementRank::AsWritten,
        ..statements[number].clone()
    };
    each.then(|| numbers.iter().map(written).collect())
}
