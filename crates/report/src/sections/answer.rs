//! The answer in three sentences: what holds, what would be better, what that rests on.

use std::collections::BTreeSet;

use standoff_stability::{Concept, Reason};
use standoff_states::StateId;

use crate::case::Case;
use crate::elements::{assumptions, bearing};
use crate::scene::Scene;
use crate::wording::{capital, change, count, counted, difference, of_which, sides};
use crate::{Block, Element, Ground, Sentence};

/// Three sentences, a paragraph each.
pub fn blocks(case: &Case) -> Vec<Block> {
    let sentences = match case.now {
        None => vec![unknown_present(case), rests(case, &whatever_order(case))],
        Some(now) => vec![present(case, now), better(case, now), rests(case, &whatever_order(case))],
    };
    sentences.into_iter().map(|sentence| Block::Text(vec![sentence])).collect()
}

fn unknown_present(case: &Case) -> Sentence {
    let nash = case.analysis.equilibria(Concept::Nash).len();
    let words = format!(
        "The model does not say where the dispute stands, so it cannot be said whether the present situation holds; {} would hold in the \
         strongest sense, that no side gains by a step of its own.",
        if nash == 0 {
            "no outcome".to_owned()
        } else {
            counted(nash, "outcome")
        }
    );
    Sentence::new(words, Ground::computed(case.all_elements()))
}

/// Whether the present situation holds, and in what sense.
fn present(case: &Case, now: StateId) -> Sentence {
    let words = match case.holds(now) {
        Some(Concept::Nash) => format!(
            "The present situation holds, and in the strongest sense: {} has a step of its own that would make things better for it.",
            nobody(case.makers().len())
        ),
        Some(concept) => format!(
            "The present situation holds, but only because of what would follow a step out of it: {} if the others stood \
             still, and {}.",
            gaining(case, now),
            answered(concept)
        ),
        None => unsettled(case, now),
    };
    Sentence::new(words, Ground::computed(case.elements_of_holding(now)))
}

pub fn nobody(sides: usize) -> String {
    match sides {
        0 | 1 => "nobody".to_owned(),
        2 => "neither side".to_owned(),
        n => format!("none of the {} sides", count(n)),
    }
}

/// Who has a step that pays.
fn gaining(case: &Case, now: StateId) -> String {
    let gaining: Vec<usize> = case.makers().filter(|dm| !case.analysis.stable(Concept::Nash, *dm, now)).collect();
    let names = sides(case.conflict, &gaining);
    if gaining.len() == 1 {
        format!("{names} would gain by a step of its own")
    } else {
        format!("{names} would each gain by a step of their own")
    }
}

fn answered(concept: Concept) -> &'static str {
    match concept {
        Concept::Seq | Concept::Sseq => "the others would answer it in their own interest",
        _ => "the others could answer it, though perhaps at a cost to themselves",
    }
}

/// The present situation holds in no sense for everyone together: says who is not held, and by which step it would gain.
fn unsettled(case: &Case, now: StateId) -> String {
    let open = |dm: &usize| case.holds_for(*dm, now).is_none();
    let free: Vec<usize> = case.makers().filter(open).collect();
    let Some(first) = free.first() else {
        return "The present situation does not hold in any one sense for every side, although each side has some reason to stay."
            .to_owned();
    };
    let step = match case.analysis.verdict(Concept::Gmr, *first, now).reason {
        Reason::Open { improvement, .. } => change(case.analysis, *first, now, improvement).noun(case.conflict),
        _ => "a step of its own".to_owned(),
    };
    format!(
        "The present situation does not hold: {} would gain by {step}, and no answer of the others could take that gain away.",
        case.side(*first)
    )
}

/// What would be better for all, whether it would hold, and whether one gets there alone.
fn better(case: &Case, now: StateId) -> Sentence {
    let ground = Ground::computed(case.all_elements());
    let Some(best) = case.better.first() else {
        return Sentence::new(
            "No outcome of the model would be better than the present one for every side.",
            ground,
        );
    };
    let total = capital(&counted(case.better.len(), "outcome"));
    let what = format!("{} ({})", case.name(best.state), difference(case.analysis, now, best.state));
    let which = match (case.better.len(), case.firm_and_better()) {
        (1, 0) => format!("One outcome, {what}, would be better for every side, but it would not hold by itself once reached"),
        (1, _) => format!("One outcome, {what}, would be better for every side and would hold once reached"),
        (_, 0) => {
            format!("{total} would be better for every side, the first of them outcome {what}; none would hold by itself once reached")
        }
        (_, 1) => format!("{total} would be better for every side, and one of them would hold once reached, outcome {what}"),
        (all, n) => format!(
            "{total} would be better for every side, {} once reached, first outcome {what}",
            of_which(all, n)
        ),
    };
    Sentence::new(format!("{which}; {}.", way(case)), ground)
}

/// Whether steps that each pay lead to anything that is better for all.
fn way(case: &Case) -> &'static str {
    if case.better.iter().any(|state| state.path.is_some()) {
        "steps that each pay for whoever takes them lead to something better for all"
    } else {
        "but nobody gets there by steps that each pay for whoever takes them: it takes a joint step"
    }
}

/// What the answer rests on. `besides` goes on after the sides whose order is assumed.
pub fn rests(scene: &Scene, besides: &str) -> Sentence {
    let bearing: BTreeSet<Element> = bearing(scene.conflict).into_iter().collect();
    let assumed: Vec<Element> = assumptions(scene.conflict)
        .into_iter()
        .map(|a| a.element)
        .filter(|e| bearing.contains(e))
        .collect();
    let orders: Vec<usize> = assumed
        .iter()
        .filter_map(|e| if let Element::Order(dm) = e { Some(*dm) } else { None })
        .collect();
    let words = match (assumed.len(), orders.is_empty()) {
        (0, _) => "Every element of the model behind this is cited; nothing is assumed.".to_owned(),
        (n, true) => format!(
            "This rests on {} that an analyst made and no cited words carry.",
            counted(n, "assumption")
        ),
        (n, false) => format!(
            "This rests on {} that an analyst made and no cited words carry, above all on the order of the wishes of {}{besides}.",
            counted(n, "assumption"),
            sides(scene.conflict, &orders),
        ),
    };
    Sentence::new(words, Ground::computed(assumed))
}

/// The one thing for which the order of the wishes can be shown not to matter.
fn whatever_order(case: &Case) -> String {
    let Some(now) = case.now else { return String::new() };
    let settled = case.holds(now) == Some(Concept::Nash) && case.makers().all(|dm| !case.order_matters(dm, now));
    if settled {
        "; only that the present situation holds is so in whatever order the wishes are put".to_owned()
    } else {
        String::new()
    }
}
