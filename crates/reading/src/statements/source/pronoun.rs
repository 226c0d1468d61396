//! Whom "he", "she", "it" and "they" mean.
//!
//! The subject of the sentence before is preferred, then whoever acts there, then the last subject of some sentences; gender rules
//! people out, and a gap of several sentences rules everybody out. In a conversation set down in turns "I" and "we" are whoever has the
//! turn, and "you" is the other one of two.

use crate::EntityKind;
use crate::entities::Cast;
use crate::lexicon::Gender;
use crate::statements::grammar::is_finite;
use crate::words::Prose;
use std::ops::Range;

/// Sentences after which a subject is forgotten.
const FORGOTTEN: usize = 5;

/// Subjects that are kept in mind.
const KEPT: usize = 6;

/// Who pronouns point to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent {
    /// The person that was the subject last.
    pub person: Option<usize>,
    /// The body that was the subject last.
    pub body: Option<usize>,
    /// Subjects with their sentences, the last at the end.
    subjects: Vec<(usize, usize)>,
    /// Several subjects at once, with their sentence.
    several: Option<(Vec<usize>, usize)>,
    /// Who has the turn in which words, in order.
    voices: Vec<Voice>,
}

/// The words of a turn, who has it, and whom it addresses.
#[derive(Clone, Debug)]
struct Voice {
    words: Range<usize>,
    speaker: Vec<usize>,
    addressee: Vec<usize>,
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    Body,
}

impl Recent {
    /// Remembers the subjects of a verb in a sentence.
    pub fn remember(&mut self, cast: &Cast, actors: &[usize], sentence: usize) {
        match *actors {
            [actor] => {
                if is_somebody(cast, actor) {
                    self.person = Some(actor);
                } else {
                    self.body = Some(actor);
                }
                self.subjects.retain(|(other, _)| *other != actor);
                self.subjects.push((actor, sentence));
                if self.subjects.len() > KEPT {
                    self.subjects.remove(0);
                }
            }
            [] => {}
            _ => self.several = Some((actors.to_vec(), sentence)),
        }
    }

    /// Notes who speaks in these words, and to whom if that is one voice; turns come in order.
    pub fn takes_turn(&mut self, words: Range<usize>, speaker: &[usize], addressee: &[usize]) {
        self.voices.push(Voice {
            words,
            speaker: speaker.to_vec(),
            addressee: addressee.to_vec(),
        });
    }

    /// The turn around a word.
    fn voice(&self, at: usize) -> Option<&Voice> {
        let next = self.voices.partition_point(|voice| voice.words.start <= at);
        self.voices[..next].last().filter(|voice| voice.words.contains(&at))
    }

    /// Whom the pronoun at a word means; empty if nothing decides.
    pub fn meant(&self, cast: &Cast, prose: &Prose, at: usize) -> Vec<usize> {
        let sentence = prose.sentence_of.get(at).copied().unwrap_or_default();
        let wanted = match prose.lower(at) {
            "he" | "him" => Wanted::Person(Gender::Male),
            "she" | "her" => Wanted::Person(Gender::Female),
            "it" => Wanted::Body,
            "they" | "them" => return self.many(cast, sentence),
            "i" | "we" => return self.voice(at).map(|voice| voice.speaker.clone()).unwrap_or_default(),
            "you" => return self.voice(at).map(|voice| voice.addressee.clone()).unwrap_or_default(),
            _ => return Vec::new(),
        };
        let asked = Asked { cast, prose, at, wanted };
        let held = self.subjects.iter().rev().find(|(actor, _)| fits(cast, *actor, wanted));
        let fresh = held.filter(|(_, named)| named + 1 >= sentence).map(|(actor, _)| *actor);
        let acting = || {
            (sentence.saturating_sub(1)..=sentence)
                .rev()
                .find_map(|number| asked.acting(number))
        };
        let older = || held.filter(|(_, named)| named + FORGOTTEN >= sentence).map(|(actor, _)| *actor);
        let only = || asked.only_named(sentence.saturating_sub(2));
        fresh.or_else(acting).or_else(older).or_else(only).into_iter().collect()
    }

    /// "they": several subjects, or a group, of the last sentences.
    fn many(&self, cast: &Cast, sentence: usize) -> Vec<usize> {
        let several = self.several.as_ref().filter(|(_, named)| named + 2 >= sentence);
        let group = self.subjects.last().filter(|(actor, named)| {
            let kind = cast.actors[*actor].kind;
            named + 2 >= sentence && matches!(kind, EntityKind::Group)
        });
        match (several, group) {
            (Some((actors, at)), Some((_, later))) if at >= later => actors.clone(),
            (_, Some((actor, _))) => vec![*actor],
            (Some((actors, _)), None) => actors.clone(),
            (None, None) => Vec::new(),
        }
    }
}

fn is_somebody(cast: &Cast, actor: usize) -> bool {
    matches!(cast.actors[actor].kind, EntityKind::Person | EntityKind::Unnamed)
}

fn fits(cast: &Cast, actor: usize, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Person(gender) => is_somebody(cast, actor) && cast.actors[actor].gender.is_none_or(|own| own == gender),
        Wanted::Body => !is_somebody(cast, actor) && cast.actors[actor].kind != EntityKind::Group,
    }
}

/// A pronoun in its place.
struct Asked<'p, 'a> {
    cast: &'p Cast,
    prose: &'p Prose<'a>,
    at: usize,
    wanted: Wanted,
}

impl Asked<'_, '_> {
    fn fits(&self, actor: usize) -> bool {
        fits(self.cast, actor, self.wanted)
    }

    /// The first fitting actor of a sentence that has a finite verb right behind its name, before the pronoun.
    fn acting(&self, number: usize) -> Option<usize> {
        let sentence = self.prose.sentences.get(number)?;
        sentence.clone().take_while(|&at| at < self.at).find_map(|at| {
            let placed = self.cast.mention(at).filter(|placed| placed.words.start == at)?;
            let acts = placed.words.end < self.at && is_finite(self.prose, placed.words.end);
            (acts && self.fits(placed.actor)).then_some(placed.actor)
        })
    }

    /// The only fitting person who is named from a sentence on, before the pronoun.
    fn only_named(&self, first: usize) -> Option<usize> {
        let start = self.prose.sentences.get(first)?.start;
        let mut found = None;
        for placed in (start..self.at).filter_map(|at| self.cast.mention(at)) {
            if self.fits(placed.actor) && found != Some(placed.actor) {
                if found.is_some() {
                    return None;
                }
                found = Some(placed.actor);
            }
        }
        found.filter(|_| matches!(self.wanted, Wanted::Person(_)))
    }
}
