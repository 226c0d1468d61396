//! A model made of bound acts: decision makers and options by weight, commitments, wishes and views, each with its places.

use super::bind::{Awaited, Bindings, Bound, BoundWish, Pick};
use super::evidence::{Ground, WishKind};
use super::options::Choice;
use super::sides::{Sides, key, unique};
use super::{DraftedSide, LeftOut};
use standoff_conflict::{
    Basis, Cite, CiteTarget, Commitment, Conflict, ConflictOption, DecisionMaker, Formula, Literal, Logic, Place, Preference, Replacement,
    Stance, Statement, StatementRank, Support, View,
};
use standoff_reading::EntityKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most decision makers, options of one, options in all, wishes of one.
const MOST_MAKERS: usize = 5;
const MOST_OF_ONE: usize = 5;
const MOST_OPTIONS: usize = 10;
const MOST_WISHES: usize = 5;

/// Chooses who and what goes into the model.
pub(super) struct Composer<'a> {
    pub sides: &'a Sides,
    pub bindings: &'a Bindings,
    /// Labels of actors by id.
    pub labels: &'a BTreeMap<&'a str, &'a str>,
}

/// The model with where its parts come from.
#[derive(Debug, Default)]
pub(super) struct Composed {
    pub conflict: Conflict,
    pub makers: Vec<DraftedSide>,
    /// The option of each choice that is in the model.
    pub option_of: BTreeMap<usize, usize>,
    pub left_out: Vec<LeftOut>,
    pub remarks: Vec<String>,
}

impl Composer<'_> {
    pub(super) fn compose(&self) -> Composed {
        let mut composed = Composed::default();
        let makers = self.makers(&mut composed);
        self.options(&makers, &mut composed);
        composed.conflict.preferences = vec![Preference::Statements(Vec::new()); makers.len()];
        for bound in &self.bindings.bound {
            self.commitment(bound, &makers, &mut composed);
        }
        for wish in &self.bindings.wishes {
            self.wish(wish, &makers, &mut composed);
        }
        self.views(&makers, &mut composed);
        for (one, other) in self.bindings.choices.doubts() {
            let name = |choice: &usize| composed.option_of.get(choice).map(|option| composed.conflict.option_name(*option));
            if let Some((one, other)) = name(&one).zip(name(&other)) {
                composed.remarks.push(format!(
                    "{one} and {other} share words and may be one act; they are kept apart until somebody says so"
                ));
            }
        }
        composed
    }

    /// How much each side has to do with commitments.
    fn weights(&self) -> BTreeMap<usize, usize> {
        let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
        for bound in &self.bindings.bound {
            let conditional = matches!(bound.awaited, Awaited::All(_));
            *weights.entry(bound.debtor).or_default() += if conditional { 3 } else { 1 };
            if let Awaited::All(picks) = &bound.awaited {
                for (choice, _) in picks {
                    *weights.entry(self.bindings.choices.all[*choice].owner).or_default() += 2;
                }
            }
        }
        for wish in &self.bindings.wishes {
            *weights.entry(wish.holder).or_default() += 1;
        }
        weights
    }

    /// The decision makers, the weightiest first; those left out are told with why.
    fn makers(&self, composed: &mut Composed) -> Vec<usize> {
        let weights = self.weights();
        let mut order: Vec<(usize, usize)> = weights.into_iter().map(|(side, weight)| (weight, side)).collect();
        order.sort_by_key(|(weight, side)| (Reverse(*weight), *side));
        let mut makers = Vec::new();
        for (weight, side) in order {
            let found = &self.sides.sides[side];
            let owns = self.bindings.choices.all.iter().any(|choice| choice.owner == side);
            let body = !matches!(found.kind, EntityKind::Group | EntityKind::Unnamed);
            let why = match () {
                () if !owns => "nothing is said of what it would do",
                () if weight < 2 || (!body && weight < 3) => "too little is said of what it would do or wait for",
                () if makers.len() >= MOST_MAKERS => "others have more to do with what is offered, asked and refused",
                () => {
                    makers.push(side);
                    continue;
                }
            };
            composed.left_out.push(LeftOut {
                what: found.name.clone(),
                cite: String::new(),
                item: found.members.first().cloned().unwrap_or_default(),
                why: why.to_owned(),
            });
        }
        for &side in &makers {
            let found = &self.sides.sides[side];
            let label = |id: &String| self.labels.get(id.as_str()).map_or(id.clone(), |label| (*label).to_owned());
            let others: Vec<String> = found.members.iter().skip(1).map(label).collect();
            composed.conflict.decision_makers.push(DecisionMaker {
                key: found.key.clone(),
                name: found.name.clone(),
                support: note_only(match others.is_empty() {
                    true => "proposed: bound by or named in the commitments below".to_owned(),
                    false => format!("proposed: taken together with {}", others.join(", ")),
                }),
                order: Support {
                    basis: Some(Basis::Assumed),
                    note: Some("no page ranks these wishes".to_owned()),
                    ..Support::default()
                },
                ..DecisionMaker::default()
            });
            composed.makers.push(DraftedSide {
                key: found.key.clone(),
                name: found.name.clone(),
                with: others,
            });
        }
        makers
    }

    /// The options of the decision makers, the weightiest of each; the rest is told.
    fn options(&self, makers: &[usize], composed: &mut Composed) {
        let all = &self.bindings.choices.all;
        let mut order: Vec<usize> = (0..all.len())
            .filter(|choice| makers.contains(&all[*choice].owner) && self.is_used(*choice))
            .collect();
        order.sort_by_key(|choice| (Reverse(all[*choice].weight), Reverse(all[*choice].day()), *choice));
        let mut kept: Vec<usize> = Vec::new();
        for choice in order {
            let of_one = kept.iter().filter(|known| all[**known].owner == all[choice].owner).count();
            if of_one < MOST_OF_ONE && kept.len() < MOST_OPTIONS {
                kept.push(choice);
            } else {
                composed
                    .left_out
                    .push(left(&all[choice], "more is said of other acts; put it in by hand if it matters"));
            }
        }
        for (number, maker) in makers.iter().enumerate() {
            let mut keys = BTreeSet::new();
            for choice in kept.iter().copied().filter(|choice| all[*choice].owner == *maker) {
                let spokesman = all[choice].spokesman();
                let name = unique(name_of(&spokesman.act.names), &mut keys);
                composed.option_of.insert(choice, composed.conflict.options.len());
                composed.conflict.options.push(ConflictOption {
                    key: name,
                    label: spokesman.act.label.clone(),
                    owner: number,
                    support: support(&all[choice].grounds(), "proposed from"),
                    ..ConflictOption::default()
                });
            }
        }
    }

    /// Whether a commitment speaks of an option.
    fn is_used(&self, choice: usize) -> bool {
        self.bindings.bound.iter().any(|bound| {
            let awaited = matches!(&bound.awaited, Awaited::All(picks) if picks.iter().any(|(other, _)| *other == choice));
            bound.act.0 == choice || awaited
        })
    }

    fn commitment(&self, bound: &Bound, makers: &[usize], composed: &mut Composed) {
        let debtor = makers.iter().position(|maker| *maker == bound.debtor);
        let act = composed.option_of.get(&bound.act.0).copied();
        let condition = match &bound.awaited {
            Awaited::Always => Some(Formula::True),
            Awaited::Never => Some(Formula::False),
            Awaited::All(picks) => all_of(picks, &composed.option_of),
        };
        let (Some(debtor), Some(act), Some(condition)) = (debtor, act, condition) else {
            let choice = &self.bindings.choices.all[bound.act.0];
            composed
                .left_out
                .push(left(choice, "a commitment one of whose acts is not in the model"));
            return;
        };
        let grounds: Vec<&Ground> = bound.grounds.iter().collect();
        let taken = bound.act.1;
        composed.conflict.commitments.push(Commitment {
            debtor,
            act: Literal { option: act, taken },
            condition: condition.clone(),
            logic: bound.logic,
            stance: bound.stance,
            support: support(&grounds, "proposed from"),
        });
        let name = composed.conflict.options[act].key.replace('_', "-");
        let (act, not_act) = (literal(act, taken), literal(act, !taken));
        let not_condition = negation(&condition);
        let (id, want) = match (&bound.awaited, bound.logic) {
            (Awaited::Always, _) => (format!("offers-{name}"), act),
            (Awaited::Never, _) => (format!("no-{name}"), not_act),
            (_, Logic::Necessary) => (format!("no-{name}-first"), Formula::If(Box::new(not_act), Box::new(not_condition))),
            (_, Logic::Sufficient) => (format!("{name}-then"), Formula::If(Box::new(act), Box::new(condition.clone()))),
            (_, Logic::Both) => (format!("{name}-for-it"), Formula::Iff(Box::new(act), Box::new(condition.clone()))),
            (_, Logic::Blocking) => (format!("{name}-unless"), Formula::If(Box::new(act), Box::new(not_condition))),
        };
        add_statement(composed, debtor, (id, want), &grounds);
        if let (Awaited::All(_), Stance::Demands | Stance::Requires) = (&bound.awaited, bound.stance) {
            let wanted = condition_name(&condition, &composed.conflict);
            add_statement(composed, debtor, (format!("wants-{wanted}"), condition), &grounds);
        }
    }

    /// Refusals and demands; views come later, when every wish of their own has its statement.
    fn wish(&self, wish: &BoundWish, makers: &[usize], composed: &mut Composed) {
        let holder = makers.iter().position(|maker| *maker == wish.holder);
        let option = composed.option_of.get(&wish.pick.0).copied();
        let (Some(holder), Some(option)) = (holder, option) else { return };
        let name = composed.conflict.options[option].key.replace('_', "-");
        let grounds: Vec<&Ground> = wish.grounds.iter().collect();
        let id = match wish.kind {
            WishKind::Believes { .. } => return,
            WishKind::Refuses => format!("no-{name}"),
            WishKind::Demands if wish.pick.1 => format!("wants-{name}"),
            WishKind::Demands => format!("wants-no-{name}"),
        };
        add_statement(composed, holder, (id, literal(option, wish.pick.1)), &grounds);
    }

    fn views(&self, makers: &[usize], composed: &mut Composed) {
        for wish in &self.bindings.wishes {
            let WishKind::Believes { of, .. } = wish.kind else { continue };
            let place = |side: usize| makers.iter().position(|maker| *maker == side);
            let option = composed.option_of.get(&wish.pick.0).copied();
            let choice = &self.bindings.choices.all[wish.pick.0];
            let (Some(holder), Some(of), Some(option)) = (place(wish.holder), place(of), option) else {
                composed.left_out.push(left(
                    choice,
                    "a picture of another's wish by or of somebody who is not in the model",
                ));
                continue;
            };
            let Some(replaced) = statement_on(&composed.conflict.preferences[of], option) else {
                composed
                    .left_out
                    .push(left(choice, "a picture of another's wish where no wish of its own is known"));
                continue;
            };
            let grounds: Vec<&Ground> = wish.grounds.iter().collect();
            let replacement = Replacement {
                replace: replaced,
                want: literal(option, wish.pick.1),
                support: support(&grounds, "proposed from"),
            };
            let view = composed
                .conflict
                .views
                .iter_mut()
                .find(|view| (view.holder, view.of) == (holder, of));
            match view {
                Some(view) if view.replacements.iter().any(|known| known.replace == replacement.replace) => {
                    composed
                        .left_out
                        .push(left(choice, "a second picture of a wish of which one view is in the model"));
                }
                Some(view) => view.replacements.push(replacement),
                None => composed.conflict.views.push(View {
                    holder,
                    of,
                    replacements: vec![replacement],
                }),
            }
        }
    }
}

/// The first statement that speaks of an option.
fn statement_on(preference: &Preference, option: usize) -> Option<String> {
    let Preference::Statements(statements) = preference else {
        return None;
    };
    let speaks = |statement: &&Statement| statement.want.mentioned() >> option & 1 == 1;
    statements.iter().find(speaks).map(|statement| statement.id.clone())
}

/// Adds a wish, or its places to the one that is the same.
fn add_statement(composed: &mut Composed, holder: usize, (id, want): (String, Formula), grounds: &[&Ground]) {
    let Preference::Statements(statements) = &mut composed.conflict.preferences[holder] else {
        return;
    };
    let found = support(grounds, "proposed from");
    if let Some(known) = statements.iter_mut().find(|known| known.want == want) {
        for cite in found.cites {
            if !known.support.cites.contains(&cite) {
                known.support.cites.push(cite);
            }
        }
        return;
    }
    let mut name = id.clone();
    let mut number = 2;
    while statements.iter().any(|known| known.id == name) {
        name = format!("{id}-{number}");
        number += 1;
    }
    if statements.len() >= MOST_WISHES {
        composed.left_out.push(LeftOut {
            what: format!("the wish {name} of {}", composed.conflict.decision_makers[holder].name),
            cite: grounds.first().map(|ground| ground.cite.clone()).unwrap_or_default(),
            item: grounds.first().map(|ground| ground.item.clone()).unwrap_or_default(),
            why: "it has as many wishes as a draft takes up; put it in by hand if it matters".to_owned(),
        });
        return;
    }
    statements.push(Statement {
        id: name,
        want,
        rank: StatementRank::Unknown,
        strength: 1,
        support: found,
    });
}

fn literal(option: usize, taken: bool) -> Formula {
    match taken {
        true => Formula::Taken(option),
        false => Formula::Not(Box::new(Formula::Taken(option))),
    }
}

/// What does not hold where a condition does.
fn negation(condition: &Formula) -> Formula {
    match condition {
        Formula::Not(inner) => (**inner).clone(),
        other => Formula::Not(Box::new(other.clone())),
    }
}

/// All picks together; `None` if one of them is not in the model.
fn all_of(picks: &[Pick], option_of: &BTreeMap<usize, usize>) -> Option<Formula> {
    let parts: Option<Vec<Formula>> = picks
        .iter()
        .map(|(choice, taken)| Some(literal(*option_of.get(choice)?, *taken)))
        .collect();
    let mut parts = parts?;
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Formula::And(parts)),
    }
}

/// A condition's options as a name.
fn condition_name(condition: &Formula, conflict: &Conflict) -> String {
    let options = (0..conflict.options.len()).filter(|option| condition.mentioned() >> option & 1 == 1);
    let names: Vec<String> = options.map(|option| conflict.options[option].key.replace('_', "-")).collect();
    names.join("-and-")
}

/// A name of at most three words.
fn name_of(names: &[String]) -> String {
    key(&names.iter().take(3).cloned().collect::<Vec<_>>().join(" "))
}

fn note_only(note: String) -> Support {
    Support {
        note: Some(note),
        ..Support::default()
    }
}

/// What stands under an element: its places, how they are known, and that nobody has confirmed it yet where nobody has.
pub(super) fn support(grounds: &[&Ground], proposed: &str) -> Support {
    let mut cites: Vec<&str> = Vec::new();
    let mut items: Vec<&str> = Vec::new();
    for ground in grounds {
        if !cites.contains(&ground.cite.as_str()) {
            cites.push(&ground.cite);
        }
        if !items.contains(&ground.item.as_str()) {
            items.push(&ground.item);
        }
    }
    let stated = grounds.iter().any(|ground| ground.basis == Basis::Stated);
    let confirmed = grounds.iter().all(|ground| ground.accepted);
    let lead = if confirmed { "from accepted items" } else { proposed };
    Support {
        basis: Some(if stated { Basis::Stated } else { Basis::Reported }),
        cites: cites.into_iter().map(cite).collect(),
        note: Some(format!("{lead} {}", items.join(", "))),
        place: Place::default(),
    }
}

/// A citation from its text.
fn cite(text: &str) -> Cite {
    let range = || {
        let (document, range) = text.rsplit_once('@')?;
        let (start, end) = range.split_once('-')?;
        Some(CiteTarget::Range {
            document: document.to_owned(),
            start: start.parse().ok()?,
            end: end.parse().ok()?,
        })
    };
    Cite {
        text: text.to_owned(),
        target: range().unwrap_or_else(|| CiteTarget::Item(text.to_owned())),
        place: Place::default(),
    }
}

fn left(choice: &Choice, why: &str) -> LeftOut {
    let clause = choice.spokesman();
    LeftOut {
        what: clause.act.label.clone(),
        cite: clause.ground.cite.clone(),
        item: clause.ground.item.clone(),
        why: why.to_owned(),
    }
}
