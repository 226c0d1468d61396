//! The four attitudes to comparisons that are unknown.

use super::relation::Comparison;

/// An attitude to not knowing. Two choices: whether one leaves for a state that may be better, and whether a state that may be worse deters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// Bold twice: leaves on a maybe, deterred only by what is surely no gain. Fewest stable states.
    A,
    /// Leaves only for a sure gain, deterred only by what is surely no gain.
    B,
    /// Leaves on a maybe, deterred by a maybe.
    C,
    /// Cautious twice: leaves only for a sure gain, deterred by a maybe. Most stable states.
    D,
}

impl Variant {
    /// All four.
    pub const ALL: [Variant; 4] = [Variant::A, Variant::B, Variant::C, Variant::D];

    /// The name in exchange files and on the command line: `a`, `b`, `c`, `d`.
    pub fn key(self) -> &'static str {
        match self {
            Variant::A => "a",
            Variant::B => "b",
            Variant::C => "c",
            Variant::D => "d",
        }
    }

    /// The variant with this key, in either case.
    pub fn from_key(key: &str) -> Option<Variant> {
        Variant::ALL.into_iter().find(|variant| variant.key().eq_ignore_ascii_case(key))
    }

    /// Whether a move is an incentive; `comparison` is of the state moved to with the one moved from.
    pub fn leaves_for(self, comparison: Comparison) -> bool {
        match self {
            Variant::A | Variant::C => matches!(comparison, Comparison::Better | Comparison::Unknown),
            Variant::B | Variant::D => comparison == Comparison::Better,
        }
    }

    /// Whether a state deters, or leaves no escape; `comparison` is of that state with the one that was left.
    pub fn deterred_by(self, comparison: Comparison) -> bool {
        match self {
            Variant::A | Variant::B => matches!(comparison, Comparison::Equal | Comparison::Worse),
            Variant::C | Variant::D => comparison != Comparison::Better,
        }
    }
}
