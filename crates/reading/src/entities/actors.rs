//! Actors that an analyst has fixed.

use crate::EntityKind;
use serde::{Deserialize, Serialize};

/// The actors and aliases of a dossier's `standoff.toml`. They win over whatever the reader would have made of the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actors {
    /// In the order they are written.
    pub fixed: Vec<FixedActor>,
}

/// One actor that an analyst has fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedActor {
    /// The id to use; made from kind and label if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What kind of actor.
    pub kind: EntityKind,
    /// The name to show.
    pub label: String,
    /// Other words that always mean this actor; matched as they are written.
    #[serde(default)]
    pub aliases: Vec<String>,
}
