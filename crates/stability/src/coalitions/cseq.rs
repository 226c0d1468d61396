//! Coalition sequential stability (CSEQ): every joint improvement is answered by moves that pay for those who make them.
//!
//! # Says
//!
//! A coalition stays if those outside can answer each of its improvements by improvements of their own, each acting singly, so that not
//! all members gain.
//!
//! # Definition
//!
//! `s` is stable for `H` iff for each `q ∈ C_H(s)` there is an `r ∈ R⁺_{N−H}(q)` with `r ∈ Φ_H(s)`.
//!
//! # Reading
//!
//! As coalition general metarationality, but the threat has to be credible: each outsider who moves must prefer the state it moves to.
//!
//! # Disputed
//!
//! * *Outsiders singly or jointly.* Here each improves for itself. The other reading, in which they improve in coalitions, too, is
//!   [`cseq_class`](super::cseq_class).
//! * *Improvement for the mover at the state it moves from*, not over `s`.
//! * The readings of coalition general metarationality apply as well.
//!
//! # Example
//!
//! Two villages would both gain if both drilled and the board did not meter; either alone only spends money. Once they drill, the board
//! would rather meter than look on.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Settings, analyse};
//! use standoff_stability::coalitions::{CoalitionConcept, CoalitionReason, CoalitionSettings, coalitions};
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
//! ranking = ["NNN", "YYY", "true"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("eight states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! let verdict = together.verdict(CoalitionConcept::Seq, &[0, 1], state("NNN")).expect("judged");
//! let CoalitionReason::Deterred { answers } = verdict.reason else { panic!("deterred") };
//! assert_eq!((answers[0].improvement, answers[0].reply[0].to), (state("YYN"), state("YYY")));
//! ```
//!
//! # Source
//!
//! Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008. Papers not re-read; the definitions are those of a reference that computed results for many models.

use super::rule::{Outsiders, Rule};

/// For each `q` in `C_H(s)` some `r` in `R⁺_{N−H}(q)` and in `Φ_H(s)`.
pub(crate) const RULE: Rule = Rule {
    replies: Some(Outsiders::Improvements),
    looks_at_escapes: false,
};
