//! The walk over the sentences that puts statements together.

use crate::entities::Placed;
use crate::statements::cues::Tense;
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::{PRONOUN, is_adverb, is_finite};
use crate::statements::indirect::{self, BY_TREE, GOVERNED};
use crate::statements::predicate::{self, Predicate};
use crate::statements::scene::Scene;
use crate::statements::source::{Resolver, Source};
use crate::statements::tone::tone;
use crate::words::Prose;
use crate::{MentionKind, Modality, Polarity, StatementForm};
use standoff_syntax::Relation;
use std::ops::Range;

/// Reads statements sentence by sentence, keeping in mind who spoke last.
pub(crate) struct Reader<'s, 'p, 'a, 'c> {
    pub(crate) scene: &'s Scene<'p, 'a>,
    pub(crate) resolver: Resolver<'c>,
    pub(crate) drafts: Vec<Draft>,
    /// The statement that a quotation became first.
    pub(super) used: Vec<Option<usize>>,
    /// Whether each paragraph is somebody's turn in a conversation.
    pub(super) spoken: Vec<bool>,
}

impl<'s, 'p, 'a, 'c> Reader<'s, 'p, 'a, 'c> {
    /// A reader at the start of a text.
    pub fn new(scene: &'s Scene<'p, 'a>, resolver: Resolver<'c>) -> Self {
        Reader {
            scene,
            resolver,
            drafts: Vec::new(),
            used: vec![None; scene.quotes.all.len()],
            spoken: vec![false; scene.prose.paragraphs.len()],
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
            if self.asked(verb, sentence) {
                continue;
            }
            if let Some(clear) = self.made_clear(verb, sentence, last.as_ref()) {
                last = Some(clear);
                continue;
            }
            if let Some(holder) = self.attitude(verb, sentence) {
                last = Some(holder);
                continue;
            }
            let Some(predicate) = predicate::at(self.scene, verb, sentence) else {
                self.noun(verb, sentence);
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
        if self.is_condition(predicate, source.as_ref()) {
            return source;
        }
        let first_person = source
            .as_ref()
            .and_then(|source| source.words.clone())
            .is_some_and(|words| self.prose().is(words.start, &["i", "we", "our", "my"]));
        let other_day = predicate.tense == Tense::Past && whole.clone().any(|at| self.scene.timed[at]);
        if first_person && self.spoken[self.prose().paragraph_of[verb]] && !other_day {
            return source;
        }
        let found = indirect::behind(self.scene, predicate, sentence);
        let by_tree = found.as_ref().is_some_and(|found| found.rule == BY_TREE);
        if let (true, Some(source)) = (by_tree, &source)
            && self.aside(predicate, whole, source)
        {
            return Some(source.clone());
        }
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
            (None, source) if Self::follows_content(predicate) => {
                let source = source.or_else(|| self.inverted(verb, sentence));
                if let Some(source) = &source {
                    self.aside(predicate, whole, source);
                }
                source
            }
            (_, source) => source,
        }
    }

    /// A clause that opens with "After …" or ", who …" ends at its comma for a verb before that comma.
    fn subordinate_bound(&self, verb: usize, sentence: &Range<usize>) -> Range<usize> {
        const OPENS: &[&str] = &[
            "after", "when", "while", "although", "though", "if", "as", "since", "because", "once", "until", "before",
        ];
        let prose = self.prose();
        let opener = (sentence.start..verb.min(sentence.start + 4)).find(|&at| prose.is(at, OPENS));
        let comma = |range: Range<usize>| range.clone().find(|&at| prose.lower(at) == "," && !self.scene.quotes.covers(at));
        let Some(end) = comma(verb..sentence.end) else {
            return sentence.clone();
        };
        let opened = opener.is_some_and(|opener| comma(opener..verb).is_none() && !(sentence.start..opener).any(|at| is_finite(prose, at)));
        let (first, _) = predicate::auxiliaries(prose, verb, sentence);
        let relative = first > sentence.start + 1 && prose.is(first - 1, &["who", "which"]) && prose.lower(first - 2) == ",";
        let main = (end + 1..sentence.end.min(end + 4)).any(|at| self.scene.is_finite(at));
        if opened || relative && main {
            sentence.start..end
        } else {
            sentence.clone()
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

    pub(super) fn report(&mut self, predicate: &Predicate, found: indirect::Found, source: Source) {
        let content: Vec<Range<usize>> = found
            .content
            .iter()
            .filter_map(|piece| trimmed(self.prose(), piece.clone()))
            .collect();
        let found = indirect::Found { content, ..found };
        let Some(first) = found.content.first().cloned() else { return };
        if self.only_introduces(&first) {
            return;
        }
        let (modality, polarity) = tone(self.scene, predicate.cue, &found.content);
        let modality = found.modality.unwrap_or(modality);
        let addressee = found.addressee.map(|words| self.addressee(words)).unwrap_or_default();
        let refuses =
            found.modality == Some(Modality::Refusal) || predicate.cue.modality == Modality::Question && modality == Modality::Evaluation;
        let against = found.rule == GOVERNED && self.prose().lower(first.start - 1) == "against";
        let negated = predicate.negated || refuses || against;
        let doubted = self.is_doubted(predicate, &source);
        self.drafts.push(Draft {
            form: self.form(&found.form, &first),
            content: found.content.iter().map(|piece| self.without_outer_marks(piece)).collect(),
            cue: std::iter::once(predicate.verb..predicate.verb + 1).collect(),
            source,
            addressee,
            modality,
            polarity: if negated { Polarity::Negative } else { polarity },
            sentence: self.prose().sentence_of[predicate.verb],
            rule: if doubted {
                "verb whose subject the tree sees elsewhere"
            } else {
                found.rule
            },
        });
    }

    /// Whether the tree gives the verb a subject outside the phrase that was taken for it.
    fn is_doubted(&self, predicate: &Predicate, source: &Source) -> bool {
        let trees = self.scene.trees;
        let subject = [Relation::Nsubj, Relation::NsubjPass]
            .iter()
            .find_map(|&relation| trees.child(predicate.governor, relation));
        let outside = |subject: usize| source.words.as_ref().is_some_and(|words| !words.contains(&subject));
        subject.is_some_and(|subject| outside(subject) && !self.prose().is(subject, &["who", "which", "that"]))
    }

    /// "said he informed … that": the second verb reports, the first only leads to it.
    fn only_introduces(&self, content: &Range<usize>) -> bool {
        let mut at = content.start + 1;
        while at < content.end && is_adverb(self.prose().lower(at)) {
            at += 1;
        }
        let sentence = self.scene.sentence(content.start);
        let inner = PRONOUN.contains(&self.prose().lower(content.start))
            && predicate::at(self.scene, at, &sentence).is_some_and(|inner| {
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
