//! A conflict as a normal form in Gambit's `.nfg` format, where it has one.
//!
//! In a normal form each side chooses a strategy, every combination of strategies is an outcome, and each side can leave any outcome for any other
//! strategy of its own. A strategy here is a combination of a side's own options. Rules between the options of two sides, one-way options, excluded
//! moves, merged and unseen states have no place in it, and a model with any of them is refused rather than bent.
//!
//! Payoffs are the ranks of the states, 1 for the least preferred: they say which of two outcomes is better, and nothing of by how much. Pure equilibria mean
//! what they mean in the model (they are its Nash states); mixed ones would mean nothing, and the file says so.
//!
//! Format: the payoff version with named strategies and a comment, as Gambit's own writer has it; the first player's strategies run fastest.

use std::fmt::Write;

use standoff_conflict::{Conflict, Direction, Finding, Formula, Place, StateCode};

use crate::preconditions::error;
use crate::{Analysis, CannotAnalyse};

/// Most payoffs that are written: outcomes times sides.
const MOST_PAYOFFS: usize = 2_000_000;

/// The text of a `.nfg` file. Its pure equilibria are the model's Nash equilibria.
///
/// # Errors
/// C0722: the model has no normal form, one finding for each thing in the way. C0702: more than two million payoffs.
pub fn to_nfg(analysis: &Analysis) -> Result<String, CannotAnalyse> {
    let conflict = analysis.conflict();
    CannotAnalyse::unless_empty(in_the_way(conflict))?;
    let strategies = strategies(analysis);
    let outcomes = strategies.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul);
    let payoffs = outcomes.and_then(|outcomes| outcomes.checked_mul(strategies.len()));
    if payoffs.is_none_or(|payoffs| payoffs > MOST_PAYOFFS) {
        let message = format!("the normal form would have more than {MOST_PAYOFFS} payoffs");
        return Err(error("C0702", Place::default(), message, "leave out options").into());
    }
    Ok(written(analysis, &strategies))
}

/// What a normal form has no place for.
fn in_the_way(conflict: &Conflict) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut report = |place: Place, what: String| {
        let message = format!("the model has no normal form: {what}");
        let help = "export the verdicts as a table instead, or leave this out and read the normal form as a simpler game";
        found.push(error("C0722", place, message, help));
    };
    for rule in conflict.infeasible.iter().filter(|rule| between_sides(conflict, &rule.when)) {
        let what = format!(
            "`{}` is ruled out, and speaks of the options of several sides",
            conflict.print(&rule.when)
        );
        report(rule.support.place, what);
    }
    for (number, option) in conflict
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| option.direction != Direction::Both)
    {
        report(
            option.support.place,
            format!("option `{}` can be changed one way only", conflict.option_name(number)),
        );
    }
    for rule in &conflict.no_moves {
        report(rule.support.place, "a move is excluded".to_owned());
    }
    for merge in &conflict.merges {
        report(merge.support.place, "states are merged".to_owned());
    }
    for maker in conflict.decision_makers.iter().filter(|maker| !maker.hidden.is_empty()) {
        report(maker.support.place, format!("`{}` does not see all states", maker.key));
    }
    found
}

/// Whether a condition speaks of options of more than one side.
fn between_sides(conflict: &Conflict, when: &Formula) -> bool {
    let mentioned = when.mentioned();
    let owned = conflict
        .options
        .iter()
        .enumerate()
        .filter(|(number, _)| mentioned >> number & 1 == 1);
    let mut owners: Vec<usize> = owned.map(|(_, option)| option.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    owners.len() > 1
}

/// For each side the combinations of its own options that occur, ascending. Every choice of one a side is a feasible state, since each rule speaks of one
/// side's options.
fn strategies(analysis: &Analysis) -> Vec<Vec<StateCode>> {
    let space = analysis.space();
    let of = |dm: usize| {
        let own = analysis.graph.own(dm);
        let mut combinations: Vec<StateCode> = space.ids().map(|state| space.code(state) & own).collect();
        combinations.sort_unstable();
        combinations.dedup();
        combinations
    };
    (0..analysis.conflict().decision_makers.len()).map(of).collect()
}

fn written(analysis: &Analysis, strategies: &[Vec<StateCode>]) -> String {
    let conflict = analysis.conflict();
    let title = if conflict.title.is_empty() {
        "Conflict"
    } else {
        conflict.title.as_str()
    };
    let names = conflict.decision_makers.iter().map(|maker| quoted(&maker.name));
    let mut text = format!("NFG 1 R {} {{ {} }}\n\n{{\n", quoted(title), names.collect::<Vec<_>>().join(" "));
    for combinations in strategies {
        let labels: Vec<String> = combinations.iter().map(|&taken| quoted(&label(conflict, taken))).collect();
        text.push_str(&format!("{{ {} }}\n", labels.join(" ")));
    }
    let comment = format!(
        "Payoffs are ranks (1 = least preferred), not utilities: read pure equilibria only. Model sha256 {}",
        conflict.content_hash()
    );
    text.push_str(&format!("}}\n{}\n\n", quoted(&comment)));
    let mut choice = vec![0; strategies.len()];
    loop {
        payoffs(analysis, strategies, &choice, &mut text);
        if !advance(&mut choice, strategies) {
            return text;
        }
    }
}

/// The ranks of one outcome, a line.
fn payoffs(analysis: &Analysis, strategies: &[Vec<StateCode>], choice: &[usize], text: &mut String) {
    let code = choice
        .iter()
        .zip(strategies)
        .fold(0, |code, (&chosen, combinations)| code | combinations[chosen]);
    let state = analysis.space().find(code);
    for dm in 0..strategies.len() {
        let rank = state.map_or(0, |state| analysis.rank(dm, state));
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{rank}", if dm == 0 { "" } else { " " });
    }
    text.push('\n');
}

/// The next choice of strategies, the first side's running fastest; tells whether there is one.
fn advance(choice: &mut [usize], strategies: &[Vec<StateCode>]) -> bool {
    for (chosen, combinations) in choice.iter_mut().zip(strategies) {
        *chosen += 1;
        if *chosen < combinations.len() {
            return true;
        }
        *chosen = 0;
    }
    false
}

/// The options taken, by name.
fn label(conflict: &Conflict, taken: StateCode) -> String {
    let names = (0..conflict.options.len()).filter(|option| taken >> option & 1 == 1);
    let names: Vec<String> = names.map(|option| conflict.option_name(option)).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" + ") }
}

/// A label in quotation marks, on one line.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "/").replace('"', "\\\""))
}
