//! The averaged perceptron: weights that grow by one where the truth should have won, averaged over all steps.
//!
//! It learns twice. At first every feature that is seen at a mistake gets weights; then the strongest features are chosen and learn
//! anew by themselves, so that they make up for those that are gone.

use standoff_syntax::learning::Row;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The share of weights that may be cut off at the greatest number.
const CLIPPED: f64 = 0.0001;

/// Weights below this, of 127, are not stored.
const LEAST: u8 = 2;

/// Features are hashes already.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// The weights of a feature, for each class.
struct Learned<const CLASSES: usize> {
    now: [i32; CLASSES],
    since: u32,
    total: [i64; CLASSES],
}

/// Weights while they are learned.
pub struct Learner<const CLASSES: usize> {
    places: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
    learned: Vec<Learned<CLASSES>>,
    clock: u32,
    closed: bool,
}

impl<const CLASSES: usize> Learner<CLASSES> {
    /// Knows nothing, takes any feature.
    pub fn new() -> Learner<CLASSES> {
        Learner {
            places: HashMap::default(),
            learned: Vec::new(),
            clock: 0,
            closed: false,
        }
    }

    /// Forgets all weights and from now on takes only so many features, those whose weights differed most.
    pub fn close(&mut self, count: usize) {
        let strength = |averages: [f64; CLASSES]| {
            averages.iter().fold(0.0, |most: f64, &one| most.max(one)) - averages.iter().fold(0.0, |least: f64, &one| least.min(one))
        };
        let mut features: Vec<(f64, u64)> = self
            .places
            .iter()
            .map(|(&feature, &place)| (strength(self.averages(place)), feature))
            .collect();
        features.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        features.truncate(count);
        *self = Learner::new();
        for (_, feature) in features {
            self.place(feature);
        }
        self.closed = true;
    }

    /// The scores of all classes.
    pub fn scores(&self, features: &[u64]) -> [i32; CLASSES] {
        let mut scores = [0; CLASSES];
        for feature in features {
            if let Some(&place) = self.places.get(feature) {
                for (score, weight) in scores.iter_mut().zip(&self.learned[place as usize].now) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// The class with the highest score, of equals the first.
    pub fn best(&self, features: &[u64]) -> usize {
        let scores = self.scores(features);
        (0..CLASSES)
            .max_by_key(|&class| (scores[class], std::cmp::Reverse(class)))
            .unwrap_or(0)
    }

    /// The class to learn against: the best of the others where it wins or comes near, else the truth itself.
    pub fn rival(&self, features: &[u64], truth: usize, margin: i32) -> usize {
        let scores = self.scores(features);
        let others = (0..CLASSES).filter(|&class| class != truth);
        let best = others.max_by_key(|&class| (scores[class], std::cmp::Reverse(class)));
        best.filter(|&class| scores[class] + margin > scores[truth]).unwrap_or(truth)
    }

    /// One more example seen: where truth and guess differ, the weights of its features move from the one to the other.
    pub fn see(&mut self, features: &[u64], truth: usize, guess: usize) {
        self.clock += 1;
        if truth == guess {
            return;
        }
        let clock = self.clock;
        for &feature in features {
            if let Some(place) = self.place(feature) {
                let learned = &mut self.learned[place as usize];
                for (total, now) in learned.total.iter_mut().zip(learned.now) {
                    *total += i64::from(now) * i64::from(clock - learned.since);
                }
                learned.since = clock;
                learned.now[truth] += 1;
                learned.now[guess] -= 1;
            }
        }
    }

    fn place(&mut self, feature: u64) -> Option<u32> {
        if let Some(&place) = self.places.get(&feature) {
            return Some(place);
        }
        if self.closed {
            return None;
        }
        let place = self.learned.len() as u32;
        self.places.insert(feature, place);
        self.learned.push(Learned {
            now: [0; CLASSES],
            since: self.clock,
            total: [0; CLASSES],
        });
        Some(place)
    }

    fn averages(&self, place: u32) -> [f64; CLASSES] {
        let learned = &self.learned[place as usize];
        let since = i64::from(self.clock - learned.since);
        std::array::from_fn(|class| (learned.total[class] + i64::from(learned.now[class]) * since) as f64 / f64::from(self.clock.max(1)))
    }

    /// The averaged weights in one byte each, sorted by feature.
    pub fn rows(&self) -> Vec<Row> {
        let mut sizes: Vec<f64> = (0..self.learned.len() as u32)
            .flat_map(|place| self.averages(place))
            .map(f64::abs)
            .filter(|size| *size > 0.0)
            .collect();
        sizes.sort_by(f64::total_cmp);
        let place = (sizes.len() as f64 * (1.0 - CLIPPED)) as usize;
        let scale = 127.0 / sizes.get(place.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0);
        let byte = |weight: f64| (weight * scale).round().clamp(-127.0, 127.0) as i8;
        let weights = |place: u32| {
            let bytes = self.averages(place).map(byte);
            (0..)
                .zip(bytes)
                .filter(|(_, weight)| weight.unsigned_abs() >= LEAST)
                .collect::<Vec<(u8, i8)>>()
        };
        let mut rows: Vec<Row> = self
            .places
            .iter()
            .map(|(&feature, &place)| Row {
                feature,
                weights: weights(place),
            })
            .collect();
        rows.retain(|row| !row.weights.is_empty());
        rows.sort_by_key(|row| row.feature);
        rows
    }
}

/// Numbers that look random and are the same every time (xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % bound.max(1) as u64) as usize
    }

    /// Another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_right_gains_and_averages_count_time() {
        let mut learner = Learner::<3>::new();
        learner.see(&[5], 1, 2);
        for _ in 0..4 {
            learner.see(&[5], 0, 0);
        }
        assert_eq!((learner.scores(&[5, 6]), learner.best(&[5])), ([0, 1, -1], 1));
        learner.see(&[5], 2, 1);
        assert_eq!(learner.scores(&[5, 6]), [0; 3]);
        let weights = vec![(1, 127), (2, -127)];
        assert_eq!(learner.rows(), [Row { feature: 5, weights }]);
    }

    #[test]
    fn a_rival_that_comes_near_is_learned_against() {
        let mut learner = Learner::<3>::new();
        learner.see(&[5, 6], 1, 2);
        assert_eq!([4, 5, 9].map(|margin| learner.rival(&[5, 6], 1, margin)), [0, 0, 0]);
        assert_eq!([1, 2].map(|margin| learner.rival(&[5, 6], 1, margin)), [1, 1]);
        assert_eq!(learner.rival(&[5, 6], 0, 1), 1);
    }

    #[test]
    fn the_strongest_features_learn_anew() {
        let mut learner = Learner::<2>::new();
        learner.see(&[5, 6], 1, 0);
        learner.see(&[5], 1, 0);
        learner.close(1);
        assert_eq!(learner.scores(&[5]), [0; 2]);
        learner.see(&[5, 6, 7], 1, 0);
        assert_eq!((learner.scores(&[5]), learner.scores(&[6, 7])), ([-1, 1], [0; 2]));
    }

    #[test]
    fn dice_fall_the_same_way() {
        let fall = || {
            let mut dice = Dice(7);
            (0..20).map(|_| dice.below(6)).collect::<Vec<_>>()
        };
        assert_eq!(fall(), fall());
        assert!(fall().iter().all(|&number| number < 6));
    }
}
