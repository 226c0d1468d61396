//! A verdict's reason as sentences that stand alone: who would gain by what, what the others can answer, and what that leaves.

use crate::verdicts::Teller;
use crate::words::counted;
use standoff::stability::{Analysis, Answer, Failure, Reason, StateId, Verdict};

/// Tells why a state does or does not hold for one decision maker.
pub fn sentence(analysis: &Analysis, verdict: &Verdict) -> String {
    Telling {
        analysis,
        teller: Teller::new(analysis, usize::MAX),
        verdict,
    }
    .sentence()
}

/// A verdict being told.
struct Telling<'a> {
    analysis: &'a Analysis,
    teller: Teller<'a>,
    verdict: &'a Verdict,
}

impl Telling<'_> {
    fn sentence(&self) -> String {
        let maker = self.teller.maker(self.verdict.decision_maker);
        match &self.verdict.reason {
            Reason::NoMove => format!("{maker} cannot move at all."),
            Reason::NoImprovement { moves: 1 } => format!("The one move of {maker} does not lead to a state it prefers."),
            Reason::NoImprovement { moves } => format!("None of the {moves} moves of {maker} leads to a state it prefers."),
            Reason::Deterred { answers } => self.deterred(&maker, answers),
            Reason::Open {
                improvement,
                failure: Failure::NotAsked,
            } => {
                let gain = self.teller.change(self.verdict.state, *improvement);
                format!("{maker} would gain by {gain}; {} looks at no answers.", self.verdict.concept.name())
            }
            Reason::Open { improvement, failure } => {
                let gain = self.teller.change(self.verdict.state, *improvement);
                format!(
                    "{maker} would gain by {gain}, and nothing deters it: {}.",
                    self.undeterred(*improvement, failure)
                )
            }
        }
    }

    /// The first gain with its answer; the others are counted.
    fn deterred(&self, maker: &str, answers: &[Answer]) -> String {
        let Some(first) = answers.first() else {
            return format!("Every gain of {maker} is answered.");
        };
        let more = match answers.len() - 1 {
            0 => String::new(),
            1 => "; its other gain is answered, too".to_owned(),
            count => format!("; its {count} other gains are answered, too"),
        };
        let gain = self.teller.change(self.verdict.state, first.improvement);
        format!("{maker} would gain by {gain}, but then {}{more}.", self.answer(first))
    }

    /// Who does what in return, what that leaves, and why there is no way out.
    fn answer(&self, answer: &Answer) -> String {
        let (dm, state) = (self.verdict.decision_maker, self.verdict.state);
        let end = answer.moves.last().map_or(answer.improvement, |step| step.to);
        let left = if self.analysis.rank(dm, end) < self.analysis.rank(dm, state) {
            "worse off than staying"
        } else {
            "no better off than staying"
        };
        let reply = self.teller.moves(answer.improvement, &answer.moves);
        let escape = match &answer.escape {
            None => String::new(),
            Some(escape) => match escape.best {
                None => ", and from there it cannot move".to_owned(),
                Some(best) => format!(", and even its best way out, {}, is no better", self.teller.change(end, best)),
            },
        };
        format!("the answer can be {reply}, which leaves it {left}{escape}")
    }

    fn undeterred(&self, improvement: StateId, failure: &Failure) -> String {
        match failure {
            Failure::NotAsked => "no answer is looked at".to_owned(),
            Failure::NobodyAnswers => "nobody has a move in answer".to_owned(),
            Failure::NoSanction { reached } => format!(
                "in {}, it is still better off",
                match reached {
                    1 => "the one state that the others can then bring about".to_owned(),
                    count => format!("each of the {} that the others can then bring about", counted(*count, "state")),
                }
            ),
            Failure::Escaped { moves, escape } => {
                let end = moves.last().map_or(improvement, |step| step.to);
                format!(
                    "should the answer be {}, it gets away by {}",
                    self.teller.moves(improvement, moves),
                    self.teller.change(end, *escape)
                )
            }
        }
    }
}
