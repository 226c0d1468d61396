//! Whose verb it is: the subject before it, behind it, or shared with another verb of the sentence.

use crate::MentionKind;
use crate::statements::cues::Tense;
use crate::statements::grammar::{PREPOSITION, is_adverb, is_finite};
use crate::statements::predicate::{Predicate, accompanies};
use crate::statements::reader::Reader;
use crate::statements::source::{self, Source, Subject};
use std::ops::Range;

impl Reader<'_, '_, '_, '_> {
    pub(super) fn subject(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        let progressive = predicate.tense == Tense::Gerund
            && !self.prose().is(predicate.verb.wrapping_sub(1), &[",", "by", "and", "as"])
            && predicate.verb > sentence.start;
        if progressive && accompanies(self.prose(), predicate.verb, sentence) {
            return self.companion(predicate.verb, sentence);
        }
        if predicate.tense == Tense::Gerund && !progressive {
            return self.gerund_subject(predicate.verb, sentence, last);
        }
        match source::before(self.prose(), predicate.governor, sentence, &self.scene.timed)? {
            Subject::Shared => last.cloned().or_else(|| self.opening_subject(predicate.verb, sentence)),
            Subject::Phrase(words) => {
                let source = self.resolver.resolve(self.prose(), words);
                self.resolver.remember(&source.actors);
                Some(source)
            }
        }
    }

    /// Whoever stands between "with" and the gerund.
    fn companion(&mut self, verb: usize, sentence: &Range<usize>) -> Option<Source> {
        let with = (verb.saturating_sub(6).max(sentence.start)..verb)
            .rev()
            .find(|&at| self.prose().lower(at) == "with")?;
        (with + 1 < verb).then(|| self.resolver.resolve(self.prose(), with + 1..verb))
    }

    /// ", saying …" and "by offering …" share the subject of the sentence; "quoted X as saying" is X.
    fn gerund_subject(&mut self, verb: usize, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        if self.prose().lower(verb - 1) == "as" {
            let quoted = (sentence.start..verb)
                .rev()
                .find(|&at| self.prose().is(at, &["quoted", "quotes", "quoting", "cited", "citing"]))?;
            let words = source::phrase_from(self.prose(), quoted + 1, sentence, &self.scene.timed)?;
            return Some(self.resolver.resolve(self.prose(), words));
        }
        last.cloned().or_else(|| self.opening_subject(verb, sentence))
    }

    /// The subject with which a sentence opens: the first named actor of its first words, if it stands free.
    fn opening_subject(&mut self, verb: usize, sentence: &Range<usize>) -> Option<Source> {
        let article = usize::from(self.prose().lower(sentence.start) == "the");
        let first = sentence.start + article;
        let start = (first..verb.min(first + 6)).find_map(|at| {
            self.resolver
                .cast
                .mention(at)
                .filter(|placed| placed.kind != MentionKind::Adjectival)
        });
        let opener = first + usize::from(self.prose().is(first + 1, &[","])) * 2;
        if let Some(words) = source::phrase_from(self.prose(), opener, sentence, &self.scene.timed)
            && words.end < verb
            && (is_adverb(self.prose().lower(words.end - 1)) || is_finite(self.prose(), words.end))
        {
            let end = (words.start + 1..words.end)
                .rev()
                .find(|&at| !is_adverb(self.prose().lower(at)))
                .map_or(words.end, |at| at + 1);
            let found = self
                .resolver
                .resolve(self.prose(), words.start - usize::from(article == 1 && opener == first)..end);
            return Some(found);
        }
        let placed = start?;
        let free = !self.prose().is(placed.words.end, &["'s", "'", "’"]);
        let led = (sentence.start..placed.words.start).all(|at| !PREPOSITION.contains(&self.prose().lower(at)));
        let mut words = placed.words.clone();
        let mut actors = vec![placed.actor];
        if self.prose().lower(words.end) == "and"
            && let Some(other) = self
                .resolver
                .cast
                .mention(words.end + 1)
                .or_else(|| self.resolver.cast.mention(words.end + 2))
        {
            actors.push(other.actor);
            words.end = other.words.end;
        }
        (free && led).then(|| Source {
            words: Some(words),
            actors,
            on_behalf_of: Vec::new(),
        })
    }

    pub(super) fn inverted(&mut self, verb: usize, sentence: &Range<usize>) -> Option<Source> {
        let words = source::phrase_from(self.prose(), verb + 1, sentence, &self.scene.timed)?;
        let named = self.scene.prose.is_capital(words.start)
            || self.prose().is(
                words.start,
                &[
                    "the", "a", "an", "he", "she", "they", "it", "his", "her", "its", "one", "some", "another", "several", "many", "two",
                    "three",
                ],
            );
        let words = self.with_name_behind(words, sentence);
        named.then(|| self.resolver.resolve(self.prose(), words))
    }

    /// "the union’s lawyer, Ana Bell": the name in apposition is the better phrase.
    fn with_name_behind(&self, words: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let named = (words.start..words.end).any(|at| self.resolver.cast.mention(at).is_some_and(|placed| placed.words.end == words.end));
        let comma = self.prose().lower(words.end) == "," && words.end + 1 < sentence.end;
        match self.resolver.cast.mention(words.end + 1) {
            Some(placed) if comma && !named && placed.words.start == words.end + 1 && placed.kind == MentionKind::Name => {
                placed.words.clone()
            }
            _ => words,
        }
    }
}
