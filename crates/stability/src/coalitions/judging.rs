//! Which states are stable for which coalition: all coalitions, all states, from the sets in `tables`.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;
use standoff_states::StateId;

use super::CoalitionConcept;
use super::bounds::Bounds;
use super::joint::joint_reach;
use super::rule::Outsiders;
use super::tables::{Tables, states};
use crate::CannotAnalyse;
use crate::graph::Graph;

/// For each state, the lowest improvement of a coalition that stays open; `None` where the state is stable for it.
pub(crate) type Open = Vec<Option<StateId>>;

/// One coalition, given as bits, being judged.
pub(crate) struct Judging<'a> {
    graph: &'a Graph,
    tables: &'a Tables,
    coalition: usize,
    /// What joint improvements of those outside reach, by the state they start from.
    joint: BTreeMap<StateId, FixedBitSet>,
    /// Improvements followed and words of sets visited.
    work: u64,
}

impl<'a> Judging<'a> {
    /// Prepares to judge a coalition.
    pub(crate) fn new(graph: &'a Graph, tables: &'a Tables, coalition: usize) -> Judging<'a> {
        Judging {
            graph,
            tables,
            coalition,
            joint: BTreeMap::new(),
            work: 0,
        }
    }

    /// For each concept the improvements that stay open, and how much work that was.
    ///
    /// # Errors
    /// C0702 when the work exceeds the bounds; `done` has been spent before.
    pub(crate) fn open(mut self, concepts: &[CoalitionConcept], bounds: &Bounds, done: u64) -> Result<(Vec<Open>, u64), CannotAnalyse> {
        let count = self.graph.space.len();
        let mut open = vec![vec![None; count]; concepts.len()];
        for start in self.graph.space.ids() {
            let improvements = states(&self.tables.of(self.coalition).improvements[start.0]);
            if improvements.is_empty() {
                continue;
            }
            let plain = self.sanctions(start);
            let inescapable = self.inescapable(start, &plain);
            for (place, concept) in concepts.iter().enumerate() {
                let deterring = if concept.rule().looks_at_escapes { &inescapable } else { &plain };
                let replies = concept.rule().replies;
                open[place][start.0] = improvements.iter().copied().find(|&q| !self.deterred(replies, q, deterring));
            }
            bounds.go_on(done + self.work)?;
        }
        Ok((open, self.work))
    }

    /// The states that deter from leaving `start` once they are reached: those in `Φ_H(start)`.
    fn sanctions(&self, start: StateId) -> FixedBitSet {
        let mut sanctions = self.tables.wishes.better(&super::tables::members(self.coalition), start);
        sanctions.toggle_range(..);
        sanctions.set(start.0, self.graph.settings.return_to_start_is_sanction);
        sanctions
    }

    /// Those sanctions from which the coalition can bring about no improvement over `start`.
    fn inescapable(&mut self, start: StateId, sanctions: &FixedBitSet) -> FixedBitSet {
        let better = self.tables.wishes.better(&super::tables::members(self.coalition), start);
        let mut inescapable = sanctions.clone();
        for r in sanctions.ones() {
            let escape = !self.tables.of(self.coalition).reach[r].is_disjoint(&better);
            inescapable.set(r, !escape);
        }
        self.work += (better.as_slice().len() * better.len()) as u64;
        inescapable
    }

    /// Whether some reply to an improvement is among the states that deter.
    fn deterred(&mut self, replies: Option<Outsiders>, q: StateId, deterring: &FixedBitSet) -> bool {
        let outside = self.tables.outside(self.coalition);
        self.work += deterring.as_slice().len() as u64;
        match replies {
            None => false,
            Some(Outsiders::Moves) => !self.tables.of(outside).reach[q.0].is_disjoint(deterring),
            Some(Outsiders::Improvements) => !self.tables.of(outside).improving[q.0].is_disjoint(deterring),
            Some(Outsiders::JointImprovements) => !self.joint(outside, q).is_disjoint(deterring),
        }
    }

    /// What joint improvements of those outside reach from a state.
    fn joint(&mut self, outside: usize, q: StateId) -> &FixedBitSet {
        let (tables, work, count) = (self.tables, &mut self.work, self.graph.space.len());
        self.joint.entry(q).or_insert_with(|| {
            let reach = joint_reach(tables, outside, q);
            *work += reach.work;
            reach.set(count, q)
        })
    }
}
