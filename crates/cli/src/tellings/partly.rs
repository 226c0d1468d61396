//! A model whose orders of wishes are only partly known: what holds whatever the orders are, what depends on them, and on what.

use crate::failure::Failure;
use crate::solution::{Measure, names, plain_table};
use crate::tellings::naming::Naming;
use crate::tellings::{ending, size, witness};
use crate::terminal::{GOOD, Terminal, paint};
use standoff::stability::orders::{Grade, Known, Share};
use standoff::stability::{Concept, StateId};
use standoff::{Partly, PartlyNow};

/// Tells the status quo, then the states that hold under every order or under some.
pub fn tell(partly: &Partly, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let known = &partly.known;
    let conflict = known.conflict();
    let telling = Telling {
        partly,
        naming: Naming::new(conflict),
        measure,
    };
    if !partly.overview.whole {
        ending::cut_short("the work that all states may take together was used up", terminal)?;
    }
    size::tell(conflict, known.space().len() as u64, terminal)?;
    telling.open(terminal)?;
    match known.status_quo() {
        Some(state) => telling.status_quo(state, terminal)?,
        None => terminal.paragraph(
            "  ",
            "The model names no status quo: a [status_quo] table says where the dispute stands.",
        )?,
    }
    telling.equilibria(terminal)?;
    ending::assumptions(conflict, measure.states, terminal)?;
    let effort = known.effort();
    let also = [
        "an order of wishes is one of each side's, drawn up in full; what is known of it is kept".to_owned(),
        format!(
            "a question ends after {} steps; shares that cannot be counted are drawn {} times, seed {}",
            effort.max_steps, effort.samples, effort.seed
        ),
    ];
    ending::read_under(known.settings(), conflict, &also, terminal)
}

/// What is known being told.
struct Telling<'a> {
    partly: &'a Partly,
    naming: Naming<'a>,
    measure: Measure,
}

impl Telling<'_> {
    /// Whose order is open, and how the words below are meant.
    fn open(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let makers = 0..self.partly.known.conflict().decision_makers.len();
        let open: Vec<usize> = makers.filter(|dm| self.partly.known.is_open(*dm)).collect();
        terminal.heading("What is known of the order of wishes")?;
        let told = format!(
            "Which wishes count more than which is only partly known for {}. Below, “always” means: whatever the order is; “depends”: under some orders and not under others; “never”: under none.",
            self.naming.makers(&open, "and")
        );
        Ok(terminal.paragraph("  ", &told)?)
    }

    /// The status quo: a table, then what it depends on.
    fn status_quo(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let pattern = self.partly.known.space().pattern(state);
        terminal.heading(&format!("Status quo {pattern}"))?;
        terminal.paragraph("  ", &self.naming.taken(&pattern))?;
        terminal.paragraph("  ", &self.headline())?;
        let concepts = &self.partly.concepts;
        let mut table = plain_table(terminal);
        table.set_header(std::iter::once(" stays for").chain(concepts.iter().map(|concept| concept.name())));
        let makers = (0..self.partly.known.conflict().decision_makers.len()).map(Some).chain([None]);
        for of in makers {
            let name = of.map_or_else(|| "everyone".to_owned(), |dm| self.naming.maker(dm));
            let cells = concepts.iter().map(|&concept| self.now(concept, of).map_or_else(String::new, word));
            table.add_row(std::iter::once(format!(" {name}")).chain(cells));
        }
        terminal.line(&table.trim_fmt())?;
        self.witnesses(state, terminal)
    }

    fn now(&self, concept: Concept, of: Option<usize>) -> Option<&PartlyNow> {
        self.partly.now.iter().find(|now| now.concept == concept && now.of == of)
    }

    /// The status quo for everyone, in a sentence.
    fn headline(&self) -> String {
        let all = |wanted: Grade| -> Vec<Concept> {
            let of = self.partly.concepts.iter().copied();
            of.filter(|&concept| self.now(concept, None).is_some_and(|now| now.known.grade() == wanted))
                .collect()
        };
        let phrases = [
            (Grade::Necessarily, "holds for everyone whatever the order of wishes is, under"),
            (Grade::Possibly, "holds or not, depending on the order of wishes, under"),
            (Grade::Not, "holds under no order of wishes, by"),
            (Grade::Undetermined, "could not be settled within the work allowed, under"),
        ];
        let told = phrases.into_iter().filter_map(|(grade, phrase)| match all(grade).as_slice() {
            [] => None,
            concepts => Some(format!("{phrase} {}", paint(GOOD, &names(concepts)))),
        });
        format!("It {}.", told.collect::<Vec<_>>().join("; it "))
    }

    /// On what it depends: for each decision maker an order that keeps it and one that does not; concepts that say the same together.
    fn witnesses(&self, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let mut told: Vec<(Option<usize>, String, Vec<Concept>)> = Vec::new();
        for now in self.partly.now.iter().filter(|now| now.of.is_some()) {
            let Some(words) = witness::words(&self.partly.known, now, state) else {
                continue;
            };
            match told.iter_mut().find(|(of, known, _)| *of == now.of && *known == words) {
                Some((_, _, concepts)) => concepts.push(now.concept),
                None => told.push((now.of, words, vec![now.concept])),
            }
        }
        if !told.is_empty() {
            terminal.line("")?;
        }
        for (_, words, concepts) in &told {
            terminal.paragraph("  - ", &format!("{}: {words}", names(concepts)))?;
        }
        Ok(())
    }

    /// The states that hold under every order, and those that hold under some.
    fn equilibria(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        self.of_grade(Grade::Necessarily, "States that hold for everyone whatever the order is", terminal)?;
        self.of_grade(Grade::Possibly, "States that hold for everyone under some orders", terminal)?;
        let unsettled = self
            .partly
            .concepts
            .iter()
            .map(|&concept| self.partly.equilibria(concept, Grade::Undetermined).len());
        if unsettled.sum::<usize>() > 0 {
            self.of_grade(
                Grade::Undetermined,
                "States that could not be settled within the work allowed",
                terminal,
            )?;
        }
        Ok(())
    }

    fn of_grade(&self, grade: Grade, heading: &str, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading(heading)?;
        let space = self.partly.known.space();
        let graded = |concept: Concept, state: StateId| self.partly.overview.equilibrium(concept, state) == Some(grade);
        let under = |state: StateId| -> Vec<Concept> {
            let concepts = self.partly.concepts.iter().copied();
            concepts.filter(|&concept| graded(concept, state)).collect()
        };
        let mut states: Vec<(StateId, Vec<Concept>)> = space.ids().map(|state| (state, under(state))).collect();
        states.retain(|(_, concepts)| !concepts.is_empty());
        states.sort_by_key(|(state, concepts)| (std::cmp::Reverse(concepts.len()), *state));
        let count = |concept: &Concept| format!("{} {}", concept.name(), self.partly.equilibria(*concept, grade).len());
        let counts: Vec<String> = self.partly.concepts.iter().map(count).collect();
        terminal.paragraph("  ", &counts.join(", "))?;
        for (state, concepts) in states.iter().take(self.measure.states) {
            let here = if Some(*state) == self.partly.known.status_quo() {
                " (now)"
            } else {
                ""
            };
            let told = format!("{}{here}: under {}", self.naming.state(&space.pattern(*state)), names(concepts));
            terminal.paragraph("  - ", &told)?;
        }
        ending::rest(states.len(), self.measure.states, terminal)
    }
}

/// What is known, in a word, with the share of orders where it depends.
pub fn word(now: &PartlyNow) -> String {
    match &now.known {
        Known::Necessarily => "always".to_owned(),
        Known::Not { .. } => "never".to_owned(),
        Known::Possibly { .. } => format!("depends{}", now.share.as_ref().map_or_else(String::new, share)),
        Known::Undetermined { .. } => format!("unknown{}", now.share.as_ref().map_or_else(String::new, share)),
        Known::NotOffered => "not judged".to_owned(),
    }
}

/// The share of orders under which it holds, and whether that was counted or drawn.
fn share(share: &Share) -> String {
    let percent = |fraction: f64| match fraction * 100.0 {
        small if small > 0.0 && small < 1.0 => "under 1 %".to_owned(),
        large if large > 99.0 && large < 100.0 => "over 99 %".to_owned(),
        other => format!("{other:.0} %"),
    };
    match (share, share.fraction()) {
        (Share::Exact { .. }, Some(fraction)) => format!(" ({} of orders)", percent(fraction)),
        (Share::Sampled { .. }, Some(fraction)) => format!(" (about {} of orders, drawn)", percent(fraction)),
        _ => String::new(),
    }
}
