//! A set of positions of a cube, one bit each.

/// Which of the 2^axes positions belong to a set. Memory: one bit a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Positions {
    axes: u32,
    words: Vec<u64>,
}

impl Positions {
    /// The set whose members the words tell, 64 positions a word, lowest first. Words that are missing are empty, bits beyond the last
    /// position are dropped.
    pub fn new(axes: u32, mut words: Vec<u64>) -> Positions {
        words.resize(words_of(axes), 0);
        if axes < 6 {
            words.iter_mut().for_each(|word| *word &= (1 << (1u64 << axes)) - 1);
        }
        Positions { axes, words }
    }

    /// How many positions the cube has.
    pub fn size(&self) -> usize {
        1 << self.axes
    }

    /// How many belong to the set. Cost: one visit a word.
    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Whether all positions belong to it.
    pub fn is_full(&self) -> bool {
        self.count() == self.size() as u64
    }

    /// Whether a position belongs to it; `false` beyond the last.
    pub fn contains(&self, position: usize) -> bool {
        self.words.get(position >> 6).is_some_and(|word| word >> (position & 63) & 1 == 1)
    }

    /// Whether each of up to 64 positions belongs to it, from one on that is a multiple of `count`, a power of two.
    pub fn bits(&self, from: usize, count: usize) -> u64 {
        let word = self.words.get(from >> 6).copied().unwrap_or(0) >> (from & 63);
        if count >= 64 { word } else { word & ((1 << count) - 1) }
    }

    /// The words, 64 positions each.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The members, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let some = |rest: u64| (rest != 0).then_some(rest);
        self.words.iter().enumerate().flat_map(move |(index, &word)| {
            let rests = std::iter::successors(some(word), move |rest| some(rest & (rest - 1)));
            rests.map(move |rest| index << 6 | rest.trailing_zeros() as usize)
        })
    }

    /// The positions that belong to this set and to another of the same cube.
    pub fn and(&self, other: &Positions) -> Positions {
        self.joined(other, |left, right| left & right)
    }

    /// The positions that belong to this set and not to another of the same cube.
    pub fn without(&self, other: &Positions) -> Positions {
        self.joined(other, |left, right| left & !right)
    }

    fn joined(&self, other: &Positions, join: impl Fn(u64, u64) -> u64) -> Positions {
        let words = self.words.iter().zip(&other.words).map(|(&left, &right)| join(left, right));
        Positions {
            axes: self.axes,
            words: words.collect(),
        }
    }
}

/// How many words hold one bit for each position of a cube.
pub fn words_of(axes: u32) -> usize {
    1 << axes.saturating_sub(6)
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn members_are_told_in_order_and_bits_beyond_the_cube_dropped() {
        let small = Positions::new(2, vec![0b1_0110]);
        assert_eq!(small.iter().collect::<Vec<_>>(), [1, 2]);
        let large = Positions::new(7, vec![1 << 63, 1]);
        assert_eq!(large.iter().collect::<Vec<_>>(), [63, 64]);
        assert_eq!(
            (large.count(), large.contains(64), large.contains(65), large.contains(1000)),
            (2, true, false, false)
        );
        assert_eq!(large.bits(48, 16), 0x8000);
    }
}
