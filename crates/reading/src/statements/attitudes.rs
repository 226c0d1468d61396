//! Adjectives that report what somebody holds: "is confident that …", "was critical of …".

use crate::statements::clause::report;
use crate::statements::content::object_end;
use crate::statements::cues::{Cue, Tense};
use crate::statements::grammar::{BE, PRONOUN, is_adverb, is_auxiliary, is_negation};
use crate::statements::indirect::Found;
use crate::statements::predicate::{self, Predicate};
use crate::statements::reader::Reader;
use crate::statements::source::{self, Source, Subject};
use crate::{Modality, Polarity, StatementForm};
use std::ops::Range;

/// Most words between the verb and the adjective.
const REACH: usize = 4;

/// Verbs that link a subject to what it holds.
const LINK: &[&str] = &[
    "remain", "remains", "remained", "seem", "seems", "seemed", "sound", "sounds", "sounded", "feel", "feels", "felt", "become", "became",
];

/// Adjectives of expecting well.
const HOPEFUL: &[&str] = &["confident", "hopeful", "optimistic"];

/// Adjectives of holding something for true.
const CERTAIN: &[&str] = &["adamant", "insistent", "certain", "sure", "convinced", "positive", "clear", "aware"];

/// Adjectives of holding something for untrue or bad; those that also govern "of", "about", "to" do so.
const AVERSE: &[&str] = &[
    "doubtful",
    "sceptical",
    "skeptical",
    "unconvinced",
    "pessimistic",
    "afraid",
    "fearful",
    "worried",
    "concerned",
    "disappointed",
    "angry",
    "upset",
    "unhappy",
    "alarmed",
    "dismayed",
    "suspicious",
    "critical",
    "wary",
    "dismissive",
];

/// Adjectives of approval.
const PLEASED: &[&str] = &[
    "pleased",
    "glad",
    "happy",
    "delighted",
    "proud",
    "grateful",
    "satisfied",
    "encouraged",
    "supportive",
];

/// What an adjective holds, if it is one of those.
fn held(word: &str) -> Option<&'static Cue> {
    static CUES: [Cue; 4] = [
        plain(Modality::Expectation, Polarity::Positive),
        plain(Modality::Assertion, Polarity::Positive),
        plain(Modality::Evaluation, Polarity::Negative),
        plain(Modality::Evaluation, Polarity::Positive),
    ];
    let index = [HOPEFUL, CERTAIN, AVERSE, PLEASED].iter().position(|list| list.contains(&word))?;
    Some(&CUES[index])
}

const fn plain(modality: Modality, polarity: Polarity) -> Cue {
    Cue {
        verb: "be",
        frames: Vec::new(),
        prepositions: Vec::new(),
        modality,
        polarity,
    }
}

impl Reader<'_, '_, '_, '_> {
    /// Reads an adjective of attitude at a word; returns its holder.
    pub(super) fn attitude(&mut self, at: usize, sentence: &Range<usize>) -> Option<Source> {
        let prose = self.prose();
        let cue = held(prose.lower(at))?;
        let from = at.saturating_sub(REACH).max(sentence.start);
        let between = |word: usize| {
            is_adverb(prose.lower(word)) || is_negation(prose.lower(word)) || prose.is(word, &["more", "less", "very", "quite"])
        };
        let link = (from..at)
            .rev()
            .find(|&word| !between(word))
            .filter(|&word| BE.contains(&prose.lower(word)) || LINK.contains(&prose.lower(word)))?;
        let found = self.attitude_content(at, sentence)?;
        let (first, negated) = predicate::auxiliaries(prose, link, sentence);
        let modal = (first..link).any(|word| prose.is(word, &["will", "would", "may", "might", "could", "can", "should", "must"]));
        let negated = negated || (link + 1..at).any(|word| is_negation(prose.lower(word)));
        let Subject::Phrase(words) = source::before(prose, link, sentence, &self.scene.timed)? else {
            return None;
        };
        let empty = words.len() == 1 && prose.is(words.start, &["it", "there", "this", "that", "what", "i", "you"]);
        if modal || empty {
            return None;
        }
        let source = self.resolver.resolve(prose, words.clone());
        let known = !source.actors.is_empty() || words.len() == 1 && PRONOUN.contains(&prose.lower(words.start));
        if !known {
            return None;
        }
        self.resolver.remember(&source.actors);
        let predicate = Predicate {
            verb: at,
            governor: link,
            cue,
            tense: Tense::Past,
            passive: false,
            negated,
        };
        self.report(&predicate, found, source.clone());
        Some(source)
    }

    fn attitude_content(&self, at: usize, sentence: &Range<usize>) -> Option<Found> {
        let prose = self.prose();
        let next = prose.lower(at + 1);
        let rule = "adjective of attitude";
        if at + 3 >= sentence.end {
            return None;
        }
        if next == "that" {
            return report(self.scene, at + 2, sentence, rule);
        }
        let subject = PRONOUN.contains(&next) && is_auxiliary(prose.lower(at + 2));
        if subject {
            return report(self.scene, at + 1, sentence, rule);
        }
        let governs = next == "of" && matches!(prose.lower(at), "critical" | "suspicious" | "dismissive" | "wary" | "afraid")
            || next == "about" && AVERSE.contains(&prose.lower(at));
        let end = object_end(prose, self.scene.quotes, at + 2..sentence.end, &self.scene.timed);
        (governs && end > at + 2).then(|| Found::new(at + 2..end, StatementForm::Belief, "what an adjective of attitude is about"))
    }
}
