//! Weights of features as they are stored: read where they lie, nothing is unpacked.
//!
//! A table begins with the number of bits that choose a bucket (one byte), then the start of every bucket and the end of the last
//! (four bytes each, little endian, counted from behind this list), then the buckets. A bucket is a list of rows: two bytes that check
//! the feature, one byte with the number of weights, then class and weight in one byte each.

use std::borrow::Cow;

/// One more than the highest class.
pub const MOST_CLASSES: usize = 64;

/// Features that are looked up together.
const AT_ONCE: usize = 64;

/// The score of each class.
pub type Scores = [i32; MOST_CLASSES];

/// The weights of one feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The hash of the feature.
    pub feature: u64,
    /// Classes, below [`MOST_CLASSES`], with their weights.
    pub weights: Vec<(u8, i8)>,
}

/// A table of weights for many classes.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    bits: u32,
    starts: Cow<'static, [u8]>,
    rows: Cow<'static, [u8]>,
}

impl Table {
    /// Takes a table from its bytes; `None` if they are none.
    pub fn read(bytes: Cow<'static, [u8]>) -> Option<Table> {
        let bits = u32::from(*bytes.first()?);
        let list = 4 * ((1_usize << bits.min(24)) + 1);
        if !(1..=24).contains(&bits) || bytes.len() < 1 + list {
            return None;
        }
        let (starts, rows) = match bytes {
            Cow::Borrowed(bytes) => (Cow::Borrowed(&bytes[1..=list]), Cow::Borrowed(&bytes[1 + list..])),
            Cow::Owned(bytes) => (Cow::Owned(bytes[1..=list].to_vec()), Cow::Owned(bytes[1 + list..].to_vec())),
        };
        Some(Table { bits, starts, rows })
    }

    /// The scores of features. Each costs one look at one bucket.
    #[inline]
    pub fn scores(&self, features: &[u64]) -> Scores {
        let mut scores = [0; MOST_CLASSES];
        let mut buckets = [&[][..]; AT_ONCE];
        for features in features.chunks(AT_ONCE) {
            self.fetch(features, &mut buckets);
            for (&feature, bucket) in features.iter().zip(buckets) {
                for pair in weights(bucket, feature as u16).unwrap_or(&[]).chunks_exact(2) {
                    scores[usize::from(pair[0]) & (MOST_CLASSES - 1)] += i32::from(pair[1] as i8);
                }
            }
        }
        scores
    }

    /// The first class of a feature.
    pub fn class(&self, feature: u64) -> Option<usize> {
        let weights = weights(self.bucket(feature)?, feature as u16)?;
        weights.first().map(|&class| usize::from(class))
    }

    /// Looks every bucket up and at it, so that the memory fetches many at a time; the search behind it would wait for each in turn.
    #[inline]
    fn fetch<'t>(&'t self, features: &[u64], buckets: &mut [&'t [u8]; AT_ONCE]) {
        for (bucket, feature) in buckets.iter_mut().zip(features) {
            *bucket = self.bucket(*feature).unwrap_or(&[]);
        }
        let touched = buckets[..features.len()]
            .iter()
            .fold(0, |touched, bucket| touched ^ bucket.first().unwrap_or(&0));
        std::hint::black_box(touched);
    }

    #[inline]
    fn bucket(&self, feature: u64) -> Option<&[u8]> {
        let bucket = (feature >> (64 - self.bits)) as usize;
        self.rows.get(self.start(bucket)?..self.start(bucket + 1)?)
    }

    #[inline]
    fn start(&self, bucket: usize) -> Option<usize> {
        let at = self.starts.get(4 * bucket..4 * bucket + 4)?;
        Some(u32::from_le_bytes([at[0], at[1], at[2], at[3]]) as usize)
    }
}

/// The weights that stand in a bucket under a check.
#[inline]
fn weights(bucket: &[u8], check: u16) -> Option<&[u8]> {
    let mut rest = bucket;
    while let [first, second, count, behind @ ..] = rest {
        let length = 2 * usize::from(*count);
        if u16::from_le_bytes([*first, *second]) == check {
            return behind.get(..length);
        }
        rest = behind.get(length..)?;
    }
    None
}

/// The bytes of a table with these rows; one or two rows share a bucket. Of rows with one place, the first stands.
pub(crate) fn write(mut rows: Vec<Row>) -> Vec<u8> {
    rows.sort_by_key(|row| row.feature);
    let bits = (rows.len() / 2).max(2).next_power_of_two().ilog2().clamp(1, 20);
    let mut table = vec![bits as u8];
    let (mut starts, mut buckets): (Vec<u32>, Vec<u8>) = (vec![0], Vec::new());
    for row in rows.iter().filter(|row| !row.weights.is_empty()) {
        let bucket = (row.feature >> (64 - bits)) as usize;
        starts.resize(bucket + 1, buckets.len() as u32);
        buckets.extend((row.feature as u16).to_le_bytes());
        buckets.push(row.weights.len().min(MOST_CLASSES) as u8);
        for (class, weight) in row.weights.iter().take(MOST_CLASSES) {
            buckets.extend([*class, *weight as u8]);
        }
    }
    starts.resize((1 << bits) + 1, buckets.len() as u32);
    table.extend(starts.into_iter().flat_map(u32::to_le_bytes));
    table.extend(buckets);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixing::mix;

    #[test]
    fn what_is_written_is_found_again() {
        let rows: Vec<Row> = (0..1000)
            .map(|number| Row {
                feature: mix(7, number),
                weights: vec![((number % 60) as u8, (number % 90) as i8 - 45), (63, 1)],
            })
            .collect();
        let table = Table::read(Cow::Owned(write(rows.clone()))).expect("a table");
        for row in &rows {
            let scores = table.scores(&[row.feature, mix(8, row.feature)]);
            let (class, weight) = row.weights[0];
            assert_eq!((scores[usize::from(class)], scores[63]), (i32::from(weight), 1));
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_refused() {
        for bytes in [&[][..], &[0], &[3, 1, 2], &[200; 64]] {
            assert!(Table::read(Cow::Owned(bytes.to_vec())).is_none());
        }
        let mut broken = write(vec![Row {
            feature: 1,
            weights: vec![(1, 1)],
        }]);
        broken.truncate(broken.len() - 1);
        let table = Table::read(Cow::Owned(broken)).expect("a table");
        assert_eq!(table.scores(&[1]), [0; MOST_CLASSES]);
    }
}
