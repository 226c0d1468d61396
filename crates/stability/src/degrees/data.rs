//! Levels of stability as a value, for exchange.

use serde_json::{Map, Value, json};

use super::levels::{Level, Levels};
use super::preferences::Preferences;
use crate::{Analysis, settings};

/// Writes levels under one or more concepts: settings and content hash, the states, for each decision maker the largest degree marked, and
/// `levels` by concept, decision maker and state: `null` for unstable, a number for the level, `"no_improvement"` where there is none. The analysis must
/// be the one that the levels were taken from.
pub fn levels_data(analysis: &Analysis, all: &[Levels]) -> Value {
    let space = analysis.space();
    let makers = 0..analysis.conflict().decision_makers.len();
    let of_concept = |levels: &Levels| -> Value {
        let of_maker = |dm| space.ids().map(|state| level(levels.level(dm, state))).collect::<Value>();
        makers.clone().map(of_maker).collect()
    };
    let by_concept = all.iter().map(|levels| (levels.concept().key().to_owned(), of_concept(levels)));
    json!({
        "settings": settings(analysis),
        "model_sha256": analysis.conflict().content_hash(),
        "states": space.ids().map(|state| space.code(state)).collect::<Value>(),
        "yn": space.ids().map(|state| space.pattern(state)).collect::<Value>(),
        "largest_degree": makers.clone().map(|dm| Preferences::of(analysis, dm).largest()).collect::<Value>(),
        "levels": Value::Object(by_concept.collect::<Map<_, _>>()),
    })
}

fn level(level: Level) -> Value {
    match level {
        Level::Unstable => Value::Null,
        Level::Sanctioned(degree) => json!(degree),
        Level::NoImprovement => json!("no_improvement"),
    }
}
