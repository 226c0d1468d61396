//! `standoff brief`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{Terminal, clean, clean_lines};
use standoff::Dossier;
use std::path::{Path, PathBuf};

/// Tells a model on one page that needs no game theory.
///
/// Who waits for whom, why it rests, what would move it. Every sentence names what it rests on: the words in the sources, the analyst's assumptions, or the computation.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff brief strike-2024
  standoff brief strike-2024 --model march --html march.html
  standoff brief strike-2024 --markdown=strike.md
  standoff brief old-models/mill.toml")]
pub struct Args {
    /// The dossier's folder, or a model file
    dossier: PathBuf,
    /// Which model: in a dossier its file's name without `.toml` (else the latest `as_of` is taken), in a file of several its id
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Writes one HTML page that needs nothing else, instead of text
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Tells in Markdown; with a file's name after `=`, writes it there
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, conflicts_with = "html")]
    markdown: Option<Option<PathBuf>>,
}

/// Tells, on the terminal or as a page.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let told = match args.dossier.is_file() && !args.dossier.ends_with("standoff.toml") {
        true => standoff::brief_of_model(&args.dossier, args.model.as_deref())?,
        false => standoff::brief(&Dossier::open(&args.dossier)?, args.model.as_deref())?,
    };
    for left_out in &told.left_out {
        terminal.aside(&format!("left out: {}", clean(left_out)));
    }
    match (&args.html, &args.markdown) {
        (Some(path), _) => written(path, &told.brief.html(), &told.model, terminal)?,
        (None, Some(Some(path))) => written(path, &told.brief.markdown(), &told.model, terminal)?,
        (None, Some(None)) => terminal.text(&clean_lines(&told.brief.markdown()))?,
        (None, None) => terminal.text(&clean_lines(&told.brief.text(terminal.width())))?,
    }
    Ok(Exit::Fine)
}

/// Writes a page and says where it is.
fn written(path: &Path, page: &str, model: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    standoff::write_whole(path, page.as_bytes())?;
    terminal.line(&format!("{}: the brief on {}", path.display(), model.display()))?;
    Ok(())
}
