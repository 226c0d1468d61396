//! Results for horizons of several moves, as JSON. States are 0-based indices as in [`results`](crate::results).

use serde_json::{Value, json};
use standoff_states::StateId;

use super::{Limited, NonMyopic, Stackelberg, Ties};
use crate::Analysis;

/// Writes limited-move results: `horizon`, `ends` (per decision maker, per state, what is anticipated), `stable` and `possibly_stable` (per
/// decision maker a string with `1` or `0` a state), `equilibria`, `possible_equilibria`, `settings`, `model_sha256`.
pub fn limited_results(limited: &Limited) -> Value {
    let analysis = limited.analysis();
    json!({
        "horizon": limited.horizon(),
        "ends": of_each(analysis, |dm, state| indices(limited.ends(dm, state))),
        "stable": flags(analysis, |dm, state| limited.stable(dm, state)),
        "possibly_stable": flags(analysis, |dm, state| limited.possibly_stable(dm, state)),
        "equilibria": indices(&limited.equilibria()),
        "possible_equilibria": indices(&limited.possible_equilibria()),
        "settings": settings(limited.ties()),
        "model_sha256": analysis.conflict().content_hash(),
    })
}

/// Writes non-myopic results: `repeats_from` and `period` (null where none was found within the budget), `known` (horizons worked out one by
/// one), `stable_at` (per decision maker, per state, the horizons up to `known`), `stable_from` (likewise, or null), `equilibria` (null where
/// undetermined), `equilibria_at` (the states stable for both, for each horizon from 1 to `known`), `settings`, `model_sha256`.
pub fn non_myopic_results(far: &NonMyopic) -> Value {
    let analysis = far.analysis();
    let at = (1..=far.known()).map(|horizon| far.equilibria_at(horizon).map(|states| indices(&states)));
    json!({
        "repeats_from": far.cycle().map(|(first, _)| first),
        "period": far.cycle().map(|(_, period)| period),
        "known": far.known(),
        "stable_at": of_each(analysis, |dm, state| json!(far.stable_at(dm, state))),
        "stable_from": of_each(analysis, |dm, state| json!(far.stable_from(dm, state))),
        "equilibria": far.equilibria().map(|states| indices(&states)),
        "equilibria_at": at.collect::<Vec<_>>(),
        "settings": settings(far.ties()),
        "model_sha256": analysis.conflict().content_hash(),
    })
}

/// Writes Stackelberg results: `leader`, `equilibria`, `possible_equilibria`, `settings`, `model_sha256`.
pub fn stackelberg_results(led: &Stackelberg) -> Value {
    json!({
        "leader": led.leader(),
        "equilibria": indices(&led.equilibria()),
        "possible_equilibria": indices(&led.possible_equilibria()),
        "settings": settings(led.ties()),
        "model_sha256": led.analysis().conflict().content_hash(),
    })
}

/// Horizons depend on no rule of sequences: the two move in turn.
fn settings(ties: Ties) -> Value {
    json!({"ties": ties.key()})
}

fn of_each(analysis: &Analysis, cell: impl Fn(usize, StateId) -> Value) -> Value {
    let row = |dm| analysis.space().ids().map(|state| cell(dm, state)).collect::<Value>();
    (0..2).map(row).collect()
}

fn flags(analysis: &Analysis, holds: impl Fn(usize, StateId) -> bool) -> Value {
    let flag = |dm, state| if holds(dm, state) { '1' } else { '0' };
    let row = |dm| Value::String(analysis.space().ids().map(|state| flag(dm, state)).collect());
    (0..2).map(row).collect()
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}
