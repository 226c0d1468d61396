//! `standoff add`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, Terminal, clean, paint};
use crate::words::now;
use standoff::{Added, AddedAs, Dossier, Fetch, Input};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Puts sources into a dossier, unaltered.
///
/// A source is a page as you received it: HTML as saved by a browser, plain text as pasted, or a PDF document where the program was
/// built with `--features pdf-in`. A folder is taken with all the pages in it; what else is there is named and passed over. The same
/// bytes twice are one source. Nothing is read yet: that is `standoff read`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff add strike-2024 page.html notes.txt
  standoff add strike-2024 downloads/
  xclip -o | standoff add strike-2024 - --name harbour-news.txt
  standoff add strike-2024 --fetch https://harbour-news.example/strike.rss")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Files and folders to take in; `-` is standard input
    #[arg(required_unless_present_any = ["fetch", "fetch_list"], value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to call the source from standard input
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Fetches these pages, and the items of these feeds, from the web; nothing is fetched without being asked for
    #[arg(long, num_args = 1.., value_name = "ADDRESS")]
    fetch: Vec<String>,
    /// Fetches the addresses in a file, one a line; empty lines and lines that begin with # are passed over
    #[arg(long, value_name = "FILE")]
    fetch_list: Option<PathBuf>,
    /// The most items to fetch of one feed
    #[arg(long, value_name = "NUMBER", default_value_t = Fetch::ITEMS)]
    items: usize,
    /// Lets addresses on this machine and in the local network be fetched
    #[arg(long)]
    allow_local: bool,
}

/// Takes the files in and says what became of each.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut dossier = Dossier::open(&args.dossier)?;
    let inputs = args.files.iter().map(|file| input(file, args)).collect::<Result<Vec<_>, _>>()?;
    let addresses = addresses(args)?;
    let mut added = standoff::add(&mut dossier, &inputs, &mut |_| {})?;
    if !addresses.is_empty() {
        let wish = Fetch {
            addresses,
            items: args.items,
            allow_local: args.allow_local,
            at: now(),
        };
        added.extend(standoff::fetch(&mut dossier, &wish, &mut |_| {})?);
    }
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

/// The addresses to fetch, those typed first.
fn addresses(args: &Args) -> Result<Vec<String>, Failure> {
    let mut addresses = args.fetch.clone();
    if let Some(path) = &args.fetch_list {
        let list = std::fs::read_to_string(path)
            .map_err(|error| Failure::Usage(format!("the list of addresses {} cannot be read: {error}", path.display())))?;
        let lines = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        addresses.extend(lines.map(str::to_owned));
    }
    Ok(addresses)
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
        AddedAs::PassedOver { why } => format!("passed over {from}: {}", clean(why)),
        AddedAs::Refused { why } => format!("{} {from}: {}", paint(BAD, "refused"), clean(why)),
    }
}
