//! Symmetric metarationality (SMR): every improvement can be punished, and the punishment cannot be escaped.
//!
//! # Says
//!
//! A decision maker stays if its opponents can answer each improvement with a sanction from which it has no way to a better state than
//! the one it left.
//!
//! # Definition
//!
//! `s` is stable for `i` iff for each `q ∈ R⁺_i(s)` there is an `r ∈ R_{N−i}(q)` with `s ≽_i r`, and `s ≽_i t` for all `t ∈ R_i(r)`.
//!
//! # Reading
//!
//! As general metarationality, one step further: from the sanction the decision maker looks once more at its own moves. If one of them is
//! better than the start, that sanction does not deter, and another has to be found.
//!
//! # Disputed
//!
//! * *The escape is one move* of the decision maker, and the opponents have no further say after it.
//! * *Better than the start, not better than the sanction*: an escape counts by comparison with `s`. Some programs look only at moves that
//!   improve on `r`; for one decision maker with a transitive preference that is the same.
//! * The readings of general metarationality apply as well.
//!
//! # Example
//!
//! The east bank can live with the west pumping alone. Punished for pumping, it stops, and is better off than when nobody pumped: the punishment is escaped.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Failure, Reason, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.east]
//! name = "East bank"
//! options.pump = { label = "pump at full power" }
//!
//! [decision_makers.west]
//! name = "West bank"
//! options.pump = { label = "pump at full power" }
//!
//! [preferences.east]
//! ranking = ["YN", "NY", "NN", "YY"]
//!
//! [preferences.west]
//! ranking = ["NY", "NN", "YN", "YY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! assert!(analysis.stable(Concept::Gmr, 0, state("NN")));
//! let verdict = analysis.verdict(Concept::Smr, 0, state("NN"));
//! let Reason::Open { failure: Failure::Escaped { escape, .. }, .. } = verdict.reason else { panic!("escaped") };
//! assert_eq!(escape, state("NY"));
//! ```
//!
//! # Source
//!
//! Howard 1971; for several decision makers Fang, Hipel and Kilgour 1993.

use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R_{N−i}(q)` with `s ≽_i r` and `s ≽_i t` for all `t` in `R_i(r)`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Moves),
    deters,
    looks_at_escapes: true,
    at_once: false,
};

/// The reply leaves `i` no better off than at the start, and so does every move `i` can then make.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r) && at.moves_from(r).iter().all(|&t| at.no_better(t))
}
