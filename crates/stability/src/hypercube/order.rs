//! The positions that one decision maker can move between, best first, coset by coset.

use standoff_states::Positions;

use super::block::each_part;
use super::mover::Mover;
use super::score::{Ranks, Score, with_ranks};

/// An integer that holds a member of a coset and two marks.
pub(super) trait Packed: Copy + Default + Send + Sync + 'static {
    /// How many bits are left for the member.
    const BITS: u32;

    /// Packs a member (or nothing: the end) and whether it is liked less than the one before.
    fn pack(word: usize) -> Self;

    /// What was packed.
    fn word(self) -> usize;
}

macro_rules! packed {
    ($($integer:ty),*) => {$(
        impl Packed for $integer {
            const BITS: u32 = <$integer>::BITS - 2;

            fn pack(word: usize) -> Self {
                word as $integer
            }

            fn word(self) -> usize {
                self as usize
            }
        }
    )*};
}

packed!(u8, u16, u32);

/// One entry of an order, unpacked.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// The member of the coset.
    pub(super) member: usize,
    /// Whether it is liked less than the one before it.
    pub(super) lower: bool,
}

/// Unpacks; `None` at the end of a coset.
pub(super) fn entry<P: Packed>(packed: P) -> Option<Entry> {
    let word = packed.word();
    let open = word >> (P::BITS + 1) & 1 == 0;
    open.then_some(Entry {
        member: word & ((1 << P::BITS) - 1),
        lower: word >> P::BITS & 1 == 1,
    })
}

/// For each coset of one decision maker, its members that may be moved to or from, best first.
#[derive(Clone, Debug)]
pub(super) enum Orders {
    Bytes(Vec<u8>),
    Halves(Vec<u16>),
    Words(Vec<u32>),
}

/// How many bytes an entry takes with so many axes.
pub(super) fn bytes_of(width: u32) -> u64 {
    match width {
        0..=6 => 1,
        7..=14 => 2,
        _ => 4,
    }
}

impl Orders {
    /// Sorts the cosets of a mover. Cost: one visit and a few comparisons a position.
    pub(super) fn new(ranks: &Ranks, mover: &Mover) -> Orders {
        match bytes_of(mover.stretch.width) {
            1 => Orders::Bytes(with_ranks!(ranks, array => sorted(array, mover))),
            2 => Orders::Halves(with_ranks!(ranks, array => sorted(array, mover))),
            _ => Orders::Words(with_ranks!(ranks, array => sorted(array, mover))),
        }
    }
}

/// How many neighbouring cosets are sorted together: as many as a line of memory holds.
const TOGETHER: usize = 16;

fn sorted<T: Score + Into<u64>, P: Packed>(ranks: &[T], mover: &Mover) -> Vec<P> {
    let width = mover.stretch.width;
    let mut order = vec![P::default(); ranks.len()];
    let cosets = TOGETHER.min(ranks.len() >> width);
    let part = (cosets << width).max(1 << 13).min(ranks.len());
    each_part(&mut order, part, |first, entries| {
        let mut keys = vec![0; cosets << width];
        for (group, entries) in entries.chunks_mut(cosets << width).enumerate() {
            let coset = (first >> width) + group * cosets;
            gather(ranks, mover, coset, &mut keys);
            for (keys, entries) in keys.chunks_mut(1 << width).zip(entries.chunks_mut(1 << width)) {
                keys.sort_unstable();
                pack(keys, width, entries);
            }
        }
    });
    order
}

/// Keys of the members of neighbouring cosets: the better the lower; what may neither be moved to nor from comes last.
fn gather<T: Score + Into<u64>>(ranks: &[T], mover: &Mover, first: usize, keys: &mut [u64]) {
    let (low, width) = (mover.stretch.low, mover.stretch.width);
    let cosets = keys.len() >> width;
    let set = seen(mover);
    for member in 0..1usize << width {
        for lane in 0..cosets {
            let coset = first + lane;
            let position = coset >> low << (low + width) | member << low | coset & ((1 << low) - 1);
            let rank: u64 = if set.as_ref().is_none_or(|set| set(position)) {
                ranks[position].into()
            } else {
                0
            };
            keys[lane << width | member] = (u64::from(u32::MAX) - rank) << 32 | member as u64;
        }
    }
}

/// Whether a position may be moved from, where that is not all that is feasible: every position that may be moved from or to is in the `from` of some departure.
fn seen(mover: &Mover) -> Option<impl Fn(usize) -> bool + '_> {
    let sets: Option<Vec<&Positions>> = mover.departures.iter().map(|departure| departure.from.as_deref()).collect();
    sets.map(|sets| move |position| sets.iter().any(|set| set.contains(position)))
}

fn pack<P: Packed>(keys: &[u64], width: u32, entries: &mut [P]) {
    let mut before = None;
    for (key, entry) in keys.iter().zip(entries) {
        let (level, member) = (key >> 32, (key & ((1 << width) - 1)) as usize);
        let end = level == u64::from(u32::MAX);
        let lower = before.is_some_and(|before| before != level);
        *entry = P::pack(usize::from(end) << (P::BITS + 1) | usize::from(lower) << P::BITS | member);
        before = Some(level);
    }
}
