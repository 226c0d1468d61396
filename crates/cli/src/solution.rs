//! A whole analysis on the terminal: how many states, which hold, the status quo decision maker by decision maker, what would
//! be better for all, and the settings behind it.

use crate::failure::Failure;
use crate::tellings::ending;
use crate::terminal::{GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::{Teller, joined};
use crate::words::counted;
use comfy_table::{ContentArrangement, Table};
use standoff::stability::{Analysis, BetterState, Concept};
use standoff::states::StateId;

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

/// Tells the analysis.
pub fn tell(analysis: &Analysis, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        analysis,
        teller: Teller::new(analysis, measure.answers),
        most: measure.states,
    };
    telling.size(terminal)?;
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
    ending::assumptions(analysis.conflict(), measure.states, terminal)?;
    ending::computed_under(analysis, &[], terminal)
}

/// An analysis being told.
struct Telling<'a> {
    analysis: &'a Analysis,
    teller: Teller<'a>,
    most: usize,
}

impl Telling<'_> {
    /// Title, size, and how patterns are read.
    fn size(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let conflict = self.analysis.conflict();
        let title = if conflict.title.is_empty() { &conflict.id } else { &conflict.title };
        let as_of = conflict
            .as_of
            .as_ref()
            .map(|date| format!(" (as of {})", clean(date)))
            .unwrap_or_default();
        terminal.line(&format!("{}{as_of}", paint(STRONG, &clean(title))))?;
        let sides = counted(conflict.decision_makers.len(), "decision maker");
        let options = counted(conflict.options.len(), "option");
        terminal.line(&format!(
            "{sides}, {options}, {}",
            counted(self.analysis.space().len(), "feasible state")
        ))?;
        let keys: Vec<String> = (0..conflict.options.len())
            .map(|option| clean(&conflict.option_name(option)))
            .collect();
        Ok(terminal.paragraph("Y and N in a state stand, in this order, for: ", &keys.join(", "))?)
    }

    /// How many equilibria under which concept, and the states themselves, those that hold in most senses first.
    fn equilibria(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("States that hold for everyone")?;
        let count = |concept: Concept| format!("{} {}", concept.name(), self.analysis.equilibria(concept).len());
        terminal.line(&format!("  {}", Concept::ALL.map(count).join(", ")))?;
        let under = |state| {
            Concept::ALL
                .into_iter()
                .filter(|concept| self.analysis.equilibrium(*concept, state))
                .collect()
        };
        let mut states: Vec<(StateId, Vec<Concept>)> = self.analysis.space().ids().map(|state| (state, under(state))).collect();
        states.retain(|(_, concepts)| !concepts.is_empty());
        states.sort_by_key(|(state, concepts)| (std::cmp::Reverse(concepts.len()), *state));
        if states.is_empty() {
            return Ok(());
        }
        let mut table = plain_table(terminal);
        table.set_header([" state", "what is done", "holds under"]);
        for (state, concepts) in states.iter().take(self.most) {
            let here = if Some(*state) == self.analysis.status_quo() { " (now)" } else { "" };
            table.add_row([
                format!(" {}{here}", self.teller.pattern(*state)),
                self.teller.taken(*state),
                names(concepts),
            ]);
        }
        terminal.line(&table.trim_fmt())?;
        ending::rest(states.len(), self.most, terminal)
    }

    /// The status quo: for whom it holds in which sense, then why.
    fn status_quo(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading(&format!("Status quo {}", self.teller.pattern(state)))?;
        terminal.paragraph("  ", &self.teller.taken(state))?;
        let holding: Vec<Concept> = Concept::ALL
            .into_iter()
            .filter(|concept| self.analysis.equilibrium(*concept, state))
            .collect();
        let told = match holding.as_slice() {
            [] => "It holds for everyone under none of the concepts.".to_owned(),
            concepts => format!("It holds for everyone under {}.", paint(GOOD, &names(concepts))),
        };
        terminal.paragraph("  ", &told)?;
        let makers = 0..self.analysis.conflict().decision_makers.len();
        let mut table = plain_table(terminal);
        table.set_header(std::iter::once(" stable for").chain(Concept::ALL.map(Concept::name)));
        for dm in makers.clone() {
            let marks = Concept::ALL.map(|concept| if self.analysis.stable(concept, dm, state) { "yes" } else { "-" });
            table.add_row(std::iter::once(format!(" {}", self.teller.maker(dm))).chain(marks.map(str::to_owned)));
        }
        terminal.line(&table.trim_fmt())?;
        for dm in makers {
            terminal.line("")?;
            self.teller.tell_maker(dm, state, terminal)?;
        }
        Ok(())
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
