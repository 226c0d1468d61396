//! Stackelberg stability: one decision maker leads and reckons with the answer, the other follows.
//!
//! # Says
//!
//! The leader stays if none of its moves would end better for it once the follower has answered as well as it can; the follower stays if it has no improvement.
//!
//! # Definition
//!
//! Two decision makers. `s` is a Stackelberg equilibrium with leader `i` iff `s` is `L_2`-stable for `i` and `L_1`-stable (Nash stable) for the follower `j`.
//!
//! # Reading
//!
//! The leader commits itself first and knows that the other will then do the best it can. It looks two moves ahead, its own and the answer; the follower one.
//!
//! # Disputed
//!
//! The definition is given here as the literature reports it; it was not compared with the book, and it is no default anywhere. Ties are those of [`limited_move`](super::limited_move).
//!
//! # Example
//!
//! Chicken again: whoever leads races on, and the other swerves.
//!
//! ```
//! use standoff_conflict::{Format, read};
//! use standoff_stability::horizons::{Ties, stackelberg};
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
//! let red_leads = stackelberg(&analysis, 0, Ties::Set, &Budget::default()).expect("two decision makers");
//! assert_eq!(red_leads.equilibria(), [state("NY")]);
//! ```
//!
//! # Source
//!
//! Von Stackelberg 1934; for graph models Fang, Hipel and Kilgour 1993, not re-read.

use standoff_states::{Budget, StateId};

use super::{HorizonVerdict, Limited, Ties, limited};
use crate::preconditions::no_such_leader;
use crate::{Analysis, CannotAnalyse};

/// Works out what holds if the given decision maker leads. Cost: two horizons.
///
/// # Errors
/// Another number of decision makers than two (C0741); a leader who does not exist (C0743); more work than the budget allows (C0702).
pub fn stackelberg<'a>(analysis: &'a Analysis, leader: usize, ties: Ties, budget: &Budget) -> Result<Stackelberg<'a>, CannotAnalyse> {
    let one = limited(analysis, 1, ties, budget)?;
    let two = limited(analysis, 2, ties, budget)?;
    if leader >= 2 {
        return Err(no_such_leader(analysis.conflict(), leader));
    }
    Ok(Stackelberg { leader, one, two })
}

/// What holds if one of two leads.
#[derive(Clone, Debug)]
pub struct Stackelberg<'a> {
    leader: usize,
    one: Limited<'a>,
    two: Limited<'a>,
}

impl<'a> Stackelberg<'a> {
    /// Number of the decision maker who leads.
    pub fn leader(&self) -> usize {
        self.leader
    }

    /// The analysis it is about.
    pub fn analysis(&self) -> &'a Analysis {
        self.one.analysis()
    }

    /// What is said where moves tie.
    pub fn ties(&self) -> Ties {
        self.one.ties()
    }

    /// The states that hold, ascending.
    pub fn equilibria(&self) -> Vec<StateId> {
        self.both(Limited::stable)
    }

    /// The states that hold by some way of settling ties, ascending.
    pub fn possible_equilibria(&self) -> Vec<StateId> {
        self.both(Limited::possibly_stable)
    }

    /// Whether a state is stable for a decision maker in its part, and why; `None` for one that does not exist.
    pub fn verdict(&self, dm: usize, state: StateId) -> Option<HorizonVerdict> {
        let part = if dm == self.leader { &self.two } else { &self.one };
        part.verdict(dm, state)
    }

    fn both(&self, holds: fn(&Limited<'a>, usize, StateId) -> bool) -> Vec<StateId> {
        let both = |state: &StateId| holds(&self.two, self.leader, *state) && holds(&self.one, 1 - self.leader, *state);
        self.analysis().space().ids().filter(both).collect()
    }
}
