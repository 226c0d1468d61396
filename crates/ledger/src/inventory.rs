//! What a ledger holds, by document and id: enough to tell what a new reading added and took away.

use crate::{Counts, DocumentChange, Kind};
use rusqlite::Transaction;
use std::collections::{BTreeMap, BTreeSet};

/// Documents by name, each with its kinds and ids.
pub(crate) type Inventory = BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>>;

/// What is in the ledger now.
pub(crate) fn inventory(transaction: &Transaction<'_>) -> rusqlite::Result<Inventory> {
    let mut inventory = Inventory::new();
    let mut documents = transaction.prepare("SELECT name FROM documents WHERE text_sha256 IS NOT NULL")?;
    for name in documents.query_map([], |row| row.get::<_, String>(0))? {
        inventory.entry(name?).or_default();
    }
    // Mentions have no id of their own: the place tells one from another.
    let sql = "SELECT d.name, i.kind, iif(i.kind = 'mentions', i.id || ' ' || i.first || ' ' || i.past, i.id)
               FROM items i JOIN documents d ON d.sha256 = i.document";
    let mut items = transaction.prepare(sql)?;
    let rows = items.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    for row in rows {
        let (document, kind, id) = row?;
        if let Some(kind) = Kind::named(&kind) {
            inventory.entry(document).or_default().entry(kind.plural()).or_default().insert(id);
        }
    }
    Ok(inventory)
}

/// What came and went, by document.
pub(crate) fn compare(before: &Inventory, after: &Inventory) -> Vec<DocumentChange> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changes = names.into_iter().map(|name| DocumentChange {
        document: name.clone(),
        added: surplus(after, before, name),
        removed: surplus(before, after, name),
    });
    changes
        .filter(|change| change.added != Counts::default() || change.removed != Counts::default())
        .collect()
}

/// What one inventory has of a document that another lacks.
fn surplus(of: &Inventory, over: &Inventory, name: &str) -> Counts {
    let count = |kind: Kind| {
        let ids = |inventory: &Inventory| {
            inventory
                .get(name)
                .and_then(|kinds| kinds.get(kind.plural()))
                .cloned()
                .unwrap_or_default()
        };
        ids(of).difference(&ids(over)).count()
    };
    Counts {
        documents: usize::from(of.contains_key(name) && !over.contains_key(name)),
        mentions: count(Kind::Mention),
        statements: count(Kind::Statement),
        events: count(Kind::Event),
        commitments: count(Kind::Commitment),
        ..Counts::default()
    }
}
