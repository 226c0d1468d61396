//! What would change the answer: the model's what-ifs, each with what then holds and what then is better for all.

use standoff_stability::Concept;

use crate::case::Case;
use crate::wording::{counted, difference};
use crate::{Block, BriefInput, Element, Ground, Item, Sentence, WhatIf};

/// Empty where the model has no what-ifs.
pub fn blocks(case: &Case) -> Vec<Block> {
    let items: Vec<Item> = case.input.what_ifs.iter().map(|what_if| item(case, what_if)).collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(items)] }
}

fn item(case: &Case, what_if: &WhatIf) -> Item {
    let element = Element::Scenario(what_if.scenario);
    let ground = Ground::Assumed {
        element,
        cites: Vec::new(),
    };
    let mut item = Item::from(Sentence::new(title(case, what_if.scenario), ground));
    let input = BriefInput {
        analysis: &what_if.analysis,
        what_ifs: &[],
        earlier: None,
        ..case.input.clone()
    };
    let then = Case::new(&input);
    let mut rests_on = case.all_elements();
    rests_on.insert(element);
    let sentence = |words: String| vec![Sentence::new(words, Ground::computed(rests_on.iter().copied()))];
    item.under = vec![sentence(present(&then)), sentence(better(&then))];
    item
}

fn title(case: &Case, scenario: usize) -> String {
    let Some(found) = case.conflict.scenarios.get(scenario) else {
        return String::new();
    };
    match (found.name.is_empty(), found.assumes.is_empty()) {
        (_, true) => format!("If: {}.", found.name),
        (true, false) => format!("If: {}.", found.assumes),
        (false, false) => format!("{}. It assumes: {}.", found.name, found.assumes),
    }
}

fn present(then: &Case) -> String {
    match then.now.map(|now| then.holds(now)) {
        None => "What then holds cannot be compared with a present situation.",
        Some(Some(Concept::Nash)) => "The present situation would still hold in the strongest sense.",
        Some(Some(_)) => "The present situation would still hold, but only because steps out of it would be answered.",
        Some(None) => "The present situation would no longer hold.",
    }
    .to_owned()
}

fn better(then: &Case) -> String {
    let (Some(now), Some(best)) = (then.now, then.better.first()) else {
        return "No outcome would then be better for every side.".to_owned();
    };
    let holding = then.better.iter().filter(|state| !state.equilibrium_under.is_empty()).count();
    let way = if then.better.iter().any(|state| state.path.is_some()) {
        "steps that each pay would lead to at least one of them"
    } else {
        "it would still take a joint step to get there"
    };
    format!(
        "{} would be better for every side, {holding} of which would hold; first among them: {}; {way}.",
        crate::wording::capital(&counted(then.better.len(), "outcome")),
        difference(then.analysis, now, best.state)
    )
}
