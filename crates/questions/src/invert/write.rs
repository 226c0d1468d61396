//! The answer as JSON: decision makers by their keys, statements by their ids, states by their options.

use serde_json::{Map, Value, json};
use standoff_stability::{Analysis, StateId};

use super::answer::{Answer, Certificate, Change, ChangedOrder, Instead, Order, Outcome, Placed, Replaced, Swap};
use super::ask::{Goal, Measure, Question, Whom};
use crate::written::{maker, makers, state, states};

/// Writes an answer. `analysis` is the one that was asked about.
pub fn to_json(analysis: &Analysis, answer: &Answer) -> Value {
    json!({
        "question": "invert",
        "goal": goal(analysis, &answer.question.goal),
        "measure": measure(answer.question.measure),
        "changing": answer.question.changing.as_ref().map(|chosen| makers(analysis.conflict(), chosen)),
        "settings": {
            "sequence": answer.settings.sequence.key(),
            "return_to_start_is_sanction": answer.settings.return_to_start_is_sanction,
        },
        "model_sha256": answer.model_sha256,
        "steps": answer.steps,
        "outcome": outcome(analysis, &answer.outcome),
    })
}

impl Question {
    /// The question in one word: `holds`, `breaks`, `reached`.
    pub fn key(&self) -> &'static str {
        match self.goal {
            Goal::Holds { .. } => "holds",
            Goal::Breaks { .. } => "breaks",
            Goal::Reached { .. } => "reached",
        }
    }
}

fn goal(analysis: &Analysis, goal: &Goal) -> Value {
    let stability = |kind: &str, concept: standoff_stability::Concept, at: StateId, whom: Whom| {
        let whom = match whom {
            Whom::All => Value::Null,
            Whom::One(dm) => json!(maker(analysis.conflict(), dm)),
        };
        json!({"kind": kind, "concept": concept.key(), "state": state(analysis, at), "decision_maker": whom})
    };
    match *goal {
        Goal::Holds { concept, state, whom } => stability("holds", concept, state, whom),
        Goal::Breaks { concept, state, whom } => stability("breaks", concept, state, whom),
        Goal::Reached { from, state: to } => json!({"kind": "reached", "from": state(analysis, from), "state": state(analysis, to)}),
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Statements => "swaps_of_statements",
        Measure::States => "swaps_of_states",
    }
}

fn outcome(analysis: &Analysis, outcome: &Outcome) -> Value {
    match outcome {
        Outcome::AlreadySo => json!({"kind": "already_so"}),
        Outcome::Changed(found) => json!({"kind": "changed", "change": change(analysis, found)}),
        Outcome::Impossible { certificate, instead } => json!({
            "kind": "impossible",
            "certificate": self::certificate(analysis, certificate),
            "instead": self::instead(analysis, instead),
        }),
        Outcome::Partial {
            best,
            lower_bound,
            stopped,
        } => json!({
            "kind": "partial",
            "best": best.as_ref().map(|found| change(analysis, found)),
            "lower_bound": lower_bound,
            "stopped": stopped,
        }),
    }
}

fn change(analysis: &Analysis, change: &Change) -> Value {
    let orders: Value = change.orders.iter().map(|order| changed_order(analysis, order)).collect();
    let mut proof = Map::new();
    if let Some(nearer) = change.proof.nearer_orders {
        proof.insert("nearer_orders".into(), large(nearer));
        proof.insert("classes".into(), json!(change.proof.classes));
    }
    proof.insert("judged".into(), json!(change.proof.judged));
    json!({"distance": change.distance, "orders": orders, "proof": proof})
}

/// A number of orders: as a number where JSON readers keep it exactly, else as text.
fn large(number: u128) -> Value {
    match u64::try_from(number) {
        Ok(small) if small < 1 << 53 => json!(small),
        _ => json!(number.to_string()),
    }
}

fn changed_order(analysis: &Analysis, changed: &ChangedOrder) -> Value {
    json!({
        "decision_maker": maker(analysis.conflict(), changed.decision_maker),
        "distance": changed.distance,
        "before": order(analysis, &changed.before),
        "after": order(analysis, &changed.after),
        "swaps": changed.swaps.iter().map(swap).collect::<Value>(),
    })
}

fn swap(swap: &Swap) -> Value {
    json!({"raised": swap.raised, "over": swap.over, "cost": swap.cost})
}

fn order(analysis: &Analysis, order: &Order) -> Value {
    match order {
        Order::Statements(statements) => statements.iter().map(|placed| placed.id.as_str()).collect(),
        Order::States(groups) => {
            let pattern = |&code: &u64| match analysis.space().find(code) {
                Some(found) => analysis.space().pattern(found),
                None => analysis.conflict().pattern(code),
            };
            let group = |codes: &Vec<u64>| codes.iter().map(pattern).collect::<Value>();
            groups.iter().map(group).collect()
        }
    }
}

fn certificate(analysis: &Analysis, certificate: &Certificate) -> Value {
    match certificate {
        Certificate::Enclosed { states: inside, moves } => json!({"kind": "enclosed", "states": states(analysis, inside), "moves": moves}),
        Certificate::NothingToGain { moves } => json!({"kind": "nothing_to_gain", "moves": moves}),
        Certificate::EvenAtBest { comparisons } => json!({"kind": "even_at_best", "comparisons": comparisons}),
        Certificate::Exhausted { orders, classes, judged } => {
            json!({"kind": "exhausted", "orders": large(*orders), "classes": classes, "judged": judged})
        }
        Certificate::Structure { judged } => json!({"kind": "structure", "judged": judged}),
    }
}

fn instead(analysis: &Analysis, instead: &Instead) -> Value {
    match instead {
        Instead::NotAsked => json!({"kind": "not_asked"}),
        Instead::Nothing { tried } => json!({"kind": "nothing", "tried": tried}),
        Instead::Replaced(found) => {
            let all: Value = found.iter().map(|one| replaced(analysis, one)).collect();
            json!({"kind": "replaced", "smallest": all})
        }
    }
}

fn replaced(analysis: &Analysis, replaced: &Replaced) -> Value {
    let Placed { id, .. } = &replaced.statement;
    json!({
        "decision_maker": maker(analysis.conflict(), replaced.decision_maker),
        "statement": id,
        "want": analysis.conflict().print(&replaced.want),
        "size": replaced.size,
    })
}
