//! Coalition Nash stability (CNash): no improvement that a coalition can bring about.
//!
//! # Says
//!
//! Decision makers who cannot, by moves among themselves, reach a state that all of them prefer stay.
//!
//! # Definition
//!
//! `s` is stable for `H` iff `C_H(s) = ∅`.
//!
//! # Reading
//!
//! Look at every state that moves of the members lead to, one after the other. If there is none that each of them prefers to where they
//! stand, the
//! coalition rests. The members need not gain at each step, only at the end; so this asks for some trust among them. For one decision
//! maker alone it is Nash stability.
//!
//! # Disputed
//!
//! * *How members move together*: one after the other, nobody twice in succession, through feasible states (here); or all at once in
//!   one step, as programs
//!   do that make one player of a coalition.
//! * *Improvement*: strict for all members (here, by default), or strict for one and no worse for the others (Pareto).
//! * *Stable for all coalitions* includes each decision maker alone: no coalition may block, large or small.
//!
//! # Example
//!
//! Two banks of a river both pump; each alone would lose by stopping, both together would gain.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Settings, analyse};
//! use standoff_stability::coalitions::{CoalitionConcept, CoalitionSettings, coalitions};
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
//! ranking = ["YN", "NN", "YY", "NY"]
//!
//! [preferences.west]
//! ranking = ["NY", "NN", "YY", "YN"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let together = coalitions(&analysis, CoalitionSettings::default(), &Budget::default()).expect("few coalitions");
//! assert_eq!(together.stable_for(CoalitionConcept::Nash, &[0], state("YY")), Some(true));
//! let blocking = together.blocking(CoalitionConcept::Nash, state("YY"));
//! assert_eq!((&blocking[0].members, blocking[0].improvement), (&vec![0, 1], state("NN")));
//! ```
//!
//! # Source
//!
//! Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008. Papers not re-read; the definitions are those of a reference that computed results for many models.

use super::rule::Rule;

/// No reply is asked for.
pub(crate) const RULE: Rule = Rule {
    replies: None,
    looks_at_escapes: false,
};
