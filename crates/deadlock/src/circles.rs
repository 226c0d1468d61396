//! Circles of waiting: simple cycles among acts that are not free, each waiting for the next.

use crate::acts::{Act, Acts};
use crate::answer::{Circle, Wait};
use crate::ask::Effort;
use crate::waiting::Waiting;

/// All circles, shortest first, then by their acts. Cost: the number of simple paths, which the effort bounds.
pub(crate) fn circles(waiting: &Waiting, free: Acts, effort: &mut Effort) -> Vec<Circle> {
    let nodes: Vec<Act> = waiting.acts.without(free).iter().collect();
    let awaited = |act: &Act| {
        waiting
            .holding(*act)
            .fold(Acts::NONE, |acts, held| acts.or(held.needs.acts()))
            .without(free)
    };
    let mut search = Search {
        edges: nodes
            .iter()
            .map(|act| {
                let awaited = awaited(act);
                (0..nodes.len()).filter(|&node| awaited.has(nodes[node])).collect()
            })
            .collect(),
        found: Vec::new(),
        effort,
    };
    for first in 0..nodes.len() {
        search.walk(&mut vec![first]);
    }
    let mut found = search.found;
    found.sort_by_key(|circle| (circle.len(), circle.clone()));
    found
        .into_iter()
        .map(|circle| described(waiting, circle.iter().map(|&node| nodes[node]).collect()))
        .collect()
}

/// A search for cycles through ever higher first acts.
struct Search<'a> {
    edges: Vec<Vec<usize>>,
    found: Vec<Vec<usize>>,
    effort: &'a mut Effort,
}

impl Search<'_> {
    /// Goes on from a path, over acts above its first only, so that each cycle is met once. As deep as there are acts, at most 128.
    fn walk(&mut self, path: &mut Vec<usize>) {
        let (Some(&first), Some(&last)) = (path.first(), path.last()) else {
            return;
        };
        for next in self.edges[last].clone() {
            if !self.effort.spend() {
                return;
            }
            if next == first {
                self.found.push(path.clone());
            } else if next > first && !path.contains(&next) {
                path.push(next);
                self.walk(path);
                path.pop();
            }
        }
    }
}

/// The circle with what makes each act wait for the next.
fn described(waiting: &Waiting, acts: Vec<Act>) -> Circle {
    let next = acts.iter().cycle().skip(1);
    let waits = acts.iter().zip(next).map(|(act, awaited)| wait(waiting, *act, *awaited)).collect();
    Circle { acts, waits }
}

/// What makes an act wait for another.
pub(crate) fn wait(waiting: &Waiting, act: Act, awaited: Act) -> Wait {
    let holding = waiting.holding(act).filter(|held| held.needs.acts().has(awaited));
    Wait {
        act,
        awaited,
        by: holding.map(|held| held.by).collect(),
    }
}
