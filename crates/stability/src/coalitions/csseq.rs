//! Coalition symmetric sequential stability (CSSEQ): answered by moves that pay, and the answer cannot be escaped.
//!
//! # Says
//!
//! A coalition stays if those outside can answer each of its improvements by improvements of their own, with a sanction from which the
//! members find no way to a state that all of them prefer to the one they left.
//!
//! # Definition
//!
//! `s` is stable for `H` iff for each `q ∈ C_H(s)` there is an `r ∈ R⁺_{N−H}(q)` with `r ∈ Φ_H(s)`, and `t ∈ Φ_H(s)` for all `t ∈
//! R_H(r)`.
//!
//! # Reading
//!
//! Coalition sequential stability and coalition symmetric metarationality by one and the same sanction: credible, and without escape.
//!
//! # Disputed
//!
//! The readings of both apply. No published table was compared.
//!
//! # Example
//!
//! Two villages would both gain if both drilled and the board did not meter; either alone only spends money. Once they drill, the board
//! would rather meter; but metered villages that fill the wells in again are better off than before.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Settings, analyse};
//! use standoff_stability::coalitions::{CoalitionConcept, CoalitionSettings, coalitions};
//!
//! let text = r#"
//! [decision_makers.upper]
//! name = "Upper village"
//! options.drill = { label = "drill a deeper well" }
//!
//! [decision_makers.lower]
//! name = "Lower village"
//! options.drill = { label = "drill a deeper well" }
//!
//! [decision_makers.board]
//! name = "Water board"
//! options.meter = { label = "put meters on all wells" }
//!
//! [preferences.upper]
//! ranking = ["YYN", "NNY", "NNN", "true"]
//!
//! [preferences.lower]
//! ranking = ["YYN", "NNY", "NNN", "true"]
//!
//! [preferences.board]
//! ranking = ["NNN", "YYY", "true"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("eight states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! assert_eq!(together.stable_for(CoalitionConcept::Seq, &[0, 1], state("NNN")), Some(true));
//! assert_eq!(together.stable_for(CoalitionConcept::Sseq, &[0, 1], state("NNN")), Some(false));
//! ```
//!
//! # Source
//!
//! The coalition form of symmetric sequential stability (Rêgo and Vieira 2017), after Inohara and Hipel 2008. Papers not re-read; the definition is that of a reference that computed results for many models.

use super::rule::{Outsiders, Rule};

/// For each `q` in `C_H(s)` some `r` in `R⁺_{N−H}(q)` and in `Φ_H(s)`, with all of `R_H(r)` in `Φ_H(s)`.
pub(crate) const RULE: Rule = Rule {
    replies: Some(Outsiders::Improvements),
    looks_at_escapes: true,
};
