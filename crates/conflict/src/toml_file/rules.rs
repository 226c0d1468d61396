//! `[status_quo]`, `[[infeasible]]`, `[[no_move]]`, `[[merge]]`.

use super::draft::Draft;
use crate::tree::{Fields, Kind, Node};
use crate::{Formula, Infeasible, Merge, NoMove, StateCode, StatusQuo, Support};

impl Draft {
    /// `[status_quo]` with `taken = ["option", …]`.
    pub(super) fn status_quo(&mut self, fields: &mut Fields<'_>) {
        let Some(entry) = fields.get("status_quo") else { return };
        let Some(mut inner) = self.walk.fields(entry.node, "`status_quo`") else {
            return;
        };
        let taken = self.walk.needed(&mut inner, "taken", "the status quo");
        let place = taken.map_or(entry.key.place, |t| t.node.place);
        let support = self.support(&mut inner, place);
        self.walk.finish(&inner, "the status quo");
        let Some(taken) = taken else { return };
        let Kind::List(items) = &taken.node.kind else {
            self.walk.list(taken.node, "`taken`");
            return;
        };
        let options: Vec<Option<usize>> = items.iter().map(|item| self.option(item, "each of `taken`")).collect();
        if options.contains(&None) {
            self.unsound.insert(place);
        }
        let state = options.iter().flatten().fold(0, |state: StateCode, option| state | 1 << option);
        self.conflict.status_quo = Some(StatusQuo { state, support });
    }

    /// The rules about states and moves.
    pub(super) fn rules(&mut self, fields: &mut Fields<'_>) {
        for node in self.tables(fields, "infeasible") {
            if let Some((when, support)) = self.when(node, "`infeasible`") {
                self.conflict.infeasible.push(Infeasible { when, support });
            }
        }
        for node in self.tables(fields, "no_move") {
            self.no_move(node);
        }
        for node in self.tables(fields, "merge") {
            if let Some((when, support)) = self.when(node, "`merge`") {
                self.conflict.merges.push(Merge { when, support });
            }
        }
    }

    fn when(&mut self, node: &Node, what: &str) -> Option<(Formula, Support)> {
        let mut fields = self.walk.fields(node, what)?;
        let when = self.walk.needed(&mut fields, "when", what);
        let support = self.support(&mut fields, when.map_or(node.place, |w| w.node.place));
        self.walk.finish(&fields, what);
        Some((self.condition(when?.node, "`when`")?, support))
    }

    fn no_move(&mut self, node: &Node) {
        let Some(mut fields) = self.walk.fields(node, "`no_move`") else {
            return;
        };
        let by = self
            .walk
            .needed(&mut fields, "by", "`no_move`")
            .and_then(|e| self.maker_named(e.node, "`by`"));
        let from = self.walk.needed(&mut fields, "from", "`no_move`");
        let to = self.walk.needed(&mut fields, "to", "`no_move`");
        let support = self.support(&mut fields, from.map_or(node.place, |f| f.node.place));
        self.walk.finish(&fields, "`no_move`");
        let from = from.and_then(|e| self.condition(e.node, "`from`"));
        let to = to.and_then(|e| self.condition(e.node, "`to`"));
        if let (Some(by), Some(from), Some(to)) = (by, from, to) {
            self.conflict.no_moves.push(NoMove { by, from, to, support });
        }
    }
}
