//! Acts, and sets of them.

use standoff_conflict::{Literal, StateCode};

/// An option taken or dropped.
pub type Act = Literal;

/// A set of acts: bit k for taking option k, bit 64 + k for dropping it. Both may be in it: doing one does not undo that the other was
/// in place, which keeps every condition monotone (spec A18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Acts(u128);

impl Acts {
    /// No act.
    pub const NONE: Acts = Acts(0);

    /// What a state has in place: each of the first `options` options either taken or dropped.
    pub fn in_place(state: StateCode, options: usize) -> Acts {
        (0..options)
            .map(|option| Literal {
                option,
                taken: state >> option & 1 == 1,
            })
            .collect()
    }

    /// Whether an act is in the set.
    pub fn has(self, act: Act) -> bool {
        self.0 & bit(act) != 0
    }

    /// The set with an act more.
    #[must_use]
    pub fn with(self, act: Act) -> Acts {
        Acts(self.0 | bit(act))
    }

    /// The acts of either.
    #[must_use]
    pub fn or(self, other: Acts) -> Acts {
        Acts(self.0 | other.0)
    }

    /// The acts of this set that the other has not.
    #[must_use]
    pub fn without(self, other: Acts) -> Acts {
        Acts(self.0 & !other.0)
    }

    /// The acts of both.
    #[must_use]
    pub fn and(self, other: Acts) -> Acts {
        Acts(self.0 & other.0)
    }

    /// Whether the other has all of this set.
    pub fn within(self, other: Acts) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether some option is both taken and dropped.
    pub fn contradicts_itself(self) -> bool {
        (self.0 as u64) & ((self.0 >> 64) as u64) != 0
    }

    /// The acts: taken options first, then dropped ones, by number.
    pub fn iter(self) -> impl Iterator<Item = Act> {
        let taken = [(true, self.0 as u64), (false, (self.0 >> 64) as u64)];
        taken.into_iter().flat_map(|(taken, bits)| {
            let numbers = (0..64).filter(move |option| bits >> option & 1 == 1);
            numbers.map(move |option| Literal { option, taken })
        })
    }

    /// The state that doing all of them leads to from another. Meant for sets that do not contradict themselves.
    pub fn done_from(self, state: StateCode) -> StateCode {
        (state | self.0 as u64) & !((self.0 >> 64) as u64)
    }
}

impl FromIterator<Act> for Acts {
    fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Acts {
        acts.into_iter().fold(Acts::NONE, Acts::with)
    }
}

/// The bit of an act; none for an option beyond what a state can hold.
fn bit(act: Act) -> u128 {
    match act.option {
        option @ 0..64 => 1 << (option + if act.taken { 0 } else { 64 }),
        _ => 0,
    }
}

/// The other way of the same option.
pub(crate) fn opposite(act: Act) -> Act {
    Literal {
        option: act.option,
        taken: !act.taken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_what_is_in_place() {
        let acts = Acts::in_place(0b101, 3);
        assert_eq!(
            acts.iter().filter(|act| act.taken).map(|act| act.option).collect::<Vec<_>>(),
            [0, 2]
        );
        assert_eq!(acts.iter().filter(|act| !act.taken).map(|act| act.option).collect::<Vec<_>>(), [1]);
        assert!(!acts.contradicts_itself());
    }

    #[test]
    fn doing_acts_changes_a_state() {
        let acts: Acts = [Literal { option: 1, taken: true }, Literal { option: 0, taken: false }]
            .into_iter()
            .collect();
        assert_eq!(acts.done_from(0b001), 0b010);
        assert!(acts.with(Literal { option: 0, taken: true }).contradicts_itself());
    }
}
