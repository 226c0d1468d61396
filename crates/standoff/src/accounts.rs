//! `accounts`: one remark as several pages tell it, and what each drops or adds.

use crate::positions::named;
use crate::{Dossier, Failure};
use serde_json::{Value, json};
use standoff_ledger::{Account, Accounts, Entry, Interpretation, Remark, SharedText, WordChange};

/// Remarks that several pages tell; with an id, the one that the statement belongs to.
///
/// # Errors
/// [`Failure::Ledger`] before the sources are read, or if the id is no statement's that several pages report.
pub fn accounts(dossier: &Dossier, group: Option<&str>) -> Result<Accounts, Failure> {
    Ok(dossier.open_ledger()?.accounts(group)?)
}

/// The accounts as JSON, `standoff-accounts/1`.
pub fn accounts_json(accounts: &Accounts) -> Value {
    json!({
        "format": "standoff-accounts/1",
        "reprints": accounts.reprints.iter().map(reprint).collect::<Vec<_>>(),
        "remarks": accounts.remarks.iter().map(remark).collect::<Vec<_>>(),
        "quotations_of_nobody_named": accounts.unsaid.iter().map(|unsaid| report(&unsaid.entry)).collect::<Vec<_>>(),
    })
}

fn reprint(shared: &SharedText) -> Value {
    let (first, second) = shared.percent();
    json!({"documents": [shared.documents.0, shared.documents.1], "percent": [first, second]})
}

fn remark(remark: &Remark) -> Value {
    json!({
        "id": remark.id,
        "pages": remark.reports().count(),
        "witnesses": remark.witnesses(),
        "accounts": remark.accounts.iter().map(account).collect::<Vec<_>>(),
        "interpretations": remark.readings.iter().map(interpretation).collect::<Vec<_>>(),
    })
}

fn account(account: &Account) -> Value {
    let field = |(field, there, here): &(String, String, String)| json!({"field": field, "in_first": there, "here": here});
    json!({
        "quoted": account.quoted,
        "reprinted": account.reprinted,
        "through": account.through.iter().map(named).collect::<Vec<_>>(),
        "reports": account.reports.iter().map(report).collect::<Vec<_>>(),
        "changes": account.changes.iter().map(change).collect::<Vec<_>>(),
        "fields": account.fields.iter().map(field).collect::<Vec<_>>(),
    })
}

fn change(change: &WordChange) -> Value {
    json!({"weight": change.weight.word(), "in_first": change.first, "here": change.second})
}

fn interpretation(reading: &Interpretation) -> Value {
    let mut value = report(&reading.entry);
    value["through"] = reading.through.iter().map(named).collect();
    value["follows"] = reading.follows.into();
    value
}

fn report(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "citation": entry.citation,
        "outlet": entry.outlet,
        "published": entry.published,
        "by": entry.actors.iter().map(named).collect::<Vec<_>>(),
        "date": entry.date,
        "words": entry.words,
        "passage": format!("{}{}{}", entry.before, entry.words, entry.after),
    })
}
