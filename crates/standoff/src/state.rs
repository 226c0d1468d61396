//! States as a person types them: a pattern such as `YNNY`, the options taken such as `offer, talk`, `nothing`, or `now`; and
//! conditions and decision makers.

use crate::Failure;
use standoff_conflict::{Conflict, Finding, Formula, StateCode, nearest};
use standoff_states::{Space, StateId};

/// The words for where the dispute stands.
const NOW: [&str; 2] = ["now", "status quo"];
/// The word for a state in which no option is taken.
const NOTHING: &str = "nothing";

/// The state that a person means: `now` for the status quo, a pattern with `Y` or `N` for each option in the model's order, or the options
/// taken, separated by commas, with their owner where several have one of that name (`us.relief, talk`); `nothing` where none is.
///
/// # Errors
/// [`Failure::Usage`] with what is wrong and what to write: an unknown option with the nearest name, a pattern of the wrong length, a state
/// that a rule of the model excludes, a pattern with `-` that fits several states.
pub fn state_of(conflict: &Conflict, space: &Space, text: &str) -> Result<StateId, Failure> {
    match states_of(conflict, space, text)?[..] {
        [only] => Ok(only),
        ref several => {
            let shown: Vec<String> = several.iter().take(4).map(|state| space.pattern(*state)).collect();
            let more = if several.len() > shown.len() { ", …" } else { "" };
            let count = several.len();
            Err(Failure::Usage(format!(
                "`{text}` fits {count} states ({}{more}); one is asked for, so write Y or N in the place of each -",
                shown.join(", ")
            )))
        }
    }
}

/// The states that a person means, ascending, at least one: as [`state_of`], and a pattern may have `-` for an option that may stand
/// either way.
///
/// # Errors
/// As [`state_of`].
pub fn states_of(conflict: &Conflict, space: &Space, text: &str) -> Result<Vec<StateId>, Failure> {
    let text = text.trim();
    if option_of(conflict, text).is_none() {
        if NOW.contains(&text.to_lowercase().as_str()) {
            return status_quo(conflict, space).map(|state| vec![state]);
        }
        if !text.is_empty() && text.chars().all(|sign| "YNyn-".contains(sign)) {
            return of_pattern(conflict, space, &text.to_uppercase());
        }
    }
    let code = of_options(conflict, text)?;
    space
        .find(code)
        .map(|state| vec![state])
        .ok_or_else(|| excluded(conflict, text, code))
}

/// A condition over the options of a model, as model files write them.
pub(crate) fn condition_of(conflict: &Conflict, text: &str) -> Result<Formula, Failure> {
    let (formula, findings) = conflict.parse(text);
    match findings.first() {
        None => Ok(formula),
        Some(finding) => Err(Failure::Usage(format!("the condition `{text}` cannot be read: {}", said(finding)))),
    }
}

/// The decision maker that a person means, by key or by name.
pub(crate) fn maker_of(conflict: &Conflict, name: &str) -> Result<usize, Failure> {
    let makers = &conflict.decision_makers;
    let by_key = makers.iter().position(|maker| maker.key == name);
    let by_name = || makers.iter().position(|maker| maker.name.eq_ignore_ascii_case(name));
    by_key.or_else(by_name).ok_or_else(|| {
        let keys: Vec<&str> = makers.iter().map(|maker| maker.key.as_str()).collect();
        let help = nearest(name, keys.iter().copied())
            .map_or_else(|| format!("there is {}", keys.join(", ")), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("there is no decision maker `{name}`; {help}"))
    })
}

/// A finding as one clause.
fn said(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{} ({help})", finding.message),
        None => finding.message.clone(),
    }
}

/// Where the dispute stands.
fn status_quo(conflict: &Conflict, space: &Space) -> Result<StateId, Failure> {
    let code = conflict.status_quo.as_ref().map(|found| found.state);
    let code = code.ok_or_else(|| {
        let why = "the model has no status quo, so there is no `now`; name a state, or add `[status_quo]` to the model";
        Failure::Usage(why.to_owned())
    })?;
    space.find(code).ok_or_else(|| excluded(conflict, "now", code))
}

/// The states that a pattern fits. The pattern of a merged state is that state's.
fn of_pattern(conflict: &Conflict, space: &Space, pattern: &str) -> Result<Vec<StateId>, Failure> {
    let (signs, options) = (pattern.len(), conflict.options.len());
    if signs != options {
        let order: Vec<String> = (0..options).map(|option| conflict.option_name(option)).collect();
        return Err(Failure::Usage(format!(
            "`{pattern}` has {signs} signs, and the model has {options} options; write Y or N for each, in this order: {}",
            order.join(", ")
        )));
    }
    let own: Vec<StateId> = space.ids().filter(|state| space.pattern(*state) == pattern).collect();
    if !own.is_empty() {
        return Ok(own);
    }
    let of = |wanted: u8| -> StateCode {
        let places = pattern.bytes().enumerate().filter(|(_, sign)| *sign == wanted);
        places.fold(0, |code, (place, _)| code | 1 << place)
    };
    let (taken, left) = (of(b'Y'), of(b'N'));
    let fits = |code: &StateCode| code & taken == taken && code & left == 0;
    let found: Vec<StateId> = space.ids().filter(|state| space.members(*state).iter().any(fits)).collect();
    if found.is_empty() {
        return Err(excluded(conflict, pattern, taken));
    }
    Ok(found)
}

/// The options taken, by their names.
fn of_options(conflict: &Conflict, text: &str) -> Result<StateCode, Failure> {
    if text.is_empty() {
        return Err(unreadable(conflict, text, "no state is named"));
    }
    if text.eq_ignore_ascii_case(NOTHING) && option_of(conflict, text).is_none() {
        return Ok(0);
    }
    let mut code = 0;
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let option = option_of(conflict, name).ok_or_else(|| {
            let (_, findings) = conflict.parse(name);
            let why = findings.first().map(said);
            unreadable(
                conflict,
                text,
                &why.unwrap_or_else(|| format!("`{name}` is a condition, not an option")),
            )
        })?;
        code |= 1 << option;
    }
    Ok(code)
}

/// The option of that name, as conditions name it.
fn option_of(conflict: &Conflict, name: &str) -> Option<usize> {
    match conflict.parse(name) {
        (Formula::Taken(option), findings) if findings.is_empty() => Some(option),
        _ => None,
    }
}

/// What cannot be read as a state, with two ways to write one.
fn unreadable(conflict: &Conflict, text: &str, why: &str) -> Failure {
    let names: Vec<String> = (0..conflict.options.len().min(2))
        .map(|option| conflict.option_name(option))
        .collect();
    let pattern: String = (0..conflict.options.len())
        .map(|option| if option < 2 { 'Y' } else { 'N' })
        .collect();
    Failure::Usage(format!(
        "`{text}` is no state: {why}; write the options taken (`{}`), a pattern (`{pattern}`), `nothing`, or `now`",
        names.join(", ")
    ))
}

/// A state that cannot occur, with the first rule against it.
fn excluded(conflict: &Conflict, text: &str, code: StateCode) -> Failure {
    let rule = conflict.infeasible.iter().find(|rule| rule.when.holds(code));
    let why = rule.map_or_else(
        || "the rules of the model leave no such state".to_owned(),
        |rule| format!("the model excludes `{}`", conflict.print(&rule.when)),
    );
    Failure::Usage(format!(
        "`{text}` is not a feasible state: {why}; `standoff solve` lists those that hold"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Format, read};
    use standoff_states::{Budget, list};

    const RIVER: &str = r#"
        [decision_makers.east]
        options.pump = { label = "pump" }
        options.talk = { label = "talk" }
        [decision_makers.west]
        options.pump = { label = "pump" }
        [status_quo]
        taken = ["east.pump"]
        [[infeasible]]
        when = "talk and west.pump"
        [preferences.east]
        indifferent = true
        [preferences.west]
        indifferent = true
    "#;

    fn asked(text: &str) -> Result<Vec<String>, String> {
        let conflict = &read(RIVER, Format::Toml).models[0];
        let space = list(conflict, &Budget::default()).expect("six states");
        let found = states_of(conflict, &space, text).map_err(|failure| failure.to_string())?;
        Ok(found.into_iter().map(|state| space.pattern(state)).collect())
    }

    #[test]
    fn a_state_is_named_in_several_ways() {
        for text in ["YYN", "yyn", "east.pump, talk", " talk ,east.pump,"] {
            assert_eq!(asked(text), Ok(vec!["YYN".to_owned()]), "{text}");
        }
        assert_eq!(asked("now"), Ok(vec!["YNN".to_owned()]));
        assert_eq!(asked("Nothing"), Ok(vec!["NNN".to_owned()]));
        assert_eq!(asked("Y-N"), Ok(vec!["YNN".to_owned(), "YYN".to_owned()]));
    }

    #[test]
    fn what_is_no_state_is_told_with_what_to_write() {
        let said = |text: &str, words: &[&str]| {
            let message = asked(text).expect_err("no state");
            assert!(words.iter().all(|word| message.contains(word)), "{text}: {message}");
        };
        said("tallk", &["no option `tallk`", "did you mean `talk`"]);
        said("pump", &["pump", "east.pump"]);
        said("YN", &["2 signs", "3 options", "east.pump, talk, west.pump"]);
        said("NYY", &["not a feasible state", "talk and west.pump"]);
        said("talk, west.pump", &["not a feasible state"]);
        said("", &["no state is named", "YYN"]);
        said("talk or east.pump", &["a condition, not an option"]);
    }

    #[test]
    fn one_state_is_one() {
        let conflict = &read(RIVER, Format::Toml).models[0];
        let space = list(conflict, &Budget::default()).expect("six states");
        let message = state_of(conflict, &space, "--N").expect_err("four states").to_string();
        assert!(message.contains("fits 4 states"), "{message}");
    }
}
