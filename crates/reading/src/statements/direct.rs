//! Quotations that stand by themselves, with the verb beside them.

use crate::statements::draft::{Draft, trimmed};
use crate::statements::predicate::Predicate;
use crate::statements::scene::Scene;
use crate::statements::source::Source;
use crate::statements::tone::tone;
use crate::{Modality, StatementForm};
use std::ops::Range;

/// Fewest words of a sentence that makes a statement of its own inside a quotation.
const SHORTEST: usize = 4;

/// The quotation that ends right before a word, a comma between.
pub(crate) fn ends_before(scene: &Scene, word: usize) -> Option<usize> {
    let near = |at: usize| {
        scene
            .quotes
            .around
            .get(at)
            .copied()
            .flatten()
            .filter(|&index| scene.quotes.all[index].outer.end == at + 1)
    };
    let before = word.checked_sub(1)?;
    let index = near(before).or_else(|| near(before.checked_sub(1)?).filter(|_| scene.prose.lower(before) == ","))?;
    let closed = scene.prose.lower(before) != "," && scene.prose.lower(scene.quotes.all[index].inner.end - 1) == ".";
    (!closed && scene.prose.paragraph_of[before] == scene.prose.paragraph_of[word]).then_some(index)
}

/// Where a subject begins if the office before it belongs to it: "its secretary, Ana Bell," begins at "its".
pub(crate) fn lead(scene: &Scene, subject: usize, sentence: &Range<usize>) -> usize {
    if subject <= sentence.start + 1 || scene.prose.lower(subject - 1) != "," || scene.quotes.covers(subject - 1) {
        return subject;
    }
    let from = (sentence.start..subject - 1)
        .rev()
        .find(|&at| scene.prose.words[at].is_mark() && scene.prose.lower(at) != "-" || scene.quotes.covers(at))
        .map_or(sentence.start, |at| at + 1);
    let phrase = crate::statements::source::phrase_before(scene.prose, subject - 1, &(from..subject - 1));
    phrase
        .filter(|words| words.len() <= 10 && words.start == from)
        .map_or(subject, |words| words.start)
}

/// The quotation that opens behind a verb: directly, behind an addressee or a time, behind a comma, a colon or "that".
pub(crate) fn opens_behind(scene: &Scene, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let limit = (verb + 30).min(sentence.end);
    let open = (verb + 1..limit).find(|&at| scene.quotes.covers(at))?;
    let index = scene.quotes.around[open]?;
    let before = open - 1;
    let introduced = before == verb || scene.prose.is(before, &[",", ":", "that"]);
    let clear = !(verb + 1..before)
        .any(|at| scene.prose.is(at, &[",", ";", ":", "that", "and", "but"]) || crate::statements::grammar::is_finite(scene.prose, at));
    (introduced && clear && scene.quotes.all[index].outer.start == open).then_some(index)
}

/// Whether a quotation is more than a few words inside somebody's clause: it opens like a sentence or closes its sentence.
pub(crate) fn stands_alone(scene: &Scene, index: usize) -> bool {
    let quote = &scene.quotes.all[index];
    if quote.inner.len() < 3 {
        return false;
    }
    let opens = scene.prose.is_capital(quote.inner.start) || quote.outer.start == scene.sentence(quote.outer.start).start;
    let sentence = scene.sentence(quote.inner.end - 1);
    let rest = (quote.outer.end..sentence.end)
        .filter(|&at| !scene.prose.words[at].is_mark())
        .count();
    opens || rest == 0
}

/// Statements of a quotation: one for each of its sentences.
pub(crate) fn statements(scene: &Scene, index: usize, predicate: &Predicate, source: &Source) -> Vec<Draft> {
    let quote = &scene.quotes.all[index];
    sentences(scene, &quote.inner)
        .into_iter()
        .map(|content| {
            let (modality, polarity) = tone(scene, predicate.cue, std::slice::from_ref(&content));
            let question = predicate.cue.modality == Modality::Question;
            Draft {
                form: if question { StatementForm::Question } else { StatementForm::Direct },
                content: vec![content],
                cue: std::iter::once(predicate.verb..predicate.verb + 1).collect(),
                source: source.clone(),
                addressee: Vec::new(),
                modality: if question { Modality::Question } else { modality },
                polarity,
                sentence: scene.prose.sentence_of[predicate.verb],
                rule: "quotation beside a verb of speech",
            }
        })
        .collect()
}

/// The sentences inside a quotation; one of a few words goes with the one before.
pub(crate) fn sentences(scene: &Scene, inner: &Range<usize>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = inner.start;
    while start < inner.end {
        let end = scene.sentence(start).end.min(inner.end).max(start + 1);
        match pieces.last_mut() {
            Some(last) if end - start < SHORTEST => last.end = end,
            _ => pieces.push(start..end),
        }
        start = end;
    }
    pieces.into_iter().filter_map(|piece| trimmed(scene.prose, piece)).collect()
}
