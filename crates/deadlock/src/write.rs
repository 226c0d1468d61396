//! The answer as JSON.

use crate::acts::{Act, Acts};
use crate::answer::{Circle, DeadEnd, Deadlock, Goal, HoldKind, Wait};
use serde_json::{Value, json};
use standoff_conflict::Conflict;

/// Writes an answer, with the definitions it was worked out under. Acts are `take OPTION` and `drop OPTION`; commitments and rules are
/// numbers in the model, from 0, told apart by their key.
pub fn to_json(conflict: &Conflict, answer: &Deadlock) -> Value {
    let named = |act: Act| act_name(conflict, act);
    let names = |acts: Acts| acts.iter().map(named).collect::<Vec<_>>();
    let wait = |wait: &Wait| json!({"act": named(wait.act), "waits_for": named(wait.awaited), "by": wait.by.iter().map(|by| held_by(*by)).collect::<Vec<_>>()});
    let circle = |circle: &Circle| json!({"waits": circle.waits.iter().map(wait).collect::<Vec<_>>()});
    let dead_end = |end: &DeadEnd| {
        json!({
            "act": named(end.act),
            "refused_by": end.refusals.iter().map(|by| held_by(*by)).collect::<Vec<_>>(),
            "waits": end.waits.iter().map(wait).collect::<Vec<_>>(),
        })
    };
    let goal = |goal: &Goal| {
        let step = |step: &crate::JointStep| json!({"acts": names(step.acts), "after": names(step.after)});
        json!({
            "acts": names(goal.acts),
            "free": goal.free,
            "joint_steps": goal.joint_steps.iter().map(step).collect::<Vec<_>>(),
            "waivers": goal.waivers,
        })
    };
    let hold = |hold: &crate::Hold| json!({"act": named(hold.act), "by": held_by(hold.by), "met": hold.met});
    json!({
        "format": "standoff-deadlock/1",
        "model_sha256": conflict.content_hash(),
        "settings": {
            "rules": if answer.rules { "counted" } else { "not counted" },
            "certainty": if answer.possibly { "possibly" } else { "surely" },
        },
        "whole": answer.whole,
        "in_place": names(answer.in_place),
        "free": names(answer.free),
        "holds": answer.holds.iter().map(hold).collect::<Vec<_>>(),
        "circles": answer.circles.iter().map(circle).collect::<Vec<_>>(),
        "dead_ends": answer.dead_ends.iter().map(dead_end).collect::<Vec<_>>(),
        "goals": answer.goals.iter().map(goal).collect::<Vec<_>>(),
    })
}

/// An act by the name of its option.
fn act_name(conflict: &Conflict, act: Act) -> String {
    let verb = if act.taken { "take" } else { "drop" };
    format!("{verb} {}", conflict.option_name(act.option))
}

fn held_by(by: HoldKind) -> Value {
    match by {
        HoldKind::Commitment(number) => json!({"commitment": number}),
        HoldKind::Rule(number) => json!({"rule": number}),
    }
}
