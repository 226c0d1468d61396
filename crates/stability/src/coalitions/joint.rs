//! Sequences of coalition improvements of the subsets of a set of decision makers, no subset twice in succession: `CC_K`.

use fixedbitset::FixedBitSet;
use standoff_states::StateId;

use super::Act;
use super::tables::{Tables, members};

/// A state that such a sequence reaches, with the act that led there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct JointNode {
    /// The state.
    pub(crate) state: StateId,
    /// How many acts led to it.
    pub(crate) depth: u32,
    /// Who made the last one, as bits.
    by: usize,
    /// The node before; `None` when that is the start.
    before: Option<u32>,
}

/// Everything that joint improvements reach from a state, nearest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct JointReach {
    /// The nodes in the order found. A state may return, reached by another subset; the start may, too.
    pub(crate) nodes: Vec<JointNode>,
    /// How many improvements were followed to find them.
    pub(crate) work: u64,
}

/// Searches from `start` through the coalition improvements of all non-empty subsets of `of`, given as bits.
///
/// Cost: at most two visits a state, each through the improvements of all subsets, since two different last actors together bar nobody.
pub(crate) fn joint_reach(tables: &Tables, of: usize, start: StateId) -> JointReach {
    let subsets: Vec<usize> = (1..=of).filter(|subset| subset & !of == 0).collect();
    let mut last: Vec<Vec<usize>> = vec![Vec::new(); tables.of(0).reach.len()];
    let mut reach = JointReach::default();
    let mut at = (start, 0, 0, None);
    let mut next = 0;
    loop {
        let (state, depth, by, index) = at;
        for &subset in subsets.iter().filter(|&&subset| subset != by) {
            for to in tables.of(subset).improvements[state.0].ones() {
                reach.work += 1;
                if last[to].len() < 2 && !last[to].contains(&subset) {
                    last[to].push(subset);
                    reach.nodes.push(JointNode {
                        state: StateId(to),
                        depth: depth + 1,
                        by: subset,
                        before: index,
                    });
                }
            }
        }
        let Some(node) = reach.nodes.get(next) else {
            return reach;
        };
        at = (node.state, node.depth, node.by, Some(next as u32));
        next += 1;
    }
}

impl JointReach {
    /// The acts that lead to a node, first act first.
    pub(crate) fn path(&self, node: &JointNode) -> Vec<Act> {
        let mut acts = Vec::with_capacity(node.depth as usize);
        let mut current = Some(node);
        while let Some(node) = current {
            acts.push(Act {
                by: members(node.by),
                to: node.state,
            });
            current = node.before.and_then(|before| self.nodes.get(before as usize));
        }
        acts.reverse();
        acts
    }

    /// The states reached other than the start, as a set.
    pub(crate) fn set(&self, states: usize, start: StateId) -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(states);
        self.nodes.iter().for_each(|node| set.insert(node.state.0));
        set.set(start.0, false);
        set
    }
}
