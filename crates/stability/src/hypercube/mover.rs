//! What one decision maker may do, as sets of positions.

use std::sync::Arc;

use standoff_conflict::{Conflict, NoMove};
use standoff_states::{Axes, Positions, Stretch, outside};

/// The moves of one decision maker: along its own axes, within the directions of its options, from the positions of a departure to those
/// that it allows.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    /// Its axes.
    pub(super) stretch: Stretch,
    /// Where it may move from and to. No position is in the `from` of two of them.
    pub(super) departures: Vec<Departure>,
    /// Whether two moves in a row are never more than one.
    pub(super) transitive: bool,
}

/// Positions from which the same positions are allowed.
#[derive(Clone, Debug)]
pub(super) struct Departure {
    /// Where it may move from; `None` for everywhere.
    pub(super) from: Option<Arc<Positions>>,
    /// Where it may move to; `None` for everywhere.
    pub(super) to: Option<Arc<Positions>>,
}

/// Most departures of one decision maker: each costs another pass.
pub(super) const MOST_DEPARTURES: usize = 16;

impl Mover {
    /// Works out what a decision maker may do. `None` when its `no_move` rules part the states into too many departures.
    pub(super) fn new(conflict: &Conflict, axes: &Axes, feasible: &Arc<Positions>, dm: usize) -> Option<Mover> {
        let hidden = &conflict.decision_makers.get(dm)?.hidden;
        let seen = match hidden.is_empty() {
            true => Arc::clone(feasible),
            false => Arc::new(feasible.and(&outside(hidden.iter(), axes))),
        };
        let rules: Vec<&NoMove> = conflict.no_moves.iter().filter(|rule| rule.by == dm).collect();
        let mut departures = vec![(Arc::clone(&seen), seen)];
        for rule in &rules {
            let (not_from, not_to) = (outside([&rule.from].into_iter(), axes), outside([&rule.to].into_iter(), axes));
            departures = departures
                .into_iter()
                .flat_map(|(from, to)| parted(&from, &to, &not_from, &not_to))
                .collect();
            if departures.len() > MOST_DEPARTURES {
                return None;
            }
        }
        let everywhere = |set: Arc<Positions>| (!set.is_full()).then_some(set);
        let departure = |(from, to)| Departure {
            from: everywhere(from),
            to: everywhere(to),
        };
        Some(Mover {
            stretch: axes.stretch(dm),
            departures: departures.into_iter().map(departure).collect(),
            transitive: rules.is_empty(),
        })
    }
}

/// A departure parted in two by a rule; a part without positions is left out.
fn parted(from: &Positions, to: &Arc<Positions>, not_from: &Positions, not_to: &Positions) -> Vec<(Arc<Positions>, Arc<Positions>)> {
    let free = (Arc::new(from.and(not_from)), Arc::clone(to));
    let barred = (Arc::new(from.without(not_from)), Arc::new(to.and(not_to)));
    [free, barred].into_iter().filter(|(from, _)| from.count() > 0).collect()
}
