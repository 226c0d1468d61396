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
//!   `gmr`, `smr`, `seq`, `sseq`, `sim`; `<concept> with sim:` the equilibria with simultaneous stability in its original use.
//! * `count <concept>:` how many equilibria of how many states.
//! * `cnash`, `cgmr`, `csmr`, `cseq`, `csseq`, `cseq_class`: the states stable for every coalition; with `<members>`, keys joined by `+`, those
//!   stable for that coalition.
//! * `improvements <members>:` the coalition's improvements as `NN > YY`; `blocking <coalition concept> <state>:` the coalitions for which the state
//!   is not stable; `jumps <concept>:` the equilibrium jumps as `NN > YY by one+two`.
//! * `limited <h>:` the states stable for both who look `h` moves ahead; `non-myopic:` those stable however far they look; `period:` after how
//!   many moves more what they anticipate repeats; `stackelberg <decision maker>:` the equilibria with that leader.
//! * `better for all:` the states that all prefer to the status quo.
//!
//! A state is a pattern of `Y`, `N` and `-` in the order of the options (`-` where the members of a merged state differ), or the set of
//! options taken, `{}` for none. The order of states does not matter. `none` is the empty list. A folder without a table fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use standoff_conflict::{Conflict, Format, read};
use standoff_stability::coalitions::{CoalitionConcept, CoalitionSettings, Coalitions, coalitions};
use standoff_stability::horizons::{Ties, limited, non_myopic, stackelberg};
use standoff_stability::{Analysis, Budget, CannotAnalyse, Concept, SequenceRule, Settings, StateId, analyse, with_simultaneous};

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
    let (expected, actual) = match told(analysis, key) {
        Some(actual) => (Ok(items(expected)), actual),
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

/// The answer to a key whose value is no list of states, its items in order; `None` for other keys.
fn told(analysis: &Analysis, key: &str) -> Option<Result<String, String>> {
    let (word, rest) = key.split_once(' ').unwrap_or((key, ""));
    Some(match word {
        "count" => count(analysis, rest),
        "period" => period(analysis),
        "improvements" => improvements(analysis, rest),
        "blocking" => blocking(analysis, rest),
        "jumps" => jumps(analysis, rest),
        _ => return None,
    })
}

/// The items of a list, in order.
fn items(value: &str) -> String {
    let mut items = listed(value);
    items.sort_unstable();
    items.join(", ")
}

/// Items as a list in order, or `none`.
fn list_of(mut told: Vec<String>) -> String {
    told.sort_unstable();
    if told.is_empty() { "none".to_owned() } else { told.join(", ") }
}

/// Coalition results under the default reading.
fn together(analysis: &Analysis) -> Result<Coalitions<'_>, String> {
    coalitions(analysis, CoalitionSettings::default(), &Budget::default()).map_err(said)
}

fn said(problem: CannotAnalyse) -> String {
    problem.to_string()
}

/// The period of what two decision makers anticipate.
fn period(analysis: &Analysis) -> Result<String, String> {
    let far = non_myopic(analysis, Ties::Set, &Budget::default()).map_err(said)?;
    let (_, period) = far.cycle().ok_or("nothing repeats within the budget")?;
    Ok(period.to_string())
}

/// `NN > YY`, for each improvement of a coalition.
fn improvements(analysis: &Analysis, members: &str) -> Result<String, String> {
    let (together, members) = (together(analysis)?, coalition(analysis, members)?);
    let pattern = |state| analysis.space().pattern(state);
    let of = |from| {
        let improvements = together.improvements(&members, from).into_iter();
        improvements
            .map(|to| format!("{} > {}", pattern(from), pattern(to)))
            .collect::<Vec<_>>()
    };
    Ok(list_of(analysis.space().ids().flat_map(of).collect()))
}

/// `one+two`, for each coalition that blocks a state.
fn blocking(analysis: &Analysis, asked: &str) -> Result<String, String> {
    let (concept, text) = asked.split_once(' ').ok_or("name a concept and a state")?;
    let concept = CoalitionConcept::from_key(concept).ok_or_else(|| format!("there is no coalition concept `{concept}`"))?;
    let blocking = together(analysis)?.blocking(concept, StateId(state(analysis, text.trim())?));
    Ok(list_of(blocking.iter().map(|by| named(analysis, &by.members)).collect()))
}

/// `NN > YY by one+two`, for each equilibrium jump.
fn jumps(analysis: &Analysis, key: &str) -> Result<String, String> {
    let pattern = |state| analysis.space().pattern(state);
    let jumps = together(analysis)?.jumps(concept(key)?);
    let told = |(from, to, members): (StateId, StateId, &[usize])| {
        let by = named(analysis, members);
        format!("{} > {} by {by}", pattern(from), pattern(to))
    };
    Ok(list_of(
        jumps.iter().map(|jump| told((jump.from, jump.to, &jump.members))).collect(),
    ))
}

/// A coalition as keys joined by `+`.
fn named(analysis: &Analysis, members: &[usize]) -> String {
    let makers = &analysis.conflict().decision_makers;
    let keys: Vec<&str> = members.iter().map(|&dm| makers[dm].key.as_str()).collect();
    keys.join("+")
}

/// The members that keys joined by `+` name.
fn coalition(analysis: &Analysis, keys: &str) -> Result<Vec<usize>, String> {
    keys.split('+').map(|key| maker(analysis, key)).collect()
}

/// The number of a decision maker.
fn maker(analysis: &Analysis, key: &str) -> Result<usize, String> {
    let makers = &analysis.conflict().decision_makers;
    let found = makers.iter().position(|candidate| candidate.key == key.trim());
    found.ok_or_else(|| format!("there is no decision maker `{}`", key.trim()))
}

/// What two who look ahead hold stable; `None` for other keys.
fn ahead(analysis: &Analysis, word: &str, rest: &str) -> Option<Result<Vec<StateId>, String>> {
    let budget = &Budget::default();
    Some(match word {
        "limited" => match rest.parse() {
            Ok(moves) => limited(analysis, moves, Ties::Set, budget)
                .map(|found| found.equilibria())
                .map_err(said),
            Err(_) => Err(format!("`{rest}` is no number of moves")),
        },
        "non-myopic" => non_myopic(analysis, Ties::Set, budget)
            .map(|found| found.equilibria().unwrap_or_default())
            .map_err(said),
        "stackelberg" => {
            maker(analysis, rest).and_then(|leader| Ok(stackelberg(analysis, leader, Ties::Set, budget).map_err(said)?.equilibria()))
        }
        _ => return None,
    })
}

/// What holds against one coalition, or against all.
fn against(analysis: &Analysis, concept: CoalitionConcept, members: &str) -> Result<Vec<StateId>, String> {
    let together = together(analysis)?;
    if members.is_empty() {
        return Ok(together.equilibria(concept));
    }
    let members = coalition(analysis, members)?;
    let stable = |state: &StateId| together.stable_for(concept, &members, *state) == Some(true);
    Ok(analysis.space().ids().filter(stable).collect())
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
    let (word, rest) = key.split_once(' ').unwrap_or((key, ""));
    let states = if key == "better for all" {
        let status_quo = analysis.status_quo().ok_or("the model has no status quo")?;
        analysis.better_for_all(status_quo).iter().map(|better| better.state).collect()
    } else if let Some(ahead) = ahead(analysis, word, rest) {
        ahead?
    } else if let Some(concept) = CoalitionConcept::from_key(word) {
        against(analysis, concept, rest)?
    } else {
        alone(analysis, concept(word)?, rest)?
    };
    Ok(states.iter().map(|state| state.0).collect())
}

/// The equilibria under a concept, the states stable for one decision maker, or the equilibria with simultaneous stability.
fn alone(analysis: &Analysis, concept: Concept, rest: &str) -> Result<Vec<StateId>, String> {
    if rest.is_empty() {
        return Ok(analysis.equilibria(concept));
    }
    if rest == "with sim" {
        return Ok(with_simultaneous(analysis, concept));
    }
    let dm = maker(analysis, rest)?;
    let stable = |state: &StateId| analysis.stable(concept, dm, *state);
    Ok(analysis.space().ids().filter(stable).collect())
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
    let right = [
        ("nash", "YY"),
        ("nash", "{x, y}"),
        ("seq a", "YN, {y, x}"),
        ("count gmr", "1 of 4"),
        ("nash with sim", "YY"),
        ("cnash", "YY"),
        ("cnash a+b", "YN, NY, YY"),
        ("improvements a+b", "NN > YY"),
        ("blocking cnash NN", "a, b, a+b"),
        ("jumps nash", "none"),
        ("limited 1", "YY"),
        ("non-myopic", "YY"),
        ("period", "1"),
        ("stackelberg b", "YY"),
    ];
    for (key, value) in right {
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
        ("cnash", "none"),
        ("improvements a+c", "none"),
        ("improvements a+b", "none"),
        ("blocking cnash NN", "a+b"),
        ("jumps nash", "NN > YY by a+b"),
        ("limited one", "YY"),
        ("non-myopic", "none"),
        ("period", "2"),
        ("stackelberg c", "YY"),
    ];
    match wrong.into_iter().find(|&(key, value)| told(key, value).is_none()) {
        Some((key, value)) => Err(format!("`{key}: {value}` is taken for right").into()),
        None => Ok(()),
    }
}
