//! The expressions of time of a page, and what an item's time comes to.

use crate::dates::{Anchor, Expression, Sense, calendar};
use crate::{Dated, Span, Timing};

/// Expressions of a page with what they are counted from.
pub(crate) struct Times<'t> {
    /// Hash of the text, for ids.
    pub text_sha256: &'t str,
    /// All expressions, by place.
    pub expressions: &'t [Expression],
    /// The page's date.
    pub anchor: &'t Anchor,
    /// Whether the page is given out by one of the parties: a press release.
    pub release: bool,
    /// Whether the page sets down what was said at a sitting.
    pub record: bool,
    /// The day of the sitting, as the head of the page tells it.
    pub sitting: Option<Found>,
}

/// The time of an item as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What is said.
    pub sense: Sense,
    /// The words that say so.
    pub expression: Option<Span>,
    /// How it was found, complete but for the day that it is counted from.
    pub reasoning: String,
}

impl<'t> Times<'t> {
    /// Expressions that start in a passage or reach into it.
    pub fn within(&self, passage: Span) -> impl Iterator<Item = &'t Expression> + use<'t> {
        let from = self.expressions.partition_point(|expression| expression.span.end <= passage.start);
        self.expressions[from..]
            .iter()
            .take_while(move |expression| expression.span.start < passage.end)
    }

    /// Whether a time lies after the writing of the page, where nothing can have been said.
    pub fn is_ahead(&self, sense: &Sense) -> bool {
        let last = self.anchor.bounds().map(|(_, last)| last);
        let first = sense.value(self.anchor).and_then(|iso| calendar::first_day(&iso));
        matches!((first, last), (Some(first), Some(last)) if first > last)
    }

    /// The date that a time comes to on this page.
    pub fn dated(&self, found: &Found) -> Option<Dated> {
        dated(found, self.anchor)
    }

    /// The words of time that the page leaves open.
    pub fn left_open(&self) -> impl Iterator<Item = Timing> {
        let open = self.expressions.iter().filter(|expression| expression.iso.is_none());
        open.filter_map(|expression| {
            Some(Timing {
                item: None,
                sense: expression.sense.clone()?,
                expression: Some(expression.span),
                reasoning: expression.grounds.clone(),
            })
        })
    }

    /// A time that the page leaves open, to be worked out once the page has a date.
    pub fn open(&self, item: &str, found: &Found) -> Option<Timing> {
        let open = self.dated(found).is_none();
        open.then(|| Timing {
            item: Some(item.to_owned()),
            sense: found.sense.clone(),
            expression: found.expression,
            reasoning: found.reasoning.clone(),
        })
    }
}

/// The date that a time comes to, counted from an anchor.
pub(crate) fn dated(found: &Found, anchor: &Anchor) -> Option<Dated> {
    let iso = found.sense.value(anchor)?;
    let counted = anchor.shown().filter(|_| found.sense.is_counted());
    let reasoning = match counted {
        Some(shown) => {
            let joint = if found.reasoning.ends_with('”') { ":" } else { "," };
            format!("{}{joint} {} {shown}", found.reasoning, found.sense.rule())
        }
        None => found.reasoning.clone(),
    };
    Some(Dated {
        iso,
        expression: found.expression,
        reasoning,
        inherited_from: None,
    })
}
