//! What coalitions make of the states that hold for decision makers one by one: which are blocked, by whom, and who jumps where.

use crate::failure::Failure;
use crate::solution::{Measure, names};
use crate::tellings::ending;
use crate::terminal::Terminal;
use crate::verdicts::{Teller, joined};
use standoff::Joint;
use standoff::stability::coalitions::{Blocking, Improvement};
use standoff::stability::{Concept, StateId, Step};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Tells who blocks what, then the jumps.
pub fn tell(joint: &Joint, teller: &Teller, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let now = teller.status_quo();
    let telling = Telling {
        joint,
        teller,
        measure,
        now,
    };
    terminal.heading("Where sides move together")?;
    telling.counts(terminal)?;
    telling.blocked(terminal)?;
    telling.jumps(terminal)?;
    for (concept, why) in &joint.not_judged {
        terminal.paragraph("  ", &format!("{} is not judged: {why}.", concept.name()))?;
    }
    Ok(())
}

/// Coalitions being told.
struct Telling<'a> {
    joint: &'a Joint,
    teller: &'a Teller<'a>,
    measure: Measure,
    now: Option<StateId>,
}

/// From where to where, and who.
type Leap = (StateId, StateId, Vec<usize>);

/// Under which concepts both ends hold, and how the coalition gets there.
type Ways = (Vec<Concept>, Vec<Step>);

/// The blocking coalitions of which no part blocks as well.
fn smallest(by: &[Blocking]) -> Vec<&Blocking> {
    let part = |small: &Blocking, large: &Blocking| {
        small.members.len() < large.members.len() && small.members.iter().all(|dm| large.members.contains(dm))
    };
    by.iter().filter(|found| !by.iter().any(|other| part(other, found))).collect()
}

impl Telling<'_> {
    /// How many states hold against every coalition, and what counts as a gain for one.
    fn counts(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let gain = match self.joint.settings.improvement {
            Improvement::Strict => "every member gains",
            Improvement::Pareto => "one member gains and none loses",
        };
        let count = |(concept, states): &(standoff::stability::coalitions::CoalitionConcept, Vec<StateId>)| {
            format!("{} {}", concept.name(), states.len())
        };
        let counts: Vec<String> = self.joint.equilibria.iter().map(count).collect();
        let told = format!("Held against every set of sides, a set moving where {gain}: {}.", counts.join(", "));
        Ok(terminal.paragraph("  ", &told)?)
    }

    /// Equilibria that some coalition can leave, those that block alike together.
    fn blocked(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        if self.joint.blocked.is_empty() {
            let told = "No coalition of two or more can leave a state that holds for each alone.";
            return Ok(terminal.paragraph("  ", told)?);
        }
        let mut together: BTreeMap<(StateId, Vec<String>), Vec<Concept>> = BTreeMap::new();
        for found in &self.joint.blocked {
            let by: Vec<String> = smallest(&found.by).into_iter().map(|by| self.blocking(found.state, by)).collect();
            together.entry((found.state, by)).or_default().push(found.concept);
        }
        let mut told: Vec<_> = together.into_iter().collect();
        told.sort_by_key(|((state, _), concepts)| (Some(*state) != self.now, Reverse(concepts.len())));
        let most = self.measure.answers.saturating_add(1);
        for ((state, by), concepts) in told.iter().take(most) {
            let line = format!(
                "{} holds for each alone under {}, but not against coalitions:",
                self.state(*state),
                names(concepts)
            );
            terminal.paragraph("  - ", &line)?;
            for line in by.iter().take(self.measure.answers) {
                terminal.paragraph("      ", line)?;
            }
        }
        ending::rest(told.len(), most, terminal)
    }

    /// One coalition that leaves, and what it does.
    fn blocking(&self, state: StateId, by: &Blocking) -> String {
        format!(
            "{} would leave it together, by {}{}",
            self.members(&by.members),
            self.teller.change(state, by.improvement),
            self.step_by_step(state, &by.moves)
        )
    }

    fn step_by_step(&self, state: StateId, moves: &[Step]) -> String {
        match moves.len() {
            0 | 1 => String::new(),
            _ => format!(": {}", self.teller.moves(state, moves)),
        }
    }

    /// From one equilibrium to another; under several concepts told once.
    fn jumps(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let mut together: BTreeMap<Leap, Ways> = BTreeMap::new();
        for jump in &self.joint.jumps {
            let entry = together.entry((jump.from, jump.to, jump.members.clone())).or_default();
            entry.0.push(jump.concept);
            entry.1.clone_from(&jump.moves);
        }
        if together.is_empty() {
            return Ok(terminal.paragraph("  ", "No coalition leads from one such state to another.")?);
        }
        terminal.paragraph(
            "  ",
            "From one state that holds for each alone to another, which the coalition prefers:",
        )?;
        let mut told: Vec<_> = together.into_iter().collect();
        told.sort_by_key(|((from, _, members), (concepts, _))| (Some(*from) != self.now, Reverse(concepts.len()), members.len()));
        let most = self.measure.answers.saturating_add(1);
        for ((from, to, members), (concepts, moves)) in told.iter().take(most) {
            let line = format!(
                "from {} to {}, by {} together (both hold under {}): {}",
                self.state(*from),
                self.state(*to),
                self.members(members),
                names(concepts),
                self.teller.moves(*from, moves)
            );
            terminal.paragraph("  - ", &line)?;
        }
        ending::rest(told.len(), most, terminal)
    }

    fn members(&self, members: &[usize]) -> String {
        joined(&members.iter().map(|dm| self.teller.maker(*dm)).collect::<Vec<_>>(), "and")
    }

    fn state(&self, state: StateId) -> String {
        self.teller.state(state)
    }
}
