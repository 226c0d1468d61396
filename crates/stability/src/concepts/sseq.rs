//! Symmetric sequential stability (SSEQ): punished by moves that pay for those who punish, and the punishment cannot be escaped.
//!
//! # Says
//!
//! A decision maker stays if its opponents can answer each improvement by improvements of their own, with a sanction from which it has
//! no way to a better state than the one it left.
//!
//! # Definition
//!
//! `s` is stable for `i` iff for each `q ∈ R⁺_i(s)` there is an `r ∈ R⁺_{N−i}(q)` with `s ≽_i r`, and `s ≽_i t` for all `t ∈ R_i(r)`.
//!
//! # Reading
//!
//! Sequential stability and symmetric metarationality by one and the same sanction: credible, and without escape. That is more than
//! holding under both, where one sanction may be credible and another inescapable.
//!
//! # Disputed
//!
//! The readings of sequential stability and of symmetric metarationality apply. The formula is given here as the literature reports it;
//! it was not compared with the article.
//!
//! # Example
//!
//! The west likes to pump along once the east does, so its answer is credible; but the east can then stop and is better off than at the start.
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
//! ranking = ["YN", "NY", "NN", "YY"]
//!
//! [preferences.west]
//! ranking = ["NN", "NY", "YY", "YN"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! assert!(analysis.stable(Concept::Seq, 0, state("NN")));
//! assert!(!analysis.stable(Concept::Sseq, 0, state("NN")));
//! ```
//!
//! # Source
//!
//! Rêgo and Vieira 2017 (Group Decision and Negotiation); for two decision makers Rêgo and Vieira 2015.

use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R⁺_{N−i}(q)` with `s ≽_i r` and `s ≽_i t` for all `t` in `R_i(r)`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: true,
    at_once: false,
};

/// The reply leaves `i` no better off than at the start, and so does every move `i` can then make.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r) && at.moves_from(r).iter().all(|&t| at.no_better(t))
}
