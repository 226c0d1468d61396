//! Finds what the names in a change mean.

use standoff_conflict::{Conflict, Formula, Preference, nearest};

use super::CannotChange;
use crate::orders::statements;
use crate::written::{maker, option};

/// Number of the decision maker with a key.
pub(crate) fn find_maker(conflict: &Conflict, key: &str) -> Result<usize, CannotChange> {
    let keys: Vec<String> = (0..conflict.decision_makers.len()).map(|dm| maker(conflict, dm)).collect();
    let place = keys.iter().position(|known| known == key);
    place.ok_or_else(|| unknown("decision maker", key, &keys))
}

/// Number of the option with a name.
pub(crate) fn find_option(conflict: &Conflict, name: &str) -> Result<usize, CannotChange> {
    let full: Vec<String> = (0..conflict.options.len()).map(|number| option(conflict, number)).collect();
    if let Some(number) = full.iter().position(|known| known == name) {
        return Ok(number);
    }
    let alike: Vec<usize> = (0..full.len()).filter(|&number| conflict.options[number].key == name).collect();
    match alike[..] {
        [only] => Ok(only),
        [] => Err(unknown("option", name, &full)),
        _ => Err(ambiguous(name, alike.iter().map(|&number| full[number].clone()))),
    }
}

/// A statement: its decision maker and its place.
pub(crate) fn find_statement(conflict: &Conflict, name: &str) -> Result<(usize, usize), CannotChange> {
    if let Some((key, id)) = name.split_once('.')
        && let Ok(dm) = find_maker(conflict, key)
    {
        return own_statement(conflict, dm, id);
    }
    let everyone = 0..conflict.decision_makers.len();
    let all = everyone.flat_map(|dm| (0..statements(conflict, dm).len()).map(move |place| (dm, place)));
    let all: Vec<(usize, usize)> = all.collect();
    let id = |&(dm, place): &(usize, usize)| statements(conflict, dm)[place].id.as_str();
    let full = |found: &(usize, usize)| format!("{}.{}", maker(conflict, found.0), id(found));
    let alike: Vec<&(usize, usize)> = all.iter().filter(|found| id(found) == name).collect();
    match alike[..] {
        [only] => Ok(*only),
        [] => Err(unknown("statement", name, &all.iter().map(full).collect::<Vec<_>>())),
        _ => Err(ambiguous(name, alike.into_iter().map(full))),
    }
}

/// A statement of one decision maker by id, else by place from 1.
fn own_statement(conflict: &Conflict, dm: usize, id: &str) -> Result<(usize, usize), CannotChange> {
    if !matches!(conflict.preferences.get(dm), None | Some(Preference::Statements(_))) {
        return Err(CannotChange::NoStatements {
            maker: maker(conflict, dm),
        });
    }
    let own = statements(conflict, dm);
    let by_place = || {
        id.parse::<usize>()
            .ok()
            .filter(|place| (1..=own.len()).contains(place))
            .map(|place| place - 1)
    };
    let place = own.iter().position(|statement| statement.id == id).or_else(by_place);
    place.map(|place| (dm, place)).ok_or_else(|| {
        let key = maker(conflict, dm);
        let known: Vec<String> = own.iter().map(|statement| format!("{key}.{}", statement.id)).collect();
        unknown("statement", &format!("{key}.{id}"), &known)
    })
}

/// Number of the scenario with a name.
pub(crate) fn find_scenario(conflict: &Conflict, name: &str) -> Result<usize, CannotChange> {
    let names: Vec<String> = conflict.scenarios.iter().map(|scenario| scenario.name.clone()).collect();
    let place = names.iter().position(|known| known == name);
    place.ok_or_else(|| unknown("scenario", name, &names))
}

/// The place of a rule that was numbered from 1.
pub(crate) fn find_numbered(what: &'static str, number: usize, count: usize) -> Result<usize, CannotChange> {
    let help = match count {
        0 => "the model has none".to_owned(),
        _ => format!("they are numbered from 1 to {count} in the order of the file"),
    };
    let place = number.checked_sub(1).filter(|place| *place < count);
    place.ok_or_else(|| CannotChange::Unknown {
        what,
        name: number.to_string(),
        help,
    })
}

/// A condition over the options of a model.
pub(crate) fn condition(conflict: &Conflict, text: &str) -> Result<Formula, CannotChange> {
    let (formula, findings) = conflict.parse(text);
    let Some(first) = findings.first() else { return Ok(formula) };
    let message = match &first.help {
        Some(help) => format!("{} ({help})", first.message),
        None => first.message.clone(),
    };
    Err(CannotChange::Condition {
        text: text.to_owned(),
        message,
        findings,
    })
}

fn ambiguous(name: &str, candidates: impl Iterator<Item = String>) -> CannotChange {
    let candidates: Vec<String> = candidates.map(|candidate| format!("`{candidate}`")).collect();
    CannotChange::Ambiguous {
        name: name.to_owned(),
        candidates: candidates.join(" or "),
    }
}

/// The most names that a message lists.
const SHOWN: usize = 8;

fn unknown(what: &'static str, name: &str, known: &[String]) -> CannotChange {
    let help = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the model has none".to_owned(),
        None => {
            let shown: Vec<String> = known.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
            let more = known.len().saturating_sub(SHOWN);
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("there are {}{rest}", shown.join(", "))
        }
    };
    CannotChange::Unknown {
        what,
        name: name.to_owned(),
        help,
    }
}
