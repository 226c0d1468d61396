//! `standoff sources`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{FAINT, STRONG, Terminal, clean, paint};
use standoff::{Dossier, ShelfState, SourceRow};
use std::path::PathBuf;

/// Lists the sources of a dossier, renames or removes one.
///
/// Citations by an old name still hold after a rename. A removed source's bytes and text are deleted; its entry stays, so that
/// whatever cites it is shown as broken instead of vanishing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff sources strike-2024
  standoff sources strike-2024 --rename page1.html harbour-news.html
  standoff sources strike-2024 --remove harbour-news.html")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Gives a source another name
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "remove")]
    rename: Option<Vec<String>>,
    /// Deletes a source's bytes and its text
    #[arg(long, value_name = "NAME")]
    remove: Option<String>,
}

/// Changes what was asked for, else lists.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut dossier = Dossier::open(&args.dossier)?;
    if let Some([old, new]) = args.rename.as_deref() {
        standoff::rename_source(&mut dossier, old, new)?;
        terminal.line(&format!("{} is now called {}", clean(old), clean(new)))?;
        return Ok(Exit::Fine);
    }
    if let Some(name) = &args.remove {
        standoff::remove_source(&mut dossier, name)?;
        terminal.line(&format!("removed {}; citations of it are shown as broken", clean(name)))?;
        return Ok(Exit::Fine);
    }
    let rows = standoff::sources(&dossier)?;
    if rows.is_empty() {
        terminal.line(&format!(
            "No sources yet. standoff add {} FILE… puts some in.",
            args.dossier.display()
        ))?;
    }
    for row in &rows {
        tell(row, terminal)?;
    }
    let altered = rows.iter().any(|row| row.state == ShelfState::Altered);
    Ok(if altered { Exit::Findings } else { Exit::Fine })
}

/// One source: its name and state, then what is known of it.
fn tell(row: &SourceRow, terminal: &mut Terminal) -> Result<(), Failure> {
    let digest = row.sha256.get(..12).unwrap_or(&row.sha256);
    terminal.line(&format!(
        "{}  {}  {}",
        paint(STRONG, &clean(&row.name)),
        row.state.word(),
        paint(FAINT, &format!("sha256 {digest}…"))
    ))?;
    let about: Vec<String> = [&row.title, &row.outlet, &row.published]
        .into_iter()
        .flatten()
        .map(|text| clean(text))
        .collect();
    if !about.is_empty() {
        terminal.paragraph("    ", &about.join(" · "))?;
    }
    if !row.former_names.is_empty() {
        terminal.paragraph("    ", &format!("formerly {}", clean(&row.former_names.join(", "))))?;
    }
    for (other, percent) in &row.prints {
        terminal.paragraph("    ", &format!("prints {percent} % of the article of {}", clean(other)))?;
    }
    for remark in &row.remarks {
        terminal.paragraph("    note: ", &clean(remark))?;
    }
    Ok(())
}
