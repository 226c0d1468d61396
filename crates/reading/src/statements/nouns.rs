//! Nouns of speech with whoever they belong to: "the union's demand that …", "her claim that …", "in the minister's view".

use crate::lexicon::rows;
use crate::statements::clause::report;
use crate::statements::content::object_end;
use crate::statements::cues::{Cue, Tense, cue, modality_named};
use crate::statements::draft::trimmed;
use crate::statements::grammar::{BE, DETERMINER, PREPOSITION, PRONOUN, is_finite};
use crate::statements::indirect::Found;
use crate::statements::predicate::Predicate;
use crate::statements::reader::Reader;
use crate::statements::scene::Scene;
use crate::statements::source::{self, Source, Subject};
use crate::{Polarity, StatementForm};
use standoff_syntax::Tag;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Most words between an owner and the noun.
const REACH: usize = 4;

/// A noun of the table.
pub(crate) struct Noun {
    /// How its content is coded, as a verb's would be.
    cue: Cue,
    /// What may follow it.
    frames: Vec<&'static str>,
}

/// Verbs that do nothing but utter the noun behind them.
const UTTER: &[&str] = &[
    "express",
    "expressed",
    "expresses",
    "expressing",
    "voice",
    "voiced",
    "voices",
    "voicing",
    "raise",
    "raised",
    "raises",
    "raising",
    "issue",
    "issued",
    "issues",
    "issuing",
    "make",
    "made",
    "makes",
    "making",
    "give",
    "gave",
    "gives",
    "giving",
    "repeat",
    "repeated",
    "repeats",
    "repeating",
    "reiterate",
    "reiterated",
    "reiterates",
    "reiterating",
    "renew",
    "renewed",
    "renews",
    "renewing",
    "share",
    "shared",
    "shares",
    "sharing",
    "hold",
    "held",
    "holds",
    "holding",
    "take",
    "took",
    "takes",
    "taking",
    "deliver",
    "delivered",
    "sent",
    "sound",
    "sounded",
    "sounds",
    "sounding",
    "rejected",
    "denied",
    "dismissed",
];

/// The noun that a lower-case word is, singular or plural.
pub(crate) fn noun(word: &str) -> Option<&'static Noun> {
    static TABLE: OnceLock<HashMap<String, Noun>> = OnceLock::new();
    let table = TABLE.get_or_init(read);
    table.get(word)
}

fn read() -> HashMap<String, Noun> {
    let mut table = HashMap::new();
    for row in rows(include_str!("../../data/speech_nouns.tsv")) {
        let [word, frames, modality, polarity] = row[..] else { continue };
        let plural = word
            .strip_suffix('y')
            .map_or_else(|| format!("{word}s"), |stem| format!("{stem}ies"));
        for form in [word.to_owned(), plural] {
            let polarity = if polarity == "negative" {
                Polarity::Negative
            } else {
                Polarity::Positive
            };
            let cue = Cue {
                verb: word,
                frames: Vec::new(),
                prepositions: Vec::new(),
                modality: modality_named(modality),
                polarity,
            };
            let frames = frames.split(' ').collect();
            table.insert(form, Noun { cue, frames });
        }
    }
    table
}

impl Reader<'_, '_, '_, '_> {
    /// Reads a noun of speech at a word; says whether it was one with content and owner.
    pub(super) fn noun(&mut self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(noun) = noun(self.prose().lower(at)) else { return false };
        if noun.frames.contains(&"in") && self.in_view(at, noun, sentence) {
            return true;
        }
        let Some(found) = self.noun_content(at, noun, sentence) else {
            return false;
        };
        let Some(source) = self.owner(at, sentence) else { return false };
        let predicate = stands_for(noun, at);
        self.report(&predicate, found, source);
        true
    }

    /// What a noun of speech reports, by the word behind it.
    fn noun_content(&self, at: usize, noun: &Noun, sentence: &Range<usize>) -> Option<Found> {
        let prose = self.prose();
        let next = prose.lower(at + 1);
        if at + 4 >= sentence.end {
            return None;
        }
        if noun.frames.contains(&"is") && BE.contains(&next) && prose.lower(at + 2) == "that" {
            return report(self.scene, at + 3, sentence, "noun of speech that is something");
        }
        if next == "that" && noun.frames.contains(&"that") {
            let found = report(self.scene, at + 2, sentence, "clause behind a noun of speech")?;
            let gap = is_finite(prose, at + 2) || found.content.iter().any(|piece| piece.len() < 4);
            return (!gap).then_some(found);
        }
        if next == "to" && noun.frames.contains(&"to") && is_infinitive(self.scene, at + 1) && prose.lower(at) != "calls" {
            let end = object_end(prose, self.scene.quotes, at + 2..sentence.end, &self.scene.timed);
            return Some(Found::new(
                at + 2..end,
                StatementForm::ReportedAct,
                "infinitive behind a noun of speech",
            ));
        }
        let governs = matches!(next, "of" | "for" | "about" | "over" | "against" | "on") && noun.frames.contains(&next);
        let end = object_end(prose, self.scene.quotes, at + 2..sentence.end, &self.scene.timed);
        let end = (at + 2..end).find(|&word| is_finite(prose, word)).unwrap_or(end);
        (governs && end > at + 3).then(|| Found::new(at + 2..end, StatementForm::ReportedAct, "what a noun of speech is about"))
    }

    /// Whose noun it is: the possessive before it, "by" or "from" before it, or the subject of a verb that only utters it.
    fn owner(&mut self, at: usize, sentence: &Range<usize>) -> Option<Source> {
        let prose = self.prose();
        let from = at.saturating_sub(REACH).max(sentence.start);
        let clear = |word: &usize| !prose.words[*word].is_mark() && !PREPOSITION.contains(&prose.lower(*word));
        let near: Vec<usize> = (from..at)
            .rev()
            .take_while(|word| clear(word) || prose.is(*word, &["'s", "'", "’"]))
            .collect();
        let owner = near
            .iter()
            .copied()
            .find(|&word| prose.is(word, &["'s", "'", "’", "his", "her", "its", "their"]));
        let uttered = near.iter().copied().find(|&word| UTTER.contains(&prose.lower(word)));
        if let Some(verb) =
            uttered.filter(|&verb| owner.is_none_or(|owner| prose.is(owner, &["its", "his", "her", "their"]) && verb < owner))
        {
            return match source::before(prose, verb, sentence, &self.scene.timed)? {
                Subject::Phrase(words) => Some(self.resolver.resolve(prose, words)),
                Subject::Shared => None,
            };
        }
        let owner = owner?;
        if self.is_governed(owner, sentence) {
            return None;
        }
        match prose.lower(owner) {
            "his" | "her" => Some(self.recent(owner, self.resolver.recent.person)),
            "its" => Some(self.recent(owner, self.resolver.recent.body)),
            "their" => Some(self.recent(owner, None)),
            _ => {
                let named = owner
                    .checked_sub(1)
                    .and_then(|at| self.resolver.cast.mention(at))
                    .filter(|placed| placed.words.end == owner);
                let named = named.map(|placed| placed.words.clone());
                let words = named.or_else(|| source::phrase_before(prose, owner, sentence))?;
                Some(self.resolver.resolve(prose, words)).filter(|source| !source.actors.is_empty())
            }
        }
    }

    fn recent(&self, word: usize, actor: Option<usize>) -> Source {
        Source {
            words: Some(word..word + 1),
            actors: actor.into_iter().collect(),
            on_behalf_of: Vec::new(),
        }
    }

    /// Whether a verb of speech has the whole phrase as its object: "rejected the union's demand for more".
    fn is_governed(&self, owner: usize, sentence: &Range<usize>) -> bool {
        let prose = self.prose();
        let from = owner.saturating_sub(6).max(sentence.start);
        (from..owner)
            .rev()
            .take_while(|&at| !prose.words[at].is_mark() && !PRONOUN.contains(&prose.lower(at)))
            .any(|at| {
                cue(prose.lower(at)).is_some_and(|(_, tense)| tense != Tense::Base)
                    && !DETERMINER.contains(&prose.lower(at.wrapping_sub(1)))
            })
    }

    /// "In the minister's view, …" and "…, in her words".
    fn in_view(&mut self, at: usize, noun: &'static Noun, sentence: &Range<usize>) -> bool {
        let prose = self.prose();
        let from = at.saturating_sub(8).max(sentence.start);
        let Some(opening) = (from..at).rev().find(|&word| prose.lower(word) == "in") else {
            return false;
        };
        let comma_behind = prose.lower(at + 1) == ",";
        let ends = at + 1 >= sentence.end || prose.lower(at + 1) == "." && at + 2 >= sentence.end;
        let content = if comma_behind && (opening == sentence.start || prose.is(opening - 1, &[",", "but", "and", "that"])) {
            trimmed(prose, at + 2..sentence.end)
        } else if ends {
            trimmed(prose, sentence.start..opening)
        } else {
            None
        };
        let source = match content {
            Some(_) if prose.is(opening + 1, &["his", "her", "its", "their"]) && at == opening + 2 => self.owner(at, sentence),
            Some(_) if prose.is(at - 1, &["'s", "'", "’"]) && at > opening + 2 => Some(self.resolver.resolve(prose, opening + 1..at - 1)),
            _ => None,
        };
        let (Some(content), Some(source)) = (content.filter(|content| content.len() > 3), source) else {
            return false;
        };
        let found = Found::new(content, StatementForm::Indirect, "in somebody's view");
        self.report(&stands_for(noun, at), found, source);
        true
    }
}

/// Whether the word behind "to" is a verb, by its look and by its tag.
fn is_infinitive(scene: &Scene, to: usize) -> bool {
    scene.prose.is_verb_after(to) && scene.trees.tag(to + 1) == Tag::Verb
}

/// A noun as the predicate of its content.
fn stands_for(noun: &'static Noun, at: usize) -> Predicate {
    Predicate {
        verb: at,
        governor: at,
        cue: &noun.cue,
        tense: Tense::Past,
        passive: false,
        negated: false,
    }
}
