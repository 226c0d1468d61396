//! `[[preferences.…]]` and `[preferences.…]`: what each decision maker wants.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::names::Taken;
use crate::tree::{Entry, Fields, Kind, Node};
use crate::{Finding, Place, Preference, Ranked, StateCode, Statement, StatementRank};

impl Draft {
    /// Reads one preference a decision maker; who has none is indifferent, and a warning says so.
    pub(super) fn preferences(&mut self, fields: &mut Fields<'_>) {
        let count = self.conflict.decision_makers.len();
        let mut found: Vec<Option<Preference>> = vec![None; count];
        let table = fields.get("preferences");
        let inner = table.and_then(|entry| self.walk.fields(entry.node, "`preferences`"));
        for entry in inner.iter().flat_map(Fields::all) {
            if let Some(maker) = self.maker(&entry.key.name, entry.key.place) {
                found[maker] = Some(self.preference(entry, maker));
            }
        }
        for (maker, _) in found.iter().enumerate().filter(|(_, p)| p.is_none()) {
            let key = &self.conflict.decision_makers[maker].key;
            let place = self.conflict.decision_makers[maker].support.place;
            let message = format!("nothing is said about what `{key}` wants, so it counts as indifferent");
            let help = format!("add `[[preferences.{key}]]` tables, or say `[preferences.{key}]` with `indifferent = true`");
            self.walk.report(Finding::warning("C0401", place, message).with_help(help));
        }
        self.conflict.preferences = found.into_iter().map(|p| p.unwrap_or(Preference::Statements(Vec::new()))).collect();
    }

    fn preference(&mut self, entry: Entry<'_>, maker: usize) -> Preference {
        match &entry.node.kind {
            Kind::Table(_) => self.direct(entry, maker),
            _ => {
                let nodes = self
                    .walk
                    .list(entry.node, &format!("`preferences.{}`", entry.key.name.escape_debug()));
                if let Some(facts) = self.facts(nodes) {
                    return facts;
                }
                let statements = nodes.iter().filter_map(|node| self.statement(node)).collect();
                Preference::Statements(self.with_ids(statements))
            }
        }
    }

    /// `[preferences.x]` with `ranking = […]` or `indifferent = true`. Its support is that of the order.
    fn direct(&mut self, entry: Entry<'_>, maker: usize) -> Preference {
        let none = Preference::Statements(Vec::new());
        let Some(mut fields) = self.walk.fields(entry.node, "a preference") else {
            return none;
        };
        if self.no_facts(&mut fields) {
            self.walk.finish(&fields, "a preference without facts");
            return Preference::Facts(Vec::new());
        }
        if let Some(weights) = fields.get("weights") {
            return self.weighed(weights, fields, maker);
        }
        let ranking = fields.get("ranking");
        let indifferent = fields
            .get("indifferent")
            .and_then(|e| Some((e, self.walk.boolean(e.node, "`indifferent`")?)));
        let place = ranking.map_or(entry.key.place, |r| r.key.place);
        let support = self.support(&mut fields, place);
        self.walk.finish(&fields, "a preference");
        if fields.has_any(&["cite", "basis", "note"]) {
            self.conflict.decision_makers[maker].order = support;
        }
        match (ranking, indifferent) {
            (Some(ranking), None | Some((_, false))) => self.ranking(ranking.node),
            (None, Some((_, true))) => none,
            (ranking, _) => {
                let problem = if ranking.is_some() {
                    "both a ranking and indifference"
                } else {
                    "neither a ranking nor indifference"
                };
                let finding = Finding::error("C0407", entry.key.place, format!("this preference gives {problem}"));
                let key = entry.key.name.escape_debug();
                let help = format!(
                    "give `ranking = […]` or `indifferent = true`; for wishes in order of importance write `[[preferences.{key}]]` with two brackets"
                );
                self.walk.report(finding.with_help(help));
                none
            }
        }
    }

    fn ranking(&mut self, node: &Node) -> Preference {
        let groups = self.walk.list(node, "`ranking`");
        let mut seen: BTreeSet<StateCode> = BTreeSet::new();
        let ranking = groups.iter().map(|group| match &group.kind {
            Kind::List(items) => items.iter().filter_map(|item| self.ranked(item, &mut seen)).collect(),
            _ => Vec::from_iter(self.ranked(group, &mut seen)),
        });
        Preference::Ranking(ranking.filter(|group| !group.is_empty()).collect())
    }

    /// One entry of a ranking: a pattern of `Y`, `N` and `-`, or a formula.
    fn ranked(&mut self, node: &Node, seen: &mut BTreeSet<StateCode>) -> Option<Ranked> {
        let ranked = self.named(node, "an entry of `ranking`")?;
        if let Ranked::State(state) = ranked
            && !seen.insert(state)
        {
            let pattern = self.conflict.pattern(state);
            let finding = Finding::warning(
                "C0408",
                node.place,
                format!("state {pattern} is ranked twice; its first place counts"),
            );
            self.walk.report(finding.with_help("remove one of the two"));
        }
        Some(ranked)
    }

    /// States by a pattern or a formula.
    pub(super) fn named(&mut self, node: &Node, what: &str) -> Option<Ranked> {
        let text = self.walk.text(node, what)?.value.clone();
        let count = self.conflict.options.len();
        let signs = text.chars().all(|c| matches!(c, 'Y' | 'N' | '-'));
        if !signs || (text.chars().count() != count && self.scope.option(&text, Place::default()).is_ok()) {
            return self.condition(node, what).map(Ranked::Where);
        }
        if text.len() != count {
            let finding = Finding::error(
                "C0405",
                node.place,
                format!("the pattern has {} signs, but there are {count} options", text.len()),
            );
            let names: Vec<String> = (0..count).map(|o| self.conflict.option_name(o)).collect();
            self.walk
                .report(finding.with_help(format!("one sign for each of: {}", names.join(", "))));
            return None;
        }
        crate::patterns::ranked(&text)
    }

    fn statement(&mut self, node: &Node) -> Option<(Option<(String, Place)>, Statement)> {
        let mut fields = self.walk.fields(node, "a preference statement")?;
        let id = fields
            .get("id")
            .and_then(|e| Some((self.walk.text(e.node, "`id`")?.value.clone(), e.node.place)));
        let want = self.walk.needed(&mut fields, "want", "a preference statement");
        let rank = self.rank(&mut fields);
        let strength = self.strength(&mut fields);
        let support = self.support(&mut fields, want.map_or(node.place, |w| w.node.place));
        self.walk.finish(&fields, "a preference statement");
        let want = self.condition(want?.node, "`want`")?;
        Some((
            id,
            Statement {
                id: String::new(),
                want,
                rank,
                strength,
                support,
            },
        ))
    }

    fn rank(&mut self, fields: &mut Fields<'_>) -> StatementRank {
        let Some(entry) = fields.get("rank") else {
            return StatementRank::AsWritten;
        };
        match &entry.node.kind {
            Kind::Integer(level) if i64::try_from(*level).is_ok() => StatementRank::Level(i64::try_from(*level).unwrap_or_default()),
            Kind::Text(text) if text.value == "unknown" => StatementRank::Unknown,
            _ => {
                let finding = Finding::error("C0108", entry.node.place, "`rank` should be a whole number or `\"unknown\"`");
                self.walk
                    .report(finding.with_help("statements of the same rank have no order among themselves"));
                StatementRank::AsWritten
            }
        }
    }

    fn strength(&mut self, fields: &mut Fields<'_>) -> u8 {
        let Some(entry) = fields.get("strength") else { return 1 };
        match entry.node.kind {
            Kind::Integer(strength) if (1..=i128::from(u8::MAX)).contains(&strength) => u8::try_from(strength).unwrap_or(1),
            _ => {
                let finding = Finding::error("C0108", entry.node.place, "`strength` should be a whole number from 1 to 255");
                self.walk
                    .report(finding.with_help("1 is for plainly better, and need not be written; 2 for greatly better"));
                1
            }
        }
    }

    /// Gives every statement its id: the analyst's, or one made from the wording.
    fn with_ids(&mut self, statements: Vec<(Option<(String, Place)>, Statement)>) -> Vec<Statement> {
        let mut taken = Taken::default();
        for (id, place) in statements.iter().filter_map(|(id, _)| id.as_ref()) {
            if !taken.insert(id) {
                let finding = Finding::error("C0207", *place, format!("two statements have the id `{}`", id.escape_debug()));
                self.walk
                    .report(finding.with_help("give each its own, so that views and scenarios can name it"));
            }
        }
        let named = statements.into_iter().map(|(id, statement)| {
            let id = id.map_or_else(|| taken.unique(&self.conflict.print(&statement.want)), |(id, _)| id);
            Statement { id, ..statement }
        });
        named.collect()
    }
}
