//! Whom a phrase in an event means: the mention that covers its head, the speaker behind "we", the subject behind "it", the holder
//! of an office. Nobody where nothing decides.

use crate::entities::{Cast, Placed};
use crate::lexicon::Gender;
use crate::statements::source::Resolver;
use crate::statements::{Draft, Scene};
use crate::{EntityKind, MentionKind, StatementForm};
use standoff_syntax::{Relation, Tag};
use std::ops::Range;

/// Pronouns of the one who speaks.
const FIRST: &[&str] = &["i", "we", "us", "me", "our", "my", "ours"];

/// Pronouns for somebody told of before.
const THIRD: &[&str] = &["he", "she", "it", "they", "him", "her", "them", "his", "its", "their"];

/// Finds out who acts in events.
pub(super) struct Who<'c, 'd> {
    resolver: Resolver<'c>,
    drafts: &'d [Draft],
    /// For each word, the statement in whose content it stands.
    spoken: Vec<Option<usize>>,
    /// Sentences in which speakers are named, with the statements.
    by_sentence: Vec<(usize, usize)>,
    /// Whether somebody without a name may be added.
    describing: bool,
}

impl<'c, 'd> Who<'c, 'd> {
    /// For a page with its statements. Linear in the words that were said.
    pub fn new(scene: &Scene, cast: &'c mut Cast, drafts: &'d [Draft], page: &str) -> Who<'c, 'd> {
        let mut spoken = vec![None; scene.prose.words.len()];
        for (index, draft) in drafts.iter().enumerate() {
            for piece in &draft.content {
                spoken[piece.clone()].fill(Some(index));
            }
        }
        let named = drafts
            .iter()
            .enumerate()
            .filter_map(|(index, draft)| Some((scene.prose.sentence_of[draft.source.words.as_ref()?.start], index)));
        let mut by_sentence: Vec<(usize, usize)> = named.collect();
        by_sentence.sort_unstable();
        Who {
            by_sentence,
            resolver: Resolver::new(cast, page),
            drafts,
            spoken,
            describing: true,
        }
    }

    /// The actors.
    pub fn cast(&self) -> &Cast {
        self.resolver.cast
    }

    /// The statement in whose content a word stands.
    pub fn statement(&self, word: usize) -> Option<&'d Draft> {
        self.spoken.get(word).copied().flatten().map(|index| &self.drafts[index])
    }

    /// Keeps a subject in mind for the pronouns behind it, if it is a named actor.
    pub fn remember(&mut self, scene: &Scene, head: usize) {
        let Some(placed) = self.cast().mention(head).filter(|placed| placed.kind != MentionKind::Adjectival) else {
            return;
        };
        let actor = placed.actor;
        self.resolver
            .recent
            .remember(self.resolver.cast, &[actor], scene.prose.sentence_of[head]);
    }

    /// Keeps the speakers of a sentence in mind.
    pub fn remember_speakers(&mut self, scene: &Scene, sentence: usize) {
        let from = self.by_sentence.partition_point(|&(place, _)| place < sentence);
        for &(place, index) in &self.by_sentence[from..] {
            if place != sentence {
                break;
            }
            let actors = &self.drafts[index].source.actors;
            self.resolver.recent.remember(
                self.resolver.cast,
                actors,
                scene.prose.sentence_of[self.drafts[index].content[0].start].min(sentence),
            );
        }
    }

    /// The actors that a phrase means, those joined by "and" among them. `describe` lets descriptions count that name nobody.
    pub fn meant(&mut self, scene: &Scene, head: usize) -> Vec<usize> {
        let mut actors = self.one(scene, head);
        for other in super::clause::conjuncts(scene, head) {
            actors.extend(self.one(scene, other));
        }
        let mut seen = Vec::new();
        actors.retain(|actor| {
            !seen.contains(actor) && {
                seen.push(*actor);
                true
            }
        });
        actors
    }

    fn one(&mut self, scene: &Scene, head: usize) -> Vec<usize> {
        let sentence = scene.sentence(head);
        let head = head.max(scene.behind_dateline(sentence.start).min(sentence.end.saturating_sub(1)));
        let word = scene.prose.lower(head);
        if FIRST.contains(&word) {
            return self.statement(head).map(|draft| draft.source.actors.clone()).unwrap_or_default();
        }
        if let Some(placed) = self.cast().mention(head) {
            return vec![self.person_behind(scene, head).unwrap_or(placed.actor)];
        }
        if THIRD.contains(&word) {
            return self.pronoun(scene, head);
        }
        if super::clause::is_relative(scene, head) {
            return Vec::new();
        }
        if let Some(named) = self.named_beside(scene, head) {
            return vec![named];
        }
        self.described(scene, head)
    }

    /// "US President Ana Lund" with the state as its head: the person whose name closes the phrase.
    fn person_behind(&self, scene: &Scene, head: usize) -> Option<usize> {
        let cast = self.cast();
        let own = cast.mention(head)?;
        if own.kind != MentionKind::Adjectival && cast.actors[own.actor].kind != EntityKind::State {
            return None;
        }
        let next = (own.words.end..own.words.end + 4)
            .take_while(|&at| !scene.prose.is_mark_at(at))
            .find_map(|at| cast.mention(at))?;
        let titled = (own.words.end..next.words.start).all(|at| crate::lexicon::office(scene.prose.lower(at)).is_some());
        (titled && next.kind == MentionKind::Name && cast.actors[next.actor].kind == EntityKind::Person).then_some(next.actor)
    }

    /// "its leader, Ana Lund": the name in apposition or before the head.
    fn named_beside(&self, scene: &Scene, head: usize) -> Option<usize> {
        let trees = scene.trees;
        let beside = |child: &usize| matches!(trees.relation(*child), Relation::Appos | Relation::Flat | Relation::NmodDesc);
        let placed = trees.children(head).filter(beside).find_map(|child| self.cast().mention(child))?;
        (placed.kind == MentionKind::Name).then_some(placed.actor)
    }

    fn pronoun(&mut self, scene: &Scene, at: usize) -> Vec<usize> {
        let quoted = scene.quotes.covers(at);
        if let Some(draft) = self.statement(at).filter(|draft| !quoted && draft.form != StatementForm::Direct) {
            let between = draft
                .content
                .iter()
                .find(|piece| piece.contains(&at))
                .map(|piece| piece.start..at)
                .unwrap_or(at..at);
            if let Some(actor) = self.subject_in(scene, between, at) {
                return vec![actor];
            }
            if let [speaker] = draft.source.actors[..]
                && self.agrees(scene, at, speaker)
            {
                return vec![speaker];
            }
        }
        self.resolver.recent.meant(self.resolver.cast, scene.prose, at)
    }

    /// The last subject in a range that a pronoun can mean.
    fn subject_in(&self, scene: &Scene, words: Range<usize>, pronoun: usize) -> Option<usize> {
        words.rev().find_map(|at| {
            let subject = matches!(scene.trees.relation(at), Relation::Nsubj | Relation::NsubjPass);
            let placed = self
                .cast()
                .mention(at)
                .filter(|placed| subject && placed.kind != MentionKind::Adjectival)?;
            self.agrees(scene, pronoun, placed.actor).then_some(placed.actor)
        })
    }

    fn agrees(&self, scene: &Scene, pronoun: usize, actor: usize) -> bool {
        let actor = &self.cast().actors[actor];
        let person = matches!(actor.kind, EntityKind::Person | EntityKind::Unnamed);
        match scene.prose.lower(pronoun) {
            "he" | "him" | "his" => person && actor.gender != Some(Gender::Female),
            "she" | "her" => person && actor.gender != Some(Gender::Male),
            "it" | "its" => !person,
            _ => !person,
        }
    }

    /// A description: somebody whom the page names elsewhere, or a person or group without a name.
    fn described(&mut self, scene: &Scene, head: usize) -> Vec<usize> {
        let titled = scene.trees.tag(head) == Tag::ProperNoun && crate::lexicon::office(scene.prose.lower(head)).is_some();
        if scene.trees.tag(head) != Tag::Noun && !titled {
            return Vec::new();
        }
        let known = self.cast().actors.len();
        let words = phrase(scene, head);
        let mut actors = self.resolver.resolve(scene.prose, words).actors;
        if !self.describing {
            actors.retain(|&actor| actor < known);
        }
        actors
    }

    /// The actors that a phrase means by name, pronoun or description of somebody known.
    pub fn known(&mut self, scene: &Scene, head: usize) -> Vec<usize> {
        self.describing = false;
        let found = self.meant(scene, head);
        self.describing = true;
        found
    }

    /// Puts the words down as mentions that stand for actors of events without being names.
    pub fn place(&mut self, scene: &Scene, head: usize, actors: &[usize]) {
        let [actor] = *actors else { return };
        if self.cast().mention(head).is_some() {
            return;
        }
        let word = scene.prose.lower(head);
        let pronoun = FIRST.contains(&word) || THIRD.contains(&word);
        let words = if pronoun { head..head + 1 } else { phrase(scene, head) };
        let kind = if pronoun { MentionKind::Pronoun } else { MentionKind::Nominal };
        let free = words.clone().all(|at| self.cast().mention(at).is_none());
        if free {
            self.resolver.cast.place(scene.prose, Placed { words, actor, kind });
        }
    }
}

/// A noun with what stands before it and the phrases with "of", "in", "for" behind it.
pub(super) fn phrase(scene: &Scene, head: usize) -> Range<usize> {
    let trees = scene.trees;
    let mut words = head..head + 1;
    for child in trees.children(head) {
        let below = trees.subtree(child);
        match trees.relation(child) {
            Relation::Det | Relation::Amod | Relation::Compound | Relation::NmodPoss | Relation::Nummod | Relation::NmodDesc
                if child < head =>
            {
                words.start = words.start.min(below.start);
            }
            Relation::Nmod if child > head && below.start == words.end => words.end = below.end,
            Relation::Flat if child > head => words.end = words.end.max(child + 1),
            _ => {}
        }
    }
    let sentence = scene.sentence(head);
    words.start.max(sentence.start)..words.end.min(sentence.end)
}
