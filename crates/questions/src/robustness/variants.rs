//! The variations of a model: each thing assumed left out, each pair of neighbouring wishes exchanged.

use standoff_conflict::{Basis, Conflict, Direction, Preference, StateCode, Support};

use super::Kind;
use crate::formulas::without;
use crate::orders::{put_in_order, statements};
use crate::what_if::edit::{drop_option, statements_mut};
use crate::written::{maker, option};

/// A model with one thing otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Variation {
    pub(crate) label: String,
    pub(crate) kind: Kind,
    /// The varied model; `None`, with the reason, where it cannot be made.
    pub(crate) model: Result<Conflict, String>,
    /// The state asked about, in the varied model.
    pub(crate) state: StateCode,
}

/// Whether something rests on nothing but an analyst's say.
fn assumed(support: &Support) -> bool {
    matches!(support.basis, None | Some(Basis::Assumed))
}

/// Gathers variations of a model.
pub(crate) struct Variations<'a> {
    conflict: &'a Conflict,
    state: StateCode,
    found: Vec<Variation>,
}

impl<'a> Variations<'a> {
    /// Each assumption left out, one by one; then each exchange of neighbours.
    pub(crate) fn of(conflict: &'a Conflict, state: StateCode) -> Vec<Variation> {
        let mut variations = Variations {
            conflict,
            state,
            found: Vec::new(),
        };
        variations.wishes();
        variations.rules();
        variations.options();
        variations.exchanges();
        variations.found
    }

    fn add(&mut self, kind: Kind, label: String, change: impl FnOnce(&mut Conflict)) {
        let mut model = self.conflict.clone();
        change(&mut model);
        self.found.push(Variation {
            label,
            kind,
            model: Ok(model),
            state: self.state,
        });
    }

    fn wishes(&mut self) {
        let conflict = self.conflict;
        for dm in 0..conflict.decision_makers.len() {
            let key = maker(conflict, dm);
            for (place, statement) in statements(conflict, dm)
                .iter()
                .enumerate()
                .filter(|(_, found)| assumed(&found.support))
            {
                let label = format!("without {key}'s wish {} ({})", place + 1, conflict.print(&statement.want));
                self.add(Kind::Assumption, label, |model| {
                    if let Some(list) = statements_mut(model, dm) {
                        list.remove(place);
                    }
                });
            }
        }
    }

    fn rules(&mut self) {
        let conflict = self.conflict;
        for (place, rule) in conflict.infeasible.iter().enumerate().filter(|(_, rule)| assumed(&rule.support)) {
            let label = format!("without the rule against `{}`", conflict.print(&rule.when));
            self.add(Kind::Assumption, label, |model| drop(model.infeasible.remove(place)));
        }
        for (place, rule) in conflict.no_moves.iter().enumerate().filter(|(_, rule)| assumed(&rule.support)) {
            let (from, to) = (conflict.print(&rule.from), conflict.print(&rule.to));
            let label = format!("{} may move from `{from}` to `{to}`", maker(conflict, rule.by));
            self.add(Kind::Assumption, label, |model| drop(model.no_moves.remove(place)));
        }
        for (place, merge) in conflict.merges.iter().enumerate().filter(|(_, merge)| assumed(&merge.support)) {
            let label = format!("states with `{}` not merged", conflict.print(&merge.when));
            self.add(Kind::Assumption, label, |model| drop(model.merges.remove(place)));
        }
    }

    /// A one-way option whose support is assumed is made two-way; what is assumed there may be the direction only. Any other option that is
    /// assumed is taken out, fixed as the state asked about has it.
    fn options(&mut self) {
        let conflict = self.conflict;
        for (number, found) in conflict.options.iter().enumerate().filter(|(_, found)| assumed(&found.support)) {
            let name = option(conflict, number);
            if found.direction != Direction::Both {
                let label = format!("{name} can be taken and dropped at will");
                self.add(Kind::Assumption, label, |model| model.options[number].direction = Direction::Both);
                continue;
            }
            let taken = self.state >> number & 1 == 1;
            let stands = if taken { "taken" } else { "not taken" };
            self.add(Kind::Assumption, format!("{name} is no option and stays {stands}"), |model| {
                drop_option(model, number, taken);
            });
            if let Some(variation) = self.found.last_mut() {
                variation.state = without(self.state, number);
            }
        }
    }

    fn exchanges(&mut self) {
        let conflict = self.conflict;
        for dm in 0..conflict.decision_makers.len() {
            let key = maker(conflict, dm);
            let mut ordered = conflict.clone();
            if statements(conflict, dm).len() < 2 {
                continue;
            }
            if !put_in_order(&mut ordered, dm) {
                self.found.push(Variation {
                    label: format!("{key}'s wishes exchanged"),
                    kind: Kind::Exchange,
                    model: Err("their order is only partly known".to_owned()),
                    state: self.state,
                });
                continue;
            }
            for place in 1..statements(&ordered, dm).len() {
                let ids: Vec<&str> = statements(&ordered, dm)[place - 1..=place]
                    .iter()
                    .map(|found| found.id.as_str())
                    .collect();
                let label = format!("{key} puts {} before {}", ids[1], ids[0]);
                self.add(Kind::Exchange, label, |model| {
                    model.preferences[dm] = ordered.preferences[dm].clone();
                    if let Some(list) = statements_mut(model, dm) {
                        list.swap(place - 1, place);
                    }
                });
            }
        }
    }
}

/// The model without any statement, rule or merge that is assumed, and with every option that is assumed to be one-way made two-way.
pub(crate) fn without_assumptions(conflict: &Conflict) -> Conflict {
    let mut model = conflict.clone();
    for preference in &mut model.preferences {
        if let Preference::Statements(list) = preference {
            list.retain(|statement| !assumed(&statement.support));
        }
    }
    model.infeasible.retain(|rule| !assumed(&rule.support));
    model.no_moves.retain(|rule| !assumed(&rule.support));
    model.merges.retain(|merge| !assumed(&merge.support));
    for option in model.options.iter_mut().filter(|option| assumed(&option.support)) {
        option.direction = Direction::Both;
    }
    model
}

/// The model with the statements of each decision maker in the orders given (places of the known order).
pub(crate) fn reordered(conflict: &Conflict, orders: &[Vec<usize>]) -> Conflict {
    let mut model = conflict.clone();
    for (preference, order) in model.preferences.iter_mut().zip(orders) {
        if let Preference::Statements(list) = preference {
            *list = order.iter().filter_map(|&place| list.get(place).cloned()).collect();
        }
    }
    model
}
