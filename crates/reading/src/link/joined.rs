//! Which actors of several documents are one.

use crate::entities::companies::is_legal_form;
use crate::entities::{Name, entity_id};
use crate::{Actors, CodedDocument, Entity, EntityKind};
use std::collections::{BTreeMap, BTreeSet};

/// From an id in a document to the dossier's id, where the two differ.
pub(crate) type Table = BTreeMap<String, String>;

/// Works out which ids mean one actor.
pub(crate) fn table(documents: &[CodedDocument], actors: &Actors) -> Table {
    let mut all = distinct(documents);
    // States first: where a name is a state's on one page, it is on all.
    all.sort_by_key(|entity| entity.kind != EntityKind::State);
    let mut table = Table::new();
    let fixed = fixed_names(actors);
    let mut by_key: BTreeMap<String, &Entity> = BTreeMap::new();
    let mut bearers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entity in &all {
        if let Some(id) = fixed.get(&folded(&entity.label)) {
            insert(&mut table, &entity.id, id);
        }
        let key = key(entity);
        let first = *by_key.entry(key).or_insert(entity);
        let id = table.get(&first.id).unwrap_or(&first.id).clone();
        insert(&mut table, &entity.id, &id);
        for family in families(entity).into_iter().chain(first_of_company(entity)) {
            bearers.entry(family).or_default().insert(id.clone());
        }
    }
    let short = |entity: &&&Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organisation) && !entity.label.contains(' ');
    for entity in all.iter().filter(short) {
        let others: Vec<&String> = bearers
            .get(&entity.label)
            .into_iter()
            .flatten()
            .filter(|id| **id != entity.id)
            .collect();
        if let [one] = others[..] {
            insert(&mut table, &entity.id, one);
        }
    }
    table
}

fn insert(table: &mut Table, from: &str, to: &str) {
    if from != to {
        table.entry(from.to_owned()).or_insert_with(|| to.to_owned());
    }
}

/// Each entity once, the fullest label first among those with one id, in the order of ids.
fn distinct(documents: &[CodedDocument]) -> Vec<&Entity> {
    let mut by_id: BTreeMap<&str, &Entity> = BTreeMap::new();
    for entity in documents.iter().flat_map(|document| &document.entities) {
        let held = by_id.entry(&entity.id).or_insert(entity);
        if (entity.label.len(), &held.label) > (held.label.len(), &entity.label) {
            *held = entity;
        }
    }
    by_id.into_values().collect()
}

fn fixed_names(actors: &Actors) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for actor in &actors.fixed {
        let id = actor.id.clone().unwrap_or_else(|| entity_id(actor.kind, &actor.label));
        for name in std::iter::once(&actor.label).chain(&actor.aliases) {
            names.insert(folded(name), id.clone());
        }
    }
    names
}

/// What two ways of writing one actor share. Unnamed actors and states with a code are their ids; a state that no table knows and a
/// body share their name, as one page may show the country where another shows only a name that acts.
fn key(entity: &Entity) -> String {
    match entity.kind {
        EntityKind::Person if entity.label.contains(' ') => format!("person {}", Name::new(parts(&entity.label)).key),
        EntityKind::Organisation => format!("name {}", without_form(&folded(&entity.label)).0),
        EntityKind::State if !has_code(&entity.id) => format!("name {}", folded(&entity.label)),
        _ => entity.id.clone(),
    }
}

/// What a company is called beside its legal form, and whether it has one: "Halden Estates Ltd" is "halden estates".
fn without_form(folded: &str) -> (&str, bool) {
    let (name, last) = folded.rsplit_once(' ').unwrap_or((folded, ""));
    if is_legal_form(last) { (name, true) } else { (folded, false) }
}

/// Whether a state's id ends in its code of three capitals.
fn has_code(id: &str) -> bool {
    let code = id.strip_prefix("state:").unwrap_or_default();
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn families(entity: &Entity) -> Vec<String> {
    let named = entity.kind == EntityKind::Person && entity.label.contains(' ');
    if named {
        Name::new(parts(&entity.label)).families
    } else {
        Vec::new()
    }
}

/// The first word of a company with its legal form, by which pages go on to call it.
fn first_of_company(entity: &Entity) -> Option<String> {
    let folded = folded(&entity.label);
    let company = entity.kind == EntityKind::Organisation && without_form(&folded).1;
    let first = entity.label.split(' ').find(|word| *word != "the" && *word != "The")?;
    company.then(|| first.to_owned())
}

fn parts(label: &str) -> Vec<String> {
    label.split(' ').map(str::to_owned).collect()
}

/// A label without case, marks and a leading article.
fn folded(label: &str) -> String {
    let plain: String = label
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| *word != "the").collect();
    words.join(" ")
}

/// Gives a document the dossier's ids.
pub(crate) fn rename(document: &mut CodedDocument, table: &Table) {
    let one = |id: &mut String| {
        if let Some(new) = table.get(id) {
            id.clone_from(new);
        }
    };
    let many = |ids: &mut Vec<String>| {
        ids.iter_mut().for_each(one);
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    };
    document.entities.iter_mut().for_each(|entity| one(&mut entity.id));
    document.mentions.iter_mut().for_each(|mention| one(&mut mention.entity));
    for statement in &mut document.statements {
        [&mut statement.speaker, &mut statement.on_behalf_of, &mut statement.addressee]
            .into_iter()
            .for_each(many);
    }
    for event in &mut document.events {
        [&mut event.actors, &mut event.targets].into_iter().for_each(many);
    }
    for commitment in &mut document.commitments {
        [&mut commitment.debtor, &mut commitment.counterparty].into_iter().for_each(many);
        // Two descriptions that turn out to be one actor: nobody waits for himself.
        commitment.counterparty.retain(|id| !commitment.debtor.contains(id));
    }
    document.entities = merged(std::mem::take(&mut document.entities).iter());
}

/// All actors of the dossier by id; the analyst's labels win.
pub(crate) fn entities(documents: &[CodedDocument], actors: &Actors) -> Vec<Entity> {
    let mut entities = merged(documents.iter().flat_map(|document| &document.entities));
    for actor in &actors.fixed {
        let id = actor.id.clone().unwrap_or_else(|| entity_id(actor.kind, &actor.label));
        if let Some(entity) = entities.iter_mut().find(|entity| entity.id == id) {
            entity.kind = actor.kind;
            let old = std::mem::replace(&mut entity.label, actor.label.clone());
            let names: BTreeSet<String> = entity
                .aliases
                .drain(..)
                .chain([old])
                .chain(actor.aliases.iter().cloned())
                .filter(|name| *name != actor.label)
                .collect();
            entity.aliases = names.into_iter().collect();
        }
    }
    entities
}

/// Entities with one id become one: the label with most parts, the longest of these, all other names as aliases.
fn merged<'e>(all: impl Iterator<Item = &'e Entity>) -> Vec<Entity> {
    let mut by_id: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for entity in all {
        by_id.entry(&entity.id).or_default().push(entity);
    }
    let one = |(id, held): (&str, Vec<&Entity>)| {
        let fullest = held
            .iter()
            .max_by(|a, b| fullness(&a.label).cmp(&fullness(&b.label)).then_with(|| b.label.cmp(&a.label)))?;
        let names: BTreeSet<&String> = held
            .iter()
            .flat_map(|entity| entity.aliases.iter().chain([&entity.label]))
            .collect();
        let aliases = names.into_iter().filter(|name| **name != fullest.label).cloned().collect();
        Some(Entity {
            id: id.to_owned(),
            kind: fullest.kind,
            label: fullest.label.clone(),
            aliases,
        })
    };
    by_id.into_iter().filter_map(one).collect()
}

fn fullness(label: &str) -> (usize, usize) {
    (label.split(' ').count(), label.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{code, extract};

    #[test]
    fn nobody_waits_for_himself() {
        let page = "The Ridge Carriers’ League said it would drive again only if the Sollen Toll Company paid the fines.";
        let extraction = extract(page.as_bytes(), "page").expect("plain text");
        let mut document = code(&extraction, &Actors::default());
        let commitment = document.commitments.first_mut().expect("a condition that binds");
        commitment.debtor = vec!["organisation:sollen".into()];
        commitment.counterparty = vec![
            "organisation:sollen-toll-company".into(),
            "organisation:ridge-carriers-league".into(),
        ];
        let table = Table::from([("organisation:sollen".to_owned(), "organisation:sollen-toll-company".to_owned())]);
        rename(&mut document, &table);
        assert_eq!(document.commitments[0].debtor, ["organisation:sollen-toll-company"]);
        assert_eq!(document.commitments[0].counterparty, ["organisation:ridge-carriers-league"]);
    }
}
