//! The ways as JSON.

use serde_json::{Value, json};
use standoff_stability::{Analysis, settings};

use super::answer::{Attainability, Leg, Losses, Paths, ToTarget, Way, Ways};
use super::ask::Target;
use crate::written::{maker, makers, state, states, steps};

/// Writes the answer as JSON with keys in a fixed order. `analysis` is the one that was asked. Format `standoff-paths/1`.
pub fn to_json(analysis: &Analysis, paths: &Paths) -> Value {
    json!({
        "format": "standoff-paths/1",
        "whole": paths.whole,
        "from": state(analysis, paths.from),
        "target": target(analysis, &paths.target),
        "coalitions_move": paths.joint.key(),
        "nobody_twice_in_succession": true,
        "settings": settings(analysis),
        "model_sha256": analysis.conflict().content_hash(),
        "targets": paths.targets.iter().map(|to| to_target(analysis, to)).collect::<Value>(),
        "reached": {
            "by_improvements": states(analysis, &paths.reached_by_improvements),
            "by_coalitions": states(analysis, &paths.reached_by_coalitions),
            "by_moves": states(analysis, &paths.reached_by_moves),
        },
    })
}

fn target(analysis: &Analysis, target: &Target) -> Value {
    match target {
        Target::States(found) => json!({"states": states(analysis, found)}),
        Target::Where(formula) => json!({"where": analysis.conflict().print(formula)}),
        Target::Equilibria(concept) => json!({"equilibria": concept.key()}),
        Target::BetterForAll => json!("better_for_all"),
    }
}

fn to_target(analysis: &Analysis, to: &ToTarget) -> Value {
    let of = |found: &Option<Ways>| found.as_ref().map(|found| ways(analysis, found));
    json!({
        "state": state(analysis, to.state),
        "attainability": to.attainability.key(),
        "needs": needs(analysis, &to.attainability),
        "improvements": of(&to.improvements),
        "coalitions": of(&to.coalitions),
        "moves": of(&to.moves),
        "losses": to.losses.as_ref().map(|found| losses(analysis, found)),
    })
}

/// The coalitions or losers that an attainability names.
fn needs(analysis: &Analysis, attainability: &Attainability) -> Value {
    let named = match attainability {
        Attainability::NeedsCoalition { coalitions } => coalitions,
        Attainability::NeedsLoss { losers } => losers,
        _ => return Value::Null,
    };
    named.iter().map(|set| json!(makers(analysis.conflict(), set))).collect()
}

fn ways(analysis: &Analysis, ways: &Ways) -> Value {
    json!({
        "length": ways.length,
        "count": ways.count,
        "shown": ways.shown.iter().map(|found| way(analysis, found)).collect::<Value>(),
    })
}

fn way(analysis: &Analysis, way: &Way) -> Value {
    way.legs.iter().map(|found| leg(analysis, found)).collect()
}

fn leg(analysis: &Analysis, leg: &Leg) -> Value {
    let conflict = analysis.conflict();
    let effects = leg.movers.iter().zip(&leg.effects);
    let movers: Value = effects
        .map(|(&dm, effect)| json!({"decision_maker": maker(conflict, dm), "effect": effect.key()}))
        .collect();
    json!({
        "movers": movers,
        "from": state(analysis, leg.from),
        "to": state(analysis, leg.to),
        "moves": steps(analysis, &leg.moves),
    })
}

fn losses(analysis: &Analysis, losses: &Losses) -> Value {
    let conflict = analysis.conflict();
    json!({
        "whole": losses.whole,
        "fewest": losses.fewest,
        "unavoidable": makers(conflict, &losses.unavoidable),
        "smallest_sets": losses.smallest_sets.iter().map(|set| json!(makers(conflict, set))).collect::<Value>(),
        "way": way(analysis, &losses.way),
    })
}
