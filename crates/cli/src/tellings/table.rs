//! Tables of an answer: without lines, set in by two columns, as wide as the terminal.

use crate::failure::Failure;
use crate::solution::plain_table;
use crate::terminal::Terminal;
use comfy_table::Table;

/// An empty table with a heading for each column.
pub fn with_header<T: Into<comfy_table::Cell>>(header: impl IntoIterator<Item = T>, terminal: &Terminal) -> Table {
    let mut table = without_header(terminal);
    let cells: Vec<comfy_table::Cell> = header.into_iter().map(Into::into).collect();
    table.set_header(cells);
    table
}

/// An empty table.
pub fn without_header(terminal: &Terminal) -> Table {
    let mut table = plain_table(terminal);
    let width = u16::try_from(terminal.width().saturating_sub(1)).unwrap_or(u16::MAX);
    table.set_width(width);
    table
}

/// Writes a table; each cell brings a blank of its own.
pub fn tell(table: &Table, terminal: &mut Terminal) -> Result<(), Failure> {
    for line in table.trim_fmt().lines() {
        terminal.line(&format!(" {line}"))?;
    }
    Ok(())
}
