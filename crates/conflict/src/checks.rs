//! What can be said against a model's meaning without listing its states.

use std::collections::{BTreeSet, HashSet};

use crate::{
    Basis, Conflict, Fact, Finding, Formula, Place, Preference, Ranked, Replacement, StateCode, Statement, StatementRank, Support,
};

/// How many options a formula may mention to be tried out in full.
const TRIED: u32 = 16;

/// Node visits that one check may cost.
const WORK: usize = 1 << 22;

/// Reports rules and wishes that always or never hold, rules that contradict each other, and a status quo that they forbid.
/// Says nothing about elements at an unsound place: those could not be read whole.
pub(crate) fn meaning(conflict: &Conflict, text: &str, unsound: &BTreeSet<Place>, findings: &mut Vec<Finding>) {
    let mut check = Check {
        conflict,
        text,
        unsound,
        findings,
    };
    check.rules();
    check.propagate();
    check.status_quo();
    for maker in 0..conflict.preferences.len() {
        check.preference(maker);
    }
    check.replacements();
}

/// Reports elements that rest on nothing, and bases that need a citation and have none.
pub(crate) fn support(conflict: &Conflict, findings: &mut Vec<Finding>) {
    for (what, support) in supported(conflict) {
        let cited = !support.cites.is_empty();
        match support.basis {
            None if !cited => {
                let finding = Finding::warning("C0503", support.place, format!("{what} rests on nothing"));
                findings.push(finding.with_help("add `cite = [\"document@start-end\"]` or `basis = \"assumed\"`; at the top of the file, `basis` is for all that have neither"));
            }
            Some(Basis::Stated | Basis::Reported) if !cited => {
                let word = if support.basis == Some(Basis::Stated) {
                    "stated"
                } else {
                    "reported"
                };
                let finding = Finding::warning("C0504", support.place, format!("{what} is said to be {word}, but nothing is cited"));
                findings.push(finding.with_help("cite the passage, or write `basis = \"assumed\"`"));
            }
            _ => {}
        }
    }
}

/// Everything that has to rest on something, and what to call it.
fn supported(conflict: &Conflict) -> Vec<(String, &Support)> {
    let mut all: Vec<(String, &Support)> = Vec::new();
    all.extend(
        conflict
            .options
            .iter()
            .enumerate()
            .map(|(number, o)| (format!("option `{}`", conflict.option_name(number)), &o.support)),
    );
    all.extend(conflict.status_quo.iter().map(|s| ("the status quo".to_owned(), &s.support)));
    all.extend(conflict.infeasible.iter().map(|r| ("this rule".to_owned(), &r.support)));
    all.extend(conflict.no_moves.iter().map(|m| ("this rule".to_owned(), &m.support)));
    all.extend(conflict.merges.iter().map(|m| ("this merge".to_owned(), &m.support)));
    for (maker, preference) in conflict.decision_makers.iter().zip(&conflict.preferences) {
        let ordered = match preference {
            Preference::Statements(wants) => {
                all.extend(wants.iter().map(|s| ("this statement".to_owned(), &s.support)));
                wants.len() > 1
            }
            Preference::Facts(facts) => {
                all.extend(facts.iter().map(|f| ("this fact".to_owned(), &f.support)));
                false
            }
            Preference::Weights(weights) => !weights.is_empty(),
            Preference::Ranking(_) => true,
        };
        all.extend(ordered.then(|| (format!("the order of what `{}` wants", maker.key), &maker.order)));
    }
    all.extend(conflict.commitments.iter().map(|c| ("this commitment".to_owned(), &c.support)));
    all.extend(
        conflict
            .views
            .iter()
            .flat_map(|v| &v.replacements)
            .map(|r| ("this replacement".to_owned(), &r.support)),
    );
    all
}

struct Check<'c, 'f> {
    conflict: &'c Conflict,
    text: &'c str,
    unsound: &'c BTreeSet<Place>,
    findings: &'f mut Vec<Finding>,
}

impl Check<'_, '_> {
    fn warn(&mut self, code: &'static str, place: Place, (message, help): (&str, &str)) {
        self.findings.push(Finding::warning(code, place, message).with_help(help));
    }

    /// The line of the text, from 1, on which a place begins.
    fn line(&self, place: Place) -> usize {
        1 + self.text.bytes().take(place.start).filter(|b| *b == b'\n').count()
    }

    /// Whether a formula always or never holds, if that can be told cheaply and it was read whole.
    fn constant(&self, formula: &Formula, place: Place) -> Option<bool> {
        if self.unsound.contains(&place) { None } else { constant(formula) }
    }

    fn rules(&mut self) {
        let conflict = self.conflict;
        for rule in &conflict.infeasible {
            let place = rule.support.place;
            match self.constant(&rule.when, place) {
                Some(true) => {
                    let finding = Finding::error("C0301", place, "this rule always holds, so that no state is left");
                    self.findings.push(
                        finding.with_help("a rule names the combinations that cannot occur; perhaps it has to be turned round with `not`"),
                    );
                }
                Some(false) => self.warn(
                    "C0302",
                    place,
                    (
                        "this rule never holds, so that it forbids nothing",
                        "remove it, or look for a `not` too many",
                    ),
                ),
                None => {}
            }
        }
        let conditions = conflict
            .no_moves
            .iter()
            .flat_map(|m| [(&m.from, m.support.place), (&m.to, m.support.place)]);
        for (formula, place) in conditions.chain(conflict.merges.iter().map(|m| (&m.when, m.support.place))) {
            if self.constant(formula, place) == Some(false) {
                self.warn(
                    "C0302",
                    place,
                    (
                        "a condition here never holds, so that the rule does nothing",
                        "remove it, or look for a `not` too many",
                    ),
                );
            }
        }
    }

    /// Works out which options the rules settle, one after the other, and reports options that can never be taken and rules
    /// that leave no state. Sound, not complete: it sees what follows from one rule at a time.
    fn propagate(&mut self) {
        let conflict = self.conflict;
        let rules: Vec<_> = conflict
            .infeasible
            .iter()
            .filter(|r| !self.unsound.contains(&r.support.place))
            // Rules that always hold have been reported on their own.
            .filter(|r| constant(&r.when) != Some(true))
            .collect();
        let size: usize = rules.iter().map(|r| r.when.size()).sum();
        let count = conflict.options.len();
        if size.saturating_mul(count * count * 2) > WORK * 4 {
            return;
        }
        let (mut known, mut state): (StateCode, StateCode) = (0, 0);
        loop {
            let before = known;
            for rule in &rules {
                let open = rule.when.mentioned() & !known;
                for option in (0..count).filter(|o| open >> o & 1 == 1) {
                    let bit = 1 << option;
                    let forbids = |taken: StateCode| rule.when.decided(state | taken, known | bit) == Some(true);
                    match (forbids(bit), forbids(0)) {
                        (true, true) => return self.contradiction(rule.support.place),
                        (true, false) => known |= bit,
                        (false, true) => (known, state) = (known | bit, state | bit),
                        (false, false) => continue,
                    }
                    self.settled(option, state >> option & 1 == 1, rule.support.place);
                }
                if known != 0 && rule.when.decided(state, known) == Some(true) {
                    return self.contradiction(rule.support.place);
                }
            }
            if known == before {
                return;
            }
        }
    }

    fn contradiction(&mut self, place: Place) {
        let finding = Finding::error("C0303", place, "with the other rules, this one leaves no state");
        self.findings
            .push(finding.with_help("relax one of the rules that speak of these options"));
    }

    fn settled(&mut self, option: usize, taken: bool, place: Place) {
        let name = self.conflict.option_name(option);
        let message = format!(
            "by the rules, `{name}` {} taken in every state",
            if taken { "is" } else { "is not" }
        );
        let finding = Finding::warning("C0305", place, message);
        self.findings
            .push(finding.with_help("remove the option, or relax the rule: what is settled is no option"));
    }

    fn status_quo(&mut self) {
        let conflict = self.conflict;
        let Some(status_quo) = conflict.status_quo.as_ref().filter(|s| !self.unsound.contains(&s.support.place)) else {
            return;
        };
        let broken = conflict
            .infeasible
            .iter()
            .find(|r| !self.unsound.contains(&r.support.place) && r.when.holds(status_quo.state));
        let Some(rule) = broken.filter(|rule| constant(&rule.when) != Some(true)) else {
            return;
        };
        let message = format!(
            "the status quo is infeasible: the rule `{}` forbids it",
            conflict.print_short(&rule.when)
        );
        let finding = Finding::error("C0706", status_quo.support.place, message);
        self.findings.push(finding.with_help(format!(
            "change the status quo, or relax the rule on line {}",
            self.line(rule.support.place)
        )));
    }

    fn preference(&mut self, maker: usize) {
        match &self.conflict.preferences[maker] {
            Preference::Statements(wants) => {
                let mut seen = HashSet::new();
                for want in wants {
                    let known = want.rank == StatementRank::AsWritten && !seen.insert(&want.want);
                    self.statement(want, known);
                }
                self.ranks(wants);
                self.strengths(wants);
            }
            Preference::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Preference::Weights(_) => {}
            Preference::Ranking(groups) => {
                for formula in groups
                    .iter()
                    .flatten()
                    .filter_map(|r| if let Ranked::Where(f) = r { Some(f) } else { None })
                {
                    // A condition of a ranking has no place of its own; that of the preference has to do.
                    let place = self.conflict.decision_makers[maker].order.place;
                    if self.unsound.is_empty() && constant(formula) == Some(false) {
                        let message = format!("`{}` in the ranking never holds", self.conflict.print_short(formula));
                        self.warn("C0403", place, (&message, "remove it, or look for a `not` too many"));
                    }
                }
            }
        }
    }

    /// Reports a fact that says nothing, or that makes a state better than itself whatever the rules leave.
    fn fact(&mut self, fact: &Fact) {
        let place = fact.support.place;
        if self.unsound.contains(&place) {
            return;
        }
        for side in [&fact.better, &fact.than] {
            if let Ranked::Where(formula) = side
                && constant(formula) == Some(false)
            {
                let message = format!(
                    "`{}` never holds, so that this fact compares nothing",
                    self.conflict.print_short(formula)
                );
                self.warn("C0403", place, (&message, "remove it, or look for a `not` too many"));
                return;
            }
        }
        if fact.strict && fact.better == fact.than {
            let finding = Finding::error("C0411", place, "this fact says that a state is better than itself");
            self.findings
                .push(finding.with_help("the two sides of `better` and `than` must not share a state"));
        }
    }

    /// Reports a statement that decides nothing; `known`: the same stands further up.
    fn statement(&mut self, statement: &Statement, known: bool) {
        let place = statement.support.place;
        match self.constant(&statement.want, place) {
            Some(true) => self.warn(
                "C0402",
                place,
                (
                    "this statement always holds, so that it never decides anything",
                    "remove it, or say what is wanted more narrowly",
                ),
            ),
            Some(false) => self.warn(
                "C0403",
                place,
                (
                    "this statement never holds, so that it never decides anything",
                    "remove it, or look for a `not` too many",
                ),
            ),
            None if known && !self.unsound.contains(&place) => self.warn(
                "C0404",
                place,
                (
                    "the same is wanted further up, so that this statement never decides anything",
                    "remove one of the two",
                ),
            ),
            None => {}
        }
    }

    fn ranks(&mut self, wants: &[Statement]) {
        let plain = wants.iter().filter(|s| s.rank == StatementRank::AsWritten).count();
        let level = wants.iter().find(|s| matches!(s.rank, StatementRank::Level(_)));
        if let Some(statement) = level.filter(|_| plain > 0) {
            let place = statement.support.place;
            self.warn(
                "C0406",
                place,
                (
                    "this statement has a rank and others of the same decision maker have none",
                    "give every statement a rank, or none",
                ),
            );
        }
    }

    /// Reports a statement that is marked as stronger than one further up: then `a` may be greatly better than `b`, `b` better than `c`, and
    /// `a` only plainly better than `c`.
    fn strengths(&mut self, wants: &[Statement]) {
        let written = wants.iter().filter(|s| s.rank == StatementRank::AsWritten);
        let mut weakest = u8::MAX;
        for statement in written {
            if statement.strength > weakest {
                self.warn(
                    "C0414",
                    statement.support.place,
                    (
                        "this statement is marked as stronger than a more important one",
                        "mark the more important one at least as strong, or move this one up",
                    ),
                );
            }
            weakest = weakest.min(statement.strength);
        }
    }

    fn replacements(&mut self) {
        let conflict = self.conflict;
        let seen = conflict.views.iter().flat_map(|v| v.replacements.iter().map(move |r| (v.of, r)));
        let supposed = conflict
            .scenarios
            .iter()
            .flat_map(|s| s.replacements.iter().map(|(of, r)| (*of, r)));
        for (of, replacement) in seen.chain(supposed) {
            if self.original(of, replacement).is_some_and(|want| *want == replacement.want) {
                self.warn(
                    "C0409",
                    replacement.support.place,
                    (
                        "what is put here is what it replaces, so that nothing changes",
                        "say what is wanted instead, or remove this",
                    ),
                );
            }
        }
    }

    fn original(&self, of: usize, replacement: &Replacement) -> Option<&Formula> {
        match self.conflict.preferences.get(of)? {
            Preference::Statements(wants) => wants.iter().find(|s| s.id == replacement.replace).map(|s| &s.want),
            Preference::Ranking(_) | Preference::Facts(_) | Preference::Weights(_) => None,
        }
    }
}

/// Whether a formula always or never holds; `None` when it depends on the state, or when it would cost too much to tell.
fn constant(formula: &Formula) -> Option<bool> {
    let mentioned = formula.mentioned();
    if mentioned.count_ones() > TRIED || formula.size() > WORK >> mentioned.count_ones() {
        return None;
    }
    let first = formula.holds(0);
    // The next subset of a mask, as usual: all bits outside it carry through.
    let mut state = 0_u64.wrapping_sub(mentioned) & mentioned;
    while state != 0 {
        if formula.holds(state) != first {
            return None;
        }
        state = state.wrapping_sub(mentioned) & mentioned;
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_told_from_what_depends() {
        let taken = Formula::Taken;
        let not = |f: Formula| Formula::Not(Box::new(f));
        assert_eq!(constant(&Formula::Or(vec![taken(3), not(taken(3))])), Some(true));
        assert_eq!(constant(&Formula::And(vec![taken(63), taken(5), not(taken(63))])), Some(false));
        assert_eq!(constant(&Formula::If(Box::new(taken(0)), Box::new(taken(7)))), None);
        assert_eq!(constant(&Formula::True), Some(true));
        let many = Formula::And((0..40).map(taken).chain([not(taken(0))]).collect());
        assert_eq!(constant(&many), None, "too many options to try");
    }
}
