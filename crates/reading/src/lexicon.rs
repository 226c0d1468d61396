//! The tables that are compiled in, read once.
//!
//! Tables are tab-separated text under `data/`; a line that starts with `#` is a comment, the first other line names the columns.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The rows of a table, header and comments left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

/// The lines of a word list.
fn list(table: &'static str) -> HashSet<&'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
}

macro_rules! word_list {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(word: &str) -> bool {
            static LIST: OnceLock<HashSet<&'static str>> = OnceLock::new();
            LIST.get_or_init(|| list(include_str!(concat!("../data/", $file)))).contains(word)
        }
    };
}

word_list!(
    /// Whether a family name belongs to a language that puts it first.
    is_family_first, "family_first.txt");
word_list!(
    /// Whether a capitalised word is no name: sentence openers, days, months.
    is_no_name, "not_names.txt");
word_list!(
    /// Whether a lower-case noun makes a name an organisation's.
    is_organisation_head, "organisation_heads.txt");
word_list!(
    /// Whether a lower-case noun is a body or group that can speak.
    is_collective, "collectives.txt");
word_list!(
    /// Whether a lower-case noun closes the name of a place, a paper or an occasion.
    is_no_person, "not_persons.txt");

/// Grammatical gender that a given name or title suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// Whether a word is a given name, and which gender it suggests.
pub(crate) fn given_name(word: &str) -> Option<Option<Gender>> {
    static NAMES: OnceLock<HashMap<&'static str, Option<Gender>>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        rows(include_str!("../data/given_names.tsv"))
            .filter_map(|row| {
                let gender = match *row.get(1)? {
                    "m" => Some(Gender::Male),
                    "f" => Some(Gender::Female),
                    _ => None,
                };
                Some((row[0], gender))
            })
            .collect()
    });
    names.get(word).copied()
}

/// What an office or title says about its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    /// Head of a state or government.
    Head,
    /// Speaks for another.
    Voice,
    /// Holds an office.
    Official,
    /// Knows the matter.
    Expert,
    /// Relative of somebody.
    Kin,
    /// Courtesy title.
    Title,
}

/// The kind of an office in lower case, singular; several words are parted by one space.
pub(crate) fn office(words: &str) -> Option<Office> {
    static OFFICES: OnceLock<HashMap<&'static str, Office>> = OnceLock::new();
    let offices = OFFICES.get_or_init(|| {
        rows(include_str!("../data/offices.tsv"))
            .filter_map(|row| {
                let kind = match *row.get(1)? {
                    "head" => Office::Head,
                    "voice" => Office::Voice,
                    "expert" => Office::Expert,
                    "kin" => Office::Kin,
                    "title" => Office::Title,
                    _ => Office::Official,
                };
                Some((row[0], kind))
            })
            .collect()
    });
    offices.get(words.trim_end_matches('.')).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_reads() {
        assert_eq!(office("prime minister"), Some(Office::Head));
        assert_eq!(office("mr."), Some(Office::Title));
        assert_eq!(given_name("Angela"), Some(Some(Gender::Female)));
        assert!(is_family_first("Nguyen") && is_no_name("Monday") && is_organisation_head("ministry") && is_collective("dockers"));
        assert!(!is_organisation_head("# Nouns"));
    }
}
