//! Why a state holds or not, for somebody who has not seen the model: side by side, each step that it could take, what speaks for and against
//! it, and who could answer how.

use crate::failure::Failure;
use crate::solution::{Measure, names};
use crate::tellings::{ending, partly, senses, size, witness};
use crate::terminal::{BAD, GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::{Teller, joined};
use crate::words::counted;
use standoff::stability::{Analysis, Answer, Concept, Failure as Unanswered, StateId};
use standoff::{PartlyWhy, WhyAnswer};

/// Tells the state, the short answer, then each side.
pub fn tell(answer: &WhyAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let analysis = &answer.analysis;
    let telling = Telling {
        answer,
        analysis,
        teller: Teller::for_a_stranger(analysis),
        measure,
    };
    size::title(analysis.conflict(), terminal)?;
    telling.state(terminal)?;
    match &answer.partly {
        None => telling.in_full(terminal)?,
        Some(found) => telling.in_part(found, terminal)?,
    }
    senses::tell(&answer.concepts, terminal)?;
    let conflict = answer.partly.as_ref().map_or(analysis.conflict(), |found| found.known.conflict());
    ending::assumptions(conflict, measure.states, terminal)?;
    ending::read_under(analysis.settings(), conflict, &telling.settings(), terminal)
}

/// Reasons being told.
struct Telling<'a> {
    answer: &'a WhyAnswer,
    analysis: &'a Analysis,
    teller: Teller<'a>,
    measure: Measure,
}

impl Telling<'_> {
    /// What each side does in the state.
    fn state(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let (state, conflict) = (self.answer.state, self.analysis.conflict());
        let pattern = self.teller.pattern(state);
        let heading = if self.analysis.status_quo() == Some(state) {
            format!("Where the dispute stands [{pattern}]")
        } else {
            format!("The state asked about [{pattern}]")
        };
        terminal.heading(&heading)?;
        for dm in 0..conflict.decision_makers.len() {
            let own = |option: &usize| conflict.options[*option].owner == dm && pattern.chars().nth(*option) == Some('Y');
            let taken: Vec<String> = (0..conflict.options.len())
                .filter(own)
                .map(|option| self.teller.act(option))
                .collect();
            let told = if taken.is_empty() {
                "nothing of what it could do".to_owned()
            } else {
                joined(&taken, "and")
            };
            terminal.paragraph("  ", &format!("{}: {told}", self.teller.maker(dm)))?;
        }
        Ok(())
    }

    /// Under known orders: the short answer, each side, coalitions.
    fn in_full(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("In short")?;
        terminal.paragraph("  ", &self.short())?;
        for &dm in &self.answer.makers {
            terminal.heading(&self.teller.maker(dm))?;
            self.maker(dm, terminal)?;
        }
        self.together(terminal)
    }

    /// Whether it holds for those asked about, and who would leave.
    fn short(&self) -> String {
        let (holding, broken): (Vec<Concept>, Vec<Concept>) = self
            .answer
            .concepts
            .iter()
            .copied()
            .partition(|concept| self.answer.holds(*concept));
        let whom = match self.answer.makers[..] {
            [only] if self.teller.makers() > 1 => self.teller.maker(only),
            _ => "everyone".to_owned(),
        };
        let gains = self
            .answer
            .makers
            .iter()
            .any(|&dm| !self.analysis.improvements(dm, self.answer.state).is_empty());
        if !gains {
            let nobody = if whom == "everyone" { "no side has" } else { "it does not have" };
            return format!(
                "It {} for {whom} in every sense: {nobody} a step that would pay.",
                paint(GOOD, "holds")
            );
        }
        let leaving = |concept: Concept| {
            let leaves = self
                .answer
                .makers
                .iter()
                .filter(move |&&dm| !self.analysis.stable(concept, dm, self.answer.state));
            leaves.map(|&dm| self.teller.maker(dm)).collect::<Vec<_>>()
        };
        let mut told = Vec::new();
        if !holding.is_empty() {
            told.push(format!("It {} for {whom} under {}.", paint(GOOD, "holds"), names(&holding)));
        }
        let mut groups: Vec<(Vec<String>, Vec<Concept>)> = Vec::new();
        for concept in broken {
            let who = leaving(concept);
            match groups.iter_mut().find(|(known, _)| *known == who) {
                Some((_, concepts)) => concepts.push(concept),
                None => groups.push((who, vec![concept])),
            }
        }
        for (who, concepts) in groups {
            let does = paint(BAD, "does not hold");
            told.push(format!(
                "It {does} under {}: {} would leave.",
                names(&concepts),
                joined(&who, "and")
            ));
        }
        told.join(" ")
    }

    /// One side: how it likes the state, what it could do instead, and what would come of it.
    fn maker(&self, dm: usize, terminal: &mut Terminal) -> Result<(), Failure> {
        let state = self.answer.state;
        let moves = self.analysis.space().moves(dm, state);
        if moves.is_empty() {
            return Ok(terminal.paragraph("  ", "It cannot do anything else from here, so it stays, content or not.")?);
        }
        terminal.paragraph("  ", &self.liking(dm))?;
        let gains = self.analysis.improvements(dm, state);
        for (number, &gain) in gains.iter().enumerate().take(self.measure.states) {
            self.gain(dm, (number + 1, gain), terminal)?;
        }
        ending::rest(gains.len(), self.measure.states, terminal)?;
        self.losses(dm, terminal)?;
        terminal.paragraph("  ", &self.so(dm))?;
        Ok(())
    }

    /// The place of the state in the side's order, and how many steps would pay.
    fn liking(&self, dm: usize) -> String {
        let (rank, ranks) = (self.analysis.rank(dm, self.answer.state), self.analysis.ranks(dm));
        let place = (ranks + 1).saturating_sub(rank);
        let liked = match (place, ranks) {
            (_, 1) => "It likes all states equally.".to_owned(),
            (1, _) => "It likes no state better than this.".to_owned(),
            (place, ranks) if place == ranks => "It likes no state less than this.".to_owned(),
            (place, ranks) => format!("Of the {ranks} levels of its liking, with 1 the best, this stands on {place}."),
        };
        let moves = self.analysis.space().moves(dm, self.answer.state).len();
        let could = match moves {
            1 => "It could do one other thing".to_owned(),
            moves => format!("It could do {moves} other things"),
        };
        let pay = match self.analysis.improvements(dm, self.answer.state).len() {
            0 if moves == 1 => ", which it would not like better.".to_owned(),
            0 => ", none of which it would like better.".to_owned(),
            1 if moves == 1 => ", and would like that better:".to_owned(),
            1 => ", one of which it would like better:".to_owned(),
            count if count == moves => ", and would like each better:".to_owned(),
            count => format!(", {count} of which it would like better:"),
        };
        format!("{liked} {could}{pay}")
    }

    /// One step that would pay: why, and what the others could make of it, concepts that say the same together.
    fn gain(&self, dm: usize, (number, gain): (usize, StateId), terminal: &mut Terminal) -> Result<(), Failure> {
        let state = self.answer.state;
        let change = self.teller.change(state, gain);
        terminal.paragraph(
            &format!("  {number}. "),
            &format!("{}: {}.", paint(STRONG, &change), self.because(dm, gain)),
        )?;
        let mut told: Vec<(bool, String, Vec<Concept>)> = Vec::new();
        for &concept in &self.answer.concepts {
            let found = self.analysis.answers(concept, dm, state).into_iter().find(|(to, _)| *to == gain);
            let Some((_, outcome)) = found else { continue };
            let words = match &outcome {
                Ok(answer) if concept == Concept::Sim => self.at_once(dm, answer),
                Ok(answer) => self.answered(dm, answer),
                Err(failure) => self.unanswered(gain, failure),
            };
            // An answer without a way out says all that the same answer says alone.
            let same = |known: &str| known == words || (outcome.is_ok() && words.starts_with(known.trim_end_matches('.')));
            match told.iter_mut().find(|(_, known, _)| same(known)) {
                Some((_, known, concepts)) => {
                    *known = words;
                    concepts.push(concept);
                }
                None => told.push((outcome.is_ok(), words, vec![concept])),
            }
        }
        for (deterred, words, concepts) in told {
            let mark = if deterred {
                paint(GOOD, "kept from it")
            } else {
                paint(BAD, "free to do it")
            };
            terminal.paragraph("     - ", &format!("{}: {mark}. {words}", names(&concepts)))?;
        }
        Ok(())
    }

    fn because(&self, dm: usize, to: StateId) -> String {
        clean(&standoff::report::compare(self.analysis, dm, (self.answer.state, to)).why(self.analysis))
    }

    /// Who answers how, what that leaves, and why there is no way out.
    fn answered(&self, dm: usize, answer: &Answer) -> String {
        let end = answer.moves.last().map_or(answer.improvement, |step| step.to);
        let escape = answer
            .escape
            .as_ref()
            .map_or_else(String::new, |escape| match (escape.moves.len(), escape.best) {
                (0, _) | (_, None) => "; from there it cannot move".to_owned(),
                (1, Some(best)) => format!("; its only way out, {}, is no better than staying", self.teller.change(end, best)),
                (count, Some(best)) => {
                    format!(
                        "; even the best of its {count} ways out, {}, is no better than staying",
                        self.teller.change(end, best)
                    )
                }
            });
        format!(
            "The answer can be: {}. That leaves it {}{escape}.",
            self.teller.moves(answer.improvement, &answer.moves),
            self.left(dm, end)
        )
    }

    /// Under SIM: what the others do at the same time, and what that makes together.
    fn at_once(&self, dm: usize, answer: &Answer) -> String {
        let acts: Vec<String> = answer
            .moves
            .iter()
            .map(|step| {
                format!(
                    "{} {}",
                    self.teller.maker(step.mover),
                    self.teller.change(self.answer.state, step.to)
                )
            })
            .collect();
        let left = answer
            .together
            .map_or_else(|| "no better off than now".to_owned(), |state| self.left(dm, state));
        format!("Should at the same time {}, that together leaves it {left}.", joined(&acts, "and"))
    }

    fn left(&self, dm: usize, end: StateId) -> String {
        let left = match self.analysis.rank(dm, end) < self.analysis.rank(dm, self.answer.state) {
            true => "worse off than now",
            false => "no better off than now",
        };
        left.to_owned()
    }

    /// Why nothing deters a step.
    fn unanswered(&self, gain: StateId, failure: &Unanswered) -> String {
        match failure {
            Unanswered::NotAsked => "It pays, and no answer is thought of.".to_owned(),
            Unanswered::NobodyAnswers => "Nobody would have an answer of the kind that counts here.".to_owned(),
            Unanswered::NoSanction { reached: 1 } => {
                "The others could then bring about one state, and it would still be better off there.".to_owned()
            }
            Unanswered::NoSanction { reached } => {
                format!(
                    "The others could then bring about {}, and it would be better off in each.",
                    counted(*reached, "state")
                )
            }
            Unanswered::Escaped { moves, escape } => {
                let end = moves.last().map_or(gain, |step| step.to);
                format!(
                    "Should the answer be {}, it gets away by {}, and is better off than now.",
                    self.teller.moves(gain, moves),
                    self.teller.change(end, *escape)
                )
            }
        }
    }

    /// What speaks against the other steps.
    fn losses(&self, dm: usize, terminal: &mut Terminal) -> Result<(), Failure> {
        let state = self.answer.state;
        let gains = self.analysis.improvements(dm, state);
        let losses: Vec<StateId> = self
            .analysis
            .space()
            .moves(dm, state)
            .iter()
            .copied()
            .filter(|to| !gains.contains(to))
            .collect();
        if !losses.is_empty() && !gains.is_empty() {
            terminal.paragraph("  ", "What else it could do would not pay:")?;
        }
        let most = self.measure.answers;
        for &to in losses.iter().take(most) {
            terminal.paragraph("  - ", &format!("{}: {}", self.teller.change(state, to), self.because(dm, to)))?;
        }
        ending::rest(losses.len(), most, terminal)
    }

    /// In which senses the side stays.
    fn so(&self, dm: usize) -> String {
        let (stays, leaves): (Vec<Concept>, Vec<Concept>) = self
            .answer
            .concepts
            .iter()
            .copied()
            .partition(|&concept| self.analysis.stable(concept, dm, self.answer.state));
        match (stays.as_slice(), leaves.as_slice()) {
            (_, []) if self.analysis.improvements(dm, self.answer.state).is_empty() => {
                format!("So it {}, in every sense.", paint(GOOD, "stays"))
            }
            (stays, []) => format!("So it {} under {}.", paint(GOOD, "stays"), names(stays)),
            ([], leaves) => format!("So it {} under {}.", paint(BAD, "leaves"), names(leaves)),
            (stays, leaves) => format!(
                "So it {} under {}, and {} under {}.",
                paint(GOOD, "stays"),
                names(stays),
                paint(BAD, "leaves"),
                names(leaves)
            ),
        }
    }

    /// Coalitions that would leave, each told once with the concepts under which nothing stops it.
    fn together(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        use standoff::stability::coalitions::CoalitionReason;
        if self.answer.blocking.is_empty() {
            return Ok(());
        }
        terminal.heading("Together")?;
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for verdict in &self.answer.blocking {
            let CoalitionReason::Open { improvement, moves, .. } = &verdict.reason else {
                continue;
            };
            let members: Vec<String> = verdict.members.iter().map(|dm| self.teller.maker(*dm)).collect();
            let gain = self.teller.change(self.answer.state, *improvement);
            let steps = match moves.len() {
                0 | 1 => String::new(),
                _ => format!(" (step by step: {})", self.teller.moves(self.answer.state, moves)),
            };
            let words = format!("{} would each gain by {gain}{steps}", joined(&members, "and"));
            let name = verdict.concept.name().to_owned();
            match told.iter_mut().find(|(known, _)| *known == words) {
                Some((_, concepts)) => concepts.push(name),
                None => told.push((words, vec![name])),
            }
        }
        for (words, concepts) in told.iter().take(self.measure.states) {
            terminal.paragraph(
                "  - ",
                &format!("{words}; nothing those outside do deters it under {}.", joined(concepts, "and")),
            )?;
        }
        ending::rest(told.len(), self.measure.states, terminal)
    }

    /// Under partly known orders: a word for each side and concept, then on what it depends.
    fn in_part(&self, found: &PartlyWhy, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("In short")?;
        let told = "The order of wishes is only partly known. “Always” means: whatever it is; “depends”: under some orders and not under others; “never”: under none.";
        terminal.paragraph("  ", told)?;
        for of in self.answer.makers.iter().copied().map(Some).chain([None]) {
            if of.is_none() && self.answer.makers.len() < self.teller.makers() {
                continue;
            }
            let name = of.map_or_else(|| "Everyone".to_owned(), |dm| self.teller.maker(dm));
            terminal.heading(&name)?;
            let mut words: Vec<(String, Option<String>, Vec<Concept>)> = Vec::new();
            for now in found.now.iter().filter(|now| now.of == of) {
                let (word, depends) = (partly::word(now), witness::words(&found.known, now, self.answer.state));
                match words.iter_mut().find(|(known, other, _)| *known == word && *other == depends) {
                    Some((_, _, concepts)) => concepts.push(now.concept),
                    None => words.push((word, depends, vec![now.concept])),
                }
            }
            for (word, depends, concepts) in words {
                let depends = depends.map_or_else(String::new, |depends| format!(". {depends}"));
                terminal.paragraph("  - ", &format!("stays under {}: {word}{depends}", names(&concepts)))?;
            }
        }
        Ok(())
    }

    /// The settings that bear on what was asked beside sequences.
    fn settings(&self) -> Vec<String> {
        let joint = (!self.answer.blocking.is_empty())
            .then(|| format!("improvement of a coalition: {}", self.answer.reading.joint.improvement.key()));
        let effort = self.answer.partly.as_ref().map(|_| {
            let effort = self.answer.reading.effort;
            format!(
                "a question ends after {} steps; shares that cannot be counted are drawn {} times, seed {}",
                effort.max_steps, effort.samples, effort.seed
            )
        });
        joint.into_iter().chain(effort).collect()
    }
}
