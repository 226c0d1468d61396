//! Sequential stability (SEQ): every improvement is punished by moves that pay for those who punish.
//!
//! # Says
//!
//! A decision maker stays if its opponents can answer each improvement by improvements of their own, and end in a state that is no better
//! for it than the one it left.
//!
//! # Definition
//!
//! `s` is stable for `i` iff for each `q ∈ R⁺_i(s)` there is an `r ∈ R⁺_{N−i}(q)` with `s ≽_i r`.
//!
//! # Reading
//!
//! As general metarationality, but the threat has to be credible: each opponent who moves must like the state it moves to better than
//! the one it moves from. A sanction that hurts the sanctioner is not believed.
//!
//! # Disputed
//!
//! * *Strictly better at each step.* One program accepts moves that cost the mover nothing; the literature asks for an improvement.
//! * *Compared with where the mover stands*, not with `s`.
//! * *Not recursive*: the sanction need not be stable for those who carry it out. Prose sometimes says so; that is another, higher-order
//!   concept.
//! * The readings of sequences and ties are those of general metarationality.
//!
//! # Example
//!
//! Again the river that runs dry if both pump. To punish the east by pumping, the west would have to hurt itself; so the east is not deterred.
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
//! ranking = ["YN", "NN", "NY", "YY"]
//!
//! [preferences.west]
//! ranking = ["NY", "NN", "YN", "YY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! assert!(analysis.stable(Concept::Gmr, 0, state("NN")));
//! let verdict = analysis.verdict(Concept::Seq, 0, state("NN"));
//! assert_eq!(verdict.reason, Reason::Open { improvement: state("YN"), failure: Failure::NobodyAnswers });
//! ```
//!
//! # Source
//!
//! Fraser and Hipel 1979; for several decision makers Fang, Hipel and Kilgour 1993.

use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R⁺_{N−i}(q)` with `s ≽_i r`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: false,
    at_once: false,
};

/// The reply leaves `i` no better off than at the start.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r)
}
