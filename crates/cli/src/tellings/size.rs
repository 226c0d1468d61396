//! How every whole answer begins: the title, how large the model is, and how patterns are read.

use crate::failure::Failure;
use crate::terminal::{STRONG, Terminal, clean, paint};
use crate::words::counted;
use standoff::conflict::Conflict;

/// Title, size, and how patterns are read.
pub fn tell(conflict: &Conflict, states: u64, terminal: &mut Terminal) -> Result<(), Failure> {
    title(conflict, terminal)?;
    let sides = counted(conflict.decision_makers.len(), "decision maker");
    let options = counted(conflict.options.len(), "option");
    let states = format!("{states} feasible state{}", if states == 1 { "" } else { "s" });
    terminal.line(&format!("{sides}, {options}, {states}"))?;
    patterns(conflict, terminal)
}

/// The title, and the day for which the model is meant.
pub fn title(conflict: &Conflict, terminal: &mut Terminal) -> Result<(), Failure> {
    let title = if conflict.title.is_empty() { &conflict.id } else { &conflict.title };
    let as_of = conflict
        .as_of
        .as_ref()
        .map(|date| format!(" (as of {})", clean(date)))
        .unwrap_or_default();
    Ok(terminal.line(&format!("{}{as_of}", paint(STRONG, &clean(title))))?)
}

/// Which option each sign of a pattern stands for.
pub fn patterns(conflict: &Conflict, terminal: &mut Terminal) -> Result<(), Failure> {
    let keys: Vec<String> = (0..conflict.options.len())
        .map(|option| clean(&conflict.option_name(option)))
        .collect();
    Ok(terminal.paragraph("Y and N in a state stand, in this order, for: ", &keys.join(", "))?)
}
