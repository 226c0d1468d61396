//! `cargo xtask calibrate`: how often each rule of the reader was right on annotated pages, as the table the reader ships with.

use super::run::{HOUSE, measured, pooled};
use super::tally::Tally;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What to type.
const USAGE: &str = "usage: cargo xtask calibrate [FOLDER]…\n\
    FOLDER holds annotations, or folders that do; without one, crates/reading/gold and, where they are at hand, ../shared/gold/seeds.";

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/reading/data/confidence.tsv");

/// Annotations that are not part of the house.
pub const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared");

/// Reads all annotated pages and writes the table.
pub fn calibrate(arguments: &[String]) -> Result<String, String> {
    if arguments.iter().any(|word| word.starts_with('-')) {
        return Err(USAGE.to_owned());
    }
    let mut folders: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    if folders.is_empty() {
        folders.push(HOUSE.into());
        folders.extend(seeds());
    }
    let counted = measured(&folders, None, &[])?;
    let names: Vec<&str> = counted.iter().map(|(name, _)| name.as_str()).collect();
    let text = table(&names, &pooled(&counted));
    std::fs::write(TABLE, &text).map_err(|error| format!("{TABLE}: {error}"))?;
    Ok(format!(
        "{} rules from {} are in crates/reading/data/confidence.tsv",
        text.lines().count() - 2,
        names.join(", ")
    ))
}

/// The annotations of the seeds, where they are at hand.
pub fn seeds() -> Option<PathBuf> {
    let shared = std::env::var_os("STANDOFF_SHARED").map_or_else(|| Path::new(BESIDE).to_owned(), PathBuf::from);
    Some(shared.join("gold/seeds")).filter(|folder| folder.is_dir())
}

/// Rows of kind, rule, right and wrong, sorted; rules that were never put to the question are left out.
fn table(folders: &[&str], tally: &Tally) -> String {
    let mut text = format!(
        "# How often each rule was right on the annotated pages of {}. Written by `cargo xtask calibrate`, never by hand.\n\
         kind\trule\tright\twrong\n",
        folders.join(", ")
    );
    for ((kind, rule), record) in &tally.rules {
        if record.right + record.wrong > 0 && !rule.is_empty() {
            let _ = writeln!(text, "{kind}\t{rule}\t{}\t{}", record.right, record.wrong);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::tally::Outcome;

    #[test]
    fn rules_are_listed_by_kind_and_name() {
        let mut tally = Tally::default();
        for (kind, rule, outcome) in [
            ("statement", "infinitive", Outcome::Right),
            ("event", "verb", Outcome::Wrong),
            ("event", "verb", Outcome::Right),
            ("statement", "colon", Outcome::Open),
        ] {
            tally.rule(kind, rule, outcome);
        }
        let text = table(&["council"], &tally);
        assert!(text.starts_with("# How often each rule was right on the annotated pages of council."));
        assert!(text.ends_with("wrong\nevent\tverb\t1\t1\nstatement\tinfinitive\t1\t0\n"), "{text}");
    }
}
