//! Conditions over options, as trees.

use crate::StateCode;

/// A condition over options, numbered as in [`crate::Conflict::options`].
///
/// `P if Q` is false only where Q holds without P; `P only if Q` only where P holds without Q (`design.md` §5).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// Always holds.
    True,
    /// Never holds.
    False,
    /// The option of this number is taken.
    Taken(usize),
    /// The inner one does not hold.
    Not(Box<Formula>),
    /// All hold. At least two members when it comes from a text.
    And(Vec<Formula>),
    /// At least one holds. At least two members when it comes from a text.
    Or(Vec<Formula>),
    /// `.0 if .1`.
    If(Box<Formula>, Box<Formula>),
    /// `.0 only if .1`.
    OnlyIf(Box<Formula>, Box<Formula>),
    /// `.0 iff .1`: both or neither.
    Iff(Box<Formula>, Box<Formula>),
    /// `exactly one of (…)`.
    ExactlyOne(Vec<Formula>),
    /// `at most one of (…)`.
    AtMostOne(Vec<Formula>),
    /// `at least one of (…)`.
    AtLeastOne(Vec<Formula>),
}

impl Formula {
    /// Tells whether it holds in a state. Cost: one visit per node.
    pub fn holds(&self, state: StateCode) -> bool {
        self.decided(state, StateCode::MAX).unwrap_or(false)
    }

    /// Tells whether it holds where only the options in `known` are settled (as `state` has them); `None` while the settled
    /// options do not decide it node by node (strong Kleene logic: `a or not a` stays undecided). Cost: one visit per node.
    pub fn decided(&self, state: StateCode, known: StateCode) -> Option<bool> {
        let value = |f: &Formula| f.decided(state, known);
        match self {
            Formula::True => Some(true),
            Formula::False => Some(false),
            Formula::Taken(option) => (known >> option & 1 == 1).then_some(state >> option & 1 == 1),
            Formula::Not(inner) => value(inner).map(|v| !v),
            Formula::And(members) => all(members.iter().map(value)),
            Formula::Or(members) | Formula::AtLeastOne(members) => all(members.iter().map(|m| value(m).map(|v| !v))).map(|v| !v),
            Formula::If(then, when) | Formula::OnlyIf(when, then) => match (value(then), value(when)) {
                (Some(true), _) | (_, Some(false)) => Some(true),
                (Some(false), Some(true)) => Some(false),
                _ => None,
            },
            Formula::Iff(left, right) => Some(value(left)? == value(right)?),
            Formula::ExactlyOne(members) => counted(members.iter().map(value), 1),
            Formula::AtMostOne(members) => counted(members.iter().map(value), 0),
        }
    }

    /// The options that it speaks of, one bit each. Cost: one visit per node.
    pub fn mentioned(&self) -> StateCode {
        let all = |members: &[Formula]| members.iter().fold(0, |options, m| options | m.mentioned());
        match self {
            Formula::True | Formula::False => 0,
            Formula::Taken(option) => 1 << option,
            Formula::Not(inner) => inner.mentioned(),
            Formula::If(left, right) | Formula::OnlyIf(left, right) | Formula::Iff(left, right) => left.mentioned() | right.mentioned(),
            Formula::And(members) | Formula::Or(members) => all(members),
            Formula::ExactlyOne(members) | Formula::AtMostOne(members) | Formula::AtLeastOne(members) => all(members),
        }
    }

    /// How many nodes it has.
    pub fn size(&self) -> usize {
        let all = |members: &[Formula]| members.iter().map(Formula::size).sum::<usize>();
        1 + match self {
            Formula::True | Formula::False | Formula::Taken(_) => 0,
            Formula::Not(inner) => inner.size(),
            Formula::If(left, right) | Formula::OnlyIf(left, right) | Formula::Iff(left, right) => left.size() + right.size(),
            Formula::And(members) | Formula::Or(members) => all(members),
            Formula::ExactlyOne(members) | Formula::AtMostOne(members) | Formula::AtLeastOne(members) => all(members),
        }
    }
}

/// Conjunction in Kleene logic.
fn all(values: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut answer = Some(true);
    for value in values {
        match value {
            Some(false) => return Some(false),
            None => answer = None,
            Some(true) => {}
        }
    }
    answer
}

/// Whether at least `least` and at most one of the values is true.
fn counted(values: impl Iterator<Item = Option<bool>>, least: usize) -> Option<bool> {
    let (mut held, mut open) = (0, 0);
    for value in values {
        match value {
            Some(true) => held += 1,
            None => open += 1,
            Some(false) => {}
        }
    }
    if held > 1 || held + open < least {
        Some(false)
    } else if open == 0 || (least == 0 && held + open <= 1) {
        Some(held >= least)
    } else {
        None
    }
}
