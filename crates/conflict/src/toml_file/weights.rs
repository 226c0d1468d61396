//! `[preferences.….weights]`: points for options taken, and with `not` for options not taken.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::syntax::Named;
use crate::tree::{Entry, Fields, Kind, Node};
use crate::{Finding, Literal, Place, Preference, Support, Weight};

/// The greatest weight, above or below zero.
pub(crate) const HEAVIEST: i128 = 1_000_000_000_000;

impl Draft {
    /// The rest of `[preferences.x]` where it has `weights`. What the table says besides of its ground is the ground of the order.
    pub(super) fn weighed(&mut self, weights: Entry<'_>, mut fields: Fields<'_>, maker: usize) -> Preference {
        let order = self.support(&mut fields, weights.key.place);
        self.walk.finish(&fields, "a preference by weights");
        if fields.has_any(&["cite", "basis", "note"]) {
            self.conflict.decision_makers[maker].order = order;
        }
        let mut seen = BTreeSet::new();
        let inner = self.walk.fields(weights.node, "`weights`");
        let entries: Vec<Entry<'_>> = inner.iter().flat_map(Fields::all).collect();
        Preference::Weights(entries.into_iter().filter_map(|entry| self.weight(entry, &mut seen)).collect())
    }

    fn weight(&mut self, entry: Entry<'_>, seen: &mut BTreeSet<(usize, bool)>) -> Option<Weight> {
        let when = self.weighed_option(&entry.key.name, entry.key.place);
        let (weight, support) = self.points(entry)?;
        let when = when?;
        if !seen.insert((when.option, when.taken)) {
            let name = self.conflict.option_name(when.option);
            let what = if when.taken { "" } else { "not " };
            let finding = Finding::error("C0412", entry.key.place, format!("`{what}{name}` has a weight twice"));
            self.walk.report(finding.with_help("remove one of the two"));
            return None;
        }
        Some(Weight { when, weight, support })
    }

    /// `offer`, `us.offer` or `not offer`.
    fn weighed_option(&mut self, name: &str, place: Place) -> Option<Literal> {
        let (option, taken) = match name.strip_prefix("not ") {
            Some(option) => (option.trim(), false),
            None => (name, true),
        };
        match self.scope.option(option, place) {
            Ok(Named::Option(option)) => Some(Literal { option, taken }),
            Ok(Named::Surplus) => None,
            Err(finding) => {
                self.walk.report(Finding { place, ..finding });
                None
            }
        }
    }

    /// A whole number, or a table with `weight` and what it rests on.
    fn points(&mut self, entry: Entry<'_>) -> Option<(i64, Support)> {
        if !matches!(entry.node.kind, Kind::Table(_)) {
            return Some((self.whole(entry.node)?, self.bare_support(entry.node.place)));
        }
        let mut fields = self.walk.fields(entry.node, "a weight")?;
        let weight = self.walk.needed(&mut fields, "weight", "a weight");
        let support = self.support(&mut fields, weight.map_or(entry.node.place, |w| w.node.place));
        self.walk.finish(&fields, "a weight");
        Some((self.whole(weight?.node)?, support))
    }

    fn whole(&mut self, node: &Node) -> Option<i64> {
        match node.kind {
            Kind::Integer(weight) if weight.abs() <= HEAVIEST => i64::try_from(weight).ok(),
            Kind::Integer(_) => {
                let finding = Finding::error(
                    "C0413",
                    node.place,
                    format!("a weight may be at most {HEAVIEST}, above or below zero"),
                );
                self.walk
                    .report(finding.with_help("only the proportions of the weights matter: divide them all by the same number"));
                None
            }
            _ => {
                let finding = Finding::error("C0108", node.place, "a weight should be a whole number");
                self.walk
                    .report(finding.with_help("multiply all weights of this decision maker by the same number to make them whole"));
                None
            }
        }
    }
}
