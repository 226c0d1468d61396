//! Coalition symmetric metarationality (CSMR): every joint improvement can be answered, and the answer cannot be escaped.
//!
//! # Says
//!
//! A coalition stays if those outside can answer each of its improvements with a sanction from which the members together find no way
//! to a state that all of them prefer to the one they left.
//!
//! # Definition
//!
//! `s` is stable for `H` iff for each `q ∈ C_H(s)` there is an `r ∈ R_{N−H}(q)` with `r ∈ Φ_H(s)`, and `t ∈ Φ_H(s)` for all `t ∈ R_H(r)`.
//!
//! # Reading
//!
//! As coalition general metarationality, one step further: from the sanction the coalition looks once more at all it can bring about.
//! If any of it is an
//! improvement over the start, that sanction does not deter.
//!
//! # Disputed
//!
//! * *The escape is any joint move*, not one that improves on the sanction: what counts is the comparison with `s`.
//! * *The escape is a sequence* for a coalition, and one move for a single decision maker.
//! * The readings of coalition general metarationality apply as well.
//!
//! # Example
//!
//! Two villages would both gain if both drilled and the board did not meter; either alone only spends money. Metered, they fill the
//! wells in again, and even so are better off than before.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Settings, analyse};
//! use standoff_stability::coalitions::{CoalitionConcept, CoalitionFailure, CoalitionReason, CoalitionSettings, coalitions};
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
//! ranking = ["NNN", "YYN", "true"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("eight states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! assert_eq!(together.stable_for(CoalitionConcept::Gmr, &[0, 1], state("NNN")), Some(true));
//! let verdict = together.verdict(CoalitionConcept::Smr, &[0, 1], state("NNN")).expect("judged");
//! let CoalitionReason::Open { failure: CoalitionFailure::Escaped { escape, .. }, .. } = verdict.reason else { panic!("escaped") };
//! assert_eq!(escape, state("NNY"));
//! ```
//!
//! # Source
//!
//! Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008. Papers not re-read; the definitions are those of a reference that computed results for many models.

use super::rule::{Outsiders, Rule};

/// For each `q` in `C_H(s)` some `r` in `R_{N−H}(q)` and in `Φ_H(s)`, with all of `R_H(r)` in `Φ_H(s)`.
pub(crate) const RULE: Rule = Rule {
    replies: Some(Outsiders::Moves),
    looks_at_escapes: true,
};
