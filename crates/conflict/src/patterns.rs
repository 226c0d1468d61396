//! Patterns: one sign an option, `Y` taken, `N` not taken, `-` either.

use crate::{Conflict, Formula, Ranked, StateCode};

impl Conflict {
    /// A state as one sign an option, option 0 first: `YNNY`.
    pub fn pattern(&self, state: StateCode) -> String {
        (0..self.options.len())
            .map(|option| if state >> option & 1 == 1 { 'Y' } else { 'N' })
            .collect()
    }
}

/// The condition that a pattern states: `and` over its signs, option 0 first. `None` where it has another sign, or more than
/// 64 of them.
pub(crate) fn formula(pattern: &str) -> Option<Formula> {
    let mut members = Vec::new();
    for (option, sign) in pattern.chars().enumerate() {
        match sign {
            _ if option >= crate::MAX_OPTIONS => return None,
            'Y' => members.push(Formula::Taken(option)),
            'N' => members.push(Formula::Not(Box::new(Formula::Taken(option)))),
            '-' => {}
            _ => return None,
        }
    }
    Some(joined(members, Formula::And, Formula::True))
}

/// What a pattern in a ranking names: one state when it has no `-`, else all that match.
pub(crate) fn ranked(pattern: &str) -> Option<Ranked> {
    let formula = formula(pattern)?;
    if pattern.contains('-') {
        return Some(Ranked::Where(formula));
    }
    let taken = pattern.chars().enumerate().filter(|(_, sign)| *sign == 'Y');
    Some(Ranked::State(taken.fold(0, |state: StateCode, (option, _)| state | 1 << option)))
}

/// Several conditions joined; one stands alone, none is the given constant.
pub(crate) fn joined(mut members: Vec<Formula>, join: fn(Vec<Formula>) -> Formula, none: Formula) -> Formula {
    match members.len() {
        0 => none,
        1 => members.remove(0),
        _ => join(members),
    }
}
