//! The parts of an analysis as JSON, alike in all answers: states by their options, decision makers by their keys.

use serde_json::{Value, json};
use standoff_conflict::Conflict;
use standoff_stability::{Analysis, Answer, Failure, Reason, StateId, Step, Verdict};

/// The key of a decision maker, or its name where it has no key.
pub(crate) fn maker(conflict: &Conflict, dm: usize) -> String {
    match conflict.decision_makers.get(dm) {
        Some(found) if !found.key.is_empty() => found.key.clone(),
        Some(found) => found.name.clone(),
        None => String::new(),
    }
}

/// The keys of several decision makers.
pub(crate) fn makers(conflict: &Conflict, dms: &[usize]) -> Vec<String> {
    dms.iter().map(|&dm| maker(conflict, dm)).collect()
}

/// The full name of an option, `us.relief`: the same in every model.
pub(crate) fn option(conflict: &Conflict, number: usize) -> String {
    conflict
        .options
        .get(number)
        .map_or_else(String::new, |found| format!("{}.{}", maker(conflict, found.owner), found.key))
}

/// A state: its pattern and the options taken in it (of merged states those that all members take).
pub(crate) fn state(analysis: &Analysis, state: StateId) -> Value {
    let pattern = analysis.space().pattern(state);
    let taken = pattern.bytes().enumerate().filter(|(_, sign)| *sign == b'Y');
    let taken: Vec<String> = taken.map(|(number, _)| option(analysis.conflict(), number)).collect();
    json!({"pattern": pattern, "taken": taken})
}

/// Several states.
pub(crate) fn states(analysis: &Analysis, states: &[StateId]) -> Value {
    states.iter().map(|&id| state(analysis, id)).collect()
}

/// Moves in their order.
pub(crate) fn steps(analysis: &Analysis, steps: &[Step]) -> Value {
    let step = |step: &Step| json!({"mover": maker(analysis.conflict(), step.mover), "to": state(analysis, step.to)});
    steps.iter().map(step).collect()
}

/// A verdict with its reason.
pub(crate) fn verdict(analysis: &Analysis, verdict: &Verdict) -> Value {
    json!({
        "concept": verdict.concept.key(),
        "decision_maker": maker(analysis.conflict(), verdict.decision_maker),
        "state": state(analysis, verdict.state),
        "stable": verdict.stable(),
        "reason": reason(analysis, &verdict.reason),
    })
}

/// Why a state is or is not stable.
fn reason(analysis: &Analysis, reason: &Reason) -> Value {
    match reason {
        Reason::NoMove => json!({"kind": "no_move"}),
        Reason::NoImprovement { moves } => json!({"kind": "no_improvement", "moves": moves}),
        Reason::Deterred { answers } => {
            let answers: Value = answers.iter().map(|found| answer(analysis, found)).collect();
            json!({"kind": "deterred", "answers": answers})
        }
        Reason::Open { improvement, failure: why } => {
            json!({"kind": "open", "improvement": state(analysis, *improvement), "failure": failure(analysis, why)})
        }
    }
}

fn answer(analysis: &Analysis, answer: &Answer) -> Value {
    let escape = answer.escape.as_ref();
    let escape = escape.map(|found| json!({"moves": found.moves.len(), "best": found.best.map(|best| state(analysis, best))}));
    json!({"improvement": state(analysis, answer.improvement), "moves": steps(analysis, &answer.moves), "escape": escape})
}

fn failure(analysis: &Analysis, failure: &Failure) -> Value {
    match failure {
        Failure::NotAsked => json!({"kind": "not_asked"}),
        Failure::NobodyAnswers => json!({"kind": "nobody_answers"}),
        Failure::NoSanction { reached } => json!({"kind": "no_sanction", "reached": reached}),
        Failure::Escaped { moves, escape } => {
            json!({"kind": "escaped", "moves": steps(analysis, moves), "escape": state(analysis, *escape)})
        }
    }
}
