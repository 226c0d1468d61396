//! What the tests are given: generated conflicts, and the models of the casebook.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::path::PathBuf;

use standoff_conflict::{Conflict, Format, read};
use standoff_stability::{Analysis, Budget, Settings, StateId, analyse};

#[path = "../../../stability/tests/given/generated.rs"]
pub mod generated;

/// A model of the casebook.
pub fn casebook(path: &str) -> Conflict {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../casebook").join(path);
    let text = std::fs::read_to_string(file).expect("a file of the casebook");
    let file = read(&text, Format::Toml);
    assert!(file.sound(), "{:?}", file.findings);
    file.models.into_iter().next().expect("one model")
}

/// A conflict analysed under the default settings.
pub fn analysed(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a conflict that can be analysed")
}

/// The state with this pattern.
pub fn state(analysis: &Analysis, pattern: &str) -> StateId {
    let found = analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern);
    found.expect("a feasible state")
}

/// The state in which exactly these options are taken.
pub fn taken(analysis: &Analysis, options: &[&str]) -> StateId {
    let conflict = analysis.conflict();
    let bit = |key: &&str| {
        let place = conflict.options.iter().position(|option| option.key == *key);
        1u64 << place.expect("an option")
    };
    analysis.space().find(options.iter().map(bit).sum()).expect("a feasible state")
}
