//! Plays the chain: runs from a start until the target is reached, cannot be reached any more, or the horizon.

use std::collections::BTreeMap;

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Simulated;
use super::chain::{Chain, Chance};
use crate::limits::Running;
use crate::share::{Share, share};

/// What is played.
pub(crate) struct Play<'a> {
    pub(crate) chain: &'a Chain<'a>,
    pub(crate) start: usize,
    /// The states of the target.
    pub(crate) target: &'a [bool],
    /// The states that lead to the target.
    pub(crate) open: &'a [bool],
    pub(crate) runs: usize,
    pub(crate) horizon: usize,
    pub(crate) seed: u64,
}

/// How a run ended.
enum End {
    Reached(usize),
    Lost,
    CutOff,
}

impl Play<'_> {
    /// Plays all runs, or as many as the limits allow. Cost: runs × turns × moves of a state; memory: the moves.
    pub(crate) fn all(&self, limits: &Running) -> Simulated {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        let mut known = BTreeMap::new();
        let (mut turns, mut played, mut cut_off) = (Vec::new(), 0, 0);
        while played < self.runs && !limits.called_off() {
            played += 1;
            match self.run(&mut random, &mut known) {
                End::Reached(after) => turns.push(after as f64),
                End::Lost => {}
                End::CutOff => cut_off += 1,
            }
        }
        // A run cut off could have gone either way.
        let high = share(turns.len() + cut_off, played).high;
        Simulated {
            share: Share {
                high,
                ..share(turns.len(), played)
            },
            turns: mean(&turns),
            cut_off,
        }
    }

    /// Plays one run. `known` keeps the choices met, by state and decision maker.
    fn run(&self, random: &mut impl Rng, known: &mut BTreeMap<(usize, usize), Vec<Chance>>) -> End {
        let actors: Vec<Chance> = self.chain.acts.iter().copied().enumerate().collect();
        let mut state = self.start;
        for turn in 0..=self.horizon {
            if self.target[state] {
                return End::Reached(turn);
            }
            if !self.open[state] {
                return End::Lost;
            }
            let actor = drawn(&actors, random);
            let choices = known.entry((state, actor)).or_insert_with(|| self.chain.choices(actor, state));
            state = drawn(choices, random);
        }
        End::CutOff
    }
}

/// One of several, with their probabilities.
fn drawn(chances: &[Chance], random: &mut impl Rng) -> usize {
    let mut point: f64 = random.random();
    for &(target, chance) in chances {
        if point < chance {
            return target;
        }
        point -= chance;
    }
    // Rounding may leave a little; it belongs to the last that can happen.
    let last = chances.iter().rev().find(|(_, chance)| *chance > 0.0);
    last.map_or(0, |(target, _)| *target)
}

/// The mean with the half width of its interval at 95 %.
fn mean(values: &[f64]) -> Option<(f64, f64)> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    match values.len() {
        0 => None,
        1 => Some((mean, f64::INFINITY)),
        _ => Some((mean, 1.96 * (squares / (count - 1.0) / count).sqrt())),
    }
}
