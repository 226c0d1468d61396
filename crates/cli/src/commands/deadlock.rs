//! `standoff deadlock`.

use crate::asking::load;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::DeadlockAsked;
use std::path::PathBuf;

/// Shows who waits for whom, and what would release it, before any question of what the sides prefer.
///
/// Takes the conditional commitments of a model at their word: an act is held back until its condition is met. Tells which acts are
/// free in sequence, which wait in a circle, which end at a refusal; which acts need nobody to give way if they are done together; and
/// by whose giving way, at the least, each goal would be free. Preferences are not looked at: see solve for those.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff deadlock strike-2024/models/march.toml
  standoff deadlock strike-2024/models/march.toml --goal 'return, reinstate'
  standoff deadlock strike-2024/models/march.toml --possibly --no-rules

Free is not willing: it says that nothing reported holds an act back. With --possibly, acts of which nothing is said count as free
too, once nothing holds them; without it, only acts that somebody has tied to a condition or offered.")]
pub struct Args {
    /// The model file: TOML, graph-model/1 (also .gz) or .gmcr
    model: PathBuf,
    /// Which model of a file that holds several
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Acts to release: options separated by commas, not before one to drop; may be given several times
    #[arg(long = "goal", value_name = "ACTS")]
    goals: Vec<String>,
    /// Counts acts of which nothing is said as free once nothing holds them
    #[arg(long)]
    possibly: bool,
    /// Leaves out what the model's rules make one act need of another
    #[arg(long)]
    no_rules: bool,
    /// Steps of each search before it ends with what was found
    #[arg(long, value_name = "N", default_value_t = DeadlockAsked::default().max_steps)]
    steps: u64,
    /// Tells every entry of long lists
    #[arg(long)]
    all: bool,
    /// The answer as JSON
    #[arg(long)]
    json: bool,
}

/// Works it out and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let Some(source) = load(&args.model, terminal)? else {
        return Ok(Exit::Findings);
    };
    let asked = DeadlockAsked {
        goals: args.goals.clone(),
        rules: !args.no_rules,
        possibly: args.possibly,
        max_steps: args.steps,
    };
    let answer = standoff::deadlock(source.model(args.id.as_deref())?, &asked)?;
    if args.json {
        terminal.json(&answer.to_json())?;
    } else {
        let measure = if args.all { Measure::ALL } else { Measure::SOME };
        tellings::deadlock::tell(&answer, measure, terminal)?;
    }
    Ok(Exit::Fine)
}
