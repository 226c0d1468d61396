//! A whole analysis on the terminal: how many states, which hold, the status quo decision maker by decision maker, what would
//! be better for all, and the settings behind it.

use crate::failure::Failure;
use crate::tellings::{ahead, coalitions, ending, firmness, size, views};
use crate::terminal::{GOOD, Terminal, paint};
use crate::verdicts::{Teller, joined};
use crate::words::counted;
use comfy_table::{ContentArrangement, Table};
use standoff::stability::{Analysis, BetterState, Concept, Mixed};
use standoff::states::StateId;
use standoff::{Listed, Reading};

/// How much of long lists is told.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// States in a list.
    pub states: usize,
    /// Moves and answers in a list.
    pub answers: usize,
}

impl Measure {
    /// A screenful or two.
    pub const SOME: Measure = Measure { states: 10, answers: 4 };
    /// Everything.
    pub const ALL: Measure = Measure {
        states: usize::MAX,
        answers: usize::MAX,
    };
}

/// Tells a model whose states are listed.
pub fn tell(listed: &Listed, reading: &Reading, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let analysis = &listed.analysis;
    let telling = Telling {
        listed,
        analysis,
        teller: Teller::new(analysis, measure.answers),
        concepts: listed.concepts(),
        most: measure.states,
    };
    size::tell(analysis.conflict(), analysis.space().len() as u64, terminal)?;
    telling.equilibria(terminal)?;
    match analysis.status_quo() {
        Some(state) => {
            telling.status_quo(state, terminal)?;
            telling.better(state, terminal)?;
        }
        None => {
            terminal.heading("Status quo")?;
            terminal.paragraph("  ", "The model names none: a [status_quo] table says where the dispute stands.")?;
        }
    }
    telling.asked_for(measure, terminal)?;
    ending::assumptions(analysis.conflict(), measure.states, terminal)?;
    ending::computed_under(analysis, &telling.settings(reading), terminal)
}

/// An analysis being told.
struct Telling<'a> {
    listed: &'a Listed,
    analysis: &'a Analysis,
    teller: Teller<'a>,
    /// Concepts for decision makers one by one.
    concepts: Vec<Concept>,
    most: usize,
}

impl Telling<'_> {
    /// How many equilibria in which sense, and the states themselves, those that hold in most senses first.
    fn equilibria(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let holding = &self.listed.holding;
        if holding.is_empty() {
            return Ok(());
        }
        terminal.heading("States that hold for everyone")?;
        let counts: Vec<String> = holding
            .iter()
            .map(|held| format!("{} {}", held.sense.name(), held.states.len()))
            .collect();
        terminal.paragraph("  ", &counts.join(", "))?;
        let under = |state| {
            let held = holding.iter().filter(|held| held.states.binary_search(&state).is_ok());
            held.map(|held| held.sense.name()).collect::<Vec<_>>()
        };
        let mut states: Vec<(StateId, Vec<String>)> = self.analysis.space().ids().map(|state| (state, under(state))).collect();
        states.retain(|(_, senses)| !senses.is_empty());
        states.sort_by_key(|(state, senses)| (std::cmp::Reverse(senses.len()), *state));
        if states.is_empty() {
            return Ok(());
        }
        let mut table = plain_table(terminal);
        table.set_header([" state", "what is done", "holds under"]);
        for (state, senses) in states.iter().take(self.most) {
            let here = if Some(*state) == self.analysis.status_quo() { " (now)" } else { "" };
            table.add_row([
                format!(" {}{here}", self.teller.pattern(*state)),
                self.teller.taken(*state),
                joined(senses, "and"),
            ]);
        }
        terminal.line(&table.trim_fmt())?;
        ending::rest(states.len(), self.most, terminal)
    }

    /// The status quo: for whom it holds in which sense, then why.
    fn status_quo(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading(&format!("Status quo {}", self.teller.pattern(state)))?;
        terminal.paragraph("  ", &self.teller.taken(state))?;
        if self.concepts.is_empty() {
            return Ok(());
        }
        let holding: Vec<Concept> = self
            .concepts
            .iter()
            .copied()
            .filter(|concept| self.analysis.equilibrium(*concept, state))
            .collect();
        let told = match holding.as_slice() {
            [] => "It holds for everyone under none of the concepts.".to_owned(),
            concepts => format!("It holds for everyone under {}.", paint(GOOD, &names(concepts))),
        };
        terminal.paragraph("  ", &told)?;
        let makers = 0..self.analysis.conflict().decision_makers.len();
        let mut table = plain_table(terminal);
        table.set_header(std::iter::once(" stable for").chain(self.concepts.iter().map(|concept| concept.name())));
        for dm in makers.clone() {
            let mark = |concept: &Concept| if self.analysis.stable(*concept, dm, state) { "yes" } else { "-" };
            let marks = self.concepts.iter().map(|concept| mark(concept).to_owned());
            table.add_row(std::iter::once(format!(" {}", self.teller.maker(dm))).chain(marks));
        }
        terminal.line(&table.trim_fmt())?;
        if self.concepts.iter().any(|concept| Concept::ALL.contains(concept)) {
            for dm in makers {
                terminal.line("")?;
                self.teller.tell_maker(dm, state, terminal)?;
            }
        }
        Ok(())
    }

    /// What was asked beside decision makers one by one.
    fn asked_for(&self, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
        if let Some(joint) = &self.listed.joint {
            coalitions::tell(joint, &self.teller, measure, terminal)?;
        }
        ahead::tell(&self.listed.ahead, &self.teller, measure, terminal)?;
        if let Some(mixed) = &self.listed.mixed {
            self.mixed(mixed, terminal)?;
        }
        firmness::tell(&self.listed.levels, (&self.teller, self.analysis.status_quo()), terminal)?;
        if let Some(hypergame) = &self.listed.views {
            views::tell(hypergame, &self.concepts, measure, terminal)?;
        }
        Ok(())
    }

    /// Each decision maker by a concept of its own.
    fn mixed(&self, mixed: &Mixed, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("Each side by a concept of its own")?;
        let each = mixed.concepts.iter().enumerate();
        let each: Vec<String> = each
            .map(|(dm, concept)| format!("{} by {}", self.teller.maker(dm), concept.name()))
            .collect();
        terminal.paragraph(
            "  ",
            &format!(
                "{}: {} hold for everyone.",
                joined(&each, "and"),
                counted(mixed.equilibria.len(), "state")
            ),
        )?;
        for state in mixed.equilibria.iter().take(self.most) {
            let here = if Some(*state) == self.analysis.status_quo() { " (now)" } else { "" };
            terminal.paragraph("  - ", &format!("{}{here}", self.teller.state(*state)))?;
        }
        ending::rest(mixed.equilibria.len(), self.most, terminal)
    }

    /// The settings that bear on what was asked beside decision makers one by one.
    fn settings(&self, reading: &Reading) -> Vec<String> {
        let mut lines = Vec::new();
        if self.listed.joint.is_some() {
            lines.push(format!("improvement of a coalition: {}", reading.joint.improvement.key()));
        }
        lines.extend(ahead::setting(&self.listed.ahead, reading.ties.key()));
        lines
    }

    /// States that everyone prefers to the status quo.
    fn better(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("Better for all")?;
        let mut better = self.analysis.better_for_all(state);
        better.sort_by_key(|found| (std::cmp::Reverse(found.equilibrium_under.len()), found.state));
        if better.is_empty() {
            return Ok(terminal.paragraph("  ", "No state is better for every decision maker than the status quo.")?);
        }
        for found in better.iter().take(self.most) {
            let told = format!(
                "{}. {} {}",
                self.teller.change(state, found.state),
                rests(found),
                self.way(state, found)
            );
            terminal.paragraph("  - ", &told)?;
        }
        ending::rest(better.len(), self.most, terminal)
    }

    /// Whether a better state can be reached step by step.
    fn way(&self, state: StateId, found: &BetterState) -> String {
        match &found.path {
            Some(path) => format!(
                "A way there, each step a gain for the one who takes it: {}.",
                self.teller.moves(state, path)
            ),
            None => "No steps lead there of which each is a gain for the one who takes it.".to_owned(),
        }
    }
}

/// Whether a better state would last.
fn rests(found: &BetterState) -> String {
    match found.equilibrium_under.as_slice() {
        [] => "It would not last under any concept.".to_owned(),
        concepts => format!("It would last under {}.", names(concepts)),
    }
}

/// Names of concepts: `Nash, GMR and SMR`.
pub fn names(concepts: &[Concept]) -> String {
    let names: Vec<String> = concepts.iter().map(|concept| concept.name().to_owned()).collect();
    joined(&names, "and")
}

/// A table without lines that fits the terminal.
pub fn plain_table(terminal: &Terminal) -> Table {
    let mut table = Table::new();
    let width = u16::try_from(terminal.width()).unwrap_or(u16::MAX);
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    table
}
