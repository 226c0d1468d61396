//! `standoff ledger`.

use crate::entries;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::Terminal;
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
  standoff ledger strike-2024 --json > ledger.json
  standoff ledger strike-2024 --csv tables/")]
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
    /// The whole record as JSON (`standoff-ledger/1`)
    #[arg(long, conflicts_with_all = ["actor", "kind", "from", "to", "document", "words", "timeline", "rejected"])]
    json: bool,
    /// The whole record as CSV, one file a table, into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["json", "actor", "kind", "from", "to", "document", "words", "timeline", "rejected"])]
    csv: Option<PathBuf>,
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

/// Exports if asked to, else lists.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dossier = Dossier::open(&args.dossier)?;
    if args.json {
        let record = standoff::export_json(&dossier)?;
        terminal.json(&record)?;
    } else if let Some(folder) = &args.csv {
        write_tables(&dossier, folder, terminal)?;
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

/// Writes every table as a CSV file.
fn write_tables(dossier: &Dossier, folder: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    const TABLES: [(Table, &str); 6] = [
        (Table::Documents, "documents.csv"),
        (Table::Entities, "entities.csv"),
        (Table::Mentions, "mentions.csv"),
        (Table::Statements, "statements.csv"),
        (Table::Events, "events.csv"),
        (Table::Commitments, "commitments.csv"),
    ];
    std::fs::create_dir_all(folder).map_err(Failure::writing(folder))?;
    for (table, name) in TABLES {
        let path = folder.join(name);
        standoff::write_whole(&path, standoff::export_table(dossier, table)?.as_bytes())?;
        terminal.line(&path.display().to_string())?;
    }
    Ok(())
}
