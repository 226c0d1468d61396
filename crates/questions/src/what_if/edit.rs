//! The changes themselves, on a conflict, by number.

use standoff_conflict::{Conflict, Fact, Formula, Preference, Ranked, StateCode, Statement};

use crate::formulas::{not, rewritten, without};

/// The statements of a decision maker, to be changed; `None` where it ranks states directly.
pub(crate) fn statements_mut(conflict: &mut Conflict, dm: usize) -> Option<&mut Vec<Statement>> {
    let makers = conflict.decision_makers.len();
    if conflict.preferences.len() < makers {
        conflict.preferences.resize_with(makers, || Preference::Statements(Vec::new()));
    }
    match conflict.preferences.get_mut(dm) {
        Some(Preference::Statements(statements)) => Some(statements),
        _ => None,
    }
}

/// Every condition of the model with its options replaced. Rules that can then never apply are left out.
fn rewrite(conflict: &mut Conflict, leaf: &dyn Fn(usize) -> Formula) {
    let new = |formula: &mut Formula| *formula = rewritten(formula, leaf);
    conflict
        .decision_makers
        .iter_mut()
        .flat_map(|maker| &mut maker.hidden)
        .for_each(new);
    conflict.infeasible.iter_mut().for_each(|rule| new(&mut rule.when));
    conflict.merges.iter_mut().for_each(|merge| new(&mut merge.when));
    for rule in &mut conflict.no_moves {
        new(&mut rule.from);
        new(&mut rule.to);
    }
    for preference in &mut conflict.preferences {
        if let Preference::Statements(statements) = preference {
            statements.iter_mut().for_each(|statement| new(&mut statement.want));
        }
        for entry in ranked(preference) {
            if let Ranked::Where(formula) = entry {
                new(formula);
            }
        }
    }
    conflict
        .commitments
        .iter_mut()
        .for_each(|commitment| new(&mut commitment.condition));
    let views = conflict.views.iter_mut().flat_map(|view| &mut view.replacements);
    let scenarios = conflict.scenarios.iter_mut().flat_map(|scenario| &mut scenario.replacements);
    views
        .chain(scenarios.map(|(_, replacement)| replacement))
        .for_each(|replacement| new(&mut replacement.want));
    conflict.infeasible.retain(|rule| rule.when != Formula::False);
    conflict.merges.retain(|merge| merge.when != Formula::False);
    conflict
        .no_moves
        .retain(|rule| rule.from != Formula::False && rule.to != Formula::False);
}

/// Takes an option out; everything then reads as if it stood at `taken`. Commitments to it go with it.
pub(crate) fn drop_option(conflict: &mut Conflict, option: usize, taken: bool) {
    let settled = if taken { Formula::True } else { Formula::False };
    let leaf = move |number: usize| match number.cmp(&option) {
        std::cmp::Ordering::Less => Formula::Taken(number),
        std::cmp::Ordering::Equal => settled.clone(),
        std::cmp::Ordering::Greater => Formula::Taken(number - 1),
    };
    rewrite(conflict, &leaf);
    conflict.options.remove(option);
    if let Some(status_quo) = &mut conflict.status_quo {
        status_quo.state = without(status_quo.state, option);
    }
    conflict.commitments.retain(|commitment| commitment.act.option != option);
    for commitment in conflict.commitments.iter_mut().filter(|commitment| commitment.act.option > option) {
        commitment.act.option -= 1;
    }
    for preference in &mut conflict.preferences {
        narrow(preference, option, taken);
    }
}

/// The entries of a preference that name states.
fn ranked(preference: &mut Preference) -> Vec<&mut Ranked> {
    match preference {
        Preference::Ranking(groups) => groups.iter_mut().flatten().collect(),
        Preference::Facts(facts) => facts.iter_mut().flat_map(|fact| [&mut fact.better, &mut fact.than]).collect(),
        Preference::Statements(_) | Preference::Weights(_) => Vec::new(),
    }
}

/// What remains of a preference when an option is taken out that stands at `taken`; conditions have been rewritten already.
fn narrow(preference: &mut Preference, option: usize, taken: bool) {
    let stays = |entry: &Ranked| match entry {
        Ranked::State(code) => (code >> option & 1 == 1) == taken,
        Ranked::Where(formula) => *formula != Formula::False,
    };
    match preference {
        Preference::Ranking(groups) => {
            groups.iter_mut().for_each(|group| group.retain(stays));
            groups.retain(|group| !group.is_empty());
        }
        Preference::Facts(facts) => facts.retain(|fact: &Fact| stays(&fact.better) && stays(&fact.than)),
        Preference::Weights(weights) => {
            weights.retain(|weight| weight.when.option != option);
            for weight in weights.iter_mut().filter(|weight| weight.when.option > option) {
                weight.when.option -= 1;
            }
        }
        Preference::Statements(_) => {}
    }
    for entry in ranked(preference) {
        if let Ranked::State(code) = entry {
            *code = without(*code, option);
        }
    }
}

/// Takes a decision maker out, who has no option left.
pub(crate) fn drop_maker(conflict: &mut Conflict, dm: usize) {
    let moved = |number: &mut usize| *number -= usize::from(*number > dm);
    conflict.decision_makers.remove(dm);
    if dm < conflict.preferences.len() {
        conflict.preferences.remove(dm);
    }
    conflict.options.iter_mut().for_each(|option| moved(&mut option.owner));
    conflict.no_moves.retain(|rule| rule.by != dm);
    conflict.no_moves.iter_mut().for_each(|rule| moved(&mut rule.by));
    conflict.commitments.retain(|commitment| commitment.debtor != dm);
    conflict.commitments.iter_mut().for_each(|commitment| moved(&mut commitment.debtor));
    conflict.views.retain(|view| view.holder != dm && view.of != dm);
    for view in &mut conflict.views {
        moved(&mut view.holder);
        moved(&mut view.of);
    }
    for scenario in &mut conflict.scenarios {
        scenario.replacements.retain(|(of, _)| *of != dm);
        scenario.replacements.iter_mut().for_each(|(of, _)| moved(of));
    }
}

/// Turns the single states that preferences name into conditions over the options there are, so that an option added later makes no difference.
pub(crate) fn loosen_rankings(conflict: &mut Conflict) {
    let options = conflict.options.len();
    for entry in conflict.preferences.iter_mut().flat_map(ranked) {
        if let Ranked::State(code) = *entry {
            *entry = Ranked::Where(exactly(code, options));
        }
    }
}

/// The condition that these options are taken and no others.
fn exactly(code: StateCode, options: usize) -> Formula {
    let literal = |option: usize| match code >> option & 1 {
        1 => Formula::Taken(option),
        _ => not(Formula::Taken(option)),
    };
    Formula::And((0..options).map(literal).collect())
}
