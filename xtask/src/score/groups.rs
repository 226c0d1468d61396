//! The row of statements that several pages report: pairs, among those found in both pages.

use super::folder::Known;
use super::gold::Group;
use super::ledger::Ledger;
use super::tally::{Found, Tally};
use std::collections::{BTreeMap, BTreeSet};

type Pairs = BTreeSet<(String, String)>;

/// Counts pairs of statements. A gloss or an echo may be grouped or not.
pub fn count(same: &[Group], ledger: &Ledger, known: &Known, tally: &mut Tally) {
    let reports = across(same, known, |group, member| {
        group.roles.get(member).is_none_or(|role| role == "report")
    });
    let mut fine = across(same, known, |_, _| true);
    fine.extend(reports.iter().cloned());
    let found = grouped(ledger, known);
    if reports.is_empty() && found.is_empty() {
        return;
    }
    tally.count(
        "same statement across documents",
        Found {
            right: reports.intersection(&found).count(),
            invented: found.difference(&fine).count(),
            missed: reports.difference(&found).count(),
        },
    );
}

/// Pairs of the reading's statements that the annotations put into one group, from two pages each.
fn across(same: &[Group], known: &Known, keep: impl Fn(&Group, &String) -> bool) -> Pairs {
    let page = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let mut pairs = Pairs::new();
    for group in same {
        let members: Vec<&String> = group
            .members
            .iter()
            .filter(|member| member.contains(".s") && known.contains_key(*member) && keep(group, member))
            .collect();
        for (a, b) in members.iter().flat_map(|a| members.iter().map(move |b| (a, b))) {
            if a < b && page(a) != page(b) {
                pairs.insert(ordered(&known[*a], &known[*b]));
            }
        }
    }
    pairs
}

/// Pairs that the reading groups, of statements that the annotations have.
fn grouped(ledger: &Ledger, known: &Known) -> Pairs {
    let mut document_of: BTreeMap<&str, &str> = BTreeMap::new();
    for document in &ledger.documents {
        for statement in &document.statements {
            document_of.insert(&statement.id, &document.file);
        }
    }
    let wanted: BTreeSet<&str> = known.values().map(String::as_str).collect();
    let mut pairs = Pairs::new();
    for group in &ledger.groups {
        let members: Vec<&String> = group.members.iter().filter(|member| wanted.contains(member.as_str())).collect();
        for (a, b) in members.iter().flat_map(|a| members.iter().map(move |b| (a, b))) {
            if a < b && document_of.get(a.as_str()) != document_of.get(b.as_str()) {
                pairs.insert(ordered(a, b));
            }
        }
    }
    pairs
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.to_owned(), second.to_owned())
}
