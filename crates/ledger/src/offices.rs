//! Offices of the actors, and for whom they hold them, as the pages put them beside their names.

use crate::{Entry, Failure, Kind, Ledger, Named, Query};
use standoff_reading::{Entity, EntityKind, HeldOffice, Level, office_after, office_before, office_in};
use std::collections::BTreeMap;

/// An office of an actor, with the place that shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// From which level its holder speaks.
    pub level: Level,
    /// Its words, lower case.
    pub words: String,
    /// Whose office it is, where the name of a state or body stands at it: "Valdor’s envoy", "president of the union".
    pub of: Option<Named>,
    /// `document@start-end` of the name beside which it stands; `None` where the speaker has no name and is described by the office.
    pub citation: Option<String>,
}

/// States and bodies that are mentioned in a document, by the first and by the last character of the mention.
#[derive(Default)]
struct Bodies {
    starting: BTreeMap<(String, usize), Named>,
    ending: BTreeMap<(String, usize), Named>,
}

impl Ledger {
    /// The office of each actor that has one, by id: the one that most mentions show, of several the higher. Former offices give none.
    pub fn offices(&self) -> Result<BTreeMap<String, Office>, Failure> {
        let entities = self.entities()?;
        let kinds: BTreeMap<&str, EntityKind> = entities.iter().map(|entity| (entity.id.as_str(), entity.kind)).collect();
        let mentions = self.entries(&Query {
            kinds: vec![Kind::Mention],
            ..Query::default()
        })?;
        let is = |entry: &Entry, wanted: &[EntityKind]| kinds.get(entry.id.as_str()).is_some_and(|kind| wanted.contains(kind));
        let mut bodies = Bodies::default();
        for entry in mentions
            .iter()
            .filter(|entry| is(entry, &[EntityKind::State, EntityKind::Organisation]))
        {
            bodies.note(entry);
        }
        let mut found: BTreeMap<String, BTreeMap<(Level, String), Vec<Office>>> = BTreeMap::new();
        for entry in mentions.iter().filter(|entry| is(entry, &[EntityKind::Person])) {
            if let Some(office) = bodies.office(entry) {
                let key = (office.level, office.words.clone());
                found.entry(entry.id.clone()).or_default().entry(key).or_default().push(office);
            }
        }
        let described = entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Unnamed)
            .filter_map(|entity| Some((entity.id.clone(), described(entity, &entities)?)));
        let beside = found.into_iter().filter_map(|(id, offices)| Some((id, chosen(offices)?)));
        Ok(described.chain(beside).collect())
    }
}

/// The office by which somebody without a name is described, and the state or body whose name begins the description.
fn described(unnamed: &Entity, entities: &[Entity]) -> Option<Office> {
    let held = office_in(&unnamed.label).filter(|held| !held.former)?;
    let begins = |name: &str| {
        let rest = unnamed.label.strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with([' ', '’', '\'']))
    };
    let bodies = entities
        .iter()
        .filter(|entity| matches!(entity.kind, EntityKind::State | EntityKind::Organisation));
    let named = bodies.flat_map(|body| std::iter::once(&body.label).chain(&body.aliases).map(move |name| (name, body)));
    let of = named.filter(|(name, _)| begins(name)).max_by_key(|(name, _)| name.len());
    Some(Office {
        level: held.level,
        words: held.words,
        of: of.map(|(_, body)| Named {
            id: body.id.clone(),
            label: body.label.clone(),
        }),
        citation: None,
    })
}

/// The office that most mentions show, of several the higher; the body that most of these name.
fn chosen(offices: BTreeMap<(Level, String), Vec<Office>>) -> Option<Office> {
    let mut levels: BTreeMap<Level, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<Named, usize> = BTreeMap::new();
    for office in offices.values().flatten() {
        *levels.entry(office.level).or_default() += 1;
        if let Some(body) = &office.of {
            *bodies.entry(body.clone()).or_default() += 1;
        }
    }
    let most = |counts: &usize| usize::MAX - counts;
    let level = levels.iter().min_by_key(|(_, count)| most(count)).map(|(level, _)| *level)?;
    let of = bodies.iter().min_by_key(|(_, count)| most(count)).map(|(body, _)| body.clone());
    let held = offices.into_values().flatten().filter(|office| office.level == level);
    let shown = held.min_by_key(|office| (office.of != of, std::cmp::Reverse(office.words.len()), office.citation.clone()))?;
    Some(Office { of, ..shown })
}

impl Bodies {
    fn note(&mut self, entry: &Entry) {
        if let Some(named) = entry.actors.first() {
            self.starting.insert((entry.document.clone(), entry.span.start), named.clone());
            self.ending.insert((entry.document.clone(), entry.span.end), named.clone());
        }
    }

    /// The office beside a mention.
    fn office(&self, entry: &Entry) -> Option<Office> {
        let sentence = entry.span.start - entry.before.chars().count().min(entry.span.start);
        let (held, offset, whole) = office_before(&entry.before)
            .map(|held| (held, sentence, entry.before.as_str()))
            .or_else(|| office_after(&entry.after).map(|held| (held, entry.span.end, entry.after.as_str())))?;
        if held.former {
            return None;
        }
        let of = self.holder_of(entry, &held, (offset, whole));
        Some(Office {
            level: held.level,
            words: held.words,
            of,
            citation: Some(entry.citation.clone()),
        })
    }

    /// The body that stands directly before an office, or behind it with a preposition.
    fn holder_of(&self, entry: &Entry, held: &HeldOffice, (offset, whole): (usize, &str)) -> Option<Named> {
        let at = |end: usize| self.ending.get(&(entry.document.clone(), end));
        let (start, end) = (offset + held.start, offset + held.end);
        // A blank, or "’s" and a blank, between the name and the office.
        if let Some(before) = [1, 3, 2].into_iter().find_map(|gap| at(start.checked_sub(gap)?)) {
            return Some(before.clone());
        }
        let behind: String = whole.chars().skip(held.end).collect();
        let gap = [" of the ", " of ", " at the ", " at "]
            .into_iter()
            .find(|between| behind.starts_with(between))?;
        let starts = |start: usize| self.starting.get(&(entry.document.clone(), start));
        // The article may belong to the mention.
        let article = if gap.ends_with("the ") { 4 } else { 0 };
        let begin = end + gap.chars().count();
        starts(begin).or_else(|| starts(begin - article)).cloned()
    }
}
