//! Rows of conditions and of conditional commitments.

use super::alignment::{best_overlap, left_over, merged, missed, pairs};
use super::folder::Compared;
use super::gold::{Condition, Gate};
use super::ledger::Commitment;
use super::points::Points;
use super::statements::Paired;
use super::tally::{Found, Outcome, Tally};

/// Counts conditions and commitments of one page.
pub fn count(compared: &Compared<'_>, statements: &Paired<'_>, tally: &mut Tally) {
    let gates: Vec<&Gate> = compared.page.gates.iter().filter(|gate| gate.in_body).collect();
    let found: Vec<&Commitment> = compared
        .document
        .commitments
        .iter()
        .filter(|commitment| Points::of(&commitment.span).meets(&compared.body))
        .collect();
    places(&gates, &found, statements, tally);
    kinds(statements, tally);
    commitments(compared, (&gates, &found), tally);
}

/// Where conditions stand, whichever item carries them; of "A before B" either side will do.
fn places(gates: &[&Gate], commitments: &[&Commitment], statements: &Paired<'_>, tally: &mut Tally) {
    let wanted = merged(wanted_places(gates, statements));
    let marked = statements
        .inside
        .iter()
        .filter_map(|statement| Condition::points(statement.condition.as_ref()));
    let waited = commitments
        .iter()
        .filter(|commitment| !commitment.antecedent_span.is_empty())
        .map(|commitment| Points::of(&commitment.antecedent_span));
    let found = merged(marked.chain(waited).map(|place| vec![place]).collect());
    let paired = pairs(wanted.len(), found.len(), 0.5, |want, got| best_overlap(&wanted[want], &found[got]));
    let optional = statements
        .optional
        .iter()
        .filter_map(|statement| Condition::points(statement.condition.as_ref()));
    // The other side of a "before" that is already found is no invention.
    let free: Vec<Points> = optional.chain(wanted.iter().flatten().cloned()).collect();
    let invented = left_over(&paired, found.len())
        .into_iter()
        .filter(|got| best_overlap(&free, &found[*got]) < 0.5)
        .count();
    tally.count(
        "conditions",
        Found {
            right: paired.len(),
            invented,
            missed: wanted.len() - paired.len(),
        },
    );
}

fn wanted_places(gates: &[&Gate], statements: &Paired<'_>) -> Vec<Vec<Points>> {
    let of_statement = |id: &String| {
        let statement = statements.required.iter().find(|statement| statement.id == *id)?;
        Condition::points(statement.condition.as_ref())
    };
    let of_gates = gates.iter().map(|gate| {
        let mut sides = vec![Points::of(&gate.condition)];
        sides.extend(gate.statements.iter().filter_map(of_statement));
        sides
    });
    let of_statements = statements
        .required
        .iter()
        .filter_map(|statement| Some(vec![Condition::points(statement.condition.as_ref())?]));
    of_gates.chain(of_statements).collect()
}

fn kinds(statements: &Paired<'_>, tally: &mut Tally) {
    let marked: Vec<(Points, &Condition)> = statements
        .inside
        .iter()
        .filter_map(|statement| Some((Condition::points(statement.condition.as_ref())?, statement.condition.as_ref()?)))
        .collect();
    for statement in &statements.required {
        let Some(place) = Condition::points(statement.condition.as_ref()) else {
            continue;
        };
        let there: Vec<_> = marked.iter().filter(|(points, _)| points.overlap(&place) >= 0.5).collect();
        if !there.is_empty() {
            let kind = statement.condition.as_ref().and_then(|condition| condition.kind.as_ref());
            tally.hit(
                "kind of found conditions",
                there.iter().any(|(_, condition)| condition.kind.as_ref() == kind),
            );
        }
    }
}

/// The act, what it waits for, and who is bound, all three.
fn commitments(compared: &Compared<'_>, (gates, found): (&[&Gate], &[&Commitment]), tally: &mut Tally) {
    let paired = pairs(gates.len(), found.len(), 0.4, |want, got| {
        likeness(compared, gates[want], found[got])
    });
    tally.count(
        "commitments",
        Found {
            right: paired.len(),
            invented: found.len() - paired.len(),
            missed: gates.len() - paired.len(),
        },
    );
    for (want, got) in &paired {
        fields(compared, (gates[*want], found[*got]), tally);
    }
    for want in missed(&paired, gates.len()) {
        let gate = gates[want];
        let told = format!("{} | {}", gate.act_gloss, gate.condition_gloss);
        tally.misses.push(compared.miss("commitment missed", &gate.id, &told));
    }
    let extra = left_over(&paired, found.len());
    for look_alike in &compared.page.not_gates {
        let place = Points::of([&look_alike.span]);
        let taken_in = extra
            .iter()
            .any(|got| place.overlap(&Points::of(&found[*got].antecedent_span)) >= 0.5);
        tally.hit("look-alikes left alone", !taken_in);
    }
    for (got, commitment) in found.iter().enumerate() {
        let outcome = if extra.contains(&got) { Outcome::Wrong } else { Outcome::Right };
        tally.rule("commitment", &commitment.rule, outcome);
    }
}

fn likeness(compared: &Compared<'_>, want: &Gate, got: &Commitment) -> f64 {
    let waits = Points::of(&want.condition).overlap(&Points::of(&got.antecedent_span));
    let act = if want.act.is_empty() {
        1.0
    } else {
        Points::of(&want.act).overlap(&Points::of(&got.consequent_span))
    };
    let least = waits.min(act);
    if least >= 0.4 && compared.actors.right(&got.debtor, &want.actor, &want.asserted_by) {
        least
    } else {
        0.0
    }
}

fn fields(compared: &Compared<'_>, (want, got): (&Gate, &Commitment), tally: &mut Tally) {
    let among = |word: &Option<String>, first: &Option<String>, others: &[String]| {
        word == first || word.as_ref().is_some_and(|word| others.contains(word))
    };
    tally.hit("logic of found commitments", among(&got.logic, &want.logic, &want.logic_alt));
    tally.hit("stance of found commitments", among(&got.stance, &want.stance, &want.stance_alt));
    if !want.counter_party.is_empty() {
        tally.hit(
            "counterparty of found commitments",
            compared.actors.right(&got.counterparty, &want.counter_party, &[]),
        );
    }
}
