//! The drift as JSON.

use serde_json::{Value, json};
use standoff_stability::{Analysis, settings};

use super::answer::{ClosedClass, Evolution, Hitting, Simulated};
use crate::written::{maker, state, states};

/// Writes the answer as JSON with keys in a fixed order; an infinite `care` is written as `"infinite"`. `analysis` is the one that was asked.
/// Format `standoff-evolution/1`.
pub fn to_json(analysis: &Analysis, evolution: &Evolution) -> Value {
    let question = &evolution.question;
    let each = |numbers: &[f64]| -> Value {
        let named = numbers.iter().enumerate();
        named.map(|(dm, value)| (maker(analysis.conflict(), dm), number(*value))).collect()
    };
    json!({
        "format": "standoff-evolution/1",
        "definition": "chain on states; one decision maker acts a turn; logit choice among staying and its moves",
        "whole": evolution.whole,
        "from": state(analysis, evolution.from),
        "target": states(analysis, &question.target),
        "weights": each(&question.weights),
        "care": each(&question.care),
        "scores": question.scores.key(),
        "moves": question.moves.key(),
        "seed": question.seed,
        "runs": question.runs,
        "horizon": question.horizon,
        "settings": settings(analysis),
        "model_sha256": analysis.conflict().content_hash(),
        "absorbing": states(analysis, &evolution.absorbing),
        "classes": evolution.classes.iter().map(|found| class(analysis, found)).collect::<Value>(),
        "turns_to_rest": evolution.turns_to_rest,
        "hitting": evolution.hitting.as_ref().map(hitting),
        "simulated": evolution.simulated.as_ref().map(simulated),
        "residual": evolution.residual,
    })
}

/// A number; JSON knows no infinity.
fn number(value: f64) -> Value {
    if value.is_infinite() { json!("infinite") } else { json!(value) }
}

fn class(analysis: &Analysis, class: &ClosedClass) -> Value {
    let states = class.states.iter();
    let states: Value = states
        .map(|(id, share)| json!({"state": state(analysis, *id), "share": share}))
        .collect();
    json!({"mass": class.mass, "states": states})
}

fn hitting(hitting: &Hitting) -> Value {
    json!({"probability": hitting.probability, "turns": hitting.turns})
}

fn simulated(simulated: &Simulated) -> Value {
    let share = &simulated.share;
    json!({
        "share": {"held": share.held, "of": share.of, "low": share.low, "high": share.high},
        "turns": simulated.turns.map(|(mean, half)| json!({"mean": mean, "half_width": number(half)})),
        "cut_off": simulated.cut_off,
    })
}
