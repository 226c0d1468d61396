//! The elements of a model one by one: what each is called, what it rests on, and which are assumed.

use standoff_conflict::{Conflict, Direction, Preference, Statement, Support};

use crate::importance::{Importance, importance};
use crate::wording::{capital, condition, label, quoted, side};
use crate::{Assumption, Element, Ground};

/// Every element that bears on the analysis, in the order of [`Element`].
pub fn bearing(conflict: &Conflict) -> Vec<Element> {
    let makers = conflict.decision_makers.len();
    let mut elements: Vec<Element> = (0..makers).filter(|dm| has_order(conflict, *dm)).map(Element::Order).collect();
    for dm in 0..makers {
        elements.extend((0..wishes(conflict, dm).len()).map(|n| Element::Wish(dm, n)));
    }
    if conflict.status_quo.is_some() {
        elements.push(Element::StatusQuo);
    }
    elements.extend((0..makers).map(Element::DecisionMaker));
    elements.extend((0..conflict.options.len()).map(Element::Choice));
    elements.extend(
        (0..conflict.options.len())
            .filter(|o| conflict.options[*o].direction != Direction::Both)
            .map(Element::Direction),
    );
    elements.extend((0..conflict.infeasible.len()).map(Element::Infeasible));
    elements.extend((0..conflict.no_moves.len()).map(Element::NoMove));
    elements.extend((0..conflict.merges.len()).map(Element::Merge));
    elements
}

/// The elements that settle which steps a side has: its options, their directions, what cannot occur.
pub fn bearing_on_moves(conflict: &Conflict, dm: usize) -> Vec<Element> {
    let own = |option: usize| conflict.options.get(option).is_some_and(|choice| choice.owner == dm);
    let bears = |element: &Element| match *element {
        Element::Choice(option) | Element::Direction(option) => own(option),
        Element::DecisionMaker(maker) => maker == dm,
        Element::NoMove(n) => conflict.no_moves.get(n).is_some_and(|no_move| no_move.by == dm),
        Element::StatusQuo | Element::Infeasible(_) | Element::Merge(_) => true,
        _ => false,
    };
    bearing(conflict).into_iter().filter(bears).collect()
}

/// The elements that settle what a side prefers.
pub fn bearing_on_wishes(conflict: &Conflict, dm: usize) -> Vec<Element> {
    let bears = |element: &Element| matches!(element, Element::Order(d) | Element::Wish(d, _) if *d == dm);
    bearing(conflict).into_iter().filter(bears).collect()
}

/// A side's wishes, in the order of the model; none where it ranks situations directly.
pub fn wishes(conflict: &Conflict, dm: usize) -> &[Statement] {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) => statements,
        _ => &[],
    }
}

/// Whether there is an order to be assumed: a single wish has none, nor have wishes of which nobody says what counts more.
fn has_order(conflict: &Conflict, dm: usize) -> bool {
    match conflict.preferences.get(dm) {
        Some(Preference::Statements(statements)) => statements.len() > 1 && importance(conflict, dm) != Importance::Unknown,
        Some(Preference::Ranking(groups)) => groups.len() > 1,
        Some(Preference::Facts(facts)) => !facts.is_empty(),
        Some(Preference::Weights(weights)) => !weights.is_empty(),
        None => false,
    }
}

/// What an element rests on; `None` where the model has no such element.
pub fn support(conflict: &Conflict, element: Element) -> Option<&Support> {
    match element {
        Element::Order(dm) => conflict.decision_makers.get(dm).map(|maker| &maker.order),
        Element::Wish(dm, n) => wishes(conflict, dm).get(n).map(|wish| &wish.support),
        Element::StatusQuo => conflict.status_quo.as_ref().map(|quo| &quo.support),
        Element::DecisionMaker(dm) => conflict.decision_makers.get(dm).map(|maker| &maker.support),
        Element::Choice(option) | Element::Direction(option) => conflict.options.get(option).map(|choice| &choice.support),
        Element::Infeasible(n) => conflict.infeasible.get(n).map(|rule| &rule.support),
        Element::NoMove(n) => conflict.no_moves.get(n).map(|rule| &rule.support),
        Element::Merge(n) => conflict.merges.get(n).map(|merge| &merge.support),
        Element::Commitment(n) => conflict.commitments.get(n).map(|commitment| &commitment.support),
        Element::View(view, n) => conflict.views.get(view).and_then(|v| v.replacements.get(n)).map(|r| &r.support),
        Element::Scenario(_) => None,
    }
}

/// The ground of an element as the model states it.
pub fn ground(conflict: &Conflict, element: Element) -> Ground {
    support(conflict, element).map_or(
        Ground::Assumed {
            element,
            cites: Vec::new(),
        },
        |support| Ground::of(support, element),
    )
}

/// An element in words.
pub fn words(conflict: &Conflict, element: Element) -> String {
    match element {
        Element::Order(dm) => order_words(conflict, dm),
        Element::Wish(dm, n) => {
            let want = wishes(conflict, dm).get(n).map(|wish| condition(conflict, &wish.want, Some(dm)));
            format!(
                "{}, {}: {}",
                side(conflict, dm),
                wish_name(conflict, dm, n),
                want.unwrap_or_default()
            )
        }
        Element::StatusQuo => "Where the dispute stands".to_owned(),
        Element::DecisionMaker(dm) => format!("{} decides and acts as one", side(conflict, dm)),
        Element::Choice(option) => format!("{} can: {}", owner(conflict, option), label(conflict, option)),
        Element::Direction(option) => direction_words(conflict, option),
        Element::Infeasible(n) => {
            let when = conflict.infeasible.get(n).map(|rule| condition(conflict, &rule.when, None));
            format!("Cannot occur: {}", when.unwrap_or_default())
        }
        Element::NoMove(n) => no_move_words(conflict, n),
        Element::Merge(n) => {
            let when = conflict.merges.get(n).map(|merge| condition(conflict, &merge.when, None));
            format!("Makes no difference beyond this: {}", when.unwrap_or_default())
        }
        Element::Commitment(n) => format!("Commitment {}", n + 1),
        Element::View(view, n) => view_words(conflict, view, n),
        Element::Scenario(n) => scenario_words(conflict, n),
    }
}

/// `wish 2`, or `wish` alone where the order of the side's wishes is not known: a number would look like a rank.
fn wish_name(conflict: &Conflict, dm: usize, n: usize) -> String {
    match importance(conflict, dm) {
        Importance::Full => format!("wish {}", n + 1),
        _ => "wish".to_owned(),
    }
}

fn order_words(conflict: &Conflict, dm: usize) -> String {
    match conflict.preferences.get(dm) {
        Some(Preference::Ranking(_) | Preference::Facts(_) | Preference::Weights(_)) => {
            format!("{}: which outcomes it prefers to which", side(conflict, dm))
        }
        _ => {
            let far = if importance(conflict, dm) == Importance::Full {
                ""
            } else {
                ", as far as that is said"
            };
            format!("{}: which of its wishes counts more than which{far}", side(conflict, dm))
        }
    }
}

fn owner(conflict: &Conflict, option: usize) -> String {
    conflict
        .options
        .get(option)
        .map(|choice| side(conflict, choice.owner))
        .unwrap_or_default()
}

fn direction_words(conflict: &Conflict, option: usize) -> String {
    let what = match conflict.options.get(option).map(|choice| choice.direction) {
        Some(Direction::TakeOnly) => "cannot be undone once done",
        Some(Direction::DropOnly) => "cannot be taken up again once dropped",
        _ => "can be taken up and dropped",
    };
    format!("{}: {} {what}", owner(conflict, option), quoted(conflict, option))
}

fn no_move_words(conflict: &Conflict, n: usize) -> String {
    let Some(rule) = conflict.no_moves.get(n) else {
        return String::new();
    };
    let (from, to) = (
        condition(conflict, &rule.from, Some(rule.by)),
        condition(conflict, &rule.to, Some(rule.by)),
    );
    format!("{} cannot go from {from} to {to}", side(conflict, rule.by))
}

fn view_words(conflict: &Conflict, view: usize, n: usize) -> String {
    let found = conflict.views.get(view).and_then(|v| v.replacements.get(n).map(|r| (v, r)));
    let Some((view, replacement)) = found else {
        return String::new();
    };
    let want = condition(conflict, &replacement.want, Some(view.of));
    let instead = wishes(conflict, view.of).iter().position(|wish| wish.id == replacement.replace);
    let instead = instead.map(|n| instead_of(conflict, view.of, n)).unwrap_or_default();
    format!(
        "{} believes that {} wants{instead}: {want}",
        side(conflict, view.holder),
        side(conflict, view.of)
    )
}

/// Which wish something is in place of: by number, or in full where wishes have no numbers.
fn instead_of(conflict: &Conflict, dm: usize, n: usize) -> String {
    match importance(conflict, dm) {
        Importance::Full => format!(" (in place of wish {})", n + 1),
        _ => format!(" (in place of: {})", condition(conflict, &wishes(conflict, dm)[n].want, Some(dm))),
    }
}

/// A what-if by its name and what it assumes, as far as it has both; ends without a full stop.
pub fn scenario_words(conflict: &Conflict, n: usize) -> String {
    let Some(scenario) = conflict.scenarios.get(n) else {
        return String::new();
    };
    let assumes = capital(scenario.assumes.trim_end_matches('.'));
    match (scenario.name.is_empty(), assumes.is_empty()) {
        (_, true) => format!("What if: {}", scenario.name),
        (true, false) => format!("What if: {assumes}"),
        (false, false) => format!("What if “{}”: {assumes}", scenario.name),
    }
}

/// The words that suggest a what-if.
pub fn scenario_cites(conflict: &Conflict, n: usize) -> Vec<String> {
    let mut cites: Vec<String> = Vec::new();
    let replacements = conflict.scenarios.get(n).map_or(&[][..], |scenario| &scenario.replacements);
    for cite in replacements.iter().flat_map(|(_, replacement)| &replacement.support.cites) {
        if !cites.contains(&cite.text) {
            cites.push(cite.text.clone());
        }
    }
    cites
}

/// The elements that are told but do not bear on the analysis.
fn beside(conflict: &Conflict) -> Vec<Element> {
    let commitments = (0..conflict.commitments.len()).map(Element::Commitment);
    let views = conflict.views.iter().enumerate();
    let pictured = views.flat_map(|(view, pictured)| (0..pictured.replacements.len()).map(move |n| Element::View(view, n)));
    commitments.chain(pictured).collect()
}

/// The elements that are assumed, in the order of [`Element`]; what-ifs are assumptions of another kind and left out.
pub fn assumptions(conflict: &Conflict) -> Vec<Assumption> {
    let elements = bearing(conflict).into_iter().chain(beside(conflict));
    let assumed = elements.filter_map(|element| match ground(conflict, element) {
        Ground::Assumed { cites, .. } => Some(assumption(conflict, element, cites)),
        _ => None,
    });
    assumed.collect()
}

/// An assumption about an element.
pub fn assumption(conflict: &Conflict, element: Element, cites: Vec<String>) -> Assumption {
    let words = match element {
        Element::Commitment(n) => crate::sections::commitment_words(conflict, n),
        Element::StatusQuo => status_quo_words(conflict),
        _ => words(conflict, element),
    };
    Assumption {
        element,
        words,
        note: support(conflict, element).and_then(|support| support.note.clone()),
        cites,
        used_by: Vec::new(),
    }
}

fn status_quo_words(conflict: &Conflict) -> String {
    let code = conflict.status_quo.as_ref().map_or(0, |quo| quo.state);
    let taken: Vec<String> = (0..conflict.options.len())
        .filter(|o| code >> o & 1 == 1)
        .map(|o| quoted(conflict, o))
        .collect();
    if taken.is_empty() {
        "Where the dispute stands: no option is taken".to_owned()
    } else {
        format!("Where the dispute stands: {}", crate::wording::joined(&taken))
    }
}
