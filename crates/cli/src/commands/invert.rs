//! `standoff invert`.

use crate::asking::{Asking, concept_word};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use clap::ValueEnum;
use standoff::questions::invert::Measure;
use standoff::stability::Concept;
use standoff::{InvertAsked, Wanted};

/// Finds the smallest change of wishes that would make a state hold, unsettle it, or let gains lead to it.
///
/// What changes is which wishes of a side count more than which, in as few exchanges of neighbours as possible, and it is told what proves
/// that fewer would not do. Where no order of the wishes does it, tells why, and the smallest other wish that would. Shows what the verdicts
/// are after the change.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff invert strike-2024/models/march.toml --goal 'return, reinstate' --concept nash
  standoff invert strike-2024/models/march.toml --goal now --break
  standoff invert strike-2024/models/march.toml --goal YNYNNN --reach --measure states

A state is written as the options taken ('return, reinstate'; 'union.return' where two sides have one of that name), as a pattern
(YNYNNN), as nothing, or as now.")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// The state that is to hold, to break, or to be reached
    #[arg(long, value_name = "STATE")]
    goal: String,
    /// The sense in which it is to hold or to break: nash, gmr, smr, seq or sseq
    #[arg(long, value_name = "CONCEPT", default_value = "seq", value_parser = concept_word())]
    concept: Concept,
    /// Asks what would unsettle the state
    #[arg(long = "break", group = "wanted")]
    breaks: bool,
    /// Asks what would let gains lead there from where the dispute stands
    #[arg(long, group = "wanted")]
    reach: bool,
    /// In what changes are counted
    #[arg(long, value_enum, default_value_t = MeasureWord::Statements)]
    measure: MeasureWord,
    /// Asks about one side instead of everyone: its key or name
    #[arg(long = "for", value_name = "KEY")]
    of: Option<String>,
    /// Lets only this side's wishes change; may be given several times
    #[arg(long, value_name = "KEY")]
    changing: Vec<String>,
}

/// The ways to count.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum MeasureWord {
    /// Exchanges of neighbouring wishes in their orders
    Statements,
    /// Exchanges of states in the orders of liking, whatever the wishes
    States,
}

/// Searches and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = args.asked();
    let Some(answer) = args.asking.put(terminal, |model, terms| standoff::invert(model, &asked, terms))? else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::invert::tell(&answer, args.asking.work.measure(), terminal)?;
    }
    Ok(Exit::Fine)
}

impl Args {
    fn asked(&self) -> InvertAsked {
        let wanted = match (self.breaks, self.reach) {
            (true, _) => Wanted::Breaks,
            (_, true) => Wanted::Reached,
            _ => Wanted::Holds,
        };
        InvertAsked {
            state: self.goal.clone(),
            wanted,
            concept: self.concept,
            of: self.of.clone(),
            changing: self.changing.clone(),
            measure: match self.measure {
                MeasureWord::Statements => Measure::Statements,
                MeasureWord::States => Measure::States,
            },
        }
    }
}
