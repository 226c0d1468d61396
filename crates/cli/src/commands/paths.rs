//! `standoff paths`.

use crate::asking::{Asking, concept_word};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::questions::paths::JointMoves;
use standoff::stability::Concept;
use standoff::{PathsAsked, PathsTo};

/// Finds the ways that lead from one state of a model to others, and who has to take a loss on them.
///
/// Tells for each state asked about whether steps lead there that each gain for the one who takes it, whether it needs sides that move
/// together, or who would have to take a loss; mover by mover. A state that no moves reach is said to be out of reach, with what is in
/// reach. Without a target, the ways to every state that all sides prefer are looked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff paths strike-2024/models/march.toml
  standoff paths strike-2024/models/march.toml --to 'return, reinstate'
  standoff paths strike-2024/models/march.toml --from NNNYNY --to-equilibria nash --all

A state is written as the options taken ('return, reinstate'; 'union.return' where two sides have one of that name), as a pattern
(YNYNNN, with - for an option that may stand either way), as nothing, or as now.")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// The state to start from; where the dispute stands if left out
    #[arg(long, value_name = "STATE")]
    from: Option<String>,
    /// The state to lead to, or a pattern with - for several
    #[arg(long, value_name = "STATE", group = "target")]
    to: Option<String>,
    /// Leads to every state that holds for everyone under a concept
    #[arg(long, value_name = "CONCEPT", group = "target", value_parser = concept_word())]
    to_equilibria: Option<Concept>,
    /// Leads to every state in which a condition over options holds
    #[arg(long, value_name = "CONDITION", group = "target")]
    to_where: Option<String>,
    /// Sides that move together change their options at once, whatever lies in between, instead of step by step
    #[arg(long)]
    at_once: bool,
}

/// Most ways of one kind that `--all` shows.
const MOST_WAYS: usize = 1_000;

/// Finds and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = args.asked();
    let Some(answer) = args.asking.put(terminal, |model, terms| standoff::paths(model, &asked, terms))? else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::paths::tell(&answer, args.asking.work.measure(), terminal)?;
    }
    Ok(Exit::Fine)
}

impl Args {
    fn asked(&self) -> PathsAsked {
        let to = match (&self.to, self.to_equilibria, &self.to_where) {
            (Some(state), ..) => PathsTo::State(state.clone()),
            (_, Some(concept), _) => PathsTo::Equilibria(concept),
            (_, _, Some(condition)) => PathsTo::Where(condition.clone()),
            _ => PathsTo::BetterForAll,
        };
        PathsAsked {
            from: self.from.clone(),
            to,
            joint: if self.at_once { JointMoves::AtOnce } else { JointMoves::Sequences },
            most_shown: self.asking.work.measure().answers.min(MOST_WAYS),
        }
    }
}
