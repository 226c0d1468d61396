//! Digests of words and of runs of words, for finding stretches that say the same.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The words of a stretch as digests, whatever their case and the marks between them.
pub(crate) fn word_digests(stretch: &str) -> Vec<u64> {
    stretch
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| digest(&word.to_lowercase()))
        .collect()
}

/// A digest that lasts as long as the program runs.
pub(crate) fn digest<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
