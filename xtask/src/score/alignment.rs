//! Pairing of what is wanted with what was found.

use super::points::Points;

/// Pairs one to one, best score first, nothing below the floor; of equal scores the later pair wins, as in the public scorer.
/// Gives index pairs, best first. About quadratic in the numbers of both.
pub fn pairs(wanted: usize, found: usize, floor: f64, score: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..wanted)
        .flat_map(|here| (0..found).map(move |there| (here, there)))
        .map(|(here, there)| (score(here, there), here, there))
        .filter(|(score, ..)| *score >= floor)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut used, mut taken) = (vec![false; wanted], vec![false; found]);
    let mut paired = Vec::new();
    for (_, here, there) in candidates {
        if !used[here] && !taken[there] {
            used[here] = true;
            taken[there] = true;
            paired.push((here, there));
        }
    }
    paired
}

/// Indices of the found that no pair took.
pub fn left_over(pairs: &[(usize, usize)], found: usize) -> Vec<usize> {
    (0..found).filter(|index| pairs.iter().all(|(_, taken)| taken != index)).collect()
}

/// Indices of the wanted that no pair took.
pub fn missed(pairs: &[(usize, usize)], wanted: usize) -> Vec<usize> {
    (0..wanted).filter(|index| pairs.iter().all(|(used, _)| used != index)).collect()
}

/// Items (lists of alternative places) that mean the same place become one.
pub fn merged(items: Vec<Vec<Points>>) -> Vec<Vec<Points>> {
    let mut places: Vec<Vec<Points>> = Vec::new();
    for item in items {
        match places.iter_mut().find(|place| best_overlap(place, &item) >= 0.5) {
            Some(twin) => twin.extend(item),
            None => places.push(item),
        }
    }
    places
}

/// The best overlap of any alternative here with any there.
pub fn best_overlap(here: &[Points], there: &[Points]) -> f64 {
    let each = here.iter().flat_map(|a| there.iter().map(move |b| a.overlap(b)));
    each.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::points::Span;

    fn place(start: usize, end: usize) -> Points {
        Points::of([&Span { start, end }])
    }

    #[test]
    fn the_best_score_is_paired_first_and_each_once() {
        let scores = [[0.6, 0.9], [0.7, 0.8]];
        assert_eq!(pairs(2, 2, 0.5, |here, there| scores[here][there]), [(0, 1), (1, 0)]);
        assert_eq!(pairs(2, 2, 0.65, |here, there| scores[here][there]), [(0, 1), (1, 0)]);
        assert_eq!(pairs(2, 2, 0.75, |here, there| scores[here][there]), [(0, 1)]);
    }

    #[test]
    fn of_equal_scores_the_later_pair_wins() {
        assert_eq!(pairs(2, 1, 0.5, |_, _| 1.0), [(1, 0)]);
    }

    #[test]
    fn what_no_pair_took_is_left() {
        assert_eq!(left_over(&[(0, 1)], 3), [0, 2]);
        assert_eq!(missed(&[(0, 1)], 2), [1]);
    }

    #[test]
    fn places_that_overlap_are_one() {
        let places = merged(vec![vec![place(0, 10)], vec![place(20, 30)], vec![place(8, 12), place(40, 50)]]);
        assert_eq!(places, [vec![place(0, 10), place(8, 12), place(40, 50)], vec![place(20, 30)]]);
    }
}
