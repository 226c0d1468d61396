//! Who is bound to what, on which condition.

use crate::conditions::connective::{Clause, denies};
use crate::entities::{Cast, Placed};
use crate::identity::content_id;
use crate::statements::grammar::PRONOUN;
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use crate::{Commitment, CommitmentLogic, CommitmentStance, ConditionKind, EntityKind, MentionKind, Modality, Span, Statement};
use std::ops::Range;

/// Act and antecedent in words.
struct Parts {
    act: Range<usize>,
    antecedent: Range<usize>,
    /// Both sides were swapped, as in "X before Y".
    swapped: bool,
}

/// The commitments that a statement's conditions make; `before` is the statement ahead of it in its sentence.
pub(crate) fn commitments(scene: &Scene, cast: &Cast, said: (&Draft, &Statement), clauses: &[Clause], before: Option<&Draft>) -> Vec<Commitment> {
    let (draft, statement) = said;
    if draft.modality == Modality::Question {
        return Vec::new();
    }
    clauses.iter().filter_map(|clause| commitment(scene, cast, (draft, statement), clause, before)).collect()
}

fn commitment(scene: &Scene, cast: &Cast, said: (&Draft, &Statement), clause: &Clause, before: Option<&Draft>) -> Option<Commitment> {
    let (draft, statement) = said;
    let prose = scene.prose;
    let parts = parts(prose, draft, clause, before)?;
    if !binds(prose, draft, clause, &parts) {
        return None;
    }
    let debtor = debtor(prose, cast, draft, &parts);
    if debtor.is_empty() {
        return None;
    }
    let counterparty = counterparty(prose, cast, draft, &parts, &debtor);
    if parts.swapped && !counterparty.is_empty() && counterparty == debtor {
        return None;
    }
    let (act, antecedent) = (prose.span(&parts.act), prose.span(&parts.antecedent));
    let span = Span { start: act.start.min(antecedent.start), end: act.end.max(antecedent.end) };
    let denied = denies(prose, &parts.act) || draft.modality == Modality::Refusal;
    Some(Commitment {
        id: content_id('c', statement_text(statement), &[span, act, antecedent]),
        span,
        debtor: cast.ids(&debtor),
        consequent_span: act,
        antecedent_span: antecedent,
        counterparty: cast.ids(&counterparty),
        logic: logic(clause.kind, denied),
        stance: stance(prose, draft, &parts, denied),
        statement: Some(statement.id.clone()),
        basis: statement.basis,
        passage: statement.passage,
        rule: format!("{:?}", clause.kind).to_lowercase(),
    })
}

/// A statement's id already depends on the text.
fn statement_text(statement: &Statement) -> &str {
    &statement.id
}

/// Which side is the act. "X before Y" demands X first, so that Y is the act, unless X is denied.
fn parts(prose: &Prose, draft: &Draft, clause: &Clause, before: Option<&Draft>) -> Option<Parts> {
    let main = clause.main.clone();
    let behind = clause.behind.clone();
    match clause.kind {
        ConditionKind::Unconditional | ConditionKind::Circumstance => None,
        ConditionKind::Before if !denies(prose, main.as_ref()?) => Some(Parts { act: behind, antecedent: main?, swapped: true }),
        ConditionKind::Upon => {
            let main = main?;
            let empty = main.len() <= 5 && PRONOUN.contains(&prose.lower(main.start));
            let act = if empty { before.filter(|other| other.source.actors == draft.source.actors)?.content.first()?.clone() } else { main };
            Some(Parts { act, antecedent: behind, swapped: false })
        }
        _ => Some(Parts { act: main?, antecedent: behind, swapped: false }),
    }
}

/// Whether somebody is bound: a modal in the act, or a verb that wishes, offers, promises, refuses or threatens it.
fn binds(prose: &Prose, draft: &Draft, clause: &Clause, parts: &Parts) -> bool {
    let willed = matches!(draft.modality, Modality::Offer | Modality::Promise | Modality::Refusal | Modality::Threat | Modality::Demand);
    let has = |words: &Range<usize>, any: &[&str]| words.clone().any(|at| prose.is(at, any));
    let future = has(&parts.act, &["will", "would", "shall", "'ll", "'d", "won't", "wouldn't", "cannot", "must"]);
    if parts.swapped {
        let wished = has(&parts.antecedent, &["must", "should", "wants", "want", "needs", "need", "demands", "requires"]) || draft.modality == Modality::Demand;
        return wished;
    }
    clause.kind == ConditionKind::Upon || willed || future
}

/// Who is bound by the act: its subject; the speaker where the subject is a pronoun or missing.
fn debtor(prose: &Prose, cast: &Cast, draft: &Draft, parts: &Parts) -> Vec<usize> {
    let clause = if parts.swapped { &parts.act } else { &parts.act };
    let first = prose.lower(clause.start);
    if matches!(first, "it" | "they") {
        return it(prose, cast, draft, parts);
    }
    let own = PRONOUN.contains(&first) || first == "to" || first.ends_with("ing");
    if !own && let Some(subject) = subject(cast, prose, clause) {
        return vec![subject.actor];
    }
    let named = !own && opens_noun(prose, clause.start) && !parts.swapped;
    if named { Vec::new() } else { draft.source.actors.clone() }
}

/// "it": a body named between the verb and the clause, else the subject of the other clause, else the speaker if that is no person.
fn it(prose: &Prose, cast: &Cast, draft: &Draft, parts: &Parts) -> Vec<usize> {
    let body = |placed: &&Placed| placed.kind != MentionKind::Adjectival && cast.actors[placed.actor].kind != EntityKind::Person;
    if parts.swapped {
        let opening = subject(cast, prose, &parts.antecedent).filter(body);
        if let Some(placed) = opening {
            return vec![placed.actor];
        }
    }
    let cue = draft.cue.first().map_or(parts.act.start, |cue| cue.end);
    let between = (cue..parts.act.start.max(cue)).filter_map(|at| cast.mention(at)).find(body);
    match between {
        Some(placed) => vec![placed.actor],
        None if draft.source.actors.iter().all(|&actor| cast.actors[actor].kind != EntityKind::Person) => draft.source.actors.clone(),
        None => draft.source.on_behalf_of.clone(),
    }
}

/// The mention with which a clause opens.
fn subject<'c>(cast: &'c Cast, prose: &Prose, clause: &Range<usize>) -> Option<&'c Placed> {
    let limit = clause.end.min(clause.start + 6);
    let at = (clause.start..limit).find(|&at| cast.mention(at).is_some_and(|placed| placed.kind != MentionKind::Adjectival))?;
    let placed = cast.mention(at)?;
    let led = (clause.start..placed.words.start).all(|word| !crate::statements::grammar::PREPOSITION.contains(&prose.lower(word)) && !crate::statements::grammar::is_finite(prose, word));
    let free = !prose.is(placed.words.end, &["'s", "'", "’"]);
    (led && free).then_some(placed)
}

fn opens_noun(prose: &Prose, at: usize) -> bool {
    crate::statements::grammar::DETERMINER.contains(&prose.lower(at))
}

/// Who must bring the antecedent about: its subject, or whoever it is asked "from"; "he" and "they" are the other side of the act.
fn counterparty(prose: &Prose, cast: &Cast, draft: &Draft, parts: &Parts, debtor: &[usize]) -> Vec<usize> {
    let clause = &parts.antecedent;
    let first = prose.lower(clause.start);
    if matches!(first, "he" | "she" | "they") {
        let other = parts.act.clone().filter_map(|at| cast.mention(at)).find(|placed| !debtor.contains(&placed.actor) && !draft.source.actors.contains(&placed.actor));
        return other.map(|placed| placed.actor).into_iter().collect();
    }
    let from = clause.clone().find(|&at| prose.is(at, &["from", "by"])).and_then(|at| cast.mention(at + 1).or_else(|| cast.mention(at + 2)));
    let opening = subject(cast, prose, clause).filter(|placed| !debtor.contains(&placed.actor));
    opening.or(from).map(|placed| placed.actor).filter(|actor| !debtor.contains(actor)).into_iter().collect()
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

fn stance(prose: &Prose, draft: &Draft, parts: &Parts, denied: bool) -> CommitmentStance {
    match draft.modality {
        Modality::Threat => CommitmentStance::Threatens,
        Modality::Refusal => CommitmentStance::Refuses,
        Modality::Demand => CommitmentStance::Demands,
        Modality::Offer => CommitmentStance::Offers,
        _ if parts.swapped => CommitmentStance::Demands,
        _ if denied => CommitmentStance::Refuses,
        _ if parts.act.clone().any(|at| prose.is(at, &["must", "should", "needs", "has"])) => CommitmentStance::Requires,
        _ => CommitmentStance::Commits,
    }
}
