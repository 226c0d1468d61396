//! Which entity of a reading is which of the annotations, and when an answer names the right ones.

use super::gold::{Entity, Gold, Page};
use super::ledger::{Document, Ledger};
use super::points::Points;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// From ids of the reading to ids of the annotations, one to one.
#[derive(Debug, Default)]
pub struct Alignment(BTreeMap<String, String>);

impl Alignment {
    /// Aligns by shared mentions first and by unambiguous names second; most votes first, of equal ones the first seen.
    pub fn of(gold: &Gold, ledger: &Ledger, pages: &[(&Page, &Document)]) -> Alignment {
        let mut votes = Votes::default();
        for (page, document) in pages {
            votes.by_mentions(page, document);
        }
        votes.by_names(&gold.entities, ledger);
        votes.0.sort_by(|a, b| b.2.total_cmp(&a.2));
        let (mut chosen, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (ours, theirs, _) in votes.0 {
            if !chosen.contains_key(&ours) && !taken.contains(&theirs) {
                taken.insert(theirs.clone());
                chosen.insert(ours, theirs);
            }
        }
        Alignment(chosen)
    }

    /// The annotations' id for one of the reading; an id that is not aligned stands for itself.
    pub fn of_id<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// Whether the id was aligned with this one.
    pub fn means(&self, id: &str, wanted: &str) -> bool {
        self.0.get(id).is_some_and(|chosen| chosen == wanted)
    }

    /// At least one of the wanted, and none that is neither wanted nor allowed: naming everybody is no answer.
    pub fn right(&self, found: &[String], wanted: &[String], allowed: &[String]) -> bool {
        let named: Vec<&str> = found.iter().map(|id| self.of_id(id)).collect();
        let in_list = |list: &[String], id: &str| list.iter().any(|other| other == id);
        named.iter().any(|id| in_list(wanted, id)) && named.iter().all(|id| in_list(wanted, id) || in_list(allowed, id))
    }
}

/// Votes for a pair of ids, in the order of the first.
#[derive(Default)]
struct Votes(Vec<(String, String, f64)>);

impl Votes {
    fn cast(&mut self, ours: &str, theirs: &str, weight: f64) {
        match self.0.iter_mut().find(|(a, b, _)| a == ours && b == theirs) {
            Some((.., sum)) => *sum += weight,
            None => self.0.push((ours.to_owned(), theirs.to_owned(), weight)),
        }
    }

    fn by_mentions(&mut self, page: &Page, document: &Document) {
        let found: Vec<Points> = document.mentions.iter().map(|mention| Points::of([&mention.span])).collect();
        for wanted in &page.mentions {
            let place = Points::of([&wanted.span]);
            let mut best = (0.0, None);
            for (mention, points) in document.mentions.iter().zip(&found) {
                let likeness = place.likeness(points);
                if likeness > best.0 {
                    best = (likeness, Some(mention));
                }
            }
            if let (0.5.., Some(mention)) = best {
                self.cast(&mention.entity, &wanted.entity, 1.0);
            }
        }
    }

    fn by_names(&mut self, wanted: &[Entity], ledger: &Ledger) {
        let names = unambiguous(wanted);
        for entity in &ledger.entities {
            let surfaces: BTreeSet<String> = std::iter::once(&entity.label)
                .chain(&entity.aliases)
                .map(|name| normal(name))
                .collect();
            for theirs in surfaces.iter().filter_map(|name| names.get(name)) {
                self.cast(&entity.id, theirs, 0.6);
            }
        }
    }
}

/// Normalised names that only one entity bears, or that its id spells; each with that entity.
fn unambiguous(entities: &[Entity]) -> BTreeMap<String, &str> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let all: Vec<(&Entity, BTreeSet<String>)> = entities.iter().map(|entity| (entity, surfaces(entity))).collect();
    for name in all.iter().flat_map(|(_, names)| names) {
        *count.entry(name.clone()).or_default() += 1;
    }
    let mut names = BTreeMap::new();
    for (entity, surfaces) in all {
        let spelled = normal(&entity.id.rsplit(':').next().unwrap_or_default().replace('_', " "));
        for name in surfaces {
            if count.get(&name) == Some(&1) || name == spelled {
                names.insert(name, entity.id.as_str());
            }
        }
    }
    names
}

/// Label and surfaces of an entity, pronouns left out.
fn surfaces(entity: &Entity) -> BTreeSet<String> {
    let label = normal(&entity.label);
    let mut names = BTreeSet::from([label.clone()]);
    let is_held = |value: &&Value| match value {
        Value::Array(list) => !list.is_empty(),
        Value::Object(kinds) => !kinds.is_empty(),
        _ => false,
    };
    match entity.surfaces.as_ref().filter(is_held).or(entity.aliases.as_ref()) {
        Some(Value::Object(kinds)) => {
            names.extend(kinds.values().flat_map(forms));
            for pronoun in kinds.get("pronoun").into_iter().flat_map(forms) {
                if pronoun != label {
                    names.remove(&pronoun);
                }
            }
        }
        Some(list) => names.extend(forms(list)),
        None => {}
    }
    names.remove("");
    names
}

/// Names in a list whose members are names or lists that begin with one.
fn forms(list: &Value) -> Vec<String> {
    let name = |value: &Value| value.get(0).unwrap_or(value).as_str().map(normal);
    list.as_array().into_iter().flatten().filter_map(name).collect()
}

/// Lower case, words of letters and digits parted by one blank, articles and titles left out.
pub fn normal(text: &str) -> String {
    let lower: String = text
        .to_lowercase()
        .chars()
        .map(|character| if character.is_alphanumeric() { character } else { ' ' })
        .collect();
    let words = lower
        .split_whitespace()
        .filter(|word| !matches!(*word, "the" | "a" | "an" | "mr" | "ms" | "mrs"));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &[&str]) -> Vec<String> {
        list.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn names_lose_articles_titles_and_marks() {
        assert_eq!(normal("The  Quayside Residents’ Forum"), "quayside residents forum");
        assert_eq!(normal("Ms. Aune-Lie"), "aune lie");
    }

    #[test]
    fn one_right_and_none_wrong() {
        let table = Alignment(BTreeMap::from([("x".to_owned(), "mayor".to_owned())]));
        assert!(table.right(&ids(&["x"]), &ids(&["mayor"]), &[]));
        assert!(!table.right(&ids(&["x", "y"]), &ids(&["mayor"]), &[]));
        assert!(table.right(&ids(&["x", "city"]), &ids(&["mayor"]), &ids(&["city"])));
        assert!(
            !table.right(&ids(&["city"]), &ids(&["mayor"]), &ids(&["city"])),
            "allowed is not wanted"
        );
        assert!(!table.right(&[], &ids(&["mayor"]), &[]));
    }

    #[test]
    fn names_that_two_bear_speak_for_neither() {
        let entity = |id: &str, label: &str, alias: &str| Entity {
            id: id.to_owned(),
            label: label.to_owned(),
            surfaces: Some(serde_json::json!({"name": [label, alias], "pronoun": ["she"]})),
            aliases: None,
        };
        let all = [
            entity("person:petra_oakes", "Petra Oakes", "Oakes"),
            entity("person:dunstan_oakes", "Dunstan Oakes", "Oakes"),
        ];
        let names = unambiguous(&all);
        assert_eq!(names.keys().collect::<Vec<_>>(), ["dunstan oakes", "petra oakes"]);
    }
}
