//! Completions drawn at random, and under how many of them a state is stable.

use std::rc::Rc;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::belief::Belief;
use super::known::Share;
use super::partly::PartlyKnown;
use super::search::{Form, Found, Leaving, Search};

impl PartlyKnown {
    /// The share under completions drawn uniformly; `bearing`: the decision makers whose statements bear on it.
    pub(super) fn sampled(&self, form: Form, leavings: &[Leaving], bearing: &[usize]) -> Share {
        let mut random = ChaCha8Rng::seed_from_u64(self.effort.seed);
        let (mut holding, drawn) = (0, self.effort.samples);
        for _ in 0..drawn {
            let mut beliefs = self.beliefs.clone();
            for &dm in bearing {
                if let Belief::Statements { given, .. } = &self.beliefs[dm] {
                    let order = given.importance.draw(&mut random);
                    beliefs[dm] = Belief::Ranks(Rc::new(given.ranks(&order)));
                }
            }
            let mut search = Search::new(&self.board, form, u64::MAX);
            holding += u32::from(matches!(search.stable(&beliefs, leavings), Found::Beliefs(_)));
        }
        let (low, high) = wilson(holding, drawn);
        Share::Sampled {
            holding,
            drawn,
            low,
            high,
            seed: self.effort.seed,
        }
    }
}

/// The 95 % score interval of Wilson for a share.
fn wilson(holding: u32, drawn: u32) -> (f64, f64) {
    if drawn == 0 {
        return (0.0, 1.0);
    }
    let z = 1.959_963_984_540_054_f64;
    let (n, p) = (f64::from(drawn), f64::from(holding) / f64::from(drawn));
    let middle = p + z * z / (2.0 * n);
    let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    let low = if holding == 0 { 0.0 } else { (middle - spread) / scale };
    let high = if holding == drawn { 1.0 } else { (middle + spread) / scale };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::wilson;

    #[test]
    fn intervals_are_those_of_the_formula() {
        let (low, high) = wilson(10, 100);
        assert!((low - 0.055_23).abs() < 1e-4 && (high - 0.174_37).abs() < 1e-4, "{low} {high}");
        assert_eq!(wilson(0, 50).0, 0.0);
        assert_eq!(wilson(50, 50).1, 1.0);
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }
}
