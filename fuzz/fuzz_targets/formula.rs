//! Any text as a formula: it is read without a panic, places lie inside it, and what is read whole prints back to itself.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use standoff_conflict::{Conflict, Format, read};

static MODEL: LazyLock<Conflict> = LazyLock::new(|| {
    let text = "basis = 'assumed'\n[decision_makers.a]\noptions = { x = {}, y = {} }\n[decision_makers.b]\noptions = { x = {}, not = {}, z = {} }\n";
    read(text, Format::Toml).models.remove(0)
});

fuzz_target!(|text: &str| {
    let (formula, findings) = MODEL.parse(text);
    assert!(findings.iter().all(|f| text.get(f.place.start..f.place.end).is_some()));
    if findings.is_empty() {
        assert_eq!(MODEL.parse(&MODEL.print(&formula)), (formula, Vec::new()));
    }
});
