//! States that all decision makers prefer to a given one, and whether improvements lead there.

use standoff_states::StateId;

use crate::sequences::Players;
use crate::{Analysis, BetterState, Concept};

/// The states that every decision maker prefers strictly to `start`, ascending.
///
/// A path is a sequence in which each move is an improvement for its mover at the state it moves from; nobody moves twice in succession.
pub(crate) fn better_states(analysis: &Analysis, start: StateId) -> Vec<BetterState> {
    let graph = &analysis.graph;
    let makers = analysis.conflict().decision_makers.len();
    if makers == 0 || start.0 >= graph.space.len() {
        return Vec::new();
    }
    let better = |state: &StateId| (0..makers).all(|dm| !graph.no_better(dm, *state, start));
    let reach = Players::improving(graph).reach(start);
    let described = |state: StateId| BetterState {
        state,
        equilibrium_under: Concept::ALL
            .into_iter()
            .filter(|&concept| analysis.equilibrium(concept, state))
            .collect(),
        path: reach.first(|reached| reached == state).map(|node| reach.path(node)),
    };
    graph.space.ids().filter(better).map(described).collect()
}
