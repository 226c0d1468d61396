//! All states at once, within a budget for the whole.

use standoff_states::StateId;

use super::known::Grade;
use super::partly::PartlyKnown;
use super::question::Question;
use crate::Concept;

/// What is known of every state, decision maker and concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    concepts: Vec<Concept>,
    /// For each concept, for each decision maker, for each state.
    grades: Vec<Vec<Vec<Grade>>>,
    /// For each concept, for each state.
    equilibria: Vec<Vec<Grade>>,
    /// Whether every question got the steps it may take; else some are undetermined for want of steps for the whole.
    pub whole: bool,
}

impl PartlyKnown {
    /// The grades of all states under some concepts, within so many steps for all questions together (and the effort for each). The status
    /// quo comes first, so that it is known best when steps run out.
    pub fn overview(&self, concepts: &[Concept], max_steps: u64) -> Overview {
        let makers = self.beliefs.len();
        let undetermined = vec![Grade::Undetermined; self.space().len()];
        let mut overview = Overview {
            concepts: concepts.to_vec(),
            grades: vec![vec![undetermined.clone(); makers]; concepts.len()],
            equilibria: vec![undetermined; concepts.len()],
            whole: true,
        };
        let mut left = max_steps;
        for state in self.status_quo_first() {
            for (place, &concept) in concepts.iter().enumerate() {
                let mut ask = |makers: &[usize]| self.asked(Question { concept, makers, state }, &mut left);
                for dm in 0..makers {
                    overview.grades[place][dm][state.0] = ask(&[dm]);
                }
                let each: Vec<Grade> = (0..makers).map(|dm| overview.grades[place][dm][state.0]).collect();
                overview.equilibria[place][state.0] = match together(concept, &each) {
                    Some(grade) => grade,
                    None => ask(&(0..makers).collect::<Vec<_>>()),
                };
            }
        }
        overview.whole = left > 0;
        overview
    }

    fn asked(&self, question: Question, left: &mut u64) -> Grade {
        let (known, taken) = self.known_within(question, self.effort.max_steps.min(*left));
        *left = left.saturating_sub(taken);
        known.grade()
    }

    fn status_quo_first(&self) -> Vec<StateId> {
        let mut states: Vec<StateId> = self.space().ids().collect();
        states.sort_by_key(|&state| (Some(state) != self.status_quo(), state));
        states
    }
}

/// The grade of an equilibrium where those of the decision makers settle it; `None` where their completions have to be looked at together.
fn together(concept: Concept, each: &[Grade]) -> Option<Grade> {
    let all = |grades: &[Grade]| each.iter().all(|grade| grades.contains(grade));
    let apart = matches!(concept, Concept::Nash | Concept::Gmr | Concept::Smr);
    if each.contains(&Grade::Not) {
        Some(Grade::Not)
    } else if all(&[Grade::Necessarily]) {
        Some(Grade::Necessarily)
    } else if each.contains(&Grade::Undetermined) {
        apart.then_some(Grade::Undetermined)
    } else {
        apart.then_some(Grade::Possibly)
    }
}

impl Overview {
    /// What is known of a state for a decision maker; `None` for what was not asked or does not exist.
    pub fn grade(&self, concept: Concept, dm: usize, state: StateId) -> Option<Grade> {
        let place = self.concepts.iter().position(|&asked| asked == concept)?;
        self.grades.get(place)?.get(dm)?.get(state.0).copied()
    }

    /// What is known of a state as an equilibrium; `None` for what was not asked or does not exist.
    pub fn equilibrium(&self, concept: Concept, state: StateId) -> Option<Grade> {
        let place = self.concepts.iter().position(|&asked| asked == concept)?;
        self.equilibria.get(place)?.get(state.0).copied()
    }
}
