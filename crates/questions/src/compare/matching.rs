//! Which states of two models match.

use standoff_conflict::{Conflict, StateCode};
use standoff_stability::{Analysis, Space, StateId};

use super::Frame;
use crate::written::option;

/// The matches between the states of two models.
#[derive(Clone, Debug)]
pub(crate) struct Matching {
    /// For each state of the first, its match in the second.
    pub(crate) to_second: Vec<Option<StateId>>,
    /// For each state of the second, its match in the first.
    pub(crate) to_first: Vec<Option<StateId>>,
}

/// How the options of one model stand to those of another.
struct Translation {
    /// For each option that both have: its numbers.
    pairs: Vec<(usize, usize)>,
    /// Options that only the one left has, and how they stand in its frame.
    only: StateCode,
    framed: StateCode,
    /// How options that only the other has stand in its frame.
    filled: StateCode,
}

impl Matching {
    /// Matches states one to one: a merged state only when all its members in the frame lead to one state, and back.
    pub(crate) fn of(first: &Analysis, second: &Analysis, frame: &Frame) -> Matching {
        let one = |from: &Analysis, to: &Analysis| -> Vec<Option<StateId>> {
            let translation = Translation::of(from.conflict(), to.conflict(), frame);
            let matched = |state| translation.matched(from.space().members(state), to.space());
            from.space().ids().map(matched).collect()
        };
        let (forth, back) = (one(first, second), one(second, first));
        let mutual = |there: &[Option<StateId>], back: &[Option<StateId>]| -> Vec<Option<StateId>> {
            let numbered = there.iter().enumerate();
            numbered
                .map(|(number, to)| to.filter(|to| back[to.0] == Some(StateId(number))))
                .collect()
        };
        Matching {
            to_second: mutual(&forth, &back),
            to_first: mutual(&back, &forth),
        }
    }

    /// Pairs of matching states, by the first.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (StateId, StateId)> {
        let numbered = self.to_second.iter().enumerate();
        numbered.filter_map(|(number, to)| to.map(|to| (StateId(number), to)))
    }
}

impl Translation {
    fn of(from: &Conflict, to: &Conflict, frame: &Frame) -> Translation {
        let names: Vec<String> = (0..to.options.len()).map(|number| option(to, number)).collect();
        let own: Vec<String> = (0..from.options.len()).map(|number| option(from, number)).collect();
        let place = |name: &String| names.iter().position(|other| other == name);
        let pairs = own.iter().enumerate().filter_map(|(number, name)| Some((number, place(name)?)));
        let only = own.iter().enumerate().filter(|(_, name)| place(name).is_none());
        let only = only.fold(0, |mask, (number, _)| mask | 1 << number);
        let missing = names.iter().enumerate().filter(|(_, name)| !own.contains(name));
        let missing = missing.fold(0, |mask, (number, _)| mask | 1 << number);
        Translation {
            pairs: pairs.collect(),
            only,
            framed: framed(from, frame) & only,
            filled: framed(to, frame) & missing,
        }
    }

    /// The state of the other that all members within the frame lead to.
    fn matched(&self, members: &[StateCode], other: &Space) -> Option<StateId> {
        let within = members.iter().filter(|&&code| code & self.only == self.framed);
        let mut found = within.map(|&code| other.find(self.carried(code)));
        let first = found.next()??;
        found.all(|next| next == Some(first)).then_some(first)
    }

    fn carried(&self, code: StateCode) -> StateCode {
        let pairs = self.pairs.iter();
        pairs.fold(self.filled, |carried, (from, to)| carried | (code >> from & 1) << to)
    }
}

/// How the options of a model stand in its frame.
fn framed(conflict: &Conflict, frame: &Frame) -> StateCode {
    let status_quo = conflict.status_quo.as_ref().map_or(0, |found| found.state);
    let stands = |number: usize| {
        let asked = frame.get(&option(conflict, number)).copied();
        asked.unwrap_or(status_quo >> number & 1 == 1)
    };
    let taken = (0..conflict.options.len()).filter(|&number| stands(number));
    taken.fold(0, |code, number| code | 1 << number)
}
