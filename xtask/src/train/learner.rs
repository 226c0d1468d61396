//! The averaged perceptron: weights that grow by one where the truth should have won, averaged over all steps.

use standoff_syntax::learning::{Row, Scores};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

#[derive(Clone, Debug)]
struct Weight {
    class: u8,
    now: i32,
    since: u32,
    total: i64,
}

#[derive(Clone, Debug, Default)]
struct Learned {
    updates: u32,
    weights: Vec<Weight>,
}

/// Weights while they are learned.
#[derive(Default)]
pub struct Learner {
    rows: HashMap<u64, Learned, BuildHasherDefault<AsIs>>,
    clock: u32,
}

/// How a learner's weights are stored.
#[derive(Clone, Copy, Debug)]
pub struct Storage {
    /// Features that were changed less often are dropped.
    pub updates: u32,
    /// The share of weights that may be cut off at the greatest number.
    pub clipped: f64,
    /// Weights below this, after scaling, are dropped.
    pub least: i8,
}

impl Learner {
    /// The scores of all classes.
    pub fn score(&self, features: &[u64], scores: &mut Scores) {
        for feature in features {
            if let Some(learned) = self.rows.get(feature) {
                for weight in &learned.weights {
                    scores[usize::from(weight.class)] += weight.now;
                }
            }
        }
    }

    /// One more example seen.
    pub fn tick(&mut self) {
        self.clock += 1;
    }

    /// Moves the weights of features from one class to another.
    pub fn update(&mut self, features: &[u64], truth: usize, guess: usize) {
        if truth == guess {
            return;
        }
        for &feature in features {
            let learned = self.rows.entry(feature).or_default();
            learned.updates += 1;
            learned.change(truth as u8, 1, self.clock);
            learned.change(guess as u8, -1, self.clock);
        }
    }

    /// The averaged weights in one byte each, sorted by feature.
    pub fn rows(&self, storage: Storage) -> Vec<Row> {
        let clock = f64::from(self.clock.max(1));
        let average = |weight: &Weight| (weight.total + i64::from(weight.now) * i64::from(self.clock - weight.since)) as f64 / clock;
        let kept = || self.rows.iter().filter(|(_, learned)| learned.updates >= storage.updates);
        let mut sizes: Vec<f64> = kept()
            .flat_map(|(_, learned)| learned.weights.iter().map(|weight| average(weight).abs()))
            .collect();
        sizes.sort_by(f64::total_cmp);
        let place = (sizes.len() as f64 * (1.0 - storage.clipped)) as usize;
        let scale = 127.0
            / sizes
                .get(place.min(sizes.len().saturating_sub(1)))
                .copied()
                .unwrap_or(1.0)
                .max(f64::MIN_POSITIVE);
        let mut rows: Vec<Row> = kept()
            .map(|(&feature, learned)| Row {
                feature,
                weights: learned.stored(|weight| (average(weight) * scale).round().clamp(-127.0, 127.0) as i8, storage.least),
            })
            .filter(|row| !row.weights.is_empty())
            .collect();
        rows.sort_by_key(|row| row.feature);
        rows
    }
}

impl Learned {
    fn change(&mut self, class: u8, by: i32, clock: u32) {
        match self.weights.iter_mut().find(|weight| weight.class == class) {
            Some(weight) => {
                weight.total += i64::from(weight.now) * i64::from(clock - weight.since);
                weight.now += by;
                weight.since = clock;
            }
            None => self.weights.push(Weight {
                class,
                now: by,
                since: clock,
                total: 0,
            }),
        }
    }

    fn stored(&self, byte: impl Fn(&Weight) -> i8, least: i8) -> Vec<(u8, i8)> {
        let mut stored: Vec<(u8, i8)> = self.weights.iter().map(|weight| (weight.class, byte(weight))).collect();
        stored.retain(|(_, weight)| weight.unsigned_abs() >= least.unsigned_abs().max(1));
        stored.sort_unstable();
        stored
    }
}

/// Numbers that look random and are the same every time (xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % bound.max(1) as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_syntax::learning::MOST_CLASSES;

    const ALL: Storage = Storage {
        updates: 1,
        clipped: 0.0,
        least: 1,
    };

    #[test]
    fn what_was_right_gains_and_averages_count_time() {
        let mut learner = Learner::default();
        learner.update(&[5], 1, 2);
        for _ in 0..4 {
            learner.tick();
        }
        learner.update(&[5], 2, 1);
        let mut scores = [0; MOST_CLASSES];
        learner.score(&[5, 6], &mut scores);
        assert_eq!(scores[..4], [0; 4]);
        assert_eq!(
            learner.rows(ALL),
            [Row {
                feature: 5,
                weights: vec![(1, 127), (2, -127)]
            }]
        );
        assert!(learner.rows(Storage { updates: 3, ..ALL }).is_empty());
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
