//! `standoff show`.

use crate::entries;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, STRONG, Terminal, clean, paint};
use crate::words::{grounds, marked};
use standoff::{Dossier, Passage, Standing};
use std::path::PathBuf;

/// Shows the sentence behind a citation, with the cited words marked.
///
/// The text is checked against its digest first. A citation that no longer holds is shown as broken, with the reason.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff show strike-2024 harbour-news@1506-1527
  standoff show strike-2024 s-1f09c2ab44

A citation is a document's name (or the start of it, or of its sha256), `@`, the first character and one past the last;
or the id of an item of the ledger.")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// The citation, or an item's id
    citation: String,
}

/// Shows the passage.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    let passage = standoff::show(&dossier, &args.citation)?;
    tell_where(&passage, terminal)?;
    match &passage.standing {
        Standing::Verified {
            before,
            words,
            after,
            date,
            paragraph,
            ..
        } => {
            let sentence = marked(before, words, after);
            terminal.line("")?;
            terminal.paragraph("  ", &sentence)?;
            if clean(paragraph).trim() != clean(&format!("{before}{words}{after}")).trim() {
                terminal.line("")?;
                terminal.paragraph(&paint(FAINT, "  In its paragraph: "), &clean(paragraph))?;
            }
            terminal.line("")?;
            if let Some(attribution) = passage.standing.attribution() {
                terminal.line(&clean(&attribution))?;
            }
            terminal.line(
                &date
                    .as_ref()
                    .map_or("no date in the record".to_owned(), |date| format!("dated {}", clean(date))),
            )?;
            tell_item(&dossier, &args.citation, terminal)?;
            Ok(Exit::Fine)
        }
        Standing::SourceAbsent => {
            terminal.paragraph(
                "",
                "The page is listed by name and digest, but is not here; `standoff add` fills it in.",
            )?;
            Ok(Exit::Fine)
        }
        Standing::Broken { why } => {
            terminal.paragraph("", &format!("{} {}", paint(BAD, "broken:"), clean(why)))?;
            Ok(Exit::Findings)
        }
    }
}

/// Of an item cited by its id: the rule behind it, what an analyst changed, and who reports the same.
fn tell_item(dossier: &Dossier, id: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    // A dossier without a ledger can show passages, but has no items.
    let Ok(Some(entry)) = standoff::item(dossier, id.trim()) else {
        return Ok(());
    };
    terminal.line(&grounds(&entry))?;
    entries::tell_changes(&entry, "", terminal)?;
    if !entry.same.is_empty() {
        terminal.paragraph("", &format!("reports the same as {}", clean(&entry.same.join(", "))))?;
    }
    Ok(())
}

/// The citation, and the document it is in.
fn tell_where(passage: &Passage, terminal: &mut Terminal) -> Result<(), Failure> {
    let about: Vec<String> = [Some(&passage.document), passage.outlet.as_ref(), passage.published.as_ref()]
        .into_iter()
        .flatten()
        .map(|text| clean(text))
        .filter(|text| !text.is_empty() && *text != passage.citation)
        .collect();
    terminal.line(&format!("{}  {}", paint(STRONG, &clean(&passage.citation)), about.join(" · ")))?;
    if let Some(digest) = &passage.text_sha256 {
        terminal.line(&paint(FAINT, &format!("text sha256 {digest}")))?;
    }
    Ok(())
}
