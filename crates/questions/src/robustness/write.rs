//! The survival table as JSON.

use serde_json::{Value, json};
use standoff_stability::{Analysis, settings};

use super::answer::{Breaking, Outcome, Row, Survival};
use crate::written::{maker, state, verdict};

/// Writes the table as JSON with keys in a fixed order. `analysis` is the one that was asked. Format `standoff-robustness/1`.
pub fn to_json(analysis: &Analysis, survival: &Survival) -> Value {
    let found = analysis.space().find(survival.state);
    json!({
        "format": "standoff-robustness/1",
        "whole": survival.whole,
        "state": found.map(|found| state(analysis, found)),
        "concept": survival.concept.key(),
        "decision_maker": survival.decision_maker.map(|dm| maker(analysis.conflict(), dm)),
        "settings": settings(analysis),
        "model_sha256": analysis.conflict().content_hash(),
        "seed": survival.seed,
        "interval": "Wilson, 95 %",
        "models": survival.models,
        "rows": survival.rows.iter().map(row).collect::<Value>(),
    })
}

fn row(row: &Row) -> Value {
    let told = |breaking: &Breaking| verdict(&breaking.analysis, &breaking.verdict);
    let (held, rest) = match &row.outcome {
        Outcome::Held { structural } => (json!(true), json!({"structural": structural})),
        Outcome::Failed(breaking) => (json!(false), json!({"broken_by": told(breaking)})),
        Outcome::Shared { share, breaking } => (
            json!(null),
            json!({
                "share": {"held": share.held, "of": share.of, "low": share.low, "high": share.high},
                "broken_by": breaking.as_ref().map(|breaking| told(breaking)),
            }),
        ),
        Outcome::Undetermined { why } => (json!(null), json!({"undetermined": why})),
    };
    let mut object = json!({"label": row.label, "kind": row.kind.key(), "held": held});
    if let (Some(object), Value::Object(rest)) = (object.as_object_mut(), rest) {
        object.extend(rest);
    }
    object
}
