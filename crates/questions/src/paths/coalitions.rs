//! Joint improvements: what coalitions can bring about that every member prefers.

use std::collections::BTreeMap;

use standoff_conflict::Conflict;
use standoff_stability::{Analysis, Space, StateId, Step};
use standoff_states::list;

use super::JointMoves;
use super::ask::{active, single_moves};
use super::search::{Edge, Search};
use crate::limits::Running;

/// Most coalitions looked at.
const MOST: usize = 255;

/// The coalitions of a conflict and the steps that are joint improvements for them.
pub(crate) struct Coalitions<'a> {
    analysis: &'a Analysis,
    limits: &'a Running<'a>,
    /// Members, ascending; smaller coalitions first.
    pub(crate) members: Vec<Vec<usize>>,
    /// Where they move at once: for each coalition, the states with all its options in one hand.
    at_once: Option<Vec<Space>>,
    known: BTreeMap<StateId, Vec<Edge>>,
    work: u64,
    /// Whether all coalitions and steps were looked at.
    pub(crate) whole: bool,
}

impl<'a> Coalitions<'a> {
    /// All coalitions of those who own an option, single decision makers included.
    pub(crate) fn of(analysis: &'a Analysis, joint: JointMoves, limits: &'a Running<'a>) -> Coalitions<'a> {
        let movers = active(analysis);
        let members = subsets(&movers, MOST);
        let mut coalitions = Coalitions {
            whole: movers.len() < 64 && members.len() as u64 == (1u64 << movers.len()) - 1,
            analysis,
            limits,
            members,
            at_once: None,
            known: BTreeMap::new(),
            work: 0,
        };
        if joint == JointMoves::AtOnce {
            coalitions.list_jointly();
        }
        coalitions
    }

    /// Lists the moves of each coalition as if one decision maker owned its options.
    fn list_jointly(&mut self) {
        let mut spaces = Vec::with_capacity(self.members.len());
        for members in &self.members {
            let space = list(&in_one_hand(self.analysis.conflict(), members), &self.limits.budget);
            match space {
                Ok(space) if !self.limits.called_off() => spaces.push(space),
                _ => {
                    self.whole = false;
                    break;
                }
            }
        }
        self.members.truncate(spaces.len());
        self.at_once = Some(spaces);
    }

    /// The joint improvements from a state, each by the smallest coalitions that have it.
    pub(crate) fn edges(&mut self, state: StateId) -> Vec<Edge> {
        if let Some(known) = self.known.get(&state) {
            return known.clone();
        }
        let mut edges: Vec<Edge> = Vec::new();
        for by in 0..self.members.len() {
            if self.work > self.limits.budget.max_steps || self.limits.called_off() {
                self.whole = false;
                break;
            }
            for to in self.reach(by, state) {
                let joint = self.members[by]
                    .iter()
                    .all(|&dm| self.analysis.rank(dm, to) > self.analysis.rank(dm, state));
                if joint && !edges.iter().any(|edge| edge.to == to && self.within(edge.by, by)) {
                    edges.push(Edge { by, to });
                }
            }
        }
        self.known.insert(state, edges.clone());
        edges
    }

    /// Whether all members of one coalition are members of another.
    fn within(&self, smaller: usize, larger: usize) -> bool {
        self.members[smaller].iter().all(|dm| self.members[larger].contains(dm))
    }

    /// What a coalition can bring about from a state.
    fn reach(&mut self, by: usize, state: StateId) -> Vec<StateId> {
        if let Some(spaces) = &self.at_once {
            let reached = spaces[by].moves(self.members[by][0], state).to_vec();
            self.work += 1 + reached.len() as u64;
            return reached;
        }
        let search = self.sequences(by, state);
        self.work += search.work;
        self.whole &= search.whole;
        search.reached().into_iter().filter(|&to| to != state).collect()
    }

    /// The legal sequences of a coalition's members from a state.
    fn sequences(&self, by: usize, state: StateId) -> Search {
        let mut edges = |at| single_moves(self.analysis, &self.members[by], at);
        Search::from(state, &mut edges, self.limits)
    }

    /// The moves by which a coalition of several acts where it does so by a sequence; else none.
    pub(crate) fn moves(&self, by: usize, from: StateId, to: StateId) -> Vec<Step> {
        if self.at_once.is_some() || self.members[by].len() < 2 {
            return Vec::new();
        }
        let ways = self.sequences(by, from).ways(to, 1);
        let steps = ways.into_iter().next().unwrap_or_default().into_iter();
        steps.map(|(mover, _, to)| Step { mover, to }).collect()
    }
}

/// Nonempty subsets, smaller ones first, at most so many.
pub(crate) fn subsets(of: &[usize], most: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = of.iter().map(|&dm| vec![dm]).collect();
    let mut next = 0;
    while next < found.len() && found.len() < most {
        let last = found[next].last().copied();
        for &dm in of.iter().filter(|&&dm| Some(dm) > last) {
            let mut larger = found[next].clone();
            larger.push(dm);
            found.push(larger);
        }
        next += 1;
    }
    found.truncate(most);
    found
}

/// The conflict with all options of a coalition owned by its first member. A rule against a move of any member bars the joint move, and what
/// any member does not perceive, the coalition does not.
fn in_one_hand(conflict: &Conflict, members: &[usize]) -> Conflict {
    let mut joint = conflict.clone();
    let first = members[0];
    for option in joint.options.iter_mut().filter(|option| members.contains(&option.owner)) {
        option.owner = first;
    }
    for rule in joint.no_moves.iter_mut().filter(|rule| members.contains(&rule.by)) {
        rule.by = first;
    }
    let hidden = members.iter().flat_map(|&dm| conflict.decision_makers[dm].hidden.clone()).collect();
    joint.decision_makers[first].hidden = hidden;
    joint
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn subsets_come_smallest_first_and_none_twice() {
        let all = subsets(&[0, 2, 5], 100);
        assert_eq!(all, [vec![0], vec![2], vec![5], vec![0, 2], vec![0, 5], vec![2, 5], vec![0, 2, 5]]);
        assert_eq!(subsets(&[0, 1, 2, 3], 5).len(), 5);
        assert_eq!(subsets(&[0, 1, 2, 3], 100).len(), 15);
    }
}
