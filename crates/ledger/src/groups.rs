//! Items that report one and the same: as reading grouped them, and as an analyst joined and parted them.

use crate::{Decision, DecisionKind};
use std::collections::BTreeMap;

/// Items of one kind that report one thing, at least two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The kind's word in the singular, as in the export.
    pub(crate) kind: String,
    /// Ids of the items.
    pub(crate) members: Vec<String>,
    /// Ids of the decisions that made it what it is.
    pub(crate) decisions: Vec<String>,
}

/// Lays merges and splits over the groups of a reading; `kind_of` tells the kind of an item that is in the record.
pub(crate) fn laid_over(read: Vec<Group>, standing: &[&Decision], kind_of: &dyn Fn(&str) -> Option<String>) -> Vec<Group> {
    let mut groups = read;
    for decision in standing {
        let named: Vec<&String> = std::iter::once(&decision.item).chain(&decision.with).collect();
        let Some(kind) = kind_of(&decision.item) else { continue };
        let here: Vec<String> = named
            .into_iter()
            .filter(|id| kind_of(id).as_ref() == Some(&kind))
            .cloned()
            .collect();
        match decision.decision {
            DecisionKind::Merge => merge(&mut groups, &kind, &here, &decision.id),
            DecisionKind::Split => split(&mut groups, &kind, &here, &decision.id),
            _ => {}
        }
        groups.retain(|group| group.members.len() > 1);
    }
    groups
}

/// Joins the items, and all that were grouped with any of them, at the place of the first.
fn merge(groups: &mut Vec<Group>, kind: &str, ids: &[String], decision: &str) {
    let touched = |group: &Group| group.members.iter().any(|member| ids.contains(member));
    let at = groups.iter().position(touched).unwrap_or(groups.len());
    let mut joined = Group {
        kind: kind.to_owned(),
        members: Vec::new(),
        decisions: Vec::new(),
    };
    for group in groups.extract_if(.., |group| touched(group)) {
        joined.members.extend(group.members);
        joined.decisions.extend(group.decisions);
    }
    for id in ids {
        if !joined.members.contains(id) {
            joined.members.push(id.clone());
        }
    }
    joined.decisions.push(decision.to_owned());
    groups.insert(at.min(groups.len()), joined);
}

/// Takes the items out of their groups, into one of their own.
fn split(groups: &mut Vec<Group>, kind: &str, ids: &[String], decision: &str) {
    for group in groups.iter_mut() {
        let before = group.members.len();
        group.members.retain(|member| !ids.contains(member));
        if group.members.len() < before {
            group.decisions.push(decision.to_owned());
        }
    }
    groups.push(Group {
        kind: kind.to_owned(),
        members: ids.to_vec(),
        decisions: vec![decision.to_owned()],
    });
}

/// The others of each item's group, by item.
pub(crate) fn others(groups: &[Group]) -> BTreeMap<String, Vec<String>> {
    let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for group in groups {
        for member in &group.members {
            let rest = group.members.iter().filter(|other| *other != member).cloned();
            others.entry(member.clone()).or_default().extend(rest);
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(item: &str, decision: DecisionKind, with: &[&str]) -> Decision {
        Decision {
            with: with.iter().map(|id| (*id).into()).collect(),
            ..Decision::new(decision, item)
        }
        .sealed()
    }

    fn members(read: &[&[&str]], decisions: &[Decision]) -> Vec<Vec<String>> {
        let read = read.iter().map(|members| Group {
            kind: "statement".into(),
            members: members.iter().map(|id| (*id).into()).collect(),
            decisions: vec![],
        });
        let kind_of = |id: &str| match id.chars().next() {
            Some('s') => Some("statement".to_owned()),
            Some('e') => Some("event".to_owned()),
            _ => None,
        };
        let groups = laid_over(read.collect(), &decisions.iter().collect::<Vec<_>>(), &kind_of);
        groups.into_iter().map(|group| group.members).collect()
    }

    #[test]
    fn merging_joins_whole_groups() {
        let merge = decision("s-3", DecisionKind::Merge, &["s-1", "gone", "e-1"]);
        assert_eq!(
            members(&[&["s-1", "s-2"], &["s-8", "s-9"]], &[merge]),
            [vec!["s-1", "s-2", "s-3"], vec!["s-8", "s-9"]]
        );
    }

    #[test]
    fn splitting_leaves_a_pair_or_nothing() {
        let out = |with: &[&str]| decision("s-1", DecisionKind::Split, with);
        assert_eq!(members(&[&["s-1", "s-2", "s-3"]], &[out(&[])]), [vec!["s-2", "s-3"]]);
        assert_eq!(members(&[&["s-1", "s-2"]], &[out(&[])]), Vec::<Vec<String>>::new());
        assert_eq!(
            members(&[&["s-1", "s-2", "s-3", "s-4"]], &[out(&["s-4"])]),
            [vec!["s-2", "s-3"], vec!["s-1", "s-4"]]
        );
    }

    #[test]
    fn the_later_decision_has_the_last_word() {
        let apart = decision("s-1", DecisionKind::Split, &[]);
        let together = decision("s-1", DecisionKind::Merge, &["s-2"]);
        assert_eq!(members(&[&["s-1", "s-2"]], &[apart.clone(), together.clone()]), [["s-1", "s-2"]]);
        assert_eq!(members(&[&["s-1", "s-2"]], &[together, apart]), Vec::<Vec<String>>::new());
    }
}
