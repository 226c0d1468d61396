//! What was taken from a source, and the call that takes it.

use crate::decode::{Markup, decode};
use crate::extract::{LineMark, Unreadable, html, pdf, plain};
use crate::{Extractor, Found, Span, Text};

/// Which of a page's particulars a candidate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are those of `CodedDocument`
pub enum Field {
    Title,
    Outlet,
    Byline,
    Published,
    Updated,
    Language,
}

/// A particular that the page states outside its running words. Several may be given for one field: the first is best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub field: Field,
    /// The value and the layer it comes from; no span, as heads are not part of the text.
    pub found: Found<String>,
}

/// A source's text with what else its bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// The text that every offset counts in.
    pub text: Text,
    /// Who took it from the source.
    pub extractor: Extractor,
    /// Whether the source is HTML.
    pub html: bool,
    /// Particulars from an HTML head, best first; empty for plain text.
    pub candidates: Vec<Candidate>,
    /// Where the article stands, in order, if the source's markup tells.
    pub body_hint: Option<Vec<Span>>,
    /// What could not be done as one would wish, for the user.
    pub remarks: Vec<String>,
    /// What the markup says of each line; empty for plain text.
    pub(crate) marks: Vec<LineMark>,
}

/// Takes the text from a source. `name` is used in messages only. Linear in the number of bytes.
///
/// # Errors
/// [`Unreadable`] if the bytes are no text, are too many, or show no words.
pub fn extract(bytes: &[u8], name: &str) -> Result<Extraction, Unreadable> {
    if bytes.starts_with(pdf::BEGINNING) {
        return pdf::take(bytes, name);
    }
    let decoded = decode(bytes, name)?;
    match decoded.markup {
        Markup::Plain => Ok(plain::take(decoded)),
        Markup::Html => html::take(decoded, name),
    }
}
