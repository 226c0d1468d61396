//! Limited-move stability (L_h): a decision maker who looks `h` moves ahead anticipates that nothing happens.
//!
//! # Says
//!
//! A decision maker stays if, thinking through at most `h` moves made in turn, it finds that no first move of its own would end better for it.
//!
//! # Definition
//!
//! Two decision makers `i` and `j`. `G_0(i, s) = s`. For `h ≥ 1`: if `R_i(s)` is empty, `G_h(i, s) = s`; else let `M` be a `q ∈ R_i(s)` whose `G_{h−1}(j, q)` is
//! best for `i`; then `G_h(i, s) = G_{h−1}(j, M)` if that is better for `i` than `s`, else `s`. `s` is stable for `i` iff `G_h(i, s) = s`.
//!
//! # Reading
//!
//! The decision maker assumes that the other will move next, then it again, and so on, that both see equally far, and that both do as well for themselves as they can. It may
//! accept a loss at one step for a gain at the end. With `h = 1` nobody answers: that is Nash stability. The reason shows the line of play by which it would go, or its best move and where
//! that would end.
//!
//! # Disputed
//!
//! * *Ties.* The definition is for strict orders. Where equally good moves lead to different ends, all of these are anticipated here; the state is stable iff nothing
//!   else is, *possibly stable* iff it is among them ([`Ties::Set`]). Or a decision maker that might end no better stays ([`Ties::Stay`]); stable and possibly
//!   stable are then the same. A move that leads only to an equal is not made under either. No table with ties has been published.
//! * *How well the other sees.* Both have the same horizon, and know it.
//! * *More than two decision makers.* Who moves next is then open; two published definitions and two later ones disagree. It is refused (C0741).
//!
//! # Example
//!
//! Two herders may each rest the common pasture. Whoever stops resting gains at first, but the other then stops, too. Looking two moves ahead, both go on
//! resting it.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::horizons::{HorizonReason, Ties, limited};
//! use standoff_stability::{Budget, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.hill]
//! name = "Herder of the hill"
//! options.rest = { label = "rest the pasture" }
//!
//! [decision_makers.dale]
//! name = "Herder of the dale"
//! options.rest = { label = "rest the pasture" }
//!
//! [preferences.hill]
//! ranking = ["NY", "YY", "NN", "YN"]
//!
//! [preferences.dale]
//! ranking = ["YN", "YY", "NN", "NY"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let one = limited(&analysis, 1, Ties::Set, &Budget::default()).expect("two decision makers");
//! assert_eq!(one.equilibria(), [state("NN")]);
//! let two = limited(&analysis, 2, Ties::Set, &Budget::default()).expect("two decision makers");
//! assert_eq!(two.equilibria(), [state("NN"), state("YY")]);
//! let verdict = two.verdict(0, state("YY")).expect("it exists");
//! assert_eq!(verdict.reason, HorizonReason::Stays { best: state("NY"), then: vec![state("NN")] });
//! ```
//!
//! # Source
//!
//! Kilgour 1985; Fang, Hipel and Kilgour 1993. For ties, an article of 2024 (Discrete Applied Mathematics) of which only the abstract was read.

use standoff_states::{Budget, StateId};

use super::anticipation::{Anticipations, Reach};
use super::{HorizonVerdict, Ties};
use crate::preconditions::too_long;
use crate::{Analysis, CannotAnalyse};

/// Works out limited-move stability for a horizon of so many moves.
///
/// Cost: each horizon visits every move once, times the ends anticipated; horizons that repeat are not worked out again.
///
/// # Errors
/// Another number of decision makers than two (C0741); more work than the budget allows before the horizon is reached (C0702).
pub fn limited<'a>(analysis: &'a Analysis, horizon: usize, ties: Ties, budget: &Budget) -> Result<Limited<'a>, CannotAnalyse> {
    let reach = Reach {
        horizon: Some(horizon),
        budget,
    };
    let anticipations = Anticipations::new(analysis, ties, &reach)?;
    if !anticipations.reaches(horizon) {
        return Err(too_long(budget.max_steps, analysis.space().len()));
    }
    Ok(Limited { horizon, anticipations })
}

/// What both anticipate at one horizon.
#[derive(Clone, Debug)]
pub struct Limited<'a> {
    horizon: usize,
    anticipations: Anticipations<'a>,
}

impl<'a> Limited<'a> {
    /// The analysis it is about.
    pub fn analysis(&self) -> &'a Analysis {
        self.anticipations.analysis
    }

    /// How many moves are looked ahead.
    pub fn horizon(&self) -> usize {
        self.horizon
    }

    /// What is said where moves tie.
    pub fn ties(&self) -> Ties {
        self.anticipations.ties
    }

    /// The states that a decision maker anticipates from a state, ascending; none for one that does not exist.
    pub fn ends(&self, dm: usize, state: StateId) -> &[StateId] {
        self.anticipations.ends(dm, state, self.horizon)
    }

    /// Whether a state is stable for a decision maker.
    pub fn stable(&self, dm: usize, state: StateId) -> bool {
        self.anticipations.stable(dm, state, self.horizon)
    }

    /// Whether a state is possibly stable for a decision maker.
    pub fn possibly_stable(&self, dm: usize, state: StateId) -> bool {
        self.anticipations.possibly_stable(dm, state, self.horizon)
    }

    /// The states that are stable for both, ascending.
    pub fn equilibria(&self) -> Vec<StateId> {
        let states = self.analysis().space().ids();
        states.filter(|&state| (0..2).all(|dm| self.stable(dm, state))).collect()
    }

    /// The states that are possibly stable for both, ascending.
    pub fn possible_equilibria(&self) -> Vec<StateId> {
        let states = self.analysis().space().ids();
        states.filter(|&state| (0..2).all(|dm| self.possibly_stable(dm, state))).collect()
    }

    /// Whether a state is stable for a decision maker, and why; `None` for one that does not exist.
    pub fn verdict(&self, dm: usize, state: StateId) -> Option<HorizonVerdict> {
        self.anticipations.verdict(dm, state, self.horizon)
    }
}
