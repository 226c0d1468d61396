//! Verdicts under every order, some or none, in words: how often they hold, and one order for and one against.

use standoff_conflict::{Preference, StateCode};
use standoff_stability::orders::{Completion, OneOrder, Share};
use standoff_states::StateId;

use crate::elements::{bearing_on_wishes, wishes};
use crate::open_case::OpenCase;
use crate::wording::{change, condition, joined};
use crate::{Ground, Sentence};

/// The largest count that is told as it is; beyond, a share in a hundred is easier to grasp.
const READABLE: u128 = 10_000;

/// Under how many orders something holds, as the end of a sentence.
pub fn share_words(share: &Share) -> String {
    match *share {
        Share::Exact { holding, all } if all <= READABLE => format!(": it does under {holding} of the {all} orders (counted)"),
        Share::Exact { .. } => format!(
            ": it does under {} of 100 orders (counted)",
            in_a_hundred(share.fraction().unwrap_or_default())
        ),
        Share::Sampled {
            holding, drawn, low, high, ..
        } => format!(
            ": it does under an estimated {} of 100 orders (sampled: {holding} of {drawn} drawn at random; between {} and {} of 100 with 95 % \
             confidence)",
            in_a_hundred(share.fraction().unwrap_or_default()),
            in_a_hundred(low),
            in_a_hundred(high)
        ),
        Share::NotOffered => " (under how many orders is not counted where outcomes are compared directly)".to_owned(),
    }
}

/// A share as a percentage that never rounds to none or all where it is neither.
fn in_a_hundred(fraction: f64) -> String {
    let hundredths = 100.0 * fraction;
    match hundredths {
        h if h > 0.0 && h < 1.0 => "fewer than 1".to_owned(),
        h if h > 99.0 && h < 100.0 => "more than 99".to_owned(),
        h => format!("{h:.0}"),
    }
}

/// One order for and one against, a sentence each; sides whose order is the same in both are told apart, last.
pub fn both_orders(case: &OpenCase, shown_by: &Completion, broken_by: &Completion) -> Vec<Vec<Sentence>> {
    let (same, other): (Vec<usize>, Vec<usize>) = case
        .open_sides()
        .into_iter()
        .partition(|&dm| shown_by.orders.get(dm) == broken_by.orders.get(dm));
    let lines = [
        ("One order under which it does: ", one_order(case, &other, shown_by)),
        ("One under which it does not: ", one_order(case, &other, broken_by)),
        ("In both, ", one_order(case, &same, shown_by)),
    ];
    lines.into_iter().filter_map(|(lead, told)| told_order(case, lead, told)).collect()
}

/// One order under which something holds, or does not.
pub fn order_sentence(case: &OpenCase, lead: &str, completion: &Completion) -> Option<Vec<Sentence>> {
    told_order(case, lead, one_order(case, &case.open_sides(), completion))
}

fn told_order(case: &OpenCase, lead: &str, told: Vec<String>) -> Option<Vec<Sentence>> {
    let wishes = case.open_sides().into_iter().flat_map(|dm| bearing_on_wishes(case.conflict, dm));
    let sentence = || Sentence::new(format!("{lead}{}.", told.join("; and ")), Ground::computed(wishes));
    (!told.is_empty()).then(|| vec![sentence()])
}

/// A completion side by side.
fn one_order(case: &OpenCase, dms: &[usize], completion: &Completion) -> Vec<String> {
    let side = |&dm: &usize| match (completion.orders.get(dm)?, case.conflict.preferences.get(dm)?) {
        (OneOrder::Statements(order), Preference::Statements(_)) => Some(wishes_in_order(case, dm, order)),
        (OneOrder::Ranking(groups), _) => Some(steps_in_ranking(case, dm, groups)),
        _ => None,
    };
    dms.iter().filter_map(side).collect()
}

fn wishes_in_order(case: &OpenCase, dm: usize, order: &[usize]) -> String {
    let words = |&n: &usize| {
        wishes(case.conflict, dm)
            .get(n)
            .map(|wish| condition(case.conflict, &wish.want, Some(dm)))
    };
    let told: Vec<String> = order.iter().filter_map(words).collect();
    format!("for {}, most important first, {}", case.side(dm), told.join("; then "))
}

/// A ranking by what it says of the side's own steps: the whole would be too long to read.
fn steps_in_ranking(case: &OpenCase, dm: usize, groups: &[Vec<StateCode>]) -> String {
    let place = |state: StateId| {
        let code = case.space().code(state);
        groups.iter().position(|group| group.contains(&code))
    };
    let Some(now) = case.now else {
        return format!("a ranking of all outcomes by {}", case.side(dm));
    };
    let moves = case.space().moves(dm, now).iter();
    let gains: Vec<String> = moves
        .filter(|to| place(**to) < place(now))
        .map(|to| change(case.known, dm, now, *to).noun(case.conflict))
        .collect();
    match gains.is_empty() {
        true => format!("{} likes no step of its own better than staying", case.side(dm)),
        false => format!("{} likes better than staying: {}", case.side(dm), joined(&gains)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_say_whether_they_were_counted() {
        let exact = Share::Exact { holding: 2, all: 6 };
        assert_eq!(share_words(&exact), ": it does under 2 of the 6 orders (counted)");
        let many = Share::Exact {
            holding: 1,
            all: 1_000_000,
        };
        assert_eq!(share_words(&many), ": it does under fewer than 1 of 100 orders (counted)");
        let sampled = Share::Sampled {
            holding: 840,
            drawn: 2000,
            low: 0.4,
            high: 0.44,
            seed: 0,
        };
        assert!(share_words(&sampled).contains("an estimated 42 of 100 orders (sampled: 840 of 2000"));
        assert!(share_words(&Share::NotOffered).contains("not counted"));
    }
}
