//! A model with more states than can be listed: counts, the status quo, the first states that hold.

use crate::failure::Failure;
use crate::solution::{Measure, names, plain_table};
use crate::tellings::naming::Naming;
use crate::tellings::{ending, size};
use crate::terminal::{GOOD, Terminal, paint};
use standoff::SolvedModel;
use standoff::stability::{Concept, Tables};

/// Tells counts, the status quo, and the first states.
pub fn tell(solved: &SolvedModel, tables: &Tables, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        solved,
        tables,
        naming: Naming::new(&solved.conflict),
        concepts: tables.finished(),
        measure,
    };
    if let Some(stopped) = tables.stopped() {
        ending::cut_short(&stopped.to_string(), terminal)?;
    }
    size::tell(&solved.conflict, tables.states(), terminal)?;
    telling.counts(terminal)?;
    telling.first(terminal)?;
    telling.status_quo(terminal)?;
    ending::assumptions(&solved.conflict, measure.states, terminal)?;
    let engine = format!(
        "engine: {} (too many states to list; reasons are told of models that can be)",
        tables.engine().key()
    );
    ending::read_under(tables.settings(), &solved.conflict, &[engine], terminal)
}

/// Tables being told.
struct Telling<'a> {
    solved: &'a SolvedModel,
    tables: &'a Tables,
    naming: Naming<'a>,
    concepts: Vec<Concept>,
    measure: Measure,
}

impl Telling<'_> {
    /// How many states hold under which concept, for each and for everyone.
    fn counts(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("How many states hold")?;
        let mut table = plain_table(terminal);
        let header = self.concepts.iter().map(|concept| concept.name().to_owned());
        table.set_header([" for".to_owned()].into_iter().chain(header));
        let count = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
        for dm in 0..self.tables.decision_makers() {
            let cells = self.concepts.iter().map(|&concept| count(self.tables.count_stable(concept, dm)));
            table.add_row([format!(" {}", self.naming.maker(dm))].into_iter().chain(cells));
        }
        let all = self.concepts.iter().map(|&concept| count(self.tables.count_equilibria(concept)));
        table.add_row([" everyone".to_owned()].into_iter().chain(all));
        Ok(terminal.line(&table.trim_fmt())?)
    }

    /// The first states that hold under the strictest concept that has any.
    fn first(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(&concept) = self
            .concepts
            .iter()
            .find(|concept| self.tables.count_equilibria(**concept) > Some(0))
        else {
            return Ok(());
        };
        terminal.heading(&format!("The first states that hold for everyone under {}", concept.name()))?;
        let most = self.measure.states.min(MOST_FIRST);
        for code in self.tables.equilibria(concept).take(most) {
            terminal.paragraph("  - ", &self.naming.state(&self.solved.conflict.pattern(code)))?;
        }
        let more = self.tables.count_equilibria(concept).unwrap_or(0).saturating_sub(most as u64);
        if more > 0 {
            terminal.line(&format!("  … and {more} more"))?;
        }
        Ok(())
    }

    /// The status quo, decision maker by decision maker.
    fn status_quo(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(code) = self.solved.conflict.status_quo.as_ref().map(|found| found.state) else {
            return Ok(());
        };
        let pattern = self.solved.conflict.pattern(code);
        terminal.heading(&format!("Status quo {pattern}"))?;
        terminal.paragraph("  ", &self.naming.taken(&pattern))?;
        let under = |holds: &dyn Fn(Concept) -> bool| self.concepts.iter().copied().filter(|&concept| holds(concept)).collect::<Vec<_>>();
        let told = |concepts: Vec<Concept>| match concepts.as_slice() {
            [] => "under none of the concepts".to_owned(),
            concepts => format!("under {}", paint(GOOD, &names(concepts))),
        };
        let all = under(&|concept| self.tables.equilibrium(concept, code) == Some(true));
        terminal.paragraph("  ", &format!("It holds for everyone {}.", told(all)))?;
        for dm in 0..self.tables.decision_makers() {
            let own = under(&|concept| self.tables.stable(concept, dm, code) == Some(true));
            terminal.paragraph("  - ", &format!("{}: {}", self.naming.maker(dm), told(own)))?;
        }
        Ok(())
    }
}

/// Most first states that `--all` tells.
const MOST_FIRST: usize = 1_000;
