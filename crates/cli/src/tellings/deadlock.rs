//! Who waits for whom: what is free, circles of waiting with those who report them, dead ends, and what would release a goal.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::ending;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::joined;
use crate::words::counted;
use standoff::DeadlockAnswer;
use standoff::conflict::{Basis, Conflict};
use standoff::deadlocks::{Act, Acts, Circle, DeadEnd, Goal, HoldKind, Wait};
use standoff::report::commitment_words;

/// Tells the answer.
pub fn tell(answer: &DeadlockAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let telling = Telling {
        answer,
        conflict: &answer.conflict,
        measure,
    };
    telling.reading(terminal)?;
    telling.commitments(terminal)?;
    telling.free(terminal)?;
    telling.circles(terminal)?;
    telling.dead_ends(terminal)?;
    telling.goals(terminal)?;
    let hash = format!("model sha256 {}", answer.conflict.content_hash());
    terminal.line("")?;
    Ok(terminal.line(&paint(FAINT, &hash))?)
}

struct Telling<'a> {
    answer: &'a DeadlockAnswer,
    conflict: &'a Conflict,
    measure: Measure,
}

impl Telling<'_> {
    /// What was asked, and how commitments were read.
    fn reading(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let title = clean(if self.conflict.title.is_empty() {
            &self.conflict.id
        } else {
            &self.conflict.title
        });
        terminal.line(&format!("{} {title}", paint(STRONG, "Who waits for whom:")))?;
        let certainty = match self.answer.deadlock.possibly {
            true => "acts of which nothing is said count as free once nothing holds them (possibly)",
            false => "only acts that somebody has tied to a condition or offered count as free (surely)",
        };
        let rules = if self.answer.deadlock.rules { "counted" } else { "not counted" };
        terminal.paragraph(
            "",
            &format!("Preferences are not looked at; {certainty}; what the model's rules make one act need of another is {rules}."),
        )?;
        if !self.answer.deadlock.whole {
            terminal.paragraph(
                "",
                &format!(
                    "{} a search was ended by its bound (--steps N allows more); there may be more circles, steps or ways out.",
                    paint(BAD, "Partial:")
                ),
            )?;
        }
        Ok(())
    }

    /// The commitments, each with whose words it rests on.
    fn commitments(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let all = self.conflict.commitments.len();
        if all == 0 {
            return Ok(terminal.paragraph(
                "",
                "The model has no commitments: a [[commitments]] table says who would do what on which condition.",
            )?);
        }
        terminal.heading("What the sides are tied to")?;
        for number in 0..all.min(self.measure.states) {
            let told = format!(
                "{} {}",
                clean(&commitment_words(self.conflict, number)),
                paint(FAINT, &self.source(number))
            );
            terminal.paragraph(&format!("  {}. ", number + 1), &told)?;
        }
        ending::rest(all, self.measure.states, terminal)
    }

    /// How a commitment is known, and where it stands.
    fn source(&self, number: usize) -> String {
        let Some(support) = self.conflict.commitments.get(number).map(|commitment| &commitment.support) else {
            return String::new();
        };
        let basis = match support.basis {
            Some(Basis::Stated) => "in its own words",
            Some(Basis::Reported) => "as others report it",
            Some(Basis::Inferred) => "inferred",
            Some(Basis::Assumed) | None => "assumed",
        };
        let cites: Vec<&str> = support.cites.iter().map(|cite| cite.text.as_str()).collect();
        match cites.is_empty() {
            true => format!("({basis})"),
            false => format!("({basis}: {})", clean(&cites.join(", "))),
        }
    }

    fn free(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        terminal.heading("Free in sequence, beyond what is already in place")?;
        let free = self.answer.deadlock.free;
        let told = match free.is_empty() {
            true => "Nothing: each act that is spoken of is held back, or nobody has offered it.".to_owned(),
            false => format!(
                "{}. Nothing that is reported holds {} back.",
                self.acts(free),
                if free.len() == 1 { "it" } else { "them" }
            ),
        };
        Ok(terminal.paragraph("  ", &told)?)
    }

    fn circles(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let circles = &self.answer.deadlock.circles;
        terminal.heading("Circles of waiting")?;
        if circles.is_empty() {
            terminal.paragraph("  ", "None: no acts wait for each other in a ring.")?;
        }
        for circle in circles.iter().take(self.measure.states) {
            self.circle(circle, terminal)?;
        }
        ending::rest(circles.len(), self.measure.states, terminal)
    }

    fn circle(&self, circle: &Circle, terminal: &mut Terminal) -> Result<(), Failure> {
        let mut lead = "  - ";
        for wait in &circle.waits {
            terminal.paragraph(
                lead,
                &format!("{} {}", self.wait(wait), paint(FAINT, &format!("({})", self.by(&wait.by)))),
            )?;
            lead = "    ";
        }
        Ok(())
    }

    fn wait(&self, wait: &Wait) -> String {
        format!("{} {} {}", self.act(wait.act), paint(BAD, "waits for"), self.act(wait.awaited))
    }

    /// Which commitments and rules, by their numbers.
    fn by(&self, by: &[HoldKind]) -> String {
        let one = |by: &HoldKind| match by {
            HoldKind::Commitment(number) => format!("commitment {}", number + 1),
            HoldKind::Rule(number) => {
                let when = self
                    .conflict
                    .infeasible
                    .get(*number)
                    .map(|rule| clean(&self.conflict.print(&rule.when)));
                format!("the rule against `{}`", when.unwrap_or_default())
            }
        };
        joined(&by.iter().map(one).collect::<Vec<_>>(), "and")
    }

    fn dead_ends(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let ends = &self.answer.deadlock.dead_ends;
        if ends.is_empty() {
            return Ok(());
        }
        terminal.heading("Dead ends")?;
        for end in ends.iter().take(self.measure.states) {
            terminal.paragraph("  - ", &self.dead_end(end))?;
        }
        ending::rest(ends.len(), self.measure.states, terminal)
    }

    fn dead_end(&self, end: &DeadEnd) -> String {
        if !end.refusals.is_empty() {
            return format!(
                "{} is refused whatever the others do ({})",
                self.act(end.act),
                self.by(&end.refusals)
            );
        }
        let waits: Vec<String> = end
            .waits
            .iter()
            .map(|wait| format!("{} ({})", self.act(wait.awaited), self.by(&wait.by)))
            .collect();
        format!(
            "{} waits for {}, out of reach while the refusal stands",
            self.act(end.act),
            joined(&waits, "and")
        )
    }

    fn goals(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let goals = &self.answer.deadlock.goals;
        if goals.is_empty() {
            return Ok(());
        }
        terminal.heading("What would release it")?;
        let alike = alike(goals);
        for goals in alike.iter().take(self.measure.states) {
            self.goal(goals, terminal)?;
        }
        ending::rest(alike.len(), self.measure.states, terminal)
    }

    /// Goals that the same releases.
    fn goal(&self, goals: &[&Goal], terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(goal) = goals.first() else { return Ok(()) };
        let mut lead = format!("{} ", paint(STRONG, "Goal:"));
        for goal in goals {
            terminal.paragraph("  ", &format!("{lead}{}", self.acts(goal.acts)))?;
            lead = "or: ".to_owned();
        }
        if goal.free {
            return Ok(terminal.paragraph(
                "    - ",
                &format!("{}: nothing that is reported holds it back.", paint(GOOD, "free")),
            )?);
        }
        for step in goal.joint_steps.iter().take(self.measure.answers) {
            let after = match step.after.is_empty() {
                true => String::new(),
                false => format!(", after {}", self.acts(step.after)),
            };
            terminal.paragraph(
                "    - ",
                &format!("done together, without anybody giving way: {}{after}", self.acts(step.acts)),
            )?;
        }
        for waived in goal.waivers.iter().take(self.measure.answers) {
            terminal.paragraph("    - ", &format!("one after the other, if {}", self.waived(waived)))?;
        }
        if goal.joint_steps.is_empty() && goal.waivers.is_empty() {
            let told = "no joint step and no waiver releases it: it takes an act that nobody has tied to anything or offered (--possibly counts such acts)";
            terminal.paragraph("    - ", told)?;
        }
        let more = goal.joint_steps.len().saturating_sub(self.measure.answers) + goal.waivers.len().saturating_sub(self.measure.answers);
        if more > 0 {
            terminal.line(&format!("    … and {} (--all tells them)", counted(more, "more way")))?;
        }
        Ok(())
    }

    /// Who would have to do without which condition.
    fn waived(&self, numbers: &[usize]) -> String {
        let one = |number: &usize| {
            let side = self
                .conflict
                .commitments
                .get(*number)
                .map_or_else(String::new, |commitment| self.side(commitment.debtor));
            format!("{side} waived its condition (commitment {})", number + 1)
        };
        joined(&numbers.iter().map(one).collect::<Vec<_>>(), "and")
    }

    fn acts(&self, acts: Acts) -> String {
        joined(&acts.iter().map(|act| self.act(act)).collect::<Vec<_>>(), "and")
    }

    /// An act by its label and its side.
    fn act(&self, act: Act) -> String {
        let Some(option) = self.conflict.options.get(act.option) else {
            return String::new();
        };
        let label = clean(if option.label.is_empty() { &option.key } else { &option.label });
        let not = if act.taken { "" } else { "not " };
        format!("{not}“{label}” ({})", self.side(option.owner))
    }

    fn side(&self, dm: usize) -> String {
        let maker = self.conflict.decision_makers.get(dm);
        maker.map_or_else(String::new, |maker| {
            clean(if maker.name.is_empty() { &maker.key } else { &maker.name })
        })
    }
}

/// Goals gathered by what releases them, in the order of the first of each.
fn alike(goals: &[Goal]) -> Vec<Vec<&Goal>> {
    let mut gathered: Vec<Vec<&Goal>> = Vec::new();
    let same = |one: &Goal, other: &Goal| {
        let steps = |goal: &Goal| goal.joint_steps.iter().map(|step| step.acts).collect::<Vec<_>>();
        one.free == other.free && steps(one) == steps(other) && one.waivers == other.waivers
    };
    for goal in goals {
        match gathered
            .iter_mut()
            .find(|alike| alike.first().is_some_and(|first| same(first, goal)))
        {
            Some(alike) => alike.push(goal),
            None => gathered.push(vec![goal]),
        }
    }
    gathered
}
