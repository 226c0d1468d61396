//! A model in plain words: options by their labels, conditions, situations and steps.
//!
//! Labels are quoted and never conjugated, so that any wording an analyst chose stays grammatical.

use standoff_conflict::{Conflict, Formula, StateCode};
use standoff_states::StateId;

use crate::scene::Staged;

/// Lists as a person would: `a`, `a and b`, `a, b and c`. Where a part has a comma of its own, semicolons stand between them.
pub fn joined(parts: &[String]) -> String {
    let comma = parts.iter().any(|part| part.contains(','));
    match parts {
        [firsts @ .., last] if comma && !firsts.is_empty() => format!("{}; and {last}", firsts.join("; ")),
        [] => String::new(),
        [only] => only.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

/// Small numbers as words.
pub fn count(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// How many of some outcomes would hold: `none of which would hold`, `both of which would hold`.
pub fn of_which(all: usize, holding: usize) -> String {
    let share = match (all, holding) {
        (1, 0) => return "which would not hold".to_owned(),
        (1, _) => return "which would hold".to_owned(),
        (_, 0) => "none".to_owned(),
        (2, 2) => "both".to_owned(),
        (all, holding) if all == holding => "all".to_owned(),
        (_, holding) => count(holding),
    };
    format!("{share} of which would hold")
}

/// A count with its noun: `one step`, `three steps`.
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", count(number))
}

/// The first letter large.
pub fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A side's name to show; its key where it has no name.
pub fn side(conflict: &Conflict, dm: usize) -> String {
    let Some(maker) = conflict.decision_makers.get(dm) else {
        return format!("side {}", dm + 1);
    };
    if maker.name.is_empty() {
        maker.key.clone()
    } else {
        maker.name.clone()
    }
}

/// The names of several sides.
pub fn sides(conflict: &Conflict, dms: &[usize]) -> String {
    joined(&dms.iter().map(|dm| side(conflict, *dm)).collect::<Vec<_>>())
}

/// An option's label; its key where it has none.
pub fn label(conflict: &Conflict, option: usize) -> String {
    let Some(choice) = conflict.options.get(option) else {
        return format!("option {}", option + 1);
    };
    if choice.label.is_empty() {
        choice.key.clone()
    } else {
        choice.label.clone()
    }
}

/// An option's label in quotation marks.
pub fn quoted(conflict: &Conflict, option: usize) -> String {
    format!("“{}”", label(conflict, option))
}

/// The numbers of a side's options.
pub fn options_of(conflict: &Conflict, dm: usize) -> Vec<usize> {
    (0..conflict.options.len())
        .filter(|option| conflict.options[*option].owner == dm)
        .collect()
}

/// Whether an option is taken; `None` where the members of a merged state differ.
pub fn taken(stage: &impl Staged, state: StateId, option: usize) -> Option<bool> {
    let bit = |code: &StateCode| code >> option & 1 == 1;
    let members = stage.space().members(state);
    let first = members.first().map(bit)?;
    members.iter().all(|code| bit(code) == first).then_some(first)
}

/// A condition in words. Options of other sides than the speaker carry their owner's name.
pub fn condition(conflict: &Conflict, formula: &Formula, speaker: Option<usize>) -> String {
    Telling { conflict, speaker }.whole(formula)
}

struct Telling<'a> {
    conflict: &'a Conflict,
    speaker: Option<usize>,
}

impl Telling<'_> {
    fn whole(&self, formula: &Formula) -> String {
        match formula {
            Formula::True => "anything".to_owned(),
            Formula::False => "the impossible".to_owned(),
            Formula::Taken(option) => self.option(*option),
            Formula::Not(inner) => format!("not {}", self.part(inner)),
            Formula::And(members) => self.list(members, " and "),
            Formula::Or(members) => self.list(members, " or "),
            // "not a whenever not b" says the same as "a only if b" and reads better.
            Formula::If(then, when) => match (&**then, &**when) {
                (Formula::Not(act), Formula::Not(before)) => format!("{} only if {}", self.part(act), self.part(before)),
                _ => format!("{} whenever {}", self.part(then), self.part(when)),
            },
            Formula::OnlyIf(act, before) => format!("{} only if {}", self.part(act), self.part(before)),
            Formula::Iff(left, right) => format!("{} exactly when {}", self.part(left), self.part(right)),
            Formula::ExactlyOne(members) => format!("exactly one of {}", self.list(members, ", ")),
            Formula::AtMostOne(members) => format!("at most one of {}", self.list(members, ", ")),
            Formula::AtLeastOne(members) => format!("at least one of {}", self.list(members, ", ")),
        }
    }

    fn part(&self, formula: &Formula) -> String {
        match formula {
            Formula::True | Formula::False | Formula::Taken(_) => self.whole(formula),
            Formula::Not(inner) if matches!(**inner, Formula::Taken(_)) => self.whole(formula),
            _ => format!("({})", self.whole(formula)),
        }
    }

    fn list(&self, members: &[Formula], between: &str) -> String {
        members.iter().map(|member| self.part(member)).collect::<Vec<_>>().join(between)
    }

    fn option(&self, option: usize) -> String {
        let owner = self.conflict.options.get(option).map(|choice| choice.owner);
        match owner {
            Some(owner) if Some(owner) != self.speaker => format!("{} ({})", quoted(self.conflict, option), side(self.conflict, owner)),
            _ => quoted(self.conflict, option),
        }
    }
}

/// What one side does in a situation: the labels taken, or that it takes none.
pub fn doings(stage: &impl Staged, dm: usize, state: StateId) -> String {
    let conflict = stage.conflict();
    let own = options_of(conflict, dm);
    let done: Vec<String> = own
        .iter()
        .filter(|o| taken(stage, state, **o) == Some(true))
        .map(|o| quoted(conflict, *o))
        .collect();
    let open = own.iter().any(|o| taken(stage, state, *o).is_none());
    match (done.is_empty(), open) {
        (true, true) => "any of its options".to_owned(),
        (true, false) => "none of its options".to_owned(),
        (false, true) => format!("{}, and any of the rest", joined(&done)),
        (false, false) => joined(&done),
    }
}

/// A situation, side by side: `Harbour: “dredge”; Crew: none of its options`. Sides without options are left out.
pub fn situation(stage: &impl Staged, state: StateId) -> String {
    let conflict = stage.conflict();
    let acting = (0..conflict.decision_makers.len()).filter(|dm| !options_of(conflict, *dm).is_empty());
    let told = acting.map(|dm| format!("{}: {}", side(conflict, dm), doings(stage, dm, state)));
    told.collect::<Vec<_>>().join("; ")
}

/// What one side changes between two situations: options taken up and dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Options taken up.
    pub added: Vec<usize>,
    /// Options dropped.
    pub dropped: Vec<usize>,
}

impl Change {
    /// How many options change.
    pub fn size(&self) -> usize {
        self.added.len() + self.dropped.len()
    }

    /// As a noun: `adding “x” and dropping “y”`.
    pub fn noun(&self, conflict: &Conflict) -> String {
        let quote = |options: &[usize]| joined(&options.iter().map(|o| quoted(conflict, *o)).collect::<Vec<_>>());
        match (self.added.is_empty(), self.dropped.is_empty()) {
            (false, false) => format!("adding {} and dropping {}", quote(&self.added), quote(&self.dropped)),
            (false, true) => format!("adding {}", quote(&self.added)),
            (true, false) => format!("dropping {}", quote(&self.dropped)),
            (true, true) => "a step that changes no option for certain".to_owned(),
        }
    }
}

/// What a side changes between two situations. Options that differ among the members of a merged state count as unchanged.
pub fn change(stage: &impl Staged, dm: usize, from: StateId, to: StateId) -> Change {
    let mut change = Change::default();
    for option in options_of(stage.conflict(), dm) {
        match (taken(stage, from, option), taken(stage, to, option)) {
            (Some(true), Some(false)) => change.dropped.push(option),
            (before, Some(true)) if before != Some(true) => change.added.push(option),
            _ => {}
        }
    }
    change
}

/// The sides whose options differ between two situations.
pub fn changing_sides(stage: &impl Staged, from: StateId, to: StateId) -> Vec<usize> {
    (0..stage.conflict().decision_makers.len())
        .filter(|dm| change(stage, *dm, from, to).size() > 0)
        .collect()
}

/// All that differs between two situations: `Harbour adding “dredge”; Crew dropping “strike”`.
pub fn difference(stage: &impl Staged, from: StateId, to: StateId) -> String {
    let conflict = stage.conflict();
    let told = changing_sides(stage, from, to)
        .into_iter()
        .map(|dm| format!("{} {}", side(conflict, dm), change(stage, dm, from, to).noun(conflict)));
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{ConflictOption, DecisionMaker};

    fn conflict() -> Conflict {
        let maker = |name: &str| DecisionMaker {
            name: name.into(),
            ..DecisionMaker::default()
        };
        let option = |label: &str, owner| ConflictOption {
            label: label.into(),
            owner,
            ..ConflictOption::default()
        };
        Conflict {
            decision_makers: vec![maker("Harbour"), maker("Crew")],
            options: vec![option("pay more", 0), option("strike", 1)],
            ..Conflict::default()
        }
    }

    #[test]
    fn a_double_negation_becomes_only_if() {
        let not = |o| Box::new(Formula::Not(Box::new(Formula::Taken(o))));
        let formula = Formula::If(not(0), not(1));
        assert_eq!(condition(&conflict(), &formula, Some(0)), "“pay more” only if “strike” (Crew)");
    }

    #[test]
    fn inner_conditions_stand_in_parentheses() {
        let formula = Formula::Not(Box::new(Formula::Or(vec![Formula::Taken(0), Formula::Taken(1)])));
        assert_eq!(
            condition(&conflict(), &formula, None),
            "not (“pay more” (Harbour) or “strike” (Crew))"
        );
    }

    #[test]
    fn lists_and_numbers_read_well() {
        let parts = |n: usize| ["a", "b", "c"][..n].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            [joined(&parts(1)), joined(&parts(2)), joined(&parts(3))],
            ["a", "a and b", "a, b and c"]
        );
        assert_eq!(
            [counted(1, "step"), counted(0, "step"), counted(40, "step")],
            ["one step", "no steps", "40 steps"]
        );
        assert_eq!(capital("über"), "Über");
        assert_eq!(joined(&["a, the first".to_owned(), "b".to_owned()]), "a, the first; and b");
    }
}
