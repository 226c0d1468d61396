//! `deadlock`: who waits for whom in a model, and what would release it.

use crate::Failure;
use serde_json::Value;
use standoff_conflict::{Conflict, Formula, Literal, nearest};
use standoff_deadlock::{Acts, Deadlock, Limits, Question};

/// What is asked about commitments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlockAsked {
    /// Sets of acts to release: options separated by commas, `not` before one that is to be dropped. None: those that wait.
    pub goals: Vec<String>,
    /// Whether feasibility rules are counted.
    pub rules: bool,
    /// Whether acts of which nothing is said may be free.
    pub possibly: bool,
    /// Steps of each search.
    pub max_steps: u64,
}

impl Default for DeadlockAsked {
    fn default() -> DeadlockAsked {
        let Question { rules, possibly, .. } = Question::default();
        DeadlockAsked {
            goals: Vec::new(),
            rules,
            possibly,
            max_steps: Limits::default().max_steps,
        }
    }
}

/// What holds back what, with the model it was asked of.
#[derive(Clone, Debug)]
pub struct DeadlockAnswer {
    /// The model.
    pub conflict: Conflict,
    /// The answer.
    pub deadlock: Deadlock,
}

/// Works out what waits for what, before any preference (spec A18).
///
/// # Errors
/// [`Failure::Usage`] where the model does not say where the dispute stands, or a goal names no option of it.
pub fn deadlock(conflict: &Conflict, asked: &DeadlockAsked) -> Result<DeadlockAnswer, Failure> {
    let goals: Result<Vec<Acts>, Failure> = asked.goals.iter().map(|goal| acts_of(conflict, goal)).collect();
    let question = Question {
        rules: asked.rules,
        possibly: asked.possibly,
        goals: goals?,
    };
    let limits = Limits {
        max_steps: asked.max_steps,
    };
    let deadlock = standoff_deadlock::deadlock(conflict, &question, &limits).map_err(|why| Failure::Usage(why.to_string()))?;
    Ok(DeadlockAnswer {
        conflict: conflict.clone(),
        deadlock,
    })
}

impl DeadlockAnswer {
    /// The answer as JSON, `standoff-deadlock/1`.
    pub fn to_json(&self) -> Value {
        standoff_deadlock::to_json(&self.conflict, &self.deadlock)
    }
}

/// Acts as a person lists them.
fn acts_of(conflict: &Conflict, text: &str) -> Result<Acts, Failure> {
    let acts: Result<Acts, Failure> = text.split(',').map(|act| act_of(conflict, act.trim())).collect();
    let acts = acts?;
    match acts.contradicts_itself() {
        true => Err(Failure::Usage(format!("the goal `{text}` both takes and drops an option"))),
        false => Ok(acts),
    }
}

/// One act: an option's name, or `not` and an option's name.
fn act_of(conflict: &Conflict, text: &str) -> Result<Literal, Failure> {
    let (formula, findings) = conflict.parse(text);
    match (formula, findings.is_empty()) {
        (Formula::Taken(option), true) => Ok(Literal { option, taken: true }),
        (Formula::Not(inner), true) if matches!(*inner, Formula::Taken(_)) => {
            let option = (0..conflict.options.len()).find(|option| *inner == Formula::Taken(*option));
            Ok(Literal {
                option: option.unwrap_or_default(),
                taken: false,
            })
        }
        _ => {
            let names: Vec<String> = (0..conflict.options.len()).map(|option| conflict.option_name(option)).collect();
            let help = nearest(text, names.iter().map(String::as_str)).map_or_else(
                || format!("there is {}", names.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Failure::Usage(format!(
                "`{text}` is no act: {help}; write an option, or `not` and an option"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Format, read};

    const DOCK: &str = r#"
        [decision_makers.crew]
        options.work = { label = "go back to work" }
        [decision_makers.port]
        options.pay = { label = "pay more" }
        [status_quo]
        taken = []
        [[commitments]]
        debtor = "crew"
        act = "work"
        condition = "pay"
        logic = "necessary"
        stance = "demands"
        [preferences.crew]
        indifferent = true
        [preferences.port]
        indifferent = true
    "#;

    fn asked(goals: &[&str]) -> Result<DeadlockAnswer, String> {
        let goals = goals.iter().map(|goal| (*goal).to_owned()).collect();
        let question = DeadlockAsked {
            goals,
            ..DeadlockAsked::default()
        };
        deadlock(&read(DOCK, Format::Toml).models[0], &question).map_err(|failure| failure.to_string())
    }

    #[test]
    fn goals_are_typed_as_options() {
        let answer = asked(&["work", "pay, not crew.work"]).expect("two goals");
        assert_eq!(answer.deadlock.goals.len(), 2);
        assert_eq!(answer.to_json()["goals"][0]["waivers"], serde_json::json!([[0]]));
        assert!(answer.deadlock.goals[1].waivers.is_empty(), "nothing ties the port to paying");
    }

    #[test]
    fn what_is_no_goal_is_told() {
        assert!(asked(&["wrok"]).unwrap_err().contains("did you mean `work`"));
        assert!(asked(&["work, not work"]).unwrap_err().contains("both takes and drops"));
        assert!(asked(&["work or pay"]).unwrap_err().contains("is no act"));
    }
}
