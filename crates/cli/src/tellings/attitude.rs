//! What holds by one attitude to unknown comparisons.

use crate::failure::Failure;
use crate::solution::{Measure, names, plain_table};
use crate::tellings::naming::Naming;
use crate::tellings::{ending, size};
use crate::terminal::{GOOD, Terminal, paint};
use standoff::Attitude;
use standoff::stability::unknown::{Incentive, UnknownReason, Variant};
use standoff::stability::{Concept, StateId, Step};

/// Tells which states hold by the attitude, and why the status quo does or does not.
pub fn tell(attitude: &Attitude, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let conflict = attitude.analysis.conflict();
    let telling = Telling {
        attitude,
        naming: Naming::new(conflict),
        measure,
    };
    size::tell(conflict, attitude.analysis.space().len() as u64, terminal)?;
    terminal.heading(&format!("Read by attitude {}", attitude.variant.key()))?;
    terminal.paragraph("  ", means(attitude.variant))?;
    telling.holding(terminal)?;
    let now = conflict
        .status_quo
        .as_ref()
        .and_then(|now| attitude.analysis.space().find(now.state));
    if let Some(state) = now {
        telling.status_quo(state, terminal)?;
    }
    ending::assumptions(conflict, measure.states, terminal)?;
    let also = format!("attitude to unknown comparisons: {}", attitude.variant.key());
    ending::read_under(attitude.analysis.settings(), conflict, &[also], terminal)
}

/// The attitude in words.
fn means(variant: Variant) -> &'static str {
    match variant {
        Variant::A => "Bold: a side leaves for what may be better, and only what is surely no better keeps it from leaving.",
        Variant::B => "A side leaves only for what is surely better, and only what is surely no better keeps it from leaving.",
        Variant::C => "A side leaves for what may be better, and what may be no better keeps it from leaving.",
        Variant::D => "Cautious: a side leaves only for what is surely better, and what may be no better keeps it from leaving.",
    }
}

/// An attitude being told.
struct Telling<'a> {
    attitude: &'a Attitude,
    naming: Naming<'a>,
    measure: Measure,
}

impl Telling<'_> {
    fn stable(&self, concept: Concept, dm: usize, state: StateId) -> bool {
        let under = self.attitude.analysis.under(self.attitude.variant, concept);
        under.is_some_and(|under| under.stable(dm, state))
    }

    fn makers(&self) -> std::ops::Range<usize> {
        0..self.attitude.analysis.conflict().decision_makers.len()
    }

    /// The states that hold for everyone, those that hold in most senses first.
    fn holding(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("States that hold for everyone")?;
        let space = self.attitude.analysis.space();
        let holds = |concept: Concept, state: StateId| self.makers().all(|dm| self.stable(concept, dm, state));
        let under = |state: StateId| -> Vec<Concept> {
            self.attitude
                .concepts
                .iter()
                .copied()
                .filter(|&concept| holds(concept, state))
                .collect()
        };
        let mut states: Vec<(StateId, Vec<Concept>)> = space.ids().map(|state| (state, under(state))).collect();
        states.retain(|(_, concepts)| !concepts.is_empty());
        states.sort_by_key(|(state, concepts)| (std::cmp::Reverse(concepts.len()), *state));
        let count = |concept: &Concept| {
            let count = states.iter().filter(|(_, concepts)| concepts.contains(concept)).count();
            format!("{} {count}", concept.name())
        };
        let counts: Vec<String> = self.attitude.concepts.iter().map(count).collect();
        terminal.paragraph("  ", &counts.join(", "))?;
        for (state, concepts) in states.iter().take(self.measure.states) {
            let told = format!("{}: under {}", self.naming.state(&space.pattern(*state)), names(concepts));
            terminal.paragraph("  - ", &told)?;
        }
        ending::rest(states.len(), self.measure.states, terminal)
    }

    /// The status quo: a table, then why.
    fn status_quo(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let pattern = self.attitude.analysis.space().pattern(state);
        terminal.heading(&format!("Status quo {pattern}"))?;
        terminal.paragraph("  ", &self.naming.taken(&pattern))?;
        let mut table = plain_table(terminal);
        let concepts = &self.attitude.concepts;
        table.set_header(std::iter::once(" stable for").chain(concepts.iter().map(|concept| concept.name())));
        for dm in self.makers() {
            let mark = |concept: &Concept| if self.stable(*concept, dm, state) { "yes" } else { "-" };
            let marks = concepts.iter().map(|concept| mark(concept).to_owned());
            table.add_row(std::iter::once(format!(" {}", self.naming.maker(dm))).chain(marks));
        }
        terminal.line(&table.trim_fmt())?;
        for dm in self.makers() {
            self.maker(dm, state, terminal)?;
        }
        Ok(())
    }

    /// Why one decision maker stays or leaves, concepts that say the same together.
    fn maker(&self, dm: usize, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let mut told: Vec<(String, Vec<Concept>)> = Vec::new();
        for &concept in &self.attitude.concepts {
            let Some(under) = self.attitude.analysis.under(self.attitude.variant, concept) else {
                continue;
            };
            let words = self.reason(state, &under.reason(dm, state));
            match told.iter_mut().find(|(known, _)| *known == words) {
                Some((_, concepts)) => concepts.push(concept),
                None => told.push((words, vec![concept])),
            }
        }
        terminal.line("")?;
        for (words, concepts) in told {
            let line = format!("{} under {}: {words}", self.naming.maker(dm), paint(GOOD, &names(&concepts)));
            terminal.paragraph("  ", &line)?;
        }
        Ok(())
    }

    fn reason(&self, state: StateId, reason: &UnknownReason) -> String {
        match reason {
            UnknownReason::NoMove => "stays, for it cannot move at all.".to_owned(),
            UnknownReason::NoIncentive { moves: 1 } => "stays; its one move is not worth while.".to_owned(),
            UnknownReason::NoIncentive { moves } => format!("stays; none of its {moves} moves is worth while."),
            UnknownReason::Open { incentive } => format!("leaves, by {}; nothing keeps it.", self.incentive(state, *incentive)),
            UnknownReason::Deterred { answers } => {
                let told: Vec<String> = answers
                    .iter()
                    .take(self.measure.answers)
                    .map(|(incentive, moves)| {
                        format!(
                            "{}, but then {}",
                            self.incentive(state, *incentive),
                            self.moves(incentive.to, moves)
                        )
                    })
                    .collect();
                let more = answers.len().saturating_sub(told.len());
                let more = if more > 0 {
                    format!("; and {more} more such moves")
                } else {
                    String::new()
                };
                format!("stays; it would leave by {}{more}.", told.join("; or by "))
            }
        }
    }

    fn incentive(&self, state: StateId, incentive: Incentive) -> String {
        let space = self.attitude.analysis.space();
        let sure = if incentive.surely_better {
            "surely better"
        } else {
            "better perhaps"
        };
        format!(
            "{} ({sure})",
            self.naming.change(&space.pattern(state), &space.pattern(incentive.to))
        )
    }

    fn moves(&self, start: StateId, moves: &[Step]) -> String {
        let space = self.attitude.analysis.space();
        let mut from = start;
        let mut told = Vec::new();
        for step in moves {
            let change = self.naming.change(&space.pattern(from), &space.pattern(step.to));
            told.push(format!("{} {change}", self.naming.maker(step.mover)));
            from = step.to;
        }
        told.join(", then ")
    }
}
