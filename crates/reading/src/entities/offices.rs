//! Offices that the page gives to a person in a sentence of their own: "Ana Bell was elected mayor", "The man chosen is Tom Reed".

use crate::EntityKind;
use crate::entities::cast::Cast;
use crate::entities::titles::{Held, office_at};
use crate::words::Prose;
use std::ops::Range;

/// Verbs that put somebody into an office.
const APPOINT: &[&str] = &[
    "appointed",
    "named",
    "elected",
    "nominated",
    "chosen",
    "picked",
    "re-elected",
    "chose",
    "selected",
    "appointing",
    "naming",
];

/// Words between a verb and an office.
const BETWEEN: &[&str] = &[
    "the", "a", "an", "as", "new", "its", "his", "her", "their", "to", "be", "interim", "acting", "first", "next",
];

/// Gives offices to those whom a sentence puts into them. Linear in the number of words.
pub(super) fn learn(prose: &Prose, cast: &mut Cast) {
    let mut open: Option<(Held, usize)> = None;
    for (number, sentence) in prose.sentences.iter().enumerate() {
        let mut found: Vec<(usize, String)> = Vec::new();
        for at in sentence.clone() {
            if let Some(person) = person_from(cast, at) {
                found.extend(behind_name(prose, person.1, sentence).map(|held| (person.0, held.words)));
            } else if APPOINT.contains(&prose.lower(at)) {
                if let Some(person) = person_from(cast, at + 1) {
                    found.extend(office_past(prose, person.1, sentence, true).map(|held| (person.0, held.words)));
                } else if let Some(held) = office_past(prose, at + 1, sentence, true) {
                    open = Some((held, number));
                }
            }
        }
        if let Some((held, introduced)) = &open
            && introduced + 1 == number
            && let Some(person) = chosen(prose, cast, sentence)
        {
            found.push((person, held.words.clone()));
        }
        for (person, office) in found {
            cast.actors[person].offices.insert(office);
        }
    }
}

/// The person whose mention starts at a word, and where it ends.
fn person_from(cast: &Cast, at: usize) -> Option<(usize, usize)> {
    let placed = cast.mention(at).filter(|placed| placed.words.start == at)?;
    (cast.actors[placed.actor].kind == EntityKind::Person).then_some((placed.actor, placed.words.end))
}

/// "… was elected mayor", "… became chief executive", "… is the chairman".
fn behind_name(prose: &Prose, end: usize, sentence: &Range<usize>) -> Option<Held> {
    let mut at = end;
    while at < sentence.end && prose.is(at, &["was", "has", "had", "been", "is", "later"]) {
        at += 1;
    }
    let copula = at > end && prose.is(at - 1, &["is", "was", "been"]);
    let put = copula && APPOINT.contains(&prose.lower(at)) || prose.is(at, &["became", "becomes"]);
    if put {
        office_past(prose, at + 1, sentence, false)
    } else if copula {
        office_past(prose, at, sentence, true)
    } else {
        None
    }
}

/// An office behind articles and the like; with `needs`, at least one of them.
fn office_past(prose: &Prose, from: usize, sentence: &Range<usize>, needs: bool) -> Option<Held> {
    let mut at = from;
    while at < sentence.end.min(from + 4) && BETWEEN.contains(&prose.lower(at)) {
        at += 1;
    }
    if needs && at == from {
        return None;
    }
    office_at(prose, at, sentence.end).filter(|held| held.kind != crate::lexicon::Office::Kin)
}

/// "The character chosen is …": the person behind the copula.
fn chosen(prose: &Prose, cast: &Cast, sentence: &Range<usize>) -> Option<usize> {
    let verb = (sentence.start..sentence.end.min(sentence.start + 5)).find(|&at| prose.is(at, APPOINT) || prose.lower(at) == "choice")?;
    let copula = verb + 1;
    prose
        .is(copula, &["is", "was"])
        .then(|| person_from(cast, copula + 1))
        .flatten()
        .map(|(person, _)| person)
}

#[cfg(test)]
mod tests {
    use crate::entities::find;
    use crate::words::Prose;
    use crate::{Actors, Sentence, Span, Text};

    fn offices(content: &str) -> Vec<String> {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let half = content.find(". ").map_or(text.len(), |at| at + 1);
        let first = Span { start: 0, end: half };
        let mut sentences = vec![Sentence {
            span: first,
            paragraph: whole,
        }];
        if half < text.len() {
            let span = Span {
                start: half + 1,
                end: text.len(),
            };
            sentences.push(Sentence { span, paragraph: whole });
        }
        let cast = find(&Prose::new(&text, &sentences), &Actors::default());
        cast.actors.iter().flat_map(|actor| actor.offices.iter().cloned()).collect()
    }

    #[test]
    fn sentences_give_offices() {
        assert_eq!(offices("Anna Bell was elected mayor in May."), ["mayor"]);
        assert_eq!(offices("The board named Peter Reed as its chief executive."), ["chief executive"]);
        assert_eq!(
            offices("The city appointed a new special envoy. The man chosen is Peter Reed, a judge of old."),
            ["judge", "special envoy"]
        );
        assert_eq!(offices("President Anna Bell appointed a new special envoy."), ["president"]);
        assert!(offices("Anna Bell was told that the mayor left.").is_empty());
    }
}
