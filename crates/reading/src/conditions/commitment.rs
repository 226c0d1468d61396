//! Who is bound to what, on which condition.

use crate::conditions::clause::{Clause, FUTURE, OBLIGED, denies, is_announced};
use crate::conditions::parties::Parties;
use crate::identity::content_id;
use crate::statements::grammar::PRONOUN;
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use crate::{Commitment, CommitmentLogic, CommitmentStance, ConditionKind, Modality, RecordBasis, Span, Statement};
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
pub(crate) fn commitments(scene: &Scene, parties: &Parties, said: &Said, clauses: &[Clause]) -> Vec<Commitment> {
    if said.draft.modality == Modality::Question {
        return Vec::new();
    }
    let bound = clauses.iter().filter_map(|clause| {
        let parts = parts(scene.prose, said, clause)?;
        let binding = Binding::new(scene, parties, said.draft, (clause, parts));
        let commitment = binding.commitment(clause, said.text_sha256)?;
        Some(Commitment {
            statement: Some(said.statement.id.clone()),
            basis: said.statement.basis,
            passage: said.statement.passage,
            ..commitment
        })
    });
    bound.collect()
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
    let plain = plain_parts(prose, clause);
    let main = clause.main.clone()?;
    let points_back = clause.kind == ConditionKind::Upon && main.len() <= 5 && PRONOUN.contains(&prose.lower(main.start));
    if !points_back {
        return plain;
    }
    let before = said.before.filter(|other| other.source.actors == said.draft.source.actors)?;
    Some(Parts {
        act: before.content.first()?.clone(),
        antecedent: clause.behind.clone(),
        swapped: false,
    })
}

fn plain_parts(prose: &Prose, clause: &Clause) -> Option<Parts> {
    let main = clause.main.clone()?;
    let behind = clause.behind.clone();
    match clause.kind {
        ConditionKind::Unconditional | ConditionKind::Circumstance => None,
        ConditionKind::Before if !denies(prose, &main) => Some(Parts {
            act: behind,
            antecedent: main,
            swapped: true,
        }),
        _ => Some(Parts {
            act: main,
            antecedent: behind,
            swapped: false,
        }),
    }
}

/// A condition whose parties are sought.
pub(super) struct Binding<'s, 'p, 'a> {
    pub(super) scene: &'s Scene<'p, 'a>,
    pub(super) parties: &'s Parties<'s>,
    pub(super) draft: &'s Draft,
    pub(super) act: Range<usize>,
    pub(super) antecedent: Range<usize>,
    /// The clause that "then" points back to.
    pub(super) pointed: Option<Range<usize>>,
    /// Both sides were swapped, as in "X before Y".
    pub(super) swapped: bool,
    /// The act is a noun that waits: "the subsidy is conditional on …".
    pub(super) rule_of_nouns: bool,
}

impl<'s, 'p, 'a> Binding<'s, 'p, 'a> {
    fn new(scene: &'s Scene<'p, 'a>, parties: &'s Parties<'s>, draft: &'s Draft, (clause, parts): (&Clause, Parts)) -> Self {
        Binding {
            scene,
            parties,
            draft,
            act: parts.act,
            antecedent: parts.antecedent,
            pointed: clause.pointed.clone(),
            swapped: parts.swapped,
            rule_of_nouns: clause.kind == ConditionKind::Upon,
        }
    }

    /// A condition of a sentence that nobody is said to say.
    pub(super) fn plain(scene: &'s Scene<'p, 'a>, parties: &'s Parties<'s>, draft: &'s Draft, clause: &Clause) -> Option<Self> {
        let parts = plain_parts(scene.prose, clause).filter(|parts| !parts.swapped)?;
        Some(Binding::new(scene, parties, draft, (clause, parts)))
    }

    pub(super) fn prose(&self) -> &'p Prose<'a> {
        self.scene.prose
    }

    /// The commitment, if somebody is bound; its statement is left open.
    pub(super) fn commitment(&self, clause: &Clause, text_sha256: &str) -> Option<Commitment> {
        if !self.binds(clause) {
            return None;
        }
        let prose = self.prose();
        let debtor = self.debtor();
        let counterparty = self.counterparty(&debtor);
        if debtor.is_empty() || self.swapped && counterparty == debtor {
            return None;
        }
        let (act, antecedent) = (prose.span(&self.act), prose.span(&self.antecedent));
        let sides = around(act, antecedent);
        // A leading "until" belongs to what is marked: without it the rest may read as its contrary.
        let span = around(sides, prose.span(&clause.connective));
        let cast = self.parties.cast();
        let opened = || format!("condition opened by “{}”", prose.phrase(clause.connective.clone()).to_lowercase());
        Some(Commitment {
            id: content_id('c', text_sha256, &[sides, act, antecedent]),
            span,
            debtor: cast.ids(&debtor),
            consequent_span: act,
            antecedent_span: antecedent,
            counterparty: cast.ids(&counterparty),
            logic: self.logic(clause),
            stance: self.stance(clause),
            statement: None,
            basis: RecordBasis::Reported,
            passage: prose.passages[prose.sentence_of[self.act.start]],
            rule: clause.rule.map_or_else(opened, str::to_owned),
            confidence: None,
        })
    }

    fn has(&self, words: &Range<usize>, any: &[&str]) -> bool {
        words.clone().any(|at| self.prose().is(at, any))
    }

    /// Whether somebody is bound: a modal in the act, or a verb that wishes, offers, promises, refuses or threatens it.
    fn binds(&self, clause: &Clause) -> bool {
        if self.swapped {
            let wished =
                self.has(&self.antecedent, OBLIGED) || self.has(&self.antecedent, &["has", "have"]) && self.has(&self.antecedent, &["to"]);
            return wished || self.draft.modality == Modality::Demand;
        }
        let willed = matches!(
            self.draft.modality,
            Modality::Offer | Modality::Promise | Modality::Refusal | Modality::Threat | Modality::Demand
        );
        let prose = self.prose();
        let own = prose.is(self.act.start, &["we", "i"]);
        let none = prose.is(self.act.start, &["there", "no", "nothing", "nobody", "talks", "negotiations"]) && denies(prose, &self.act);
        let able = (own || none)
            && (self.has(&self.act, &["cannot", "can't", "can’t", "can"]) || self.pointed.is_none() && self.has(&self.act, &["is", "are"]));
        let announced = is_announced(self.scene, &self.act) && clause.kind != ConditionKind::Before;
        let off = self.has(&self.act, &["off", "over", "dead", "void"]) && self.has(&self.act, &["is", "are"]);
        let necessary =
            matches!(clause.kind, ConditionKind::OnlyIf | ConditionKind::After) && self.has(&self.act, &["can", "could", "may"]);
        let formed = matches!(
            clause.rule,
            Some(
                "an order and what follows"
                    | "a demand or else"
                    | "a precondition"
                    | "first one, then the other"
                    | "neither without the other"
            )
        );
        clause.kind == ConditionKind::Upon
            || willed
            || formed
            || able
            || announced
            || off
            || necessary
            || self.has(&self.act, FUTURE)
            || self.has(&self.act, &["must"])
    }

    fn is_denied(&self) -> bool {
        denies(self.prose(), &self.act) || self.draft.modality == Modality::Refusal || self.answers_no()
    }

    /// "Not unless they …".
    fn answers_no(&self) -> bool {
        self.act.end <= self.antecedent.start && (self.act.end..self.antecedent.start).any(|at| self.prose().lower(at) == "not")
    }

    fn logic(&self, clause: &Clause) -> CommitmentLogic {
        let denied = self.is_denied();
        match clause.kind {
            ConditionKind::If | ConditionKind::Once if self.prose().lower(clause.connective.start) != "only" => CommitmentLogic::Sufficient,
            ConditionKind::Terms => CommitmentLogic::Both,
            ConditionKind::InAbsenceOf => CommitmentLogic::Blocking,
            ConditionKind::Unless | ConditionKind::Until | ConditionKind::Without if !denied => CommitmentLogic::Blocking,
            _ => CommitmentLogic::Necessary,
        }
    }

    /// Whether the act does harm: a strike, a closure, a suit.
    fn is_harsh(&self) -> bool {
        const HARSH: &[&str] = &[
            "strike",
            "walk",
            "sue",
            "court",
            "close",
            "shut",
            "block",
            "halt",
            "suspend",
            "retaliate",
            "respond",
            "answer",
            "board",
            "cut",
            "boycott",
            "punish",
            "sanctions",
            "tariffs",
            "injunction",
            "stop",
            "quit",
            "resign",
            "dismiss",
            "evict",
            "expel",
            "seize",
            "leave",
            "called",
            "withdraw",
            "move",
            "escalate",
            "action",
            "blockade",
            "consequences",
            "attack",
            "force",
            "occupy",
            "appeal",
        ];
        self.act.clone().take(14).any(|at| HARSH.contains(&self.prose().lower(at)))
    }

    fn stance(&self, clause: &Clause) -> CommitmentStance {
        let obliged = self.has(&self.act, &["must", "should", "needs", "has"]);
        let denied = self.is_denied();
        let harmful = matches!(
            clause.kind,
            ConditionKind::If | ConditionKind::Unless | ConditionKind::InAbsenceOf | ConditionKind::Without
        ) && self.is_harsh();
        match self.draft.modality {
            Modality::Threat => CommitmentStance::Threatens,
            Modality::Refusal => CommitmentStance::Refuses,
            _ if clause.rule == Some("a demand or else") => CommitmentStance::Threatens,
            Modality::Demand if clause.rule.is_none() || self.swapped => CommitmentStance::Demands,
            Modality::Offer => CommitmentStance::Offers,
            _ if self.swapped || clause.rule == Some("a precondition") => CommitmentStance::Demands,
            _ if denied => CommitmentStance::Refuses,
            _ if harmful => CommitmentStance::Threatens,
            _ if obliged => CommitmentStance::Requires,
            _ if clause.rule == Some("an order and what follows") || self.is_deal(clause) => CommitmentStance::Offers,
            _ => CommitmentStance::Commits,
        }
    }

    /// An act promised for an act of the other side.
    fn is_deal(&self, clause: &Clause) -> bool {
        matches!(clause.kind, ConditionKind::If | ConditionKind::OnlyIf | ConditionKind::Terms) && self.pointed.is_none()
    }
}
