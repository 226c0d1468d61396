//! The walk over the sentences that puts statements together.

use crate::entities::{Cast, Placed};
use crate::statements::cues::{Frame, Tense};
use crate::statements::direct::{self, ends_before, opens_behind, stands_alone};
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::{PRONOUN, is_adverb};
use crate::statements::indirect;
use crate::statements::predicate::{self, Predicate};
use crate::statements::scene::Scene;
use crate::statements::source::{self, Resolver, Source, Subject};
use crate::statements::tone::{tone, worded};
use crate::words::Prose;
use crate::{MentionKind, Modality, Polarity, StatementForm};
use std::ops::Range;

/// Reads statements sentence by sentence, keeping in mind who spoke last.
pub(crate) struct Reader<'s, 'p, 'a, 'c> {
    pub(crate) scene: &'s Scene<'p, 'a>,
    pub(crate) resolver: Resolver<'c>,
    pub(crate) drafts: Vec<Draft>,
    /// The statement that a quotation became first.
    used: Vec<Option<usize>>,
}

impl<'s, 'p, 'a, 'c> Reader<'s, 'p, 'a, 'c> {
    /// A reader at the start of a text.
    pub fn new(scene: &'s Scene<'p, 'a>, resolver: Resolver<'c>) -> Self {
        Reader { scene, resolver, drafts: Vec::new(), used: vec![None; scene.quotes.all.len()] }
    }

    fn prose(&self) -> &'p Prose<'a> {
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
        let mut seen = head.filter_map(|at| self.resolver.cast.mention(at).filter(|placed| placed.kind != MentionKind::Adjectival && placed.words.start == at));
        let spoken = self.drafts.iter().rev().take(3).find(|draft| draft.sentence == previous && !draft.source.actors.is_empty());
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
            let Some(predicate) = predicate::at(self.prose(), verb, sentence) else { continue };
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
        if predicate.cue.quotes() && let Some(source) = self.quotation(predicate, sentence, last) {
            return Some(source);
        }
        let bounded = self.subordinate_bound(verb, sentence);
        let whole = sentence;
        let sentence = &bounded;
        let source = self.subject(predicate, sentence, last);
        let silent = predicate.negated && !predicate.takes(Frame::ThatOrClause) && predicate.cue.verb != "want" && predicate.cue.verb != "expect";
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
                    self.further_clauses(predicate, end, whole, &source);
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
        let opens = self.prose().is(sentence.start, &["after", "when", "while", "although", "though", "if", "as", "since", "because", "once", "until", "before"]);
        let comma = |range: Range<usize>| range.clone().find(|&at| self.prose().lower(at) == "," && !self.scene.quotes.covers(at));
        match comma(verb..sentence.end) {
            Some(end) if opens && comma(sentence.start..verb).is_none() => sentence.start..end,
            _ => sentence.clone(),
        }
    }

    /// "if they agree to …": an act that is only supposed is no report.
    fn is_condition(&self, predicate: &Predicate, source: Option<&Source>) -> bool {
        let Some(words) = source.and_then(|source| source.words.clone()) else { return false };
        let supposed = words.start.checked_sub(1).is_some_and(|at| self.prose().is(at, &["if", "unless", "once", "until", "whether"]));
        supposed && words.end <= predicate.verb
    }

    /// "… and that …": a second clause under the same verb is a statement of its own.
    fn further_clauses(&mut self, predicate: &Predicate, from: usize, sentence: &Range<usize>, source: &Source) {
        let mut from = from;
        for _ in 0..4 {
            let at = from + usize::from(self.prose().lower(from) == ",");
            if !(self.prose().lower(at) == "and" && self.prose().lower(at + 1) == "that" && at + 2 < sentence.end) {
                return;
            }
            let clause = Predicate { verb: at, ..predicate.clone() };
            let Some(found) = indirect::behind(self.scene, &clause, sentence) else { return };
            from = found.content.last().map_or(sentence.end, |piece| piece.end);
            self.report(predicate, found, source.clone());
        }
    }

    fn subject(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
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
            let quoted = (sentence.start..verb).rev().find(|&at| self.prose().is(at, &["quoted", "quotes", "quoting", "cited", "citing"]))?;
            let words = source::phrase_from(self.prose(), quoted + 1, sentence, &self.scene.timed)?;
            return Some(self.resolver.resolve(self.prose(), words));
        }
        last.cloned().or_else(|| self.opening_subject(verb, sentence))
    }

    /// The subject with which a sentence opens: the first named actor of its first words, if it stands free.
    fn opening_subject(&mut self, verb: usize, sentence: &Range<usize>) -> Option<Source> {
        let article = usize::from(self.prose().lower(sentence.start) == "the");
        let first = sentence.start + article;
        let start = (first..verb.min(first + 6)).find_map(|at| self.resolver.cast.mention(at).filter(|placed| placed.kind != MentionKind::Adjectival));
        let opener = first + usize::from(self.prose().is(first + 1, &[","])) * 2;
        if let Some(words) = source::phrase_from(self.prose(), opener, sentence, &self.scene.timed)
            && words.end < verb
            && (is_adverb(self.prose().lower(words.end - 1)) || crate::statements::grammar::is_finite(self.prose(), words.end))
        {
            let end = (words.start + 1..words.end).rev().find(|&at| !is_adverb(self.prose().lower(at))).map_or(words.end, |at| at + 1);
            let found = self.resolver.resolve(self.prose(), words.start - usize::from(article == 1 && opener == first)..end);
            return (!found.actors.is_empty()).then_some(found);
        }
        let placed = start?;
        let free = !self.prose().is(placed.words.end, &["'s", "'", "’"]);
        let led = (sentence.start..placed.words.start).all(|at| !crate::statements::grammar::PREPOSITION.contains(&self.prose().lower(at)));
        let mut words = placed.words.clone();
        let mut actors = vec![placed.actor];
        if self.prose().lower(words.end) == "and" && let Some(other) = self.resolver.cast.mention(words.end + 1).or_else(|| self.resolver.cast.mention(words.end + 2)) {
            actors.push(other.actor);
            words.end = other.words.end;
        }
        (free && led).then(|| Source { words: Some(words), actors, on_behalf_of: Vec::new() })
    }

    fn inverted(&mut self, verb: usize, sentence: &Range<usize>) -> Option<Source> {
        let words = source::phrase_from(self.prose(), verb + 1, sentence, &self.scene.timed)?;
        let named = self.scene.prose.is_capital(words.start) || self.prose().is(words.start, &["the", "a", "an", "he", "she", "they", "it", "his", "her", "its"]);
        let words = self.with_name_behind(words, sentence);
        named.then(|| self.resolver.resolve(self.prose(), words))
    }

    /// "the union’s lawyer, Ana Bell": the name in apposition is the better phrase.
    fn with_name_behind(&self, words: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let named = (words.start..words.end).any(|at| self.resolver.cast.mention(at).is_some_and(|placed| placed.words.end == words.end));
        let comma = self.prose().lower(words.end) == "," && words.end + 1 < sentence.end;
        match self.resolver.cast.mention(words.end + 1) {
            Some(placed) if comma && !named && placed.words.start == words.end + 1 && placed.kind == MentionKind::Name => placed.words.clone(),
            _ => words,
        }
    }

    /// A quotation beside the verb becomes statements; returns the speaker.
    fn quotation(&mut self, predicate: &Predicate, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        let verb = predicate.verb;
        let inverted_quote = ends_before(self.scene, verb).filter(|&index| stands_alone(self.scene, index));
        let behind = opens_behind(self.scene, verb, sentence).filter(|&index| self.used[index].is_none() && stands_alone(self.scene, index));
        if let Some(index) = inverted_quote {
            let source = self.inverted(verb, sentence)?;
            self.quote(index, predicate, &source);
            self.resolver.remember(&source.actors);
            self.second_half(verb, predicate, &source, sentence);
            return Some(source);
        }
        let subject = source::before(self.prose(), verb, sentence, &self.scene.timed);
        if let Some(Subject::Phrase(words)) = &subject
            && let Some(index) = ends_before(self.scene, direct::lead(self.scene, words.start, sentence)).filter(|&index| stands_alone(self.scene, index))
        {
            let source = self.resolver.resolve(self.prose(), words.clone());
            self.resolver.remember(&source.actors);
            self.quote(index, predicate, &source);
            self.second_half(verb, predicate, &source, sentence);
            return Some(source);
        }
        let index = behind?;
        let source = self.subject(predicate, sentence, last).or_else(|| self.inverted(verb, sentence))?;
        self.quote(index, predicate, &source);
        Some(source)
    }

    /// The other half of a quotation that verb and subject split: it opens before the sentence ends.
    fn second_half(&mut self, verb: usize, predicate: &Predicate, source: &Source, sentence: &Range<usize>) {
        let Some(open) = (verb + 1..sentence.end).find(|&at| self.scene.quotes.covers(at)) else { return };
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

    fn report(&mut self, predicate: &Predicate, found: indirect::Found, source: Source) {
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
            && predicate::at(self.prose(), at, &sentence).is_some_and(|inner| inner.cue.verb != "want" && indirect::behind(self.scene, &inner, &sentence).is_some_and(|found| found.rule == "that-clause"));
        inner && at < content.end
    }

    fn form(&self, form: &StatementForm, content: &Range<usize>) -> StatementForm {
        if self.whole_quote(content).is_some() { StatementForm::Direct } else { *form }
    }

    /// The quotation that takes up all of a content.
    fn whole_quote(&self, content: &Range<usize>) -> Option<Range<usize>> {
        let quote = self.scene.quotes.at(content.start)?;
        let rest = (quote.outer.end..content.end).all(|at| self.prose().words[at].is_mark());
        (quote.outer.start == content.start && rest && quote.outer.end <= content.end + 1).then(|| quote.inner.clone())
    }

    fn without_outer_marks(&self, content: &Range<usize>) -> Range<usize> {
        self.whole_quote(content).and_then(|inner| trimmed(self.prose(), inner)).unwrap_or_else(|| content.clone())
    }

    fn addressee(&self, words: Range<usize>) -> Vec<usize> {
        let end = words.end;
        let mention = (words.start..end.min(words.start + 8)).rev().find_map(|at| self.resolver.cast.mention(at).filter(|placed| placed.kind != MentionKind::Adjectival));
        mention.map(|placed| placed.actor).into_iter().collect()
    }

    /// Content before the verb: "the port would stay shut, she said."
    fn aside(&mut self, predicate: &Predicate, sentence: &Range<usize>, source: &Source) {
        let verb = predicate.verb;
        let subject = source.words.clone().filter(|words| words.end <= verb).map_or(verb, |words| words.start);
        let subject = direct::lead(self.scene, subject, sentence);
        let comma = subject.checked_sub(1).filter(|&at| at > sentence.start && self.prose().lower(at) == "," && !self.scene.quotes.covers(at));
        let Some(comma) = comma else { return };
        let Some(content) = trimmed(self.prose(), sentence.start..comma) else { return };
        let spoken = (content.start..content.end).any(|at| crate::statements::grammar::is_finite(self.prose(), at));
        if content.len() < 4 || !spoken || crate::statements::grammar::PREPOSITION.contains(&self.prose().lower(content.start)) {
            return;
        }
        let tail = source.words.clone().filter(|words| words.start > verb).map_or(verb + 1, |words| words.end);
        let mut pieces = vec![content];
        if self.prose().lower(tail) == "," && tail + 3 < sentence.end {
            pieces.extend(trimmed(self.prose(), tail + 1..sentence.end));
        }
        let form = if pieces.iter().any(|piece| piece.clone().any(|at| self.scene.quotes.covers(at))) { StatementForm::Mixed } else { StatementForm::Indirect };
        self.report(predicate, indirect::Found { content: pieces, addressee: None, form, modality: None, rule: "verb of speech behind its content" }, source.clone());
    }

    /// "According to X, …" and "…, according to X".
    fn according(&mut self, at: usize, sentence: &Range<usize>) {
        let Some(words) = source::phrase_from(self.prose(), at + 2, sentence, &self.scene.timed) else { return };
        let source = self.resolver.resolve(self.prose(), words.clone());
        let content = if at == sentence.start {
            let comma = (words.end..sentence.end.min(words.end + 20)).find(|&at| self.prose().lower(at) == ",");
            comma.and_then(|comma| trimmed(self.prose(), comma + 1..sentence.end))
        } else {
            trimmed(self.prose(), sentence.start..at)
        };
        let Some(content) = content.filter(|content| content.len() > 2) else { return };
        let own = worded(self.prose(), &content);
        let mixed = content.clone().any(|at| self.scene.quotes.covers(at));
        self.resolver.remember(&source.actors);
        self.drafts.push(Draft {
            form: if mixed { StatementForm::Mixed } else { StatementForm::Indirect },
            content: vec![self.without_outer_marks(&content)],
            cue: std::iter::once(at..at + 2).collect(),
            source,
            addressee: Vec::new(),
            modality: own.unwrap_or(Modality::Assertion),
            polarity: if crate::statements::tone::is_negated(self.prose(), &content) { Polarity::Negative } else { Polarity::Positive },
            sentence: self.prose().sentence_of[at],
            rule: "according to",
        });
    }

    /// "made it clear that", "made clear that".
    fn made_clear(&mut self, at: usize, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        if !self.prose().is(at, &["made", "makes", "making"]) {
            return None;
        }
        let clear = (at + 1..at + 3).find(|&word| self.prose().lower(word) == "clear" && word < sentence.end)?;
        let predicate = Predicate { verb: clear, cue: crate::statements::cues::cue("stated")?.0, tense: Tense::Past, passive: false, negated: false };
        let found = indirect::behind(self.scene, &predicate, sentence)?;
        let source = match source::before(self.prose(), at, sentence, &self.scene.timed)? {
            Subject::Shared => last.cloned()?,
            Subject::Phrase(words) => self.resolver.resolve(self.prose(), words),
        };
        self.report(&predicate, found, source.clone());
        Some(source)
    }

    /// "The plan was condemned by X", "seen by X as Y".
    fn passive(&mut self, predicate: &Predicate, sentence: &Range<usize>, before: Option<Range<usize>>) -> Option<Range<usize>> {
        let verb = predicate.verb;
        let objects = predicate.takes(Frame::Object) || predicate.takes(Frame::As) || predicate.takes(Frame::For);
        let by = (verb + 1..sentence.end.min(verb + 3)).find(|&at| self.prose().lower(at) == "by" && !self.scene.timed[at]);
        let (true, Some(by)) = (objects, by) else { return None };
        let content = match source::before(self.prose(), verb, sentence, &self.scene.timed)? {
            Subject::Phrase(content) => content,
            Subject::Shared => before?,
        };
        let words = source::phrase_from(self.prose(), by + 1, sentence, &self.scene.timed)?;
        let source = self.resolver.resolve(self.prose(), words);
        if source.actors.is_empty() {
            return None;
        }
        let found = indirect::Found { content: vec![content.clone()], addressee: None, form: StatementForm::ReportedAct, modality: None, rule: "passive with its agent" };
        self.report(predicate, found, source);
        Some(content)
    }

    /// Quotations without a verb of their own: the same speaker as before, where the layout says that the speech goes on.
    fn carried(&mut self) {
        for index in 0..self.used.len() {
            if self.used[index].is_some() {
                continue;
            }
            let quote = &self.scene.quotes.all[index];
            let Some(previous) = index.checked_sub(1).and_then(|before| self.used[before]) else { continue };
            let opens = quote.outer.start == self.scene.sentence(quote.outer.start).start && stands_alone(self.scene, index);
            if !(quote.continues || opens && (self.goes_on_in_paragraph(index) || self.fills_paragraph(index))) {
                continue;
            }
            let template = self.drafts[previous].clone();
            self.used[index] = Some(self.drafts.len());
            for content in direct::sentences(self.scene, &quote.inner) {
                let own = worded(self.prose(), &content);
                let negated = crate::statements::tone::is_negated(self.prose(), &content);
                let modality = own.unwrap_or(Modality::Assertion);
                let polarity = if negated { Polarity::Negative } else { Polarity::Positive };
                let rule = "quotation that goes on";
                self.drafts.push(Draft { content: vec![content], cue: Vec::new(), form: StatementForm::Direct, modality, polarity, rule, ..template.clone() });
            }
        }
    }

    /// The quotation before stands in the same paragraph, and only its reporting clause lies between.
    fn goes_on_in_paragraph(&self, index: usize) -> bool {
        let (before, here) = (&self.scene.quotes.all[index - 1], &self.scene.quotes.all[index]);
        let paragraph = |word: usize| self.prose().paragraph_of[word];
        let between = self.prose().sentence_of[here.outer.start] - self.prose().sentence_of[before.outer.end - 1];
        paragraph(before.outer.start) == paragraph(here.outer.start) && between <= 1
    }

    /// The quotation is all of its paragraph, and the one before stood in the paragraph before.
    fn fills_paragraph(&self, index: usize) -> bool {
        let (before, here) = (&self.scene.quotes.all[index - 1], &self.scene.quotes.all[index]);
        let number = self.prose().paragraph_of[here.outer.start];
        let paragraph = &self.prose().paragraphs[number];
        let whole = here.outer.start == paragraph.start && (here.outer.end..paragraph.end).all(|at| self.prose().words[at].is_mark());
        whole && self.prose().paragraph_of[before.outer.start] + 1 == number
    }

    /// Mentions for the pronouns and descriptions that are sources.
    fn pronouns(&self) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        for draft in &self.drafts {
            let (Some(words), [actor]) = (&draft.source.words, &draft.source.actors[..]) else { continue };
            let free = words.clone().all(|at| self.resolver.cast.mention(at).is_none());
            let pronoun = words.len() == 1 && PRONOUN.contains(&self.prose().lower(words.start));
            let kind = if pronoun { MentionKind::Pronoun } else { MentionKind::Nominal };
            if free && !placed.iter().rev().take(4).any(|other| other.words == *words) {
                placed.push(Placed { words: words.clone(), actor: *actor, kind });
            }
        }
        placed
    }
}
