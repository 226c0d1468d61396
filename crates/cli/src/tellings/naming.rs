//! States, moves and sides by their names, for models of which there is no full analysis.

use crate::terminal::{FAINT, clean, paint};
use crate::verdicts::joined;
use standoff::conflict::Conflict;

/// The turns of phrase for a model's sides, states and moves; states are given as patterns.
pub struct Naming<'a> {
    conflict: &'a Conflict,
}

impl<'a> Naming<'a> {
    /// Takes the model to tell.
    pub fn new(conflict: &'a Conflict) -> Naming<'a> {
        Naming { conflict }
    }

    /// The name of a decision maker.
    pub fn maker(&self, dm: usize) -> String {
        self.conflict.decision_makers.get(dm).map_or_else(
            || format!("decision maker {}", dm + 1),
            |maker| clean(if maker.name.is_empty() { &maker.key } else { &maker.name }),
        )
    }

    /// Several decision makers, `last` between the last two.
    pub fn makers(&self, dms: &[usize], last: &str) -> String {
        joined(&dms.iter().map(|dm| self.maker(*dm)).collect::<Vec<_>>(), last)
    }

    /// What is done in a state: the options taken, by name.
    pub fn taken(&self, pattern: &str) -> String {
        let taken = pattern.chars().enumerate().filter(|(_, sign)| *sign == 'Y');
        let names: Vec<String> = taken.map(|(option, _)| clean(&self.conflict.option_name(option))).collect();
        if names.is_empty() {
            "nothing is done".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// A state by what is done in it, then its pattern.
    pub fn state(&self, pattern: &str) -> String {
        format!("{} {}", self.taken(pattern), paint(FAINT, &format!("[{pattern}]")))
    }

    /// What changes from one state to another: `taking relief and dropping talk [YNNY]`.
    pub fn change(&self, from: &str, to: &str) -> String {
        let changed = |sign: char| {
            let pairs = from.chars().zip(to.chars()).enumerate();
            let names = pairs.filter(|(_, (old, new))| old != new && *new == sign);
            names
                .map(|(option, _)| clean(&self.conflict.option_name(option)))
                .collect::<Vec<_>>()
        };
        let told: Vec<String> = [("taking", changed('Y')), ("dropping", changed('N'))]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(verb, names)| format!("{verb} {}", joined(&names, "and")))
            .collect();
        let told = if told.is_empty() { "moving".to_owned() } else { told.join(" and ") };
        format!("{told} {}", paint(FAINT, &format!("[{to}]")))
    }
}
