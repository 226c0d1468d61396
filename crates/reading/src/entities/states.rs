//! States and well-known bodies, recognised from their tables.

use crate::lexicon::rows;
use crate::words::{Prose, tokenise};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How the words of a table entry refer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The state's name.
    Name,
    /// Its adjective or the word for its people.
    Adjective,
    /// Its capital or seat of government.
    Capital,
    /// An office or palace that stands for the government: an organisation of its own.
    Seat,
    /// A body that is no state.
    Body,
}

/// An entry found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// How many words it takes.
    pub length: usize,
    /// How they refer.
    pub form: Form,
    /// Code of the state; empty for a body.
    pub code: &'static str,
    /// Name of the state, the body, or the seat.
    pub label: &'static str,
}

struct Entry {
    words: Vec<&'static str>,
    form: Form,
    code: &'static str,
    label: &'static str,
}

/// Entries by their first word, longest first.
fn table() -> &'static HashMap<&'static str, Vec<Entry>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<Entry>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&'static str, Vec<Entry>> = HashMap::new();
        for row in rows(include_str!("../../data/countries.tsv")) {
            add_state(&row, &mut table);
        }
        for row in rows(include_str!("../../data/organisations.tsv")) {
            let label = row[0];
            for name in std::iter::once(label).chain(alternatives(row.get(1))) {
                add(
                    name,
                    Entry {
                        words: Vec::new(),
                        form: Form::Body,
                        code: "",
                        label,
                    },
                    &mut table,
                );
            }
        }
        for entries in table.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        table
    })
}

fn add_state(row: &[&'static str], table: &mut HashMap<&'static str, Vec<Entry>>) {
    let (code, label) = (row[0], row.get(1).copied().unwrap_or_default());
    add(
        label,
        Entry {
            words: Vec::new(),
            form: Form::Name,
            code,
            label,
        },
        table,
    );
    for (column, form) in [(2, Form::Name), (3, Form::Adjective), (4, Form::Capital), (5, Form::Seat)] {
        for name in alternatives(row.get(column)) {
            let label = if form == Form::Seat { name } else { label };
            add(
                name,
                Entry {
                    words: Vec::new(),
                    form,
                    code,
                    label,
                },
                table,
            );
        }
    }
}

fn alternatives(cell: Option<&&'static str>) -> impl Iterator<Item = &'static str> {
    cell.copied().unwrap_or_default().split('|').filter(|name| !name.is_empty())
}

fn add(name: &'static str, mut entry: Entry, table: &mut HashMap<&'static str, Vec<Entry>>) {
    let mut words = Vec::new();
    tokenise(name, 0, &mut words);
    entry.words = words.iter().map(|word| word.text).collect();
    if let Some(first) = entry.words.first() {
        table.entry(first).or_default().push(entry);
    }
}

/// The longest entry that starts at a word.
pub(crate) fn known_at(prose: &Prose, at: usize) -> Option<Known> {
    let entries = table().get(prose.text(at))?;
    let sentence = *prose.sentence_of.get(at)?;
    let found = entries.iter().find(|entry| {
        let fits =
            |(offset, word): (usize, &&str)| prose.text(at + offset) == *word && prose.sentence_of.get(at + offset) == Some(&sentence);
        entry.words.iter().enumerate().all(fits)
    })?;
    Some(Known {
        length: found.words.len(),
        form: found.form,
        code: found.code,
        label: found.label,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;

    fn first(content: &str) -> Option<Known> {
        let text = Text::new(content.to_owned());
        known_at(&Prose::of_one_sentence(&text), 0)
    }

    #[test]
    fn the_longest_entry_wins() {
        assert_eq!(
            first("South Sudanese officials").map(|known| (known.code, known.form)),
            Some(("SSD", Form::Adjective))
        );
        assert_eq!(first("U.S. officials").map(|known| known.code), Some("USA"));
        assert_eq!(first("N’Djamena agreed").map(|known| known.form), Some(Form::Capital));
        assert_eq!(first("UN Security Council").map(|known| known.length), Some(3));
        assert_eq!(first("us officials"), None);
    }

    #[test]
    fn every_state_has_a_code_of_three_letters() {
        let codes: Vec<&str> = rows(include_str!("../../data/countries.tsv")).map(|row| row[0]).collect();
        assert!(codes.len() >= 195);
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
        );
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len());
    }
}
