//! Quotations without marks: a paragraph that ends in a colon, then what was said.

use crate::entities::Cast;
use crate::statements::cues::{Tense, cue};
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::is_noun_use;
use crate::statements::reader::Reader;
use crate::statements::scene::Scene;
use crate::statements::source::Source;
use crate::statements::tone::{is_negated, worded};
use crate::{EntityKind, Modality, Polarity, StatementForm};
use std::ops::Range;

/// Most paragraphs that follow a colon as one quotation.
const MOST: usize = 8;

/// Most words of a paragraph inside such a quotation.
const LONGEST: usize = 120;

/// Writes down the block quotations of a text.
pub(crate) fn read(reader: &mut Reader) {
    let scene = reader.scene;
    let mut paragraph = 0;
    while paragraph < scene.prose.paragraphs.len() {
        let introduced = introduction(scene, paragraph).and_then(|verb| Some((verb, speaker(scene, reader.resolver.cast, paragraph)?)));
        let Some((verb, source)) = introduced else {
            paragraph += 1;
            continue;
        };
        let last = (paragraph + 1..scene.prose.paragraphs.len().min(paragraph + 1 + MOST))
            .take_while(|&next| is_quoted(scene, reader.resolver.cast, next))
            .max();
        for next in paragraph + 1..=last.unwrap_or(paragraph) {
            write(reader, next, &source, &verb);
        }
        paragraph = last.unwrap_or(paragraph) + 1;
    }
}

/// The verb or noun of speech in a paragraph that ends in a colon.
fn introduction(scene: &Scene, paragraph: usize) -> Option<Range<usize>> {
    let words = scene.prose.paragraphs[paragraph].clone();
    let colon = words
        .end
        .checked_sub(1)
        .filter(|&at| scene.prose.lower(at) == ":" && !scene.quotes.covers(at))?;
    let from = colon.saturating_sub(60).max(words.start);
    let speech = |at: usize| {
        let verb =
            cue(scene.prose.lower(at)).is_some_and(|(cue, tense)| cue.quotes() && tense != Tense::Base) && !is_noun_use(scene.prose, at);
        verb || scene
            .prose
            .is(at, &["statement", "letter", "message", "declaration", "communiqué", "communique"])
    };
    (from..colon).rev().find(|&at| speech(at)).map(|at| at..at + 1)
}

/// Who speaks in the block: the person or body last named behind "by" or "from", else the only one named as subject.
fn speaker(scene: &Scene, cast: &Cast, paragraph: usize) -> Option<Source> {
    let words = scene.prose.paragraphs[paragraph].clone();
    let sentence = scene.sentence(words.end - 1);
    let by = sentence.clone().find(|&at| scene.prose.is(at, &["by", "from"]));
    let named = |range: Range<usize>| -> Option<Source> {
        let end = range
            .clone()
            .find(|&at| scene.prose.is(at, &["that", "which", "said", "says"]))
            .unwrap_or(range.end);
        let mut placed = (range.start..end).filter_map(|at| cast.mention(at)).filter(|placed| {
            let actor = &cast.actors[placed.actor];
            let possessive = scene.prose.is(placed.words.end, &["'s", "'", "’"]);
            !possessive && (actor.kind == EntityKind::Person || actor.kind == EntityKind::Organisation)
        });
        placed.next_back().map(|placed| Source {
            words: Some(placed.words.clone()),
            actors: vec![placed.actor],
            on_behalf_of: Vec::new(),
        })
    };
    match by {
        Some(by) => named(by + 1..sentence.end),
        None => named(sentence.start..sentence.end.min(sentence.start + 12)),
    }
}

/// Whether a paragraph can be part of a block: short, and no named actor speaks in it.
fn is_quoted(scene: &Scene, cast: &Cast, paragraph: usize) -> bool {
    let words = scene.prose.paragraphs[paragraph].clone();
    let reports = |at: usize| {
        let speech = cue(scene.prose.lower(at)).is_some_and(|(cue, tense)| cue.quotes() && matches!(tense, Tense::Past | Tense::Third));
        speech && !scene.quotes.covers(at) && at > words.start && cast.mention(at - 1).is_some()
    };
    words.len() <= LONGEST && !words.clone().any(reports)
}

fn write(reader: &mut Reader, paragraph: usize, source: &Source, verb: &Range<usize>) {
    let scene = reader.scene;
    let words = scene.prose.paragraphs[paragraph].clone();
    let Some(content) = trimmed(scene.prose, words) else { return };
    let negated = is_negated(scene.prose, &content);
    reader.drafts.push(Draft {
        form: StatementForm::Block,
        modality: worded(scene.prose, &content).unwrap_or(Modality::Assertion),
        polarity: if negated { Polarity::Negative } else { Polarity::Positive },
        content: vec![content],
        cue: vec![verb.clone()],
        source: source.clone(),
        addressee: Vec::new(),
        sentence: scene.prose.sentence_of[verb.start],
        rule: "block behind a colon",
    });
}
