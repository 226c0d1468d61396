//! Documents of one dossier brought together: the same actor gets one id, reports of one utterance are grouped.
//!
//! Two full names are one only if they are ways of writing one name; a family name alone joins the one person of the dossier who
//! bears it, never one of several. Statements are grouped only with the same speaker in two documents, on dates that do not
//! contradict each other, in nearly the same words.

mod beside;
mod inherited;
mod joined;
mod same;
mod wording;

use crate::{Actors, CodedDocument, Record};

/// Joins the actors of documents and groups statements that report one utterance. About linear in the size of the documents.
pub fn link(documents: Vec<CodedDocument>, actors: &Actors) -> Record {
    let mut documents = documents;
    let table = joined::table(&documents, actors);
    for document in &mut documents {
        joined::rename(document, &table);
    }
    let entities = joined::entities(&documents, actors);
    inherited::lend(&mut documents);
    let groups = same::groups(&documents);
    inherited::from_twins(&mut documents, &groups);
    Record {
        entities,
        documents,
        groups,
    }
}
