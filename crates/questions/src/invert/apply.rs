//! The conflict as it would be after a change, so that its verdicts can be shown.

use standoff_conflict::{Conflict, Preference, Ranked, StatementRank};

use super::answer::{Answer, Change, ChangedOrder, Instead, Order, Outcome, Replaced};

impl Answer {
    /// The conflict with the change applied: the smallest one, the best one known, or the first of the replaced statements; the conflict itself where there is
    /// nothing to apply. Meant for the conflict that was asked about; what another does not have is left out.
    ///
    /// A reordered list of statements loses its `rank` marks, as its order is then the one written. One who comes to rank states directly loses
    /// its statements, and with them what views and scenarios put in their place.
    pub fn apply(&self, conflict: &Conflict) -> Conflict {
        match &self.outcome {
            Outcome::Changed(change) | Outcome::Partial { best: Some(change), .. } => change.apply(conflict),
            Outcome::Impossible {
                instead: Instead::Replaced(replaced),
                ..
            } => replaced.first().map_or_else(|| conflict.clone(), |first| first.apply(conflict)),
            _ => conflict.clone(),
        }
    }
}

impl Change {
    /// The conflict with the orders changed.
    pub fn apply(&self, conflict: &Conflict) -> Conflict {
        let mut changed = conflict.clone();
        self.orders.iter().for_each(|order| order.put_into(&mut changed));
        changed
    }
}

impl Replaced {
    /// The conflict with the statement replaced. It keeps its id, its place and what it rests on.
    pub fn apply(&self, conflict: &Conflict) -> Conflict {
        let mut changed = conflict.clone();
        if let Some(Preference::Statements(statements)) = changed.preferences.get_mut(self.decision_maker)
            && let Some(statement) = statements.get_mut(self.statement.number)
        {
            statement.want = self.want.clone();
        }
        changed
    }
}

impl ChangedOrder {
    fn put_into(&self, conflict: &mut Conflict) {
        let dm = self.decision_maker;
        match (&self.after, conflict.preferences.get_mut(dm)) {
            (Order::Statements(order), Some(Preference::Statements(statements))) => {
                let reordered = order.iter().filter_map(|placed| statements.get(placed.number).cloned());
                *statements = reordered
                    .map(|mut statement| {
                        statement.rank = StatementRank::AsWritten;
                        statement
                    })
                    .collect();
            }
            (Order::States(groups), Some(preference)) => {
                let group = |codes: &Vec<u64>| codes.iter().map(|&code| Ranked::State(code)).collect();
                *preference = Preference::Ranking(groups.iter().map(group).collect());
                forget_statements(conflict, dm);
            }
            _ => {}
        }
    }
}

/// Takes out what replaces statements of a decision maker that has none any more.
fn forget_statements(conflict: &mut Conflict, dm: usize) {
    conflict.views.retain(|view| view.of != dm);
    for scenario in &mut conflict.scenarios {
        scenario.replacements.retain(|(of, _)| *of != dm);
    }
    conflict.scenarios.retain(|scenario| !scenario.replacements.is_empty());
}
