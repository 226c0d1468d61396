//! Conditions carried over from one set of options to another.

use standoff_conflict::{Formula, StateCode};

/// The condition with each option replaced by what `leaf` says, and constants taken out where they settle something. Cost: one visit a node.
pub(crate) fn rewritten(formula: &Formula, leaf: &dyn Fn(usize) -> Formula) -> Formula {
    let one = |inner: &Formula| Box::new(rewritten(inner, leaf));
    let all = |members: &[Formula]| members.iter().map(|member| rewritten(member, leaf)).collect::<Vec<_>>();
    match formula {
        Formula::True => Formula::True,
        Formula::False => Formula::False,
        Formula::Taken(option) => leaf(*option),
        Formula::Not(inner) => not(rewritten(inner, leaf)),
        Formula::And(members) => gathered(all(members), &Formula::True, Formula::And),
        Formula::Or(members) => gathered(all(members), &Formula::False, Formula::Or),
        Formula::If(then, when) => conditional((one(then), one(when)), Formula::If),
        Formula::OnlyIf(when, then) => conditional((one(then), one(when)), |then, when| Formula::OnlyIf(when, then)),
        Formula::Iff(left, right) => equivalent((one(left), one(right))),
        Formula::ExactlyOne(members) => Formula::ExactlyOne(all(members)),
        Formula::AtMostOne(members) => Formula::AtMostOne(all(members)),
        Formula::AtLeastOne(members) => Formula::AtLeastOne(all(members)),
    }
}

/// The opposite; of a negation, what it negates.
pub(crate) fn not(formula: Formula) -> Formula {
    match formula {
        Formula::True => Formula::False,
        Formula::False => Formula::True,
        Formula::Not(inner) => *inner,
        other => Formula::Not(Box::new(other)),
    }
}

/// A conjunction or disjunction without its neutral members; the other constant settles it.
fn gathered(mut members: Vec<Formula>, neutral: &Formula, join: fn(Vec<Formula>) -> Formula) -> Formula {
    let settling = not(neutral.clone());
    if members.contains(&settling) {
        return settling;
    }
    let written = members.len();
    members.retain(|member| member != neutral);
    match members.len() {
        0 => neutral.clone(),
        1 if written > 1 => members.remove(0),
        _ => join(members),
    }
}

/// `then if when`, constants taken out.
fn conditional((then, when): (Box<Formula>, Box<Formula>), join: fn(Box<Formula>, Box<Formula>) -> Formula) -> Formula {
    match (*then, *when) {
        (Formula::True, _) | (_, Formula::False) => Formula::True,
        (then, Formula::True) => then,
        (Formula::False, when) => not(when),
        (then, when) => join(Box::new(then), Box::new(when)),
    }
}

/// `left iff right`, constants taken out.
fn equivalent((left, right): (Box<Formula>, Box<Formula>)) -> Formula {
    match (*left, *right) {
        (Formula::True, other) | (other, Formula::True) => other,
        (Formula::False, other) | (other, Formula::False) => not(other),
        (left, right) => Formula::Iff(Box::new(left), Box::new(right)),
    }
}

/// A set of options without one of them: later ones move up by one place.
pub(crate) fn without(code: StateCode, option: usize) -> StateCode {
    let below = (1 << option) - 1;
    (code & below) | ((code & !below & !(1 << option)) >> 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_taken_out_leaves_the_others_in_order() {
        assert_eq!(without(0b1011, 1), 0b101);
        assert_eq!(without(0b1011, 0), 0b101);
        assert_eq!(without(1 << 63, 0), 1 << 62);
        assert_eq!(without(1 << 63 | 1, 63), 1);
    }

    #[test]
    fn constants_settle_what_they_can() {
        let taken = |option| Formula::Taken(option);
        let wish = Formula::If(Box::new(taken(0)), Box::new(taken(1)));
        let with = |option: usize, value: Formula| rewritten(&wish, &|o| if o == option { value.clone() } else { taken(o) });
        assert_eq!(with(1, Formula::True), taken(0));
        assert_eq!(with(1, Formula::False), Formula::True);
        assert_eq!(with(0, Formula::False), Formula::Not(Box::new(taken(1))));
    }
}
