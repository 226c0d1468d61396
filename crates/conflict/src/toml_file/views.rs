//! `[[commitments]]`, `[[views.….preferences.…]]`, `[[scenarios]]`.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::nearest::nearest;
use crate::tree::{Entry, Fields, Kind, Node};
use crate::{Basis, Commitment, Finding, Formula, Literal, Logic, Place, Preference, Replacement, Scenario, Stance, View};

/// The words for a [`Logic`].
pub(crate) const LOGICS: [(&str, Logic); 4] = [
    ("necessary", Logic::Necessary),
    ("sufficient", Logic::Sufficient),
    ("both", Logic::Both),
    ("blocking", Logic::Blocking),
];

/// The words for a [`Stance`].
pub(crate) const STANCES: [(&str, Stance); 6] = [
    ("offers", Stance::Offers),
    ("demands", Stance::Demands),
    ("commits", Stance::Commits),
    ("requires", Stance::Requires),
    ("refuses", Stance::Refuses),
    ("threatens", Stance::Threatens),
];

impl Draft {
    /// Reads `[[commitments]]`.
    pub(super) fn commitments(&mut self, fields: &mut Fields<'_>) {
        for node in self.tables(fields, "commitments") {
            if let Some(commitment) = self.commitment(node) {
                self.conflict.commitments.push(commitment);
            }
        }
    }

    fn commitment(&mut self, node: &Node) -> Option<Commitment> {
        let mut fields = self.walk.fields(node, "a commitment")?;
        let debtor = self
            .walk
            .needed(&mut fields, "debtor", "a commitment")
            .and_then(|e| self.maker_named(e.node, "`debtor`"));
        let act = self.walk.needed(&mut fields, "act", "a commitment");
        let condition = fields.get("condition");
        let logic = self
            .walk
            .needed(&mut fields, "logic", "a commitment")
            .and_then(|e| self.walk.choice(e.node, "`logic`", &LOGICS));
        let stance = self
            .walk
            .needed(&mut fields, "stance", "a commitment")
            .and_then(|e| self.walk.choice(e.node, "`stance`", &STANCES));
        let support = self.support(&mut fields, act.map_or(node.place, |a| a.node.place));
        self.walk.finish(&fields, "a commitment");
        let act = act.and_then(|e| self.act(e.node, debtor));
        let condition = match condition {
            Some(entry) => self.condition(entry.node, "`condition`"),
            // A refusal without condition waits for what never comes; an offer without one waits for nothing (A18).
            None => Some(if stance == Some(Stance::Refuses) {
                Formula::False
            } else {
                Formula::True
            }),
        };
        Some(Commitment {
            debtor: debtor?,
            act: act?,
            condition: condition?,
            logic: logic?,
            stance: stance?,
            support,
        })
    }

    /// An act: an option taken, or `not` an option, of the debtor's own.
    fn act(&mut self, node: &Node, debtor: Option<usize>) -> Option<Literal> {
        let before = self.unsound.len();
        let act = match self.condition(node, "`act`")? {
            _ if self.unsound.len() > before => return None,
            Formula::Taken(option) => Literal { option, taken: true },
            Formula::Not(inner) if matches!(*inner, Formula::Taken(_)) => match *inner {
                Formula::Taken(option) => Literal { option, taken: false },
                _ => return None,
            },
            _ => {
                let finding = Finding::error("C0306", node.place, "an act is one option taken or dropped");
                self.walk
                    .report(finding.with_help("write the name of an option, or `not` and the name"));
                return None;
            }
        };
        let owner = self.conflict.options[act.option].owner;
        if debtor.is_some_and(|d| d != owner) {
            let (name, owner) = (self.conflict.option_name(act.option), &self.conflict.decision_makers[owner].key);
            let finding = Finding::error(
                "C0307",
                node.place,
                format!("`{name}` is not the debtor's to do: it belongs to `{owner}`"),
            );
            self.walk.report(finding.with_help("name as debtor the one whose option it is"));
            return None;
        }
        Some(act)
    }

    /// Reads `[[views.holder.preferences.of]]`.
    pub(super) fn views(&mut self, fields: &mut Fields<'_>) {
        let Some(entry) = fields.get("views") else { return };
        let Some(holders) = self.walk.fields(entry.node, "`views`") else {
            return;
        };
        for entry in holders.all() {
            let holder = self.maker(&entry.key.name, entry.key.place);
            let Some(mut inner) = self.walk.fields(entry.node, "a view") else {
                continue;
            };
            let preferences = self.walk.needed(&mut inner, "preferences", "a view");
            self.walk.finish(&inner, "a view");
            let of = preferences.and_then(|e| self.walk.fields(e.node, "`preferences` of a view"));
            for entry in of.iter().flat_map(Fields::all) {
                self.view(entry, holder);
            }
        }
        self.conflict.views.sort_by_key(|view| (view.holder, view.of));
    }

    fn view(&mut self, entry: Entry<'_>, holder: Option<usize>) {
        let of = self.maker(&entry.key.name, entry.key.place);
        if of.is_some() && of == holder {
            let finding = Finding::error("C0209", entry.key.place, "a view is of someone else's preferences, not one's own");
            self.walk
                .report(finding.with_help("change the statement in `preferences` itself, or name whose preferences are seen"));
            return;
        }
        let nodes = self.walk.list(entry.node, "the preferences of a view");
        let replacements: Vec<Replacement> = nodes.iter().filter_map(|node| self.replacement(node, of)).collect();
        if let (Some(holder), Some(of), false) = (holder, of, replacements.is_empty()) {
            self.conflict.views.push(View { holder, of, replacements });
        }
    }

    fn replacement(&mut self, node: &Node, of: Option<usize>) -> Option<Replacement> {
        let mut fields = self.walk.fields(node, "a replacement")?;
        let replace = self.walk.needed(&mut fields, "replace", "a replacement");
        let want = self.walk.needed(&mut fields, "want", "a replacement");
        let support = self.support(&mut fields, want.map_or(node.place, |w| w.node.place));
        self.walk.finish(&fields, "a replacement");
        let replace = replace.and_then(|e| Some((self.walk.text(e.node, "`replace`")?.value.clone(), e.node.place)));
        let want = want.and_then(|e| self.condition(e.node, "`want`"));
        let (replace, place) = replace?;
        self.check_statement(of?, &replace, place).then_some(Replacement {
            replace,
            want: want?,
            support,
        })
    }

    /// Tells whether a decision maker has a statement; reports it if not.
    fn check_statement(&mut self, of: usize, id: &str, place: Place) -> bool {
        let maker = &self.conflict.decision_makers[of].key;
        let Some(Preference::Statements(statements)) = self.conflict.preferences.get(of) else {
            let finding = Finding::error(
                "C0208",
                place,
                format!(
                    "`{maker}` has a direct ranking, so there is no statement `{}` to replace",
                    id.escape_debug()
                ),
            );
            self.walk
                .report(finding.with_help("give its preference as `[[preferences.…]]` statements"));
            return false;
        };
        if statements.iter().any(|s| s.id == id) {
            return true;
        }
        let finding = Finding::error(
            "C0208",
            place,
            format!("`{maker}` has no statement with the id `{}`", id.escape_debug()),
        );
        let help = match nearest(id, statements.iter().map(|s| s.id.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "give the statement that is meant an `id`, and name it here".to_owned(),
        };
        self.walk.report(finding.with_help(help));
        false
    }

    /// Reads `[[scenarios]]`.
    pub(super) fn scenarios(&mut self, fields: &mut Fields<'_>) {
        let mut names = BTreeSet::new();
        for node in self.tables(fields, "scenarios") {
            let Some((scenario, place)) = self.scenario(node) else { continue };
            if !names.insert(scenario.name.clone()) {
                let finding = Finding::error(
                    "C0210",
                    place,
                    format!("two scenarios are named `{}`", scenario.name.escape_debug()),
                );
                self.walk.report(finding.with_help("give each its own name"));
            }
            self.conflict.scenarios.push(scenario);
        }
    }

    fn scenario(&mut self, node: &Node) -> Option<(Scenario, Place)> {
        let mut fields = self.walk.fields(node, "a scenario")?;
        let name = self.walk.needed(&mut fields, "name", "a scenario");
        let replace = self.walk.needed(&mut fields, "replace", "a scenario");
        let assumes = self.walk.optional_text(&mut fields, "assumes").unwrap_or_default();
        self.walk.finish(&fields, "a scenario");
        let makers = replace.and_then(|e| self.walk.fields(e.node, "`replace`"));
        let mut replacements = Vec::new();
        for entry in makers.iter().flat_map(Fields::all) {
            let of = self.maker(&entry.key.name, entry.key.place);
            let Some(inner) = self.walk.fields(entry.node, "what a scenario replaces") else {
                continue;
            };
            for entry in inner.all() {
                let replacement = of.and_then(|of| Some((of, self.supposed(entry, of)?)));
                replacements.extend(replacement);
            }
        }
        let name = name?;
        let text = self.walk.text(name.node, "`name`")?.value.clone();
        Some((
            Scenario {
                name: text,
                replacements,
                assumes,
            },
            name.node.place,
        ))
    }

    /// `id = "formula"`, or `id = { want = "formula", … }` where it has a support of its own. Assumed unless it says otherwise.
    fn supposed(&mut self, entry: Entry<'_>, of: usize) -> Option<Replacement> {
        let known = self.check_statement(of, &entry.key.name, entry.key.place);
        let replace = entry.key.name.clone();
        if !matches!(entry.node.kind, Kind::Table(_)) {
            let want = self.condition(entry.node, "what is wanted instead")?;
            let support = crate::Support {
                basis: Some(Basis::Assumed),
                place: entry.node.place,
                ..crate::Support::default()
            };
            return known.then_some(Replacement { replace, want, support });
        }
        let mut fields = self.walk.fields(entry.node, "what is wanted instead")?;
        let want = self.walk.needed(&mut fields, "want", "what is wanted instead");
        let mut support = self.support(&mut fields, want.map_or(entry.node.place, |w| w.node.place));
        support.basis = support.basis.or(if support.cites.is_empty() { Some(Basis::Assumed) } else { None });
        self.walk.finish(&fields, "what is wanted instead");
        let want = self.condition(want?.node, "`want`")?;
        known.then_some(Replacement { replace, want, support })
    }
}
