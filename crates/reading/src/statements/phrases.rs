//! Fixed phrases and the passive: "according to X", "made it clear that", "condemned by X".

use crate::statements::cues::{self, Frame, Tense};
use crate::statements::draft::{Draft, trimmed};
use crate::statements::grammar::is_finite;
use crate::statements::indirect;
use crate::statements::predicate::Predicate;
use crate::statements::reader::Reader;
use crate::statements::source::{self, Source, Subject};
use crate::statements::tone::bare;
use crate::{Modality, Polarity, StatementForm};
use std::ops::Range;

impl Reader<'_, '_, '_, '_> {
    /// "According to X, …" and "…, according to X".
    pub(super) fn according(&mut self, at: usize, sentence: &Range<usize>) {
        let Some(words) = source::phrase_from(self.prose(), at + 2, sentence, &self.scene.timed) else {
            return;
        };
        let source = self.resolver.resolve(self.prose(), words.clone());
        let content = if at == sentence.start {
            let comma = (words.end..sentence.end.min(words.end + 20)).find(|&at| self.prose().lower(at) == ",");
            comma.and_then(|comma| trimmed(self.prose(), comma + 1..sentence.end))
        } else {
            trimmed(self.prose(), self.scene.behind_dateline(sentence.start).min(at)..at)
        };
        let Some(content) = content.filter(|content| content.len() > 2) else {
            return;
        };
        let (modality, polarity) = bare(self.scene, &content);
        let mixed = content.clone().any(|at| self.scene.quotes.covers(at));
        self.resolver.remember(&source.actors);
        self.drafts.push(Draft {
            form: if mixed { StatementForm::Mixed } else { StatementForm::Indirect },
            content: vec![self.without_outer_marks(&content)],
            cue: std::iter::once(at..at + 2).collect(),
            source,
            addressee: Vec::new(),
            modality,
            polarity,
            sentence: self.prose().sentence_of[at],
            rule: "according to",
        });
    }

    /// "Asked whether it would strike, …": a question whose asker is named behind "by" or not at all.
    pub(super) fn asked(&mut self, at: usize, sentence: &Range<usize>) -> bool {
        let prose = self.prose();
        let when = at > sentence.start && prose.is(at - 1, &["when", "if", "also", "once"]) && at < sentence.start + 4;
        if !prose.is(at, &["asked", "pressed", "quizzed"]) || !(at == sentence.start || when) {
            return false;
        }
        let opens = (at + 1..sentence.end.min(at + 12))
            .take_while(|&word| !prose.words[word].is_mark() && !is_finite(prose, word))
            .find(|&word| prose.is(word, &["whether", "if", "why", "how", "what", "when"]));
        let comma =
            opens.and_then(|opens| (opens + 3..sentence.end).find(|&word| prose.lower(word) == "," && !self.scene.quotes.covers(word)));
        let (Some(opens), Some(comma)) = (opens, comma) else { return false };
        let start = opens + usize::from(prose.is(opens, &["whether", "if"]));
        let by = (at + 1..opens).find(|&word| prose.lower(word) == "by").map(|by| by + 1..opens);
        let source = by.filter(|words| !words.is_empty()).map(|words| {
            let end = (words.start + 1..words.end)
                .find(|&word| prose.is(word, &["on", "in", "at", "about"]))
                .unwrap_or(words.end);
            self.resolver.resolve(prose, words.start..end)
        });
        self.drafts.push(Draft {
            form: StatementForm::Question,
            content: std::iter::once(start..comma).collect(),
            cue: std::iter::once(at..at + 1).collect(),
            source: source.unwrap_or_default(),
            addressee: Vec::new(),
            modality: Modality::Question,
            polarity: Polarity::Positive,
            sentence: prose.sentence_of[at],
            rule: "question that was put",
        });
        true
    }

    /// "made it clear that", "made clear that".
    pub(super) fn made_clear(&mut self, at: usize, sentence: &Range<usize>, last: Option<&Source>) -> Option<Source> {
        if !self.prose().is(at, &["made", "makes", "making"]) {
            return None;
        }
        let clear = (at + 1..at + 3).find(|&word| self.prose().lower(word) == "clear" && word < sentence.end)?;
        let predicate = Predicate {
            verb: clear,
            governor: at,
            cue: cues::cue("stated")?.0,
            tense: Tense::Past,
            passive: false,
            negated: false,
        };
        let found = indirect::behind(self.scene, &predicate, sentence)?;
        let source = match source::before(self.prose(), at, sentence, &self.scene.timed)? {
            Subject::Shared => last.cloned()?,
            Subject::Phrase(words) => self.resolver.resolve(self.prose(), words),
        };
        self.report(&predicate, found, source.clone());
        Some(source)
    }

    /// "The plan was condemned by X", "seen by X as Y".
    pub(super) fn passive(&mut self, predicate: &Predicate, sentence: &Range<usize>, before: Option<Range<usize>>) -> Option<Range<usize>> {
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
        let found = indirect::Found {
            content: vec![content.clone()],
            addressee: None,
            form: StatementForm::ReportedAct,
            modality: None,
            rule: "passive with its agent",
        };
        self.report(predicate, found, source);
        Some(content)
    }
}
