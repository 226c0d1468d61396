//! Citations: which characters of which text are meant, and how one is typed.

use serde::{Deserialize, Serialize};
use standoff_reading::{Span, Text};

/// How many code points of context a citation keeps on either side.
const CONTEXT: usize = 32;

/// A stretch of one text, by position and by its words (TextPositionSelector and TextQuoteSelector of the W3C Web Annotation model).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// sha256 of the text, lower-case hexadecimal.
    pub document: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub words: String,
    /// Up to 32 code points before them.
    pub before: String,
    /// Up to 32 code points after them.
    pub after: String,
}

impl Citation {
    /// Cites a span of a text; `None` if the span is empty or reaches beyond the text.
    pub fn of(text: &Text, span: Span) -> Option<Citation> {
        let words = text.get(span)?.to_owned();
        let stretch = |start, end| text.get(Span { start, end }).unwrap_or_default().to_owned();
        Some(Citation {
            document: text.sha256().to_owned(),
            start: span.start,
            end: span.end,
            words,
            before: stretch(span.start.saturating_sub(CONTEXT), span.start),
            after: stretch(span.end, span.end.saturating_add(CONTEXT).min(text.len())),
        })
    }

    /// Whether the text is the cited one and has these words at this place.
    pub fn holds_in(&self, text: &Text) -> bool {
        let span = Span {
            start: self.start,
            end: self.end,
        };
        text.sha256() == self.document && text.get(span) == Some(self.words.as_str())
    }
}

/// A citation as typed, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `document@start-end`.
    Range {
        /// The document's name, the start of it, or of a sha256.
        document: String,
        /// The characters.
        span: Span,
    },
    /// A ledger id.
    Item(String),
}

impl Reference {
    /// Takes a typed citation apart; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Reference, String> {
        let text = text.trim();
        let Some((document, range)) = text.rsplit_once('@') else {
            return match text {
                "" => Err("the citation is empty; write document@start-end or a ledger id".into()),
                id => Ok(Reference::Item(id.to_owned())),
            };
        };
        let span = range.split_once('-').and_then(|(start, end)| Some((number(start)?, number(end)?)));
        match span {
            _ if document.trim().is_empty() => Err(format!("“{text}” names no document before the @")),
            None => Err(format!(
                "“{text}” has no range of characters after the @; write document@start-end, as in 003@1506-1527"
            )),
            Some((start, end)) if start >= end => Err(format!("the range {start}-{end} is empty; the end must be greater than the start")),
            Some((start, end)) => Ok(Reference::Range {
                document: document.trim().to_owned(),
                span: Span { start, end },
            }),
        }
    }
}

/// A number written in plain digits.
fn number(text: &str) -> Option<usize> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_ids_are_told_apart() {
        let range = Reference::parse(" 003@1506-1527 ");
        assert_eq!(
            range,
            Ok(Reference::Range {
                document: "003".into(),
                span: Span { start: 1506, end: 1527 }
            })
        );
        assert_eq!(Reference::parse("s-0123456789"), Ok(Reference::Item("s-0123456789".into())));
        assert_eq!(
            Reference::parse("me@home.txt@1-2"),
            Ok(Reference::Range {
                document: "me@home.txt".into(),
                span: Span { start: 1, end: 2 }
            })
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for text in ["", "@1-2", "a@", "a@1", "a@2-1", "a@3-3", "a@+1-2", "a@1-99999999999999999999999"] {
            assert!(Reference::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_citation_holds_only_where_its_words_stand() {
        let text = Text::new("The dam stays shut, the minister said.".into());
        let citation = Citation::of(&text, Span { start: 4, end: 18 }).expect("inside");
        assert_eq!((citation.words.as_str(), citation.before.as_str()), ("dam stays shut", "The "));
        assert!(citation.holds_in(&text));
        assert!(!citation.holds_in(&Text::new("The dam opens, the minister said, now.".into())));
        assert_eq!(Citation::of(&text, Span { start: 30, end: 300 }), None);
    }
}
