//! The form that all concepts with replies share: for each improvement there is a reply that deters.

use std::collections::HashMap;
use std::rc::Rc;

use standoff_states::StateId;

use crate::graph::Graph;
use crate::sequences::{Node, Players, Reach, Steps};
use crate::{Answer, Concept, Escape, Failure, Reason};

use super::{gmr, nash, seq, smr, sseq};

/// A concept, as the three choices in which they differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    /// Which sequences of opponents' moves count; `None` when no reply is asked for and any improvement unsettles.
    pub(crate) replies: Option<Steps>,
    /// Whether a reply `r` deters decision maker `i` from leaving `s`: `deters(graph, i, s, r)`.
    pub(crate) deters: fn(&Graph, usize, StateId, StateId) -> bool,
    /// Whether it also matters where the decision maker can go from the sanction.
    pub(crate) looks_at_escapes: bool,
}

impl Concept {
    /// The definition, from the concept's own file.
    pub(crate) fn definition(self) -> Definition {
        match self {
            Concept::Nash => nash::DEFINITION,
            Concept::Gmr => gmr::DEFINITION,
            Concept::Smr => smr::DEFINITION,
            Concept::Seq => seq::DEFINITION,
            Concept::Sseq => sseq::DEFINITION,
        }
    }
}

/// The replies of one decision maker's opponents, remembered by the state they reply to: one state is the improvement of many.
pub(crate) struct Replies<'a> {
    players: Players<'a>,
    known: HashMap<StateId, Rc<Reach>>,
    held: usize,
    /// Moves followed so far.
    pub(crate) work: u64,
}

/// Most nodes of remembered replies, 40 bytes each; beyond, all are forgotten and found anew.
const MOST_HELD: usize = 4_000_000;

impl<'a> Replies<'a> {
    /// The replies of the opponents of decision maker `of`.
    pub(crate) fn new(graph: &'a Graph, of: usize, steps: Steps) -> Replies<'a> {
        Replies {
            players: Players::opponents(graph, of, steps),
            known: HashMap::new(),
            held: 0,
            work: 0,
        }
    }

    /// Everything the opponents can bring about from a state.
    pub(crate) fn to(&mut self, state: StateId) -> Rc<Reach> {
        if let Some(reach) = self.known.get(&state) {
            return Rc::clone(reach);
        }
        let reach = Rc::new(self.players.reach(state));
        if self.held + reach.nodes.len() > MOST_HELD {
            self.known.clear();
            self.held = 0;
        }
        self.held += reach.nodes.len();
        self.work += reach.work;
        self.known.insert(state, Rc::clone(&reach));
        reach
    }
}

/// Whether decision maker `i` in state `s` is deterred by reply `r`, under the settings.
fn deterred(definition: &Definition, graph: &Graph, (i, s): (usize, StateId), r: StateId) -> bool {
    (graph.settings.return_to_start_is_sanction || r != s) && (definition.deters)(graph, i, s, r)
}

impl Definition {
    /// Whether `s` is stable for `i`: for each improvement `q` there is a reply `r` that deters.
    pub(crate) fn stable(&self, graph: &Graph, i: usize, s: StateId, replies: &mut Replies) -> bool {
        let improvements = graph.improvements(i, s);
        if self.replies.is_none() {
            return improvements.is_empty();
        }
        improvements
            .iter()
            .all(|&q| replies.to(q).nodes.iter().any(|r| deterred(self, graph, (i, s), r.state)))
    }

    /// Whether and why `s` is stable for `i`.
    pub(crate) fn reason(&self, graph: &Graph, i: usize, s: StateId) -> Reason {
        let improvements = graph.improvements(i, s);
        let Some(&first) = improvements.first() else {
            return match graph.moves(i, s).len() {
                0 => Reason::NoMove,
                moves => Reason::NoImprovement { moves },
            };
        };
        let Some(steps) = self.replies else {
            return Reason::Open {
                improvement: first,
                failure: Failure::NotAsked,
            };
        };
        let mut players = Players::opponents(graph, i, steps);
        let mut answers = Vec::with_capacity(improvements.len());
        for &improvement in improvements {
            let reach = players.reach(improvement);
            match reach.first(|r| deterred(self, graph, (i, s), r)) {
                Some(node) => answers.push(self.answer(graph, i, improvement, (&reach, node))),
                None => {
                    let failure = failure(graph, (i, s), improvement, &reach);
                    return Reason::Open { improvement, failure };
                }
            }
        }
        Reason::Deterred { answers }
    }

    /// The sanction at a node, as an answer to an improvement.
    fn answer(&self, graph: &Graph, i: usize, improvement: StateId, (reach, node): (&Reach, &Node)) -> Answer {
        let escapes = graph.moves(i, node.state);
        Answer {
            improvement,
            moves: reach.path(node),
            escape: self.looks_at_escapes.then(|| Escape {
                moves: escapes.to_vec(),
                best: graph.best(i, escapes),
            }),
        }
    }
}

/// Why no reply deters. A reply that is no better than the start and yet does not deter can only be one that is escaped.
fn failure(graph: &Graph, (i, s): (usize, StateId), improvement: StateId, reach: &Reach) -> Failure {
    let counts = |r: StateId| graph.settings.return_to_start_is_sanction || r != s;
    if let Some(node) = reach.first(|r| counts(r) && graph.no_better(i, r, s))
        && let Some(escape) = graph.best(i, graph.moves(i, node.state))
    {
        return Failure::Escaped {
            moves: reach.path(node),
            escape,
        };
    }
    let mut reached: Vec<StateId> = reach.nodes.iter().map(|node| node.state).filter(|&r| r != improvement).collect();
    reached.sort_unstable();
    reached.dedup();
    match reached.len() {
        0 => Failure::NobodyAnswers,
        reached => Failure::NoSanction { reached },
    }
}
