//! The laid-out page, and the call that lays it out.

use crate::{Extraction, Found, Furniture, Sentence, Span};

/// A page with its parts told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The headline.
    pub title: Option<Found<String>>,
    /// The publication, only if the page names it.
    pub outlet: Option<Found<String>>,
    /// Who wrote it.
    pub byline: Option<Found<String>>,
    /// ISO date, with the time if given: `2021-03-30T14:55`.
    pub published: Option<Found<String>>,
    /// Likewise for the last change.
    pub updated: Option<Found<String>>,
    /// ISO 639 code, `en` or none for plain text.
    pub language: Option<String>,
    /// The article: as few stretches as possible, in order.
    pub body: Vec<Span>,
    /// Everything else that is not blank, in order.
    pub furniture: Vec<Furniture>,
    /// The paragraphs of the body, in order.
    pub paragraphs: Vec<Span>,
    /// The sentences of the body, in order.
    pub sentences: Vec<Sentence>,
    /// What could not be done as one would wish, for the user.
    pub remarks: Vec<String>,
}

/// Tells the parts of a page apart. O(n log n) in the length of the text.
pub fn lay_out(extraction: &Extraction) -> Page {
    let text = &extraction.text;
    let whole = Span { start: 0, end: text.len() };
    Page {
        title: None,
        outlet: None,
        byline: None,
        published: None,
        updated: None,
        language: None,
        body: vec![whole],
        furniture: Vec::new(),
        paragraphs: vec![whole],
        sentences: crate::sentences::split(text, whole),
        remarks: extraction.remarks.clone(),
    }
}
