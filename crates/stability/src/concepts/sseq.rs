//! Symmetric sequential stability: punished by moves that pay, and the punishment cannot be escaped.
use standoff_states::StateId;

use crate::concepts::Definition;
use crate::graph::Graph;
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R⁺_{N−i}(q)` with `s ≽_i r` and `s ≽_i t` for all `t` in `R_i(r)`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: true,
};

/// The reply leaves `i` no better off than at the start, and so does every move `i` can then make.
fn deters(graph: &Graph, i: usize, s: StateId, r: StateId) -> bool {
    graph.no_better(i, r, s) && graph.moves(i, r).iter().all(|&t| graph.no_better(i, t, s))
}
