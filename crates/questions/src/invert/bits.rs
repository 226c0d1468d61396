//! A row of yes and no, packed 64 to a word.

/// A fixed number of bits, all clear at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// So many bits, all clear.
    pub(crate) fn clear(count: usize) -> Bits {
        Bits(vec![0; count.div_ceil(64)])
    }

    /// As many bits as another row, all clear.
    pub(crate) fn clear_like(other: &Bits) -> Bits {
        Bits(vec![0; other.0.len()])
    }

    /// One bit for each answer.
    pub(crate) fn of(answers: impl ExactSizeIterator<Item = bool>) -> Bits {
        let mut bits = Bits::clear(answers.len());
        for (place, answer) in answers.enumerate() {
            bits.0[place / 64] |= u64::from(answer) << (place % 64);
        }
        bits
    }

    /// The bit at a place.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Adds the bits of another row.
    pub(crate) fn add(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, more)| *word |= more);
    }

    /// The bits of another row that are clear in a third, added to this one.
    pub(crate) fn with_new(&self, other: &Bits, barred: &Bits) -> Bits {
        let words = self.0.iter().zip(&other.0).zip(&barred.0);
        Bits(words.map(|((word, more), barred)| word | (more & !barred)).collect())
    }

    /// Whether every bit set here is set there.
    pub(crate) fn within(&self, other: &Bits) -> bool {
        self.0.iter().zip(&other.0).all(|(word, more)| word & !more == 0)
    }
}
