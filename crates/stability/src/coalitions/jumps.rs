//! Equilibrium jumps: from one equilibrium to another, by a coalition that prefers it (Kilgour, Hipel, Fang and Peng 2001).

use super::tables::{all_coalitions, members, states};
use super::{Coalitions, Jump};
use crate::Concept;

/// Every jump between equilibria of decision makers one by one, by state, then by coalition.
pub(crate) fn jumps(coalitions: &Coalitions, concept: Concept) -> Vec<Jump> {
    let analysis = coalitions.analysis();
    let equilibria = analysis.equilibria(concept);
    let together: Vec<usize> = all_coalitions(coalitions.tables.makers())
        .into_iter()
        .filter(|bits| bits.count_ones() > 1)
        .collect();
    let mut jumps = Vec::new();
    for &from in &equilibria {
        for &bits in &together {
            let improvements = states(&coalitions.tables.of(bits).improvements[from.0]);
            for to in improvements.into_iter().filter(|to| equilibria.binary_search(to).is_ok()) {
                let members = members(bits);
                let moves = coalitions.way(&members, from, to);
                jumps.push(Jump {
                    concept,
                    from,
                    members,
                    to,
                    moves,
                });
            }
        }
    }
    jumps
}
