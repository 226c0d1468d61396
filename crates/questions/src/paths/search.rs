//! A breadth-first search over pairs of a state and who acted last, which keeps every shortest way.

use std::collections::{BTreeMap, BTreeSet};

use standoff_stability::StateId;

use crate::limits::Running;

/// One step that can be taken: by whom (a decision maker or a coalition, by number) and where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) by: usize,
    pub(crate) to: StateId,
}

/// Stands for nobody: the start.
const NOBODY: usize = usize::MAX;

/// A state reached with a last actor.
#[derive(Clone, Debug)]
struct Node {
    state: StateId,
    by: usize,
    depth: usize,
    /// The nodes one step before on shortest ways.
    before: Vec<usize>,
    /// How many shortest ways lead here; stops counting at the largest number.
    ways: u64,
}

/// What legal sequences from one state reach, with all shortest ways to it.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    nodes: Vec<Node>,
    /// Whether everything was looked at.
    pub(crate) whole: bool,
    /// How many steps were followed.
    pub(crate) work: u64,
}

/// One step of a way: who acts, from where, to where.
pub(crate) type Taken = (usize, StateId, StateId);

impl Search {
    /// Follows all sequences from `start` in which nobody acts twice in succession. `edges` gives what can be done in a state. Cost: each
    /// state is visited at most once for each last actor.
    pub(crate) fn from(start: StateId, edges: &mut dyn FnMut(StateId) -> Vec<Edge>, limits: &Running) -> Search {
        let origin = Node {
            state: start,
            by: NOBODY,
            depth: 0,
            before: Vec::new(),
            ways: 1,
        };
        let mut search = Search {
            nodes: vec![origin],
            whole: true,
            work: 0,
        };
        let mut known = BTreeMap::new();
        let mut next = 0;
        while next < search.nodes.len() {
            if search.work > limits.budget.max_steps || limits.called_off() {
                search.whole = false;
                return search;
            }
            let steps = edges(search.nodes[next].state);
            search.work += 1 + steps.len() as u64;
            for edge in steps
                .into_iter()
                .filter(|edge| edge.by != search.nodes[next].by)
                .collect::<Vec<_>>()
            {
                search.reach(next, edge, &mut known);
            }
            next += 1;
        }
        search
    }

    /// Notes that an edge leads on from a node.
    fn reach(&mut self, from: usize, edge: Edge, known: &mut BTreeMap<(StateId, usize), usize>) {
        let (depth, ways) = (self.nodes[from].depth + 1, self.nodes[from].ways);
        match known.get(&(edge.to, edge.by)) {
            Some(&found) if self.nodes[found].depth == depth => {
                self.nodes[found].before.push(from);
                self.nodes[found].ways = self.nodes[found].ways.saturating_add(ways);
            }
            Some(_) => {}
            None => {
                known.insert((edge.to, edge.by), self.nodes.len());
                self.nodes.push(Node {
                    state: edge.to,
                    by: edge.by,
                    depth,
                    before: vec![from],
                    ways,
                });
            }
        }
    }

    /// The states reached by one or more steps, ascending.
    pub(crate) fn reached(&self) -> BTreeSet<StateId> {
        self.nodes.iter().skip(1).map(|node| node.state).collect()
    }

    /// The nodes at which the shortest ways to a state end.
    fn ends(&self, state: StateId) -> Vec<usize> {
        let here = |node: &&Node| node.state == state;
        let Some(least) = self.nodes.iter().filter(here).map(|node| node.depth).min() else {
            return Vec::new();
        };
        let numbered = self.nodes.iter().enumerate();
        let ends = numbered.filter(|(_, node)| node.state == state && node.depth == least);
        ends.map(|(number, _)| number).collect()
    }

    /// How long the shortest ways to a state are and how many there are; `None` where none leads there.
    pub(crate) fn shortest(&self, state: StateId) -> Option<(usize, u64)> {
        let ends = self.ends(state);
        let length = self.nodes[*ends.first()?].depth;
        let count = ends.iter().fold(0u64, |sum, &end| sum.saturating_add(self.nodes[end].ways));
        Some((length, count))
    }

    /// The first shortest ways to a state, at most so many. Cost: their length, times the branches met.
    pub(crate) fn ways(&self, state: StateId, most: usize) -> Vec<Vec<Taken>> {
        let mut open: Vec<Vec<usize>> = self.ends(state).into_iter().rev().map(|end| vec![end]).collect();
        let mut found = Vec::new();
        while let Some(way) = open.pop() {
            if found.len() == most {
                break;
            }
            let last = &self.nodes[way[way.len() - 1]];
            if last.depth == 0 {
                found.push(self.steps(&way));
                continue;
            }
            for &before in last.before.iter().rev() {
                let mut longer = way.clone();
                longer.push(before);
                open.push(longer);
            }
        }
        found
    }

    /// A way from its last node back to the start, as steps in their order.
    fn steps(&self, way: &[usize]) -> Vec<Taken> {
        let pairs = way.windows(2).rev();
        pairs
            .map(|pair| (self.nodes[pair[0]].by, self.nodes[pair[1]].state, self.nodes[pair[0]].state))
            .collect()
    }
}
