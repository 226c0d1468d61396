//! `standoff read`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{BAD, STRONG, Terminal, clean, paint};
use crate::words::record_counts;
use indicatif::{ProgressBar, ProgressStyle};
use standoff::{Counts, Dossier, ReadProgress, ReadReport, ShelfState};
use std::path::PathBuf;

/// Reads the sources of a dossier into its ledger.
///
/// Takes the text out of every page, finds actors, statements, events and conditional commitments, and stores them with the
/// characters they rest on. Reading again is always safe: the ledger is replaced in one piece, decisions are kept, and what
/// changed is listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff read strike-2024
  standoff read strike-2024 && standoff ledger strike-2024 --timeline")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
}

/// Reads, with progress for whoever watches, and says what the ledger holds and what changed.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    let bar = progress_bar(terminal.watched());
    let report = standoff::read(&dossier, &mut |step: ReadProgress<'_>| {
        bar.set_length(step.total as u64);
        bar.set_position(step.done as u64);
        bar.set_message(clean(step.name));
    });
    bar.finish_and_clear();
    let report = report?;
    terminal.line(&format!("The ledger holds {}.", paint(STRONG, &record_counts(&report.counts))))?;
    tell_changes(&report, terminal)?;
    let absent = absent(&dossier)?;
    tell_troubles(&report, &absent, terminal)?;
    let failed = report.unread.iter().any(|unread| !absent.contains(&unread.name));
    Ok(if failed || !report.flaws.is_empty() {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// Names of the sources that are listed but not here: pages that may not be copied travel as name and digest, so that is no mistake.
fn absent(dossier: &Dossier) -> Result<Vec<String>, Failure> {
    let rows = standoff::sources(dossier)?;
    Ok(rows
        .into_iter()
        .filter(|row| row.state == ShelfState::Absent)
        .map(|row| row.name)
        .collect())
}

/// A bar on standard error, or an invisible one where nobody watches.
fn progress_bar(watched: bool) -> ProgressBar {
    if !watched {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::no_length().with_style(style)
}

/// What changed since the last reading.
fn tell_changes(report: &ReadReport, terminal: &mut Terminal) -> Result<(), Failure> {
    if report.changes.first {
        return Ok(());
    }
    if report.changes.documents.is_empty() {
        terminal.line("Nothing changed since the last reading.")?;
    }
    for change in &report.changes.documents {
        let sides = [("new: ", &change.added), ("gone: ", &change.removed)];
        let told: Vec<String> = sides
            .into_iter()
            .filter(|(_, counts)| **counts != Counts::default())
            .map(|(word, counts)| format!("{word}{}", record_counts(counts)))
            .collect();
        terminal.paragraph("  ", &format!("{}  {}", clean(&change.document), told.join("; ")))?;
    }
    Ok(())
}

/// What could not be read, and decisions that no longer find their item.
fn tell_troubles(report: &ReadReport, absent: &[String], terminal: &mut Terminal) -> Result<(), Failure> {
    for unread in &report.unread {
        let word = if absent.contains(&unread.name) {
            "not here".to_owned()
        } else {
            paint(BAD, "not read")
        };
        terminal.paragraph("", &format!("{word} {}: {}", clean(&unread.name), clean(&unread.why)))?;
    }
    for (document, remark) in &report.remarks {
        terminal.paragraph("", &format!("note {}: {}", clean(document), clean(remark)))?;
    }
    tell_reprints(report, terminal)?;
    tell_moves(report, terminal)?;
    for orphan in &report.orphans {
        let decision = &orphan.decision;
        let perhaps = match orphan.perhaps.as_slice() {
            [] => String::new(),
            items => format!("; the same words stand in {}", clean(&items.join(", "))),
        };
        let words = format!(
            "decision {} is on {}, which was not found again; it is kept{perhaps}",
            decision.id, decision.item
        );
        terminal.paragraph("note ", &clean(&words))?;
    }
    for flaw in &report.flaws {
        terminal.paragraph(
            "",
            &format!("{} decisions.jsonl:{}: {}", paint(BAD, "not used"), flaw.line, clean(&flaw.message)),
        )?;
    }
    Ok(())
}

/// Which pages print one text. Who copied whom is not known, so both sides are told.
fn tell_reprints(report: &ReadReport, terminal: &mut Terminal) -> Result<(), Failure> {
    for shared in &report.reprints {
        let ((first, second), (of_first, of_second)) = (&shared.documents, shared.percent());
        let (first, second) = (clean(first), clean(second));
        let words = format!(
            "{second} prints {of_first} % of the article of {first}, {first} {of_second} % of that of {second}; what both have counts as one wording"
        );
        terminal.paragraph("note ", &words)?;
    }
    Ok(())
}

/// What was led to a text that a newer extractor takes otherwise, and what could not be.
fn tell_moves(report: &ReadReport, terminal: &mut Terminal) -> Result<(), Failure> {
    for (from, to) in &report.changes.moved {
        terminal.paragraph(
            "note ",
            &format!("what was decided on {from} is now on {to}: the same words in a text taken anew"),
        )?;
    }
    for citation in &report.citations {
        let (file, from, to) = (citation.file.display(), clean(&citation.from), clean(&citation.to));
        let words = match citation.found {
            true => format!("{file}: {from} is now {to}: the same words in a text taken anew"),
            false => format!("{file}: {from} was not found in the text taken anew; {to} cites the former text, which is kept"),
        };
        terminal.paragraph("note ", &words)?;
    }
    Ok(())
}
