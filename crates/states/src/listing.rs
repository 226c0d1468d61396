//! Finds the feasible combinations of options by backtracking: options are settled one after the other, and a branch is left as soon as
//! the settled ones make some `infeasible` condition hold.

use standoff_conflict::{Conflict, Formula, MAX_OPTIONS, StateCode};

use crate::{Budget, Stopped};

/// Lists the feasible codes in ascending order.
///
/// Cost: where the conditions are decided early, about one visit of the conditions that mention an option for each settled prefix; at
/// worst exponential, and then `budget.max_steps` ends it. Memory: the codes found.
///
/// # Errors
/// [`Stopped`] when the budget runs out, or the conflict refers to what it does not have.
pub(crate) fn feasible_codes(conflict: &Conflict, budget: &Budget) -> Result<Vec<StateCode>, Stopped> {
    check_references(conflict)?;
    let rules: Vec<Rule> = conflict.infeasible.iter().map(|rule| Rule::new(&rule.when)).collect();
    if rules.iter().any(|rule| rule.formula.decided(0, 0) == Some(true)) {
        return Ok(Vec::new());
    }
    let order = settling_order(&rules, conflict.options.len());
    let touching = order.iter().map(|&option| mentioning(&rules, option)).collect();
    let mut search = Search {
        order,
        touching,
        budget,
        steps: 0,
        found: Vec::new(),
    };
    search.settle(0, 0, 0)?;
    search.found.sort_unstable();
    Ok(search.found)
}

/// Stops at a reference to an option or decision maker that is not there, so that nothing below needs to doubt them.
pub(crate) fn check_references(conflict: &Conflict) -> Result<(), Stopped> {
    let count = conflict.options.len();
    if count > MAX_OPTIONS {
        return Err(Stopped::TooManyOptions {
            options: count,
            most: MAX_OPTIONS,
        });
    }
    let hidden = conflict.decision_makers.iter().flat_map(|dm| &dm.hidden);
    let no_moves = conflict.no_moves.iter().flat_map(|rule| [&rule.from, &rule.to]);
    let formulas = conflict
        .infeasible
        .iter()
        .map(|rule| &rule.when)
        .chain(conflict.merges.iter().map(|merge| &merge.when));
    let mut options = Vec::new();
    for formula in formulas.chain(hidden).chain(no_moves) {
        mentioned(formula, &mut options);
    }
    if let Some(status_quo) = &conflict.status_quo {
        options.extend((0..MAX_OPTIONS).filter(|option| status_quo.state >> option & 1 == 1));
    }
    within("option", options.into_iter(), count)?;
    let owners = conflict.options.iter().map(|option| option.owner);
    within(
        "decision maker",
        owners.chain(conflict.no_moves.iter().map(|rule| rule.by)),
        conflict.decision_makers.len(),
    )
}

/// Checks that all numbers are below the count.
fn within(what: &'static str, mut numbers: impl Iterator<Item = usize>, count: usize) -> Result<(), Stopped> {
    match numbers.find(|&number| number >= count) {
        Some(number) => Err(Stopped::Dangling { what, number, count }),
        None => Ok(()),
    }
}

/// An `infeasible` condition with what the search needs to know of it.
struct Rule<'a> {
    formula: &'a Formula,
    /// Options it mentions, ascending, each once.
    options: Vec<usize>,
    /// Nodes of its tree: what one check costs.
    size: u64,
}

impl Rule<'_> {
    fn new(formula: &Formula) -> Rule<'_> {
        let mut options = Vec::new();
        let size = mentioned(formula, &mut options);
        options.sort_unstable();
        options.dedup();
        Rule { formula, options, size }
    }
}

/// Collects the options that a condition mentions, with repeats; returns how many nodes it has.
fn mentioned(formula: &Formula, options: &mut Vec<usize>) -> u64 {
    1 + match formula {
        Formula::True | Formula::False => 0,
        Formula::Taken(option) => {
            options.push(*option);
            0
        }
        Formula::Not(inner) => mentioned(inner, options),
        Formula::And(members)
        | Formula::Or(members)
        | Formula::ExactlyOne(members)
        | Formula::AtMostOne(members)
        | Formula::AtLeastOne(members) => members.iter().map(|member| mentioned(member, options)).sum(),
        Formula::If(left, right) | Formula::OnlyIf(left, right) | Formula::Iff(left, right) => {
            mentioned(left, options) + mentioned(right, options)
        }
    }
}

/// The order in which options are settled: those of the smallest conditions first, so that branches die early; free ones last, so that
/// too many states are noticed at once.
fn settling_order(rules: &[Rule], count: usize) -> Vec<usize> {
    let mut by_size: Vec<&Rule> = rules.iter().collect();
    by_size.sort_by_key(|rule| rule.options.len());
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for option in by_size.iter().flat_map(|rule| rule.options.iter().copied()).chain(0..count) {
        if !order.contains(&option) {
            order.push(option);
        }
    }
    order
}

/// The rules that mention an option: the only ones that settling it can decide.
fn mentioning<'a>(rules: &[Rule<'a>], option: usize) -> Vec<(&'a Formula, u64)> {
    let touched = rules.iter().filter(|rule| rule.options.binary_search(&option).is_ok());
    touched.map(|rule| (rule.formula, rule.size)).collect()
}

/// One run of the backtracking.
struct Search<'a> {
    order: Vec<usize>,
    /// For each place in `order`, the rules to check after settling that option.
    touching: Vec<Vec<(&'a Formula, u64)>>,
    budget: &'a Budget,
    steps: u64,
    found: Vec<StateCode>,
}

impl Search<'_> {
    /// Settles the options from place `depth` of the order on; `state` and `known` hold those settled so far. Recursion is at most
    /// as deep as there are options.
    fn settle(&mut self, depth: usize, state: StateCode, known: StateCode) -> Result<(), Stopped> {
        let Some(&option) = self.order.get(depth) else {
            return self.keep(state);
        };
        let bit = 1 << option;
        for candidate in [state, state | bit] {
            if self.survives(depth, candidate, known | bit)? {
                self.settle(depth + 1, candidate, known | bit)?;
            }
        }
        Ok(())
    }

    /// Tells whether no rule that mentions the option just settled holds already.
    fn survives(&mut self, depth: usize, state: StateCode, known: StateCode) -> Result<bool, Stopped> {
        self.steps += 1;
        for (formula, size) in &self.touching[depth] {
            self.steps += size;
            if formula.decided(state, known) == Some(true) {
                return Ok(false);
            }
        }
        if self.steps > self.budget.max_steps {
            return Err(Stopped::TooLong {
                max_steps: self.budget.max_steps,
                found: self.found.len(),
            });
        }
        Ok(true)
    }

    /// Keeps a feasible state, unless there is no room for it.
    fn keep(&mut self, state: StateCode) -> Result<(), Stopped> {
        if self.found.len() >= self.budget.max_states {
            return Err(Stopped::TooManyStates {
                max_states: self.budget.max_states,
                options: self.order.len(),
            });
        }
        self.found.push(state);
        Ok(())
    }
}
