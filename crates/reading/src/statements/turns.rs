//! Conversations set down in turns: "Ana Bell: …", "Q: …", a paragraph each, what follows without a name going on with the turn.
//!
//! A page is one where labels come back: at least three turns, two voices, one of them more than once. Whoever mostly asks is the
//! one who asks; of such a voice only the questions are statements.

use crate::EntityKind;
use crate::statements::direct;
use crate::statements::draft::Draft;
use crate::statements::reader::Reader;
use crate::statements::scene::Scene;
use crate::statements::source::Source;
use crate::statements::tone::bare;
use crate::words::Prose;
use crate::{Modality, StatementForm};
use std::collections::BTreeMap;
use std::ops::Range;

/// Most words of a label.
const LABEL: usize = 8;

/// Fewest turns that make a conversation.
const FEWEST: usize = 3;

/// A turn: who has it, and the words spoken.
struct Turn {
    label: Range<usize>,
    paragraphs: Vec<Range<usize>>,
}

/// Writes down the turns of a conversation, if the text is one; says which paragraphs they take.
pub(crate) fn read(reader: &mut Reader) {
    let scene = reader.scene;
    let turns = turns(scene);
    let mut asks: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for turn in &turns {
        let count = asks.entry(name(scene, &turn.label)).or_default();
        let last = turn
            .paragraphs
            .last()
            .and_then(|words| words.clone().rev().find(|&at| !is_closing(scene, at)));
        count.0 += 1;
        count.1 += usize::from(last.is_some_and(|at| scene.prose.lower(at) == "?"));
    }
    let repeated = asks.values().any(|&(turns, _)| turns > 1);
    if turns.len() < FEWEST || asks.len() < 2 || !repeated {
        return;
    }
    let sources: Vec<Source> = turns.iter().map(|turn| speaker(reader, &turn.label)).collect();
    let two = asks.len() == 2;
    for (turn, source) in turns.iter().zip(&sources) {
        let (all, asked) = asks[&name(scene, &turn.label)];
        let answers = asks.values().any(|&(turns, asked)| asked * 2 < turns);
        let other = sources.iter().find(|other| two && other.actors != source.actors);
        for words in &turn.paragraphs {
            let addressee = other.map_or(&[][..], |other| &other.actors);
            reader.resolver.recent.takes_turn(words.clone(), &source.actors, addressee);
        }
        write(reader, turn, source, asked * 2 > all && answers);
    }
}

fn is_closing(scene: &Scene, at: usize) -> bool {
    scene.prose.is(at, &["”", "\"", "’", ")", "'"])
}

fn name(scene: &Scene, label: &Range<usize>) -> String {
    scene.prose.phrase(label.clone()).to_lowercase()
}

/// The turns of a text: paragraphs that open with a label, and those without one behind them.
fn turns(scene: &Scene) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for words in &scene.prose.paragraphs {
        let bracketed = scene.prose.is(words.start, &["(", "["]);
        if let Some(colon) = label(scene, words) {
            let rest = colon + 1..words.end;
            turns.push(Turn {
                label: words.start..colon,
                paragraphs: Some(rest).filter(|rest| !rest.is_empty()).into_iter().collect(),
            });
        } else if let Some(turn) = turns.last_mut().filter(|_| !bracketed) {
            turn.paragraphs.push(words.clone());
        }
    }
    close(scene, &mut turns);
    turns
}

/// The last turn has no more paragraphs than the longest before it: what follows a conversation is the reporter's.
fn close(scene: &Scene, turns: &mut [Turn]) {
    let Some((last, before)) = turns.split_last_mut() else { return };
    let longest = before.iter().map(|turn| turn.paragraphs.len()).max().unwrap_or(0).max(1);
    last.paragraphs.truncate(longest);
    for turn in turns {
        let reported = |words: &Range<usize>| scene.prose.is(words.start, &["—", "–", "*", "•"]);
        let end = turn.paragraphs.iter().position(reported).unwrap_or(turn.paragraphs.len());
        turn.paragraphs.truncate(end);
    }
}

/// Where the label of a paragraph ends, if it opens with one: capitals or the words of an office, then a colon.
fn label(scene: &Scene, words: &Range<usize>) -> Option<usize> {
    let prose = scene.prose;
    let end = words.end.min(words.start + LABEL + 1);
    let colon = (words.start + 1..end).find(|&at| prose.lower(at) == ":")?;
    let fits = |at: usize| {
        let small = prose.is(at, &["the", "of", "for", "and", "de", "van", "von", "der", "to"]) && at > words.start;
        prose.is_capital(at) || small || prose.is(at, &[".", "-", ",", "(", ")"])
    };
    let text = prose.is_capital(words.start) && (words.start..colon).all(fits);
    let note = prose.is(
        words.start,
        &[
            "note",
            "photo",
            "picture",
            "source",
            "update",
            "updated",
            "read",
            "correction",
            "related",
            "image",
            "video",
            "by",
        ],
    );
    (text && !note && !scene.quotes.covers(colon)).then_some(colon)
}

/// Who has the turn: the label resolved, or the only person whose family name the label is.
fn speaker(reader: &mut Reader, label: &Range<usize>) -> Source {
    let prose = reader.scene.prose;
    let bare = label.clone().find(|&at| prose.lower(at) == "(").unwrap_or(label.end);
    let mut source = reader.resolver.resolve(prose, label.start..bare.max(label.start + 1));
    if source.actors.is_empty() {
        let last = prose.lower(bare.max(label.start + 1) - 1).to_owned();
        let named = |label: &str| label.to_lowercase().rsplit(' ').next() == Some(last.as_str());
        let cast = &reader.resolver.cast.actors;
        let mut fits = (0..cast.len()).filter(|&at| cast[at].kind == EntityKind::Person && named(&cast[at].label));
        source.actors = fits.next().filter(|_| fits.next().is_none()).into_iter().collect();
    }
    let name = label.start..bare.max(label.start + 1);
    if source.actors.is_empty() && is_full_name(prose, &name) {
        source.actors = vec![reader.resolver.cast.actor(EntityKind::Person, &prose.phrase(name))];
    }
    source.words = Some(label.clone());
    source
}

/// Two to four words in capitals, none of them a word of an office: whoever is introduced by nothing but the label.
fn is_full_name(prose: &Prose, words: &Range<usize>) -> bool {
    let plain = |at: usize| prose.is_capital(at) && crate::lexicon::office(prose.lower(at)).is_none() && prose.lower(at) != "the";
    (2..=4).contains(&words.len()) && words.clone().all(plain)
}

fn write(reader: &mut Reader, turn: &Turn, source: &Source, asks: bool) {
    let prose = reader.scene.prose;
    for words in &turn.paragraphs {
        reader.spoken[prose.paragraph_of[words.start]] = true;
        for content in direct::sentences(reader.scene, words) {
            let (modality, polarity) = bare(reader.scene, &content);
            let question = modality == Modality::Question;
            if asks && !question {
                continue;
            }
            reader.drafts.push(Draft {
                form: if question { StatementForm::Question } else { StatementForm::Block },
                modality,
                polarity,
                content: vec![content],
                cue: Vec::new(),
                source: source.clone(),
                addressee: Vec::new(),
                sentence: prose.sentence_of[words.start],
                rule: "turn of a conversation",
            });
        }
    }
}
