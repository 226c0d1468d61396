//! What every section needs at hand, whether the order of the wishes is known or not: the model, its situations, and who is who.

use std::collections::BTreeSet;

use standoff_conflict::Conflict;
use standoff_stability::Analysis;
use standoff_stability::orders::PartlyKnown;
use standoff_states::{Space, StateId};

use crate::elements::bearing;
use crate::wording::side;
use crate::{BriefInput, Element, Verdicts};

/// A model with its situations.
pub trait Staged {
    /// The model.
    fn conflict(&self) -> &Conflict;
    /// Its situations, and the moves between them.
    fn space(&self) -> &Space;
}

impl Staged for Analysis {
    fn conflict(&self) -> &Conflict {
        self.conflict()
    }

    fn space(&self) -> &Space {
        self.space()
    }
}

impl Staged for PartlyKnown {
    fn conflict(&self) -> &Conflict {
        self.conflict()
    }

    fn space(&self) -> &Space {
        self.space()
    }
}

impl Staged for Verdicts<'_> {
    fn conflict(&self) -> &Conflict {
        match self {
            Verdicts::Known(analysis) => analysis.conflict(),
            Verdicts::PartlyKnown(known) => known.conflict(),
        }
    }

    fn space(&self) -> &Space {
        match self {
            Verdicts::Known(analysis) => analysis.space(),
            Verdicts::PartlyKnown(known) => known.space(),
        }
    }
}

/// The input, and where the dispute stands.
pub struct Scene<'a> {
    /// What was given.
    pub input: &'a BriefInput<'a>,
    /// The model.
    pub conflict: &'a Conflict,
    /// Where the dispute stands.
    pub now: Option<StateId>,
}

impl<'a> Scene<'a> {
    /// Looks the present situation up.
    pub fn new(input: &'a BriefInput<'a>) -> Scene<'a> {
        let conflict = match input.verdicts {
            Verdicts::Known(analysis) => analysis.conflict(),
            Verdicts::PartlyKnown(known) => known.conflict(),
        };
        let now = conflict.status_quo.as_ref().and_then(|quo| input.verdicts.space().find(quo.state));
        Scene { input, conflict, now }
    }

    /// The verdicts, for what asks only about situations.
    pub fn verdicts(&self) -> &'a Verdicts<'a> {
        &self.input.verdicts
    }

    /// The situations.
    pub fn space(&self) -> &'a Space {
        self.verdicts().space()
    }

    /// Numbers of the decision makers.
    pub fn makers(&self) -> std::ops::Range<usize> {
        0..self.conflict.decision_makers.len()
    }

    /// A side's name.
    pub fn side(&self, dm: usize) -> String {
        side(self.conflict, dm)
    }

    /// Everything the verdicts depend on.
    pub fn all_elements(&self) -> BTreeSet<Element> {
        bearing(self.conflict).into_iter().collect()
    }
}
