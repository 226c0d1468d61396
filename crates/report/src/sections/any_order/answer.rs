//! The answer where the order of some wishes is not known: what holds under every order, what depends on it, what holds under none.

use standoff_stability::Concept;
use standoff_stability::orders::{Completion, Known, Share};
use standoff_states::StateId;

use crate::case::CONCEPTS;
use crate::importance::{Importance, importance};
use crate::open_case::OpenCase;
use crate::sections::answer::{nobody, rests};
use crate::wording::{capital, counted, difference, joined, sides};
use crate::{Block, Ground, Item, Sentence};

use super::orders::{both_orders, order_sentence, share_words};

/// A paragraph on the present situation, a list of the senses, then what would be better and what all that rests on.
pub fn answer(case: &OpenCase) -> Vec<Block> {
    let mut blocks = vec![Block::Text(vec![open_orders(case)])];
    match case.now {
        None => {
            let words = "The model does not say where the dispute stands, so it cannot be said whether the present situation holds.";
            blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed([]))]));
        }
        Some(now) => {
            let found: Vec<(Concept, Known)> = CONCEPTS.map(|concept| (concept, case.known.equilibrium(concept, now))).into();
            blocks.push(Block::Text(vec![present(case, &found)]));
            // Where no side has a step that pays, whatever the order, every other sense follows.
            if found.first().is_none_or(|(_, known)| *known != Known::Necessarily) {
                blocks.push(Block::List(senses(case, now, &found)));
            }
            blocks.push(Block::Text(vec![better(case, now)]));
        }
    }
    blocks.push(Block::Text(vec![rests(case, "")]));
    blocks
}

/// Whose order is not known, and that none is put in its place.
fn open_orders(case: &OpenCase) -> Sentence {
    let open = case.open_sides();
    let far = |dm: &usize| importance(case.conflict, *dm) == Importance::Partly;
    let what = if open.iter().any(far) {
        "is not known, or only in part"
    } else {
        "is not known"
    };
    let words = format!(
        "What counts more for {} {what}, and no order is put in its place: what follows says what holds under every order that is possible, \
         and what depends on it.",
        sides(case.conflict, &open)
    );
    Sentence::new(words, Ground::computed(case.all_elements()))
}

/// A sense as a clause.
pub fn clause(concept: Concept) -> &'static str {
    match concept {
        Concept::Nash => "no side has a step of its own that pays",
        Concept::Sseq => "others would answer every step that pays, in their own interest, and leave no way out",
        Concept::Seq => "others would answer every step that pays, in their own interest",
        Concept::Smr => "others could punish every step that pays, at whatever cost, and leave no way out",
        Concept::Gmr => "others could punish every step that pays, at whatever cost",
        Concept::Sim => "no step that pays would, if others acted at the same time",
    }
}

fn present(case: &OpenCase, found: &[(Concept, Known)]) -> Sentence {
    let surely = found.iter().find(|(_, known)| *known == Known::Necessarily);
    let any = |wanted: fn(&Known) -> bool| found.iter().any(|(_, known)| wanted(known));
    let words = match surely {
        Some((Concept::Nash, _)) => format!(
            "The present situation holds under every order, and in the strongest sense: {} has a step of its own that would make things \
             better for it.",
            nobody(case.makers().len())
        ),
        Some((concept, _)) => format!(
            "The present situation holds under every order, at least in this sense: {}.",
            clause(*concept)
        ),
        None if any(|known| matches!(known, Known::Possibly { .. })) => {
            "Whether the present situation holds depends on the order of the wishes, which is not known.".to_owned()
        }
        None if any(|known| !matches!(known, Known::Not { .. })) => {
            "Whether the present situation holds could not be determined within the work allowed.".to_owned()
        }
        None => "The present situation holds under no order: under each, some side has a step that pays and that no answer of the others \
                 could spoil."
            .to_owned(),
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}

/// The senses, those that hold under every order first.
fn senses(case: &OpenCase, now: StateId, found: &[(Concept, Known)]) -> Vec<Item> {
    let with = |wanted: fn(&Known) -> bool| -> Vec<Concept> {
        found
            .iter()
            .filter(|(_, known)| wanted(known))
            .map(|(concept, _)| *concept)
            .collect()
    };
    let mut items = Vec::new();
    items.extend(together(
        case,
        "Under every order",
        &with(|known| matches!(known, Known::Necessarily)),
    ));
    items.extend(depending(case, now, found));
    items.extend(together(case, "Under no order", &with(|known| matches!(known, Known::Not { .. }))));
    for (concept, known) in found {
        if let Known::Undetermined { shown_by, broken_by } = known {
            items.push(undetermined(case, *concept, (shown_by.as_ref(), broken_by.as_ref())));
        }
    }
    items
}

fn together(case: &OpenCase, lead: &str, concepts: &[Concept]) -> Option<Item> {
    let clauses: Vec<&str> = concepts.iter().map(|concept| clause(*concept)).collect();
    let words = format!("{lead}: {}.", clauses.join("; "));
    (!concepts.is_empty()).then(|| Item::from(Sentence::new(words, Ground::computed(case.all_elements()))))
}

/// The senses that depend on the order. Those counted alike hold under the same orders, as each follows from the one before it.
fn depending(case: &OpenCase, now: StateId, found: &[(Concept, Known)]) -> Vec<Item> {
    let mut groups: Vec<(Vec<Concept>, Share, &Known)> = Vec::new();
    for (concept, known) in found.iter().filter(|(_, known)| matches!(known, Known::Possibly { .. })) {
        let share = case.known.equilibrium_share(*concept, now);
        match groups.last_mut() {
            Some((concepts, last, _)) if same_orders(last, &share) && follows(concepts, *concept) => concepts.push(*concept),
            _ => groups.push((vec![*concept], share, known)),
        }
    }
    groups.iter().map(|group| depends(case, group)).collect()
}

/// Whether two counts of orders, one of them of some of the other's, count the same orders. Estimates cannot tell.
fn same_orders(one: &Share, other: &Share) -> bool {
    matches!(one, Share::Exact { .. }) && one == other
}

/// Whether a sense follows from each of some others, so that an equal count means the same orders.
fn follows(concepts: &[Concept], from_them: Concept) -> bool {
    let weaker = |stronger: Concept| match stronger {
        Concept::Nash => true,
        Concept::Sseq => matches!(from_them, Concept::Seq | Concept::Smr | Concept::Gmr),
        Concept::Seq | Concept::Smr => from_them == Concept::Gmr,
        Concept::Gmr | Concept::Sim => false,
    };
    concepts.iter().all(|concept| weaker(*concept))
}

fn depends(case: &OpenCase, (concepts, share, known): &(Vec<Concept>, Share, &Known)) -> Item {
    let clauses: Vec<String> = concepts.iter().map(|concept| clause(*concept).to_owned()).collect();
    let words = match &clauses[..] {
        [only] => format!("It depends on the order whether {only}{}.", share_words(share)),
        [first, rest @ ..] => format!(
            "It depends on the order whether {first}{}; and with it, under the same orders, that {}.",
            share_words(share),
            joined(rest)
        ),
        [] => String::new(),
    };
    let mut item = Item::from(Sentence::new(words, Ground::computed(case.all_elements())));
    if let Known::Possibly { shown_by, broken_by } = known {
        item.under = both_orders(case, shown_by, broken_by);
    }
    item
}

fn undetermined(case: &OpenCase, concept: Concept, (shown_by, broken_by): (Option<&Completion>, Option<&Completion>)) -> Item {
    let words = format!(
        "Undetermined within the work allowed: whether {} under every order, under some or under none.",
        clause(concept)
    );
    let mut item = Item::from(Sentence::new(words, Ground::computed(case.all_elements())));
    let told = [
        shown_by.and_then(|order| order_sentence(case, "One order under which it is so: ", order)),
        broken_by.and_then(|order| order_sentence(case, "One order under which it is not: ", order)),
    ];
    item.under = told.into_iter().flatten().collect();
    item
}

/// What would be better for all: under every order, and under some.
fn better(case: &OpenCase, now: StateId) -> Sentence {
    let (surely, possibly) = (&case.surely_better, &case.possibly_better);
    let first = |states: &[StateId]| states.first().map(|state| difference(case.known, now, *state)).unwrap_or_default();
    let words = match (surely.len(), possibly.len()) {
        (0, 0) => "No outcome of the model would be better than the present one for every side, under whatever order.".to_owned(),
        (0, n) => format!(
            "No outcome would be better for every side under every order; {} would be under some, the nearest by {}.",
            counted(n, "outcome"),
            first(possibly)
        ),
        (n, more) => format!(
            "{} would be better for every side under every order, the nearest by {}{}.",
            capital(&counted(n, "outcome")),
            first(surely),
            match more {
                0 => String::new(),
                more => format!("; {} would be under some orders", counted(more, "more outcome")),
            }
        ),
    };
    Sentence::new(words, Ground::computed(case.all_elements()))
}
