//! Sequences of moves by several decision makers, and the states they reach (spec A2).
//!
//! Which sequences are legal is the [`SequenceRule`]; all three readings are one breadth-first search over pairs of a state and what
//! must be remembered of the way there: the last mover, or the set of those who have moved.

use standoff_states::StateId;

use crate::graph::Graph;
use crate::{SequenceRule, Step};

/// Which moves a sequence is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Steps {
    /// Any moves.
    Moves,
    /// Moves to a state that the mover prefers to the one it moves from.
    Improvements,
}

/// Who may move in a sequence, how, and by which rule.
#[derive(Clone, Debug)]
pub(crate) struct Players<'a> {
    graph: &'a Graph,
    movers: Vec<usize>,
    steps: Steps,
    rule: SequenceRule,
    /// For each state, the pasts with which the search under way has reached it; empty between searches, kept to spare allocations.
    pasts: Vec<Vec<u64>>,
}

/// A state that a sequence reaches, with the step that led there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The state.
    pub(crate) state: StateId,
    /// How many moves led to it.
    pub(crate) depth: u32,
    /// Who made the last one.
    mover: u32,
    /// What must be remembered of the way.
    past: u64,
    /// The node before; [`NO_NODE`] when that is the start.
    before: u32,
}

/// Stands for the start, which is no node: states are far fewer than this.
const NO_NODE: u32 = u32::MAX;

impl Node {
    /// Where a search begins: nobody has moved.
    fn start(state: StateId) -> Node {
        Node {
            state,
            depth: 0,
            mover: NO_NODE,
            past: 0,
            before: NO_NODE,
        }
    }
}

/// Everything that sequences from one state reach, nearest first. A state occurs again when it is reached with another last mover, which
/// can make other continuations legal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    /// The nodes in the order found.
    pub(crate) nodes: Vec<Node>,
    /// How many moves were followed to find them.
    pub(crate) work: u64,
}

impl<'a> Players<'a> {
    /// The opponents of a decision maker, under the rule of the settings.
    pub(crate) fn opponents(graph: &'a Graph, of: usize, steps: Steps) -> Players<'a> {
        Players {
            graph,
            movers: graph.active().iter().copied().filter(|&dm| dm != of).collect(),
            steps,
            rule: graph.settings.sequence,
            pasts: vec![Vec::new(); graph.space.len()],
        }
    }

    /// The members of a coalition, under the rule of the settings.
    pub(crate) fn members(graph: &'a Graph, members: &[usize], steps: Steps) -> Players<'a> {
        Players {
            movers: members.iter().copied().filter(|dm| graph.active().contains(dm)).collect(),
            ..Players::opponents(graph, 0, steps)
        }
    }

    /// All decision makers, each moving to improve, nobody twice in succession.
    pub(crate) fn improving(graph: &'a Graph) -> Players<'a> {
        Players {
            graph,
            movers: graph.active().to_vec(),
            steps: Steps::Improvements,
            rule: SequenceRule::Successive,
            pasts: vec![Vec::new(); graph.space.len()],
        }
    }

    /// Everything that legal sequences of one or more moves reach from a state. The start itself is among it when a sequence returns.
    ///
    /// Cost: at most two visits a state under `Successive`, one under `Single`; under `Once` one for each smallest set of movers.
    pub(crate) fn reach(&mut self, start: StateId) -> Reach {
        let mut reach = Reach::default();
        self.extend(&Node::start(start), NO_NODE, &mut reach);
        let mut next = 0;
        while self.rule != SequenceRule::Single && next < reach.nodes.len() {
            let node = reach.nodes[next];
            self.extend(&node, next as u32, &mut reach);
            next += 1;
        }
        for node in &reach.nodes {
            self.pasts[node.state.0].clear();
        }
        reach
    }

    /// Adds every legal next move from a node, which stands at `index`.
    fn extend(&mut self, node: &Node, index: u32, reach: &mut Reach) {
        for (place, &mover) in self.movers.iter().enumerate() {
            if !may_move(self.rule, node.past, place) {
                continue;
            }
            let past = past_after(self.rule, node.past, place);
            let targets = self.graph.steps(self.steps, mover, node.state);
            reach.work += targets.len() as u64;
            for &state in targets {
                if !redundant(self.rule, &self.pasts[state.0], past) {
                    self.pasts[state.0].push(past);
                    reach.nodes.push(Node {
                        state,
                        depth: node.depth + 1,
                        mover: mover as u32,
                        past,
                        before: index,
                    });
                }
            }
        }
    }
}

/// Whether the mover at a place in the list may move next. The past is 0 at the start.
pub(crate) fn may_move(rule: SequenceRule, past: u64, place: usize) -> bool {
    match rule {
        SequenceRule::Successive => past != place as u64 + 1,
        SequenceRule::Once => past >> place & 1 == 0,
        SequenceRule::Single => past == 0,
    }
}

/// What must be remembered after a move: the last mover, or everyone who has moved. At most 64 decision makers own an option, so a set of
/// places fits a word.
pub(crate) fn past_after(rule: SequenceRule, past: u64, place: usize) -> u64 {
    match rule {
        SequenceRule::Successive | SequenceRule::Single => place as u64 + 1,
        SequenceRule::Once => past | 1 << place,
    }
}

/// Whether reaching a state with this past allows nothing that the pasts already found for it do not. Those were found no later, so no
/// shortest sequence is lost.
pub(crate) fn redundant(rule: SequenceRule, found: &[u64], past: u64) -> bool {
    match rule {
        // Two different last movers together bar nobody.
        SequenceRule::Successive => found.len() >= 2 || found.contains(&past),
        SequenceRule::Once => found.iter().any(|earlier| earlier & !past == 0),
        SequenceRule::Single => !found.is_empty(),
    }
}

impl Reach {
    /// The sequence that leads to a node, first move first.
    pub(crate) fn path(&self, node: &Node) -> Vec<Step> {
        let mut steps = Vec::with_capacity(node.depth as usize);
        let mut current = Some(node);
        while let Some(node) = current {
            steps.push(Step {
                mover: node.mover as usize,
                to: node.state,
            });
            current = self.nodes.get(node.before as usize);
        }
        steps.reverse();
        steps
    }

    /// The node to show among those that serve: the shortest sequence, then the lowest state, then the first found.
    pub(crate) fn first(&self, serves: impl Fn(StateId) -> bool) -> Option<&Node> {
        let serving = self.nodes.iter().filter(|node| serves(node.state));
        serving.min_by_key(|node| (node.depth, node.state))
    }
}
