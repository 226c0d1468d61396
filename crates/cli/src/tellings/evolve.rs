//! Where a conflict drifts: first that the definition is Standoff's own and what it depends on, then where it ends, and how a target is
//! reached.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::{ending, table};
use crate::terminal::{FAINT, STRONG, Terminal, paint};
use crate::verdicts::Teller;
use crate::words::counted;
use standoff::EvolveAnswer;
use standoff::questions::evolve::{ClosedClass, Evolution, MovesAllowed, Scores};
use standoff::stability::StateId;

/// Tells the drift.
pub fn tell(answer: &EvolveAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        evolution: &answer.evolution,
        answer,
        teller: Teller::new(&answer.analysis, usize::MAX),
        measure,
    };
    telling.definition(terminal)?;
    ending::partial(answer.evolution.whole, terminal)?;
    telling.start(terminal)?;
    telling.target(terminal)?;
    telling.ends(terminal)?;
    ending::options(answer.analysis.conflict(), terminal)?;
    ending::assumptions(answer.analysis.conflict(), measure.answers, terminal)?;
    ending::computed_under(&answer.analysis, &telling.settings(), terminal)
}

/// A drift being told.
struct Telling<'a> {
    answer: &'a EvolveAnswer,
    evolution: &'a Evolution,
    teller: Teller<'a>,
    measure: Measure,
}

impl Telling<'_> {
    fn definition(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let told = "This drift is Standoff's own definition, not one of the literature, and its numbers depend on what it is given: how often \
                    each side acts (--weights), how carefully it chooses (--beta), among which moves (--moves), and the numbers put in the \
                    place of its ranks (--scores). They are no forecast.";
        terminal.paragraph("", told)?;
        let moves = match self.evolution.question.moves {
            MovesAllowed::Any => "one of its moves",
            MovesAllowed::Improvements => "one of its improvements",
        };
        let careless = self.evolution.question.care.iter().any(|care| care.is_finite());
        let beta = if careless {
            " (beta 0 chooses blindly, a larger one more carefully)"
        } else {
            ""
        };
        terminal.paragraph("", &format!("In each turn one side is drawn and stays or takes {moves}{beta}:"))?;
        let mut table = table::with_header(["side", "drawn with", "chooses"], terminal);
        let question = &self.evolution.question;
        let sum: f64 = question.weights.iter().sum();
        for (dm, (weight, care)) in question.weights.iter().zip(&question.care).enumerate() {
            let chooses = if care.is_infinite() {
                "a best improvement, else stays".to_owned()
            } else {
                format!("with beta {care}")
            };
            table.add_row([self.teller.maker(dm), percent(weight / sum), chooses]);
        }
        table::tell(&table, terminal)
    }

    fn start(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let from = self.evolution.from;
        let now = if self.answer.analysis.status_quo() == Some(from) {
            ", where the dispute stands"
        } else {
            ""
        };
        terminal.line("")?;
        Ok(terminal.paragraph("", &format!("{} {}{now}", paint(STRONG, "From:"), self.state(from)))?)
    }

    /// How the target is reached: by the equations, and in runs.
    fn target(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let target = &self.evolution.question.target;
        let to = match target[..] {
            [] => return Ok(()),
            [only] => self.state(only),
            _ => format!("one of the {} named", counted(target.len(), "state")),
        };
        terminal.paragraph("", &format!("{} {to}", paint(STRONG, "To:")))?;
        match &self.evolution.hitting {
            None => terminal.paragraph(
                "  ",
                "Whether it is reached was not worked out: there are too many states for the equations, or their numbers are too small.",
            )?,
            Some(found) => {
                let turns = match found.turns {
                    Some(turns) => format!(", after {} on average", number(turns, "turn")),
                    None if found.probability > 0.0 => "; as that is not certain, there is no average time".to_owned(),
                    None => String::new(),
                };
                terminal.paragraph(
                    "  ",
                    &format!("It is reached with probability {}{turns}.", probability(found.probability)),
                )?;
            }
        }
        let Some(played) = &self.evolution.simulated else {
            return Ok(());
        };
        let share = &played.share;
        let turns = match played.turns {
            Some((mean, half)) if half.is_finite() => format!(", after {mean:.2} ± {half:.2} turns"),
            Some((mean, _)) => format!(", after {mean:.0} turns"),
            None => String::new(),
        };
        let told = format!(
            "Played: reached in {} of {} ({:.1}–{:.1} %){turns}.",
            share.held,
            counted(share.of, "run"),
            100.0 * share.low,
            100.0 * share.high
        );
        terminal.paragraph("  ", &told)?;
        if played.cut_off > 0 {
            let told = format!(
                "{} cut off after {} turns, counted as not reached.",
                counted(played.cut_off, "run"),
                self.evolution.question.horizon
            );
            terminal.paragraph("  ", &told)?;
        }
        Ok(())
    }

    /// Where it ends: states that are never left, and sets of states among which it goes on and on.
    fn ends(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("Where it ends")?;
        let mut classes: Vec<&ClosedClass> = self.evolution.classes.iter().collect();
        if classes.is_empty() {
            return Ok(terminal.paragraph("  ", "This was not worked out.")?);
        }
        if let Some(turns) = self.evolution.turns_to_rest {
            let told = if turns == 0.0 {
                "It is there from the start.".to_owned()
            } else {
                format!("It gets there after {} on average.", number(turns, "turn"))
            };
            terminal.paragraph("  ", &told)?;
        }
        classes.sort_by(|left, right| right.mass.total_cmp(&left.mass));
        for class in classes.iter().take(self.measure.states) {
            self.class(class, terminal)?;
        }
        ending::rest(classes.len(), self.measure.states, terminal)
    }

    fn class(&self, class: &ClosedClass, terminal: &mut Terminal) -> Result<(), Failure> {
        let chance = paint(STRONG, &format!("With probability {}", probability(class.mass)));
        if let [(only, _)] = class.states[..] {
            return Ok(terminal.paragraph("  - ", &format!("{chance}, in a state that is never left: {}", self.state(only)))?);
        }
        let told = format!(
            "{chance}, going on and on among {}, with this share of the turns in each:",
            counted(class.states.len(), "state")
        );
        terminal.paragraph("  - ", &told)?;
        let mut states = class.states.clone();
        states.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        let mut table = table::without_header(terminal);
        for (state, share) in states.iter().take(self.measure.states) {
            table.add_row([
                format!("  {}", percent(*share)),
                self.teller.pattern(*state),
                self.teller.taken(*state),
            ]);
        }
        table::tell(&table, terminal)?;
        if states.len() > self.measure.states {
            let left: f64 = states.iter().skip(self.measure.states).map(|(_, share)| share).sum();
            terminal.line(&format!(
                "    {} in the other {} (--all tells them)",
                percent(left),
                states.len() - self.measure.states
            ))?;
        }
        Ok(())
    }

    fn settings(&self) -> Vec<String> {
        let question = &self.evolution.question;
        let scores = match question.scores {
            Scores::Ranks => "each step of an order counts 1",
            Scores::Shares => "from 0 for the worst to 1 for the best, evenly spaced",
        };
        let mut told = vec![format!("in the place of ranks: {scores}; moves: {}", question.moves.key())];
        told.push(format!(
            "equations solved to within {:.0e} of their numbers",
            self.evolution.residual
        ));
        if question.runs > 0 {
            told.push(format!(
                "{} of at most {} turns, seed {}",
                counted(question.runs, "run"),
                question.horizon,
                question.seed
            ));
        }
        told
    }

    fn state(&self, state: StateId) -> String {
        format!(
            "{} {}",
            self.teller.taken(state),
            paint(FAINT, &format!("[{}]", self.teller.pattern(state)))
        )
    }
}

/// A share in per cent; what is not nothing is never rounded to it.
fn percent(share: f64) -> String {
    match share {
        small if small > 0.0 && small < 0.000_5 => "< 0.1 %".to_owned(),
        other => format!("{:.1} %", 100.0 * other),
    }
}

/// A probability; what is neither certain nor excluded is never rounded to it.
fn probability(value: f64) -> String {
    match value {
        0.0 => "0".to_owned(),
        1.0 => "1".to_owned(),
        small if small < 0.000_5 => format!("{small:.1e}"),
        near if near > 0.999_5 => format!("1 − {:.1e}", 1.0 - near),
        other => format!("{other:.3}"),
    }
}

/// An expected number, with its word.
fn number(value: f64, word: &str) -> String {
    match value {
        1.0 => format!("1 {word}"),
        large if large >= 1e6 => format!("{large:.2e} {word}s"),
        other => format!("{other:.2} {word}s"),
    }
}
