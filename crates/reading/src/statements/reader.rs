//! The walk over the sentences that puts statements together.

use crate::entities::Placed;
use crate::statements::cues::{Frame, Tense};
use crate::statements::direct;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::{PRONOUN, is_adverb};
use crate::statements::indirect;
use crate::statements::predicate::{self, Predicate};
use crate::statements::scene::Scene;
use crate::statements::source::{self, Resolver, Source, Subject};
use crate::statements::tone::tone;
use crate::words::Prose;
use crate::{MentionKind, Polarity, StatementForm};
use std::ops::Range;

/// Reads statements sentence by sentence, keeping in mind who spoke last.
pub(crate) struct Reader<'s, 'p, 'a, 'c> {
    pub(crate) scene: &'s Scene<'p, 'a>,
    pub(crate) resolver: Resolver<'c>,
    pub(crate) drafts: Vec<Draft>,
    /// The statement that a quotation became first.
    pub(super) used: Vec<Option<usize>>,
}

impl<'s, 'p, 'a, 'c> Reader<'s, 'p, 'a, 'c> {
    /// A reader at the start of a text.
    pub fn new(scene: &'s Scene<'p, 'a>, resolver: Resolver<'c>) -> Self {
        Reader {
            scene,
            resolver,
            drafts: Vec::new(),
            used: vec![None; scene.quotes.all.len()],
        }
    }

    pub(super) fn prose(&self) -> &'p Prose<'a> {
        self.scene.prose
    }

    /// Reads all sentences, then gives quotations without a verb to whoever spoke before.
    pub fn read(mut self) -> (Vec<Draft>, Vec<Placed>) {
        for index in 0..self.prose().sentences.len() {
            let sentence = self.prose().sentences[index].clone();
            self.subject_in_mind(&sentence);
            self.sentence(&sentence);
        }
        self.carried();
        let pronouns = self.pronouns();
        (self.drafts, pronouns)
    }

    /// The first person named at the head of a sentence is who "he" and "she" mean in the next; the first body is "it".
    fn subject_in_mind(&mut self, sentence: &Range<usize>) {
        if sentence.start == 0 {
            return;
        }
        let previous = self.prose().sentence_of[sentence.start - 1];
        let before = self.prose().sentences[previous].clone();
        let head = before.start..before.end.min(before.start + 8);
        let mut seen = head.filter_map(|at| {
            self.resolver
                .cast
                .mention(at)
                .filter(|placed| placed.kind != MentionKind::Adjectival && placed.words.start == at)
        });
        let spoken = self
            .drafts
            .iter()
            .rev()
            .take(3)
            .find(|draft| draft.sentence == previous && !draft.source.actors.is_empty());
        let subject = spoken.map(|draft| draft.source.actors.clone()).or_else(|| {
            let first = seen.next()?;
            let possessive = self.scene.prose.is(first.words.end, &["'s", "'", "’"]);
            (!possessive).then(|| vec![first.actor])
        });
        if let Some(subject) = subject {
            self.resolver.remember(&subject);
        }
    }

    fn sentence(&mut self, sentence: &Range<usize>) {
        let mut last: Option<Source> = None;
        let mut suffered: Option<Range<usize>> = None;
        for verb in sentence.clone() {
            if self.scene.quotes.covers(verb) {
                continue;
            }
            if self.prose().lower(verb) == "according" && self.prose().lower(verb + 1) == "to" {
                self.according(verb, sentence);
                continue;
            }
            if let Some(clear) = self.made_clear(verb, sentence, last.as_ref()) {
                last = Some(clear);
                continue;
            }
            let Some(predicate) = predicate::at(self.prose(), verb, sentence) else {
                continue;
            };
            let agent = self.prose().lower(verb + 1) == "by" && predicate.tense != Tense::Gerund;
            if predicate.passive || suffered.is_some() && agent {
                suffered = self.passive(&predicate, sentence, suffered);
                continue;
            }
            if let Some(source) = self.active(&predicate, sentence, last.as_ref()) {
                last = Some(source);
            }
        }
    }

    /// A verb in the active voice: its subject, then what it reports. Returns the subject for verbs that share it.
    fn active(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        let verb = predicate.verb;
        if predicate.cue.quotes()
            && let Some(source) = self.quotation(predicate, sentence, last)
        {
            return Some(source);
        }
        let bounded = self.subordinate_bound(verb, sentence);
        let whole = sentence;
        let sentence = &bounded;
        let source = self.subject(predicate, sentence, last);
        let silent =
            predicate.negated && !predicate.takes(Frame::ThatOrClause) && predicate.cue.verb != "want" && predicate.cue.verb != "expect";
        if silent || self.is_condition(predicate, source.as_ref()) {
            return source;
        }
        let found = indirect::behind(self.scene, predicate, sentence);
        match (found, source) {
            (Some(found), Some(source)) => {
                let end = found.content.last().map_or(whole.end, |piece| piece.end);
                let that = found.rule == "that-clause";
                self.report(predicate, found, source.clone());
                if that {
                    self.further_clauses(predicate, end, &source);
                }
                Some(source)
            }
            (None, source) if predicate.takes(Frame::Speech) => {
                let source = source.or_else(|| self.inverted(verb, sentence));
                if let Some(source) = &source {
                    self.aside(predicate, sentence, source);
                }
                source
            }
            (_, source) => source,
        }
    }

    /// A sentence that opens with "After …," ends at its comma for a verb before that comma.
    fn subordinate_bound(&self, verb: usize, sentence: &Range<usize>) -> Range<usize> {
        let opens = self.prose().is(
            sentence.start,
            &[
                "after", "when", "while", "although", "though", "if", "as", "since", "because", "once", "until", "before",
            ],
        );
        let comma = |range: Range<usize>| {
            range
                .clone()
                .find(|&at| self.prose().lower(at) == "," && !self.scene.quotes.covers(at))
        };
        match comma(verb..sentence.end) {
            Some(end) if opens && comma(sentence.start..verb).is_none() => sentence.start..end,
            _ => sentence.clone(),
        }
    }

    /// "if they agree to …": an act that is only supposed is no report.
    fn is_condition(&self, predicate: &Predicate, source: Option<&Source>) -> bool {
        let Some(words) = source.and_then(|source| source.words.clone()) else {
            return false;
        };
        let supposed = words
            .start
            .checked_sub(1)
            .is_some_and(|at| self.prose().is(at, &["if", "unless", "once", "until", "whether"]));
        supposed && words.end <= predicate.verb
    }

    /// "… and that …": a second clause under the same verb is a statement of its own.
    fn further_clauses(&mut self, predicate: &Predicate, from: usize, source: &Source) {
        let sentence = &self.scene.sentence(predicate.verb);
        let mut from = from;
        for _ in 0..4 {
            let at = from + usize::from(self.prose().lower(from) == ",");
            if !(self.prose().lower(at) == "and" && self.prose().lower(at + 1) == "that" && at + 2 < sentence.end) {
                return;
            }
            let clause = Predicate {
                verb: at,
                ..predicate.clone()
            };
            let Some(found) = indirect::behind(self.scene, &clause, sentence) else {
                return;
            };
            from = found.content.last().map_or(sentence.end, |piece| piece.end);
            self.report(predicate, found, source.clone());
        }
    }

    pub(super) fn subject(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        let progressive = predicate.tense == Tense::Gerund
            && !self.prose().is(predicate.verb.wrapping_sub(1), &[",", "by", "and", "as"])
            && predicate.verb > sentence.start;
        if predicate.tense == Tense::Gerund && !progressive {
            return self.gerund_subject(predicate.verb, sentence, last);
        }
        match source::before(self.prose(), predicate.verb, sentence, &self.scene.timed)? {
            Subject::Shared => last.cloned().or_else(|| self.opening_subject(predicate.verb, sentence)),
            Subject::Phrase(words) => {
                let source = self.resolver.resolve(self.prose(), words);
                self.resolver.remember(&source.actors);
                Some(source)
            }
        }
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
            && (is_adverb(self.prose().lower(words.end - 1)) || crate::statements::grammar::is_finite(self.prose(), words.end))
        {
            let end = (words.start + 1..words.end)
                .rev()
                .find(|&at| !is_adverb(self.prose().lower(at)))
                .map_or(words.end, |at| at + 1);
            let found = self
                .resolver
                .resolve(self.prose(), words.start - usize::from(article == 1 && opener == first)..end);
            return (!found.actors.is_empty()).then_some(found);
        }
        let placed = start?;
        let free = !self.prose().is(placed.words.end, &["'s", "'", "’"]);
        let led = (sentence.start..placed.words.start).all(|at| !crate::statements::grammar::PREPOSITION.contains(&self.prose().lower(at)));
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
            || self
                .prose()
                .is(words.start, &["the", "a", "an", "he", "she", "they", "it", "his", "her", "its"]);
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

    pub(super) fn report(&mut self, predicate: &Predicate, found: indirect::Found, source: Source) {
        let Some(first) = found.content.first().cloned() else { return };
        if self.only_introduces(&first) {
            return;
        }
        let (modality, polarity) = tone(self.prose(), predicate.cue, &found.content);
        let modality = found.modality.unwrap_or(modality);
        let addressee = found.addressee.map(|words| self.addressee(words)).unwrap_or_default();
        let negated = predicate.negated;
        self.drafts.push(Draft {
            form: self.form(&found.form, &first),
            content: found.content.iter().map(|piece| self.without_outer_marks(piece)).collect(),
            cue: std::iter::once(predicate.verb..predicate.verb + 1).collect(),
            source,
            addressee,
            modality,
            polarity: if negated { Polarity::Negative } else { polarity },
            sentence: self.prose().sentence_of[predicate.verb],
            rule: found.rule,
        });
    }

    /// "said he informed … that": the second verb reports, the first only leads to it.
    fn only_introduces(&self, content: &Range<usize>) -> bool {
        let mut at = content.start + 1;
        while at < content.end && is_adverb(self.prose().lower(at)) {
            at += 1;
        }
        let sentence = self.scene.sentence(content.start);
        let inner = PRONOUN.contains(&self.prose().lower(content.start))
            && predicate::at(self.prose(), at, &sentence).is_some_and(|inner| {
                inner.cue.verb != "want" && indirect::behind(self.scene, &inner, &sentence).is_some_and(|found| found.rule == "that-clause")
            });
        inner && at < content.end
    }

    fn form(&self, form: &StatementForm, content: &Range<usize>) -> StatementForm {
        if self.whole_quote(content).is_some() {
            StatementForm::Direct
        } else {
            *form
        }
    }

    /// The quotation that takes up all of a content.
    fn whole_quote(&self, content: &Range<usize>) -> Option<Range<usize>> {
        let quote = self.scene.quotes.at(content.start)?;
        let rest = (quote.outer.end..content.end).all(|at| self.prose().words[at].is_mark());
        (quote.outer.start == content.start && rest && quote.outer.end <= content.end + 1).then(|| quote.inner.clone())
    }

    pub(super) fn without_outer_marks(&self, content: &Range<usize>) -> Range<usize> {
        self.whole_quote(content)
            .and_then(|inner| trimmed(self.prose(), inner))
            .unwrap_or_else(|| content.clone())
    }

    fn addressee(&self, words: Range<usize>) -> Vec<usize> {
        let end = words.end;
        let mention = (words.start..end.min(words.start + 8)).rev().find_map(|at| {
            self.resolver
                .cast
                .mention(at)
                .filter(|placed| placed.kind != MentionKind::Adjectival)
        });
        mention.map(|placed| placed.actor).into_iter().collect()
    }

    /// Content before the verb: "the port would stay shut, she said."
    fn aside(&mut self, predicate: &Predicate, sentence: &Range<usize>, source: &Source) {
        let verb = predicate.verb;
        let subject = source
            .words
            .clone()
            .filter(|words| words.end <= verb)
            .map_or(verb, |words| words.start);
        let subject = direct::lead(self.scene, subject, sentence);
        let comma = subject
            .checked_sub(1)
            .filter(|&at| at > sentence.start && self.prose().lower(at) == "," && !self.scene.quotes.covers(at));
        let Some(comma) = comma else { return };
        let opening = self.scene.behind_dateline(sentence.start);
        let Some(content) = trimmed(self.prose(), opening.min(comma)..comma) else {
            return;
        };
        let spoken = (content.start..content.end).any(|at| crate::statements::grammar::is_finite(self.prose(), at));
        if content.len() < 4 || !spoken || crate::statements::grammar::PREPOSITION.contains(&self.prose().lower(content.start)) {
            return;
        }
        let tail = source
            .words
            .clone()
            .filter(|words| words.start > verb)
            .map_or(verb + 1, |words| words.end);
        let mut pieces = vec![content];
        if self.prose().lower(tail) == "," && tail + 3 < sentence.end && !self.tells_more(tail + 1) {
            pieces.extend(trimmed(self.prose(), tail + 1..sentence.end));
        }
        let form = if pieces.iter().any(|piece| piece.clone().any(|at| self.scene.quotes.covers(at))) {
            StatementForm::Mixed
        } else {
            StatementForm::Indirect
        };
        self.report(
            predicate,
            indirect::Found {
                content: pieces,
                addressee: None,
                form,
                modality: None,
                rule: "verb of speech behind its content",
            },
            source.clone(),
        );
    }

    /// Whether the words behind a reporting clause tell of the speaker instead of going on with what was said:
    /// ", he said, dismissing the report".
    fn tells_more(&self, at: usize) -> bool {
        let word = self.prose().lower(at);
        word.len() > 4 && word.ends_with("ing") || self.prose().is(at, &["who", "whose", "which", "according"])
    }

    /// Mentions for the pronouns and descriptions that are sources.
    fn pronouns(&self) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        for draft in &self.drafts {
            let (Some(words), [actor]) = (&draft.source.words, &draft.source.actors[..]) else {
                continue;
            };
            let free = words.clone().all(|at| self.resolver.cast.mention(at).is_none());
            let pronoun = words.len() == 1 && PRONOUN.contains(&self.prose().lower(words.start));
            let kind = if pronoun { MentionKind::Pronoun } else { MentionKind::Nominal };
            if free && !placed.iter().rev().take(4).any(|other| other.words == *words) {
                placed.push(Placed {
                    words: words.clone(),
                    actor: *actor,
                    kind,
                });
            }
        }
        placed
    }
}
