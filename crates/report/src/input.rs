//! What a brief is made from, and the call that makes it.

use standoff_ledger::Passage;
use standoff_stability::Analysis;

use crate::case::Case;
use crate::numbering::{Parts, assemble};
use crate::{Brief, Element, elements, sections};

/// Everything a brief tells about. The report decides nothing: verdicts come from the analysis, passages from the ledger.
#[derive(Clone)]
pub struct BriefInput<'a> {
    /// The question the analyst asked, if any.
    pub question: Option<&'a str>,
    /// The model and its verdicts.
    pub analysis: &'a Analysis,
    /// The same for the model before this one.
    pub earlier: Option<&'a Analysis>,
    /// The model's what-ifs, each analysed with its replacements in place.
    pub what_ifs: &'a [WhatIf],
    /// What the sources show at the citations, matched by the citation as typed; empty for a model without a dossier.
    pub passages: &'a [Passage],
}

/// A scenario of the model with its replacements in place.
pub struct WhatIf {
    /// Position among the model's scenarios.
    pub scenario: usize,
    /// The verdicts under it.
    pub analysis: Analysis,
}

/// Tells a conflict: sections of sentences, each with its ground. The same input gives the same brief.
pub fn brief(input: &BriefInput) -> Brief {
    let conflict = input.analysis.conflict();
    let case = Case::new(input);
    let mut assumptions = elements::assumptions(conflict);
    let scenarios = input.what_ifs.iter().map(|what_if| Element::Scenario(what_if.scenario));
    assumptions.extend(scenarios.map(|element| elements::assumption(conflict, element, Vec::new())));
    assemble(Parts {
        title: conflict.title.clone(),
        as_of: conflict.as_of.clone(),
        question: input.question.map(str::to_owned),
        sections: sections::all(&case),
        assumptions,
        passages: input.passages,
    })
}
