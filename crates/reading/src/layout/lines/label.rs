//! The best labelling of a page's lines.

use crate::layout::lines::weights::{Weights, weights};

/// For each line whether it is the article's. Linear in the number of features.
pub(crate) fn label(features: &[Vec<u16>], barred: &[bool], marked_up: bool) -> Vec<bool> {
    let weights = weights(marked_up);
    let scores: Vec<i64> = features
        .iter()
        .zip(barred)
        .map(|(line, &barred)| if barred { BARRED } else { score(line, weights) })
        .collect();
    best(&scores, weights)
}

/// Score of a line that cannot be the article's.
const BARRED: i64 = -1_000_000;

fn score(line: &[u16], weights: &Weights) -> i64 {
    line.iter().map(|&slot| i64::from(weights.slots[usize::from(slot)])).sum()
}

/// The labelling with the highest sum of scores (Viterbi): lines of the article count theirs, entering and leaving it have a price.
fn best(scores: &[i64], weights: &Weights) -> Vec<bool> {
    let (enter, leave) = (i64::from(weights.enter), i64::from(weights.leave));
    // Best sums so far that end outside and inside, and for each line where they came from.
    let (mut outside, mut inside) = (0_i64, i64::MIN / 2);
    let mut from = Vec::with_capacity(scores.len());
    for &score in scores {
        let (left, entered) = (inside + leave, outside + enter);
        from.push((left > outside, entered < inside));
        (outside, inside) = (outside.max(left), inside.max(entered) + score);
    }
    let mut labels = vec![false; scores.len()];
    let mut now = inside + leave > outside;
    for (at, &(out_of_inside, stayed)) in from.iter().enumerate().rev() {
        labels[at] = now;
        now = if now { stayed } else { out_of_inside };
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_line_goes_with_its_neighbours() {
        let weights = Weights {
            slots: Vec::new(),
            enter: -10,
            leave: -10,
        };
        assert_eq!(best(&[-9, 30, -5, 30, -30, 5], &weights), [false, true, true, true, false, false]);
        assert_eq!(best(&[30, -50, 30], &weights), [true, false, true]);
        assert_eq!(best(&[], &weights), Vec::<bool>::new());
    }
}
