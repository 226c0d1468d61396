//! Who belongs to whom: the persons and bodies of a record gathered under the state or organisation that they speak for.
//!
//! Only what the pages show counts: an office before or behind a name ("Merrow Port Company spokesman Lund", "Lund, president of the
//! union"), a statement made on behalf of another, a commitment that binds a person and a body together, a body whose name begins with
//! another's ("Tarn government"). Whoever is tied to two with equal weight belongs to neither.

use crate::EntityRow;
use standoff_ledger::{Coded, Entry};
use standoff_reading::{Entity, EntityKind};
use std::collections::{BTreeMap, BTreeSet};

/// The most characters between a principal's name and the name of who speaks for it.
const FAR: usize = 60;

/// One side with all who speak for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// Name in formulas.
    pub key: String,
    /// Name to show.
    pub name: String,
    /// Ids of its actors, its own first.
    pub members: Vec<String>,
    /// What its own actor is.
    pub kind: EntityKind,
}

/// All sides, and the side of each actor.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides {
    /// In the order of the actors.
    pub sides: Vec<Side>,
    of: BTreeMap<String, usize>,
}

/// Ties between actors and those they may speak for, with their weight.
#[derive(Default)]
struct Ties {
    weight: BTreeMap<(String, String), usize>,
}

impl Ties {
    fn add(&mut self, voice: &str, principal: &str, weight: usize) {
        if voice != principal {
            *self.weight.entry((voice.to_owned(), principal.to_owned())).or_default() += weight;
        }
    }

    /// The principal with the most weight, if no other has as much; a single hint is not enough.
    fn principal(&self, voice: &str) -> Option<&str> {
        let mut own: Vec<(&str, usize)> = self
            .weight
            .iter()
            .filter(|((one, _), _)| one == voice)
            .map(|((_, principal), weight)| (principal.as_str(), *weight))
            .collect();
        own.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        match own[..] {
            [(principal, weight)] if weight >= 2 => Some(principal),
            [(principal, most), (_, next), ..] if most > next && most >= 2 => Some(principal),
            _ => None,
        }
    }
}

impl Sides {
    /// Gathers the actors of a record. `mentions` in the order of documents and places.
    pub(super) fn gather(actors: &[EntityRow], mentions: &[Entry], items: &[Entry]) -> Sides {
        let entities: BTreeMap<&str, &Entity> = actors.iter().map(|row| (row.id.as_str(), &row.actor.entity)).collect();
        let mut ties = Ties::default();
        by_office(&entities, mentions, &mut ties);
        by_statements(&entities, items, &mut ties);
        let mut parent: BTreeMap<&str, &str> = BTreeMap::new();
        for row in actors.iter().filter(|row| row.kind != EntityKind::State) {
            let named = by_name(&entities, row);
            let tied = ties
                .principal(&row.id)
                .and_then(|id| entities.get(id))
                .map(|found| found.id.as_str());
            if let Some(principal) = named.or(tied) {
                parent.insert(&row.id, principal);
            }
        }
        // A body whose people speak for one state as well is that state's: the same office under two names.
        for row in actors.iter().filter(|row| row.kind == EntityKind::Organisation) {
            if parent.contains_key(row.id.as_str()) {
                continue;
            }
            if let Some(state) = shared_state(&row.id, &entities, &ties) {
                parent.insert(&row.id, state);
            }
        }
        Sides::of_parents(actors, &parent)
    }

    fn of_parents(actors: &[EntityRow], parent: &BTreeMap<&str, &str>) -> Sides {
        let top = |id: &str| {
            let mut at = id.to_owned();
            // Chains are short; the bound ends a ring of names that begin with each other.
            for _ in 0..8 {
                match parent.get(at.as_str()) {
                    Some(next) => at = (*next).to_owned(),
                    None => break,
                }
            }
            at
        };
        let mut sides = Sides::default();
        let mut keys = BTreeSet::new();
        for row in actors.iter().filter(|row| top(&row.id) == row.id) {
            sides.of.insert(row.id.clone(), sides.sides.len());
            sides.sides.push(Side {
                key: unique(key_of(&row.actor.entity), &mut keys),
                name: row.label.clone(),
                members: vec![row.id.clone()],
                kind: row.kind,
            });
        }
        for row in actors.iter().filter(|row| top(&row.id) != row.id) {
            if let Some(&side) = sides.of.get(&top(&row.id)) {
                sides.of.insert(row.id.clone(), side);
                sides.sides[side].members.push(row.id.clone());
            }
        }
        sides
    }

    /// The side of an actor; `None` for one that is not in the record.
    pub(super) fn side(&self, actor: &str) -> Option<usize> {
        self.of.get(actor).copied()
    }

    /// The sides of actors, each once, in their order.
    pub(super) fn of_all(&self, actors: &[String]) -> Vec<usize> {
        let mut found = Vec::new();
        for side in actors.iter().filter_map(|actor| self.side(actor)) {
            if !found.contains(&side) {
                found.push(side);
            }
        }
        found
    }
}

/// Whether somebody can be spoken for.
fn is_principal(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::State | EntityKind::Organisation)
}

/// Ties from offices beside names.
fn by_office(entities: &BTreeMap<&str, &Entity>, mentions: &[Entry], ties: &mut Ties) {
    for (place, mention) in mentions.iter().enumerate() {
        let Some(voice) = entities.get(mention.id.as_str()).filter(|entity| entity.kind == EntityKind::Person) else {
            continue;
        };
        let before = mentions[..place]
            .iter()
            .rev()
            .take(4)
            .filter(|near| near.document == mention.document);
        for near in before.filter(|near| near.span.end <= mention.span.start && mention.span.start - near.span.end <= FAR) {
            let Some(principal) = entities.get(near.id.as_str()) else {
                continue;
            };
            if !is_principal(principal) {
                break;
            }
            if is_title(tail(&mention.before, mention.span.start - near.span.end)) && !is_former(&near.before) {
                ties.add(&voice.id, &principal.id, 3);
            }
        }
        let behind = mentions[place + 1..]
            .iter()
            .take(2)
            .filter(|near| near.document == mention.document);
        for near in behind.filter(|near| near.span.start >= mention.span.end && near.span.start - mention.span.end <= FAR) {
            let Some(principal) = entities.get(near.id.as_str()).filter(|entity| is_principal(entity)) else {
                break;
            };
            let gap: String = mention.after.chars().take(near.span.start - mention.span.end).collect();
            if is_office_of(&gap) {
                ties.add(&voice.id, &principal.id, 3);
            }
        }
        if let Some(body) = by_common_noun(entities, mention) {
            ties.add(&voice.id, body, 3);
        }
    }
}

/// The last characters of a text.
fn tail(text: &str, length: usize) -> &str {
    let skip = text.chars().count().saturating_sub(length);
    text.char_indices().nth(skip).map_or("", |(at, _)| &text[at..])
}

/// Whether the words between two names are a title: words alone, nothing that parts clauses.
fn is_title(gap: &str) -> bool {
    let gap = gap.trim_start_matches(['’', '\'']).trim_start_matches("s ");
    let words: Vec<&str> = gap.split_whitespace().collect();
    let title = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-') && !parts_clauses(&word.to_lowercase());
    let opens_otherwise = words
        .first()
        .is_some_and(|word| matches!(*word, "for" | "of" | "the" | "a" | "an" | "under" | "between"));
    !opens_otherwise
        && !words.is_empty()
        && words.len() <= 7
        && words.iter().all(title)
        && words.last().is_some_and(|word| word.chars().count() > 2)
}

/// Words that no title holds.
fn parts_clauses(word: &str) -> bool {
    const PARTING: &[&str] = &[
        "and",
        "or",
        "but",
        "that",
        "with",
        "to",
        "by",
        "from",
        "in",
        "on",
        "at",
        "said",
        "says",
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "as",
        "former",
        "ex-president",
        "after",
        "before",
        "if",
        "when",
        "while",
        "than",
        "met",
        "meet",
        "told",
        "against",
        "about",
        "between",
        "also",
    ];
    PARTING.contains(&word) || word.ends_with("ed") || word.ends_with("ing")
}

/// Whether the words behind a name open an office there: ", president of the".
fn is_office_of(gap: &str) -> bool {
    let Some(rest) = gap.strip_prefix(',') else { return false };
    let words: Vec<&str> = rest.split_whitespace().collect();
    let opens = matches!(words.iter().rev().find(|word| **word != "the"), Some(&"of" | &"at" | &"for"));
    let former = words.iter().any(|word| matches!(*word, "former" | "and" | "who" | "to"));
    opens && !former && words.len() >= 2 && words.len() <= 7
}

/// Whether what stands before a name says that the office is past.
fn is_former(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    matches!(last.as_str(), "former" | "ex" | "late" | "then")
}

/// The one organisation called by the noun of a title: "union president Lund" beside "the union".
fn by_common_noun<'e>(entities: &BTreeMap<&str, &'e Entity>, mention: &Entry) -> Option<&'e str> {
    let words: Vec<&str> = mention.before.split_whitespace().rev().take(3).collect();
    let noun = words
        .iter()
        .skip(1)
        .find(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 3)?
        .to_lowercase();
    // Only words that run up to the name: a comma or stop between ends the title.
    if words.first()?.ends_with([',', '.', ';', ':']) || parts_clauses(&words.first()?.to_lowercase()) {
        return None;
    }
    let called = |entity: &&&Entity| {
        let short = format!("the {noun}");
        entity.kind == EntityKind::Organisation && entity.aliases.iter().any(|alias| alias.to_lowercase() == short)
    };
    let mut found = entities.values().filter(called);
    let only = found.next()?;
    found.next().is_none().then_some(only.id.as_str())
}

/// Ties from statements on behalf of others and from commitments that bind a person and a body together.
fn by_statements(entities: &BTreeMap<&str, &Entity>, items: &[Entry], ties: &mut Ties) {
    let speakers: BTreeMap<&str, &Vec<String>> = items
        .iter()
        .filter_map(|entry| match &entry.coded {
            Coded::Statement(statement) => Some((entry.id.as_str(), &statement.speaker)),
            _ => None,
        })
        .collect();
    let kind = |id: &String| entities.get(id.as_str()).map(|entity| entity.kind);
    for entry in items {
        let (voices, principals, weight) = match &entry.coded {
            Coded::Statement(statement) => (statement.speaker.clone(), statement.on_behalf_of.clone(), 3),
            Coded::Commitment(commitment) => {
                let (people, bodies): (Vec<String>, Vec<String>) = commitment
                    .debtor
                    .iter()
                    .cloned()
                    .partition(|id| kind(id) == Some(EntityKind::Person));
                match (people.is_empty(), &bodies[..]) {
                    (false, [_]) => (people, bodies, 3),
                    (true, [_]) => {
                        let said = commitment.statement.as_deref().and_then(|statement| speakers.get(statement));
                        (said.map(|speaker| (*speaker).clone()).unwrap_or_default(), bodies, 1)
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        for voice in voices.iter().filter(|voice| !matches!(kind(voice), Some(EntityKind::State) | None)) {
            for principal in principals
                .iter()
                .filter(|id| entities.get(id.as_str()).is_some_and(|entity| is_principal(entity)))
            {
                ties.add(voice, principal, weight);
            }
        }
    }
}

/// The actor with whose name an actor's name begins: "North Tarn’s foreign minister", "Tarn government", "Lund administration".
fn by_name<'e>(entities: &BTreeMap<&str, &'e Entity>, row: &EntityRow) -> Option<&'e str> {
    if row.kind == EntityKind::Person {
        return None;
    }
    let label = row.label.to_lowercase().replace('’', "'");
    let label = label.strip_prefix("the ").unwrap_or(&label);
    if let Some(ruled) = ["government of the ", "government of "]
        .iter()
        .find_map(|opening| label.strip_prefix(opening))
    {
        let state = |entity: &&&Entity| entity.kind == EntityKind::State && entity.label.to_lowercase() == ruled;
        return entities.values().find(state).map(|entity| entity.id.as_str());
    }
    let begins = |surface: &str| {
        let surface = surface.to_lowercase().replace('’', "'");
        let rest = label.strip_prefix(surface.as_str()).filter(|_| surface.chars().count() > 1)?;
        let office = rest.strip_prefix("'s ").or(rest.strip_prefix(' ')).or(rest.strip_prefix("' "))?;
        is_of_government(office).then_some(surface.len())
    };
    let longest = |entity: &&'e Entity| {
        let surfaces = std::iter::once(&entity.label).chain(&entity.aliases);
        surfaces.filter_map(|surface| begins(surface)).max()
    };
    let others = entities
        .values()
        .copied()
        .filter(|entity| entity.id != row.id && entity.kind != EntityKind::Unnamed);
    others
        .filter_map(|entity| Some((longest(&entity)?, entity)))
        .max_by_key(|(length, entity)| (*length, std::cmp::Reverse(&entity.id)))
        .map(|(_, entity)| entity.id.as_str())
}

/// Whether words name a body or an officer of what stands before them.
fn is_of_government(words: &str) -> bool {
    const HEADS: &[&str] = &[
        "administration",
        "government",
        "regime",
        "cabinet",
        "president",
        "minister",
        "ministry",
        "leader",
        "leadership",
        "board",
        "official",
        "advisor",
        "adviser",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "army",
        "guard",
        "delegation",
        "envoy",
        "management",
        "office",
        "parliament",
    ];
    words.split_whitespace().next_back().is_some_and(|head| HEADS.contains(&head))
}

/// The one state for which those who hold an office of a body speak too.
fn shared_state<'e>(body: &str, entities: &BTreeMap<&str, &'e Entity>, ties: &Ties) -> Option<&'e str> {
    let people: BTreeSet<&str> = ties
        .weight
        .keys()
        .filter(|(_, principal)| principal == body)
        .map(|(voice, _)| voice.as_str())
        .collect();
    let states: BTreeSet<&'e str> = ties
        .weight
        .keys()
        .filter(|(voice, _)| people.contains(voice.as_str()))
        .filter_map(|(_, principal)| entities.get(principal.as_str()))
        .filter(|entity| entity.kind == EntityKind::State)
        .map(|entity| entity.id.as_str())
        .collect();
    let only = states.first().copied();
    only.filter(|_| states.len() == 1)
}

/// A short name for formulas: initials that the pages use, else the words of the label.
fn key_of(entity: &Entity) -> String {
    let initials = |alias: &&String| {
        let letters = alias.chars().filter(|c| *c != '.').count();
        (2..=5).contains(&letters) && alias.chars().all(|c| c.is_ascii_uppercase())
    };
    let short = entity
        .aliases
        .iter()
        .filter(initials)
        .min_by_key(|alias| (alias.len(), (*alias).clone()));
    key(short.unwrap_or(&entity.label))
}

/// A name made of words: letters and digits, the rest underscores.
pub(super) fn key(words: &str) -> String {
    let mut key = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        match c.is_ascii_alphanumeric() {
            true => key.push(c),
            false if !key.is_empty() && !key.ends_with('_') && c != '’' && c != '\'' => key.push('_'),
            false => {}
        }
    }
    let key = key.trim_matches('_');
    match key.chars().next() {
        None => "act".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{key}"),
        Some(_)
            if matches!(
                key,
                "not" | "and" | "or" | "if" | "iff" | "only" | "true" | "false" | "exactly" | "at" | "one" | "of"
            ) =>
        {
            format!("{key}_")
        }
        Some(_) => key.to_owned(),
    }
}

/// A name that is not taken yet.
pub(super) fn unique(wanted: String, taken: &mut BTreeSet<String>) -> String {
    let mut name = wanted.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{wanted}_{number}");
        number += 1;
    }
    name
}
