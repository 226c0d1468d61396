//! Everything in a model that rests on something.

use crate::{Conflict, Preference, Support};

impl Conflict {
    /// What every element of the model rests on, in the order of the model's fields. Entries of a direct ranking rest on the
    /// order of their decision maker.
    pub fn supports(&self) -> Vec<&Support> {
        let mut all: Vec<&Support> = self.decision_makers.iter().flat_map(|d| [&d.support, &d.order]).collect();
        all.extend(self.options.iter().map(|o| &o.support));
        all.extend(self.status_quo.iter().map(|s| &s.support));
        all.extend(self.infeasible.iter().map(|r| &r.support));
        all.extend(self.no_moves.iter().map(|m| &m.support));
        all.extend(self.merges.iter().map(|m| &m.support));
        for preference in &self.preferences {
            match preference {
                Preference::Statements(statements) => all.extend(statements.iter().map(|s| &s.support)),
                Preference::Facts(facts) => all.extend(facts.iter().map(|f| &f.support)),
                Preference::Weights(weights) => all.extend(weights.iter().map(|w| &w.support)),
                Preference::Ranking(_) => {}
            }
        }
        all.extend(self.commitments.iter().map(|c| &c.support));
        all.extend(self.views.iter().flat_map(|v| &v.replacements).map(|r| &r.support));
        all.extend(self.scenarios.iter().flat_map(|s| &s.replacements).map(|(_, r)| &r.support));
        all
    }
}
