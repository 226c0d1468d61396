//! What holds each act back, and what is free.

use crate::acts::{Act, Acts};
use crate::answer::HoldKind;
use crate::needs::Needs;
use standoff_conflict::{Conflict, Literal, Logic, StateCode};

/// How commitments are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Whether feasibility rules are counted.
    pub rules: bool,
    /// Whether acts of which nothing is said may be free.
    pub possibly: bool,
}

/// One thing that holds an act back.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub act: Act,
    pub by: HoldKind,
    pub needs: Needs,
}

/// Everything that is held back in a conflict.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub in_place: Acts,
    pub status_quo: StateCode,
    /// Every act that something is said of, and what is in place.
    pub acts: Acts,
    pub held: Vec<Held>,
    /// Acts that may join as soon as nothing holds them.
    willing: Acts,
    /// Acts that somebody would do once a condition is met, without having said *only* then.
    offers: Vec<(Act, Needs)>,
}

impl Waiting {
    /// Takes commitments, and rules if they are counted. The status quo is the one to start from.
    pub(crate) fn new(conflict: &Conflict, status_quo: StateCode, reading: Reading) -> Waiting {
        let in_place = Acts::in_place(status_quo, conflict.options.len());
        let mut waiting = Waiting {
            in_place,
            status_quo,
            acts: in_place,
            held: Vec::new(),
            willing: in_place,
            offers: Vec::new(),
        };
        for (number, commitment) in conflict.commitments.iter().enumerate() {
            waiting.acts = waiting.acts.with(commitment.act);
            let needs = Needs::of(&commitment.condition, true);
            match commitment.logic {
                Logic::Necessary | Logic::Both => waiting.hold(commitment.act, HoldKind::Commitment(number), needs),
                Logic::Sufficient => waiting.offer(commitment.act, needs),
                // Tied as long as what would stop it is not in place; a condition that comes true later is not followed, so that
                // more acts never free fewer (spec A18 keeps it out of W as well).
                Logic::Blocking if commitment.condition.holds(status_quo) => {}
                Logic::Blocking => waiting.offer(commitment.act, Needs::NOTHING),
            }
        }
        let bound = waiting.held.iter().map(|held| held.act).collect();
        waiting.willing = waiting.willing.or(bound);
        if reading.rules {
            waiting.count_rules(conflict);
        }
        if reading.possibly {
            waiting.willing = waiting.acts;
        }
        waiting
    }

    fn hold(&mut self, act: Act, by: HoldKind, needs: Needs) {
        self.acts = self.acts.or(needs.acts());
        self.held.push(Held { act, by, needs });
    }

    fn offer(&mut self, act: Act, needs: Needs) {
        self.acts = self.acts.or(needs.acts());
        self.offers.push((act, needs));
    }

    /// What a rule makes an act need. Only where some option has to be *taken* for it: what must merely stay undone is in place or is
    /// seen to when acts are done together.
    fn count_rules(&mut self, conflict: &Conflict) {
        for (number, rule) in conflict.infeasible.iter().enumerate() {
            let allowed = Needs::of(&rule.when, false);
            for act in allowed.acts().iter().collect::<Vec<_>>() {
                let act = Literal {
                    option: act.option,
                    taken: !act.taken,
                };
                let needs = allowed.after(act);
                if needs.acts().iter().any(|needed| needed.taken) {
                    self.acts = self.acts.with(act);
                    self.hold(act, HoldKind::Rule(number), needs);
                }
            }
        }
    }

    /// The same with some commitments waived: they hold nothing back, and their debtors count as willing.
    pub(crate) fn waiving(&self, waived: &[usize]) -> Waiting {
        let is_waived = |held: &Held| matches!(held.by, HoldKind::Commitment(number) if waived.contains(&number));
        let mut waiting = self.clone();
        let released: Acts = self.held.iter().filter(|held| is_waived(held)).map(|held| held.act).collect();
        waiting.willing = waiting.willing.or(released);
        waiting.held.retain(|held| !is_waived(held));
        waiting
    }

    /// What holds one act back.
    pub(crate) fn holding(&self, act: Act) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(move |held| held.act == act)
    }

    /// Whether nothing holds an act back once some acts are done.
    pub(crate) fn supported(&self, act: Act, done: Acts) -> bool {
        self.holding(act).all(|held| held.needs.met(done))
    }

    /// Whether somebody would do an act once some acts are done.
    fn willing(&self, act: Act, done: Acts) -> bool {
        self.willing.has(act) || self.offers.iter().any(|(offered, needs)| *offered == act && needs.met(done))
    }

    /// What is free in sequence: the least set that holds what is in place, and every act that somebody would do and nothing holds back
    /// given what the set has.
    pub(crate) fn free(&self) -> Acts {
        let mut free = self.in_place;
        loop {
            let joins = |act: &Act| !free.has(*act) && self.willing(*act, free) && self.supported(*act, free);
            let more: Acts = self.acts.iter().filter(joins).collect();
            if more.is_empty() {
                return free;
            }
            free = free.or(more);
        }
    }

    /// The greatest set of acts beyond the free ones that hold each other up, once all are done.
    pub(crate) fn holding_each_other_up(&self, free: Acts) -> Acts {
        let mut set = self.acts.without(free);
        loop {
            let all = set.or(free);
            let stays = |act: &Act| self.willing(*act, all) && self.supported(*act, all);
            let kept: Acts = set.iter().filter(stays).collect();
            if kept == set {
                return set;
            }
            set = kept;
        }
    }

    /// What an act lacks, given some acts: conditions not met, and where nobody would do it yet, the offers that would make somebody.
    pub(crate) fn lacking(&self, act: Act, done: Acts) -> Option<Needs> {
        let mut lacks: Vec<Needs> = self
            .holding(act)
            .filter(|held| !held.needs.met(done))
            .map(|held| held.needs.clone())
            .collect();
        if !self.willing(act, done) {
            let offers = self.offers.iter().filter(|(offered, _)| *offered == act);
            lacks.push(Needs::Any(offers.map(|(_, needs)| needs.clone()).collect()));
        }
        (!lacks.is_empty()).then_some(Needs::All(lacks))
    }
}
