//! Orders within a Kendall distance of a given one, drawn uniformly.

use rand::{Rng, RngExt};

/// Orders of a number of things at most so many exchanges of neighbours away from the given one.
#[derive(Clone, Debug)]
pub(crate) struct Ball {
    /// `counts[n][k]`: how many orders of `n` things have `k` inversions, divided by n! (so that no number grows too large).
    counts: Vec<Vec<f64>>,
    radius: usize,
}

impl Ball {
    /// The orders of `things` within `radius`. Cost: things × radius × things.
    pub(crate) fn of(things: usize, radius: usize) -> Ball {
        let radius = radius.min(things * things.saturating_sub(1) / 2);
        let mut counts = vec![vec![0.0; radius + 1]];
        counts[0][0] = 1.0;
        for size in 1..=things {
            let before = &counts[size - 1];
            let sum = |inversions: usize| (0..size.min(inversions + 1)).map(|own| before[inversions - own]).sum::<f64>() / size as f64;
            let row = (0..=radius).map(sum).collect();
            counts.push(row);
        }
        Ball { counts, radius }
    }

    /// An order drawn uniformly, as far as 53 bits go: first how many inversions, then thing by thing how many of them are its own.
    pub(crate) fn draw(&self, random: &mut impl Rng) -> Vec<usize> {
        let things = self.counts.len() - 1;
        let mut left = chosen(&self.counts[things][..=self.radius], random);
        let mut own = vec![0; things];
        for size in (1..=things).rev() {
            let most = left.min(size - 1);
            let weights: Vec<f64> = (0..=most).map(|own| self.counts[size - 1][left - own]).collect();
            own[size - 1] = chosen(&weights, random);
            left -= own[size - 1];
        }
        let mut order = Vec::with_capacity(things);
        for (thing, &later) in own.iter().enumerate() {
            // Put in so many places before the end, it is ahead of so many that it followed.
            order.insert(thing - later, thing);
        }
        order
    }
}

/// A place drawn with probabilities in proportion to the weights; of all-zero weights the first.
fn chosen(weights: &[f64], random: &mut impl Rng) -> usize {
    let mut point = random.random::<f64>() * weights.iter().sum::<f64>();
    for (place, weight) in weights.iter().enumerate() {
        if point < *weight {
            return place;
        }
        point -= weight;
    }
    weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::Ball;

    fn inversions(order: &[usize]) -> usize {
        let pairs = (0..order.len()).flat_map(|left| (left + 1..order.len()).map(move |right| (left, right)));
        pairs.filter(|&(left, right)| order[left] > order[right]).count()
    }

    #[test]
    fn every_order_within_the_radius_is_drawn_about_equally_often() {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        // Of 4 things, 1 + 3 + 5 orders have up to two inversions.
        let ball = Ball::of(4, 2);
        let mut seen: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for _ in 0..9_000 {
            *seen.entry(ball.draw(&mut random)).or_default() += 1;
        }
        assert_eq!(seen.len(), 9);
        assert!(seen.keys().all(|order| inversions(order) <= 2));
        // The standard deviation of each count is about 30.
        assert!(seen.values().all(|&count| (850..=1_150).contains(&count)), "{seen:?}");
    }

    #[test]
    fn a_radius_beyond_all_orders_takes_all() {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let ball = Ball::of(3, 99);
        let seen: std::collections::BTreeSet<_> = (0..500).map(|_| ball.draw(&mut random)).collect();
        assert_eq!(seen.len(), 6);
        assert_eq!(Ball::of(0, 3).draw(&mut random), Vec::<usize>::new());
        assert_eq!(Ball::of(64, 2_016).draw(&mut random).len(), 64);
    }
}
