//! `[decision_makers.…]` and their options.

use super::draft::Draft;
use crate::syntax::{Scope, is_name};
use crate::tree::{Entry, Fields, Kind};
use crate::{ConflictOption, DecisionMaker, Direction, Finding, MAX_OPTIONS, Place, Support};

/// The words for a [`Direction`].
pub(crate) const DIRECTIONS: [(&str, Direction); 3] = [
    ("take only", Direction::TakeOnly),
    ("drop only", Direction::DropOnly),
    ("both", Direction::Both),
];

impl Draft {
    /// Reads all decision makers with their options, then what they do not perceive, which speaks of options of others.
    pub(super) fn decision_makers(&mut self, fields: &mut Fields<'_>) {
        let Some(entry) = fields.get("decision_makers") else { return };
        let Some(makers) = self.walk.fields(entry.node, "`decision_makers`") else {
            return;
        };
        let mut options = Vec::new();
        let unseen: Vec<_> = makers.all().map(|entry| self.decision_maker(entry, &mut options)).collect();
        // Options are numbered as they stand in the file, which need not be one decision maker after the other.
        options.sort_by_key(|o| o.support.place);
        let surplus = options.split_off(options.len().min(MAX_OPTIONS));
        self.conflict.options = options;
        self.scope = Scope::of(&self.conflict);
        self.count_options(&surplus);
        for (maker, hidden) in unseen.into_iter().enumerate() {
            let Some(hidden) = hidden else { continue };
            let items = self.walk.list(hidden.node, "`hidden`");
            let formulas: Vec<_> = items.iter().filter_map(|item| self.condition(item, "each of `hidden`")).collect();
            self.conflict.decision_makers[maker].hidden = formulas;
        }
    }

    /// Reads one; gives its `hidden` entry, which can be read only when all options are known.
    fn decision_maker<'n>(&mut self, entry: Entry<'n>, found: &mut Vec<ConflictOption>) -> Option<Entry<'n>> {
        let key = entry.key.name.clone();
        self.check_name(entry, "decision maker");
        let owner = self.conflict.decision_makers.len();
        self.conflict.decision_makers.push(DecisionMaker {
            name: key.clone(),
            key,
            ..DecisionMaker::default()
        });
        let what = format!("decision maker `{}`", entry.key.name.escape_debug());
        let place = entry.key.place;
        let Some(mut fields) = self.walk.fields(entry.node, &what) else {
            self.conflict.decision_makers[owner].support = self.bare_support(place);
            self.conflict.decision_makers[owner].order = self.bare_support(place);
            return None;
        };
        let name = self.walk.optional_text(&mut fields, "name");
        let order = self.order(&mut fields, place);
        let support = self.support(&mut fields, place);
        let maker = &mut self.conflict.decision_makers[owner];
        (maker.order, maker.support) = (order, support);
        maker.name = name.unwrap_or_else(|| maker.key.clone());
        self.options(&mut fields, owner, found);
        let hidden = fields.get("hidden");
        self.walk.finish(&fields, "a decision maker");
        hidden
    }

    fn order(&mut self, fields: &mut Fields<'_>, place: Place) -> Support {
        let order = fields
            .get("order")
            .and_then(|entry| Some((entry, self.walk.fields(entry.node, "`order`")?)));
        let Some((entry, mut inner)) = order else {
            return self.bare_support(place);
        };
        let support = self.support(&mut inner, entry.key.place);
        self.walk.finish(&inner, "`order`");
        support
    }

    fn options(&mut self, fields: &mut Fields<'_>, owner: usize, found: &mut Vec<ConflictOption>) {
        let Some(entry) = fields.get("options") else { return };
        let Some(options) = self.walk.fields(entry.node, "`options`") else {
            return;
        };
        for entry in options.all() {
            self.check_name(entry, "option");
            found.push(self.option_of(entry, owner));
        }
    }

    /// Reads an option: a table, or its label alone.
    fn option_of(&mut self, entry: Entry<'_>, owner: usize) -> ConflictOption {
        let (key, place) = (entry.key.name.clone(), entry.key.place);
        let mut option = ConflictOption {
            label: key.clone(),
            key,
            owner,
            direction: Direction::Both,
            support: self.bare_support(place),
        };
        if let Kind::Text(label) = &entry.node.kind {
            option.label = label.value.clone();
            return option;
        }
        let what = format!("option `{}`", option.key.escape_debug());
        let Some(mut fields) = self.walk.fields(entry.node, &what) else {
            return option;
        };
        option.label = self.walk.optional_text(&mut fields, "label").unwrap_or(option.label);
        option.direction = self.direction(&mut fields);
        option.support = self.support(&mut fields, place);
        self.walk.finish(&fields, "an option");
        option
    }

    /// `direction = "…"` or `reversible = false`.
    fn direction(&mut self, fields: &mut Fields<'_>) -> Direction {
        let reversible = fields
            .get("reversible")
            .and_then(|e| Some((e, self.walk.boolean(e.node, "`reversible`")?)));
        let direction = fields
            .get("direction")
            .and_then(|e| self.walk.choice(e.node, "`direction`", &DIRECTIONS));
        match (direction, reversible) {
            (Some(direction), Some((entry, reversible))) => {
                if reversible != (direction == Direction::Both) {
                    let finding = Finding::error("C0304", entry.key.place, "`reversible` and `direction` say different things");
                    self.walk.report(finding.with_help("keep `direction` alone"));
                }
                direction
            }
            (Some(direction), None) => direction,
            (None, Some((_, false))) => Direction::TakeOnly,
            (None, _) => Direction::Both,
        }
    }

    fn check_name(&mut self, entry: Entry<'_>, what: &str) {
        if !is_name(&entry.key.name) {
            let message = format!(
                "`{}` cannot be the key of a {what}: formulas could not name it",
                entry.key.name.escape_debug()
            );
            let message = message.replace("a option", "an option");
            let help = "use letters, digits, `_` and `-`; the full wording goes into `name` or `label`";
            self.walk.report(Finding::error("C0205", entry.key.place, message).with_help(help));
        }
    }

    /// Options beyond the limit are named once, and known as such afterwards.
    fn count_options(&mut self, surplus: &[ConflictOption]) {
        let Some(first) = surplus.first() else { return };
        let all = MAX_OPTIONS + surplus.len();
        let message = format!("the model has {all} options; at most {MAX_OPTIONS} can be analysed");
        let finding = Finding::error("C0206", first.support.place, message);
        self.walk
            .report(finding.with_help("leave out options that nobody's wishes depend on, or split the model by phase"));
        for option in surplus {
            self.scope.declare(option.owner, &option.key);
        }
    }
}
