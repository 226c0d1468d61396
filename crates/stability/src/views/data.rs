//! A hypergame as a value, for exchange and for those who tell it.

use serde_json::{Map, Value, json};
use standoff_states::StateId;

use super::hypergame::{Game, Hypergame};
use super::own_game::Picture;
use super::surprises::{Surprise, Unlikely};
use crate::{Answer, Concept, settings};

/// Writes a hypergame: settings and content hash, the states, each own game with where its pictures come from and what it predicts, the
/// hypergame equilibria, and for the state asked about its outlook and the surprises that wait there. States are 0-based indices into
/// `states`; decision makers are named by their keys.
pub fn hypergame_data(hypergame: &Hypergame, at: Option<StateId>) -> Value {
    let truth = hypergame.truth();
    let space = truth.space();
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("settings", settings(truth));
    put("model_sha256", json!(truth.conflict().content_hash()));
    put("states", space.ids().map(|state| space.code(state)).collect());
    put("yn", space.ids().map(|state| space.pattern(state)).collect());
    put("games", hypergame.games().iter().map(|game| own_game(hypergame, game)).collect());
    put("equilibria", of_concepts(|concept| indices(&hypergame.equilibria(concept))));
    put("equilibria_if_known", of_concepts(|concept| indices(&truth.equilibria(concept))));
    if let Some(state) = at {
        put("at", json!(state.0));
        put("outlook", of_concepts(|concept| outlook(hypergame, concept, state)));
        put("surprises", of_concepts(|concept| surprises(hypergame, concept, state)));
    }
    Value::Object(object)
}

fn own_game(hypergame: &Hypergame, game: &Game) -> Value {
    let pictures = game.pictures.iter().enumerate();
    json!({
        "holder": key(hypergame, game.holder),
        "pictures": pictures.map(|(of, seen)| picture(hypergame, of, seen)).collect::<Value>(),
        "predicts": of_concepts(|concept| indices(&game.predicted(concept))),
    })
}

fn picture(hypergame: &Hypergame, of: usize, picture: &Picture) -> Value {
    let mut value = json!({"of": key(hypergame, of), "from": picture.key()});
    if let Picture::Seen { replaced } = picture {
        value["replaced"] = json!(replaced);
    }
    value
}

fn outlook(hypergame: &Hypergame, concept: Concept, state: StateId) -> Value {
    let outlook = hypergame.outlook(concept, state);
    json!({
        "stays": outlook.stays,
        "unsettled_by": keys(hypergame, &outlook.unsettled_by),
        "predicted_by": keys(hypergame, &outlook.predicted_by),
        "equilibrium_if_known": outlook.equilibrium_if_known,
    })
}

fn surprises(hypergame: &Hypergame, concept: Concept, state: StateId) -> Value {
    hypergame
        .surprises(concept, state)
        .iter()
        .map(|found| surprise(hypergame, found))
        .collect()
}

fn surprise(hypergame: &Hypergame, found: &Surprise) -> Value {
    let mut value = json!({
        "kind": found.kind.key(),
        "onlooker": key(hypergame, found.onlooker),
        "mover": key(hypergame, found.mover),
        "to": found.to.0,
        "best": found.best,
        "because": found.unlikely.key(),
    });
    if let Unlikely::Deterred { answer } = &found.unlikely {
        value["answer"] = answer_data(hypergame, answer);
    }
    value
}

fn answer_data(hypergame: &Hypergame, answer: &Answer) -> Value {
    let step = |step: &crate::Step| json!({"mover": key(hypergame, step.mover), "to": step.to.0});
    answer.moves.iter().map(step).collect()
}

/// One entry a concept, under its key.
fn of_concepts(value: impl Fn(Concept) -> Value) -> Value {
    let entries = Concept::ALL.into_iter().map(|concept| (concept.key().to_owned(), value(concept)));
    Value::Object(entries.collect())
}

fn indices(states: &[StateId]) -> Value {
    states.iter().map(|state| state.0).collect()
}

fn key(hypergame: &Hypergame, dm: usize) -> &str {
    hypergame
        .truth()
        .conflict()
        .decision_makers
        .get(dm)
        .map_or("", |maker| maker.key.as_str())
}

fn keys<'a>(hypergame: &'a Hypergame, makers: &[usize]) -> Vec<&'a str> {
    makers.iter().map(|&dm| key(hypergame, dm)).collect()
}
