//! `positions`: what each side demands, offers and refuses, as a history.

use crate::{Dossier, Failure};
use serde_json::{Value, json};
use standoff_ledger::{Entry, Named, Party, PositionChange, Term, Voiced};

/// The positions of a dossier's parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Positions {
    /// Parties, those with most terms first.
    pub parties: Vec<Party>,
}

/// The terms of every party, or of those that an actor is, speaks for or is bound in.
///
/// # Errors
/// [`Failure::Ledger`] before the sources are read, or if nobody goes by that name.
pub fn positions(dossier: &Dossier, actor: Option<&str>) -> Result<Positions, Failure> {
    let parties = dossier.open_ledger()?.positions(actor)?;
    Ok(Positions { parties })
}

impl Positions {
    /// The positions as JSON, `standoff-positions/1`. Terms of a party stand in order, `changes` point to them by place.
    pub fn to_json(&self) -> Value {
        let parties: Vec<Value> = self.parties.iter().map(party).collect();
        json!({"format": "standoff-positions/1", "parties": parties})
    }
}

fn party(party: &Party) -> Value {
    let change = |change: &PositionChange| json!({"level": change.level, "terms": change.terms});
    json!({
        "actor": party.actor.as_ref().map(named),
        "terms": party.terms.iter().map(term).collect::<Vec<_>>(),
        "changes": party.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn term(term: &Term) -> Value {
    let entry = &term.entry;
    let condition = term.condition.as_ref().map(|(kind, words)| json!({"kind": kind, "words": words}));
    json!({
        "id": entry.id,
        "citation": entry.citation,
        "outlet": entry.outlet,
        "does": term.kind.word(),
        "negative": term.negative,
        "basis": if term.stated { "stated" } else { "reported" },
        "words": entry.words,
        "passage": format!("{}{}{}", entry.before, entry.words, entry.after),
        "by": term.voices.iter().map(voice).collect::<Vec<_>>(),
        "level": term.level_word(),
        "to": entry.others.iter().map(named).collect::<Vec<_>>(),
        "condition": condition,
        "commitments": term.commitments.iter().map(reference).collect::<Vec<_>>(),
        "date": entry.date,
        "date_ground": term.ground.word(),
        "date_reasoning": term.reasoning,
        "also_reported": term.reports.iter().map(reference).collect::<Vec<_>>(),
    })
}

fn voice(voice: &Voiced) -> Value {
    let office = voice.office.as_ref().map(|office| {
        json!({
            "words": office.words,
            "level": office.level.word(),
            "of": office.of.as_ref().map(named),
            "citation": office.citation,
        })
    });
    json!({"id": voice.actor.id, "label": voice.actor.label, "office": office})
}

/// An actor by id and name.
pub(crate) fn named(actor: &Named) -> Value {
    json!({"id": actor.id, "label": actor.label})
}

/// An item by id, place and words.
fn reference(entry: &Entry) -> Value {
    json!({"id": entry.id, "citation": entry.citation, "words": entry.words})
}
