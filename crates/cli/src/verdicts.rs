//! Verdicts in words for the terminal: which states hold, and for each decision maker why the status quo does or does not.

use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::words::counted;
use standoff::stability::{Analysis, Answer, Concept, Failure as Unanswered, Reason, Step};
use standoff::states::StateId;

/// An analysis with the turns of phrase to tell it.
pub struct Teller<'a> {
    analysis: &'a Analysis,
    /// How many entries of a list are told; the rest is counted.
    most: usize,
    /// Whether options are told by their labels, in quotation marks, instead of their names.
    labels: bool,
}

impl<'a> Teller<'a> {
    /// Takes the analysis to tell, and how many entries of a list to tell.
    pub fn new(analysis: &'a Analysis, most: usize) -> Teller<'a> {
        Teller {
            analysis,
            most,
            labels: false,
        }
    }

    /// Takes the analysis to tell to somebody who has not seen the model.
    pub fn for_a_stranger(analysis: &'a Analysis) -> Teller<'a> {
        Teller {
            labels: true,
            ..Teller::new(analysis, usize::MAX)
        }
    }

    /// An option by its name, or by its label.
    pub fn act(&self, option: usize) -> String {
        let conflict = self.analysis.conflict();
        match conflict.options.get(option) {
            Some(found) if self.labels && !found.label.is_empty() => format!("“{}”", clean(&found.label)),
            _ => clean(&conflict.option_name(option)),
        }
    }

    /// Where the dispute stands.
    pub fn status_quo(&self) -> Option<StateId> {
        self.analysis.status_quo()
    }

    /// How many decision makers there are.
    pub fn makers(&self) -> usize {
        self.analysis.conflict().decision_makers.len()
    }

    /// A state by what is done in it, then its pattern.
    pub fn state(&self, state: StateId) -> String {
        if self.labels {
            return self.taken(state);
        }
        format!("{} {}", self.taken(state), paint(FAINT, &format!("[{}]", self.pattern(state))))
    }

    /// The name of a decision maker.
    pub fn maker(&self, dm: usize) -> String {
        let makers = &self.analysis.conflict().decision_makers;
        makers.get(dm).map_or_else(
            || format!("decision maker {}", dm + 1),
            |maker| clean(if maker.name.is_empty() { &maker.key } else { &maker.name }),
        )
    }

    /// A state as its pattern.
    pub fn pattern(&self, state: StateId) -> String {
        self.analysis.space().pattern(state)
    }

    /// What is done in a state: the options taken, by name.
    pub fn taken(&self, state: StateId) -> String {
        let taken: Vec<String> = self
            .pattern(state)
            .chars()
            .enumerate()
            .filter(|(_, sign)| *sign == 'Y')
            .map(|(option, _)| self.act(option))
            .collect();
        if taken.is_empty() {
            "nothing is done".to_owned()
        } else {
            taken.join(", ")
        }
    }

    /// What changes from one state to another: `taking relief and dropping talk [YNNY]`.
    pub fn change(&self, from: StateId, to: StateId) -> String {
        let (before, after) = (self.pattern(from), self.pattern(to));
        let changed = |sign: char| {
            let pairs = before.chars().zip(after.chars()).enumerate();
            let names = pairs.filter(|(_, (old, new))| old != new && *new == sign);
            names.map(|(option, _)| self.act(option)).collect::<Vec<_>>()
        };
        let told: Vec<String> = [("taking", changed('Y')), ("dropping", changed('N'))]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(verb, names)| format!("{verb} {}", joined(&names, "and")))
            .collect();
        let told = if told.is_empty() { "moving".to_owned() } else { told.join(" and ") };
        if self.labels {
            told
        } else {
            format!("{told} {}", paint(FAINT, &format!("[{after}]")))
        }
    }

    /// A sequence of moves, mover by mover.
    pub fn moves(&self, start: StateId, moves: &[Step]) -> String {
        let mut from = start;
        let mut told = Vec::new();
        for step in moves {
            told.push(format!("{} {}", self.maker(step.mover), self.change(from, step.to)));
            from = step.to;
        }
        told.join(", then ")
    }

    /// Tells one decision maker's verdicts at a state.
    pub fn tell_maker(&self, dm: usize, state: StateId, terminal: &mut Terminal) -> Result<(), Failure> {
        let name = paint(STRONG, &self.maker(dm));
        match self.reason(Concept::Nash, dm, state) {
            Reason::NoMove => terminal.paragraph("  ", &format!("{name} cannot move at all from here, so it stays."))?,
            Reason::NoImprovement { moves } => {
                let none = if moves == 1 {
                    "its one move does not lead".to_owned()
                } else {
                    format!("none of its {moves} moves leads")
                };
                let told = format!("{name} is {} under every concept: {none} to a state it prefers.", holds());
                terminal.paragraph("  ", &told)?;
            }
            _ => {
                let improvements = self.analysis.improvements(dm, state);
                let told = format!("{name} would gain by {}:", counted(improvements.len(), "move"));
                terminal.paragraph("  ", &told)?;
                let told: Vec<String> = improvements.iter().map(|to| self.change(state, *to)).collect();
                self.tell_some(&told, terminal)?;
                self.tell_pair((Concept::Gmr, Concept::Smr), (dm, state), terminal)?;
                self.tell_pair((Concept::Seq, Concept::Sseq), (dm, state), terminal)?;
            }
        }
        Ok(())
    }

    /// Tells a concept together with the stricter one that also asks for no escape: where both say the same, once.
    fn tell_pair(&self, (plain, strict): (Concept, Concept), at: (usize, StateId), terminal: &mut Terminal) -> Result<(), Failure> {
        let (dm, state) = at;
        let (plain_reason, strict_reason) = (self.reason(plain, dm, state), self.reason(strict, dm, state));
        let means = match plain {
            Concept::Gmr => "whatever it costs them",
            _ => "by moves that they gain from themselves",
        };
        let both = format!("{} and {}", plain.name(), strict.name());
        let answers = |answers: &[Answer]| answers.iter().map(|answer| self.answer(answer, at)).collect::<Vec<_>>();
        if let Reason::Deterred { answers: told } = &strict_reason {
            let lead = format!("{both}: {}. The others can answer each, {means}, and leave no way out:", holds());
            terminal.paragraph("    ", &lead)?;
            return self.tell_some(&answers(told), terminal);
        }
        if let Reason::Deterred { answers: told } = &plain_reason {
            let lead = format!("{}: {}. The others can answer each, {means}:", plain.name(), holds());
            terminal.paragraph("    ", &lead)?;
            self.tell_some(&answers(told), terminal)?;
            return Ok(terminal.paragraph("    ", &self.open(strict.name(), &strict_reason, state))?);
        }
        Ok(terminal.paragraph("    ", &self.open(&both, &plain_reason, state))?)
    }

    /// One answer: the improvement, who does what in return, and why there is no escape.
    fn answer(&self, answer: &Answer, (dm, state): (usize, StateId)) -> String {
        let own = self.change(state, answer.improvement);
        let reply = self.moves(answer.improvement, &answer.moves);
        let end = answer.moves.last().map_or(answer.improvement, |step| step.to);
        let measure = match self.analysis.rank(dm, end).cmp(&self.analysis.rank(dm, state)) {
            std::cmp::Ordering::Less => "worse than staying",
            _ => "no better than staying",
        };
        let escape = answer
            .escape
            .as_ref()
            .map_or_else(String::new, |escape| match (escape.moves.len(), escape.best) {
                (0, _) | (_, None) => "; from there it cannot move".to_owned(),
                (1, Some(best)) => format!("; its only move from there, {}, is no better either", self.change(end, best)),
                (count, Some(best)) => format!(
                    "; even the best of its {count} moves from there, {}, is no better",
                    self.change(end, best)
                ),
            });
        format!("{own}: {reply}, which is {measure}{escape}")
    }

    /// Why a state is not stable: the improvement that nothing deters.
    fn open(&self, concepts: &str, reason: &Reason, state: StateId) -> String {
        let Reason::Open { improvement, failure } = reason else {
            return format!("{concepts}: {}.", holds());
        };
        let own = self.change(state, *improvement);
        let why = match failure {
            Unanswered::NotAsked => "no answer is asked for".to_owned(),
            Unanswered::NobodyAnswers => "nobody has a move in answer".to_owned(),
            Unanswered::NoSanction { reached: 1 } => "the one state that the others can reach is still better for it".to_owned(),
            Unanswered::NoSanction { reached } => format!("all {reached} states that the others can reach are still better for it"),
            Unanswered::Escaped { moves, escape } => {
                let end = moves.last().map_or(*improvement, |step| step.to);
                format!(
                    "after {}, it escapes by {}",
                    self.moves(*improvement, moves),
                    self.change(end, *escape)
                )
            }
        };
        format!("{concepts}: {}. Nothing deters {own}: {why}.", paint(BAD, "not stable"))
    }

    /// Lists the first few entries, and counts the rest.
    fn tell_some(&self, entries: &[String], terminal: &mut Terminal) -> Result<(), Failure> {
        for entry in entries.iter().take(self.most) {
            terminal.paragraph("      - ", entry)?;
        }
        if entries.len() > self.most {
            terminal.line(&format!("      … and {} more (--all tells them)", entries.len() - self.most))?;
        }
        Ok(())
    }

    fn reason(&self, concept: Concept, dm: usize, state: StateId) -> Reason {
        self.analysis.verdict(concept, dm, state).reason
    }
}

/// The word for what rests.
fn holds() -> String {
    paint(GOOD, "stable")
}

/// Lists as a person would: `a, b and c`.
pub fn joined(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [firsts @ .., end] => format!("{} {last} {end}", firsts.join(", ")),
    }
}
