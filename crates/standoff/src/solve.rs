//! `solve`: works out which states of a model's conflicts hold, and why; or says why that cannot be done.
//!
//! What comes back depends on the model: all states with their reasons where they can be listed ([`Listed`]); counts and first equilibria where
//! there are too many ([`Answered::Large`]); what holds under every order of wishes and what under some where the order is only partly known
//! ([`Partly`]), or what holds under one attitude to not knowing it ([`Attitude`]).

mod ahead;
mod joint;
mod listed;
mod partly;
mod reading;
mod sense;
mod written;

pub use ahead::Ahead;
pub use joint::{Blocked, Joint};
pub(crate) use joint::{coalitions, widened};
pub use listed::{Holding, Listed};
pub(crate) use partly::now;
pub use partly::{Attitude, Partly, PartlyNow};
pub use reading::Reading;
pub use sense::Sense;
pub(crate) use written::partly_now;

use serde_json::{Value, json};
use standoff_conflict::{Conflict, Finding};
use standoff_questions::Limits;
use standoff_stability::orders::is_partly_known;
use standoff_stability::unknown::Variant;
use standoff_stability::{Analysis, CannotAnalyse, Concept, Question, Tables, Watch, analyse, answer};

/// What is asked of a model.
#[derive(Clone, Debug)]
pub struct SolveAsked {
    /// The senses in which states are to hold, in the order in which they are to be told.
    pub senses: Vec<Sense>,
    /// Who leads, by key or name, where [`Sense::Stackelberg`] is asked for; each in turn where nobody is named.
    pub leader: Option<String>,
    /// Whether coalitions are looked at: who blocks what, and who jumps from one equilibrium to another.
    pub coalitions: bool,
    /// A concept for each decision maker, as in `us=nash, dprk=seq`.
    pub mixed: Option<String>,
    /// The attitude to unknown comparisons by which a partly known order is read, instead of what holds under every order and under some.
    pub unknown: Option<Variant>,
    /// How the definitions are read.
    pub reading: Reading,
}

impl Default for SolveAsked {
    /// Five concepts, decision makers one by one, the definitions as written.
    fn default() -> SolveAsked {
        SolveAsked {
            senses: Sense::DEFAULT.to_vec(),
            leader: None,
            coalitions: false,
            mixed: None,
            unknown: None,
            reading: Reading::default(),
        }
    }
}

impl SolveAsked {
    /// The concepts for decision makers one by one among the senses asked for.
    pub(crate) fn concepts(&self) -> Vec<Concept> {
        let single = |sense: &Sense| match sense {
            Sense::Single(concept) => Some(*concept),
            _ => None,
        };
        self.senses.iter().filter_map(single).collect()
    }
}

/// What came of solving the models of a file.
#[derive(Clone, Debug)]
pub struct Solved {
    /// One outcome a model, in file order.
    pub models: Vec<SolvedModel>,
}

/// A model with what was worked out, or with what stands in the way.
#[derive(Clone, Debug)]
pub struct SolvedModel {
    /// The model.
    pub conflict: Conflict,
    /// How the definitions were read.
    pub reading: Reading,
    /// What was worked out, or why nothing was.
    pub outcome: Result<Answered, CannotAnalyse>,
}

/// What was worked out about one model.
#[derive(Clone, Debug)]
pub enum Answered {
    /// All states, with reasons.
    Listed(Box<Listed>),
    /// Too many states to list: counts, and any state looked up.
    Large(Box<Tables>),
    /// The order of wishes is only partly known.
    Partly(Box<Partly>),
    /// The same, read by one attitude to not knowing.
    Attitude(Box<Attitude>),
}

/// Solves each model within the limits. A model that cannot be solved does not keep the others from it. Mistakes found in reading the models are not
/// looked at here: a caller shows them first.
pub fn solve(models: Vec<Conflict>, asked: &SolveAsked, limits: &Limits) -> Solved {
    let solved = |conflict: Conflict| SolvedModel {
        outcome: answered(&conflict, asked, limits),
        reading: asked.reading,
        conflict,
    };
    Solved {
        models: models.into_iter().map(solved).collect(),
    }
}

fn answered(conflict: &Conflict, asked: &SolveAsked, limits: &Limits) -> Result<Answered, CannotAnalyse> {
    if let Some(variant) = asked.unknown {
        return Attitude::new(conflict, variant, asked, limits).map(|found| Answered::Attitude(Box::new(found)));
    }
    if is_partly_known(conflict) {
        return Partly::new(conflict, asked, limits).map(|found| Answered::Partly(Box::new(found)));
    }
    match analyse(conflict, &asked.reading.single, &limits.budget) {
        Ok(analysis) => Ok(Answered::Listed(Box::new(Listed::new(analysis, asked, limits)))),
        Err(cannot) if too_large(&cannot) => large(conflict, asked, limits).map(|tables| Answered::Large(Box::new(tables))),
        Err(cannot) => Err(cannot),
    }
}

/// Whether room is all that is wanting.
fn too_large(cannot: &CannotAnalyse) -> bool {
    cannot.findings.iter().all(|finding| finding.code == "C0702")
}

/// The tables of a model that is too large to list.
fn large(conflict: &Conflict, asked: &SolveAsked, limits: &Limits) -> Result<Tables, CannotAnalyse> {
    let mut concepts: Vec<Concept> = asked.concepts();
    concepts.retain(|concept| Concept::ALL.contains(concept));
    let question = Question {
        conflict,
        settings: asked.reading.single,
        concepts: if concepts.is_empty() { &Concept::ALL } else { &concepts },
        engine: None,
    };
    let watch = Watch {
        cancel: limits.cancelled,
        report: None,
    };
    answer(&question, &limits.budget, watch)
}

impl Solved {
    /// Whether every model was solved, with all that was asked for.
    pub fn complete(&self) -> bool {
        self.obstacles().is_empty() && self.models.iter().all(SolvedModel::whole)
    }

    /// What stands in the way of the models or of parts of what was asked.
    pub fn obstacles(&self) -> Vec<Finding> {
        let of = |model: &SolvedModel| match &model.outcome {
            Err(cannot) => cannot.findings.clone(),
            Ok(Answered::Listed(listed)) => listed.obstacles.clone(),
            Ok(Answered::Partly(partly)) => partly.obstacles.clone(),
            Ok(_) => Vec::new(),
        };
        self.models.iter().flat_map(of).collect()
    }

    /// A `graph-model/1` file with each model written anew and its `results` filled in.
    ///
    /// A model that could not be solved has `findings` instead of `results`. One that the format cannot hold has its `id` and
    /// `title` and, under `unwritable`, why; its results stand all the same. Keys of concepts that are not computed are left out.
    pub fn to_json(&self, set: &str) -> Value {
        json!({
            "format": "graph-model/1",
            "set": set,
            "models": self.models.iter().map(written::model).collect::<Vec<_>>(),
        })
    }
}

impl SolvedModel {
    /// The analysis with all states and reasons, where there is one.
    pub fn analysis(&self) -> Option<&Analysis> {
        match &self.outcome {
            Ok(Answered::Listed(listed)) => Some(&listed.analysis),
            _ => None,
        }
    }

    /// Whether the work was not ended early.
    pub fn whole(&self) -> bool {
        match &self.outcome {
            Ok(Answered::Large(tables)) => tables.stopped().is_none(),
            Ok(Answered::Partly(partly)) => partly.overview.whole,
            Ok(_) => true,
            Err(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answered, SolveAsked, Solved, solve};
    use standoff_conflict::{Format, read};
    use standoff_questions::Limits;

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

    fn solved(text: &str, format: Format) -> Solved {
        solve(read(text, format).models, &SolveAsked::default(), &Limits::default())
    }

    #[test]
    fn models_come_back_with_their_results() {
        let first = solved(RIVER, Format::Toml);
        assert!(first.complete());
        let json = first.to_json("rivers");
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
        let (before, after) = (&first.models[0].conflict, &again.models[0]);
        assert_eq!(
            before.status_quo.as_ref().map(|s| s.state),
            after.status_quo.as_ref().map(|s| s.state)
        );
        let resolved = solve(again.models, &SolveAsked::default(), &Limits::default()).to_json("rivers");
        assert_eq!(resolved["models"][0]["results"]["stable"], results["stable"]);
    }

    #[test]
    fn a_model_that_cannot_be_analysed_says_why() {
        let dead = format!("{RIVER}\n[[infeasible]]\nwhen = \"true\"\n");
        let solved = solved(&dead, Format::Toml);
        assert!(!solved.complete());
        let json = solved.to_json("rivers");
        assert_eq!(json["models"][0]["findings"][0]["code"], "C0701");
        assert!(json["models"][0].get("results").is_none());
    }

    #[test]
    fn too_many_states_are_counted() {
        let options: String = (0..20)
            .map(|number| format!("options.o{number} = {{ label = \"o{number}\" }}\n"))
            .collect();
        let text = format!("[decision_makers.crowd]\n{options}[status_quo]\ntaken = []\n[[preferences.crowd]]\nwant = \"o0\"\n");
        let solved = solved(&text, Format::Toml);
        let Ok(Answered::Large(tables)) = &solved.models[0].outcome else {
            panic!("a large model")
        };
        assert_eq!(tables.states(), 1 << 20);
        let results = &solved.to_json("crowds")["models"][0]["results"];
        assert_eq!(results["engine"], "hypercube");
        assert_eq!(results["equilibria_count"]["nash"], 1 << 19);
    }
}
