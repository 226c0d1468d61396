//! Actors that an analyst has fixed, put into a document's cast.

use crate::entities::actors::{Actors, FixedActor};
use crate::entities::cast::{Cast, Placed, entity_id};
use crate::entities::names::Name;
use crate::words::{Prose, tokenise};
use crate::{EntityKind, MentionKind};
use std::collections::HashMap;

/// The people an analyst fixed, by the keys of their full names. They are read like any other: with their offices, and by their
/// family names alone.
pub(super) fn known_people(actors: &Actors, cast: &mut Cast) -> HashMap<String, usize> {
    let mut by_key = HashMap::new();
    for fixed in actors.fixed.iter().filter(|fixed| fixed.kind == EntityKind::Person) {
        let actor = cast.actor_with_id(fixed_id(fixed), fixed.kind, &fixed.label);
        for written in std::iter::once(&fixed.label).chain(&fixed.aliases) {
            let parts: Vec<String> = written.replace("- ", "-").split_whitespace().map(str::to_owned).collect();
            if parts.len() < 2 {
                continue;
            }
            let name = Name::new(parts);
            let known = &mut cast.actors[actor];
            known.gender = known.gender.or(name.gender());
            by_key.insert(name.key.clone(), actor);
            known.name.get_or_insert(name);
        }
    }
    by_key
}

fn fixed_id(fixed: &FixedActor) -> String {
    fixed.id.clone().unwrap_or_else(|| entity_id(fixed.kind, &fixed.label))
}

/// Puts the analyst's actors down wherever their names stand and nobody else does; tells which words are taken.
pub(super) fn place_fixed(prose: &Prose, fixed_actors: &[FixedActor], cast: &mut Cast) -> Vec<bool> {
    let mut taken = vec![false; prose.words.len()];
    let mut table: HashMap<&str, Vec<(Vec<&str>, usize)>> = HashMap::new();
    for fixed in fixed_actors {
        let actor = cast.actor_with_id(fixed_id(fixed), fixed.kind, &fixed.label);
        for name in std::iter::once(&fixed.label).chain(&fixed.aliases) {
            let mut words = Vec::new();
            tokenise(name, 0, &mut words);
            let words: Vec<&str> = words.iter().map(|word| word.text).collect();
            if let Some(first) = words.first() {
                table.entry(first).or_default().push((words, actor));
            }
        }
    }
    for entries in table.values_mut() {
        entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    let mut at = 0;
    while at < prose.words.len() {
        let fits = |words: &[&str]| {
            let mut placed = words.iter().enumerate().map(|(offset, word)| (at + offset, word));
            placed.all(|(place, word)| prose.text(place) == *word && cast.mention(place).is_none())
        };
        let found = table
            .get(prose.text(at))
            .and_then(|entries| entries.iter().find(|(words, _)| fits(words)));
        let Some((words, actor)) = found else {
            at += 1;
            continue;
        };
        let range = at..at + words.len();
        taken[range.clone()].fill(true);
        at = range.end;
        cast.place(
            prose,
            Placed {
                words: range,
                actor: *actor,
                kind: MentionKind::Name,
            },
        );
    }
    taken
}
