//! `standoff ledger`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::{differences, entries, json, review};
use clap::ValueEnum;
use standoff::{Dossier, Kind, Query, Table};
use std::path::{Path, PathBuf};

/// Lists, searches and exports what was read.
///
/// Who said and did what, to whom, when and on which condition. Every item is shown inside its whole sentence, the words it rests on in «marks». All filters together must hold.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff ledger strike-2024
  standoff ledger strike-2024 --actor \"dockers' union\" --kind commitment
  standoff ledger strike-2024 --from 2024-03 --to 2024-04-15 --timeline
  standoff ledger strike-2024 --words '\"night shift\" pay*'
  standoff ledger strike-2024 --kind actor          who is in it
  standoff ledger strike-2024 --review              what to look at first
  standoff ledger strike-2024 --json > ledger.json
  standoff ledger strike-2024 --diff                against the reading before
  standoff ledger strike-2024 --diff ledger.json    against an export
  standoff ledger strike-2024 --csv tables/
  standoff ledger strike-2024 --parquet tables/
  standoff ledger strike-2024 --json-ld annotations.jsonld

Confidence is the share of a rule's items that were right on annotated pages, smoothed: how far the rule can be trusted, not
how likely the one item is right.")]
pub struct Args {
    /// The dossier's folder
    dossier: PathBuf,
    /// Only items with this actor in any role; its name, an alias or its id
    #[arg(long, value_name = "ACTOR")]
    actor: Vec<String>,
    /// Only items of this kind
    #[arg(long, value_enum)]
    kind: Vec<KindWord>,
    /// Only items dated on or after this day, month or year
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Only items dated on or before this day, month or year
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only items of this document; its name, the start of it, or of its digest
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
    /// Only items whose passage has all these words; "quoted" for a phrase, pay* for a beginning
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// Also items that were rejected
    #[arg(long)]
    rejected: bool,
    /// In order of time, undated items last
    #[arg(long)]
    timeline: bool,
    /// Undecided items only, the doubtful first: why, by which rule, and what to type to decide
    #[arg(long, conflicts_with_all = ["timeline", "rejected"])]
    review: bool,
    /// How many items of a review are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 20, requires = "review")]
    first: usize,
    /// What changed since the reading before, or against an export of `--json`
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "whole", conflicts_with_all = FILTERS)]
    diff: Option<Option<PathBuf>>,
    #[command(flatten)]
    out: Out,
}

/// What asks for a part of the record, and so cannot stand beside an export of the whole.
const FILTERS: [&str; 9] = ["actor", "kind", "from", "to", "document", "words", "timeline", "rejected", "review"];

/// Ways for the whole record to go out.
#[derive(Debug, clap::Args)]
#[group(id = "whole", multiple = false)]
struct Out {
    /// The whole record as JSON (`standoff-ledger/1`)
    #[arg(long, conflicts_with_all = FILTERS)]
    json: bool,
    /// The whole record as CSV, one file a table, into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = FILTERS)]
    csv: Option<PathBuf>,
    /// The same as Parquet, numbers as numbers
    #[arg(long, value_name = "DIR", conflicts_with_all = FILTERS)]
    parquet: Option<PathBuf>,
    /// All items as W3C Web Annotations (JSON-LD) into this file
    #[arg(long, value_name = "FILE", conflicts_with_all = FILTERS)]
    json_ld: Option<PathBuf>,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindWord {
    /// Something said, claimed or believed
    #[value(alias = "statements")]
    Statement,
    /// Something done
    #[value(alias = "events")]
    Event,
    /// An act tied to a condition
    #[value(alias = "commitments")]
    Commitment,
    /// A place that refers to an actor
    #[value(alias = "mentions")]
    Mention,
    /// The actors themselves
    #[value(aliases = ["actors", "entity", "entities"])]
    Actor,
    /// The documents themselves
    #[value(alias = "documents")]
    Document,
}

/// Exports or compares if asked to, else lists.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    if send_out(&dossier, &args.out, terminal)? {
        return Ok(Exit::Fine);
    }
    if let Some(other) = &args.diff {
        return compare(&dossier, other.as_deref(), terminal);
    }
    if args.review {
        let review = standoff::review(&dossier, &query(args)?)?;
        review::tell(&review, args.first, &args.dossier, terminal)?;
    } else if args.kind == [KindWord::Actor] {
        entries::tell_actors(&standoff::actors(&dossier)?, terminal)?;
    } else if args.kind == [KindWord::Document] {
        entries::tell_documents(&standoff::documents(&dossier)?, terminal)?;
    } else if args.timeline {
        entries::tell_timeline(&standoff::timeline(&dossier, &query(args)?)?, terminal)?;
    } else {
        entries::tell(&standoff::ledger(&dossier, &query(args)?)?, terminal)?;
    }
    Ok(Exit::Fine)
}

/// Exports the whole record, and tells whether that was asked for.
fn send_out(dossier: &Dossier, out: &Out, terminal: &mut Terminal) -> Result<bool, Failure> {
    if out.json {
        terminal.json(&standoff::export_json(dossier)?)?;
    } else if let Some(folder) = &out.csv {
        let csv = |table| standoff::export_table(dossier, table).map(String::into_bytes);
        write_tables(folder, "csv", &csv, terminal)?;
    } else if let Some(folder) = &out.parquet {
        write_tables(folder, "parquet", &|table| standoff::export_parquet(dossier, table), terminal)?;
    } else if let Some(path) = &out.json_ld {
        let text = json::laid_out(&standoff::export_annotations(dossier)?) + "\n";
        standoff::write_whole(path, text.as_bytes())?;
        terminal.line(&path.display().to_string())?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Compares with an export, or with the reading before.
fn compare(dossier: &Dossier, export: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let difference = match export {
        Some(path) => Some(standoff::difference(dossier, path)?),
        None => standoff::difference_from_former(dossier)?,
    };
    match difference {
        Some(difference) => differences::tell(&difference, terminal)?,
        None => terminal.paragraph(
            "",
            "There is no reading before this one that said anything else. `standoff ledger --json` keeps one to compare with.",
        )?,
    }
    Ok(Exit::Fine)
}

/// The filters as a question to the ledger.
fn query(args: &Args) -> Result<Query, Failure> {
    let kind = |word: &KindWord| match word {
        KindWord::Statement => Ok(Kind::Statement),
        KindWord::Event => Ok(Kind::Event),
        KindWord::Commitment => Ok(Kind::Commitment),
        KindWord::Mention => Ok(Kind::Mention),
        KindWord::Actor | KindWord::Document => Err(Failure::Usage(
            "actors and documents are lists of their own: ask for one of them alone".to_owned(),
        )),
    };
    Ok(Query {
        kinds: args.kind.iter().map(kind).collect::<Result<_, _>>()?,
        actors: args.actor.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        document: args.document.clone(),
        words: args.words.clone(),
        rejected: args.rejected,
    })
}

/// Writes every table into a file of its own.
fn write_tables(
    folder: &Path,
    ending: &str,
    table: &dyn Fn(Table) -> Result<Vec<u8>, standoff::Failure>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::writing(folder))?;
    for kind in Table::ALL {
        let path = folder.join(format!("{}.{ending}", kind.word()));
        standoff::write_whole(&path, &table(kind)?)?;
        terminal.line(&path.display().to_string())?;
    }
    Ok(())
}
