//! Ranks states by what a decision maker wants: 1 is least preferred, equal ranks are ties.

use standoff_conflict::{Conflict, Finding, Preference, Ranked, StateCode, Statement, StatementRank, Weight};
use standoff_states::{Space, StateId};

use crate::preconditions::{only_facts, partly_known, ranked_differently, unranked};

/// Ranks all states for one decision maker, or says why that cannot be done. A decision maker without a preference is indifferent.
pub(crate) fn ranks(conflict: &Conflict, space: &Space, dm: usize) -> Result<Vec<usize>, Finding> {
    match conflict.preferences.get(dm) {
        None => Ok(vec![1; space.len()]),
        Some(Preference::Statements(statements)) => by_statements(conflict, space, dm, statements),
        Some(Preference::Ranking(groups)) => by_ranking(conflict, space, dm, groups),
        Some(Preference::Weights(weights)) => by_weights(conflict, space, dm, weights),
        Some(Preference::Facts(facts)) => Err(only_facts(conflict, dm, facts)),
    }
}

/// Of two states the better one is that for which the most important statement on which they differ is true (spec A16).
fn by_statements(conflict: &Conflict, space: &Space, dm: usize, statements: &[Statement]) -> Result<Vec<usize>, Finding> {
    let ordered = in_order(statements)
        .ok_or(())
        .or_else(|()| partly_known(conflict, dm, statements).map_or(Ok(Vec::new()), Err))?;
    let truths = |code| truth_vector(&ordered, code);
    let differing: Vec<String> = space
        .ids()
        .filter(|&state| space.members(state).iter().any(|&code| truths(code) != truths(space.code(state))))
        .map(|state| space.pattern(state))
        .collect();
    if !differing.is_empty() {
        return Err(ranked_differently(conflict, dm, &differing));
    }
    Ok(dense(&space.ids().map(|state| truths(space.code(state))).collect::<Vec<_>>()))
}

/// The statements, most important first; `None` while their order is only partly known. Levels that are all different are a full order:
/// the lowest is the most important.
pub(crate) fn in_order(statements: &[Statement]) -> Option<Vec<&Statement>> {
    let mut ordered: Vec<&Statement> = statements.iter().collect();
    if statements.len() < 2 || statements.iter().all(|statement| statement.rank == StatementRank::AsWritten) {
        return Some(ordered);
    }
    let level = |statement: &Statement| match statement.rank {
        StatementRank::Level(level) => Some(level),
        _ => None,
    };
    ordered.sort_by_key(|statement| level(statement));
    let distinct = ordered.windows(2).all(|pair| level(pair[0]) != level(pair[1]));
    (distinct && ordered.iter().all(|statement| level(statement).is_some())).then_some(ordered)
}

/// The truth of each statement, most important first, packed 64 to a word so that vectors compare like the lexicographic order. Any
/// number of statements: a single number 2^k would overflow after 64.
fn truth_vector(statements: &[&Statement], code: StateCode) -> Vec<u64> {
    let word = |chunk: &[&Statement]| {
        let bits = chunk.iter().enumerate();
        bits.fold(0, |word, (place, statement)| {
            word | u64::from(statement.want.holds(code)) << (63 - place)
        })
    };
    statements.chunks(64).map(word).collect()
}

/// Of two states the better one is that with more points (option weighting, spec A16).
fn by_weights(conflict: &Conflict, space: &Space, dm: usize, weights: &[Weight]) -> Result<Vec<usize>, Finding> {
    let differing: Vec<String> = space
        .ids()
        .filter(|&state| {
            space
                .members(state)
                .iter()
                .any(|&code| points(weights, code) != points(weights, space.code(state)))
        })
        .map(|state| space.pattern(state))
        .collect();
    if !differing.is_empty() {
        return Err(ranked_differently(conflict, dm, &differing));
    }
    Ok(dense(
        &space.ids().map(|state| points(weights, space.code(state))).collect::<Vec<_>>(),
    ))
}

/// The sum of the weights that hold in a state. Weights of 64 bits would have to be more than a machine holds to exceed this.
fn points(weights: &[Weight], code: StateCode) -> i128 {
    let taken = |option: usize| {
        u32::try_from(option)
            .ok()
            .and_then(|shift| code.checked_shr(shift))
            .is_some_and(|rest| rest & 1 == 1)
    };
    let holds = |weight: &&Weight| taken(weight.when.option) == weight.when.taken;
    weights.iter().filter(holds).map(|weight| i128::from(weight.weight)).sum()
}

/// A state belongs to the first group that names it; a merged one to the group that names any of its members.
fn by_ranking(conflict: &Conflict, space: &Space, dm: usize, groups: &[Vec<Ranked>]) -> Result<Vec<usize>, Finding> {
    let places: Vec<Place> = space.ids().map(|state| place(space, state, groups)).collect();
    let patterns = |wanted: Place| {
        let chosen = space.ids().filter(|state| places[state.0] == wanted);
        chosen.map(|state| space.pattern(state)).collect::<Vec<_>>()
    };
    let (nowhere, torn) = (patterns(Place::Nowhere), patterns(Place::Torn));
    if !torn.is_empty() {
        return Err(ranked_differently(conflict, dm, &torn));
    }
    if !nowhere.is_empty() {
        return Err(unranked(conflict, dm, &nowhere));
    }
    Ok(dense(&places))
}

/// Where a ranking puts a state. Ordered from least to most preferred.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In no group.
    Nowhere,
    /// Its members in different groups.
    Torn,
    /// In the group so many places from the top.
    Group(std::cmp::Reverse<usize>),
}

/// The group a state belongs to.
fn place(space: &Space, state: StateId, groups: &[Vec<Ranked>]) -> Place {
    let names = |entry: &Ranked, code| match entry {
        Ranked::State(named) => *named == code,
        Ranked::Where(formula) => formula.holds(code),
    };
    let group_of = |&code: &StateCode| groups.iter().position(|group| group.iter().any(|entry| names(entry, code)));
    let mut found = space.members(state).iter().filter_map(group_of);
    match found.next() {
        None => Place::Nowhere,
        Some(first) if found.all(|other| other == first) => Place::Group(std::cmp::Reverse(first)),
        Some(_) => Place::Torn,
    }
}

/// Ranks from 1 without gaps, higher for greater keys.
fn dense<K: Ord>(keys: &[K]) -> Vec<usize> {
    let mut levels: Vec<&K> = keys.iter().collect();
    levels.sort_unstable();
    levels.dedup();
    let rank = |key| levels.binary_search(&key).map_or(0, |place| place + 1);
    keys.iter().map(rank).collect()
}
