//! Whose people are told beside which body: "Ana Bell of the Ridge Union", "the union's secretary, Ana Bell".
//!
//! A person belongs to the body that stands most often right beside the name, if no other stands there as often. It is a guess from places
//! alone, good enough to let two reports in nearly the same words be one, and for nothing else.

use crate::{CodedDocument, Entity, EntityKind, Mention, MentionKind};
use std::collections::BTreeMap;

/// Most characters between the name of a person and that of a body beside it.
const GAP: usize = 40;

/// Persons with their bodies, by id. Linear in the mentions.
pub(super) fn bodies(documents: &[CodedDocument]) -> Vec<(&str, &str)> {
    let kinds: BTreeMap<&str, EntityKind> = documents
        .iter()
        .flat_map(|document| &document.entities)
        .map(|entity: &Entity| (entity.id.as_str(), entity.kind))
        .collect();
    let kind = |mention: &Mention| kinds.get(mention.entity.as_str()).copied();
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for document in documents {
        let named: Vec<&Mention> = document
            .mentions
            .iter()
            .filter(|mention| mention.kind != MentionKind::Pronoun)
            .collect();
        for pair in named.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            let close = other.span.start <= one.span.end + GAP && one.span.end <= other.span.start;
            let ended = document.sentences.partition_point(|sentence| sentence.span.end < other.span.end);
            let sentence = document.sentences.get(ended).filter(|_| close);
            let together = sentence.is_some_and(|sentence| sentence.span.start <= one.span.start);
            let pair = match (kind(one), kind(other)) {
                (Some(EntityKind::Person), Some(EntityKind::Organisation)) => (one, other),
                (Some(EntityKind::Organisation), Some(EntityKind::Person)) => (other, one),
                _ => continue,
            };
            if together {
                *counts.entry(&pair.0.entity).or_default().entry(&pair.1.entity).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(person, bodies)| Some((person, foremost(&bodies)?)))
        .collect()
}

/// The body with the highest count, unless another has as many.
fn foremost<'d>(bodies: &BTreeMap<&'d str, usize>) -> Option<&'d str> {
    let most = bodies.values().max()?;
    let mut first = bodies.iter().filter(|(_, count)| *count == most);
    let body = first.next()?.0;
    first.next().is_none().then_some(*body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actors, code, extract};

    #[test]
    fn a_person_belongs_to_the_body_beside_the_name() {
        let page = "Ana Bell, secretary of the Ridge Carriers’ League, said the toll was too high.\n\nTom Ruiz of the Sollen Toll Company \
            answered on Friday. He said that nothing would change before Ana Bell came to the table.";
        let documents = [code(&extract(page.as_bytes(), "page").expect("plain text"), &Actors::default())];
        let bodies = bodies(&documents);
        assert!(
            bodies.contains(&("person:ana-bell", "organisation:ridge-carriers-league")),
            "{bodies:?}"
        );
        assert!(
            !bodies.contains(&("person:ana-bell", "organisation:sollen-toll-company")),
            "{bodies:?}"
        );
    }
}
