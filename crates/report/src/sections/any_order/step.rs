//! What a step would bring a side, told without ranks: which wishes it fulfils and which it breaks, and whether that settles it.

use standoff_states::StateId;

use crate::elements::{bearing_on_wishes, wishes};
use crate::importance::{Importance, importance};
use crate::open_case::OpenCase;
use crate::wording::{capital, change, condition, joined};
use crate::{Element, Ground, Sentence};

/// The wishes that tell two situations apart.
struct Told {
    gained: Vec<usize>,
    broken: Vec<usize>,
}

fn told(case: &OpenCase, dm: usize, (from, to): (StateId, StateId)) -> Told {
    let (first, second) = (case.space().code(from), case.space().code(to));
    let (mut gained, mut broken) = (Vec::new(), Vec::new());
    for (n, wish) in wishes(case.conflict, dm).iter().enumerate() {
        match (wish.want.holds(first), wish.want.holds(second)) {
            (false, true) => gained.push(n),
            (true, false) => broken.push(n),
            _ => {}
        }
    }
    Told { gained, broken }
}

/// One sentence about a step of a side's own.
pub fn step_sentence(case: &OpenCase, dm: usize, (from, to): (StateId, StateId)) -> Sentence {
    let noun = capital(&change(case.known, dm, from, to).noun(case.conflict));
    let told = told(case, dm, (from, to));
    let better = case.known.improves(dm, from, to);
    let words = match wishes(case.conflict, dm).is_empty() {
        true => by_outcome(better),
        false => by_wishes(case, dm, &told, better),
    };
    Sentence::new(format!("{noun} {words}."), ground(case, dm, &told))
}

fn by_outcome(better: Option<bool>) -> String {
    match better {
        Some(true) => "would make things better for it",
        Some(false) => "would not make things better for it",
        None => "may make things better for it or not: that is not known",
    }
    .to_owned()
}

fn by_wishes(case: &OpenCase, dm: usize, told: &Told, better: Option<bool>) -> String {
    let list = |numbers: &[usize]| listed(case, dm, numbers);
    match (told.gained.is_empty(), told.broken.is_empty(), better) {
        (true, true, _) => "would make no difference to it".to_owned(),
        (false, true, _) => format!("would fulfil {} and break nothing it wants", list(&told.gained)),
        (true, false, _) => format!("would break {} and fulfil nothing it wants", list(&told.broken)),
        (false, false, Some(true)) => format!(
            "would fulfil {}; {}, and that counts less",
            list(&told.gained),
            breaks(&list(&told.broken))
        ),
        (false, false, Some(false)) => format!(
            "would break {}; it would fulfil {}, and that counts less",
            list(&told.broken),
            list(&told.gained)
        ),
        (false, false, None) => format!(
            "would fulfil {} and break {}; which counts more is not known",
            list(&told.gained),
            list(&told.broken)
        ),
    }
}

fn breaks(list: &str) -> String {
    format!("it would break {list}")
}

/// Wishes in words; by number too where the order of the side's wishes is known.
fn listed(case: &OpenCase, dm: usize, numbers: &[usize]) -> String {
    let numbered = importance(case.conflict, dm) == Importance::Full;
    let one = |&n: &usize| {
        let want = condition(case.conflict, &wishes(case.conflict, dm)[n].want, Some(dm));
        if numbered {
            format!("its wish {} ({want})", n + 1)
        } else {
            format!("its wish ({want})")
        }
    };
    joined(&numbers.iter().map(one).collect::<Vec<_>>())
}

/// The changed wishes, and what is known of their order where they point both ways.
fn ground(case: &OpenCase, dm: usize, told: &Told) -> Ground {
    let all = wishes(case.conflict, dm);
    if all.is_empty() {
        return Ground::computed(bearing_on_wishes(case.conflict, dm));
    }
    let changed: Vec<usize> = told.gained.iter().chain(&told.broken).copied().collect();
    let both = !told.gained.is_empty() && !told.broken.is_empty();
    let order = bearing_on_wishes(case.conflict, dm)
        .into_iter()
        .filter(|element| matches!(element, Element::Order(_)) && both);
    let elements: Vec<Element> = changed.iter().map(|&n| Element::Wish(dm, n)).chain(order).collect();
    let supports: Vec<_> = changed.iter().map(|&n| &all[n].support).collect();
    Ground::computed(elements).showing(&supports)
}
