//! Coalition general metarationality (CGMR): every joint improvement can be answered.
//!
//! # Says
//!
//! A coalition stays if those outside can answer each of its improvements by some moves, at whatever cost to themselves, so that not
//! all members gain.
//!
//! # Definition
//!
//! `s` is stable for `H` iff for each `q ∈ C_H(s)` there is an `r ∈ R_{N−H}(q)` with `r ∈ Φ_H(s)`.
//!
//! # Reading
//!
//! As general metarationality, with two differences: those who improve are several, and a sanction need hit only one of them. A member
//! that ends no better
//! off than at the start will not have come along. The coalition of all has nobody outside, so nothing deters it.
//!
//! # Disputed
//!
//! * *One unhappy member is enough* (here, and in the literature); one could ask that all be worse off.
//! * *The outsiders act singly*, one after the other; whether they improve by it is not asked.
//! * The readings of coalition Nash stability apply as well.
//!
//! # Example
//!
//! Two villages would both gain if both drilled and the board did not meter; either alone only spends money. The board could meter,
//! though it would rather not.
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
//! ranking = ["YYN", "NNN", "true"]
//!
//! [preferences.lower]
//! ranking = ["YYN", "NNN", "true"]
//!
//! [preferences.board]
//! ranking = ["NNN", "YYN", "true"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("eight states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! assert_eq!(together.stable_for(CoalitionConcept::Nash, &[0, 1], state("NNN")), Some(false));
//! assert_eq!(together.stable_for(CoalitionConcept::Gmr, &[0, 1], state("NNN")), Some(true));
//! assert_eq!(together.stable_for(CoalitionConcept::Seq, &[0, 1], state("NNN")), Some(false));
//! ```
//!
//! # Source
//!
//! Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008. Papers not re-read; the definitions are those of a reference that computed results for many models.

use super::rule::{Outsiders, Rule};

/// For each `q` in `C_H(s)` some `r` in `R_{N−H}(q)` and in `Φ_H(s)`.
pub(crate) const RULE: Rule = Rule {
    replies: Some(Outsiders::Moves),
    looks_at_escapes: false,
};
