//! Quotations beside a verb of speech: before it, behind it, split by it.

use crate::statements::direct::{self, ends_before, opens_behind, stands_alone};
use crate::statements::predicate::Predicate;
use crate::statements::reader::Reader;
use crate::statements::source::{self, Source, Subject};
use std::ops::Range;

impl Reader<'_, '_, '_, '_> {
    /// A quotation beside the verb becomes statements; returns the speaker.
    pub(super) fn quotation(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        let verb = predicate.verb;
        let inverted_quote = ends_before(self.scene, verb).filter(|&index| stands_alone(self.scene, index));
        let behind =
            opens_behind(self.scene, verb, sentence).filter(|&index| self.used[index].is_none() && stands_alone(self.scene, index));
        if let Some(index) = inverted_quote {
            let source = self.inverted(verb, sentence)?;
            self.quote(index, predicate, &source);
            self.resolver.remember(&source.actors);
            self.second_half(predicate, &source, sentence);
            return Some(source);
        }
        let subject = source::before(self.prose(), verb, sentence, &self.scene.timed);
        if let Some(Subject::Phrase(words)) = &subject
            && let Some(index) =
                ends_before(self.scene, direct::lead(self.scene, words.start, sentence)).filter(|&index| stands_alone(self.scene, index))
        {
            let source = self.resolver.resolve(self.prose(), words.clone());
            self.resolver.remember(&source.actors);
            self.quote(index, predicate, &source);
            self.second_half(predicate, &source, sentence);
            return Some(source);
        }
        let index = behind?;
        let source = self.subject(predicate, sentence, last).or_else(|| self.inverted(verb, sentence))?;
        self.quote(index, predicate, &source);
        Some(source)
    }

    /// The other half of a quotation that verb and subject split: it opens before the sentence ends.
    fn second_half(&mut self, predicate: &Predicate, source: &Source, sentence: &Range<usize>) {
        let Some(open) = (predicate.verb + 1..sentence.end).find(|&at| self.scene.quotes.covers(at)) else {
            return;
        };
        let Some(index) = self.scene.quotes.around[open] else { return };
        if self.used[index].is_none() && self.scene.quotes.all[index].outer.start == open && self.prose().is(open - 1, &[",", ":"]) {
            self.quote(index, predicate, source);
        }
    }

    fn quote(&mut self, index: usize, predicate: &Predicate, source: &Source) {
        if self.used[index].is_some() {
            return;
        }
        let first = self.prose().words[self.scene.quotes.all[index].inner.start].text;
        let goes_on = first.chars().next().is_some_and(char::is_lowercase);
        let mut drafts = direct::statements(self.scene, index, predicate, source);
        if let (true, Some(previous)) = (goes_on, self.drafts.last_mut())
            && previous.cue.first() == Some(&(predicate.verb..predicate.verb + 1))
            && !drafts.is_empty()
        {
            previous.content.extend(drafts.remove(0).content);
        }
        self.used[index] = Some(self.drafts.len().saturating_sub(usize::from(drafts.is_empty())));
        self.drafts.extend(drafts);
    }
}
