//! `standoff why`.

use crate::asking::Asking;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::stability::Concept;
use standoff::stability::coalitions::Improvement;
use standoff::{Reading, Sense, WhyAsked};

/// Tells why a state holds or does not, side by side: what each would gain by, who could answer how, and what that would leave it with.
///
/// The page to begin with. For each side: how well it likes the state, what else it could do and what speaks for or against that among its
/// wishes; then, for every step that would pay, the answer it has to fear. At the end, in which senses the side therefore stays. Where the order of
/// wishes is only partly known, tells on which order it depends.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff why strike-2024/models/march.toml
  standoff why strike-2024/models/march.toml 'return, reinstate' --for union
  standoff why strike-2024/models/march.toml NNNYNY --concept seq --coalitions

A state is written as the options taken ('return, reinstate'; 'union.return' where two sides have one of that name), as a pattern
(YNYNNN), as nothing, or as now.")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// The state; where the dispute stands if left out
    #[arg(value_name = "STATE")]
    state: Option<String>,
    /// Tells of one side only: its key or name
    #[arg(long = "for", value_name = "KEY")]
    of: Option<String>,
    /// The senses: nash, gmr, smr, seq, sseq, sim; the first five if left out
    #[arg(long, value_name = "NAME", num_args = 1.., value_delimiter = ',')]
    concept: Vec<String>,
    /// Tells also which sides would leave the state together
    #[arg(long)]
    coalitions: bool,
    /// A coalition moves where one member gains and none loses, instead of where all gain
    #[arg(long)]
    pareto: bool,
    /// Reads a definition otherwise; may be given several times
    #[arg(long, value_name = "KEY=VALUE", num_args = 1..)]
    setting: Vec<String>,
}

/// Gathers the reasons and tells them.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let asked = args.asked()?;
    let Some(answer) = args.asking.put(terminal, |model, terms| standoff::why(model, &asked, terms))? else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::why::tell(&answer, args.asking.work.measure(), terminal)?;
    }
    Ok(Exit::Fine)
}

impl Args {
    fn asked(&self) -> Result<WhyAsked, Failure> {
        let mut reading = Reading::default();
        reading.single.sequence = self.asking.work.sequence.into();
        for assignment in &self.setting {
            reading.set(assignment)?;
        }
        if self.pareto {
            reading.joint.improvement = Improvement::Pareto;
        }
        let mut concepts = Vec::new();
        for name in &self.concept {
            match Sense::parse(name)? {
                Sense::Single(concept) if !concepts.contains(&concept) => concepts.push(concept),
                Sense::Single(_) => {}
                other => {
                    let key = other.key();
                    let why = format!(
                        "`{key}` is not told here: ask for nash, gmr, smr, seq, sseq or sim, with --coalitions for what sides do together"
                    );
                    return Err(Failure::Usage(why));
                }
            }
        }
        Ok(WhyAsked {
            state: self.state.clone(),
            of: self.of.clone(),
            concepts: if concepts.is_empty() { Concept::ALL.to_vec() } else { concepts },
            coalitions: self.coalitions || self.pareto,
            reading,
        })
    }
}
