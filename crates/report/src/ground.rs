//! What a sentence rests on. A [`crate::Sentence`] cannot be made without one of these.

use std::collections::BTreeSet;

use standoff_conflict::{Basis, Support};

/// An element of a model, by its position. The order of the variants is the order in which assumptions are told: the order of the
/// wishes comes first, because no source ever gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// The order of a decision maker's wishes, or its direct ranking.
    Order(usize),
    /// A wish: decision maker and position.
    Wish(usize, usize),
    /// Where the dispute stands.
    StatusQuo,
    /// A decision maker's being one.
    DecisionMaker(usize),
    /// An option.
    Choice(usize),
    /// That an option can be changed in one direction only.
    Direction(usize),
    /// A combination that cannot occur.
    Infeasible(usize),
    /// A move that does not exist.
    NoMove(usize),
    /// States that count as one.
    Merge(usize),
    /// A conditional commitment.
    Commitment(usize),
    /// One side's picture of another's wish: view and position.
    View(usize, usize),
    /// A what-if.
    Scenario(usize),
}

/// Citations as written in the model, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citations(Vec<String>);

impl Citations {
    /// Takes the list unless it is empty.
    pub fn new(cites: Vec<String>) -> Option<Citations> {
        (!cites.is_empty()).then_some(Citations(cites))
    }

    /// The citations, in the order of the model.
    pub fn list(&self) -> &[String] {
        &self.0
    }
}

/// What a sentence rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Words in the sources.
    Cited {
        /// Whose words they are; never [`Basis::Assumed`].
        basis: Basis,
        /// Where they stand.
        cites: Citations,
    },
    /// An analyst's judgement.
    Assumed {
        /// The element of the model that says so.
        element: Element,
        /// Words that suggest it, if any.
        cites: Vec<String>,
    },
    /// Worked out from the model.
    Computed {
        /// The elements it depends on, assumed or not.
        rests_on: BTreeSet<Element>,
        /// Citations of what the sentence itself repeats.
        cites: Vec<String>,
    },
}

impl Ground {
    /// The ground of an element that the model states. Without a basis or without a citation it counts as assumed.
    pub fn of(support: &Support, element: Element) -> Ground {
        let cites: Vec<String> = support.cites.iter().map(|cite| cite.text.clone()).collect();
        match (support.basis, Citations::new(cites.clone())) {
            (Some(basis), Some(cites)) if basis != Basis::Assumed => Ground::Cited { basis, cites },
            _ => Ground::Assumed { element, cites },
        }
    }

    /// Worked out from these elements, without citations of its own.
    pub fn computed(rests_on: impl IntoIterator<Item = Element>) -> Ground {
        Ground::Computed {
            rests_on: rests_on.into_iter().collect(),
            cites: Vec::new(),
        }
    }

    /// The same with citations of what the sentence repeats; an assumed or cited ground is left as it is.
    #[must_use]
    pub fn showing(mut self, supports: &[&Support]) -> Ground {
        if let Ground::Computed { cites, .. } = &mut self {
            for cite in supports.iter().flat_map(|support| &support.cites) {
                if !cites.contains(&cite.text) {
                    cites.push(cite.text.clone());
                }
            }
        }
        self
    }

    /// All citations, in order.
    pub fn cites(&self) -> &[String] {
        match self {
            Ground::Cited { cites, .. } => cites.list(),
            Ground::Assumed { cites, .. } | Ground::Computed { cites, .. } => cites,
        }
    }

    /// The elements of the model that it depends on.
    pub fn elements(&self) -> Vec<Element> {
        match self {
            Ground::Cited { .. } => Vec::new(),
            Ground::Assumed { element, .. } => vec![*element],
            Ground::Computed { rests_on, .. } => rests_on.iter().copied().collect(),
        }
    }
}

/// The word shown for a basis.
pub fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Reported => "reported",
        Basis::Inferred => "inferred",
        Basis::Assumed => "assumed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Cite, CiteTarget, Place};

    fn support(basis: Option<Basis>, cites: usize) -> Support {
        let cite = |n: usize| Cite {
            text: format!("c{n}"),
            target: CiteTarget::Item(format!("c{n}")),
            place: Place::default(),
        };
        Support {
            basis,
            cites: (0..cites).map(cite).collect(),
            ..Support::default()
        }
    }

    #[test]
    fn what_has_no_citation_or_no_basis_counts_as_assumed() {
        let assumed = |s: &Support| matches!(Ground::of(s, Element::StatusQuo), Ground::Assumed { .. });
        assert!(assumed(&support(None, 0)));
        assert!(assumed(&support(None, 2)));
        assert!(assumed(&support(Some(Basis::Stated), 0)));
        assert!(assumed(&support(Some(Basis::Assumed), 2)));
        assert!(!assumed(&support(Some(Basis::Reported), 1)));
    }

    #[test]
    fn citations_are_never_empty() {
        assert_eq!(Citations::new(Vec::new()), None);
    }
}
