//! `standoff evolve`.

use crate::asking::Asking;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use clap::ValueEnum;
use standoff::EvolveAsked;
use standoff::questions::evolve::{MovesAllowed, Scores};

/// Tells where a conflict drifts when its sides move now and then: where it ends, how likely and how soon it reaches a state.
///
/// The definition is Standoff's own, not one of the literature: in each turn one decision maker is drawn, in proportion to its weight, and
/// chooses among staying and its moves, the more carefully the larger beta. The numbers depend on the weights, on beta, and on what is
/// put in the place of ranks; they order nothing that the model does not order.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff evolve strike-2024/models/march.toml
  standoff evolve strike-2024/models/march.toml --to 'return, reinstate' --beta 1.5
  standoff evolve strike-2024/models/march.toml --to YNYNNN --weights union=2,company=1 --beta union=best,company=1 --simulate 2000 --seed 7")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// The state to start from; where the dispute stands if left out
    #[arg(long, value_name = "STATE")]
    from: Option<String>,
    /// The state whose reaching is asked about, or a pattern with - for several
    #[arg(long, value_name = "STATE")]
    to: Option<String>,
    /// How often each acts, in proportion, such as us=2,dprk=1; equally often if left out
    #[arg(long, value_name = "WEIGHTS")]
    weights: Option<String>,
    /// How carefully each chooses: best takes a best improvement, 0 chooses blindly; for all, or such as us=2,dprk=best
    #[arg(long, value_name = "BETA", default_value = "best")]
    beta: String,
    /// Which moves are chosen among; all where beta is a number, improvements where all take the best, if left out
    #[arg(long, value_enum)]
    moves: Option<MovesWord>,
    /// What stands in the place of ranks
    #[arg(long, value_enum, default_value_t = ScoresWord::Ranks)]
    scores: ScoresWord,
    /// Plays so many runs beside the equations
    #[arg(long, value_name = "N", default_value_t = 0, requires = "to")]
    simulate: usize,
    /// What the runs begin with: the same seed gives the same runs (1 if left out)
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Which moves are chosen among.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum MovesWord {
    /// All moves: mistakes happen
    Any,
    /// Improvements only
    Improvements,
}

/// What stands in the place of ranks.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ScoresWord {
    /// Each step of an order counts 1
    Ranks,
    /// From 0 for the worst to 1 for the best
    Shares,
}

/// Works out and tells.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = args.asked();
    let Some(answer) = args.asking.put(terminal, |model, terms| standoff::evolve(model, &asked, terms))? else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::evolve::tell(&answer, args.asking.work.measure(), terminal)?;
    }
    Ok(Exit::Fine)
}

impl Args {
    fn asked(&self) -> EvolveAsked {
        EvolveAsked {
            from: self.from.clone(),
            to: self.to.clone(),
            weights: self.weights.clone(),
            care: Some(self.beta.clone()),
            moves: self.moves.map(|word| match word {
                MovesWord::Any => MovesAllowed::Any,
                MovesWord::Improvements => MovesAllowed::Improvements,
            }),
            scores: match self.scores {
                ScoresWord::Ranks => Scores::Ranks,
                ScoresWord::Shares => Scores::Shares,
            },
            runs: self.simulate,
            seed: self.seed,
        }
    }
}
