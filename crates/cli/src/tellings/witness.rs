//! On what a verdict depends where an order of wishes is only partly known: an order that keeps the state and one that does not, and why.

use crate::tellings::reasons;
use crate::terminal::clean;
use crate::verdicts::joined;
use standoff::PartlyNow;
use standoff::stability::orders::{Completion, Known, PartlyKnown, complete};
use standoff::stability::{Analysis, Budget, Reason, StateId, analyse};

/// Tells the orders behind an answer about one decision maker; nothing where the answer does not depend on them.
pub fn words(known: &PartlyKnown, now: &PartlyNow, state: StateId) -> Option<String> {
    let dm = now.of?;
    let at = At { known, now, dm, state };
    match &now.known {
        Known::Possibly { shown_by, broken_by } => Some(format!("{} {}", at.broken(broken_by)?, at.shown(shown_by)?)),
        Known::Not { broken_by } => at.broken(broken_by),
        Known::Undetermined { shown_by, broken_by } => {
            let shown = shown_by.as_ref().and_then(|found| at.shown(found));
            let broken = broken_by.as_ref().and_then(|found| at.broken(found));
            let told: Vec<String> = broken.into_iter().chain(shown).collect();
            (!told.is_empty()).then(|| told.join(" "))
        }
        Known::Necessarily | Known::NotOffered => None,
    }
}

/// A decision maker at a state.
struct At<'a> {
    known: &'a PartlyKnown,
    now: &'a PartlyNow,
    dm: usize,
    state: StateId,
}

impl At<'_> {
    /// An order under which the decision maker leaves: what it would gain, and by which wishes.
    fn broken(&self, order: &Completion) -> Option<String> {
        let analysis = self.analysis(order)?;
        let verdict = analysis.verdict(self.now.concept, self.dm, self.state);
        let Reason::Open { improvement, .. } = verdict.reason else {
            return None;
        };
        let because = standoff::report::compare(&analysis, self.dm, (self.state, improvement)).why(&analysis);
        Some(format!(
            "It leaves, for one, if its wishes count {}{}: {} That move {}.",
            self.own(order),
            self.others(order),
            reasons::sentence(&analysis, &verdict),
            clean(&because)
        ))
    }

    /// An order under which it stays.
    fn shown(&self, order: &Completion) -> Option<String> {
        let analysis = self.analysis(order)?;
        let verdict = analysis.verdict(self.now.concept, self.dm, self.state);
        Some(format!(
            "It stays, for one, if they count {}{}: {}",
            self.own(order),
            self.others(order),
            reasons::sentence(&analysis, &verdict)
        ))
    }

    /// The decision maker's own order.
    fn own(&self, order: &Completion) -> String {
        match order.statements(self.known.conflict(), self.dm)[..] {
            [] => "as the model has them".to_owned(),
            ref ids => format!("in the order {}", clean(&ids.join(", "))),
        }
    }

    /// The orders of the others, where the concept asks whether their answers pay them.
    fn others(&self, order: &Completion) -> String {
        use standoff::stability::Concept;
        if !matches!(self.now.concept, Concept::Seq | Concept::Sseq) {
            return String::new();
        }
        let conflict = self.known.conflict();
        let makers = (0..conflict.decision_makers.len()).filter(|dm| *dm != self.dm && self.known.is_open(*dm));
        let told: Vec<String> = makers
            .filter_map(|dm| match order.statements(conflict, dm)[..] {
                [] => None,
                ref ids => Some(format!(
                    "those of {} {}",
                    clean(&conflict.decision_makers[dm].name),
                    clean(&ids.join(", "))
                )),
            })
            .collect();
        if told.is_empty() {
            return String::new();
        }
        format!(" (and {})", joined(&told, "and"))
    }

    fn analysis(&self, order: &Completion) -> Option<Analysis> {
        let full = complete(self.known.conflict(), order);
        analyse(&full, self.known.settings(), &Budget::default()).ok()
    }
}
