//! `cargo xtask score`: its switches, and one table a folder.

use super::folder::compare;
use super::gold::{Gold, parsed, shaped};
use super::print;
use super::reading::{annotated, read};
use super::tally::Tally;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What to type.
const USAGE: &str = "usage: cargo xtask score [--gold FOLDER]… [--ledger FILE.json] [--only START…] [--misses] [--by-rule] [--json]\n\
    FOLDER holds annotations, or folders that do; without one, crates/reading/gold. Without a ledger the pages are read anew.";

/// Annotations of the house, beside the manifest of this package.
pub const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/reading/gold");

/// What was typed.
#[derive(Debug, Default, PartialEq)]
struct Wish {
    gold: Vec<PathBuf>,
    ledger: Option<PathBuf>,
    only: Vec<String>,
    misses: bool,
    by_rule: bool,
    json: bool,
}

/// Scores the folders and tells the figures of each and of all together.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let wish = Wish::of(arguments)?;
    let folders = measured(&wish.gold, wish.ledger.as_deref(), &wish.only)?;
    let pooled = pooled(&folders);
    if wish.json {
        return Ok(in_json(&folders, &pooled));
    }
    let mut text: Vec<String> = folders.iter().map(|(name, tally)| print::table(name, tally)).collect();
    if folders.len() > 1 {
        text.push(print::table("all together", &pooled));
    }
    if wish.by_rule {
        text.push(print::rules(&pooled));
    }
    if wish.misses {
        text.push(print::misses(&pooled));
    }
    Ok(text.join("\n"))
}

/// The counts of each annotated folder that has a page asked for, with its name.
pub fn measured(gold: &[PathBuf], ledger: Option<&Path>, only: &[String]) -> Result<Vec<(String, Tally)>, String> {
    let mut folders = Vec::new();
    for path in gold {
        folders.extend(annotated(path)?);
    }
    if ledger.is_some() && folders.len() > 1 {
        return Err("a ledger is of one folder: name that folder with --gold".to_owned());
    }
    let mut counted = Vec::new();
    for folder in folders {
        let gold = Gold::load(&folder)?;
        if !only.is_empty()
            && !gold
                .pages
                .iter()
                .any(|page| only.iter().any(|start| page.stem.starts_with(start.as_str())))
        {
            continue;
        }
        let reading = match ledger {
            Some(path) => shaped(parsed(path)?, path)?,
            None => read(&folder, &gold)?,
        };
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        counted.push((name, compare(&gold, &reading, only)));
    }
    Ok(counted)
}

/// Everything counted, together.
pub fn pooled(folders: &[(String, Tally)]) -> Tally {
    let mut sum = Tally::default();
    folders.iter().for_each(|(_, tally)| sum.add(tally));
    sum
}

/// The rows of a lone folder; of several, by folder and `all together`.
fn in_json(folders: &[(String, Tally)], pooled: &Tally) -> String {
    let value = match folders {
        [(_, lone)] => print::json(lone),
        _ => {
            let each = folders.iter().map(|(name, tally)| (name.clone(), print::json(tally)));
            Value::Object(each.chain([("all together".to_owned(), print::json(pooled))]).collect())
        }
    };
    format!("{value:#}")
}

impl Wish {
    fn of(arguments: &[String]) -> Result<Wish, String> {
        let mut wish = Wish::default();
        let mut rest = arguments.iter().peekable();
        while let Some(switch) = rest.next() {
            match switch.as_str() {
                "--misses" => wish.misses = true,
                "--by-rule" => wish.by_rule = true,
                "--json" => wish.json = true,
                "--gold" => wish.gold.push(rest.next().ok_or(USAGE)?.into()),
                "--ledger" => wish.ledger = Some(rest.next().ok_or(USAGE)?.into()),
                "--only" => {
                    while let Some(start) = rest.next_if(|word| !word.starts_with("--")) {
                        wish.only.push(start.clone());
                    }
                }
                _ => return Err(format!("{switch}: no such switch\n{USAGE}")),
            }
        }
        if wish.gold.is_empty() {
            wish.gold.push(HOUSE.into());
        }
        Ok(wish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &str) -> Result<Wish, String> {
        Wish::of(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn switches_are_understood() {
        let typed = wish("--gold a --gold b --only 1- 00 --misses").unwrap();
        assert_eq!(typed.gold, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(typed.only, ["1-", "00"]);
        assert!(typed.misses && !typed.json && !typed.by_rule);
        assert_eq!(wish("").unwrap().gold, [PathBuf::from(HOUSE)]);
    }

    #[test]
    fn what_is_no_switch_is_named() {
        assert!(wish("--golden x").unwrap_err().starts_with("--golden: no such switch"));
        assert!(wish("--ledger").unwrap_err().starts_with("usage"));
    }

    #[test]
    fn a_ledger_is_of_one_folder() {
        let ledger = Path::new("none.json");
        assert!(measured(&[HOUSE.into()], Some(ledger), &[]).unwrap_err().contains("one folder"));
    }
}
