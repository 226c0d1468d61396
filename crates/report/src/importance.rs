//! How far the order of importance of a side's wishes is known, so that no sentence claims a place that nobody gave a wish.

use standoff_conflict::{Conflict, Preference, Statement, StatementRank};

use crate::elements::wishes;

/// How far an order is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// From the first to the last, or there is nothing to order.
    Full,
    /// Some pairs are ordered, others are not.
    Partly,
    /// No pair is ordered.
    Unknown,
}

/// A side's wishes by what is known of their order: positions in the model. The parts are not ordered with each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Chains, each of groups, most important first; the order within a group is unknown.
    pub chains: Vec<Vec<Vec<usize>>>,
    /// Wishes of which nothing is known.
    pub loose: Vec<usize>,
}

/// How far the order of a side's wishes is known.
pub fn importance(conflict: &Conflict, dm: usize) -> Importance {
    match conflict.preferences.get(dm) {
        Some(Preference::Facts(_)) => Importance::Partly,
        Some(Preference::Statements(statements)) if statements.len() > 1 => of(&parts(statements), statements.len()),
        _ => Importance::Full,
    }
}

fn of(parts: &Parts, all: usize) -> Importance {
    match &parts.chains[..] {
        [chain] if chain.len() == all => Importance::Full,
        chains if chains.iter().any(|chain| chain.len() > 1) => Importance::Partly,
        _ => Importance::Unknown,
    }
}

/// A side's wishes by what is known of their order.
pub fn parts_of(conflict: &Conflict, dm: usize) -> Parts {
    parts(wishes(conflict, dm))
}

fn parts(statements: &[Statement]) -> Parts {
    let mut written: Vec<Vec<usize>> = Vec::new();
    let (mut levels, mut loose) = (Vec::new(), Vec::new());
    for (position, statement) in statements.iter().enumerate() {
        match statement.rank {
            StatementRank::AsWritten => written.push(vec![position]),
            StatementRank::Level(level) => levels.push((level, position)),
            StatementRank::Unknown => loose.push(position),
        }
    }
    levels.sort_unstable();
    let groups = levels.chunk_by(|a: &(i64, usize), b| a.0 == b.0);
    let ranked: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|&(_, position)| position).collect()).collect();
    let chains = [written, ranked].into_iter().filter(|chain| !chain.is_empty());
    Parts {
        chains: chains.collect(),
        loose,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Formula, Support};
    use standoff_stability::orders::is_partly_known;

    fn conflict(ranks: &[StatementRank]) -> Conflict {
        let wish = |(number, rank): (usize, &StatementRank)| Statement {
            id: number.to_string(),
            want: Formula::True,
            rank: *rank,
            strength: 1,
            support: Support::default(),
        };
        Conflict {
            preferences: vec![Preference::Statements(ranks.iter().enumerate().map(wish).collect())],
            ..Conflict::default()
        }
    }

    /// Every list of up to four ranks: the brief and the analysis agree on what is known in full.
    #[test]
    fn an_order_is_full_exactly_where_it_can_be_analysed() {
        let each = [
            StatementRank::AsWritten,
            StatementRank::Level(1),
            StatementRank::Level(2),
            StatementRank::Level(7),
            StatementRank::Unknown,
        ];
        let mut lists: Vec<Vec<StatementRank>> = vec![Vec::new()];
        for _ in 0..4 {
            let longer = lists.iter().flat_map(|list| each.map(|rank| [&list[..], &[rank]].concat()));
            lists = longer.chain(lists.clone()).collect();
        }
        for list in lists {
            let conflict = conflict(&list);
            assert_eq!(is_partly_known(&conflict), importance(&conflict, 0) != Importance::Full, "{list:?}");
        }
    }

    #[test]
    fn a_chain_and_a_loose_wish_are_partly_ordered() {
        let some = conflict(&[StatementRank::AsWritten, StatementRank::Unknown, StatementRank::AsWritten]);
        assert_eq!(importance(&some, 0), Importance::Partly);
        let none = conflict(&[StatementRank::AsWritten, StatementRank::Unknown, StatementRank::Level(3)]);
        assert_eq!(importance(&none, 0), Importance::Unknown);
    }
}
