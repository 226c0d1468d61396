//! `standoff robustness`.

use crate::asking::{Asking, concept_word};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::RobustnessAsked;
use standoff::stability::Concept;

/// Tells which assumptions, orders of wishes and readings of the definitions a verdict survives.
///
/// The verdict is that a state holds for everyone under a concept. The model is changed in one respect at a time: each thing that no
/// source says left out, each two wishes that follow each other exchanged, wishes in orders drawn at random near the one assumed, each
/// concept under each reading. The table shows where the verdict stands, and below it why it breaks where it breaks.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff robustness strike-2024/models/march.toml
  standoff robustness strike-2024/models/march.toml --state 'return, reinstate' --concept gmr
  standoff robustness strike-2024/models/march.toml --samples 1000 --radius 2 --radius 6 --seed 7")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// The state; where the dispute stands if left out
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// The sense in which it is to hold
    #[arg(long, value_name = "CONCEPT", default_value = "seq", value_parser = concept_word())]
    concept: Concept,
    /// Asks about one decision maker instead of everyone
    #[arg(long = "for", value_name = "KEY")]
    of: Option<String>,
    /// How many orders of wishes are drawn for each radius (200 if left out)
    #[arg(long, value_name = "N")]
    samples: Option<usize>,
    /// How many exchanges of neighbours a drawn order may be away; may be given several times (1, 2 and 4 if left out)
    #[arg(long, value_name = "K")]
    radius: Vec<usize>,
    /// What the random draws begin with: the same seed gives the same draws (1 if left out)
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Tries and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = RobustnessAsked {
        state: args.state.clone(),
        concept: args.concept,
        of: args.of.clone(),
        radii: args.radius.clone(),
        samples: args.samples,
        seed: args.seed,
    };
    let Some(answer) = args
        .asking
        .put(terminal, |model, terms| standoff::robustness(model, &asked, terms))?
    else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::robustness::tell(&answer, args.asking.work.measure(), terminal)?;
    }
    Ok(Exit::Fine)
}
