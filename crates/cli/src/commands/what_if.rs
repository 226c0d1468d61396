//! `standoff what-if`.

use crate::asking::Asking;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::tellings;
use crate::terminal::Terminal;
use standoff::WhatIfAsked;

/// Changes a model and tells what becomes of its verdicts, each with the reason before and after.
///
/// The model's file stays as it is. Without a change or a scenario, the scenarios that the model names are listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff what-if strike-2024/models/march.toml
  standoff what-if strike-2024/models/march.toml --scenario 'the company gives way'
  standoff what-if strike-2024/models/march.toml 'flip union.no-loss-of-face' 'irreversible company.reinstate'

Changes, each in quotation marks of its own; a wish is named by its owner and its id, or its place (union.2):
  drop us.wish                     without this wish
  flip us.wish                     its opposite
  before us.wish us.other          more important than that one, just before it
  want us \"relief if disarm\" at 1  a new wish, most important
  replace us.wish \"relief\"         another condition in its place
  option us.visit \"pay a visit\"    a new option (taken: it is taken now)
  drop option us.relief left       the option is fixed: left, taken, or as it stands now
  drop maker us                    its options stay as they stand now
  rule \"talk and strike\"           a combination that cannot occur
  drop rule 1                      without the first such rule (also no-move, merge)
  irreversible us.relief           which way it may be changed (also drop-only, reversible)
  scenario \"a trade is honoured\"   as --scenario")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
    /// What is changed, in the notation below
    #[arg(value_name = "CHANGE")]
    changes: Vec<String>,
    /// Supposes a scenario of the model; may be given several times
    #[arg(long, value_name = "NAME")]
    scenario: Vec<String>,
}

/// Most changed verdicts that are looked at for their reasons.
const MOST_LISTED: usize = 1_000;

/// Supposes and tells, or lists the scenarios.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    if args.changes.is_empty() && args.scenario.is_empty() {
        return list(args, terminal);
    }
    let measure = args.asking.work.measure();
    let asked = WhatIfAsked {
        changes: args.changes.clone(),
        scenarios: args.scenario.clone(),
        most_listed: MOST_LISTED,
    };
    let Some(answer) = args.asking.put(terminal, |model, terms| standoff::what_if(model, &asked, terms))? else {
        return Ok(Exit::Findings);
    };
    if args.asking.work.json {
        terminal.json(&answer.to_json())?;
    } else {
        tellings::what_if::tell(&answer, measure, terminal)?;
    }
    Ok(Exit::Fine)
}

/// Lists the scenarios of the model.
fn list(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let json = args.asking.work.json;
    let listed = args.asking.put(terminal, |model, _| {
        let value = json.then(|| standoff::scenarios_json(model));
        Ok((value, standoff::scenarios(model)))
    })?;
    match listed {
        None => return Ok(Exit::Findings),
        Some((Some(value), _)) => terminal.json(&value)?,
        Some((None, scenarios)) => tellings::what_if::list(&scenarios, &args.asking.model, terminal)?,
    }
    Ok(Exit::Fine)
}
