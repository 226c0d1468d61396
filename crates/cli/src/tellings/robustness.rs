//! What a verdict survives: a table of what is otherwise and whether it still holds, then why it breaks where it breaks.

use crate::failure::Failure;
use crate::solution::{Measure, names};
use crate::tellings::{ending, reasons, table};
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::Teller;
use standoff::RobustnessAnswer;
use standoff::questions::robustness::{Breaking, Kind, Outcome, Row};
use standoff::stability::Concept;

/// Tells the survival table.
pub fn tell(answer: &RobustnessAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling { answer, measure };
    telling.question(terminal)?;
    ending::partial(answer.survival.whole, terminal)?;
    telling.summary(terminal)?;
    for (kind, heading) in [
        (Kind::Assumption, "Without what is assumed"),
        (Kind::Exchange, "With two neighbouring wishes exchanged"),
        (Kind::SampledOrders, "With the wishes in other orders, drawn at random"),
    ] {
        telling.table(kind, heading, terminal)?;
    }
    telling.readings(terminal)?;
    telling.broken(terminal)?;
    ending::options(answer.analysis.conflict(), terminal)?;
    ending::assumptions(answer.analysis.conflict(), measure.answers, terminal)?;
    let survival = &answer.survival;
    let also = format!(
        "{} models analysed; up to {} orders drawn for each distance, uniformly and for each decision maker by itself, seed {}; intervals are Wilson's at 95 %",
        survival.models, answer.samples, survival.seed
    );
    ending::computed_under(&answer.analysis, &[also], terminal)
}

/// A table being told.
struct Telling<'a> {
    answer: &'a RobustnessAnswer,
    measure: Measure,
}

impl Telling<'_> {
    fn rows(&self, kind: Kind) -> Vec<&Row> {
        self.answer.survival.rows.iter().filter(|row| row.kind == kind).collect()
    }

    /// What is asked, and whether it holds as the model stands.
    fn question(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let (analysis, survival) = (&self.answer.analysis, &self.answer.survival);
        let teller = Teller::new(analysis, usize::MAX);
        let whom = survival.decision_maker.map_or_else(|| "everyone".to_owned(), |dm| teller.maker(dm));
        let Some(state) = analysis.space().find(survival.state) else {
            return Ok(());
        };
        let now = if analysis.status_quo() == Some(state) {
            " (where the dispute stands)"
        } else {
            ""
        };
        let told = format!(
            "{} {} {}{now} holds for {whom} under {}.",
            paint(STRONG, "The verdict asked about:"),
            teller.taken(state),
            paint(FAINT, &format!("[{}]", teller.pattern(state))),
            survival.concept.name()
        );
        terminal.paragraph("", &told)?;
        for row in self.rows(Kind::AsItIs) {
            let told = match &row.outcome {
                Outcome::Failed(breaking) => format!("As the model stands it {}: {}", word(&row.outcome), self.why(breaking)),
                outcome => format!("As the model stands it {}.", word(outcome)),
            };
            terminal.paragraph("", &told)?;
        }
        let holding = Concept::ALL.into_iter().filter(|concept| match survival.decision_maker {
            None => analysis.equilibrium(*concept, state),
            Some(dm) => analysis.stable(*concept, dm, state),
        });
        let holding: Vec<Concept> = holding.collect();
        if holding.is_empty() {
            return Ok(terminal.paragraph("", "It holds under none of the five concepts.")?);
        }
        Ok(terminal.paragraph("", &format!("Under the five concepts: it holds under {}.", names(&holding)))?)
    }

    /// How many variations it survives, by kind; of the readings, those of the concept asked about.
    fn summary(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let concept = self.answer.survival.concept.name();
        let own = |row: &&&Row| row.kind != Kind::Reading || row.label.split_once(", ").is_some_and(|(name, _)| name == concept);
        let parts: Vec<String> = [
            (Kind::Assumption, "with an assumption left out".to_owned()),
            (Kind::Exchange, "with two wishes exchanged".to_owned()),
            (Kind::Reading, format!("under other readings of {concept}")),
        ]
        .into_iter()
        .filter_map(|(kind, what)| {
            let rows = self.rows(kind);
            let held: Vec<Option<bool>> = rows.iter().filter(own).map(|row| row.outcome.held()).collect();
            let count = |wanted: Option<bool>| held.iter().filter(|held| **held == wanted).count();
            let open = match count(None) {
                0 => String::new(),
                open => format!(" ({open} undetermined)"),
            };
            (!held.is_empty()).then(|| format!("{} of {} {what}{open}", count(Some(true)), held.len()))
        })
        .collect();
        if parts.is_empty() {
            return Ok(());
        }
        let told = format!("Of the models and readings tried, it holds in {}.", parts.join(", "));
        Ok(terminal.paragraph("", &told)?)
    }

    /// The rows of one kind. Without `--all`, rows in which it holds are counted where there are many.
    fn table(&self, kind: Kind, heading: &str, terminal: &mut Terminal) -> Result<(), Failure> {
        let rows = self.rows(kind);
        if rows.is_empty() {
            return Ok(());
        }
        terminal.heading(heading)?;
        let mut table = table::with_header(["what is otherwise", "the verdict"], terminal);
        let crowded = rows.len() > self.measure.states;
        let plain = |row: &&&Row| matches!(&row.outcome, Outcome::Held { structural } if structural.is_empty());
        let shown = rows.iter().filter(|row| !(crowded && plain(row)));
        for row in shown {
            table.add_row([clean(&row.label), outcome(&row.outcome)]);
        }
        if table.row_count() > 0 {
            table::tell(&table, terminal)?;
        }
        let left_out = rows.len() - table.row_count();
        if left_out > 0 {
            terminal.line(&format!("  … and {left_out} more in which it holds (--all tells them)"))?;
        }
        Ok(())
    }

    /// Concepts against readings of the definitions.
    fn readings(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let rows = self.rows(Kind::Reading);
        if rows.is_empty() {
            return Ok(());
        }
        terminal.heading("Under other concepts and readings of the definitions")?;
        let header = std::iter::once("how the definitions are read").chain(Concept::ALL.map(Concept::name));
        let mut table = table::with_header(header, terminal);
        // The rows of one reading follow each other, a concept each.
        for reading in rows.chunks(Concept::ALL.len()) {
            let label = reading
                .first()
                .and_then(|row| row.label.split_once(", "))
                .map_or("", |(_, rest)| rest);
            let marks = reading.iter().map(|row| match row.outcome.held() {
                Some(true) => "yes".to_owned(),
                Some(false) => "-".to_owned(),
                None => "?".to_owned(),
            });
            table.add_row(std::iter::once(label.to_owned()).chain(marks));
        }
        table::tell(&table, terminal)
    }

    /// Why it breaks, where that is not why it does not hold as the model stands; variations that break it for one reason are told
    /// together. The reasons under other readings are those of `standoff solve`.
    fn broken(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let (mut broken, mut open) = (Groups::default(), Groups::default());
        let mut known = None;
        for row in self.answer.survival.rows.iter().filter(|row| row.kind != Kind::Reading) {
            match &row.outcome {
                Outcome::Failed(breaking) if row.kind == Kind::AsItIs => known = Some(self.why(breaking)),
                Outcome::Failed(breaking)
                | Outcome::Shared {
                    breaking: Some(breaking), ..
                } => {
                    let why = self.why(breaking);
                    if known.as_ref() != Some(&why) {
                        broken.add(why, row);
                    }
                }
                Outcome::Undetermined { why } => open.add(clean(why), row),
                _ => {}
            }
        }
        let heading = match known {
            None => "Why it breaks, where it breaks",
            Some(_) => "Why it does not hold, where the reason is another",
        };
        broken.tell(heading, self.measure.states, terminal)?;
        open.tell("What cannot be told, and why", self.measure.answers, terminal)
    }

    fn why(&self, breaking: &Breaking) -> String {
        reasons::sentence(&breaking.analysis, &breaking.verdict)
    }
}

fn word(outcome: &Outcome) -> String {
    match outcome.held() {
        Some(true) => paint(GOOD, "holds"),
        Some(false) => paint(BAD, "does not hold"),
        None => "is undetermined".to_owned(),
    }
}

/// What becomes of the verdict, in a cell.
fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Held { structural } if !structural.is_empty() => {
            format!("holds ({} only for want of a move)", clean(&structural.join(", ")))
        }
        Outcome::Shared { share, .. } => format!(
            "holds in {} of {} ({:.0}–{:.0} %)",
            share.held,
            share.of,
            100.0 * share.low,
            100.0 * share.high
        ),
        Outcome::Undetermined { .. } => "undetermined".to_owned(),
        other => word(other),
    }
}

/// Labels of rows by what is said of them, in the order of the first.
#[derive(Default)]
struct Groups(Vec<(String, Vec<String>)>);

impl Groups {
    fn add(&mut self, said: String, row: &Row) {
        let label = clean(&row.label);
        match self.0.iter_mut().find(|(known, _)| *known == said) {
            Some((_, labels)) => labels.push(label),
            None => self.0.push((said, vec![label])),
        }
    }

    fn tell(&self, heading: &str, most: usize, terminal: &mut Terminal) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        terminal.heading(heading)?;
        for (said, labels) in self.0.iter().take(most) {
            terminal.paragraph("  - ", &format!("{}: {said}", labels.join("; ")))?;
        }
        ending::rest(self.0.len(), most, terminal)
    }
}
