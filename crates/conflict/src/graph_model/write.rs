//! Writes `graph-model/1`.

use serde_json::{Map, Value, json};

use super::cover::{MOST, cover};
use super::read::DIRECTIONS;
use crate::{Conflict, Fact, Formula, MAX_OPTIONS, Preference, Ranked, StateCode, Statement, StatementRank, Weight};

/// The most combinations that are looked through to spell out a ranking by conditions.
const COMBINATIONS: usize = 20;

/// Why a model cannot be written as `graph-model/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// What could not be written, why, and what to do.
    pub reason: String,
}

impl std::fmt::Display for Unwritable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Unwritable {}

/// One MODEL object of `graph-model/1`, without results. Conditions become lists of patterns, exactly.
///
/// Fails where a condition would need thousands of patterns, or where a ranking by conditions has to be spelt out over more
/// than 2^20 combinations of options.
pub fn to_graph_model(conflict: &Conflict) -> Result<Value, Unwritable> {
    let mut model = Map::new();
    model.insert("id".to_owned(), json!(if conflict.id.is_empty() { "model" } else { &conflict.id }));
    if !conflict.title.is_empty() {
        model.insert("title".to_owned(), json!(conflict.title));
    }
    for (key, value) in [("as_of", &conflict.as_of), ("source", &conflict.source)] {
        if let Some(value) = value {
            model.insert(key.to_owned(), json!(value));
        }
    }
    model.insert("dms".to_owned(), makers(conflict)?);
    model.insert("options".to_owned(), options(conflict));
    let infeasible = conflict
        .infeasible
        .iter()
        .map(|rule| patterns(conflict, &rule.when, "a rule of infeasibility"));
    model.insert("infeasible".to_owned(), json!(infeasible.collect::<Result<Vec<_>, _>>()?.concat()));
    if let Some(status_quo) = &conflict.status_quo {
        model.insert("status_quo".to_owned(), json!(conflict.pattern(status_quo.state)));
    }
    moves(conflict, &mut model)?;
    let preferences = (0..conflict.preferences.len()).map(|maker| preference(conflict, maker));
    model.insert("preferences".to_owned(), Value::Array(preferences.collect::<Result<_, _>>()?));
    Ok(Value::Object(model))
}

/// What a model has that `graph-model/1` cannot carry, in words, e.g. `2 commitments`. Empty: nothing is lost.
pub fn lost_in_graph_model(conflict: &Conflict) -> Vec<String> {
    let supports = conflict.supports();
    let cites: usize = supports.iter().map(|s| s.cites.len()).sum();
    let counts = [
        (cites, "citation"),
        (supports.iter().filter(|s| s.basis.is_some()).count(), "basis"),
        (supports.iter().filter(|s| s.note.is_some()).count(), "note"),
        (conflict.commitments.len(), "commitment"),
        (conflict.views.len(), "view"),
        (conflict.scenarios.len(), "scenario"),
    ];
    let words = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match (*count, *word) {
            (1, word) => format!("1 {word}"),
            (count, "basis") => format!("{count} bases"),
            (count, word) => format!("{count} {word}s"),
        });
    words.collect()
}

fn makers(conflict: &Conflict) -> Result<Value, Unwritable> {
    let write = |(number, maker): (usize, &crate::DecisionMaker)| {
        let own: Vec<usize> = (0..conflict.options.len())
            .filter(|o| conflict.options[*o].owner == number)
            .collect();
        let mut object = Map::new();
        object.insert("name".to_owned(), json!(maker.name));
        if maker.key != maker.name {
            object.insert("key".to_owned(), json!(maker.key));
        }
        object.insert("options".to_owned(), json!(own));
        if !maker.hidden.is_empty() {
            let hidden = maker
                .hidden
                .iter()
                .map(|f| patterns(conflict, f, "what a decision maker does not perceive"));
            object.insert("misperceptions".to_owned(), json!(hidden.collect::<Result<Vec<_>, _>>()?.concat()));
        }
        Ok(Value::Object(object))
    };
    conflict.decision_makers.iter().enumerate().map(write).collect()
}

fn options(conflict: &Conflict) -> Value {
    let write = |option: &crate::ConflictOption| {
        let word = DIRECTIONS
            .iter()
            .find(|(_, d)| *d == option.direction)
            .map_or("both", |(word, _)| word);
        let mut object = json!({ "name": option.key, "direction": word });
        if option.label != option.key {
            object["label"] = json!(option.label);
        }
        object
    };
    conflict.options.iter().map(write).collect()
}

fn moves(conflict: &Conflict, model: &mut Map<String, Value>) -> Result<(), Unwritable> {
    let mut no_moves = Vec::new();
    for rule in &conflict.no_moves {
        let what = "a move that does not exist";
        no_moves.push(json!({ "by": rule.by, "from": patterns(conflict, &rule.from, what)?, "to": patterns(conflict, &rule.to, what)? }));
    }
    let merges = conflict.merges.iter().map(|merge| patterns(conflict, &merge.when, "a merge"));
    let merges = merges.collect::<Result<Vec<_>, _>>()?;
    if !no_moves.is_empty() {
        model.insert("no_moves".to_owned(), Value::Array(no_moves));
    }
    if !merges.is_empty() {
        model.insert("merge".to_owned(), json!(merges));
    }
    Ok(())
}

fn preference(conflict: &Conflict, maker: usize) -> Result<Value, Unwritable> {
    match &conflict.preferences[maker] {
        Preference::Statements(wants) => statements(conflict, wants),
        Preference::Facts(list) => facts(conflict, list),
        Preference::Weights(list) => Ok(weights(list)),
        Preference::Ranking(groups) => Ok(json!({ "type": "ranking", "ranking": ranking(conflict, maker, groups)? })),
    }
}

fn statements(conflict: &Conflict, wants: &[Statement]) -> Result<Value, Unwritable> {
    let written = wants.iter().map(|s| patterns(conflict, &s.want, &format!("statement `{}`", s.id)));
    let mut object = json!({ "type": "statements", "statements": written.collect::<Result<Vec<_>, _>>()? });
    if !wants.is_empty() {
        object["ids"] = wants.iter().map(|s| json!(s.id)).collect();
    }
    if wants.iter().any(|s| s.rank != StatementRank::AsWritten) {
        let rank = |statement: &Statement| match statement.rank {
            StatementRank::AsWritten => Value::Null,
            StatementRank::Level(level) => json!(level),
            StatementRank::Unknown => json!("unknown"),
        };
        object["ranks"] = wants.iter().map(rank).collect();
    }
    if wants.iter().any(|s| s.strength != 1) {
        object["strengths"] = wants.iter().map(|s| json!(s.strength)).collect();
    }
    Ok(object)
}

/// `{"type": "facts", "facts": [{"better": […], "than": […], "strict": true}]}`, each side a list of patterns of which one must hold.
fn facts(conflict: &Conflict, facts: &[Fact]) -> Result<Value, Unwritable> {
    let side = |ranked: &Ranked| match ranked {
        Ranked::State(state) => Ok(vec![conflict.pattern(*state)]),
        Ranked::Where(formula) => patterns(conflict, formula, "one side of a fact"),
    };
    let mut written = Vec::with_capacity(facts.len());
    for fact in facts {
        written.push(json!({ "better": side(&fact.better)?, "than": side(&fact.than)?, "strict": fact.strict }));
    }
    Ok(json!({ "type": "facts", "facts": written }))
}

/// `{"type": "weights", "weights": [{"option": 0, "taken": true, "weight": 3}]}`. Readers that do not know this type can be given the ranking that
/// follows from it, which is as many times longer as there are states; the weights themselves say the same for any number of options.
fn weights(weights: &[Weight]) -> Value {
    let write = |weight: &Weight| json!({ "option": weight.when.option, "taken": weight.when.taken, "weight": weight.weight });
    json!({ "type": "weights", "weights": weights.iter().map(write).collect::<Vec<_>>() })
}

/// State codes group by group. Groups given by conditions are spelt out over the feasible combinations.
fn ranking(conflict: &Conflict, maker: usize, groups: &[Vec<Ranked>]) -> Result<Vec<Vec<StateCode>>, Unwritable> {
    let code = |ranked: &Ranked| match ranked {
        Ranked::State(code) => Some(*code),
        Ranked::Where(_) => None,
    };
    if let Some(codes) = groups.iter().map(|g| g.iter().map(code).collect::<Option<Vec<_>>>()).collect() {
        return Ok(codes);
    }
    let key = &conflict.decision_makers[maker].key;
    let count = conflict.options.len();
    if count > COMBINATIONS {
        let reason = format!(
            "the ranking of `{key}` is given by conditions, and {count} options make too many states to spell it out (at most {COMBINATIONS} options)"
        );
        return Err(Unwritable { reason });
    }
    let mut written: Vec<Vec<StateCode>> = vec![Vec::new(); groups.len()];
    for state in (0..1_u64 << count).filter(|s| !conflict.infeasible.iter().any(|rule| rule.when.holds(*s))) {
        let named = |ranked: &Ranked| match ranked {
            Ranked::State(code) => *code == state,
            Ranked::Where(formula) => formula.holds(state),
        };
        let Some(group) = groups.iter().position(|g| g.iter().any(named)) else {
            let reason = format!("the ranking of `{key}` does not say where state {} stands", conflict.pattern(state));
            return Err(Unwritable { reason });
        };
        written[group].push(state);
    }
    written.retain(|group| !group.is_empty());
    Ok(written)
}

/// The patterns of a formula.
fn patterns(conflict: &Conflict, formula: &Formula, what: &str) -> Result<Vec<String>, Unwritable> {
    let count = conflict.options.len().min(MAX_OPTIONS);
    let sign = |known: StateCode, state: StateCode, option: usize| match (known >> option & 1, state >> option & 1) {
        (0, _) => '-',
        (_, 1) => 'Y',
        _ => 'N',
    };
    let Some(cubes) = cover(formula) else {
        let reason = format!("{what} needs more than {MOST} patterns: `{}`", conflict.print_short(formula));
        return Err(Unwritable { reason });
    };
    Ok(cubes
        .iter()
        .map(|(known, state)| (0..count).map(|o| sign(*known, *state, o)).collect())
        .collect())
}
