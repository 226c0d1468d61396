//! Weights for three classes, a cache line a feature: the parser asks for a hundred of them before every move.
//!
//! A bucket has 64 bytes: twelve checks of two bytes (little endian), then twelve times three weights of one byte, four bytes of nothing.
//! An empty place has the check zero and no weight. A feature's bucket comes from its upper half, its check from its lowest bits.

use crate::weights::Row;
use std::borrow::Cow;

/// Bytes of a bucket.
const BUCKET: usize = 64;

/// Features of a bucket.
const PLACES: usize = 12;

/// Buckets that are fetched together; they fit the smallest cache with room to spare.
const AT_ONCE: usize = 160;

/// Classes.
const CLASSES: usize = 3;

/// Where the weights begin in a bucket.
const WEIGHTS: usize = 2 * PLACES;

/// One in each of four lanes of 16 bits.
const LANES: u64 = 0x0001_0001_0001_0001;

/// A table of weights for three classes.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    buckets: Cow<'static, [u8]>,
}

impl Slots {
    /// Takes a table from its bytes; `None` if they are none.
    pub fn read(buckets: Cow<'static, [u8]>) -> Option<Slots> {
        (!buckets.is_empty() && buckets.len().is_multiple_of(BUCKET)).then_some(Slots { buckets })
    }

    /// The scores of features. Each costs one look at one bucket.
    #[inline]
    pub fn scores(&self, features: &[u64]) -> [i32; CLASSES] {
        let mut scores = [0; CLASSES];
        for features in features.chunks(AT_ONCE) {
            self.touch(features);
            for &feature in features {
                let weights = self.bucket(feature).and_then(|bucket| weights(bucket, feature as u16));
                for (score, weight) in scores.iter_mut().zip(weights.unwrap_or(&[0; CLASSES])) {
                    *score += i32::from(*weight as i8);
                }
            }
        }
        scores
    }

    /// Looks at every bucket once, so that the memory fetches many at a time; the search behind it would wait for each in turn.
    #[inline]
    fn touch(&self, features: &[u64]) {
        let touched = features
            .iter()
            .fold(0, |touched, &feature| touched ^ self.bucket(feature).map_or(0, |bucket| bucket[0]));
        std::hint::black_box(touched);
    }

    #[inline]
    fn bucket(&self, feature: u64) -> Option<&[u8; BUCKET]> {
        self.buckets
            .get(BUCKET * bucket(feature, self.buckets.len() / BUCKET)..)?
            .first_chunk()
    }
}

#[inline]
fn weights(bucket: &[u8; BUCKET], check: u16) -> Option<&[u8; CLASSES]> {
    bucket.get(WEIGHTS + CLASSES * place(bucket, check)?..)?.first_chunk()
}

#[inline]
fn bucket(feature: u64, count: usize) -> usize {
    (((feature >> 32) * count as u64) >> 32) as usize
}

/// The place of a check in a bucket, four at a time: a lane that is equal becomes zero, and borrowing shows the lowest zero.
#[inline]
fn place(bucket: &[u8; BUCKET], check: u16) -> Option<usize> {
    for word in 0..PLACES / 4 {
        let lanes = bucket.get(8 * word..)?.first_chunk::<8>()?;
        let differing = u64::from_le_bytes(*lanes) ^ (u64::from(check) * LANES);
        let zeros = differing.wrapping_sub(LANES) & !differing & (LANES << 15);
        if zeros != 0 {
            return Some(4 * word + zeros.trailing_zeros() as usize / 16);
        }
    }
    None
}

/// The bytes of a table with these rows, nine tenths full. Where a bucket overflows, its weakest rows are left out.
pub(crate) fn write(rows: &[Row]) -> Vec<u8> {
    let count = (rows.len() * 10).div_ceil(PLACES * 9).max(1);
    let mut buckets: Vec<Vec<&Row>> = vec![Vec::new(); count];
    for row in rows {
        buckets[bucket(row.feature, count)].push(row);
    }
    let mut bytes = vec![0; count * BUCKET];
    for (bucket, mut rows) in bytes.chunks_exact_mut(BUCKET).zip(buckets) {
        rows.sort_by_key(|row| (std::cmp::Reverse(strength(row)), row.feature));
        for (place, row) in rows.iter().take(PLACES).enumerate() {
            bucket[2 * place..2 * place + 2].copy_from_slice(&(row.feature as u16).to_le_bytes());
            for (class, weight) in row.weights.iter().filter(|(class, _)| usize::from(*class) < CLASSES) {
                bucket[WEIGHTS + CLASSES * place + usize::from(*class)] = *weight as u8;
            }
        }
    }
    bytes
}

/// How much a row can change: the difference of its highest and its lowest weight.
fn strength(row: &Row) -> i16 {
    let weights = || {
        row.weights
            .iter()
            .map(|(_, weight)| i16::from(*weight))
            .chain((row.weights.len() < CLASSES).then_some(0))
    };
    weights().max().unwrap_or(0) - weights().min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixing::mix;

    #[test]
    fn what_is_written_is_found_again() {
        let row = |number: u64| Row {
            feature: mix(3, number),
            weights: vec![(0, (number % 90) as i8 - 45), (2, 7)],
        };
        let rows: Vec<Row> = (0..5000).map(row).collect();
        let slots = Slots::read(Cow::Owned(write(&rows))).expect("a table");
        let found = rows
            .iter()
            .filter(|row| slots.scores(&[row.feature]) == [i32::from(row.weights[0].1), 0, 7])
            .count();
        assert!(found > 4500, "{found}");
        let others = (5000..10_000).filter(|&number| slots.scores(&[mix(3, number)]) != [0; 3]).count();
        assert!(others < 10, "{others}");
    }

    #[test]
    fn a_full_bucket_keeps_what_matters() {
        let rows: Vec<Row> = (0..PLACES as u64 + 4)
            .map(|number| Row {
                feature: number + 1,
                weights: vec![(1, number as i8 + 1)],
            })
            .collect();
        let slots = Slots::read(Cow::Owned(write(&rows))).expect("a table");
        assert_eq!(slots.scores(&[PLACES as u64 + 4]), [0, 16, 0]);
        assert!(Slots::read(Cow::Owned(vec![0; 63])).is_none());
        assert!(Slots::read(Cow::Owned(Vec::new())).is_none());
    }
}
