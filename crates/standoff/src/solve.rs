//! `solve`: works out which states of a model's conflicts hold, and why; or says why that cannot be done.

use serde_json::{Map, Value, json};
use standoff_conflict::{Conflict, Finding, to_graph_model};
use standoff_stability::{Analysis, Budget, CannotAnalyse, Settings, analyse, results};

/// What came of solving the models of a file.
#[derive(Clone, Debug)]
pub struct Solved {
    /// One outcome a model, in file order.
    pub models: Vec<SolvedModel>,
}

/// A model with its analysis, or with what stands in the way.
#[derive(Clone, Debug)]
pub struct SolvedModel {
    /// The model.
    pub conflict: Conflict,
    /// Its analysis, or why there is none.
    pub outcome: Result<Box<Analysis>, CannotAnalyse>,
}

/// Analyses each model within the default budget. A model that cannot be analysed does not keep the others from it. Mistakes found in reading the models are not
/// looked at here: a caller shows them first.
pub fn solve(models: Vec<Conflict>, settings: &Settings) -> Solved {
    let solved = |conflict: Conflict| SolvedModel {
        outcome: analyse(&conflict, settings, &Budget::default()).map(Box::new),
        conflict,
    };
    Solved {
        models: models.into_iter().map(solved).collect(),
    }
}

impl Solved {
    /// Whether every model was analysed.
    pub fn complete(&self) -> bool {
        self.models.iter().all(|model| model.outcome.is_ok())
    }

    /// A `graph-model/1` file with each model written anew and its `results` filled in.
    ///
    /// A model that could not be analysed has `findings` instead of `results`. One that the format cannot hold has its `id` and
    /// `title` and, under `unwritable`, why; its results stand all the same. Keys of concepts that are not computed are left out.
    pub fn to_json(&self, set: &str) -> Value {
        json!({
            "format": "graph-model/1",
            "set": set,
            "models": self.models.iter().map(SolvedModel::to_json).collect::<Vec<_>>(),
        })
    }
}

impl SolvedModel {
    /// One model object of `graph-model/1`, with what came of it.
    fn to_json(&self) -> Value {
        let mut object = written(&self.conflict);
        let (key, value) = match &self.outcome {
            Ok(analysis) => ("results", results(analysis)),
            Err(failure) => ("findings", failure.findings.iter().map(finding).collect()),
        };
        object.insert(key.to_owned(), value);
        Value::Object(object)
    }
}

/// The model itself, as far as the format holds it.
fn written(conflict: &Conflict) -> Map<String, Value> {
    let reason = match to_graph_model(conflict) {
        Ok(Value::Object(object)) => return object,
        Ok(_) => "the model is no object".to_owned(),
        Err(unwritable) => unwritable.to_string(),
    };
    let entries = [("id", &conflict.id), ("title", &conflict.title), ("unwritable", &reason)];
    entries.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect()
}

fn finding(finding: &Finding) -> Value {
    json!({ "code": finding.code, "message": finding.message, "help": finding.help })
}

#[cfg(test)]
mod tests {
    use super::solve;
    use standoff_conflict::{Format, read};
    use standoff_stability::Settings;

    const RIVER: &str = r#"
        title = "River"
        [decision_makers.east]
        name = "East bank"
        options.pump = { label = "pump" }
        [decision_makers.west]
        name = "West bank"
        options.pump = { label = "pump" }
        [status_quo]
        taken = []
        [preferences.east]
        ranking = ["YN", "NN", "YY", "NY"]
        [preferences.west]
        ranking = ["NY", "NN", "YY", "YN"]
    "#;

    #[test]
    fn models_come_back_with_their_results() {
        let solved = solve(read(RIVER, Format::Toml).models, &Settings::default());
        assert!(solved.complete());
        let json = solved.to_json("rivers");
        assert_eq!(
            (json["format"].as_str(), json["set"].as_str()),
            (Some("graph-model/1"), Some("rivers"))
        );
        let results = &json["models"][0]["results"];
        assert_eq!(results["equilibria"]["nash"], serde_json::json!([3]));
        assert_eq!(results["equilibria"]["gmr"], serde_json::json!([0, 3]));
        assert_eq!(results["settings"]["sequence"], "successive");
        assert_eq!(results["status_quo"], 0);
        let again = read(&json.to_string(), Format::GraphModel);
        let (first, second) = (&solved.models[0].conflict, &again.models[0]);
        assert_eq!(
            first.status_quo.as_ref().map(|s| s.state),
            second.status_quo.as_ref().map(|s| s.state)
        );
        let resolved = solve(again.models, &Settings::default()).to_json("rivers");
        assert_eq!(resolved["models"][0]["results"]["stable"], results["stable"]);
    }

    #[test]
    fn a_model_that_cannot_be_analysed_says_why() {
        let dead = format!("{RIVER}\n[[infeasible]]\nwhen = \"true\"\n");
        let solved = solve(read(&dead, Format::Toml).models, &Settings::default());
        assert!(!solved.complete());
        let json = solved.to_json("rivers");
        assert_eq!(json["models"][0]["findings"][0]["code"], "C0701");
        assert!(json["models"][0].get("results").is_none());
    }
}
