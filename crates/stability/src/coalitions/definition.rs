//! The coalition concepts followed literally, for one coalition and one state, with the reason.

use fixedbitset::FixedBitSet;
use standoff_states::StateId;

use super::joint::joint_reach;
use super::rule::{Outsiders, Rule};
use super::tables::{Tables, bits};
use super::{Act, CoalitionAnswer, CoalitionFailure, CoalitionReason};
use crate::graph::Graph;
use crate::sequences::{Players, Reach, Steps};

/// A coalition standing in a state.
pub(crate) struct Together<'a> {
    graph: &'a Graph,
    tables: &'a Tables,
    /// Its members.
    members: &'a [usize],
    /// The state.
    start: StateId,
    /// The states that are improvements over it, reachable or not.
    better: FixedBitSet,
}

/// A reply of those outside: where each of them leads, and how to get there.
struct Replied {
    /// Each state reached, with the acts that lead there; nearest first, then the lowest state.
    ways: Vec<(StateId, Vec<Act>)>,
}

impl<'a> Together<'a> {
    /// Puts a coalition in a state.
    pub(crate) fn new(graph: &'a Graph, tables: &'a Tables, members: &'a [usize], start: StateId) -> Together<'a> {
        Together {
            graph,
            tables,
            members,
            start,
            better: tables.wishes.better(members, start),
        }
    }

    /// Whether and why the state is stable for the coalition.
    pub(crate) fn reason(&self, rule: Rule) -> CoalitionReason {
        let own = self.players().reach(self.start);
        let mut improvements: Vec<StateId> = own.nodes.iter().map(|node| node.state).filter(|&q| self.improves(q)).collect();
        improvements.sort_unstable();
        improvements.dedup();
        if improvements.is_empty() {
            return match self.others(&own, self.start) {
                0 => CoalitionReason::NoMove,
                reached => CoalitionReason::NoImprovement { reached },
            };
        }
        let mut answers = Vec::with_capacity(improvements.len());
        for improvement in improvements {
            let moves = own
                .first(|state| state == improvement)
                .map(|node| own.path(node))
                .unwrap_or_default();
            match self.answer(rule, improvement) {
                Ok((reply, escapes_tried)) => answers.push(CoalitionAnswer {
                    improvement,
                    moves,
                    reply,
                    escapes_tried,
                }),
                Err(failure) => {
                    return CoalitionReason::Open {
                        improvement,
                        moves,
                        failure,
                    };
                }
            }
        }
        CoalitionReason::Deterred { answers }
    }

    /// The reply that deters an improvement, with the number of escapes tried from its end; or why none does.
    fn answer(&self, rule: Rule, improvement: StateId) -> Result<(Vec<Act>, Option<usize>), CoalitionFailure> {
        let outsiders = rule.replies.ok_or(CoalitionFailure::NotAsked)?;
        if self.tables.outside(bits(self.members)) == 0 {
            return Err(CoalitionFailure::NobodyOutside);
        }
        let replied = self.replies(outsiders, improvement);
        let mut escaped = None;
        for (state, acts) in &replied.ways {
            if !self.sanctions(*state) {
                continue;
            }
            if !rule.looks_at_escapes {
                return Ok((acts.clone(), None));
            }
            let onward = self.players().reach(*state);
            match onward.first(|t| self.improves(t)) {
                None => return Ok((acts.clone(), Some(self.others(&onward, *state)))),
                Some(node) => {
                    escaped.get_or_insert_with(|| CoalitionFailure::Escaped {
                        reply: acts.clone(),
                        escape: node.state,
                    });
                }
            }
        }
        Err(escaped.unwrap_or(match replied.ways.len() {
            0 => CoalitionFailure::NobodyAnswers,
            reached => CoalitionFailure::NoSanction { reached },
        }))
    }

    /// Everything those outside can make of a state.
    fn replies(&self, outsiders: Outsiders, from: StateId) -> Replied {
        let outside = self.tables.outside(bits(self.members));
        let steps = match outsiders {
            Outsiders::JointImprovements => return self.joint_replies(outside, from),
            Outsiders::Moves => Steps::Moves,
            Outsiders::Improvements => Steps::Improvements,
        };
        let reach = Players::members(self.graph, &super::tables::members(outside), steps).reach(from);
        let path = |state: StateId| {
            let node = reach.first(|reached| reached == state)?;
            let acts = reach.path(node).into_iter().map(|step| Act {
                by: vec![step.mover],
                to: step.to,
            });
            Some((node.depth, state, acts.collect()))
        };
        Replied::new(reach.nodes.iter().map(|node| node.state), from, path)
    }

    /// The same by joint improvements of any of them.
    fn joint_replies(&self, outside: usize, from: StateId) -> Replied {
        let reach = joint_reach(self.tables, outside, from);
        let path = |state: StateId| {
            let node = reach.nodes.iter().find(|node| node.state == state)?;
            Some((node.depth, state, reach.path(node)))
        };
        Replied::new(reach.nodes.iter().map(|node| node.state), from, path)
    }

    /// The coalition's own players.
    fn players(&self) -> Players<'_> {
        Players::members(self.graph, self.members, Steps::Moves)
    }

    /// How many states other than `from` were reached.
    fn others(&self, reach: &Reach, from: StateId) -> usize {
        let mut reached: Vec<StateId> = reach.nodes.iter().map(|node| node.state).filter(|&state| state != from).collect();
        reached.sort_unstable();
        reached.dedup();
        reached.len()
    }

    /// Whether a state is an improvement for the coalition over the start.
    fn improves(&self, state: StateId) -> bool {
        self.better.contains(state.0)
    }

    /// Whether a state, once reached, deters from leaving the start.
    fn sanctions(&self, state: StateId) -> bool {
        (state != self.start || self.graph.settings.return_to_start_is_sanction) && !self.improves(state)
    }
}

impl Replied {
    /// Collects the states reached other than the one replied to.
    fn new(reached: impl Iterator<Item = StateId>, from: StateId, path: impl Fn(StateId) -> Option<(u32, StateId, Vec<Act>)>) -> Replied {
        let mut reached: Vec<StateId> = reached.filter(|&state| state != from).collect();
        reached.sort_unstable();
        reached.dedup();
        let mut ways: Vec<(u32, StateId, Vec<Act>)> = reached.into_iter().filter_map(path).collect();
        ways.sort_by_key(|(depth, state, _)| (*depth, *state));
        Replied {
            ways: ways.into_iter().map(|(_, state, acts)| (state, acts)).collect(),
        }
    }
}
