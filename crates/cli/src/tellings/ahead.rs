//! Two who look several moves ahead: which states hold, and how each reasons at the status quo.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::terminal::{STRONG, Terminal, paint};
use crate::verdicts::{Teller, joined};
use standoff::stability::StateId;
use standoff::stability::horizons::{HorizonReason, HorizonVerdict};
use standoff::{Ahead, Sense};

/// Tells each way of looking ahead.
pub fn tell(all: &[Ahead], teller: &Teller, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(());
    }
    terminal.heading("Where two look several moves ahead")?;
    let telling = Telling { teller, measure };
    all.iter().try_for_each(|ahead| telling.one(ahead, terminal))
}

/// Looking ahead being told.
struct Telling<'a> {
    teller: &'a Teller<'a>,
    measure: Measure,
}

impl Telling<'_> {
    fn one(&self, ahead: &Ahead, terminal: &mut Terminal) -> Result<(), Failure> {
        let means = match (ahead.sense, ahead.leader) {
            (Sense::Ahead(1), _) => "each looks one move ahead".to_owned(),
            (Sense::Ahead(moves), _) => format!("each looks {moves} moves ahead, the two in turn"),
            (Sense::NonMyopic, _) => "however far each looks ahead, from some horizon on".to_owned(),
            (_, Some(leader)) => format!("{} leads and the other follows", self.teller.maker(leader)),
            _ => String::new(),
        };
        let name = paint(STRONG, &ahead.sense.name());
        let told = match &ahead.equilibria {
            None => "undetermined: what is expected did not repeat within the work allowed".to_owned(),
            Some(states) if states.is_empty() => "no state holds for both".to_owned(),
            Some(states) => format!("for both hold {}", self.states(states)),
        };
        let again = match ahead.cycle {
            Some((first, period)) if period > 1 => format!("; from {first} moves on it repeats every {period}"),
            _ => String::new(),
        };
        terminal.paragraph("  ", &format!("{name}, {means}: {told}{again}."))?;
        for verdict in &ahead.now {
            terminal.paragraph("    - ", &self.verdict(verdict))?;
        }
        Ok(())
    }

    /// How one of the two reasons at the status quo.
    fn verdict(&self, verdict: &HorizonVerdict) -> String {
        let maker = self.teller.maker(verdict.decision_maker);
        match &verdict.reason {
            HorizonReason::NoMove => format!("{maker} cannot move now, so it stays."),
            HorizonReason::Stays { best, then } => {
                let end = match then[..] {
                    [only] if only == verdict.state => "would come back to where things stand".to_owned(),
                    [only] => format!("would end in {}, no better for it than now", self.teller.state(only)),
                    _ => format!("might end in {}, which it does not like better for sure", self.states(then)),
                };
                format!(
                    "{maker} stays: even its best move, {}, {end}.",
                    self.teller.change(verdict.state, *best)
                )
            }
            HorizonReason::Goes { line, whole } => {
                let more = if *whole { "" } else { " and so on" };
                format!("{maker} goes: {}{more}.", self.teller.moves(verdict.state, line))
            }
        }
    }

    fn states(&self, states: &[StateId]) -> String {
        let mut told: Vec<String> = states
            .iter()
            .take(self.measure.states)
            .map(|state| self.teller.state(*state))
            .collect();
        if states.len() > told.len() {
            told.push(format!("{} more", states.len() - told.len()));
        }
        joined(&told, "and")
    }
}

/// What is said of ties, where it bears on what was asked.
pub fn setting(all: &[Ahead], ties: &str) -> Vec<String> {
    match all {
        [] => Vec::new(),
        _ => vec![format!("equally good moves that lead to different ends: {ties}")],
    }
}
