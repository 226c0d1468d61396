//! Reads `preferences` of `graph-model/1`.

use std::collections::BTreeSet;

use super::read::{Model, placed};
use crate::names::Taken;
use crate::toml_file::HEAVIEST;
use crate::tree::{Fields, Kind, Node};
use crate::{Fact, Finding, Literal, MAX_OPTIONS, Place, Preference, Ranked, Statement, StatementRank, Weight};

/// The kinds of preference, by their `type`.
#[derive(Clone, Copy)]
enum Type {
    Statements,
    Ranking,
    Facts,
    Weights,
}

impl Model<'_> {
    /// Reads one preference a decision maker, in the order of `dms`.
    pub(super) fn preferences(&mut self, fields: &mut Fields<'_>, place: Place) {
        let count = self.conflict.decision_makers.len();
        let nodes = self
            .walk
            .needed(fields, "preferences", "the model")
            .map_or(&[][..], |e| self.walk.list(e.node, "`preferences`"));
        if nodes.len() != count {
            let place = nodes.get(count).map_or(
                Place {
                    end: place.start + 1,
                    ..place
                },
                |n| n.place,
            );
            let message = format!("{} preferences are given for {count} decision makers", nodes.len());
            self.walk
                .report(Finding::error("C0603", place, message).with_help("give one object for each, in the order of `dms`"));
        }
        for node in nodes.iter().take(count) {
            let preference = self.preference(node);
            self.conflict.preferences.push(preference);
        }
        self.conflict.preferences.resize(count, Preference::Statements(Vec::new()));
    }

    fn preference(&mut self, node: &Node) -> Preference {
        const TYPES: [(&str, Type); 4] = [
            ("statements", Type::Statements),
            ("ranking", Type::Ranking),
            ("facts", Type::Facts),
            ("weights", Type::Weights),
        ];
        let none = Preference::Statements(Vec::new());
        let Some(mut fields) = self.walk.fields(node, "a preference") else {
            return none;
        };
        let kind = self
            .walk
            .needed(&mut fields, "type", "a preference")
            .and_then(|e| self.walk.choice(e.node, "`type`", &TYPES));
        match kind {
            Some(Type::Statements) => self.statements(&mut fields),
            Some(Type::Ranking) => self.ranking(&mut fields),
            Some(Type::Facts) => self.facts(&mut fields),
            Some(Type::Weights) => self.weights(&mut fields),
            None => none,
        }
    }

    fn statements(&mut self, fields: &mut Fields<'_>) -> Preference {
        let nodes = self
            .walk
            .needed(fields, "statements", "a preference")
            .map_or(&[][..], |e| self.walk.list(e.node, "`statements`"));
        let ids = fields.get("ids").map_or(&[][..], |e| self.walk.list(e.node, "`ids`"));
        let ranks = fields.get("ranks").map_or(&[][..], |e| self.walk.list(e.node, "`ranks`"));
        let strengths = fields.get("strengths").map_or(&[][..], |e| self.walk.list(e.node, "`strengths`"));
        let written: Vec<Option<String>> = ids.iter().map(|id| self.walk.text(id, "an id").map(|t| t.value.clone())).collect();
        let mut taken = Taken::default();
        let repeated = written.iter().flatten().filter(|id| !taken.insert(id)).count();
        if repeated > 0 {
            self.walk
                .report(Finding::error("C0207", ids[0].place, "two statements have the same id").with_help("give each its own"));
        }
        let mut statements = Vec::new();
        for (number, node) in nodes.iter().enumerate() {
            let want = self.any_of(node, "a statement");
            let rank = ranks.get(number).map_or(StatementRank::AsWritten, |r| self.rank(r));
            let id = written
                .get(number)
                .cloned()
                .flatten()
                .unwrap_or_else(|| taken.unique(&self.conflict.print(&want)));
            statements.push(Statement {
                id,
                want,
                rank,
                strength: strengths.get(number).map_or(1, |s| self.strength(s)),
                support: placed(node.place),
            });
        }
        Preference::Statements(statements)
    }

    fn facts(&mut self, fields: &mut Fields<'_>) -> Preference {
        let nodes = self
            .walk
            .needed(fields, "facts", "a preference")
            .map_or(&[][..], |e| self.walk.list(e.node, "`facts`"));
        Preference::Facts(nodes.iter().filter_map(|node| self.fact(node)).collect())
    }

    fn fact(&mut self, node: &Node) -> Option<Fact> {
        let mut fields = self.walk.fields(node, "a fact")?;
        let better = self.walk.needed(&mut fields, "better", "a fact");
        let than = self.walk.needed(&mut fields, "than", "a fact");
        let strict = self.walk.needed(&mut fields, "strict", "a fact");
        let strict = strict.and_then(|e| self.walk.boolean(e.node, "`strict`"));
        Some(Fact {
            better: Ranked::Where(self.any_of(better?.node, "one side of a fact")),
            than: Ranked::Where(self.any_of(than?.node, "one side of a fact")),
            strict: strict?,
            support: placed(node.place),
        })
    }

    fn strength(&mut self, node: &Node) -> u8 {
        let strength = self.walk.count(node, "a strength").and_then(|strength| u8::try_from(strength).ok());
        match strength {
            Some(strength) if strength > 0 => strength,
            _ => {
                self.walk
                    .report(Finding::error("C0108", node.place, "a strength should be from 1 to 255"));
                1
            }
        }
    }

    fn weights(&mut self, fields: &mut Fields<'_>) -> Preference {
        let nodes = self
            .walk
            .needed(fields, "weights", "a preference")
            .map_or(&[][..], |e| self.walk.list(e.node, "`weights`"));
        let mut seen = BTreeSet::new();
        let mut weights = Vec::new();
        for node in nodes {
            let Some(weight) = self.weight(node) else { continue };
            if seen.insert((weight.when.option, weight.when.taken)) {
                weights.push(weight);
            } else {
                let finding = Finding::error("C0412", node.place, format!("option {} has a weight twice", weight.when.option));
                self.walk.report(finding.with_help("remove one of the two"));
            }
        }
        Preference::Weights(weights)
    }

    fn weight(&mut self, node: &Node) -> Option<Weight> {
        let mut fields = self.walk.fields(node, "a weight")?;
        let option = self.walk.needed(&mut fields, "option", "a weight");
        let option = option.and_then(|e| Some((self.walk.count(e.node, "`option`")?, e.node.place)));
        let taken = self.walk.needed(&mut fields, "taken", "a weight");
        let taken = taken.and_then(|e| self.walk.boolean(e.node, "`taken`"));
        let weight = self.walk.needed(&mut fields, "weight", "a weight")?.node;
        let Kind::Integer(points) = weight.kind else {
            self.walk
                .report(Finding::error("C0108", weight.place, "a weight should be a whole number"));
            return None;
        };
        if points.abs() > HEAVIEST {
            let finding = Finding::error(
                "C0413",
                weight.place,
                format!("a weight may be at most {HEAVIEST}, above or below zero"),
            );
            self.walk.report(finding);
            return None;
        }
        let (option, place) = option?;
        let number = usize::try_from(option).ok().filter(|number| *number < self.conflict.options.len());
        let Some(option) = number else {
            self.walk
                .report(Finding::error("C0605", place, format!("there is no option number {option}")));
            return None;
        };
        Some(Weight {
            when: Literal { option, taken: taken? },
            weight: i64::try_from(points).ok()?,
            support: placed(node.place),
        })
    }

    fn rank(&mut self, node: &Node) -> StatementRank {
        match &node.kind {
            Kind::Null => StatementRank::AsWritten,
            Kind::Integer(level) => i64::try_from(*level).map_or(StatementRank::AsWritten, StatementRank::Level),
            Kind::Text(text) if text.value == "unknown" => StatementRank::Unknown,
            _ => {
                self.walk.report(Finding::error(
                    "C0108",
                    node.place,
                    "a rank should be a whole number, `null` or `\"unknown\"`",
                ));
                StatementRank::AsWritten
            }
        }
    }

    fn ranking(&mut self, fields: &mut Fields<'_>) -> Preference {
        let groups = self
            .walk
            .needed(fields, "ranking", "a preference")
            .map_or(&[][..], |e| self.walk.list(e.node, "`ranking`"));
        let mut seen = BTreeSet::new();
        let mut ranking = Vec::new();
        for group in groups {
            let states = self
                .walk
                .list(group, "a group of the ranking")
                .iter()
                .filter_map(|node| self.state(node, &mut seen))
                .collect();
            ranking.push(states);
        }
        Preference::Ranking(ranking)
    }

    fn state(&mut self, node: &Node, seen: &mut BTreeSet<u64>) -> Option<Ranked> {
        let code = self.walk.count(node, "a state's code")?;
        let bits = self.conflict.options.len();
        if bits < MAX_OPTIONS && code >> bits != 0 {
            self.walk.report(Finding::error(
                "C0606",
                node.place,
                format!("state {code} would need more than the model's {bits} options"),
            ));
            return None;
        }
        if !seen.insert(code) {
            self.walk
                .report(Finding::error("C0606", node.place, format!("state {code} is ranked twice")).with_help("remove one of the two"));
        }
        Some(Ranked::State(code))
    }
}
