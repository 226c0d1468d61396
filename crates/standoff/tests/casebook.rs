//! The casebook: every table of expected results in `casebook/*/case.md` is computed again.
//!
//! A table is a fenced block whose info string is `expect` and the name of a model file beside `case.md`. Each line is a key, a colon and
//! a value; blank lines do not count.
//!
//! ````text
//! ```expect model.toml
//! sequence: successive
//! nash: YNN, {offer, engage}
//! seq us: none
//! count gmr: 8 of 96
//! better for all: YNY
//! ```
//! ````
//!
//! * `sequence:` `successive` (where absent), `once` or `single`: the reading of the definitions for this table.
//! * `<concept>:` the equilibria; `<concept> <decision maker>:` the states stable for that decision maker, by key. Concepts: `nash`,
//!   `gmr`, `smr`, `seq`, `sseq`.
//! * `count <concept>:` how many equilibria of how many states.
//! * `better for all:` the states that all prefer to the status quo.
//!
//! A state is a pattern of `Y`, `N` and `-` in the order of the options (`-` where the members of a merged state differ), or the set of
//! options taken, `{}` for none. The order of states does not matter. `none` is the empty list. A folder without a table fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use standoff_conflict::{Conflict, Format, read};
use standoff_stability::{Analysis, Budget, Concept, SequenceRule, Settings, StateId, analyse};

fn main() {
    let casebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../casebook");
    let mut trials: Vec<Trial> = folders(&casebook).into_iter().flat_map(|folder| trials(&folder)).collect();
    trials.push(Trial::test("a difference is shown", a_difference_is_shown));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The case folders, by name.
fn folders(casebook: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(casebook).expect("the casebook is part of the tree");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder that can be listed").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// One test a table, or one that fails where there is none.
fn trials(folder: &Path) -> Vec<Trial> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let text = fs::read_to_string(folder.join("case.md")).unwrap_or_default();
    let tables = tables(&text);
    if tables.is_empty() {
        return vec![Trial::test(name, || Err("no case.md with a fenced `expect` table".into()))];
    }
    let trial = |table: Table| {
        let folder = folder.to_owned();
        Trial::test(format!("{name}:{} {}", table.line, table.model), move || table.check(&folder))
    };
    tables.into_iter().map(trial).collect()
}

/// An `expect` block.
struct Table {
    /// Line of its fence in `case.md`, from 1.
    line: usize,
    /// The model file it is about.
    model: String,
    /// Keys and values, with their lines.
    rows: Vec<(usize, String)>,
}

/// The `expect` blocks of a page.
fn tables(text: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut open: Option<Table> = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        match open.take() {
            Some(table) if line.starts_with("```") => tables.push(table),
            Some(mut table) => {
                if !line.is_empty() {
                    table.rows.push((number + 1, line.to_owned()));
                }
                open = Some(table);
            }
            None => {
                open = line.strip_prefix("```expect").map(|model| Table {
                    line: number + 1,
                    model: model.trim().to_owned(),
                    rows: Vec::new(),
                });
            }
        }
    }
    tables.extend(open);
    tables
}

impl Table {
    /// Computes every row again; the message shows expected and actual for those that differ.
    fn check(&self, folder: &Path) -> Result<(), Failed> {
        let conflict = model(&folder.join(&self.model))?;
        let rows: Vec<(usize, &str, &str)> = self.rows.iter().map(|(line, row)| split(*line, row)).collect::<Result<_, _>>()?;
        let sequence = rows.iter().find(|(_, key, _)| *key == "sequence").map_or("successive", |row| row.2);
        let settings = Settings {
            sequence: SequenceRule::from_key(sequence).ok_or_else(|| format!("there is no sequence rule `{sequence}`"))?,
            ..Settings::default()
        };
        let analysis = analyse(&conflict, &settings, &Budget::default())?;
        let checked: Vec<_> = rows.iter().filter(|(_, key, _)| *key != "sequence").collect();
        if checked.is_empty() {
            return Err("the table expects nothing".into());
        }
        let differences: Vec<String> = checked.into_iter().filter_map(|row| difference(&analysis, row)).collect();
        match differences.is_empty() {
            true => Ok(()),
            false => Err(differences.join("\n").into()),
        }
    }
}

fn split(line: usize, row: &str) -> Result<(usize, &str, &str), Failed> {
    let (key, value) = row
        .split_once(':')
        .ok_or_else(|| format!("line {line}: `{row}` is not `key: value`"))?;
    Ok((line, key.trim(), value.trim()))
}

/// The model of a file that has exactly one and no mistakes.
fn model(path: &Path) -> Result<Conflict, Failed> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let format = match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => Format::GraphModel,
        Some("gmcr") => Format::Gmcr,
        _ => Format::Toml,
    };
    let mut file = read(&text, format);
    match (file.sound(), file.models.len()) {
        (true, 1) => Ok(file.models.remove(0)),
        (true, models) => Err(format!("{}: {models} models, expected one", path.display()).into()),
        (false, _) => Err(format!("{}: {:#?}", path.display(), file.findings).into()),
    }
}

/// What is wrong with a row, if anything.
fn difference(analysis: &Analysis, &(line, key, expected): &(usize, &str, &str)) -> Option<String> {
    let (expected, actual) = match key.strip_prefix("count ") {
        Some(concept) => (Ok(expected.to_owned()), count(analysis, concept)),
        None => {
            let shown = |states| shown(analysis, states);
            (states(analysis, expected).map(shown), found(analysis, key).map(shown))
        }
    };
    match (expected, actual) {
        (Ok(expected), Ok(actual)) if expected == actual => None,
        (Ok(expected), Ok(actual)) => Some(format!("line {line}: {key}\n  expected: {expected}\n  actual:   {actual}")),
        (Err(problem), _) | (_, Err(problem)) => Some(format!("line {line}: {problem}")),
    }
}

fn concept(key: &str) -> Result<Concept, String> {
    Concept::from_key(key).ok_or_else(|| format!("there is no concept `{key}`"))
}

/// `8 of 96`.
fn count(analysis: &Analysis, key: &str) -> Result<String, String> {
    Ok(format!(
        "{} of {}",
        analysis.equilibria(concept(key)?).len(),
        analysis.space().len()
    ))
}

/// The states that a key asks for.
fn found(analysis: &Analysis, key: &str) -> Result<BTreeSet<usize>, String> {
    if key == "better for all" {
        let status_quo = analysis.status_quo().ok_or("the model has no status quo")?;
        return Ok(analysis.better_for_all(status_quo).iter().map(|better| better.state.0).collect());
    }
    let Some((name, maker)) = key.split_once(' ') else {
        return Ok(analysis.equilibria(concept(key)?).iter().map(|state| state.0).collect());
    };
    let concept = concept(name)?;
    let makers = &analysis.conflict().decision_makers;
    let dm = makers
        .iter()
        .position(|candidate| candidate.key == maker.trim())
        .ok_or_else(|| format!("there is no decision maker `{maker}`"))?;
    Ok(analysis
        .space()
        .ids()
        .filter(|&state| analysis.stable(concept, dm, state))
        .map(|state| state.0)
        .collect())
}

/// The states that a value names.
fn states(analysis: &Analysis, value: &str) -> Result<BTreeSet<usize>, String> {
    if value == "none" {
        return Ok(BTreeSet::new());
    }
    let mut named = BTreeSet::new();
    for text in listed(value) {
        let state = state(analysis, &text)?;
        if !named.insert(state) {
            return Err(format!("`{text}` is listed twice"));
        }
    }
    Ok(named)
}

/// The items of a list, split at commas outside braces.
fn listed(value: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for sign in value.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match (sign, items.last_mut()) {
            (',', _) if depth == 0 => items.push(String::new()),
            (_, Some(item)) => item.push(sign),
            _ => {}
        }
    }
    items.iter().map(|item| item.trim().to_owned()).collect()
}

/// The number of the state that a pattern or a set names.
fn state(analysis: &Analysis, text: &str) -> Result<usize, String> {
    let space = analysis.space();
    let found = match text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(set) => space.find(code(analysis.conflict(), set)?),
        None => space.ids().find(|&id| space.pattern(id) == text),
    };
    found.map(|id| id.0).ok_or_else(|| format!("`{text}` is no feasible state"))
}

/// The options of a set, as a code.
fn code(conflict: &Conflict, set: &str) -> Result<u64, String> {
    let number = |name: &str| (0..conflict.options.len()).find(|&option| conflict.option_name(option) == name);
    let mut code = 0;
    for name in set.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        code |= 1 << number(name).ok_or_else(|| format!("there is no option `{name}`"))?;
    }
    Ok(code)
}

/// States as patterns, in ascending order, or `none`.
fn shown(analysis: &Analysis, states: BTreeSet<usize>) -> String {
    let patterns: Vec<String> = states.into_iter().map(|state| analysis.space().pattern(StateId(state))).collect();
    match patterns.is_empty() {
        true => "none".to_owned(),
        false => patterns.join(", "),
    }
}

/// The test of the test: wrong rows of every kind are told, right ones are not.
fn a_difference_is_shown() -> Result<(), Failed> {
    let text = "[decision_makers.a]\nname = \"A\"\noptions.x = { label = \"x\" }\n[decision_makers.b]\nname = \"B\"\noptions.y = { label = \"y\" }\n\
                [[preferences.a]]\nid = \"x\"\nwant = \"x\"\n[[preferences.b]]\nid = \"y\"\nwant = \"y\"\n";
    let mut file = read(text, Format::Toml);
    let conflict = file.models.pop().ok_or_else(|| format!("{:?}", file.findings))?;
    let analysis = analyse(&conflict, &Settings::default(), &Budget::default())?;
    let told = |key, value| difference(&analysis, &(1, key, value));
    for (key, value) in [("nash", "YY"), ("nash", "{x, y}"), ("seq a", "YN, {y, x}"), ("count gmr", "1 of 4")] {
        if let Some(message) = told(key, value) {
            return Err(message.into());
        }
    }
    let wrong = [
        ("nash", "none"),
        ("nash", "YY, YN"),
        ("nash", "ZZ"),
        ("nash", "YY, YY"),
        ("seq c", "YY"),
        ("count gmr", "2 of 4"),
        ("kind", "YY"),
    ];
    match wrong.into_iter().find(|&(key, value)| told(key, value).is_none()) {
        Some((key, value)) => Err(format!("`{key}: {value}` is taken for right").into()),
        None => Ok(()),
    }
}
