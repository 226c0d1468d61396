//! How many orders there are: in all, within a distance, and of those that meet a goal.

use standoff_stability::{Analysis, StateId};

use super::ask::{CannotInvert, Measure, Question, aims, ranks};
use super::board::Board;
use super::by_statements::{in_order, statements};
use super::favours::Ranks;
use super::patience::Patience;
use crate::Limits;

/// How many strict orders of one decision maker meet a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HowMany {
    /// Those that do.
    pub meeting: u64,
    /// Those tried.
    pub tried: u64,
    /// Whether all were tried; else the search ended early.
    pub whole: bool,
}

/// Counts the strict orders of one decision maker, all others' preferences as they are, under which a goal is met: of its statements (k! orders), or
/// of all states (m!; ties are not counted), by the question's measure. Cost: one judgement an order; eight states or statements take moments, eleven minutes.
///
/// # Errors
/// [`CannotInvert`] when the question or `dm` names what does not exist.
pub fn how_many_orders(analysis: &Analysis, question: &Question, dm: usize, limits: &Limits) -> Result<HowMany, CannotInvert> {
    let asked = Question {
        changing: Some(vec![dm]),
        ..question.clone()
    };
    let aims = aims(analysis, &asked)?;
    let board = Board::new(analysis);
    let patience = Patience::of(limits);
    let mut ranks = ranks(analysis);
    let target = question.goal.state();
    let mut how_many = HowMany {
        meeting: 0,
        tried: 0,
        whole: true,
    };
    let length = match question.measure {
        Measure::States => analysis.space().len(),
        Measure::Statements => statements(analysis.conflict(), dm).len(),
    };
    let mut order: Vec<usize> = (0..length).collect();
    loop {
        if patience.over(&board) {
            how_many.whole = false;
            return Ok(how_many);
        }
        ranks[dm] = ranked(analysis, question.measure, dm, &order);
        let liking = Ranks { target, ranks: &ranks };
        how_many.meeting += u64::from(aims.iter().any(|aim| board.met(aim, &liking)));
        how_many.tried += 1;
        board.worked(length);
        if !advance(&mut order) {
            return Ok(how_many);
        }
    }
}

/// The ranks of all states under an order of states (places are positions from the bottom) or of statements (most important first).
fn ranked(analysis: &Analysis, measure: Measure, dm: usize, order: &[usize]) -> Vec<usize> {
    if measure == Measure::States {
        return order.iter().map(|place| place + 1).collect();
    }
    let statements = statements(analysis.conflict(), dm);
    let list = in_order(statements);
    let truths = |state: StateId| -> Vec<bool> {
        let code = analysis.space().code(state);
        order.iter().map(|&place| statements[list[place]].want.holds(code)).collect()
    };
    dense(&analysis.space().ids().map(truths).collect::<Vec<_>>())
}

/// Ranks from 1 without gaps, higher for greater keys.
pub(crate) fn dense<K: Ord>(keys: &[K]) -> Vec<usize> {
    let mut levels: Vec<&K> = keys.iter().collect();
    levels.sort_unstable();
    levels.dedup();
    keys.iter()
        .map(|key| levels.binary_search(&key).map_or(0, |place| place + 1))
        .collect()
}

/// The next order in the sequence of all; `false` after the last.
fn advance(order: &mut [usize]) -> bool {
    let Some(pivot) = (1..order.len()).rev().find(|&place| order[place - 1] < order[place]) else {
        return false;
    };
    let larger = (pivot..order.len()).rev().find(|&place| order[place] > order[pivot - 1]);
    order.swap(pivot - 1, larger.unwrap_or(pivot));
    order[pivot..].reverse();
    true
}

/// How many choices of orders there are, one for each list of so many statements; at most `u128::MAX`.
pub(crate) fn orders(lengths: &[usize]) -> u128 {
    let factors = lengths.iter().flat_map(|&length| 1..=length as u128);
    factors.fold(1, u128::saturating_mul)
}

/// How many of them are nearer than a distance, that of the order as it is included; at most `u128::MAX`.
pub(crate) fn nearer_orders(lengths: &[usize], distance: u32) -> u128 {
    let mut by_distance = vec![0u128; distance as usize];
    if let Some(itself) = by_distance.first_mut() {
        *itself = 1;
    }
    // Placing the k-th statement of a list adds any number of inversions below k.
    for size in lengths.iter().flat_map(|&length| 1..=length) {
        let before = by_distance.clone();
        for (far, count) in by_distance.iter_mut().enumerate() {
            let shorter = before[(far + 1).saturating_sub(size)..=far].iter();
            *count = shorter.fold(0, |sum, more| u128::saturating_add(sum, *more));
        }
    }
    by_distance.into_iter().fold(0, u128::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::{nearer_orders, orders};

    #[test]
    fn orders_are_counted_by_distance() {
        // Four statements: 1, 3, 5, 6, 5, 3 and 1 orders at the distances 0 to 6.
        let counts: Vec<u128> = (0..=7).map(|distance| nearer_orders(&[4], distance)).collect();
        assert_eq!(counts, [0, 1, 4, 9, 15, 20, 23, 24]);
        assert_eq!(orders(&[4, 0, 3]), 144);
        assert_eq!(nearer_orders(&[4, 3], 100), 144);
        assert_eq!(nearer_orders(&[2, 2], 2), 3);
    }
}
