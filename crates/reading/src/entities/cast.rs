//! The actors of one document and where they are mentioned.

use crate::entities::names::Name;
use crate::lexicon::Gender;
use crate::words::Prose;
use crate::{Entity, EntityKind, Mention, MentionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// An actor of the document while it is being read.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    /// Id, made from kind and label or fixed by the analyst.
    pub id: String,
    /// What kind.
    pub kind: EntityKind,
    /// The fullest name.
    pub label: String,
    /// Surfaces seen.
    pub aliases: BTreeSet<String>,
    /// The parts of a person's name.
    pub name: Option<Name>,
    /// He or she, where name or title says so.
    pub gender: Option<Gender>,
    /// Codes of the states that the person or body belongs to, as far as the page says.
    pub states: BTreeSet<String>,
    /// Offices that stand before or behind the name, lower case.
    pub offices: BTreeSet<String>,
    /// Named through a relative: never meant by the bare family name.
    pub kin: bool,
}

/// A mention in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Which words.
    pub words: Range<usize>,
    /// Index of the actor.
    pub actor: usize,
    /// How it refers.
    pub kind: MentionKind,
}

/// Actors and mentions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    /// In the order they were met.
    pub actors: Vec<Actor>,
    /// In no order.
    pub mentions: Vec<Placed>,
    /// For each word, the outermost mention over it.
    pub at: Vec<Option<usize>>,
    by_id: BTreeMap<String, usize>,
}

impl Cast {
    /// An empty cast for a text of so many words.
    pub fn new(words: usize) -> Cast {
        Cast {
            at: vec![None; words],
            ..Cast::default()
        }
    }

    /// The actor of this kind and label, made if new.
    pub fn actor(&mut self, kind: EntityKind, label: &str) -> usize {
        self.actor_with_id(entity_id(kind, label), kind, label)
    }

    /// The actor with this id, made if new.
    pub fn actor_with_id(&mut self, id: String, kind: EntityKind, label: &str) -> usize {
        if let Some(&index) = self.by_id.get(&id) {
            return index;
        }
        let index = self.actors.len();
        self.by_id.insert(id.clone(), index);
        self.actors.push(Actor {
            id,
            kind,
            label: label.to_owned(),
            aliases: BTreeSet::new(),
            name: None,
            gender: None,
            states: BTreeSet::new(),
            offices: BTreeSet::new(),
            kin: false,
        });
        index
    }

    /// Puts a mention down; a word already covered keeps its outer mention. Returns the mention's index.
    pub fn place(&mut self, prose: &Prose, placed: Placed) -> usize {
        let surface = prose.phrase(placed.words.clone());
        let actor = &mut self.actors[placed.actor];
        if surface != actor.label && placed.kind != MentionKind::Pronoun {
            actor.aliases.insert(surface);
        }
        let index = self.mentions.len();
        for word in placed.words.clone() {
            self.at[word].get_or_insert(index);
        }
        self.mentions.push(placed);
        index
    }

    /// The mention over a word.
    pub fn mention(&self, word: usize) -> Option<&Placed> {
        self.at.get(word).copied().flatten().map(|index| &self.mentions[index])
    }

    /// Ids of actors, in order, each once.
    pub fn ids(&self, actors: &[usize]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for &actor in actors {
            let id = &self.actors[actor].id;
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// The entities that are mentioned or in `used`, sorted by id.
    pub fn entities(&self, used: &BTreeSet<String>) -> Vec<Entity> {
        let mentioned: BTreeSet<usize> = self.mentions.iter().map(|placed| placed.actor).collect();
        let mut entities: Vec<Entity> = self
            .actors
            .iter()
            .enumerate()
            .filter(|(index, actor)| mentioned.contains(index) || used.contains(&actor.id))
            .map(|(_, actor)| Entity {
                id: actor.id.clone(),
                kind: actor.kind,
                label: quiet(actor.kind, &actor.label),
                aliases: actor.aliases.iter().cloned().collect(),
            })
            .collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities
    }

    /// The mentions as spans, by place.
    pub fn spans(&self, prose: &Prose) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = self
            .mentions
            .iter()
            .map(|placed| Mention {
                span: prose.span(&placed.words),
                entity: self.actors[placed.actor].id.clone(),
                kind: placed.kind,
            })
            .collect();
        mentions.sort_by(|a, b| (a.span.start, a.span.end, &a.entity).cmp(&(b.span.start, b.span.end, &b.entity)));
        mentions.dedup_by(|a, b| a.span == b.span && a.entity == b.entity);
        mentions
    }
}

/// A person's label as names are written, where the page shouts it: "ANA BELL" before what she says is Ana Bell.
fn quiet(kind: EntityKind, label: &str) -> String {
    let shouted = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    if !matches!(kind, EntityKind::Person | EntityKind::Unnamed) || !label.split(' ').any(shouted) {
        return label.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        if kind == EntityKind::Unnamed {
            word.to_lowercase()
        } else {
            first + &letters.as_str().to_lowercase()
        }
    };
    let words: Vec<String> = label
        .split(' ')
        .map(|part| if shouted(part) { word(part) } else { part.to_owned() })
        .collect();
    words.join(" ")
}

/// The id of an actor: its kind and its label in lower case, everything but letters and digits a hyphen.
pub fn entity_id(kind: EntityKind, label: &str) -> String {
    let kind = match kind {
        EntityKind::Person => "person",
        EntityKind::State => "state",
        EntityKind::Organisation => "organisation",
        EntityKind::Group => "group",
        EntityKind::Unnamed => "unnamed",
    };
    format!("{kind}:{}", slug(label))
}

/// A label in lower case with hyphens for everything but letters and digits.
pub(crate) fn slug(label: &str) -> String {
    let mut slug = String::new();
    for character in label
        .to_lowercase()
        .chars()
        .filter(|character| !matches!(character, '’' | '\'' | '.'))
    {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_names() {
        assert_eq!(entity_id(EntityKind::Person, "Ana-Lucia  d’Or"), "person:ana-lucia-dor");
        assert_eq!(entity_id(EntityKind::Organisation, "U.N. Council"), "organisation:un-council");
    }
}
