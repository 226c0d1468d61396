//! What a draft has that a model file has not, or has otherwise. Elements are matched by the places they cite, so that an analyst's own
//! names and wordings are known again; what cites nothing is matched by name.

use standoff_conflict::{Basis, CiteTarget, Commitment, Conflict, Logic, Preference, Support};

/// One difference between a draft and a model that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftChange {
    /// What kind of element: `option`, `commitment` and so on.
    pub element: &'static str,
    /// Its name in the draft.
    pub name: String,
    /// What the draft would put in or change.
    pub told: String,
    /// The places that it cites.
    pub cites: Vec<String>,
    /// Whether the model has it already, otherwise.
    pub known: bool,
}

/// The differences, in the order of the model's parts.
pub(super) fn changes(draft: &Conflict, there: &Conflict) -> Vec<DraftChange> {
    let mut changes = Vec::new();
    for maker in &draft.decision_makers {
        let known = there
            .decision_makers
            .iter()
            .any(|other| other.key == maker.key || other.name == maker.name);
        if !known {
            changes.push(added("decision maker", &maker.key, maker.name.clone(), &maker.support));
        }
    }
    for (number, option) in draft.options.iter().enumerate() {
        let name = draft.option_name(number);
        let known = |other: &&standoff_conflict::ConflictOption| other.key == option.key || meet(&other.support, &option.support);
        if !there.options.iter().any(|other| known(&other)) {
            changes.push(added("option", &name, format!("“{}”", option.label), &option.support));
        }
    }
    commitments(draft, there, &mut changes);
    statements(draft, there, &mut changes);
    for view in &draft.views {
        let (holder, of) = (&draft.decision_makers[view.holder].key, &draft.decision_makers[view.of].key);
        let others: Vec<&Support> = there
            .views
            .iter()
            .flat_map(|view| &view.replacements)
            .map(|found| &found.support)
            .collect();
        for found in view
            .replacements
            .iter()
            .filter(|found| !others.iter().any(|other| meet(other, &found.support)))
        {
            let told = format!("{holder} sees {of} want `{}`", draft.print(&found.want));
            changes.push(added("view", &format!("{holder} of {of}"), told, &found.support));
        }
    }
    changes
}

fn commitments(draft: &Conflict, there: &Conflict, changes: &mut Vec<DraftChange>) {
    for commitment in &draft.commitments {
        let name = format!(
            "{} if {}",
            draft.option_name(commitment.act.option),
            draft.print(&commitment.condition)
        );
        let known = there.commitments.iter().find(|other| meet(&other.support, &commitment.support));
        match known {
            None => changes.push(added("commitment", &name, words(commitment), &commitment.support)),
            Some(other)
                if (other.logic, other.stance, other.support.basis) != (commitment.logic, commitment.stance, commitment.support.basis) =>
            {
                changes.push(DraftChange {
                    known: true,
                    ..added(
                        "commitment",
                        &name,
                        format!("{}; the model has it {}", words(commitment), words(other)),
                        &commitment.support,
                    )
                });
            }
            Some(_) => {}
        }
    }
}

fn statements(draft: &Conflict, there: &Conflict, changes: &mut Vec<DraftChange>) {
    let all = |conflict: &Conflict| -> Vec<Support> {
        let lists = conflict.preferences.iter().map(|preference| match preference {
            Preference::Statements(statements) => statements.iter().map(|statement| statement.support.clone()).collect(),
            _ => Vec::new(),
        });
        lists.flat_map(|list: Vec<Support>| list).collect()
    };
    let others = all(there);
    for (maker, preference) in draft.decision_makers.iter().zip(&draft.preferences) {
        let Preference::Statements(statements) = preference else { continue };
        for statement in statements
            .iter()
            .filter(|statement| !others.iter().any(|other| meet(other, &statement.support)))
        {
            let name = format!("{}.{}", maker.key, statement.id);
            changes.push(added(
                "wish",
                &name,
                format!("`{}`", draft.print(&statement.want)),
                &statement.support,
            ));
        }
    }
}

fn added(element: &'static str, name: &str, told: String, support: &Support) -> DraftChange {
    DraftChange {
        element,
        name: name.to_owned(),
        told,
        cites: support.cites.iter().map(|cite| cite.text.clone()).collect(),
        known: false,
    }
}

/// Logic and basis of a commitment in words.
fn words(commitment: &Commitment) -> String {
    let logic = match commitment.logic {
        Logic::Necessary => "only if",
        Logic::Sufficient => "if",
        Logic::Both => "if and only if",
        Logic::Blocking => "unless",
    };
    let basis = match commitment.support.basis {
        Some(Basis::Stated) => "in its own words",
        Some(Basis::Reported) => "as others report it",
        Some(Basis::Inferred) => "inferred",
        Some(Basis::Assumed) | None => "assumed",
    };
    format!("{logic}, {basis}")
}

/// Whether two elements cite one place: ranges of one document that overlap, or one item. Documents may be named by their beginnings.
fn meet(one: &Support, other: &Support) -> bool {
    one.cites
        .iter()
        .any(|cite| other.cites.iter().any(|against| same_place(&cite.target, &against.target)))
}

fn same_place(one: &CiteTarget, other: &CiteTarget) -> bool {
    match (one, other) {
        (CiteTarget::Item(one), CiteTarget::Item(other)) => one == other,
        (
            CiteTarget::Range { document, start, end },
            CiteTarget::Range {
                document: against,
                start: first,
                end: past,
            },
        ) => (document.starts_with(against.as_str()) || against.starts_with(document.as_str())) && start < past && first < end,
        _ => false,
    }
}
