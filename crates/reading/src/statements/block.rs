//! Quotations without marks: a paragraph that ends in a colon, then what was said.

use crate::entities::Cast;
use crate::statements::cues::{Tense, cue};
use crate::statements::direct;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::is_noun_use;
use crate::statements::reader::Reader;
use crate::statements::scene::Scene;
use crate::statements::source::{self, Source, Subject};
use crate::statements::tone::bare;
use crate::{EntityKind, StatementForm};
use std::ops::Range;

/// Most paragraphs that follow a colon as one quotation.
const MOST: usize = 8;

/// Most words of a paragraph inside such a quotation.
const LONGEST: usize = 120;

/// Who says what follows, and the word that tells so.
struct Told {
    source: Source,
    verb: Range<usize>,
}

/// How a block is set apart from the text around it.
#[derive(Clone, Copy)]
enum Marks {
    /// Not at all.
    None,
    /// By quotation marks: it ends with them.
    Quotation(usize),
    /// By an angle before each paragraph, as mail does: it ends with the last.
    Angle,
}

/// Writes down the block quotations of a text.
pub(crate) fn read(reader: &mut Reader) {
    let scene = reader.scene;
    let mut paragraph = 0;
    while paragraph < scene.prose.paragraphs.len() {
        let free = !reader.spoken[paragraph] && reader.spoken.get(paragraph + 1) != Some(&true);
        let introduced = introduction(scene, paragraph).filter(|_| free).and_then(|verb| {
            let source = speaker(reader, paragraph, &verb)?;
            Some(Told { source, verb })
        });
        paragraph = match introduced {
            Some(told) => block(reader, paragraph + 1, &told),
            None => paragraph + 1,
        };
    }
}

/// Writes down the block that opens at a paragraph; gives the paragraph behind it.
fn block(reader: &mut Reader, first: usize, told: &Told) -> usize {
    let scene = reader.scene;
    let marks = marks(scene, first);
    if let Marks::Quotation(index) = marks {
        quotation(reader, index, told);
        return first;
    }
    let most = if matches!(marks, Marks::Angle) { usize::MAX } else { MOST };
    let end = (first..scene.prose.paragraphs.len())
        .take(most)
        .find(|&next| match marks {
            Marks::Angle => !opens_with_angle(scene, next),
            _ => !is_quoted(scene, reader.resolver.cast, next),
        })
        .unwrap_or(scene.prose.paragraphs.len().min(first.saturating_add(most)));
    for next in first..end {
        if next > first && matches!(marks, Marks::None) && !is_in_first_person(scene, next) {
            return next;
        }
        write(reader, next, told);
    }
    end
}

fn marks(scene: &Scene, paragraph: usize) -> Marks {
    let Some(words) = scene.prose.paragraphs.get(paragraph) else {
        return Marks::None;
    };
    let quote = scene.quotes.around[words.start].filter(|&index| scene.quotes.all[index].outer.start == words.start);
    match quote {
        Some(index) if direct::stands_alone(scene, index) => Marks::Quotation(index),
        _ if opens_with_angle(scene, paragraph) => Marks::Angle,
        _ => Marks::None,
    }
}

fn opens_with_angle(scene: &Scene, paragraph: usize) -> bool {
    scene.prose.lower(scene.prose.paragraphs[paragraph].start) == ">"
}

/// A quotation in marks below its introduction; what goes on from it follows as after any other.
fn quotation(reader: &mut Reader, index: usize, told: &Told) {
    reader.used[index] = Some(reader.drafts.len());
    for content in direct::sentences(reader.scene, &reader.scene.quotes.all[index].inner) {
        draft(reader, content, told, StatementForm::Direct);
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

/// Who speaks in the block: the subject of its verb; else whoever is named behind "by" or "from", else the only one named.
fn speaker(reader: &mut Reader, paragraph: usize, verb: &Range<usize>) -> Option<Source> {
    if let Some(subject) = subject(reader, verb.start) {
        return Some(subject);
    }
    let (scene, cast) = (reader.scene, &*reader.resolver.cast);
    let words = scene.prose.paragraphs[paragraph].clone();
    let sentence = scene.sentence(words.end - 1);
    match sentence.clone().find(|&at| scene.prose.is(at, &["by", "from"])) {
        Some(by) => named(scene, cast, by + 1..sentence.end, false),
        None => named(scene, cast, sentence.start..sentence.end.min(sentence.start + 12), true),
    }
}

/// The subject of a verb of speech, if it is known who that is.
fn subject(reader: &mut Reader, verb: usize) -> Option<Source> {
    let scene = reader.scene;
    cue(scene.prose.lower(verb))?;
    match source::before(scene.prose, verb, &scene.sentence(verb), &scene.timed)? {
        Subject::Phrase(words) => Some(reader.resolver.resolve(scene.prose, words)).filter(|found| !found.actors.is_empty()),
        Subject::Shared => None,
    }
}

/// The person or body last named in a stretch; with `only`, none where others of its kind are named too.
fn named(scene: &Scene, cast: &Cast, range: Range<usize>, only: bool) -> Option<Source> {
    let end = range
        .clone()
        .find(|&at| scene.prose.is(at, &["that", "which", "said", "says"]))
        .unwrap_or(range.end);
    let kind = |actor: usize| cast.actors[actor].kind;
    let placed: Vec<_> = (range.start..end)
        .filter_map(|at| cast.mention(at))
        .filter(|placed| {
            let possessive = scene.prose.is(placed.words.end, &["'s", "'", "’"]);
            !possessive && matches!(kind(placed.actor), EntityKind::Person | EntityKind::Organisation)
        })
        .collect();
    let person = placed.iter().rev().find(|placed| kind(placed.actor) == EntityKind::Person);
    let chosen = if only { person.or(placed.last())? } else { placed.last()? };
    let rivals = placed
        .iter()
        .any(|placed| placed.actor != chosen.actor && kind(placed.actor) == kind(chosen.actor));
    (!(only && rivals)).then(|| Source {
        words: Some(chosen.words.clone()),
        actors: vec![chosen.actor],
        on_behalf_of: Vec::new(),
    })
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

/// Whether somebody speaks of themselves in a paragraph.
fn is_in_first_person(scene: &Scene, paragraph: usize) -> bool {
    let mut words = scene.prose.paragraphs[paragraph].clone();
    words.any(|at| {
        scene
            .prose
            .is(at, &["i", "we", "our", "my", "us", "me", "ours", "ourselves", "you", "your"])
            && !scene.quotes.covers(at)
    })
}

fn write(reader: &mut Reader, paragraph: usize, told: &Told) {
    let prose = reader.scene.prose;
    reader.spoken[paragraph] = true;
    let mut words = prose.paragraphs[paragraph].clone();
    while words.start < words.end && prose.lower(words.start) == ">" {
        words.start += 1;
    }
    if let Some(content) = trimmed(prose, words) {
        draft(reader, content, told, StatementForm::Block);
    }
}

fn draft(reader: &mut Reader, content: Range<usize>, told: &Told, form: StatementForm) {
    let prose = reader.scene.prose;
    let (modality, polarity) = bare(reader.scene, &content);
    reader.drafts.push(Draft {
        form,
        modality,
        polarity,
        content: vec![content],
        cue: vec![told.verb.clone()],
        source: told.source.clone(),
        addressee: Vec::new(),
        sentence: prose.sentence_of[told.verb.start],
        rule: "block behind a colon",
    });
}
