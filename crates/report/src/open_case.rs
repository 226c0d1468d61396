//! What every section needs at hand where the order of some wishes is not known: what is better under every order, and what under some.

use std::ops::Deref;

use standoff_stability::orders::PartlyKnown;
use standoff_states::StateId;

use crate::BriefInput;
use crate::scene::Scene;
use crate::wording::change;

/// The input with what is worked out once, where the order of some wishes is not known.
pub struct OpenCase<'a> {
    scene: Scene<'a>,
    /// What can be asked.
    pub known: &'a PartlyKnown,
    /// Situations that are better for all than the present one under every order, those nearest to it first.
    pub surely_better: Vec<StateId>,
    /// Situations that are so under some order and not under every one, likewise.
    pub possibly_better: Vec<StateId>,
}

impl<'a> Deref for OpenCase<'a> {
    type Target = Scene<'a>;

    fn deref(&self) -> &Scene<'a> {
        &self.scene
    }
}

impl<'a> OpenCase<'a> {
    /// Works out what is better for all. `known` is that of the input. Cost: one comparison for each situation and side.
    pub fn new(input: &'a BriefInput<'a>, known: &'a PartlyKnown) -> OpenCase<'a> {
        let mut case = OpenCase {
            scene: Scene::new(input),
            known,
            surely_better: Vec::new(),
            possibly_better: Vec::new(),
        };
        let Some(now) = case.now else { return case };
        let mut states: Vec<StateId> = known.space().ids().filter(|state| *state != now).collect();
        states.sort_by_key(|&state| (case.distance(now, state), state));
        for state in states {
            // Sides' orders do not bear on each other: where each may prefer it, all may at once.
            let each: Vec<Option<bool>> = case.makers().map(|dm| known.improves(dm, now, state)).collect();
            if each.is_empty() || each.contains(&Some(false)) {
                continue;
            }
            match each.contains(&None) {
                false => case.surely_better.push(state),
                true => case.possibly_better.push(state),
            }
        }
        case
    }

    /// How many options differ between two situations.
    pub fn distance(&self, from: StateId, to: StateId) -> usize {
        self.makers().map(|dm| change(self.known, dm, from, to).size()).sum()
    }

    /// Every side whose order leaves something open.
    pub fn open_sides(&self) -> Vec<usize> {
        self.makers().filter(|&dm| self.known.is_open(dm)).collect()
    }
}
