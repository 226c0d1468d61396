//! What becomes of the verdicts when a model is changed: what is supposed, then what differs.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::difference::Sides;
use crate::tellings::{ending, wording};
use crate::terminal::{GOOD, STRONG, Terminal, clean, paint};
use standoff::{ScenarioRow, WhatIfAnswer};
use std::path::Path;

/// Tells what is supposed, and what becomes of the verdicts.
pub fn tell(answer: &WhatIfAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let (before, after) = (&answer.before, &answer.answer.after);
    terminal.line(&paint(STRONG, "Supposing, and assumed by whoever asks:"))?;
    for told in &answer.answer.changed.told {
        terminal.paragraph("  - ", &clean(told.strip_prefix("supposing: ").unwrap_or(told)))?;
    }
    let difference = &answer.answer.difference;
    terminal.heading("In the model")?;
    wording::models(&difference.models, ("before", "after"), terminal)?;
    terminal.line("")?;
    if difference.is_empty() {
        terminal.paragraph("", &paint(GOOD, "Nothing changes: neither the model nor any verdict."))?;
    } else {
        let sides = Sides {
            first: ("before", before),
            second: ("after", after),
            comparison: difference,
            measure,
        };
        sides.tell(terminal)?;
    }
    ending::options(after.conflict(), terminal)?;
    ending::assumptions(before.conflict(), measure.answers, terminal)?;
    let also = format!("after the changes: model sha256 {}", after.conflict().content_hash());
    ending::computed_under(before, &[also], terminal)
}

/// Lists the scenarios of a model, with what to type.
pub fn list(scenarios: &[ScenarioRow], path: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    let path = path.display();
    if scenarios.is_empty() {
        let told =
            format!("{path} names no scenarios. Say what to change: `standoff what-if {path} 'drop side.wish'`; --help lists all changes.");
        return Ok(terminal.paragraph("", &told)?);
    }
    terminal.paragraph("", &format!("Scenarios of {path}; --scenario NAME supposes one:"))?;
    for row in scenarios {
        terminal.line("")?;
        terminal.line(&format!("  {}", paint(STRONG, &clean(&row.name))))?;
        if !row.assumes.is_empty() {
            terminal.paragraph("    assumes: ", &clean(&row.assumes))?;
        }
        for found in &row.replaces {
            terminal.paragraph("    - ", &clean(&format!("{}.{}: `{}` instead", found.of, found.wish, found.want)))?;
        }
    }
    Ok(())
}
