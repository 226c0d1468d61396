//! `what-if`: what becomes of the verdicts when a model is changed; and which changes a model has names for, its scenarios.

use crate::{NoAnswer, Terms};
use serde_json::{Value, json};
use standoff_conflict::Conflict;
use standoff_questions::what_if::{self as changes, CannotTell, Change, Question, WhatIf};
use standoff_stability::Analysis;

/// What is supposed.
#[derive(Clone, Debug, Default)]
pub struct WhatIfAsked {
    /// Changes in their notation ([`Change::parse`]), in order.
    pub changes: Vec<String>,
    /// Names of scenarios of the model, supposed before the changes.
    pub scenarios: Vec<String>,
    /// Most changed verdicts to list with their reasons.
    pub most_listed: usize,
}

/// What becomes of the verdicts, with the analysis before the changes.
#[derive(Clone, Debug)]
pub struct WhatIfAnswer {
    /// The model as it is, analysed.
    pub before: Analysis,
    /// What becomes of it.
    pub answer: WhatIf,
}

/// A named what-if of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioRow {
    /// Its name.
    pub name: String,
    /// What it assumes, in words; may be empty.
    pub assumes: String,
    /// The wishes it replaces.
    pub replaces: Vec<ReplacedWish>,
}

/// A wish that a scenario puts in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedWish {
    /// Key of the decision maker.
    pub of: String,
    /// Id of the wish that is replaced.
    pub wish: String,
    /// What is wanted instead.
    pub want: String,
}

/// Changes the model, analyses it anew and compares.
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, a change cannot be read or made, or the changed model not be analysed.
pub fn what_if(conflict: &Conflict, asked: &WhatIfAsked, terms: &Terms) -> Result<WhatIfAnswer, NoAnswer> {
    let scenarios = asked.scenarios.iter().map(|name| Ok(Change::Scenario { name: name.clone() }));
    let written = asked.changes.iter().map(|text| Change::parse(text));
    let all: Result<Vec<Change>, _> = scenarios.chain(written).collect();
    let question = Question {
        changes: all.map_err(|why| torn(why.to_string(), &asked.changes))?,
        most_listed: asked.most_listed,
    };
    let before = terms.analysed(conflict)?;
    let answer = changes::what_if(&before, &question, &terms.limits).map_err(|why| match why {
        CannotTell::CannotAnalyse { .. } => NoAnswer::Failure(crate::Failure::NotAnalysed(why.to_string())),
        other => NoAnswer::usage(other),
    })?;
    Ok(WhatIfAnswer { before, answer })
}

/// What is wrong with a change; where a shell has taken one apart, that too.
fn torn(why: String, changes: &[String]) -> NoAnswer {
    let one_word = |text: &String| !text.trim().contains(char::is_whitespace);
    if changes.len() > 1 && changes.iter().any(one_word) {
        return NoAnswer::usage(format!(
            "{why}; put each change in quotation marks of its own, such as '{}'",
            changes.join(" ")
        ));
    }
    NoAnswer::usage(why)
}

/// The named what-ifs of a model.
pub fn scenarios(conflict: &Conflict) -> Vec<ScenarioRow> {
    let key = |dm: usize| conflict.decision_makers.get(dm).map_or_else(String::new, |maker| maker.key.clone());
    let rows = conflict.scenarios.iter().map(|scenario| ScenarioRow {
        name: scenario.name.clone(),
        assumes: scenario.assumes.clone(),
        replaces: scenario
            .replacements
            .iter()
            .map(|(dm, found)| ReplacedWish {
                of: key(*dm),
                wish: found.replace.clone(),
                want: conflict.print(&found.want),
            })
            .collect(),
    });
    rows.collect()
}

/// The named what-ifs of a model as JSON, `standoff-scenarios/1`.
pub fn scenarios_json(conflict: &Conflict) -> Value {
    let rows = scenarios(conflict).into_iter().map(|row| {
        let replaces = row.replaces.iter();
        let replaces: Value = replaces
            .map(|found| json!({"decision_maker": found.of, "wish": found.wish, "want": found.want}))
            .collect();
        json!({"name": row.name, "assumes": row.assumes, "replaces": replaces})
    });
    json!({
        "format": "standoff-scenarios/1",
        "model_sha256": conflict.content_hash(),
        "scenarios": rows.collect::<Value>(),
    })
}

impl WhatIfAnswer {
    /// The answer as JSON, `standoff-what-if/1`.
    pub fn to_json(&self) -> Value {
        changes::to_json(&self.before, &self.answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::river::river;

    fn asked(changes: &[&str], scenarios: &[&str]) -> Result<WhatIfAnswer, NoAnswer> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let asked = WhatIfAsked {
            changes: owned(changes),
            scenarios: owned(scenarios),
            most_listed: 10,
        };
        what_if(&river(), &asked, &Terms::default())
    }

    #[test]
    fn a_scenario_and_its_change_are_one() {
        let by_name = asked(&[], &["the east has enough"]).expect("an answer");
        let by_change = asked(&["flip east.water"], &[]).expect("an answer");
        let (name, change) = (&by_name.answer.difference, &by_change.answer.difference);
        assert_eq!(name.status_quo_verdicts, change.status_quo_verdicts);
        assert!(name.status_quo_verdicts.iter().any(|row| row.changed() && row.maker == "east"));
        assert_eq!(by_name.to_json()["changes"][0], "supposing: the east needs no water");
    }

    #[test]
    fn scenarios_are_listed_with_what_they_replace() {
        let rows = scenarios(&river());
        assert_eq!(
            (rows[0].name.as_str(), rows[0].assumes.as_str()),
            ("the east has enough", "the east needs no water")
        );
        assert_eq!(
            (rows[0].replaces[0].of.as_str(), rows[0].replaces[0].want.as_str()),
            ("east", "not east.pump")
        );
        assert_eq!(scenarios_json(&river())["scenarios"][0]["replaces"][0]["wish"], "water");
    }

    #[test]
    fn a_change_that_a_shell_took_apart_is_recognised() {
        let said = asked(&["flip", "east.water"], &[]).expect_err("no changes").to_string();
        assert!(said.contains("'flip east.water'"), "{said}");
        let said = asked(&["flip east.watr"], &[]).expect_err("no such wish").to_string();
        assert!(said.contains("did you mean `east.water`?") && !said.contains("quotation"), "{said}");
        let said = asked(&["rule \"true\""], &[]).expect_err("nothing is left").to_string();
        assert!(said.contains("after the changes"), "{said}");
    }
}
