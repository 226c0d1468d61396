//! What differs in two models, element by element.

use standoff_conflict::{Conflict, Direction, Fact, Formula, Preference, Statement, StatementRank, Weight};

use super::answer::{Either, ModelDifference, Reworded, WishesDifference};
use crate::formulas::rewritten;
use crate::written::{maker, option};

/// Two models side by side.
pub(crate) struct Pair<'a> {
    first: &'a Conflict,
    second: &'a Conflict,
    /// For each option of the first, its number in the second.
    renumbered: Vec<Option<usize>>,
}

/// Something in a model that conditions make up: who it belongs to, the conditions, how it reads.
type Element = (String, Vec<Formula>, String);

/// Lists what differs.
pub(crate) fn differences(first: &Conflict, second: &Conflict) -> ModelDifference {
    let pair = Pair {
        first,
        second,
        renumbered: names(first)
            .iter()
            .map(|name| names(second).iter().position(|n| n == name))
            .collect(),
    };
    let keys = |conflict: &Conflict| (0..conflict.decision_makers.len()).map(|dm| maker(conflict, dm)).collect();
    ModelDifference {
        makers: either(keys(first), keys(second)),
        options: either(names(first), names(second)),
        directions: pair.directions(),
        rules: pair.elements(rules),
        no_moves: pair.elements(no_moves),
        merges: pair.elements(merges),
        hidden: pair.elements(hidden),
        wishes: pair.wishes(),
        status_quo: pair.status_quo(),
    }
}

fn names(conflict: &Conflict) -> Vec<String> {
    (0..conflict.options.len()).map(|number| option(conflict, number)).collect()
}

/// What stands in one list only.
fn either(first: Vec<String>, second: Vec<String>) -> Either<String> {
    Either {
        first: first.iter().filter(|name| !second.contains(name)).cloned().collect(),
        second: second.iter().filter(|name| !first.contains(name)).cloned().collect(),
    }
}

fn rules(conflict: &Conflict) -> Vec<Element> {
    let element = |when: &Formula| (String::new(), vec![when.clone()], conflict.print(when));
    conflict.infeasible.iter().map(|rule| element(&rule.when)).collect()
}

fn merges(conflict: &Conflict) -> Vec<Element> {
    let element = |when: &Formula| (String::new(), vec![when.clone()], conflict.print(when));
    conflict.merges.iter().map(|merge| element(&merge.when)).collect()
}

fn no_moves(conflict: &Conflict) -> Vec<Element> {
    let told = |by: &str, from: &Formula, to: &Formula| format!("{by}: from {} to {}", conflict.print(from), conflict.print(to));
    let rules = conflict.no_moves.iter();
    rules
        .map(|rule| {
            let by = maker(conflict, rule.by);
            let text = told(&by, &rule.from, &rule.to);
            (by, vec![rule.from.clone(), rule.to.clone()], text)
        })
        .collect()
}

fn hidden(conflict: &Conflict) -> Vec<Element> {
    let of = |dm: usize| {
        let formulas = conflict.decision_makers[dm].hidden.iter();
        formulas.map(move |formula| {
            let key = maker(conflict, dm);
            let text = format!("{key}: {}", conflict.print(formula));
            (key, vec![formula.clone()], text)
        })
    };
    (0..conflict.decision_makers.len()).flat_map(of).collect()
}

impl Pair<'_> {
    /// A condition of the first over the options of the second; `None` where it speaks of one that the second lacks.
    fn carried(&self, formula: &Formula) -> Option<Formula> {
        let gone = |number: &usize| formula.mentioned() >> number & 1 == 1 && self.renumbered[*number].is_none();
        if (0..self.renumbered.len()).any(|number| gone(&number)) {
            return None;
        }
        let leaf = |number: usize| {
            let there = self.renumbered.get(number).copied().flatten();
            Formula::Taken(there.unwrap_or(number))
        };
        Some(rewritten(formula, &leaf))
    }

    /// Whether a condition of the first is one of the second, constants aside.
    fn same(&self, first: &Formula, second: &Formula) -> bool {
        self.carried(first) == Some(rewritten(second, &Formula::Taken))
    }

    /// What makes up one model only. Each element is matched once.
    fn elements(&self, of: fn(&Conflict) -> Vec<Element>) -> Either<String> {
        let mut second = of(self.second);
        let mut only = Either::default();
        for (by, conditions, text) in of(self.first) {
            let alike = |other: &Element| {
                let mut pairs = conditions.iter().zip(&other.1);
                other.0 == by && pairs.all(|(left, right)| self.same(left, right))
            };
            match second.iter().position(alike) {
                Some(place) => drop(second.remove(place)),
                None => only.first.push(text),
            }
        }
        only.second = second.into_iter().map(|(_, _, text)| text).collect();
        only
    }

    /// Pairs of numbers of options that both have.
    fn options(&self) -> impl Iterator<Item = (usize, usize)> {
        let numbered = self.renumbered.iter().enumerate();
        numbered.filter_map(|(number, there)| there.map(|there| (number, there)))
    }

    fn directions(&self) -> Vec<Reworded> {
        let directed = |conflict: &Conflict, number: usize| conflict.options[number].direction;
        let changed = self
            .options()
            .filter(|&(one, other)| directed(self.first, one) != directed(self.second, other));
        let told = |(one, other)| Reworded {
            name: option(self.first, one),
            first: direction(directed(self.first, one)).to_owned(),
            second: direction(directed(self.second, other)).to_owned(),
        };
        changed.map(told).collect()
    }

    fn status_quo(&self) -> Vec<Reworded> {
        let stands = |conflict: &Conflict, number: usize| match &conflict.status_quo {
            None => "not said",
            Some(found) if found.state >> number & 1 == 1 => "taken",
            Some(_) => "not taken",
        };
        let rows = self.options().map(|(one, other)| Reworded {
            name: option(self.first, one),
            first: stands(self.first, one).to_owned(),
            second: stands(self.second, other).to_owned(),
        });
        rows.filter(|row| row.first != row.second).collect()
    }

    fn wishes(&self) -> Vec<WishesDifference> {
        let both = (0..self.first.decision_makers.len()).filter_map(|dm| {
            let key = maker(self.first, dm);
            let there = (0..self.second.decision_makers.len()).find(|&other| maker(self.second, other) == key)?;
            Some(self.wishes_of(key, (dm, there)))
        });
        both.filter(|difference| {
            *difference
                != WishesDifference {
                    maker: difference.maker.clone(),
                    ..WishesDifference::default()
                }
        })
        .collect()
    }

    fn wishes_of(&self, maker: String, (dm, there): (usize, usize)) -> WishesDifference {
        const NONE: &Preference = &Preference::Statements(Vec::new());
        let first = self.first.preferences.get(dm).unwrap_or(NONE);
        let second = self.second.preferences.get(there).unwrap_or(NONE);
        match (first, second) {
            (Preference::Statements(first), Preference::Statements(second)) => self.statements(maker, first, second),
            // Other kinds are compared as written, and only over the same options.
            _ => WishesDifference {
                maker,
                ranking: names(self.first) != names(self.second) || !alike(first, second),
                ..WishesDifference::default()
            },
        }
    }

    fn statements(&self, maker: String, first: &[Statement], second: &[Statement]) -> WishesDifference {
        let mut difference = WishesDifference {
            maker,
            ..WishesDifference::default()
        };
        let told = |conflict: &Conflict, statement: &Statement| format!("{}: {}", statement.id, conflict.print(&statement.want));
        for one in first {
            match second.iter().find(|other| other.id == one.id) {
                None => difference.statements.first.push(told(self.first, one)),
                Some(other) if !self.same(&one.want, &other.want) => difference.reworded.push(Reworded {
                    name: one.id.clone(),
                    first: self.first.print(&one.want),
                    second: self.second.print(&other.want),
                }),
                Some(_) => {}
            }
        }
        let new = second.iter().filter(|other| !first.iter().any(|one| one.id == other.id));
        difference.statements.second = new.map(|other| told(self.second, other)).collect();
        difference.order = order(first, second);
        difference
    }
}

/// Whether two preferences that are not made of statements say the same, whatever they rest on.
fn alike(first: &Preference, second: &Preference) -> bool {
    match (first, second) {
        (Preference::Ranking(first), Preference::Ranking(second)) => first == second,
        (Preference::Facts(first), Preference::Facts(second)) => {
            let bare = |fact: &Fact| (fact.better.clone(), fact.than.clone(), fact.strict);
            first.iter().map(bare).eq(second.iter().map(bare))
        }
        (Preference::Weights(first), Preference::Weights(second)) => {
            let bare = |weight: &Weight| (weight.when, weight.weight);
            first.iter().map(bare).eq(second.iter().map(bare))
        }
        _ => false,
    }
}

/// The orders of the statements of both, where they differ.
fn order(first: &[Statement], second: &[Statement]) -> Option<(Vec<String>, Vec<String>)> {
    let of_both = |these: &[Statement], those: &[Statement]| -> Vec<(String, StatementRank)> {
        let kept = these.iter().filter(|one| those.iter().any(|other| other.id == one.id));
        kept.map(|one| (one.id.clone(), one.rank)).collect()
    };
    let (one, other) = (of_both(first, second), of_both(second, first));
    let ids = |list: Vec<(String, StatementRank)>| list.into_iter().map(|(id, _)| id).collect();
    (one != other).then(|| (ids(one), ids(other)))
}

/// A direction in words.
fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Both => "both ways",
        Direction::TakeOnly => "take only",
        Direction::DropOnly => "drop only",
    }
}
