//! Verbs of events.

use crate::lexicon::rows;
use crate::statements::cues::{Tense, inflections};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A verb of the table.
#[derive(Clone, Debug)]
pub(crate) struct EventVerb {
    /// Words of which one must follow; none are asked for if empty.
    pub objects: Vec<&'static str>,
    /// Words that must not follow.
    pub excluded: Vec<&'static str>,
    /// PLOVER type.
    pub plover: &'static str,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
}

struct Table {
    verbs: Vec<EventVerb>,
    forms: HashMap<String, (usize, Tense)>,
}

/// The verb that a lower-case word is a form of.
pub(crate) fn event_verb(word: &str) -> Option<(&'static EventVerb, Tense)> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(read);
    table.forms.get(word).map(|&(index, tense)| (&table.verbs[index], tense))
}

fn read() -> Table {
    let mut table = Table {
        verbs: Vec::new(),
        forms: HashMap::new(),
    };
    for row in rows(include_str!("../../data/events.tsv")) {
        let [verb, forms, objects, plover, mode] = row[..] else { continue };
        let index = table.verbs.len();
        for (form, tense) in inflections(verb, forms) {
            table.forms.entry(form).or_insert((index, tense));
        }
        let words = || objects.split(' ').filter(|word| !word.is_empty());
        table.verbs.push(EventVerb {
            objects: words().filter(|word| !word.starts_with('!')).collect(),
            excluded: words().filter_map(|word| word.strip_prefix('!')).collect(),
            plover,
            mode: (!mode.is_empty()).then_some(mode),
        });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_of_the_ontology() {
        const TYPES: [&str; 16] = [
            "AGREE",
            "CONSULT",
            "SUPPORT",
            "CONCEDE",
            "COOPERATE",
            "AID",
            "RETREAT",
            "REQUEST",
            "ACCUSE",
            "REJECT",
            "THREATEN",
            "PROTEST",
            "SANCTION",
            "MOBILIZE",
            "COERCE",
            "ASSAULT",
        ];
        for row in rows(include_str!("../../data/events.tsv")) {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(TYPES.contains(&row[3]), "{row:?}");
        }
        assert_eq!(event_verb("withdrew").map(|(verb, _)| verb.plover), Some("RETREAT"));
    }
}
