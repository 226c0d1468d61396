//! How firmly the status quo is held, where wishes are marked stronger than plain.

use crate::failure::Failure;
use crate::solution::plain_table;
use crate::terminal::Terminal;
use crate::verdicts::Teller;
use standoff::stability::StateId;
use standoff::stability::degrees::{Level, Levels};

/// Tells by how much the answer to every gain is worse than staying, decision maker by decision maker.
pub fn tell(levels: &[Levels], (teller, now): (&Teller, Option<StateId>), terminal: &mut Terminal) -> Result<(), Failure> {
    let (Some(now), false) = (now, levels.is_empty()) else {
        return Ok(());
    };
    terminal.heading("How firmly the status quo is held")?;
    let mut table = plain_table(terminal);
    let names = levels.iter().map(|level| level.concept().name().to_owned());
    table.set_header([" held for".to_owned()].into_iter().chain(names));
    for dm in 0..teller.makers() {
        let cells = levels.iter().map(|level| word(level.level(dm, now)));
        table.add_row([format!(" {}", teller.maker(dm))].into_iter().chain(cells));
    }
    terminal.line(&table.trim_fmt())?;
    let means = "no gain: it has no move to what it prefers; level 0: every gain ends no better than staying; level 1 and more: worse than staying, by wishes marked so strong; -: not held.";
    Ok(terminal.paragraph("  ", means)?)
}

fn word(level: Level) -> String {
    match level {
        Level::Unstable => "-".to_owned(),
        Level::Sanctioned(degree) => format!("level {degree}"),
        Level::NoImprovement => "no gain".to_owned(),
    }
}
