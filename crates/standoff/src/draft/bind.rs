//! Ties over acts become ties over options: every clause is given its option, and what finds none is listed.

use super::LeftOut;
use super::evidence::{Clause, Condition, Evidence, Ground, Tie, Wish, WishKind};
use super::options::Choices;
use standoff_conflict::{Logic, Stance};

/// An option taken or left.
pub(super) type Pick = (usize, bool);

/// What a bound act waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Awaited {
    /// Nothing.
    Always,
    /// It is refused.
    Never,
    /// All of these.
    All(Vec<Pick>),
}

/// A commitment over options.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// Who is bound.
    pub debtor: usize,
    /// The act.
    pub act: Pick,
    /// What it waits for.
    pub awaited: Awaited,
    /// How the two hang together.
    pub logic: Logic,
    /// The tone.
    pub stance: Stance,
    /// The places that say so.
    pub grounds: Vec<Ground>,
}

/// A wish over an option.
#[derive(Clone, Debug)]
pub(super) struct BoundWish {
    /// Whose.
    pub holder: usize,
    /// The option, and whether it is wanted.
    pub pick: Pick,
    /// Which way it was told.
    pub kind: WishKind,
    /// The places that say so.
    pub grounds: Vec<Ground>,
}

/// Ties, wishes and options of a draft, before sides are chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Bindings {
    /// Options in the making.
    pub choices: Choices,
    /// Commitments, each once.
    pub bound: Vec<Bound>,
    /// Wishes, each once.
    pub wishes: Vec<BoundWish>,
    /// An option that its own side makes another of its options wait for.
    pub own: Vec<(usize, usize, Ground)>,
    /// What found no option.
    pub left_out: Vec<LeftOut>,
}

impl Bindings {
    /// Binds all evidence: acts whose doer the page names first, then those that only their words can tell.
    pub(super) fn of(evidence: Evidence) -> Bindings {
        let mut bindings = Bindings {
            left_out: evidence.left_out,
            ..Bindings::default()
        };
        let (conditional, bare): (Vec<Tie>, Vec<Tie>) = evidence
            .ties
            .into_iter()
            .partition(|tie| matches!(tie.condition, Condition::Clauses(_)));
        for (owner, clause) in conditional.iter().flat_map(clauses_of) {
            bindings.choices.gather(owner, clause);
        }
        let acts: Vec<usize> = conditional.iter().map(|tie| bindings.named(tie)).collect();
        for (tie, act) in conditional.iter().zip(acts) {
            bindings.conditional(tie, act);
        }
        for tie in &bare {
            bindings.bare(tie);
        }
        for wish in &evidence.wishes {
            bindings.wish(wish);
        }
        bindings
    }

    /// Weighs the options of a tie whose doer is known; gives the act's.
    fn named(&mut self, tie: &Tie) -> usize {
        for (owner, clause) in clauses_of(tie) {
            let choice = self.choices.take_again(owner, clause);
            self.choices.all[choice].weight += 2;
        }
        self.choices.take_again(tie.debtor, &tie.act)
    }

    fn conditional(&mut self, tie: &Tie, act: usize) {
        let Condition::Clauses(clauses) = &tie.condition else { return };
        let mut picks: Vec<Pick> = Vec::new();
        for clause in clauses {
            let found = self.options_of(clause, tie.debtor);
            if found.is_empty() {
                let own = self.choices.find(clause, |owner| owner == tie.debtor).filter(|own| *own != act);
                if let Some(own) = own {
                    self.own.push((act, own, clause.ground.clone()));
                }
                self.left_out.push(LeftOut {
                    what: clause.words.clone(),
                    cite: clause.ground.cite.clone(),
                    item: clause.ground.item.clone(),
                    why: "a condition of which the page does not say who is to bring it about".to_owned(),
                });
            }
            for pick in found.into_iter().map(|choice| (choice, !clause.act.negated)) {
                if !picks.contains(&pick) && pick.0 != act {
                    picks.push(pick);
                }
            }
        }
        if picks.is_empty() {
            return;
        }
        self.add(Bound {
            debtor: tie.debtor,
            act: (act, !tie.act.act.negated),
            awaited: Awaited::All(picks),
            logic: tie.logic,
            stance: tie.stance,
            grounds: vec![tie.ground.clone()],
        });
    }

    /// The options that a clause of a condition speaks of.
    fn options_of(&mut self, clause: &Clause, debtor: usize) -> Vec<usize> {
        if !clause.owners.is_empty() {
            return clause.owners.iter().map(|owner| self.choices.take_again(*owner, clause)).collect();
        }
        match self.choices.find(clause, |owner| owner != debtor) {
            Some(choice) => {
                self.choices.all[choice].clauses.push(clause.clone());
                self.choices.all[choice].weight += 2;
                vec![choice]
            }
            None => Vec::new(),
        }
    }

    /// An offer or refusal without condition. A refusal of what the same side ties to a condition elsewhere is a wish only: the condition
    /// says what it would take.
    fn bare(&mut self, tie: &Tie) {
        let act = self.choices.take(tie.debtor, &tie.act);
        self.choices.all[act].weight += 1;
        let conditioned = self.bound.iter().any(|bound| {
            bound.act.0 == act && matches!(bound.awaited, Awaited::All(_)) && matches!(bound.logic, Logic::Necessary | Logic::Both)
        });
        if conditioned {
            let refused = matches!(tie.condition, Condition::Never);
            if refused {
                self.add_wish(BoundWish {
                    holder: tie.debtor,
                    pick: (act, false),
                    kind: WishKind::Refuses,
                    grounds: vec![tie.ground.clone()],
                });
            }
            return;
        }
        self.add(Bound {
            debtor: tie.debtor,
            act: (act, true),
            awaited: if matches!(tie.condition, Condition::Never) {
                Awaited::Never
            } else {
                Awaited::Always
            },
            logic: tie.logic,
            stance: tie.stance,
            grounds: vec![tie.ground.clone()],
        });
    }

    fn wish(&mut self, wish: &Wish) {
        let of = |owner: usize| wish.clause.owners.is_empty() && owner != wish.holder || wish.clause.owners.contains(&owner);
        let Some(choice) = self.choices.find(&wish.clause, of) else {
            let why = match wish.kind {
                WishKind::Refuses => return,
                WishKind::Demands => "a demand for an act that no commitment speaks of",
                WishKind::Believes { .. } => "a picture of another's wish for an act that no commitment speaks of",
            };
            self.left_out.push(LeftOut {
                what: wish.clause.words.clone(),
                cite: wish.clause.ground.cite.clone(),
                item: wish.clause.ground.item.clone(),
                why: why.to_owned(),
            });
            return;
        };
        let wanted = match wish.kind {
            WishKind::Refuses => false,
            WishKind::Demands => !wish.clause.act.negated,
            WishKind::Believes { wanted, .. } => wanted,
        };
        self.add_wish(BoundWish {
            holder: wish.holder,
            pick: (choice, wanted),
            kind: wish.kind,
            grounds: vec![wish.clause.ground.clone()],
        });
    }

    /// Adds a commitment, or its places to the one that says the same.
    fn add(&mut self, bound: Bound) {
        let same = |known: &&mut Bound| {
            (known.debtor, known.act, &known.awaited, known.logic) == (bound.debtor, bound.act, &bound.awaited, bound.logic)
        };
        match self.bound.iter_mut().find(same) {
            Some(known) => known.grounds.extend(bound.grounds),
            None => self.bound.push(bound),
        }
    }

    fn add_wish(&mut self, wish: BoundWish) {
        let same = |known: &&mut BoundWish| (known.holder, known.pick, known.kind) == (wish.holder, wish.pick, wish.kind);
        match self.wishes.iter_mut().find(same) {
            Some(known) => known.grounds.extend(wish.grounds),
            None => self.wishes.push(wish),
        }
    }
}

/// The clauses of a tie with those who would do them, as far as the page says.
fn clauses_of(tie: &Tie) -> Vec<(usize, &Clause)> {
    let mut clauses = vec![(tie.debtor, &tie.act)];
    if let Condition::Clauses(awaited) = &tie.condition {
        clauses.extend(
            awaited
                .iter()
                .flat_map(|clause| clause.owners.iter().map(move |owner| (*owner, clause))),
        );
    }
    clauses
}
