//! Content before its verb of speech: "the port would stay shut, she said", "the port, she said, would stay shut".

use crate::StatementForm;
use crate::statements::cues::Frame;
use crate::statements::direct;
use crate::statements::draft::trimmed;
use crate::statements::grammar::{PREPOSITION, is_finite};
use crate::statements::indirect::Found;
use crate::statements::predicate::Predicate;
use crate::statements::reader::Reader;
use crate::statements::source::Source;
use std::ops::Range;

/// Most words of a reporting clause behind its verb.
const TAIL: usize = 24;

/// Fewest words that stand before a verb as its content.
const SHORTEST: usize = 4;

impl Reader<'_, '_, '_, '_> {
    /// Writes down content that stands before the verb, if the reporting clause is set off from it.
    pub(super) fn aside(&mut self, predicate: &Predicate, sentence: &Range<usize>, source: &Source) -> bool {
        let verb = predicate.verb;
        let own = source
            .words
            .clone()
            .filter(|words| sentence.start <= words.start && words.end <= sentence.end);
        let subject = own.clone().filter(|words| words.end <= verb).map_or(verb, |words| words.start);
        let subject = direct::lead(self.scene, subject, sentence);
        let Some(set_off) = self.set_off(subject, sentence) else {
            return false;
        };
        let opening = self.scene.behind_dateline(sentence.start).min(set_off);
        let Some(content) = trimmed(self.prose(), opening..set_off) else {
            return false;
        };
        let behind = own.filter(|words| words.start > verb).map_or(verb + 1, |words| words.end);
        let Some(tail) = self.tail(behind, sentence) else { return false };
        let rest = self.rest(tail, sentence);
        let whole = self.is_clause(&content);
        let pieces = match rest {
            Some(rest) if !whole || self.goes_on(rest.start) => vec![content, rest],
            _ if whole && content.len() >= SHORTEST => vec![content],
            _ => return false,
        };
        let mixed = pieces.iter().any(|piece| piece.clone().any(|at| self.scene.quotes.covers(at)));
        let found = Found {
            form: if mixed { StatementForm::Mixed } else { StatementForm::Indirect },
            rule: if pieces.len() > 1 {
                "content around a verb of speech"
            } else {
                "verb of speech behind its content"
            },
            ..Found::new(0..0, StatementForm::Indirect, "")
        };
        self.report(predicate, Found { content: pieces, ..found }, source.clone());
        true
    }

    /// The mark that parts content from the reporting clause that starts at a word: a comma, or a closing quotation mark.
    fn set_off(&self, subject: usize, sentence: &Range<usize>) -> Option<usize> {
        let at = subject.checked_sub(1).filter(|&at| at > sentence.start)?;
        let quote = self.scene.quotes.at(at);
        match quote {
            Some(quote) if quote.closed && quote.outer.end == at + 1 && quote.outer.start > sentence.start => {
                self.prose().is(quote.inner.end - 1, &[",", "!", "?"]).then_some(at + 1)
            }
            Some(_) => None,
            None => (self.prose().lower(at) == ",").then_some(at),
        }
    }

    /// Where the reporting clause ends: at a comma, a dash, or the end of its sentence, with no further clause before.
    fn tail(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let end = sentence.end.min(from + TAIL);
        for at in from..end {
            if self.scene.quotes.covers(at) || self.prose().is(at, &["that", ":"]) {
                return None;
            }
            if self.prose().is(at, &[",", ".", ";", "—", "–"])
                || self.prose().is(at, &["and", "but", "as", "while", "when", "after", "before", "in"])
            {
                return Some(at);
            }
            if is_finite(self.prose(), at) {
                return None;
            }
        }
        (end == sentence.end).then_some(end)
    }

    /// What follows the comma that closes a reporting clause.
    fn rest(&self, tail: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let comma = tail + 3 < sentence.end && self.prose().lower(tail) == ",";
        (comma && !self.tells_more(tail + 1))
            .then(|| trimmed(self.prose(), tail + 1..sentence.end))
            .flatten()
    }

    /// Whether words make a clause of their own: they hold a verb, and no preposition or "if" opens them.
    fn is_clause(&self, content: &Range<usize>) -> bool {
        let first = self.prose().lower(content.start);
        let open = PREPOSITION.contains(&first) || matches!(first, "if" | "unless" | "when" | "once" | "because" | "although" | "while");
        let comma = content.clone().find(|&at| self.prose().lower(at) == ",");
        let main = if open { comma.unwrap_or(content.end) } else { content.start };
        (main..content.end).any(|at| self.scene.is_finite(at))
    }

    /// Whether the words behind the comma go on with what was said.
    fn goes_on(&self, at: usize) -> bool {
        self.prose().lower(at) == "on" && self.prose().lower(at + 1) == "condition"
            || self.prose().is(
                at,
                &[
                    "and", "but", "or", "so", "because", "if", "unless", "until", "although", "though", "even", "provided", "not", "nor",
                ],
            )
    }

    /// Whether the words behind a reporting clause tell of the speaker instead of going on with what was said:
    /// ", he said, dismissing the report".
    fn tells_more(&self, at: usize) -> bool {
        let word = self.prose().lower(at);
        word.len() > 4 && word.ends_with("ing")
            || self
                .prose()
                .is(at, &["who", "whose", "which", "according", "while", "as", "when", "a", "an"])
    }

    /// Whether a verb may stand behind what it reports.
    pub(super) fn follows_content(predicate: &Predicate) -> bool {
        predicate.takes(Frame::Speech) || predicate.takes(Frame::ThatOrClause) || predicate.takes(Frame::Quote)
    }
}
