//! The smallest replacement of one statement that reaches a goal where no order of the statements does.
//!
//! The space: `true` (the statement is dropped), one option taken or not, two such joined by `and` or by `if`, and the statement's own negation.
//! Smallest means fewest nodes in the formula; minimality is within this space and with all orders as they are. Formulas that hold in the same
//! states are tried once, the first of the smallest; those in which merged states differ are left out, since no one can rank such states.

use std::collections::BTreeSet;

use standoff_conflict::Formula;
use standoff_stability::StateId;

use super::answer::{Instead, Replaced};
use super::ask::Search;

use super::by_statements::{placed, statements};
use super::counting::dense;
use super::favours::Ranks;

/// Where a formula holds, state by state.
type Truth = Vec<bool>;

/// Tries the replacements, smallest first; of equally small ones the first decision maker's, then the most important statement's.
pub(crate) fn instead(search: &Search, lists: &[Vec<usize>]) -> Instead {
    let space = candidates(search);
    let mut tried = 0;
    let places: Vec<(usize, usize)> = (0..lists.len())
        .flat_map(|dm| (0..lists[dm].len()).map(move |place| (dm, place)))
        .collect();
    let negations: Vec<Option<(Formula, Truth)>> = places.iter().map(|&(dm, place)| negation(search, dm, lists[dm][place])).collect();
    let sizes: BTreeSet<usize> = space
        .iter()
        .chain(negations.iter().flatten())
        .map(|(formula, _)| formula.size())
        .collect();
    for size in sizes {
        let mut found = Vec::new();
        for (&(dm, place), negation) in places.iter().zip(&negations) {
            let of_size = space.iter().chain(negation).filter(|(formula, _)| formula.size() == size);
            for (formula, truth) in of_size {
                if search.patience.over(search.board) {
                    return Instead::NotAsked;
                }
                tried += 1;
                if meets(search, (dm, &lists[dm]), (place, truth)) {
                    found.push(Replaced {
                        decision_maker: dm,
                        statement: placed(search.analysis.conflict(), dm, lists[dm][place]),
                        want: formula.clone(),
                        size,
                    });
                }
            }
        }
        if !found.is_empty() {
            return Instead::Replaced(found);
        }
    }
    Instead::Nothing { tried }
}

/// Whether the goal is met when the statement at a place of a decision maker's order holds in other states.
fn meets(search: &Search, (dm, list): (usize, &[usize]), (place, truth): (usize, &Truth)) -> bool {
    let statements = statements(search.analysis.conflict(), dm);
    let truths = |state: StateId| -> Vec<bool> {
        let code = search.board.space.code(state);
        let holds = |(at, &number): (usize, &usize)| match at == place {
            true => truth[state.0],
            false => statements[number].want.holds(code),
        };
        list.iter().enumerate().map(holds).collect()
    };
    let mut ranks = search.ranks.to_vec();
    ranks[dm] = dense(&search.board.space.ids().map(truths).collect::<Vec<_>>());
    search.board.worked(list.len() * ranks[dm].len());
    let target = search.question.goal.state();
    let liking = Ranks { target, ranks: &ranks };
    search.aims.iter().any(|aim| search.board.met(aim, &liking))
}

/// The formulas to put in a statement's place, smallest first, each of another truth.
fn candidates(search: &Search) -> Vec<(Formula, Truth)> {
    let mut formulas = vec![Formula::True];
    let options = 0..search.analysis.conflict().options.len();
    let literals: Vec<Formula> = options
        .flat_map(|option| [Formula::Taken(option), not(Formula::Taken(option))])
        .collect();
    formulas.extend(literals.iter().cloned());
    for (number, left) in literals.iter().enumerate() {
        for right in literals.iter().skip(number + 1) {
            formulas.push(Formula::And(vec![left.clone(), right.clone()]));
            formulas.push(Formula::If(Box::new(left.clone()), Box::new(right.clone())));
            formulas.push(Formula::If(Box::new(right.clone()), Box::new(left.clone())));
        }
    }
    formulas.sort_by_key(Formula::size);
    let mut seen = BTreeSet::new();
    let with_truth = formulas.into_iter().filter_map(|formula| Some((truth(search, &formula)?, formula)));
    let fresh = with_truth.filter(|(truth, _)| seen.insert(truth.clone()));
    fresh.map(|(truth, formula)| (formula, truth)).collect()
}

/// The opposite of a statement.
fn negation(search: &Search, dm: usize, number: usize) -> Option<(Formula, Truth)> {
    let formula = match &statements(search.analysis.conflict(), dm)[number].want {
        Formula::Not(inner) => inner.as_ref().clone(),
        want => not(want.clone()),
    };
    truth(search, &formula).map(|truth| (formula, truth))
}

fn not(formula: Formula) -> Formula {
    Formula::Not(Box::new(formula))
}

/// Where a formula holds; `None` when merged states differ in it.
fn truth(search: &Search, formula: &Formula) -> Option<Truth> {
    let space = search.board.space;
    let truth = |state: StateId| {
        let holds = formula.holds(space.code(state));
        space
            .members(state)
            .iter()
            .all(|&code| formula.holds(code) == holds)
            .then_some(holds)
    };
    space.ids().map(truth).collect()
}
