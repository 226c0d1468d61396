//! `why`: why a state does or does not hold, decision maker by decision maker: each gain, the answer to it, and what the answer rests on.

use crate::solve::{coalitions, now, partly_now, widened};
use crate::state::maker_of;
use crate::{NoAnswer, PartlyNow, Reading, Terms, state_of};
use serde_json::{Map, Value, json};
use standoff_conflict::Conflict;
use standoff_stability::coalitions::{CoalitionFailure, CoalitionReason, CoalitionVerdict};
use standoff_stability::orders::{PartlyKnown, is_partly_known, partly};
use standoff_stability::{Analysis, Answer, Concept, Failure as Unanswered, StateId, Step, analyse};

/// What is asked about a state.
#[derive(Clone, Debug)]
pub struct WhyAsked {
    /// The state, as [`state_of`] reads it; the status quo where nothing is said.
    pub state: Option<String>,
    /// Key or name of one decision maker; all where nothing is said.
    pub of: Option<String>,
    /// The concepts, in the order in which they are to be told.
    pub concepts: Vec<Concept>,
    /// Whether coalitions are looked at.
    pub coalitions: bool,
    /// How the definitions are read.
    pub reading: Reading,
}

/// Why a state does or does not hold.
#[derive(Clone, Debug)]
pub struct WhyAnswer {
    /// The state asked about.
    pub state: StateId,
    /// Numbers of the decision makers asked about, ascending.
    pub makers: Vec<usize>,
    /// The concepts.
    pub concepts: Vec<Concept>,
    /// The analysis that holds the reasons; where orders are only partly known, that of one order which fits what is known: then only its states and moves are to
    /// be used.
    pub analysis: Analysis,
    /// Under full orders: coalitions of two or more that block the state, small ones first, with the reason.
    pub blocking: Vec<CoalitionVerdict>,
    /// Under partly known orders: what is known, and of what it depends.
    pub partly: Option<Box<PartlyWhy>>,
    /// How the definitions were read.
    pub reading: Reading,
}

/// Why a state holds or not, as far as partly known orders tell.
#[derive(Clone, Debug)]
pub struct PartlyWhy {
    /// The model, to be asked further.
    pub known: PartlyKnown,
    /// What is known, concept by concept: each decision maker, then all together.
    pub now: Vec<PartlyNow>,
}

/// Gathers the reasons.
///
/// # Errors
/// [`NoAnswer`] where the model cannot be analysed, or has no such state or decision maker.
pub fn why(conflict: &Conflict, asked: &WhyAsked, terms: &Terms) -> Result<WhyAnswer, NoAnswer> {
    let of = asked.of.as_deref().map(|name| maker_of(conflict, name)).transpose()?;
    let makers = of.map_or_else(|| (0..conflict.decision_makers.len()).collect(), |dm| vec![dm]);
    let settings = &asked.reading.single;
    if !is_partly_known(conflict) {
        let analysis = analyse(conflict, settings, &terms.limits.budget)?;
        let state = state_of(conflict, analysis.space(), asked.state.as_deref().unwrap_or("now"))?;
        let blocking = if asked.coalitions {
            blocking(&analysis, state, asked, terms)?
        } else {
            Vec::new()
        };
        return Ok(WhyAnswer {
            state,
            makers,
            concepts: asked.concepts.clone(),
            analysis,
            blocking,
            partly: None,
            reading: asked.reading,
        });
    }
    let known = partly(conflict, settings, &terms.limits.budget)?.with_effort(asked.reading.effort);
    let state = state_of(conflict, known.space(), asked.state.as_deref().unwrap_or("now"))?;
    let full = standoff_stability::orders::complete(conflict, &known.any_completion());
    let analysis = analyse(&full, settings, &terms.limits.budget)?;
    let mut concepts = asked.concepts.clone();
    concepts.retain(|concept| Concept::ALL.contains(concept));
    let now = now(&known, &concepts, state);
    Ok(WhyAnswer {
        state,
        makers,
        concepts,
        analysis,
        blocking: Vec::new(),
        partly: Some(Box::new(PartlyWhy { known, now })),
        reading: asked.reading,
    })
}

/// The coalitions of two or more that block a state under the concepts asked for, widened to coalitions.
fn blocking(analysis: &Analysis, state: StateId, asked: &WhyAsked, terms: &Terms) -> Result<Vec<CoalitionVerdict>, NoAnswer> {
    let found = coalitions(analysis, asked.reading.joint, &terms.limits)?;
    let wide = asked.concepts.iter().filter_map(|&concept| widened(concept));
    let of = |concept| {
        let by = found.blocking(concept, state).into_iter().filter(|by| by.members.len() > 1);
        by.filter_map(|by| found.verdict(concept, &by.members, state)).collect::<Vec<_>>()
    };
    Ok(wide.flat_map(of).collect())
}

impl WhyAnswer {
    /// Whether the state holds for everyone asked about under a concept, where the order is known.
    pub fn holds(&self, concept: Concept) -> bool {
        self.makers.iter().all(|&dm| self.analysis.stable(concept, dm, self.state))
    }

    /// The answer as JSON, `standoff-why/1`.
    pub fn to_json(&self) -> Value {
        let conflict = self
            .partly
            .as_ref()
            .map_or(self.analysis.conflict(), |partly| partly.known.conflict());
        let mut object = Map::new();
        let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
        put("format", json!("standoff-why/1"));
        put("state", json!(self.analysis.space().pattern(self.state)));
        put("concepts", self.concepts.iter().map(|concept| concept.key()).collect());
        match &self.partly {
            None => {
                put("decision_makers", self.makers.iter().map(|&dm| self.maker(dm)).collect());
                put("blocking", self.blocking.iter().map(|verdict| self.coalition(verdict)).collect());
            }
            Some(partly) => {
                let asked = partly.now.iter().filter(|now| now.of.is_none_or(|dm| self.makers.contains(&dm)));
                put("known", asked.map(|now| partly_now(conflict, now)).collect());
            }
        }
        put("settings", self.reading.to_json());
        put("model_sha256", json!(conflict.content_hash()));
        put("whole", json!(true));
        Value::Object(object)
    }

    fn key(&self, dm: usize) -> Value {
        json!(self.analysis.conflict().decision_makers.get(dm).map(|maker| maker.key.as_str()))
    }

    fn pattern(&self, state: StateId) -> Value {
        json!(self.analysis.space().pattern(state))
    }

    fn steps(&self, moves: &[Step]) -> Value {
        moves
            .iter()
            .map(|step| json!({"mover": self.key(step.mover), "to": self.pattern(step.to)}))
            .collect()
    }

    /// One decision maker: whether it stays, and what becomes of each gain.
    fn maker(&self, dm: usize) -> Value {
        let stable = self.concepts.iter().map(|&concept| {
            let stays = self.analysis.stable(concept, dm, self.state);
            (concept.key().to_owned(), json!(stays))
        });
        let gains = self.analysis.improvements(dm, self.state).iter();
        json!({
            "decision_maker": self.key(dm),
            "rank": self.analysis.rank(dm, self.state),
            "ranks": self.analysis.ranks(dm),
            "moves": self.analysis.space().moves(dm, self.state).len(),
            "stable": Value::Object(stable.collect()),
            "gains": gains.map(|&to| self.gain(dm, to)).collect::<Value>(),
        })
    }

    /// What becomes of one gain under each concept.
    fn gain(&self, dm: usize, to: StateId) -> Value {
        let outcomes = self.concepts.iter().map(|&concept| {
            let answers = self.analysis.answers(concept, dm, self.state);
            let found = answers.into_iter().find(|(improvement, _)| *improvement == to);
            let value = match found {
                Some((_, Ok(answer))) => self.answered(&answer),
                Some((_, Err(failure))) => self.unanswered(&failure),
                None => Value::Null,
            };
            (concept.key().to_owned(), value)
        });
        json!({"to": self.pattern(to), "under": Value::Object(outcomes.collect())})
    }

    fn answered(&self, answer: &Answer) -> Value {
        let escape = answer
            .escape
            .as_ref()
            .map(|escape| json!({"moves": escape.moves.len(), "best": escape.best.map(|best| self.pattern(best))}));
        json!({
            "deterred": true,
            "answer": self.steps(&answer.moves),
            "escape": escape,
            "together": answer.together.map(|state| self.pattern(state)),
        })
    }

    fn unanswered(&self, failure: &Unanswered) -> Value {
        let (why, detail) = match failure {
            Unanswered::NotAsked => ("not_asked", Value::Null),
            Unanswered::NobodyAnswers => ("nobody_answers", Value::Null),
            Unanswered::NoSanction { reached } => ("no_sanction", json!({"reached": reached})),
            Unanswered::Escaped { moves, escape } => ("escaped", json!({"answer": self.steps(moves), "escape": self.pattern(*escape)})),
        };
        json!({"deterred": false, "why": why, "detail": detail})
    }

    /// One coalition that blocks the state.
    fn coalition(&self, verdict: &CoalitionVerdict) -> Value {
        let members: Value = verdict.members.iter().map(|&dm| self.key(dm)).collect();
        let mut value = json!({"concept": verdict.concept.key(), "members": members});
        if let CoalitionReason::Open {
            improvement,
            moves,
            failure,
        } = &verdict.reason
        {
            value["to"] = self.pattern(*improvement);
            value["moves"] = self.steps(moves);
            value["why"] = json!(coalition_failure(failure));
        }
        value
    }
}

/// The name of what leaves a coalition's gain open.
fn coalition_failure(failure: &CoalitionFailure) -> &'static str {
    match failure {
        CoalitionFailure::NotAsked => "not_asked",
        CoalitionFailure::NobodyOutside => "nobody_outside",
        CoalitionFailure::NobodyAnswers => "nobody_answers",
        CoalitionFailure::NoSanction { .. } => "no_sanction",
        CoalitionFailure::Escaped { .. } => "escaped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Format, read};

    const PORT: &str = r#"
        [decision_makers.union]
        name = "Dockers"
        options.strike = { label = "strike" }
        [decision_makers.port]
        name = "Port"
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

    fn asked(text: &str, coalitions: bool) -> WhyAnswer {
        let conflict = &read(text, Format::Toml).models[0];
        let asked = WhyAsked {
            state: None,
            of: Some("Dockers".to_owned()),
            concepts: Concept::ALL.to_vec(),
            coalitions,
            reading: Reading::default(),
        };
        why(conflict, &asked, &Terms::default()).expect("four states")
    }

    #[test]
    fn each_gain_is_told_with_what_answers_it() {
        let answer = asked(PORT, true);
        assert!(!answer.holds(Concept::Nash));
        let json = answer.to_json();
        let gain = &json["decision_makers"][0]["gains"][0];
        assert_eq!(gain["to"], "YN");
        assert_eq!(gain["under"]["seq"]["why"], "nobody_answers");
        assert_eq!(json["decision_makers"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn under_a_partly_known_order_orders_are_shown() {
        let open = PORT.replace("id =", "rank = \"unknown\"\n id =");
        let json = asked(&open, false).to_json();
        let nash = json["known"]
            .as_array()
            .and_then(|all| all.iter().find(|now| now["concept"] == "nash"));
        let nash = nash.expect("asked for");
        assert_eq!(nash["known"], "possibly");
        assert_eq!(nash["shown_by"]["union"], json!(["calm", "fight"]));
        assert_eq!(nash["share"]["share"], 0.5);
    }
}
