//! What would change the answer: the model's what-ifs, and the conflict as one side pictures another.

use std::collections::BTreeSet;

use standoff_stability::{Analysis, Concept, Reason};
use standoff_states::StateId;

use crate::case::Case;
use crate::elements::{scenario_cites, scenario_words, support};
use crate::wording::{capital, change, counted, difference, of_which};
use crate::{Block, BriefInput, Element, Ground, Item, Premise, Sentence, Verdicts, WhatIf};

use super::better_parts::followers;

/// Empty where nothing was tried.
pub fn blocks(case: &Case) -> Vec<Block> {
    let view = |what_if: &&WhatIf| matches!(what_if.premise, Premise::View(_));
    let (views, scenarios): (Vec<&WhatIf>, Vec<&WhatIf>) = case.input.what_ifs.iter().partition(view);
    let mut blocks = Vec::new();
    if !scenarios.is_empty() {
        blocks.push(Block::List(scenarios.into_iter().map(|what_if| item(case, what_if)).collect()));
    }
    if !views.is_empty() {
        blocks.push(Block::Heading("If a side's picture of another were right".to_owned()));
        blocks.push(Block::List(views.into_iter().map(|what_if| item(case, what_if)).collect()));
    }
    blocks
}

fn item(case: &Case, what_if: &WhatIf) -> Item {
    let mut item = Item::from(premise(case, what_if.premise));
    let input = BriefInput {
        verdicts: Verdicts::Known(&what_if.analysis),
        what_ifs: &[],
        earlier: None,
        ..case.input.clone()
    };
    let then = Case::new(&input, &what_if.analysis);
    let mut rests_on: BTreeSet<Element> = case.all_elements();
    rests_on.extend(elements(case, what_if.premise));
    let sentence = |words: String| vec![Sentence::new(words, Ground::computed(rests_on.iter().copied()))];
    item.under = [Some(present(&then)), Some(better(&then)), who_follows(&then)]
        .into_iter()
        .flatten()
        .map(sentence)
        .collect();
    item
}

/// The elements that a premise brings in.
fn elements(case: &Case, premise: Premise) -> Vec<Element> {
    match premise {
        Premise::Scenario(n) => vec![Element::Scenario(n)],
        Premise::View(view) => {
            let replaced = case.conflict.views.get(view).map_or(0, |pictured| pictured.replacements.len());
            (0..replaced).map(|n| Element::View(view, n)).collect()
        }
    }
}

fn premise(case: &Case, premise: Premise) -> Sentence {
    let elements = elements(case, premise);
    match premise {
        Premise::Scenario(n) => {
            let element = Element::Scenario(n);
            let cites = scenario_cites(case.conflict, n);
            Sentence::new(format!("{}.", scenario_words(case.conflict, n)), Ground::Assumed { element, cites })
        }
        Premise::View(view) => {
            let supports: Vec<_> = elements.iter().filter_map(|element| support(case.conflict, *element)).collect();
            let ground = Ground::computed(elements.iter().copied()).showing(&supports);
            let pair = case
                .conflict
                .views
                .get(view)
                .map(|pictured| (case.side(pictured.holder), case.side(pictured.of)));
            let (holder, of) = pair.unwrap_or_default();
            Sentence::new(format!("If {of} were as {holder} pictures it:"), ground)
        }
    }
}

fn present(then: &Case) -> String {
    let Some(now) = then.now else {
        return "What then holds cannot be compared with a present situation.".to_owned();
    };
    match then.holds(now) {
        Some(Concept::Nash) => "The present situation would hold in the strongest sense.".to_owned(),
        Some(_) => "The present situation would hold, but only because steps out of it would be answered.".to_owned(),
        None => format!("The present situation would not hold{}.", first_mover(then, now)),
    }
}

/// Who would leave, and how.
fn first_mover(then: &Case, now: StateId) -> String {
    let Some(dm) = then.makers().find(|dm| then.holds_for(*dm, now).is_none()) else {
        return String::new();
    };
    match then.analysis.verdict(Concept::Gmr, dm, now).reason {
        Reason::Open { improvement, .. } => format!(": {} would gain by {}", then.side(dm), noun(then.analysis, dm, (now, improvement))),
        _ => String::new(),
    }
}

fn noun(analysis: &Analysis, dm: usize, (from, to): (StateId, StateId)) -> String {
    change(analysis, dm, from, to).noun(analysis.conflict())
}

fn better(then: &Case) -> String {
    let (Some(now), Some(best)) = (then.now, then.better.first()) else {
        return "No outcome would be better for every side.".to_owned();
    };
    let way = if then.better.iter().any(|state| state.path.is_some()) {
        "steps that each pay would lead to something better for all"
    } else {
        "it would take a joint step to get there"
    };
    format!(
        "{} would be better for every side, {}; {}: {}; {way}.",
        capital(&counted(then.better.len(), "outcome")),
        of_which(then.better.len(), then.firm_and_better()),
        if then.better.len() == 1 { "it is this" } else { "first among them" },
        difference(then.analysis, now, best.state)
    )
}

fn who_follows(then: &Case) -> Option<String> {
    let goal = then.better.first()?.state;
    followers(then, then.now?, goal).map(|words| format!("There, {words}."))
}
