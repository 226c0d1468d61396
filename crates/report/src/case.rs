//! What every section needs at hand: the input, the short names of situations, and who rests why.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use standoff_stability::{Analysis, BetterState, Concept};
use standoff_states::StateId;

use crate::compare::{Comparison, compare};
use crate::elements::{bearing_on_moves, bearing_on_wishes};
use crate::scene::Scene;
use crate::wording::change;
use crate::{BriefInput, Element};

/// The senses in which a situation can hold, strongest first.
pub const CONCEPTS: [Concept; 5] = [Concept::Nash, Concept::Sseq, Concept::Seq, Concept::Smr, Concept::Gmr];

/// How many situations of one kind are told one by one; the rest is counted.
pub const TOLD: usize = 8;

/// A sense in plain words, as the end of "it holds because …".
pub fn sense(concept: Concept) -> &'static str {
    match concept {
        Concept::Nash => "no step of its own pays",
        Concept::Sseq => "others would answer what pays; no way out then",
        Concept::Seq => "others would answer what pays, in own interest",
        Concept::Smr => "others could punish what pays; no way out then",
        Concept::Gmr => "others could punish what pays, at any cost",
        Concept::Sim => "what pays would not, if others acted at the same time",
    }
}

/// A sense as a reason: why a situation holds although steps out of it would pay.
pub fn because(concept: Concept) -> &'static str {
    match concept {
        Concept::Nash => "no side has a step that pays",
        Concept::Seq | Concept::Sseq => "others would answer a step that pays",
        Concept::Smr | Concept::Gmr => "others could punish a step that pays, at a cost to themselves",
        Concept::Sim => "a step that pays would not, if others acted at the same time",
    }
}

/// The input with what is worked out once, where the order of the wishes is known.
pub struct Case<'a> {
    scene: Scene<'a>,
    /// The verdicts.
    pub analysis: &'a Analysis,
    /// Situations that are better for all than the present one, those that hold in the strongest sense first.
    pub better: Vec<BetterState>,
    names: BTreeMap<StateId, String>,
}

impl<'a> Deref for Case<'a> {
    type Target = Scene<'a>;

    fn deref(&self) -> &Scene<'a> {
        &self.scene
    }
}

impl<'a> Case<'a> {
    /// Works out what every section needs. `analysis` is that of the input.
    pub fn new(input: &'a BriefInput<'a>, analysis: &'a Analysis) -> Case<'a> {
        let now = analysis.status_quo();
        let mut better = now.map(|now| analysis.better_for_all(now)).unwrap_or_default();
        better.sort_by_key(|state| {
            (
                strength(&state.equilibrium_under),
                differing(analysis, now, state.state),
                state.state,
            )
        });
        let mut case = Case {
            scene: Scene::new(input),
            analysis,
            better,
            names: BTreeMap::new(),
        };
        case.name_situations();
        case
    }

    /// The situations that get a letter: first what is better for all and holds, then what else holds, then the rest.
    fn name_situations(&mut self) {
        let holding = self
            .better
            .iter()
            .filter(|state| firm(&state.equilibrium_under))
            .map(|state| state.state);
        let others = self.analysis.equilibria(Concept::Nash).into_iter().take(TOLD);
        let rest = self.better.iter().map(|state| state.state);
        let credible = self.analysis.equilibria(Concept::Seq).into_iter().take(TOLD);
        let order: Vec<StateId> = holding.take(TOLD).chain(others).chain(rest.take(TOLD)).chain(credible).collect();
        let mut letter = 0;
        for state in order {
            if Some(state) != self.scene.now && !self.names.contains_key(&state) {
                self.names.insert(state, letter_of(letter));
                letter += 1;
            }
        }
    }

    /// The short name of a situation: `Now`, or a letter.
    pub fn name(&self, state: StateId) -> String {
        if Some(state) == self.now {
            return "Now".to_owned();
        }
        self.names
            .get(&state)
            .cloned()
            .unwrap_or_else(|| self.analysis.space().pattern(state))
    }

    /// The named situations, the present one first, then by letter.
    pub fn named(&self) -> Vec<StateId> {
        let mut named: Vec<(&String, StateId)> = self.names.iter().map(|(state, name)| (name, *state)).collect();
        named.sort_by_key(|(name, _)| (name.len(), (*name).clone()));
        self.now.into_iter().chain(named.into_iter().map(|(_, state)| state)).collect()
    }

    /// How many of the situations that are better for all hold without anybody having to punish at a cost to itself.
    pub fn firm_and_better(&self) -> usize {
        self.better.iter().filter(|state| firm(&state.equilibrium_under)).count()
    }

    /// The strongest sense in which a situation holds for everyone.
    pub fn holds(&self, state: StateId) -> Option<Concept> {
        CONCEPTS.into_iter().find(|concept| self.analysis.equilibrium(*concept, state))
    }

    /// The strongest sense in which a situation holds for one side.
    pub fn holds_for(&self, dm: usize, state: StateId) -> Option<Concept> {
        CONCEPTS.into_iter().find(|concept| self.analysis.stable(*concept, dm, state))
    }

    /// How every step of a side's own compares with staying.
    pub fn own_steps(&self, dm: usize, from: StateId) -> Vec<(StateId, Comparison)> {
        let steps = self.analysis.space().moves(dm, from).iter();
        let mut steps: Vec<_> = steps.map(|to| (*to, compare(self.analysis, dm, (from, *to)))).collect();
        steps.sort_by_key(|(to, _)| (change(self.analysis, dm, from, *to).size(), *to));
        steps
    }

    /// Whether it takes the order of a side's wishes to say that none of its steps pays.
    pub fn order_matters(&self, dm: usize, from: StateId) -> bool {
        self.own_steps(dm, from).iter().any(|(_, comparison)| comparison.order_matters())
    }

    /// What a side's resting at a situation depends on, when no step of its own pays.
    pub fn elements_of_rest(&self, dm: usize, state: StateId) -> BTreeSet<Element> {
        let mut elements: BTreeSet<Element> = bearing_on_moves(self.conflict, dm).into_iter().collect();
        elements.extend(bearing_on_wishes(self.conflict, dm));
        if !self.order_matters(dm, state) {
            elements.remove(&Element::Order(dm));
        }
        elements
    }

    /// What a verdict on a situation depends on for one side: its own steps and wishes, or, when others' answers count, everything.
    pub fn elements_of_verdict(&self, dm: usize, state: StateId) -> BTreeSet<Element> {
        if self.holds_for(dm, state) == Some(Concept::Nash) {
            self.elements_of_rest(dm, state)
        } else {
            self.all_elements()
        }
    }

    /// What a verdict on a situation depends on for everyone.
    pub fn elements_of_holding(&self, state: StateId) -> BTreeSet<Element> {
        self.makers().flat_map(|dm| self.elements_of_verdict(dm, state)).collect()
    }
}

/// Whether a state holds without anybody having to punish at a cost to itself.
pub fn firm(concepts: &[Concept]) -> bool {
    concepts
        .iter()
        .any(|concept| matches!(concept, Concept::Nash | Concept::Seq | Concept::Sseq))
}

/// Position of the strongest sense in [`CONCEPTS`]; past the end where there is none.
fn strength(concepts: &[Concept]) -> usize {
    CONCEPTS
        .iter()
        .position(|concept| concepts.contains(concept))
        .unwrap_or(CONCEPTS.len())
}

fn differing(analysis: &Analysis, now: Option<StateId>, state: StateId) -> usize {
    let Some(now) = now else { return 0 };
    (0..analysis.conflict().decision_makers.len())
        .map(|dm| change(analysis, dm, now, state).size())
        .sum()
}

/// A, B … Z, then AA, AB …
fn letter_of(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letter_of(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 52].map(letter_of), ["A", "Z", "AA", "AB", "BA"]);
    }
}
