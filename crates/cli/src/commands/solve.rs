//! `standoff solve`.

use crate::asking::SequenceWord;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::solution::{self, Measure};
use crate::terminal::Terminal;
use standoff::conflict::Finding;
use standoff::stability::Settings;
use standoff::{ModelSource, Solved};
use std::path::{Path, PathBuf};

/// Works out which states of a model hold, and why.
///
/// Shows how many states are feasible, which are equilibria under five concepts of stability, for each decision maker why the
/// status quo holds or does not (each improvement, and the answer that deters it, mover by mover), what would be better for
/// everyone, and the settings behind it all.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff solve strike-2024/models/march.toml
  standoff solve strike-2024/models/march.toml --sequence once
  standoff solve strike-2024/models/march.toml --json > march.json

Concepts: Nash, nobody gains by moving alone; GMR, every gain can be punished; SMR, and the punishment cannot be escaped;
SEQ, SSEQ, the same with punishments that those who punish gain from themselves. docs/glossary.md says more.")]
pub struct Args {
    /// The model file: TOML, graph-model/1 (also .gz) or .gmcr
    model: PathBuf,
    /// Which sequences of the others' moves count as an answer
    #[arg(long, value_enum, default_value_t = SequenceWord::Successive)]
    sequence: SequenceWord,
    /// Tells every entry of long lists
    #[arg(long)]
    all: bool,
    /// All results as JSON (`graph-model/1`)
    #[arg(long)]
    json: bool,
}

/// Solves and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let source = ModelSource::load(&args.model)?;
    if !findings::allow(&source, terminal) {
        return Ok(Exit::Findings);
    }
    let settings = Settings {
        sequence: args.sequence.into(),
        ..Settings::default()
    };
    let solved = standoff::solve(source.models.clone(), &settings);
    let obstacles: Vec<Finding> = solved
        .models
        .iter()
        .filter_map(|model| model.outcome.as_ref().err())
        .flat_map(|e| e.findings.clone())
        .collect();
    findings::tell_aside(&source, &obstacles, terminal);
    if args.json {
        terminal.json(&solved.to_json(&set_name(&args.model)))?;
    } else {
        tell(&solved, args.all, terminal)?;
    }
    Ok(if solved.complete() { Exit::Fine } else { Exit::Findings })
}

/// Tells each model that could be solved.
fn tell(solved: &Solved, all: bool, terminal: &mut Terminal) -> Result<(), Failure> {
    let measure = if all { Measure::ALL } else { Measure::SOME };
    let mut first = true;
    for analysis in solved.models.iter().filter_map(|model| model.outcome.as_ref().ok()) {
        if !first {
            terminal.line("\n")?;
        }
        first = false;
        solution::tell(analysis, measure, terminal)?;
    }
    Ok(())
}

/// The name of a file's set of models: the file's name up to its first dot.
fn set_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}
