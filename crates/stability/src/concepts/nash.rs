//! Nash stability: no improvement of one's own.
//!
//! # Says
//!
//! A decision maker who cannot better its lot by moving alone stays.
//!
//! # Definition
//!
//! `s` is stable for `i` iff `R⁺_i(s) = ∅`.
//!
//! # Reading
//!
//! Look at every state the decision maker can bring about by changing its own options. If it likes none of them better, it rests. What
//! others would do afterwards is not asked. One who cannot move at all is stable, too, but that is structure and not contentment: the
//! reason tells the two apart (`Reason::NoMove`, `Reason::NoImprovement`).
//!
//! # Disputed
//!
//! A move to a state liked just as well is no improvement here; under attitudes (spec A9) it would be one.
//!
//! # Example
//!
//! Two banks of a river, each better off pumping, both worse off if both do: a prisoners' dilemma. The only rest is where both pump.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::{Budget, Concept, Reason, Settings, analyse};
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
//! assert_eq!(analysis.equilibria(Concept::Nash), [state("YY")]);
//! let both_pump = analysis.verdict(Concept::Nash, 0, state("YY"));
//! assert_eq!(both_pump.reason, Reason::NoImprovement { moves: 1 });
//! ```
//!
//! # Source
//!
//! Nash 1950, in the form for graph models of Kilgour, Hipel and Fang 1987.

use crate::concepts::Definition;

/// No reply is asked for; what would deter is never looked at.
pub(crate) const DEFINITION: Definition = Definition {
    replies: None,
    deters: |_, _| false,
    looks_at_escapes: false,
    at_once: false,
};
