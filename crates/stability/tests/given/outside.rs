//! Models with complete results that are kept outside the tree: `$STANDOFF_SHARED`, else `../shared` beside the workspace. Where they are
//! absent a test says so in one line and passes. The format is described in `oracle/README.md` there.

use std::io::Read;
use std::path::PathBuf;

use serde_json::Value;
use standoff_conflict::{
    Conflict, ConflictOption, DecisionMaker, Direction, Formula, Infeasible, Preference, Ranked, Statement, StatementRank, Support,
};

/// The text of a file, unpacked when its name ends in `.gz`; `None`, with a line on standard output, when it is absent.
pub fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("STANDOFF_SHARED").map(PathBuf::from);
    let path = shared
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"))
        .join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        #[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
        {
            println!("skipped: {} is absent", path.display());
        }
        return None;
    };
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::GzDecoder::new(bytes.as_slice())
            .read_to_string(&mut text)
            .expect("a gzip file of UTF-8 text");
    } else {
        text = String::from_utf8(bytes).expect("UTF-8");
    }
    Some(text)
}

/// The models of a file of oracle models.
pub fn models(name: &str) -> Vec<Value> {
    let Some(text) = text(name) else { return Vec::new() };
    let file: Value = serde_json::from_str(&text).expect("JSON");
    list(&file["models"]).to_vec()
}

/// A model object as a conflict.
pub fn conflict(model: &Value) -> Conflict {
    let mut options: Vec<ConflictOption> = list(&model["options"]).iter().map(option).collect();
    for (owner, maker) in list(&model["dms"]).iter().enumerate() {
        for number in list(&maker["options"]) {
            options[index(number)].owner = owner;
        }
    }
    let infeasible = list(&model["infeasible"]).iter().map(|when| Infeasible {
        when: pattern(when),
        support: Support::default(),
    });
    Conflict {
        id: string(&model["id"]),
        decision_makers: list(&model["dms"]).iter().map(maker).collect(),
        options,
        infeasible: infeasible.collect(),
        preferences: list(&model["preferences"]).iter().map(preference).collect(),
        ..Conflict::default()
    }
}

fn option(object: &Value) -> ConflictOption {
    ConflictOption {
        key: string(&object["name"]),
        direction: match object["direction"].as_str() {
            Some("fwd") => Direction::TakeOnly,
            Some("back") => Direction::DropOnly,
            _ => Direction::Both,
        },
        ..ConflictOption::default()
    }
}

fn maker(object: &Value) -> DecisionMaker {
    DecisionMaker {
        key: string(&object["name"]),
        hidden: object["misperceptions"].as_array().into_iter().flatten().map(pattern).collect(),
        ..DecisionMaker::default()
    }
}

fn preference(object: &Value) -> Preference {
    if object["type"] == "ranking" {
        let state = |code: &Value| Ranked::State(code.as_u64().expect("a code"));
        return Preference::Ranking(
            list(&object["ranking"])
                .iter()
                .map(|group| list(group).iter().map(state).collect())
                .collect(),
        );
    }
    let statement = |(number, patterns): (usize, &Value)| Statement {
        id: format!("s{number}"),
        want: Formula::Or(list(patterns).iter().map(pattern).collect()),
        rank: StatementRank::AsWritten,
        strength: 1,
        support: Support::default(),
    };
    Preference::Statements(list(&object["statements"]).iter().enumerate().map(statement).collect())
}

/// `Y`, `N` and `-`, option 0 first.
pub fn pattern(text: &Value) -> Formula {
    let signs = text.as_str().expect("a pattern").chars().enumerate();
    let literal = |(option, sign)| match sign {
        'Y' => Some(Formula::Taken(option)),
        'N' => Some(Formula::Not(Box::new(Formula::Taken(option)))),
        _ => None,
    };
    Formula::And(signs.filter_map(literal).collect())
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

pub fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

pub fn index(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}
