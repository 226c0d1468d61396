//! `standoff check`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::terminal::{BAD, GOOD, Terminal, clean, paint};
use crate::words::counted;
use standoff::{Checked, Citations};
use std::path::PathBuf;

/// Checks a model file and shows what is wrong in it.
///
/// Every finding says where it is and what to do about it. Reads a TOML model, `graph-model/1` (also packed with gzip) or a `.gmcr` file; which one is seen from the content.
/// Inside a dossier the model's citations are checked against the sources as well.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff check strike-2024/models/march.toml
  standoff check models.json.gz
  standoff explain C0103                       more on a code")]
pub struct Args {
    /// The model file
    model: PathBuf,
}

/// Checks and shows every finding in its line.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let Checked { source, citations } = standoff::check(&args.model)?;
    findings::tell(&source, &source.findings, terminal)?;
    let models = counted(source.models.len(), "model");
    let (tally, exit) = match source.findings.len() {
        0 if source.models.is_empty() => (paint(BAD, "there is no model in it"), Exit::Findings),
        0 => (paint(GOOD, "nothing is wrong"), Exit::Fine),
        _ => (paint(BAD, &findings::tally(&source.findings)), Exit::Findings),
    };
    terminal.paragraph("", &format!("{}: {models}, {tally}", source.path.display()))?;
    tell_citations(&citations, terminal)?;
    Ok(exit)
}

/// What came of the citations.
fn tell_citations(citations: &Citations, terminal: &mut Terminal) -> Result<(), Failure> {
    if citations.total == 0 {
        return Ok(());
    }
    let total = counted(citations.total, "citation");
    let told = match (&citations.dossier, &citations.unchecked) {
        (None, _) => format!("{total}, not checked: the model belongs to no dossier"),
        (_, Some(why)) => format!("{total}, not checked: {}", clean(why)),
        _ => {
            let broken = citations.total - citations.verified - citations.absent;
            let parts = [
                (citations.verified, "verified"),
                (citations.absent, "to pages that are not here"),
                (broken, "broken"),
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            format!("{total}: {}", parts.join(", "))
        }
    };
    Ok(terminal.paragraph("", &told)?)
}
