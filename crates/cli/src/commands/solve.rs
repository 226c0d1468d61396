//! `standoff solve`.

use crate::asking::{self, Work};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::solution;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::conflict::{Conflict, nearest};
use standoff::stability::coalitions::Improvement;
use standoff::stability::unknown::Variant;
use standoff::{Answered, ModelSource, Reading, Sense, SolveAsked, Solved};
use std::path::{Path, PathBuf};

/// Works out which states of a model hold, and why.
///
/// Shows how many states are feasible, which are equilibria under five concepts of stability, for each decision maker why the
/// status quo holds or does not (each improvement, and the answer that deters it, mover by mover), what would be better for
/// everyone, and the settings behind it all. Where the order of wishes is only partly known, tells what holds whatever that order is, what
/// depends on it, and on what. Where sides see each other otherwise than the model has them, tells what each expects and who is in for a
/// surprise. Of models with too many states to list, counts are told.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff solve strike-2024/models/march.toml
  standoff solve strike-2024/models/march.toml --coalitions --pareto
  standoff solve strike-2024/models/march.toml --concept nash cseq l3 --setting sequence=once
  standoff solve strike-2024/models/march.toml --mixed union=nash,port=seq
  standoff solve strike-2024/models/march.toml --csv verdicts.csv --nfg march.nfg
  standoff solve strike-2024/models/march.toml --json > march.json

Concepts: Nash, nobody gains by moving alone; GMR, every gain can be punished; SMR, and the punishment cannot be escaped;
SEQ, SSEQ, the same with punishments that those who punish gain from themselves. docs/glossary.md says more.
By name also: sim (all move at once); cnash, cgmr, csmr, cseq, csseq, cseq_class (against coalitions, too); and for two sides
l1, l2 and so on (each looks so many moves ahead), nm (however far), stackelberg (one leads).
Settings: sequence, return_to_start_is_sanction, improvement, ties, samples, seed.")]
pub struct Args {
    /// The model file: TOML, graph-model/1 (also .gz) or .gmcr
    model: PathBuf,
    /// Which model of a file that holds several; all of them if left out
    #[arg(long, visible_alias = "model", value_name = "ID")]
    id: Option<String>,
    /// The senses in which states are to hold; the five concepts if left out
    #[arg(long, value_name = "NAME", num_args = 1.., value_delimiter = ',')]
    concept: Vec<String>,
    /// Who leads under `stackelberg`: key or name; each in turn if left out
    #[arg(long, value_name = "KEY")]
    leader: Option<String>,
    /// Looks at sides that move together: who blocks which state, who jumps from one to another
    #[arg(long)]
    coalitions: bool,
    /// A coalition moves where one member gains and none loses, instead of where all gain
    #[arg(long)]
    pareto: bool,
    /// Judges each side by a concept of its own, as in us=nash,dprk=seq; who is not named, by seq
    #[arg(long, value_name = "SIDE=CONCEPT,…")]
    mixed: Option<String>,
    /// Reads a partly known order by an attitude: a bold, b leaves for sure gains only, c is deterred by a maybe, d cautious
    #[arg(long, value_name = "a|b|c|d")]
    unknown: Option<String>,
    /// Reads a definition otherwise; may be given several times
    #[arg(long, value_name = "KEY=VALUE", num_args = 1..)]
    setting: Vec<String>,
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    work: Work,
}

/// Files to write beside what is told.
#[derive(Debug, clap::Args)]
struct Files {
    /// Writes the verdicts as CSV: a row for each state, side and concept
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Writes the same rows as Parquet
    #[arg(long, value_name = "FILE")]
    parquet: Option<PathBuf>,
    /// Writes a normal form for Gambit, where the model has one
    #[arg(long, value_name = "FILE")]
    nfg: Option<PathBuf>,
}

/// Solves and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = args.asked()?;
    let Some(source) = asking::load(&args.model, terminal)? else {
        return Ok(Exit::Findings);
    };
    let solved = standoff::solve(args.models(&source)?, &asked, &args.work.terms().limits);
    findings::tell_aside(&source, &solved.obstacles(), terminal);
    let exported = args.files.write(&solved, &source, terminal)?;
    if args.work.json {
        terminal.json(&solved.to_json(&set_name(&args.model)))?;
    } else {
        tell(&solved, args, terminal)?;
    }
    Ok(if solved.complete() && exported {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

impl Files {
    /// Writes what is asked for. `false` where the model has no normal form: why has been shown then.
    fn write(&self, solved: &Solved, source: &ModelSource, terminal: &mut Terminal) -> Result<bool, Failure> {
        if self.csv.is_none() && self.parquet.is_none() && self.nfg.is_none() {
            return Ok(true);
        }
        let listed = match &solved.models[..] {
            [only] => match &only.outcome {
                Ok(Answered::Listed(listed)) => listed,
                Ok(_) => {
                    return Err(Failure::Usage(
                        "only a model with a full order and states that can be listed goes into a table or a normal form".to_owned(),
                    ));
                }
                Err(_) => return Ok(false),
            },
            several => {
                return Err(Failure::Usage(format!(
                    "the file holds {} models; name one with --id",
                    several.len()
                )));
            }
        };
        if let Some(path) = &self.csv {
            standoff::write_whole(path, standoff::verdicts_csv(listed).as_bytes())?;
        }
        if let Some(path) = &self.parquet {
            standoff::write_whole(path, &standoff::verdicts_parquet(listed)?)?;
        }
        let Some(path) = &self.nfg else { return Ok(true) };
        match standoff::normal_form(listed) {
            Ok(text) => standoff::write_whole(path, text.as_bytes())?,
            Err(found) => {
                findings::tell_aside(source, &found, terminal);
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Args {
    /// The models to solve.
    fn models(&self, source: &ModelSource) -> Result<Vec<Conflict>, Failure> {
        match &self.id {
            Some(id) => Ok(vec![source.model(Some(id))?.clone()]),
            None => Ok(source.models.clone()),
        }
    }

    fn asked(&self) -> Result<SolveAsked, Failure> {
        let mut senses = Vec::new();
        for name in &self.concept {
            let sense = Sense::parse(name)?;
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
        Ok(SolveAsked {
            senses: if senses.is_empty() { Sense::DEFAULT.to_vec() } else { senses },
            leader: self.leader.clone(),
            coalitions: self.coalitions || self.pareto,
            mixed: self.mixed.clone(),
            unknown: self.unknown.as_deref().map(attitude).transpose()?,
            reading: self.reading()?,
        })
    }

    fn reading(&self) -> Result<Reading, Failure> {
        let mut reading = Reading::default();
        reading.single.sequence = self.work.sequence.into();
        for assignment in &self.setting {
            reading.set(assignment)?;
        }
        if self.pareto {
            reading.joint.improvement = Improvement::Pareto;
        }
        Ok(reading)
    }
}

/// The attitude with this letter.
fn attitude(letter: &str) -> Result<Variant, Failure> {
    Variant::from_key(letter.trim()).ok_or_else(|| {
        let keys = Variant::ALL.map(Variant::key);
        let near = nearest(letter, keys.into_iter()).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Failure::Usage(format!(
            "there is no attitude `{letter}` to unknown comparisons: a, b, c or d{near}"
        ))
    })
}

/// Tells each model that could be solved.
fn tell(solved: &Solved, args: &Args, terminal: &mut Terminal) -> Result<(), Failure> {
    let measure = args.work.measure();
    let mut first = true;
    for model in &solved.models {
        let Ok(answered) = &model.outcome else { continue };
        if !first {
            terminal.line("\n")?;
        }
        first = false;
        match answered {
            Answered::Listed(listed) => solution::tell(listed, &model.reading, measure, terminal)?,
            Answered::Large(tables) => tellings::large::tell(model, tables, measure, terminal)?,
            Answered::Partly(partly) => tellings::partly::tell(partly, measure, terminal)?,
            Answered::Attitude(attitude) => tellings::attitude::tell(attitude, measure, terminal)?,
        }
    }
    Ok(())
}

/// The name of a file's set of models: the file's name up to its first dot.
fn set_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}
