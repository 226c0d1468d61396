//! `standoff convert`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::terminal::{Terminal, clean};
use crate::words::counted;
use standoff::ModelSource;
use std::path::PathBuf;

/// Writes a model in another format.
///
/// The ending of the new file says which: `.toml` is a model file, `.json` is `graph-model/1`, `.json.gz` the same, packed. A
/// file that is there already is left alone unless `--force` is given.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff convert march.toml march.json
  standoff convert old-model.gmcr old-model.toml")]
pub struct Args {
    /// The model file: TOML, graph-model/1 (also .gz) or .gmcr
    model: PathBuf,
    /// The file to write
    file: PathBuf,
    /// Replaces a file that is there already
    #[arg(long)]
    force: bool,
}

/// Converts, and says what the new format could not carry.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let source = ModelSource::load(&args.model)?;
    if !findings::allow(&source, terminal) {
        return Ok(Exit::Findings);
    }
    let converted = standoff::convert(source, &args.file, args.force)?;
    terminal.line(&format!("{}: {}", converted.path.display(), counted(converted.models, "model")))?;
    if !converted.lost.is_empty() {
        terminal.paragraph("", &format!("not carried over: {}", clean(&converted.lost.join(", "))))?;
    }
    Ok(Exit::Fine)
}
