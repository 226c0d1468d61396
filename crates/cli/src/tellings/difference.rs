//! What differs between two analysed models, for every answer that sets two side by side: the verdicts on where the dispute stands, the
//! states that hold, those better for all, and other verdicts, each change with the reason on either side.

use crate::failure::Failure;
use crate::solution::{Measure, names};
use crate::tellings::{ending, reasons, table};
use crate::terminal::{BAD, FAINT, GOOD, Terminal, clean, paint};
use crate::verdicts::Teller;
use crate::words::counted;
use standoff::questions::compare::{Comparison, StatusQuoRow};
use standoff::stability::{Analysis, Concept, StateId, Verdict};
use std::collections::BTreeMap;

/// Two analyses, what differs, and what to call the two.
pub struct Sides<'a> {
    /// The first, with what it is called, such as `before`.
    pub first: (&'a str, &'a Analysis),
    /// The second.
    pub second: (&'a str, &'a Analysis),
    /// What differs.
    pub comparison: &'a Comparison,
    /// How much of long lists is told.
    pub measure: Measure,
}

impl Sides<'_> {
    /// Tells how the verdicts differ.
    pub fn tell(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        self.states(terminal)?;
        self.status_quo(terminal)?;
        self.equilibria(terminal)?;
        self.better(terminal)?;
        self.others(terminal)
    }

    fn states(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let (first, second, matching) = self.comparison.states;
        let ((one, _), (other, _)) = (self.first, self.second);
        let states = format!("{} {one}, {second} {other}; {matching} match.", counted(first, "feasible state"));
        Ok(terminal.paragraph("", &states)?)
    }

    /// For whom where the dispute stands holds, on either side, and why that changes.
    fn status_quo(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let ((one, first), (other, second)) = (self.first, self.second);
        terminal.heading("Where the dispute stands")?;
        let stands = |analysis: &Analysis, state: Option<StateId>| {
            state.map_or("nowhere that the model says".to_owned(), |state| told(analysis, state))
        };
        let (here, there) = self.comparison.status_quo;
        let (here, there) = (stands(first, here), stands(second, there));
        if here == there {
            terminal.paragraph("  ", &here)?;
        } else {
            terminal.paragraph(&format!("  {one}: "), &here)?;
            terminal.paragraph(&format!("  {other}: "), &there)?;
        }
        let rows = &self.comparison.status_quo_verdicts;
        if rows.is_empty() {
            return Ok(());
        }
        self.marks(rows, terminal)?;
        let changed = rows.iter().filter(|row| row.changed());
        let changed: Vec<Changed> = changed.map(|row| (row.first.as_ref(), row.second.as_ref())).collect();
        if changed.is_empty() {
            return Ok(terminal.paragraph("  ", "Nothing changes there, for anybody under any concept.")?);
        }
        self.reasons(&changed, usize::MAX, terminal)
    }

    /// The table of who rests under what, `yes > -` where that changes.
    fn marks(&self, rows: &[StatusQuoRow], terminal: &mut Terminal) -> Result<(), Failure> {
        let mut makers: Vec<&str> = Vec::new();
        for row in rows {
            if !makers.contains(&row.maker.as_str()) {
                makers.push(&row.maker);
            }
        }
        let header = std::iter::once("stable for").chain(Concept::ALL.map(Concept::name));
        let mut table = table::with_header(header, terminal);
        for maker in makers {
            let mut cells = vec![self.maker(maker)];
            for concept in Concept::ALL {
                let row = rows.iter().find(|row| row.maker == maker && row.concept == concept);
                cells.push(row.map_or_else(String::new, mark));
            }
            table.add_row(cells);
        }
        table::tell(&table, terminal)?;
        if !rows.iter().any(StatusQuoRow::changed) {
            return Ok(());
        }
        let legend = format!("yes > -: stable {}, not {}", self.first.0, self.second.0);
        Ok(terminal.line(&paint(FAINT, &format!("  {legend}")))?)
    }

    /// Changed verdicts with both reasons; concepts with the same reasons are told together.
    fn reasons(&self, changed: &[Changed], most: usize, terminal: &mut Terminal) -> Result<(), Failure> {
        let mut groups: Vec<(String, String, String, Vec<Concept>)> = Vec::new();
        for (first, second) in changed {
            let Some(any) = first.or(*second) else { continue };
            let analysis = if first.is_some() { self.first.1 } else { self.second.1 };
            let maker = Teller::new(analysis, usize::MAX).maker(any.decision_maker);
            let why = |analysis: &Analysis, verdict: Option<&Verdict>| {
                verdict.map_or_else(
                    || "Not in this model.".to_owned(),
                    |verdict| format!("{}. {}", word(verdict), reasons::sentence(analysis, verdict)),
                )
            };
            let place = if Some(any.state) == analysis.status_quo() {
                String::new()
            } else {
                format!(" in {}", told(analysis, any.state))
            };
            let group = (format!("{maker}{place}"), why(self.first.1, *first), why(self.second.1, *second));
            match groups
                .iter_mut()
                .find(|found| (&found.0, &found.1, &found.2) == (&group.0, &group.1, &group.2))
            {
                Some(found) => found.3.push(any.concept),
                None => groups.push((group.0, group.1, group.2, vec![any.concept])),
            }
        }
        for (who, before, after, concepts) in groups.iter().take(most) {
            terminal.line("")?;
            terminal.paragraph("  ", &format!("{who}, under {}:", names(concepts)))?;
            terminal.paragraph(&format!("    {}: ", self.first.0), before)?;
            terminal.paragraph(&format!("    {}: ", self.second.0), after)?;
        }
        ending::rest(groups.len(), most, terminal)
    }

    /// States that hold for everyone on one side only.
    fn equilibria(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("States that hold for everyone")?;
        let count = |analysis: &Analysis| {
            Concept::ALL
                .map(|concept| format!("{} {}", concept.name(), analysis.equilibria(concept).len()))
                .join(", ")
        };
        terminal.paragraph(&format!("  {}: ", self.first.0), &count(self.first.1))?;
        terminal.paragraph(&format!("  {}: ", self.second.0), &count(self.second.1))?;
        let (mut lost, mut gained): (Under, Under) = (BTreeMap::new(), BTreeMap::new());
        for row in &self.comparison.equilibria {
            row.states
                .first
                .iter()
                .for_each(|state| lost.entry(*state).or_default().push(row.concept));
            row.states
                .second
                .iter()
                .for_each(|state| gained.entry(*state).or_default().push(row.concept));
        }
        if lost.is_empty() && gained.is_empty() {
            return Ok(terminal.paragraph("  ", "The same states hold.")?);
        }
        self.list(self.first, &lost, terminal)?;
        self.list(self.second, &gained, terminal)
    }

    fn list(&self, (name, analysis): (&str, &Analysis), states: &Under, terminal: &mut Terminal) -> Result<(), Failure> {
        if states.is_empty() {
            return Ok(());
        }
        terminal.line(&format!("  Only {name}:"))?;
        for (state, concepts) in states.iter().take(self.measure.states) {
            terminal.paragraph("  - ", &format!("{}, under {}", told(analysis, *state), names(concepts)))?;
        }
        ending::rest(states.len(), self.measure.states, terminal)
    }

    /// States better for all than where the dispute stands, on one side only.
    fn better(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let better = &self.comparison.better_for_all;
        terminal.heading("Better for all")?;
        if better.is_empty() {
            return Ok(terminal.paragraph("  ", "The same states, or none, on either side.")?);
        }
        for ((name, analysis), states) in [(self.first, &better.first), (self.second, &better.second)] {
            if states.is_empty() {
                continue;
            }
            terminal.line(&format!("  Only {name}:"))?;
            for state in states.iter().take(self.measure.states) {
                terminal.paragraph("  - ", &told(analysis, *state))?;
            }
            ending::rest(states.len(), self.measure.states, terminal)?;
        }
        Ok(())
    }

    /// Verdicts that change elsewhere than where the dispute stands.
    fn others(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let quo = self.comparison.status_quo.0;
        let elsewhere = self.comparison.changed.iter().filter(|row| Some(row.first.state) != quo);
        let changed: Vec<Changed> = elsewhere.map(|row| (Some(&row.first), Some(&row.second))).collect();
        terminal.heading("Verdicts in all matching states")?;
        let told = match self.comparison.changed_count {
            0 => "No verdict of any decision maker under any concept differs.".to_owned(),
            1 => "One verdict of one decision maker under one concept differs.".to_owned(),
            count => format!("{count} verdicts of one decision maker under one concept differ."),
        };
        terminal.paragraph("  ", &told)?;
        self.reasons(&changed, self.measure.answers, terminal)?;
        let listed = self.comparison.changed.len();
        if listed < self.comparison.changed_count {
            terminal.line(&format!("  … of these the first {listed} were looked at for their reasons"))?;
        }
        Ok(())
    }

    /// The name behind a key.
    fn maker(&self, key: &str) -> String {
        let makers = [self.first.1, self.second.1].map(|analysis| &analysis.conflict().decision_makers);
        let found = makers
            .into_iter()
            .flatten()
            .find(|maker| maker.key == key && !maker.name.is_empty());
        clean(found.map_or(key, |maker| &maker.name))
    }
}

/// A verdict on either side.
type Changed<'a> = (Option<&'a Verdict>, Option<&'a Verdict>);

/// States with the concepts they hold under.
type Under = BTreeMap<StateId, Vec<Concept>>;

/// A state by what is done in it.
fn told(analysis: &Analysis, state: StateId) -> String {
    let teller = Teller::new(analysis, usize::MAX);
    format!("{} {}", teller.taken(state), paint(FAINT, &format!("[{}]", teller.pattern(state))))
}

fn word(verdict: &Verdict) -> String {
    if verdict.stable() {
        paint(GOOD, "stable")
    } else {
        paint(BAD, "not stable")
    }
}

fn mark(row: &StatusQuoRow) -> String {
    let sign = |verdict: &Option<Verdict>| match verdict {
        None => "?",
        Some(found) if found.stable() => "yes",
        Some(_) => "-",
    };
    let (first, second) = (sign(&row.first), sign(&row.second));
    if first == second {
        first.to_owned()
    } else {
        format!("{first} > {second}")
    }
}
