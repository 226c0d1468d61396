//! A small model that tests of the deeds ask about: two banks of a river, both pumping.

use standoff_conflict::{Conflict, Format, read};

/// The model as text, with one scenario.
pub(crate) const RIVER: &str = r#"
        basis = "assumed"
        [decision_makers.east]
        name = "East bank"
        options.pump = { label = "pump" }
        [decision_makers.west]
        name = "West bank"
        options.pump = { label = "pump" }
        [status_quo]
        taken = ["east.pump", "west.pump"]
        [[preferences.east]]
        id = "alone"
        want = "not west.pump"
        [[preferences.east]]
        id = "water"
        want = "east.pump"
        [[preferences.west]]
        id = "alone"
        want = "not east.pump"
        [[preferences.west]]
        id = "water"
        want = "west.pump"
        [[scenarios]]
        name = "the east has enough"
        replace = { east = { "water" = "not east.pump" } }
        assumes = "the east needs no water"
    "#;

/// The model.
pub(crate) fn river() -> Conflict {
    read(RIVER, Format::Toml).models.remove(0)
}
