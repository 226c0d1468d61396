//! What a brief is made from, and the call that makes it.

use standoff_deadlock::Deadlock;
use standoff_ledger::Passage;
use standoff_stability::Analysis;
use standoff_stability::orders::PartlyKnown;
use standoff_stability::views::Hypergame;

use crate::numbering::{Parts, assemble};
use crate::scene::Staged;
use crate::{Brief, Element, elements, sections};

/// Everything a brief tells about. The report decides nothing: verdicts come from the analysis, passages from the ledger.
#[derive(Clone)]
pub struct BriefInput<'a> {
    /// The question the analyst asked, if any.
    pub question: Option<&'a str>,
    /// The model and its verdicts.
    pub verdicts: Verdicts<'a>,
    /// The same for the model before this one.
    pub earlier: Option<Verdicts<'a>>,
    /// The model's scenarios and views, each analysed with its replacements in place.
    pub what_ifs: &'a [WhatIf],
    /// What the sources show at the citations, matched by the citation as typed; empty for a model without a dossier.
    pub passages: &'a [Passage],
    /// Who waits for whom; `None` where the model does not say where the dispute stands.
    pub waiting: Option<WhoWaits<'a>>,
    /// The conflict as each side plays it; `None` where the model holds no views, or where they cannot be played out.
    pub views: Option<&'a Hypergame>,
}

/// The model with what is known of its verdicts.
#[derive(Clone, Copy)]
pub enum Verdicts<'a> {
    /// The order of all wishes is known.
    Known(&'a Analysis),
    /// The order of some wishes is not: there are only verdicts that hold under every order, some, or none.
    PartlyKnown(&'a PartlyKnown),
}

/// What commitments hold back, under both readings.
#[derive(Clone, Copy)]
pub struct WhoWaits<'a> {
    /// Only acts that are tied to a condition or offered count as free.
    pub surely: &'a Deadlock,
    /// Acts of which nothing is said count as well.
    pub possibly: &'a Deadlock,
}

/// The model with something replaced.
pub struct WhatIf {
    /// What is replaced.
    pub premise: Premise,
    /// The verdicts with the replacements in place.
    pub analysis: Analysis,
}

/// What a [`WhatIf`] takes for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Premise {
    /// The scenario of this number.
    Scenario(usize),
    /// That one side's picture of another, the view of this number, is right.
    View(usize),
}

/// Tells a conflict: sections of sentences, each with its ground. The same input gives the same brief.
pub fn brief(input: &BriefInput) -> Brief {
    let conflict = input.verdicts.conflict();
    let mut assumptions = elements::assumptions(conflict);
    let scenarios = input.what_ifs.iter().filter_map(|what_if| match what_if.premise {
        Premise::Scenario(n) => Some((Element::Scenario(n), elements::scenario_cites(conflict, n))),
        Premise::View(_) => None,
    });
    assumptions.extend(scenarios.map(|(element, cites)| elements::assumption(conflict, element, cites)));
    assemble(Parts {
        title: conflict.title.clone(),
        as_of: conflict.as_of.clone(),
        question: input.question.map(str::to_owned),
        sections: sections::all(input),
        assumptions,
        passages: input.passages,
    })
}
