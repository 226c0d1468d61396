//! Who is bound to what, on which condition.

use crate::conditions::connective::{Clause, denies};
use crate::entities::{Cast, Placed};
use crate::identity::content_id;
use crate::statements::grammar::{DETERMINER, PREPOSITION, PRONOUN, is_finite};
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use crate::{Commitment, CommitmentLogic, CommitmentStance, ConditionKind, EntityKind, MentionKind, Modality, Span, Statement};
use std::ops::Range;

/// A statement whose conditions are read.
pub(crate) struct Said<'s> {
    /// In words.
    pub draft: &'s Draft,
    /// As a record.
    pub statement: &'s Statement,
    /// The statement ahead of it in its sentence.
    pub before: Option<&'s Draft>,
    /// Hash of the text, for ids.
    pub text_sha256: &'s str,
}

/// Act and antecedent in words.
struct Parts {
    act: Range<usize>,
    antecedent: Range<usize>,
    /// Both sides were swapped, as in "X before Y".
    swapped: bool,
}

/// The commitments that a statement's conditions make.
pub(crate) fn commitments(scene: &Scene, cast: &Cast, said: &Said, clauses: &[Clause]) -> Vec<Commitment> {
    if said.draft.modality == Modality::Question {
        return Vec::new();
    }
    clauses
        .iter()
        .filter_map(|clause| commitment(scene.prose, cast, said, clause))
        .collect()
}

fn commitment(prose: &Prose, cast: &Cast, said: &Said, clause: &Clause) -> Option<Commitment> {
    let parts = parts(prose, said, clause)?;
    let binding = Binding {
        prose,
        cast,
        draft: said.draft,
        parts,
    };
    if !binding.binds(clause) {
        return None;
    }
    let debtor = binding.debtor();
    let counterparty = binding.counterparty(&debtor);
    if debtor.is_empty() || binding.parts.swapped && counterparty == debtor {
        return None;
    }
    let (act, antecedent) = (prose.span(&binding.parts.act), prose.span(&binding.parts.antecedent));
    let sides = around(act, antecedent);
    // A leading "until" belongs to what is marked: without it the rest may read as its contrary.
    let span = around(sides, prose.span(&clause.connective));
    let denied = denies(prose, &binding.parts.act) || said.draft.modality == Modality::Refusal;
    Some(Commitment {
        id: content_id('c', said.text_sha256, &[sides, act, antecedent]),
        span,
        debtor: cast.ids(&debtor),
        consequent_span: act,
        antecedent_span: antecedent,
        counterparty: cast.ids(&counterparty),
        logic: logic(clause.kind, denied),
        stance: binding.stance(denied),
        statement: Some(said.statement.id.clone()),
        basis: said.statement.basis,
        passage: said.statement.passage,
        rule: format!("condition opened by “{}”", prose.phrase(clause.connective.clone())),
        confidence: None,
    })
}

/// The least span that holds both.
fn around(one: Span, other: Span) -> Span {
    Span {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    }
}

/// Which side is the act. "X before Y" demands X first, so that Y is the act, unless X is denied.
fn parts(prose: &Prose, said: &Said, clause: &Clause) -> Option<Parts> {
    let main = clause.main.clone()?;
    let behind = clause.behind.clone();
    match clause.kind {
        ConditionKind::Unconditional | ConditionKind::Circumstance => None,
        ConditionKind::Before if !denies(prose, &main) => Some(Parts {
            act: behind,
            antecedent: main,
            swapped: true,
        }),
        ConditionKind::Upon if main.len() <= 5 && PRONOUN.contains(&prose.lower(main.start)) => {
            let before = said.before.filter(|other| other.source.actors == said.draft.source.actors)?;
            Some(Parts {
                act: before.content.first()?.clone(),
                antecedent: behind,
                swapped: false,
            })
        }
        _ => Some(Parts {
            act: main,
            antecedent: behind,
            swapped: false,
        }),
    }
}

/// A condition whose parties are sought.
struct Binding<'s, 'a> {
    prose: &'s Prose<'a>,
    cast: &'s Cast,
    draft: &'s Draft,
    parts: Parts,
}

impl<'s> Binding<'s, '_> {
    /// Whether somebody is bound: a modal in the act, or a verb that wishes, offers, promises, refuses or threatens it.
    fn binds(&self, clause: &Clause) -> bool {
        let has = |words: &Range<usize>, any: &[&str]| words.clone().any(|at| self.prose.is(at, any));
        if self.parts.swapped {
            let wished = has(
                &self.parts.antecedent,
                &["must", "should", "wants", "want", "needs", "need", "demands", "requires"],
            );
            return wished || self.draft.modality == Modality::Demand;
        }
        let willed = matches!(
            self.draft.modality,
            Modality::Offer | Modality::Promise | Modality::Refusal | Modality::Threat | Modality::Demand
        );
        let future = has(
            &self.parts.act,
            &["will", "would", "shall", "'ll", "'d", "won't", "wouldn't", "cannot", "must"],
        );
        clause.kind == ConditionKind::Upon || willed || future
    }

    /// Who is bound by the act: its subject; the speaker where the subject is a pronoun or missing.
    fn debtor(&self) -> Vec<usize> {
        let act = &self.parts.act;
        let first = self.prose.lower(act.start);
        if matches!(first, "it" | "they") {
            return self.it();
        }
        let own = PRONOUN.contains(&first) || first == "to" || first.ends_with("ing");
        if !own && let Some(subject) = self.subject(act) {
            return vec![subject.actor];
        }
        let somebody_else = !own && DETERMINER.contains(&first) && !self.parts.swapped;
        if somebody_else {
            Vec::new()
        } else {
            self.draft.source.actors.clone()
        }
    }

    /// "it": the subject of the other clause, a body named between verb and clause, else the speaker if that is no person.
    fn it(&self) -> Vec<usize> {
        let person = |actor: usize| self.cast.actors[actor].kind == EntityKind::Person;
        let body = |placed: &&Placed| placed.kind != MentionKind::Adjectival && !person(placed.actor);
        let opening = self.subject(&self.parts.antecedent).filter(|_| self.parts.swapped).filter(body);
        let cue = self.draft.cue.first().map_or(self.parts.act.start, |cue| cue.end);
        let between = (cue..self.parts.act.start.max(cue))
            .filter_map(|at| self.cast.mention(at))
            .find(body);
        match opening.or(between) {
            Some(placed) => vec![placed.actor],
            None if !self.draft.source.actors.iter().any(|&actor| person(actor)) => self.draft.source.actors.clone(),
            None => self.draft.source.on_behalf_of.clone(),
        }
    }

    /// The mention with which a clause opens.
    fn subject(&self, clause: &Range<usize>) -> Option<&'s Placed> {
        let limit = clause.end.min(clause.start + 6);
        let named = |at: usize| self.cast.mention(at).filter(|placed| placed.kind != MentionKind::Adjectival);
        let placed = (clause.start..limit).find_map(named)?;
        let blocks = |word: usize| PREPOSITION.contains(&self.prose.lower(word)) || is_finite(self.prose, word);
        let led = !(clause.start..placed.words.start).any(blocks);
        let free = !self.prose.is(placed.words.end, &["'s", "'", "’"]);
        (led && free).then_some(placed)
    }

    /// Who must bring the antecedent about: its subject, or whoever it is asked "from"; "he" and "they" are the other side of the act.
    fn counterparty(&self, debtor: &[usize]) -> Vec<usize> {
        let clause = &self.parts.antecedent;
        let strange = |placed: &&Placed| !debtor.contains(&placed.actor);
        if self.prose.is(clause.start, &["he", "she", "they"]) {
            let mut named = self.parts.act.clone().filter_map(|at| self.cast.mention(at));
            let other = named.find(|placed| strange(placed) && !self.draft.source.actors.contains(&placed.actor));
            return other.map(|placed| placed.actor).into_iter().collect();
        }
        let from = clause.clone().find(|&at| self.prose.is(at, &["from", "by"]));
        let asked = from
            .and_then(|at| self.cast.mention(at + 1).or_else(|| self.cast.mention(at + 2)))
            .filter(strange);
        let opening = self.subject(clause).filter(strange);
        let owner = clause
            .clone()
            .take(3)
            .find(|&at| self.prose.is(at, &["'s", "'", "’"]))
            .and_then(|at| self.cast.mention(at.checked_sub(1)?))
            .filter(strange);
        opening.or(asked).or(owner).map(|placed| placed.actor).into_iter().collect()
    }

    fn stance(&self, denied: bool) -> CommitmentStance {
        match self.draft.modality {
            Modality::Threat => CommitmentStance::Threatens,
            Modality::Refusal => CommitmentStance::Refuses,
            Modality::Demand => CommitmentStance::Demands,
            Modality::Offer => CommitmentStance::Offers,
            _ if self.parts.swapped => CommitmentStance::Demands,
            _ if denied => CommitmentStance::Refuses,
            _ if self
                .parts
                .act
                .clone()
                .any(|at| self.prose.is(at, &["must", "should", "needs", "has"])) =>
            {
                CommitmentStance::Requires
            }
            _ => CommitmentStance::Commits,
        }
    }
}

fn logic(kind: ConditionKind, denied: bool) -> CommitmentLogic {
    match kind {
        ConditionKind::If | ConditionKind::Once => CommitmentLogic::Sufficient,
        ConditionKind::Terms => CommitmentLogic::Both,
        ConditionKind::InAbsenceOf => CommitmentLogic::Blocking,
        ConditionKind::Unless | ConditionKind::Until if !denied => CommitmentLogic::Blocking,
        _ => CommitmentLogic::Necessary,
    }
}
