//! `[[preferences.…]]` with `better` and `than`, or `at_least_as_good` and `as`: what is known of the order of states.

use super::draft::Draft;
use crate::tree::{Fields, Kind, Node};
use crate::{Fact, Finding, Preference, Ranked};

impl Draft {
    /// The facts of a decision maker; `None` where its tables are wishes. Wishes among facts are reported and left out.
    pub(super) fn facts(&mut self, nodes: &[Node]) -> Option<Preference> {
        if !nodes.iter().any(is_fact) {
            return None;
        }
        for node in nodes.iter().filter(|node| has(node, &["want"])) {
            let finding = Finding::error("C0410", node.place, "a wish stands among facts about states");
            self.walk
                .report(finding.with_help("a decision maker has wishes (`want`) or facts (`better` and `than`), not both"));
        }
        let facts = nodes.iter().filter(|node| !has(node, &["want"]));
        Some(Preference::Facts(facts.filter_map(|node| self.fact(node)).collect()))
    }

    fn fact(&mut self, node: &Node) -> Option<Fact> {
        let strict = !has(node, &["at_least_as_good", "as"]);
        let mut fields = self.walk.fields(node, "a fact")?;
        let (first, second) = if strict { ("better", "than") } else { ("at_least_as_good", "as") };
        let better = self.walk.needed(&mut fields, first, "a fact");
        let than = self.walk.needed(&mut fields, second, "a fact");
        let place = better.map_or(node.place, |entry| entry.node.place);
        let support = self.support(&mut fields, place);
        self.walk.finish(&fields, "a fact");
        let better = self.side(better?.node, first);
        let than = self.side(than?.node, second);
        Some(Fact {
            better: better?,
            than: than?,
            strict,
            support,
        })
    }

    fn side(&mut self, node: &Node, name: &str) -> Option<Ranked> {
        self.named(node, &format!("`{name}`"))
    }

    /// `facts = []`: nothing is known of the order. Facts themselves are written with two brackets.
    pub(super) fn no_facts(&mut self, fields: &mut Fields<'_>) -> bool {
        let Some(entry) = fields.get("facts") else { return false };
        if !self.walk.list(entry.node, "`facts`").is_empty() {
            let finding = Finding::error("C0108", entry.key.place, "`facts` can only be the empty list");
            self.walk
                .report(finding.with_help("write each fact as a table of its own, with two brackets"));
        }
        true
    }
}

/// Whether a table has any of these keys.
fn has(node: &Node, names: &[&str]) -> bool {
    match &node.kind {
        Kind::Table(entries) => entries.iter().any(|(key, _)| names.contains(&key.name.as_str())),
        _ => false,
    }
}

/// Whether a table states a fact, by its keys.
fn is_fact(node: &Node) -> bool {
    has(node, &["better", "than", "at_least_as_good", "as"])
}
