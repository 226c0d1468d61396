//! General metarationality (GMR): every improvement can be punished.
//!
//! # Says
//!
//! A decision maker stays if, wherever it improves to, its opponents can bring it to a state no better than the one it left.
//!
//! # Definition
//!
//! `s` is stable for `i` iff for each `q ∈ R⁺_i(s)` there is an `r ∈ R_{N−i}(q)` with `s ≽_i r`.
//!
//! # Reading
//!
//! For each improvement, look for a sequence of the opponents' moves, nobody moving twice in succession, that ends in a state which the
//! decision maker likes no better than the start. The opponents may hurt themselves: what counts is that they *could*. A cautious
//! decision maker is deterred.
//!
//! # Disputed
//!
//! * *Which sequences count* (`SequenceRule`): nobody twice in succession, as in Fang, Hipel and Kilgour 1993; each opponent at most
//!   once; one move of one opponent. Fewer sequences, fewer sanctions, fewer stable states: in the Garrison case 15, 14 and 12 equilibria.
//! * *A sanction to a state liked just as well* counts.
//! * *A sequence that comes back to `s` itself* counts, as `s ≽_i s` (`return_to_start_is_sanction`); the matrix form of the definition drops it.
//!
//! # Example
//!
//! Two banks of a river that runs dry if both pump: a game of chicken. Each would like to pump alone, and could be punished by the other's pumping as well.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Settings, analyse};
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
//! ranking = ["YN", "NN", "NY", "YY"]
//!
//! [preferences.west]
//! ranking = ["NY", "NN", "YN", "YY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! assert_eq!(analysis.equilibria(Concept::Gmr), [state("NN"), state("YN"), state("NY")]);
//! assert!(!analysis.stable(Concept::Nash, 0, state("NN")));
//! ```
//!
//! # Source
//!
//! Howard 1971; for several decision makers Fang, Hipel and Kilgour 1993.

use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R_{N−i}(q)` with `s ≽_i r`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Moves),
    deters,
    looks_at_escapes: false,
    at_once: false,
};

/// The reply leaves `i` no better off than at the start.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r)
}
