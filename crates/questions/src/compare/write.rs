//! The comparison as JSON.

use serde_json::{Map, Value, json};
use standoff_stability::{Analysis, settings};

use super::answer::{Comparison, Either, ModelDifference, Reworded, StatusQuoRow, WishesDifference};
use crate::written::{state, states, verdict};

/// Writes the answer as JSON with keys in a fixed order. The analyses are those that were compared. Format `standoff-comparison/1`.
pub fn to_json(first: &Analysis, second: &Analysis, comparison: &Comparison) -> Value {
    let mut object = Map::new();
    object.insert("format".to_owned(), json!("standoff-comparison/1"));
    object.extend(body(first, second, comparison));
    Value::Object(object)
}

/// All but the name of the format.
pub(crate) fn body(first: &Analysis, second: &Analysis, comparison: &Comparison) -> Map<String, Value> {
    let both = |value: &dyn Fn(&Analysis) -> Value| json!({"first": value(first), "second": value(second)});
    let sides = |found: &Either<_>| json!({"lost": states(first, &found.first), "gained": states(second, &found.second)});
    let equilibria = comparison.equilibria.iter();
    let entries = [
        ("whole", json!(comparison.whole)),
        ("settings", both(&|analysis| settings(analysis))),
        ("model_sha256", both(&|analysis| json!(analysis.conflict().content_hash()))),
        ("models", models(&comparison.models)),
        (
            "states",
            json!({"first": comparison.states.0, "second": comparison.states.1, "matching": comparison.states.2}),
        ),
        (
            "status_quo",
            both(&|analysis| analysis.status_quo().map_or(Value::Null, |found| state(analysis, found))),
        ),
        (
            "status_quo_verdicts",
            comparison
                .status_quo_verdicts
                .iter()
                .map(|row| status_quo(first, second, row))
                .collect(),
        ),
        (
            "equilibria",
            equilibria
                .map(|found| (found.concept.key().to_owned(), sides(&found.states)))
                .collect(),
        ),
        ("better_for_all", sides(&comparison.better_for_all)),
        ("changed_count", json!(comparison.changed_count)),
        ("changed", changed(first, second, comparison)),
    ];
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A row; reasons are given where the verdict changes.
fn status_quo(first: &Analysis, second: &Analysis, row: &StatusQuoRow) -> Value {
    let stable = |found: &Option<standoff_stability::Verdict>| found.as_ref().map(standoff_stability::Verdict::stable);
    let mut object = json!({
        "decision_maker": row.maker,
        "concept": row.concept.key(),
        "first": stable(&row.first),
        "second": stable(&row.second),
        "changed": row.changed(),
    });
    if row.changed() {
        object["first_verdict"] = row.first.as_ref().map_or(Value::Null, |found| verdict(first, found));
        object["second_verdict"] = row.second.as_ref().map_or(Value::Null, |found| verdict(second, found));
    }
    object
}

fn changed(first: &Analysis, second: &Analysis, comparison: &Comparison) -> Value {
    let rows = comparison.changed.iter();
    rows.map(|row| json!({"decision_maker": row.maker, "first": verdict(first, &row.first), "second": verdict(second, &row.second)}))
        .collect()
}

fn models(models: &ModelDifference) -> Value {
    json!({
        "decision_makers": either(&models.makers),
        "options": either(&models.options),
        "directions": reworded(&models.directions),
        "rules": either(&models.rules),
        "no_moves": either(&models.no_moves),
        "merges": either(&models.merges),
        "hidden": either(&models.hidden),
        "wishes": models.wishes.iter().map(wishes).collect::<Value>(),
        "status_quo": reworded(&models.status_quo),
    })
}

fn either(either: &Either<String>) -> Value {
    json!({"first": either.first, "second": either.second})
}

fn reworded(rows: &[Reworded]) -> Value {
    let row = |row: &Reworded| json!({"name": row.name, "first": row.first, "second": row.second});
    rows.iter().map(row).collect()
}

fn wishes(wishes: &WishesDifference) -> Value {
    let order = wishes.order.as_ref();
    json!({
        "decision_maker": wishes.maker,
        "statements": either(&wishes.statements),
        "reworded": reworded(&wishes.reworded),
        "order": order.map(|(first, second)| json!({"first": first, "second": second})),
        "ranking": wishes.ranking,
    })
}
