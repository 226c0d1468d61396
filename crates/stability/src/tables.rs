//! The tables of what is stable: every concept, every decision maker, every state.

use standoff_conflict::{Conflict, StateCode};
use standoff_states::{Budget, StateId};

use crate::concepts::{Replies, Standing};
use crate::graph::Graph;
use crate::preconditions::too_long;
use crate::quick::{self, Backwards};
use crate::sequences::Steps;
use crate::{CannotAnalyse, Concept};

/// For each concept, for each decision maker, for each state: whether it is stable.
pub(crate) type Tables = Vec<Vec<Vec<bool>>>;

/// Fills the tables: the quick way where it applies, else by the definitions, state by state.
pub(crate) fn stability_tables(graph: &Graph, conflict: &Conflict, budget: &Budget) -> Result<Tables, CannotAnalyse> {
    match quick::applies(graph, !conflict.merges.is_empty()) {
        true => Ok(quick_tables(graph, conflict.decision_makers.len())),
        false => literal_tables(graph, conflict, budget),
    }
}

/// The tables from the least worth of replies.
fn quick_tables(graph: &Graph, makers: usize) -> Tables {
    let moves = Backwards::new(graph, Steps::Moves);
    let improvements = Backwards::new(graph, Steps::Improvements);
    let table = |concept: Concept, dm| {
        let definition = concept.definition();
        match definition.replies {
            None => graph.space.ids().map(|state| graph.improvements(dm, state).is_empty()).collect(),
            Some(Steps::Moves) => quick::table(graph, &definition, dm, &moves),
            Some(Steps::Improvements) => quick::table(graph, &definition, dm, &improvements),
        }
    };
    let of_makers = |concept| (0..makers).map(|dm| table(concept, dm)).collect();
    Concept::ALL.into_iter().map(of_makers).collect()
}

/// The tables by the definitions, decision maker by decision maker.
fn literal_tables(graph: &Graph, conflict: &Conflict, budget: &Budget) -> Result<Tables, CannotAnalyse> {
    let makers = conflict.decision_makers.len();
    let mut tables = vec![vec![vec![false; graph.space.len()]; makers]; Concept::ALL.len()];
    let mut work = 0;
    for dm in 0..makers {
        let mut moves = Replies::new(graph, dm, Steps::Moves);
        let mut improvements = Replies::new(graph, dm, Steps::Improvements);
        for state in in_reach_of_each_other(graph, conflict, dm) {
            for (table, concept) in tables.iter_mut().zip(Concept::ALL) {
                let definition = concept.definition();
                let replies = match definition.replies {
                    Some(Steps::Improvements) => &mut improvements,
                    _ => &mut moves,
                };
                table[dm][state.0] = definition.stable(&Standing { graph, i: dm, s: state }, replies);
            }
            if work + moves.work + improvements.work > budget.max_steps {
                return Err(too_long(budget.max_steps, graph.space.len()));
            }
        }
        work += moves.work + improvements.work;
    }
    Ok(tables)
}

/// The states, ordered so that those which differ in the decision maker's own options only follow each other: they share improvements,
/// and so the searches remembered for these.
fn in_reach_of_each_other(graph: &Graph, conflict: &Conflict, dm: usize) -> Vec<StateId> {
    let owned = conflict.options.iter().enumerate().filter(|(_, option)| option.owner == dm);
    let own: StateCode = owned.fold(0, |mask, (number, _)| mask | 1 << number);
    let mut states: Vec<StateId> = graph.space.ids().collect();
    states.sort_by_key(|&state| (graph.space.code(state) & !own, state));
    states
}
