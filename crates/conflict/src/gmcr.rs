//! Reads `.gmcr` files, the JSON that GMCR+ and gmcr-py keep their models in (`conflict-analysis.md` F).
//!
//! Options are renumbered so that those of each decision maker are neighbours, in the order of the decision makers. States in a
//! ranking are ordinals: places from 1 in the list of feasible states by ascending code after that renumbering.

use std::collections::{BTreeSet, HashSet};

use crate::graph_model::{DIRECTIONS, Owners, key, placed};
use crate::names::Taken;
use crate::patterns::joined;
use crate::tree::{Entry, Fields, Kind, Node, Walk, read_json};
use crate::{
    Conflict, ConflictOption, DecisionMaker, Finding, Formula, Infeasible, MAX_OPTIONS, ModelFile, Place, Preference, Ranked, StateCode,
    Statement, StatementRank, checks,
};

/// How many combinations are looked through to find out which state an ordinal means.
const COMBINATIONS: StateCode = 1 << 22;

/// Reads a `.gmcr` file: one model.
pub(crate) fn read(text: &str) -> ModelFile {
    let mut walk = Walk::default();
    let model = read_json(text, &mut walk.findings).and_then(|root| {
        let mut fields = walk.fields(&root, "the file")?;
        let mut reader = Gmcr {
            walk: &mut walk,
            conflict: Conflict::default(),
            numbers: Vec::new(),
            feasible: None,
        };
        reader.model(&mut fields)
    });
    if let Some(model) = &model {
        checks::meaning(model, text, &BTreeSet::new(), &mut walk.findings);
    }
    ModelFile {
        models: model.into_iter().collect(),
        findings: walk.findings,
    }
}

/// A model while it is read.
struct Gmcr<'w> {
    walk: &'w mut Walk,
    conflict: Conflict,
    /// Our number of the option that the file gives a number.
    numbers: Vec<Option<usize>>,
    /// Feasible states by ascending code, once somebody asked; `None` inside when there are too many.
    feasible: Option<Option<Vec<StateCode>>>,
}

impl Gmcr<'_> {
    fn model(&mut self, fields: &mut Fields<'_>) -> Option<Conflict> {
        let options = self
            .walk
            .needed(fields, "options", "the file")
            .map_or(&[][..], |e| self.walk.list(e.node, "`options`"));
        let makers = self
            .walk
            .needed(fields, "decisionMakers", "the file")
            .map_or(&[][..], |e| self.walk.list(e.node, "`decisionMakers`"));
        let start = Place {
            end: fields.place.start + 1,
            ..fields.place
        };
        if makers.is_empty() {
            self.walk.report(Finding::error("C0113", start, "the file has no decision maker"));
            return None;
        }
        if options.len() > MAX_OPTIONS {
            let message = format!("the model has {} options; at most {MAX_OPTIONS} can be analysed", options.len());
            self.walk.report(Finding::error("C0206", options[MAX_OPTIONS].place, message));
            return None;
        }
        let tables = self.makers(makers, options);
        let mut seen = HashSet::new();
        for node in fields
            .get("infeasibles")
            .map_or(&[][..], |e| self.walk.list(e.node, "`infeasibles`"))
        {
            if let Some(when) = self.condition(node)
                && seen.insert(when.clone())
            {
                self.conflict.infeasible.push(Infeasible {
                    when,
                    support: placed(node.place),
                });
            }
        }
        let manual = fields
            .get("useManualPreferenceRanking")
            .or_else(|| fields.get("useManualPreferenceVectors"));
        let manual = manual.is_some_and(|e| self.walk.boolean(e.node, &format!("`{}`", e.key.name)) == Some(true));
        for table in tables {
            let (hidden, preference) = table.map(|t| self.wishes(t, manual)).unwrap_or_default();
            let number = self.conflict.preferences.len();
            self.conflict.decision_makers[number].hidden = hidden;
            self.conflict
                .preferences
                .push(preference.unwrap_or(Preference::Statements(Vec::new())));
        }
        if let Some(entry) = fields.get("coalitions") {
            self.coalitions(entry);
        }
        Some(std::mem::take(&mut self.conflict))
    }

    /// Reads decision makers and, in their order, their options; gives what is left to read of each.
    fn makers<'n>(&mut self, makers: &'n [Node], options: &[Node]) -> Vec<Option<Fields<'n>>> {
        let mut owners = Owners::none(options.len());
        let mut taken = Taken::default();
        self.numbers = vec![None; options.len()];
        let mut tables = Vec::new();
        for (number, node) in makers.iter().enumerate() {
            let mut maker = DecisionMaker {
                support: placed(node.place),
                order: placed(node.place),
                ..DecisionMaker::default()
            };
            let mut fields = self.walk.fields(node, "a decision maker");
            let mut own = Vec::new();
            if let Some(fields) = &mut fields {
                maker.name = self.walk.optional_text(fields, "name").unwrap_or_default();
                own = fields
                    .get("options")
                    .map(|e| owners.read(self.walk, e.node, number))
                    .unwrap_or_default();
            }
            maker.key = key(&maker.name, "dm", number, &mut taken);
            self.conflict.decision_makers.push(maker);
            let mut keys = Taken::default();
            for option in own {
                self.option(&options[option], option, &mut keys);
            }
            tables.push(fields);
        }
        for (number, node) in options.iter().enumerate() {
            owners.of(self.walk, number, node.place);
        }
        tables
    }

    /// Reads an option of the decision maker that was read last.
    fn option(&mut self, node: &Node, number: usize, keys: &mut Taken) {
        let ours = self.conflict.options.len();
        let owner = self.conflict.decision_makers.len() - 1;
        let mut option = ConflictOption {
            owner,
            support: placed(node.place),
            ..ConflictOption::default()
        };
        if let Some(mut fields) = self.walk.fields(node, "an option") {
            option.label = self.walk.optional_text(&mut fields, "name").unwrap_or_default();
            let direction = fields
                .get("permittedDirection")
                .and_then(|e| self.walk.choice(e.node, "`permittedDirection`", &DIRECTIONS));
            option.direction = direction.unwrap_or_default();
        }
        option.key = key(&option.label, "option", number, keys);
        self.numbers[number] = Some(ours);
        self.conflict.options.push(option);
    }

    /// `[[option, "Y"], …]`, all of which hold, or `{"compound": true, "members": […]}`, one of which holds.
    fn condition(&mut self, node: &Node) -> Option<Formula> {
        if matches!(node.kind, Kind::Table(_)) {
            let mut fields = self.walk.fields(node, "a condition")?;
            let members = self.walk.needed(&mut fields, "members", "a compound condition")?;
            let members = self
                .walk
                .list(members.node, "`members`")
                .iter()
                .map(|m| self.condition(m))
                .collect::<Option<Vec<_>>>()?;
            return Some(joined(members, Formula::Or, Formula::False));
        }
        let Kind::List(items) = &node.kind else {
            self.walk.list(node, "a condition");
            return None;
        };
        let members = items.iter().map(|item| self.literal(item)).collect::<Option<Vec<_>>>()?;
        Some(joined(members, Formula::And, Formula::True))
    }

    fn literal(&mut self, node: &Node) -> Option<Formula> {
        let [option, sign] = self.walk.list(node, "a part of a condition") else {
            self.walk.report(Finding::error(
                "C0603",
                node.place,
                "a part of a condition is `[option number, \"Y\" or \"N\"]`",
            ));
            return None;
        };
        let number = self.walk.count(option, "an option's number")?;
        let taken = self.walk.choice(sign, "the sign of an option", &[("Y", true), ("N", false)])?;
        let ours = usize::try_from(number).ok().and_then(|n| self.numbers.get(n).copied().flatten());
        match ours {
            Some(ours) if taken => Some(Formula::Taken(ours)),
            Some(ours) => Some(Formula::Not(Box::new(Formula::Taken(ours)))),
            None => {
                let finding = Finding::error("C0605", option.place, format!("there is no option number {number} with an owner"));
                self.walk
                    .report(finding.with_help("options are counted from 0 in the order of the file"));
                None
            }
        }
    }

    /// What a decision maker does not perceive, and what it wants.
    fn wishes(&mut self, mut fields: Fields<'_>, manual: bool) -> (Vec<Formula>, Option<Preference>) {
        let hidden = fields
            .get("misperceptions")
            .map_or(&[][..], |e| self.walk.list(e.node, "`misperceptions`"));
        let hidden = hidden.iter().filter_map(|node| self.condition(node)).collect();
        let ranking = fields.get("preferenceRanking").or_else(|| fields.get("preferenceVector"));
        let wants = fields.get("preferences");
        let preference = match (manual, ranking, wants) {
            (true, Some(ranking), _) => Some(self.ranking(ranking)),
            (_, _, Some(wants)) => Some(self.statements(wants)),
            _ => {
                let message = "nothing is said about what this decision maker wants, so it counts as indifferent";
                self.walk.report(Finding::warning(
                    "C0401",
                    Place {
                        end: fields.place.start + 1,
                        ..fields.place
                    },
                    message,
                ));
                None
            }
        };
        (hidden, preference)
    }

    fn statements(&mut self, entry: Entry<'_>) -> Preference {
        let mut taken = Taken::default();
        let mut statements: Vec<Statement> = Vec::new();
        let mut seen = HashSet::new();
        for node in self.walk.list(entry.node, "`preferences`") {
            let Some(want) = self.condition(node) else { continue };
            if seen.insert(want.clone()) {
                let id = taken.unique(&self.conflict.print(&want));
                statements.push(Statement {
                    id,
                    want,
                    rank: StatementRank::AsWritten,
                    strength: 1,
                    support: placed(node.place),
                });
            }
        }
        Preference::Statements(statements)
    }

    fn ranking(&mut self, entry: Entry<'_>) -> Preference {
        let mut groups = Vec::new();
        let mut seen = BTreeSet::new();
        for node in self.walk.list(entry.node, "a preference ranking") {
            let items = match &node.kind {
                Kind::List(items) => items.as_slice(),
                _ => std::slice::from_ref(node),
            };
            let group: Vec<Ranked> = items
                .iter()
                .filter_map(|item| self.ordinal(item, &mut seen))
                .map(Ranked::State)
                .collect();
            groups.extend((!group.is_empty()).then_some(group));
        }
        let unranked = self.feasible().map_or(0, |all| all.iter().filter(|s| !seen.contains(*s)).count());
        if unranked > 0 {
            let message = format!("the ranking leaves out {unranked} feasible states; they count as least preferred and equal");
            self.walk.report(Finding::warning("C0607", entry.key.place, message));
            groups.push(vec![Ranked::Where(Formula::True)]);
        }
        Preference::Ranking(groups)
    }

    /// The state that an ordinal means.
    fn ordinal(&mut self, node: &Node, seen: &mut BTreeSet<StateCode>) -> Option<StateCode> {
        let ordinal = self.walk.count(node, "a state's ordinal")?;
        let Some(feasible) = self.feasible() else {
            let finding = Finding::error(
                "C0609",
                node.place,
                "the model has too many combinations of options to tell which state an ordinal means",
            );
            self.walk
                .report(finding.with_help("export the preferences as statements instead of a ranking"));
            return None;
        };
        let (count, state) = (
            feasible.len(),
            usize::try_from(ordinal).ok().and_then(|o| feasible.get(o.checked_sub(1)?).copied()),
        );
        match state {
            None => {
                let message = format!("there is no state number {ordinal}: the feasible states are numbered from 1 to {count}");
                self.walk.report(Finding::error("C0606", node.place, message));
            }
            Some(state) if !seen.insert(state) => {
                self.walk.report(Finding::error(
                    "C0606",
                    node.place,
                    format!("state number {ordinal} is ranked twice"),
                ));
                return None;
            }
            Some(_) => {}
        }
        state
    }

    fn feasible(&mut self) -> Option<&[StateCode]> {
        let conflict = &self.conflict;
        let list = self.feasible.get_or_insert_with(|| {
            let all = 1_u64
                .checked_shl(u32::try_from(conflict.options.len()).unwrap_or(u32::MAX))
                .filter(|all| *all <= COMBINATIONS)?;
            Some(
                (0..all)
                    .filter(|s| !conflict.infeasible.iter().any(|rule| rule.when.holds(*s)))
                    .collect(),
            )
        });
        list.as_deref()
    }

    fn coalitions(&mut self, entry: Entry<'_>) {
        let joint = |node: &Node| matches!(&node.kind, Kind::List(members) if members.len() > 1);
        if matches!(&entry.node.kind, Kind::List(items) if items.iter().any(joint)) {
            let finding = Finding::warning(
                "C0608",
                entry.key.place,
                "the coalitions of the file are not read: each decision maker stands alone",
            );
            self.walk
                .report(finding.with_help("results will differ from those computed with the coalitions merged"));
        }
    }
}
