//! Ranks in the narrowest integers that hold them.

/// An integer that holds ranks: 0 for what is no state, from 1 for the least preferred.
pub(super) trait Score: Copy + Ord + Send + Sync + 'static {
    /// Below every rank.
    const LEAST: Self;
    /// No lower than any rank.
    const MOST: Self;

    /// The rank, which must fit.
    fn narrow(rank: u32) -> Self;
}

macro_rules! score {
    ($($integer:ty),*) => {$(
        impl Score for $integer {
            const LEAST: Self = 0;
            const MOST: Self = <$integer>::MAX;

            fn narrow(rank: u32) -> Self {
                rank as $integer
            }
        }
    )*};
}

score!(u8, u16, u32);

/// The rank of every position for one decision maker; 0 where it is not feasible.
#[derive(Clone, Debug)]
pub(super) enum Ranks {
    /// Up to 255 ranks.
    Bytes(Vec<u8>),
    /// Up to 65 535 ranks.
    Halves(Vec<u16>),
    /// More.
    Words(Vec<u32>),
}

/// Does the same with the array inside, whatever its integers.
macro_rules! with_ranks {
    ($ranks:expr, $array:ident => $then:expr) => {
        match $ranks {
            $crate::hypercube::score::Ranks::Bytes($array) => $then,
            $crate::hypercube::score::Ranks::Halves($array) => $then,
            $crate::hypercube::score::Ranks::Words($array) => $then,
        }
    };
}

pub(super) use with_ranks;

impl Ranks {
    /// The rank of a position; 0 where there is none.
    pub(super) fn at(&self, position: usize) -> usize {
        match self {
            Ranks::Bytes(ranks) => ranks.get(position).map_or(0, |&rank| usize::from(rank)),
            Ranks::Halves(ranks) => ranks.get(position).map_or(0, |&rank| usize::from(rank)),
            Ranks::Words(ranks) => ranks.get(position).map_or(0, |&rank| rank as usize),
        }
    }
}

/// How many bytes a rank takes where there are so many.
pub(super) fn bytes_of(ranks: u64) -> u64 {
    match ranks {
        0..=255 => 1,
        256..=65_535 => 2,
        _ => 4,
    }
}

/// One of two numbers.
pub(super) trait Fold: Send + Sync {
    /// What changes nothing.
    fn neutral<T: Score>() -> T;

    /// The one of two.
    fn join<T: Score>(left: T, right: T) -> T;
}

/// The lower one.
pub(super) struct Least;

/// The higher one.
pub(super) struct Most;

impl Fold for Least {
    fn neutral<T: Score>() -> T {
        T::MOST
    }

    fn join<T: Score>(left: T, right: T) -> T {
        left.min(right)
    }
}

impl Fold for Most {
    fn neutral<T: Score>() -> T {
        T::LEAST
    }

    fn join<T: Score>(left: T, right: T) -> T {
        left.max(right)
    }
}
