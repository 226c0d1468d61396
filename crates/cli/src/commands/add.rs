//! `standoff add`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, Terminal, clean, paint};
use standoff::{Added, AddedAs, Dossier, Input};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Puts sources into a dossier, unaltered.
///
/// A source is a page as you received it: HTML as saved by a browser, or plain text as pasted. A folder is taken with all that
/// is in it. The same bytes twice are one source. Nothing is read yet: that is `standoff read`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff add strike-2024 page.html notes.txt
  standoff add strike-2024 downloads/
  xclip -o | standoff add strike-2024 - --name harbour-news.txt")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Files and folders to take in; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to call the source from standard input
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// Takes the files in and says what became of each.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut dossier = Dossier::open(&args.dossier)?;
    let inputs = args.files.iter().map(|file| input(file, args)).collect::<Result<Vec<_>, _>>()?;
    let added = standoff::add(&mut dossier, &inputs, &mut |_| {})?;
    for file in &added {
        terminal.line(&told(file))?;
    }
    let refused = added.iter().any(|file| matches!(file.outcome, AddedAs::Refused { .. }));
    if added
        .iter()
        .any(|file| matches!(file.outcome, AddedAs::New { .. } | AddedAs::FilledIn { .. }))
    {
        terminal.line(&format!("\nNext: standoff read {}", args.dossier.display()))?;
    }
    Ok(if refused { Exit::Findings } else { Exit::Fine })
}

/// What a file argument stands for.
fn input(file: &Path, args: &Args) -> Result<Input, Failure> {
    if file != Path::new("-") {
        return Ok(Input::Path(file.to_owned()));
    }
    let name = args
        .name
        .clone()
        .ok_or_else(|| Failure::Usage("say what to call the source from standard input: --name harbour-news.txt".to_owned()))?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(Failure::Input)?;
    Ok(Input::Bytes { name, bytes })
}

/// One line about one file.
fn told(file: &Added) -> String {
    let from = clean(&file.from);
    match &file.outcome {
        AddedAs::New { name, sha256 } => {
            let digest = sha256.get(..12).unwrap_or(sha256);
            format!(
                "{} {} {}",
                paint(GOOD, "added"),
                clean(name),
                paint(FAINT, &format!("sha256 {digest}…"))
            )
        }
        AddedAs::Known { name } => format!("known {}: the same bytes as {}", from, clean(name)),
        AddedAs::FilledIn { name } => format!("{} {}: listed before, now here", paint(GOOD, "filled in"), clean(name)),
        AddedAs::Refused { why } => format!("{} {from}: {}", paint(BAD, "refused"), clean(why)),
    }
}
