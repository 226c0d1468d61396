//! Events in words, and as records.

use super::deed::{self, Search};
use super::who::Who;
use super::{EventLexicon, word};
use crate::entities::Cast;
use crate::identity::content_id;
use crate::statements::{Draft, Scene};
use crate::{Event, EventStatus, Span, Statement};
use standoff_syntax::Tag;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Earlier events that are compared with a new one.
const NEAR: usize = 24;

/// An event in words.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    /// The words that report it.
    pub words: Range<usize>,
    /// The verb or noun.
    pub core: usize,
    /// Who.
    pub actors: Vec<usize>,
    /// Whom.
    pub targets: Vec<usize>,
    /// PLOVER type.
    pub plover: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Whether it took place.
    pub status: EventStatus,
    /// The statement that it is.
    pub statement: Option<String>,
    /// Which rule found it.
    pub rule: &'static str,
}

/// What was said on a page, in words and as records.
#[derive(Clone, Copy)]
pub(crate) struct Spoken<'s> {
    /// In words.
    pub drafts: &'s [Draft],
    /// As records.
    pub statements: &'s [Statement],
    /// Hash of the text.
    pub text_sha256: &'s str,
}

/// The events of a document, by place, their dates left open. About linear in the number of words.
pub(crate) fn find(scene: &Scene, cast: &mut Cast, lexicon: &EventLexicon, spoken: Spoken) -> Vec<Event> {
    let mut told = Told::default();
    let acts = word::find(scene, cast, (spoken.drafts, spoken.statements));
    let mut who = Who::new(scene, cast, spoken.drafts, spoken.text_sha256);
    let mut search = Search { lexicon, who: &mut who };
    let deeds = deed::find(scene, &mut search);
    for mut act in acts {
        if act.targets.is_empty() {
            act.targets = deed::targets_of_act(scene, &mut search, &act);
        }
        told.add_new(scene, act);
    }
    for deed in deeds {
        told.add_new(scene, deed);
    }
    let mut happenings = told.all;
    happenings.sort_by_key(|happening| (happening.words.start, happening.words.end));
    let mut seen = BTreeSet::new();
    let mut events: Vec<Event> = happenings
        .iter()
        .map(|happening| record(happening, scene, cast, spoken.text_sha256))
        .collect();
    events.retain(|event| seen.insert((event.span, event.plover.clone())) && seen.insert((Span { start: 0, end: 0 }, event.id.clone())));
    events
}

/// The events found so far.
#[derive(Default)]
struct Told {
    all: Vec<Happening>,
    /// By sentence.
    places: HashMap<usize, Vec<usize>>,
}

impl Told {
    fn add(&mut self, scene: &Scene, happening: Happening) {
        self.places
            .entry(scene.prose.sentence_of[happening.core])
            .or_default()
            .push(self.all.len());
        self.all.push(happening);
    }

    /// Adds an event unless its sentence tells it already, or a noun before named the same by the same actors.
    fn add_new(&mut self, scene: &Scene, new: Happening) {
        let here = self.places.get(&scene.prose.sentence_of[new.core]);
        let told = here.is_some_and(|places| places.iter().rev().take(NEAR).any(|&place| is_same(&self.all[place], &new)));
        let again = self.all.iter().rev().take(NEAR).any(|old| is_again(scene, old, &new));
        if !told && !again {
            self.add(scene, new);
        }
    }
}

/// Whether two events of a sentence are one: of a type, by one of the same actors, and told by some of the same words or to the same.
fn is_same(old: &Happening, new: &Happening) -> bool {
    let overlapping = old.words.start < new.words.end && new.words.start < old.words.end;
    let alike = old.status == new.status
        && old.actors == new.actors
        && (old.targets == new.targets || old.targets.is_empty() || new.targets.is_empty());
    (overlapping || alike) && old.plover == new.plover && old.actors.iter().any(|actor| new.actors.contains(actor))
}

/// Whether a noun comes back to what the same noun told of the same actors: "the launches", and later "its launches".
fn is_again(scene: &Scene, old: &Happening, new: &Happening) -> bool {
    let noun = |happening: &Happening| scene.trees.tag(happening.core) == Tag::Noun;
    noun(old)
        && noun(new)
        && old.plover == new.plover
        && old.actors == new.actors
        && scene.trees.lemma(old.core) == scene.trees.lemma(new.core)
}

fn record(happening: &Happening, scene: &Scene, cast: &Cast, text_sha256: &str) -> Event {
    let span = scene.prose.span(&happening.words);
    let sentence = scene.prose.sentence_of[happening.words.start];
    let passage = scene.prose.passages[sentence];
    Event {
        id: content_id('e', &format!("{text_sha256} {}", happening.plover), &[span]),
        span,
        words: scene.prose.phrase(happening.words.clone()),
        actors: cast.ids(&happening.actors),
        targets: cast.ids(&happening.targets),
        plover: happening.plover.clone(),
        mode: happening.mode.clone(),
        date: None,
        status: happening.status,
        statement: happening.statement.clone(),
        passage,
        rule: happening.rule.to_owned(),
        confidence: None,
    }
}
