//! Ways from a state to others: what it takes to get there, step by step, and who has to lose.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::{ending, table};
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, paint};
use crate::verdicts::{Teller, joined};
use crate::words::counted;
use standoff::PathsAnswer;
use standoff::questions::paths::{Attainability, Effect, JointMoves, Leg, Losses, Target, ToTarget, Way, Ways};
use standoff::stability::{Analysis, StateId};

/// Tells the ways.
pub fn tell(answer: &PathsAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        answer,
        analysis: &answer.analysis,
        teller: Teller::new(&answer.analysis, measure.answers),
        measure,
    };
    telling.question(terminal)?;
    ending::partial(answer.paths.whole, terminal)?;
    telling.overview(terminal)?;
    for to in answer.paths.targets.iter().take(telling.detailed()) {
        telling.target(to, terminal)?;
    }
    telling.left_out(terminal)?;
    telling.reach(terminal)?;
    ending::options(answer.analysis.conflict(), terminal)?;
    ending::assumptions(answer.analysis.conflict(), measure.answers, terminal)?;
    let joint = match answer.paths.joint {
        JointMoves::Sequences => "sides that move together do so step by step, each state in between feasible",
        JointMoves::AtOnce => "sides that move together change their options at once",
    };
    let also = format!("ways: nobody acts twice in succession; {joint}");
    ending::computed_under(&answer.analysis, &[also], terminal)
}

/// Most targets that are told one by one without `--all`.
const DETAILED: usize = 3;

/// Ways being told.
struct Telling<'a> {
    answer: &'a PathsAnswer,
    analysis: &'a Analysis,
    teller: Teller<'a>,
    measure: Measure,
}

impl Telling<'_> {
    fn question(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let paths = &self.answer.paths;
        let now = if Some(paths.from) == self.analysis.status_quo() {
            ", where the dispute stands"
        } else {
            ""
        };
        let from = format!("{}{now}", self.state(paths.from));
        let count = counted(paths.targets.len(), "state");
        let to = match &paths.target {
            Target::States(_) if paths.targets.len() == 1 => paths.targets.first().map_or(count, |to| self.state(to.state)),
            Target::States(_) => format!("the {count} named"),
            Target::Where(formula) => format!("the {count} with `{}`", self.analysis.conflict().print(formula)),
            Target::Equilibria(concept) => format!("the {count} that hold for everyone under {}", concept.name()),
            Target::BetterForAll => format!("the {count} that every decision maker prefers"),
        };
        terminal.paragraph("", &format!("{} {from}", paint(STRONG, "From:")))?;
        if !paths.targets.is_empty() {
            terminal.paragraph("", &format!("{} {to}", paint(STRONG, "To:")))?;
        }
        Ok(())
    }

    /// A line a target, where there are several.
    fn overview(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let targets = &self.answer.paths.targets;
        if targets.is_empty() {
            let told = match self.answer.paths.target {
                Target::BetterForAll => "No state is better for every decision maker, so there is nowhere to lead; --to names a state.",
                _ => "There is no such state.",
            };
            return Ok(terminal.paragraph("", told)?);
        }
        if targets.len() == 1 {
            return Ok(());
        }
        terminal.line("")?;
        let mut table = table::with_header(["state", "what is done", "what it takes"], terminal);
        for to in targets.iter().take(self.measure.states) {
            table.add_row([self.teller.pattern(to.state), self.teller.taken(to.state), self.takes(to)]);
        }
        table::tell(&table, terminal)?;
        ending::rest(targets.len(), self.measure.states, terminal)
    }

    /// How many targets are told one by one.
    fn detailed(&self) -> usize {
        if self.measure.states == usize::MAX { usize::MAX } else { DETAILED }
    }

    fn left_out(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let more = self.answer.paths.targets.len().saturating_sub(self.detailed());
        if more > 0 {
            terminal.line("")?;
            terminal.line(&format!("… the ways to {more} more (--all tells them)"))?;
        }
        Ok(())
    }

    /// What it takes to reach a target, in a few words.
    fn takes(&self, to: &ToTarget) -> String {
        match &to.attainability {
            Attainability::Here => "nothing: it is the start".to_owned(),
            Attainability::ByImprovements => "steps that each gain for their mover".to_owned(),
            Attainability::NeedsCoalition { coalitions } => {
                let sets: Vec<String> = coalitions.iter().map(|set| self.makers(set, "and")).collect();
                format!("{} moving together, to the gain of each", sets.join("; then "))
            }
            Attainability::NeedsEvenStep => "no loss, but a step that gains its mover nothing".to_owned(),
            Attainability::NeedsLoss { losers } => format!("a loss for {}", self.sets(losers, "or")),
            Attainability::Unreachable => "out of reach: no moves lead there".to_owned(),
            Attainability::Undetermined => "undetermined: the search ended before".to_owned(),
        }
    }

    /// All that is known of the ways to one target.
    fn target(&self, to: &ToTarget, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading(&self.state(to.state))?;
        let style = match to.attainability {
            Attainability::Here | Attainability::ByImprovements => GOOD,
            _ => BAD,
        };
        terminal.paragraph("  ", &format!("What it takes: {}.", paint(style, &self.takes(to))))?;
        if matches!(to.attainability, Attainability::Here | Attainability::Unreachable) {
            return Ok(());
        }
        if to.improvements.is_none() && to.coalitions.is_none() {
            self.kind("By steps that each gain for their mover, alone or together", None, terminal)?;
        } else {
            self.kind("By steps that each gain for their mover", to.improvements.as_ref(), terminal)?;
        }
        if to.coalitions != to.improvements {
            self.kind("With sides that move together, each to its gain", to.coalitions.as_ref(), terminal)?;
        }
        if to.moves != to.improvements {
            self.kind("By any moves", to.moves.as_ref(), terminal)?;
        }
        match &to.losses {
            Some(losses) if losses.fewest > 0 => self.losses(losses, to.moves.as_ref(), terminal),
            _ => Ok(()),
        }
    }

    /// The shortest ways of one kind.
    fn kind(&self, by: &str, ways: Option<&Ways>, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(ways) = ways else {
            let known = if self.answer.paths.whole {
                "there is no way"
            } else {
                "no way is known"
            };
            return Ok(terminal.paragraph("  ", &format!("{by}: {known}."))?);
        };
        let count = match ways.count {
            1 => "one shortest way".to_owned(),
            u64::MAX => "very many shortest ways".to_owned(),
            count => format!("{count} shortest ways"),
        };
        terminal.paragraph("  ", &format!("{by}: {count}, of {}.", counted(ways.length, "step")))?;
        for way in ways.shown.iter().take(self.measure.answers) {
            terminal.paragraph("    - ", &self.way(way))?;
        }
        let shown = ways.shown.len().min(self.measure.answers) as u64;
        if ways.count > shown && ways.count < u64::MAX {
            terminal.line(&paint(
                FAINT,
                &format!("    … and {} more like these (--all tells more)", ways.count - shown),
            ))?;
        }
        Ok(())
    }

    fn losses(&self, losses: &Losses, moves: Option<&Ways>, terminal: &mut Terminal) -> Result<(), Failure> {
        let sets = &losses.smallest_sets;
        let told = match &losses.unavoidable[..] {
            all if sets.len() == 1 && losses.whole && !all.is_empty() => {
                format!(
                    "{} must take a loss: no way there spares {}.",
                    self.makers(all, "and"),
                    if all.len() == 1 { "it" } else { "them" }
                )
            }
            [] => format!("Somebody must take a loss: {}.", self.sets(sets, "or")),
            some => format!(
                "{} must take a loss on every way; enough is one of: {}.",
                self.makers(some, "and"),
                self.sets(sets, "or")
            ),
        };
        terminal.paragraph("  ", &told)?;
        if moves.is_some_and(|ways| ways.count == 1 && ways.shown.contains(&losses.way)) {
            return Ok(());
        }
        let fewest = counted(losses.fewest, "losing step");
        let lead = format!("The fewest possible: {fewest}. A shortest way with no more:");
        terminal.paragraph("  ", &lead)?;
        Ok(terminal.paragraph("    - ", &self.way(&losses.way))?)
    }

    /// What can be reached at all.
    fn reach(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let paths = &self.answer.paths;
        let without_start = |states: &[StateId]| states.iter().filter(|state| **state != paths.from).count();
        let (gains, joint, any) = (
            without_start(&paths.reached_by_improvements),
            without_start(&paths.reached_by_coalitions),
            without_start(&paths.reached_by_moves),
        );
        let others = self.analysis.space().len() - 1;
        terminal.heading("In reach from there")?;
        let told = format!(
            "Of the {others} other states, {gains} by steps that each gain for their mover, {joint} with sides that move together, {any} by any moves."
        );
        terminal.paragraph("  ", &told)?;
        let missed = paths.targets.iter().any(|to| to.attainability == Attainability::Unreachable);
        if !missed {
            return Ok(());
        }
        terminal.paragraph("  ", "Any moves reach:")?;
        let reached: Vec<StateId> = paths
            .reached_by_moves
            .iter()
            .copied()
            .filter(|state| *state != paths.from)
            .collect();
        for state in reached.iter().take(self.measure.states) {
            terminal.paragraph("  - ", &self.state(*state))?;
        }
        ending::rest(reached.len(), self.measure.states, terminal)
    }

    /// A way, step by step.
    fn way(&self, way: &Way) -> String {
        let legs: Vec<String> = way.legs.iter().map(|leg| self.leg(leg)).collect();
        legs.join(", then ")
    }

    /// One step: who does what, and what it means for those who act.
    fn leg(&self, leg: &Leg) -> String {
        let effects = match leg.effects[..] {
            [Effect::Gains] => "a gain".to_owned(),
            [Effect::Even] => "no difference to it".to_owned(),
            [Effect::Loses] => paint(BAD, "a loss"),
            _ => "a gain for each".to_owned(),
        };
        let change = self.teller.change(leg.from, leg.to);
        if let [only] = leg.movers[..] {
            return format!("{} {change} ({effects})", self.teller.maker(only));
        }
        let movers = self.makers(&leg.movers, "and");
        let steps = if leg.moves.len() > 1 {
            format!("; step by step: {}", self.teller.moves(leg.from, &leg.moves))
        } else {
            String::new()
        };
        format!("{movers} together {change} ({effects}{steps})")
    }

    fn state(&self, state: StateId) -> String {
        format!(
            "{} {}",
            self.teller.taken(state),
            paint(FAINT, &format!("[{}]", self.teller.pattern(state)))
        )
    }

    fn makers(&self, dms: &[usize], last: &str) -> String {
        joined(&dms.iter().map(|dm| self.teller.maker(*dm)).collect::<Vec<_>>(), last)
    }

    /// Several sets of decision makers.
    fn sets(&self, sets: &[Vec<usize>], last: &str) -> String {
        let told: Vec<String> = sets
            .iter()
            .map(|set| match set.len() {
                1 | 2 => self.makers(set, "with"),
                _ => format!("({})", self.makers(set, "and")),
            })
            .collect();
        joined(&told, last)
    }
}
