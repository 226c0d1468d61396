//! `invert`: the smallest change of wishes that makes a state hold, unsettles it, or lets gains lead to it; with the proof that none is smaller.

use crate::state::maker_of;
use crate::{NoAnswer, Terms, state_of};
use serde_json::{Value, json};
use standoff_conflict::Conflict;
use standoff_questions::invert::{self as inverse, Answer, Goal, Measure, Outcome, Question, Whom};
use standoff_stability::{Analysis, Concept};

/// What is to come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The state holds.
    #[default]
    Holds,
    /// The state does not hold.
    Breaks,
    /// Gains lead from the status quo to the state.
    Reached,
}

/// What is asked about a change of wishes.
#[derive(Clone, Debug)]
pub struct InvertAsked {
    /// The state, as [`state_of`] reads it.
    pub state: String,
    /// What is to become of it.
    pub wanted: Wanted,
    /// The concept; of no account for [`Wanted::Reached`].
    pub concept: Concept,
    /// Key or name of the decision maker for whom it is to hold or break; everyone, or anyone, where nothing is said.
    pub of: Option<String>,
    /// Keys or names of those whose wishes may change; everybody's where empty.
    pub changing: Vec<String>,
    /// In what changes are counted.
    pub measure: Measure,
}

/// The smallest change, with the analysis before and after it.
#[derive(Clone, Debug)]
pub struct InvertAnswer {
    /// The model as it is, analysed.
    pub before: Analysis,
    /// The answer.
    pub answer: Answer,
    /// The model after the change, or after the smallest one known, analysed; none where there is no change.
    pub after: Option<Analysis>,
}

/// Looks for the smallest change.
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, or has no such state or decision maker, or the question cannot be asked of it.
pub fn invert(conflict: &Conflict, asked: &InvertAsked, terms: &Terms) -> Result<InvertAnswer, NoAnswer> {
    let before = terms.analysed(conflict)?;
    let state = state_of(conflict, before.space(), &asked.state)?;
    let of = asked.of.as_deref().map(|name| maker_of(conflict, name)).transpose()?;
    let whom = of.map_or(Whom::All, Whom::One);
    let concept = asked.concept;
    let goal = match asked.wanted {
        Wanted::Holds => Goal::Holds { concept, state, whom },
        Wanted::Breaks => Goal::Breaks { concept, state, whom },
        Wanted::Reached => Goal::Reached {
            from: state_of(conflict, before.space(), "now")?,
            state,
        },
    };
    let chosen: Result<Vec<usize>, _> = asked.changing.iter().map(|name| maker_of(conflict, name)).collect();
    let chosen = chosen?;
    let question = Question {
        goal,
        measure: asked.measure,
        changing: (!chosen.is_empty()).then_some(chosen),
    };
    let answer = inverse::invert(&before, &question, &terms.limits).map_err(NoAnswer::usage)?;
    let changed = match &answer.outcome {
        Outcome::Changed(_) => true,
        Outcome::Partial { best, .. } => best.is_some(),
        Outcome::AlreadySo | Outcome::Impossible { .. } => false,
    };
    let after = changed.then(|| terms.analysed(&answer.apply(conflict))).transpose()?;
    Ok(InvertAnswer { before, answer, after })
}

impl InvertAnswer {
    /// Whether the search covered all it set out to.
    pub fn whole(&self) -> bool {
        !matches!(self.answer.outcome, Outcome::Partial { .. })
    }

    /// The answer as JSON, `standoff-invert/1`.
    pub fn to_json(&self) -> Value {
        let mut value = json!({"format": "standoff-invert/1"});
        if let (Value::Object(all), Value::Object(found)) = (&mut value, inverse::to_json(&self.before, &self.answer)) {
            all.extend(found);
        }
        value["model_sha256_after"] = json!(self.after.as_ref().map(|after| after.conflict().content_hash()));
        value["whole"] = json!(self.whole());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Format, read};

    const PORT: &str = r#"
        [decision_makers.union]
        options.strike = { label = "strike" }
        [decision_makers.port]
        options.pay = { label = "pay more" }
        [status_quo]
        taken = []
        [[preferences.union]]
        id = "fight"
        want = "strike if not pay"
        [[preferences.union]]
        id = "calm"
        want = "not strike"
        [[preferences.port]]
        want = "not pay"
    "#;

    fn asked(wanted: Wanted, state: &str) -> InvertAnswer {
        let conflict = &read(PORT, Format::Toml).models[0];
        let asked = InvertAsked {
            state: state.to_owned(),
            wanted,
            concept: Concept::Nash,
            of: None,
            changing: Vec::new(),
            measure: Measure::Statements,
        };
        invert(conflict, &asked, &Terms::default()).expect("a state of the model")
    }

    #[test]
    fn after_the_change_the_goal_is_met() {
        let answer = asked(Wanted::Holds, "now");
        let now = answer.before.status_quo().expect("a status quo");
        assert!(!answer.before.equilibrium(Concept::Nash, now));
        assert!(answer.after.as_ref().expect("a change").equilibrium(Concept::Nash, now));
        let json = answer.to_json();
        assert_eq!(
            (json["format"].as_str(), json["whole"].as_bool()),
            (Some("standoff-invert/1"), Some(true))
        );
        assert_eq!(json["outcome"]["change"]["distance"], 1);
    }

    #[test]
    fn what_is_so_already_changes_nothing() {
        let answer = asked(Wanted::Breaks, "now");
        assert_eq!(answer.answer.outcome, Outcome::AlreadySo);
        assert!(answer.after.is_none());
    }
}
