//! `standoff compare`.

use crate::asking::{Work, answered, load};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use std::path::PathBuf;

/// Compares two models: what differs between them, and which verdicts differ with it.
///
/// Sides, options and wishes are the same when their names are. Verdicts are compared where states match: where they agree on every
/// option that both models have.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff compare strike-2024/models/march.toml strike-2024/models/june.toml
  standoff compare march.toml june.toml --all
  standoff compare march.toml june.toml --json > difference.json")]
pub struct Args {
    /// The first model file
    model: PathBuf,
    /// The model file to hold against it
    other: PathBuf,
    /// Which model of the first file, where it holds several
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Which model of the other file, where it holds several
    #[arg(long, value_name = "ID")]
    other_id: Option<String>,
    #[command(flatten)]
    work: Work,
}

/// Most changed verdicts that are looked at for their reasons.
const MOST_LISTED: usize = 1_000;

/// Compares and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let (Some(first), Some(second)) = (load(&args.model, terminal)?, load(&args.other, terminal)?) else {
        return Ok(Exit::Findings);
    };
    let models = (first.model(args.id.as_deref())?, second.model(args.other_id.as_deref())?);
    let measure = args.work.measure();
    let outcome = standoff::compare(models, MOST_LISTED, &args.work.terms());
    let source = match &outcome {
        Err(why) if why.second => &second,
        _ => &first,
    };
    let Some(answer) = answered(outcome.map_err(|cannot| cannot.why), source, terminal)? else {
        return Ok(Exit::Findings);
    };
    if args.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::compare::tell(&answer, measure, terminal)?;
    }
    Ok(Exit::Fine)
}
