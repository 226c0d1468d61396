//! A what-if as JSON.

use serde_json::{Map, Value, json};
use standoff_stability::Analysis;

use super::WhatIf;
use crate::compare::body;

/// Writes the answer as JSON with keys in a fixed order; "first" is before, "second" after the changes. `before` is the analysis that was
/// asked. Format `standoff-what-if/1`.
pub fn to_json(before: &Analysis, answer: &WhatIf) -> Value {
    let mut object = Map::new();
    object.insert("format".to_owned(), json!("standoff-what-if/1"));
    object.insert("changes".to_owned(), json!(answer.changed.told));
    object.extend(body(before, &answer.after, &answer.difference));
    Value::Object(object)
}
