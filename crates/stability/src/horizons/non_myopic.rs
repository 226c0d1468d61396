//! Non-myopic stability (NM): stable however far both look ahead, from some horizon on.
//!
//! # Says
//!
//! A decision maker stays if looking ever further ahead no longer changes its mind: from some number of moves on, it always anticipates that nothing happens.
//!
//! # Definition
//!
//! `s` is stable for `i` iff there is an `h*` such that `s` is `L_h`-stable for `i` for all `h ≥ h*`.
//!
//! # Reading
//!
//! What both anticipate at one horizon follows from what they anticipate at the horizon before. There are finitely many states, so sooner or later everything anticipated repeats, with
//! some *period*. A state is non-myopically stable iff it is stable at every horizon of one period. With period 1 far sight settles every
//! question. With a longer one the answer may go on changing with the horizon, and then there is none; the horizons at which the state *is* stable are reported.
//!
//! # Disputed
//!
//! * *One large horizon is not enough.* A state may be stable at every fourth horizon only; testing a single large one would find it stable or not by chance.
//! * *Ties* are those of [`limited_move`](super::limited_move).
//!
//! # Example
//!
//! Chicken: looking two moves ahead, nothing holds; from three on, both give way, since racing on would only make the other swerve back.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::horizons::{Ties, non_myopic};
//! use standoff_stability::{Budget, Settings, analyse};
//!
//! let text = r#"
//! [decision_makers.red]
//! name = "Red car"
//! options.swerve = { label = "swerve" }
//!
//! [decision_makers.blue]
//! name = "Blue car"
//! options.swerve = { label = "swerve" }
//!
//! [preferences.red]
//! ranking = ["NY", "YY", "YN", "NN"]
//!
//! [preferences.blue]
//! ranking = ["YN", "YY", "NY", "NN"]
//! "#;
//! let conflict = &read(text, Format::Toml).models[0];
//! let analysis = analyse(conflict, &Settings::default(), &Budget::default()).expect("four states");
//! let state = |pattern: &str| analysis.space().ids().find(|&id| analysis.space().pattern(id) == pattern).expect("feasible");
//! let far = non_myopic(&analysis, Ties::Set, &Budget::default()).expect("two decision makers");
//! assert_eq!(far.equilibria(), Some(vec![state("YY")]));
//! assert_eq!(far.equilibria_at(2), Some(vec![]));
//! assert_eq!(far.stable_from(0, state("YY")), Some(3));
//! ```
//!
//! # Source
//!
//! Brams and Wittman 1981; Kilgour 1984; for graph models Fang, Hipel and Kilgour 1993.

use standoff_states::{Budget, StateId};

use super::anticipation::{Anticipations, Reach};
use super::{HorizonVerdict, Ties};
use crate::{Analysis, CannotAnalyse};

/// Looks ever further ahead until what both anticipate repeats, or the budget ends it; [`NonMyopic::cycle`] is then `None`, and what depends on
/// it undetermined.
///
/// Cost: as many horizons as it takes, each a visit of every move times the ends anticipated. Memory: all of them.
///
/// # Errors
/// Another number of decision makers than two (C0741).
pub fn non_myopic<'a>(analysis: &'a Analysis, ties: Ties, budget: &Budget) -> Result<NonMyopic<'a>, CannotAnalyse> {
    let reach = Reach { horizon: None, budget };
    let anticipations = Anticipations::new(analysis, ties, &reach)?;
    Ok(NonMyopic { anticipations })
}

/// What both anticipate at all horizons; where the budget ended the search before anything repeated, up to some horizon.
#[derive(Clone, Debug)]
pub struct NonMyopic<'a> {
    anticipations: Anticipations<'a>,
}

impl<'a> NonMyopic<'a> {
    /// The analysis it is about.
    pub fn analysis(&self) -> &'a Analysis {
        self.anticipations.analysis
    }

    /// What is said where moves tie.
    pub fn ties(&self) -> Ties {
        self.anticipations.ties
    }

    /// The horizon from which on everything anticipated repeats, and the period; `None` where the budget ended the search before.
    pub fn cycle(&self) -> Option<(usize, usize)> {
        self.anticipations.cycle()
    }

    /// The greatest horizon worked out one by one: all later ones repeat earlier ones, or are not known.
    pub fn known(&self) -> usize {
        self.anticipations.known()
    }

    /// Whether a state is non-myopically stable for a decision maker; `None` where that is undetermined, or one of them does not exist.
    pub fn stable(&self, dm: usize, state: StateId) -> Option<bool> {
        self.always(dm, state, Anticipations::stable)
    }

    /// Whether a state is among the anticipated ones at every horizon from some on.
    pub fn possibly_stable(&self, dm: usize, state: StateId) -> Option<bool> {
        self.always(dm, state, Anticipations::possibly_stable)
    }

    /// The least horizon from which on a state is always stable; `None` where there is none, or none is known.
    pub fn stable_from(&self, dm: usize, state: StateId) -> Option<usize> {
        self.stable(dm, state)?.then_some(())?;
        let unstable = (1..=self.known()).rev().find(|&h| !self.anticipations.stable(dm, state, h));
        Some(unstable.map_or(1, |last| last + 1))
    }

    /// The horizons from 1 to [`NonMyopic::known`] at which a state is stable for a decision maker.
    pub fn stable_at(&self, dm: usize, state: StateId) -> Vec<usize> {
        (1..=self.known()).filter(|&h| self.anticipations.stable(dm, state, h)).collect()
    }

    /// The states that are non-myopically stable for both, ascending; `None` where that is undetermined.
    pub fn equilibria(&self) -> Option<Vec<StateId>> {
        self.cycle()?;
        let states = self.analysis().space().ids();
        Some(
            states
                .filter(|&state| (0..2).all(|dm| self.stable(dm, state) == Some(true)))
                .collect(),
        )
    }

    /// The states that are stable for both at one horizon, ascending; `None` for a horizon that is not known.
    pub fn equilibria_at(&self, horizon: usize) -> Option<Vec<StateId>> {
        self.anticipations.reaches(horizon).then_some(())?;
        let both = |state: &StateId| (0..2).all(|dm| self.anticipations.stable(dm, *state, horizon));
        Some(self.analysis().space().ids().filter(both).collect())
    }

    /// Whether a state is stable for a decision maker at one horizon, and why; `None` for what does not exist or is not known.
    pub fn verdict_at(&self, dm: usize, state: StateId, horizon: usize) -> Option<HorizonVerdict> {
        self.anticipations.verdict(dm, state, horizon)
    }

    /// Whether something holds at every horizon of a period.
    fn always(&self, dm: usize, state: StateId, holds: fn(&Anticipations<'a>, usize, StateId, usize) -> bool) -> Option<bool> {
        let (first, period) = self.cycle()?;
        let exists = dm < 2 && state.0 < self.analysis().space().len();
        exists.then(|| (first..first + period).all(|horizon| holds(&self.anticipations, dm, state, horizon)))
    }
}
