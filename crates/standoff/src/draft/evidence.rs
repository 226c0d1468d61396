//! What the items of a record offer to a model: commitments as ties between acts, refusals, demands and beliefs as wishes.

use super::acts::{Act, Subject};
use super::sides::Sides;
use super::{LeftOut, word_of};
use standoff_conflict::{Basis, Logic, Stance};
use standoff_ledger::{Coded, Entry};
use standoff_reading::{
    Commitment, CommitmentLogic, CommitmentStance, ConditionKind, Modality, Polarity, RecordBasis, Span, Statement, StatementForm,
};
use std::collections::{BTreeMap, BTreeSet};

/// Where something is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    /// `document@start-end`.
    pub cite: String,
    /// Id of the item.
    pub item: String,
    /// Id of the statement around it; its own for a statement.
    pub within: String,
    /// How it is known.
    pub basis: Basis,
    /// Whether an analyst has accepted the item.
    pub accepted: bool,
    /// The day it was said or done, else of the page; empty if neither is known.
    pub day: String,
}

/// An act that somebody is to do.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// What.
    pub act: Act,
    /// Whose act it is; empty where the page does not say.
    pub owners: Vec<usize>,
    /// The words.
    pub words: String,
    /// Whether the side that would do it is the one that the words bind.
    pub bound: bool,
    /// Where they stand.
    pub ground: Ground,
}

/// What an act waits for.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    /// Nothing: offered as it is.
    Always,
    /// It is refused as it is.
    Never,
    /// All of these.
    Clauses(Vec<Clause>),
}

/// A commitment as the record has it, its actors gathered.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    /// Who is bound.
    pub debtor: usize,
    /// The act.
    pub act: Clause,
    /// What it waits for.
    pub condition: Condition,
    /// How the two hang together.
    pub logic: Logic,
    /// The tone.
    pub stance: Stance,
    /// Where the whole stands.
    pub ground: Ground,
}

/// What a statement says of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WishKind {
    /// The holder will not do it itself.
    Refuses,
    /// The holder wants it of another.
    Demands,
    /// The holder thinks that another wants it, or does not.
    Believes {
        /// Of whom.
        of: usize,
        /// Whether it is thought to be wanted.
        wanted: bool,
    },
}

/// A wish that a statement tells.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// Whose.
    pub holder: usize,
    /// What about.
    pub clause: Clause,
    /// Which way.
    pub kind: WishKind,
}

/// All that was gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Commitments, then offers and refusals without condition.
    pub ties: Vec<Tie>,
    /// Wishes.
    pub wishes: Vec<Wish>,
    /// Items that offer something that could not be used.
    pub left_out: Vec<LeftOut>,
}

/// What it takes to read items: who belongs to whom, and the names that say nothing of an act.
pub(super) struct Gatherer<'a> {
    pub sides: &'a Sides,
    /// Names of actors in lower case with the actor's side.
    pub surfaces: BTreeSet<String>,
    /// Names in lower case with the side that they mean.
    pub names: Vec<(String, usize)>,
}

impl Gatherer<'_> {
    /// Reads all items. Cost: one parse per clause.
    pub(super) fn gather(&self, items: &[Entry]) -> Evidence {
        let mut evidence = Evidence::default();
        for entry in items {
            if let Coded::Commitment(commitment) = &entry.coded {
                self.commitment(entry, commitment, &mut evidence);
            }
        }
        let carriers: BTreeSet<&str> = items
            .iter()
            .filter_map(|entry| match &entry.coded {
                Coded::Commitment(commitment) => commitment.statement.as_deref(),
                _ => None,
            })
            .collect();
        for entry in items {
            if let Coded::Statement(statement) = &entry.coded {
                self.statement(entry, (statement, carriers.contains(entry.id.as_str())), &mut evidence);
            }
        }
        self.own_words(items, &mut evidence);
        evidence
    }

    /// Leaves *stated* only what the side itself said: another's words about a side, quoted or not, are a report of it.
    fn own_words(&self, items: &[Entry], evidence: &mut Evidence) {
        let voices: BTreeMap<&str, Vec<usize>> = items
            .iter()
            .filter_map(|entry| match &entry.coded {
                Coded::Statement(statement) => Some((entry.id.as_str(), self.sides.of_all(&statement.speaker))),
                _ => None,
            })
            .collect();
        let judge = |ground: &mut Ground, sides: &[usize]| {
            let own = voices
                .get(ground.within.as_str())
                .is_some_and(|said| said.iter().any(|side| sides.contains(side)));
            if !own {
                ground.basis = Basis::Reported;
            }
        };
        for tie in &mut evidence.ties {
            judge(&mut tie.ground, &[tie.debtor]);
            judge(&mut tie.act.ground, &[tie.debtor]);
            if let Condition::Clauses(clauses) = &mut tie.condition {
                clauses.iter_mut().for_each(|clause| judge(&mut clause.ground, &clause.owners));
            }
        }
        for wish in &mut evidence.wishes {
            // What one side thinks of another is in its own words when it is the one that speaks.
            judge(&mut wish.clause.ground, &[wish.holder]);
        }
    }

    fn clause(&self, entry: &Entry, span: Span, owners: Vec<usize>) -> Clause {
        let words = word_of(entry, span);
        Clause {
            act: Act::read(&words, &self.surfaces),
            owners,
            ground: ground(entry, span),
            bound: false,
            words,
        }
    }

    fn commitment(&self, entry: &Entry, commitment: &Commitment, evidence: &mut Evidence) {
        let mut leave = |why: &str| evidence.left_out.push(LeftOut::item(entry, why));
        let debtors = self.sides.of_all(&commitment.debtor);
        let Some(&debtor) = debtors.first() else {
            return leave("the page does not say who is bound");
        };
        let logic = match commitment.logic {
            CommitmentLogic::Necessary => Logic::Necessary,
            CommitmentLogic::Sufficient => Logic::Sufficient,
            CommitmentLogic::Both => Logic::Both,
            CommitmentLogic::Blocking => Logic::Blocking,
        };
        let mut act = self.clause(entry, commitment.consequent_span, vec![debtor]);
        // "will not return before …": what is conditioned is the return.
        act.act.negated &= logic != Logic::Necessary;
        act.bound = true;
        let nobody = matches!(&act.act.subject, Subject::Words(words) if matches!(words.to_lowercase().as_str(), "nobody" | "anybody" | "everybody"));
        if act.act.is_empty() || nobody {
            return leave("the words for the act say too little to tell it from others");
        }
        let others = self.sides.of_all(&commitment.counterparty);
        let own = others == [debtor];
        let owners = if own { Vec::new() } else { others };
        let clauses = self.parts(entry, commitment.antecedent_span, &owners);
        if clauses.is_empty() {
            return leave("the words for the condition say too little to tell what is waited for");
        }
        for debtor in debtors {
            let act = Clause {
                owners: vec![debtor],
                ..act.clone()
            };
            evidence.ties.push(Tie {
                debtor,
                act,
                condition: Condition::Clauses(clauses.clone()),
                logic,
                stance: stance(commitment.stance),
                ground: ground(entry, commitment.span),
            });
        }
    }

    /// A condition cut at "and" where a clause stands on either side.
    fn parts(&self, entry: &Entry, span: Span, owners: &[usize]) -> Vec<Clause> {
        let words = word_of(entry, span);
        let mut places = Vec::new();
        let mut start = 0;
        for (at, found) in words.match_indices(" and ") {
            places.push((start, words[..at].chars().count()));
            start = words[..at + found.len()].chars().count();
        }
        places.push((start, words.chars().count()));
        let parts: Vec<Clause> = places
            .iter()
            .map(|(first, past)| {
                let span = Span {
                    start: span.start + first,
                    end: span.start + past,
                };
                self.clause(entry, span, owners.to_vec())
            })
            .collect();
        let whole_clauses = parts.len() > 1 && parts.iter().all(|part| part.act.clause && !part.act.is_empty());
        let parts = if whole_clauses {
            parts
        } else {
            vec![self.clause(entry, span, owners.to_vec())]
        };
        parts.into_iter().filter(|part| !part.act.is_empty()).collect()
    }

    fn statement(&self, entry: &Entry, (statement, carrier): (&Statement, bool), evidence: &mut Evidence) {
        let speakers = self.sides.of_all(&statement.speaker);
        let Some(&speaker) = speakers.first() else { return };
        let words = entry_words(statement);
        let act = Act::read(&words, &self.surfaces);
        // To refuse a comment or a name is no move in a dispute.
        let of_speech = ["comment", "identifi", "identify", "speak"]
            .iter()
            .any(|word| act.words.contains(*word));
        if act.is_empty() || of_speech {
            return;
        }
        let meant = self.meant(&act, speaker, &words);
        let clause = |owner: usize| Clause {
            act: act.clone(),
            owners: vec![owner],
            words: words.clone(),
            bound: true,
            ground: ground(entry, entry.span),
        };
        let wish = |kind: WishKind, owner: usize| Wish {
            holder: speaker,
            clause: clause(owner),
            kind,
        };
        if let Some((of, wanted)) = self.belief(statement, (meant, speaker), &act) {
            evidence.wishes.push(wish(WishKind::Believes { of, wanted }, of));
            return;
        }
        if carrier
            || statement
                .condition
                .as_ref()
                .is_some_and(|found| found.kind != ConditionKind::Unconditional)
        {
            return;
        }
        match statement.modality {
            Modality::Offer if meant == Some(speaker) && !act.negated => {
                for owner in speakers {
                    evidence.ties.push(bare(clause(owner), Condition::Always));
                }
            }
            Modality::Refusal | Modality::Denial if meant == Some(speaker) => {
                if statement.modality == Modality::Refusal && statement.form == StatementForm::ReportedAct {
                    evidence.ties.push(bare(clause(speaker), Condition::Never));
                } else {
                    evidence.wishes.push(wish(WishKind::Refuses, speaker));
                }
            }
            Modality::Demand => {
                let of = self.asked(statement, meant, speaker);
                let mut wish = wish(WishKind::Demands, of.unwrap_or(speaker));
                wish.clause.owners.retain(|owner| Some(*owner) == of);
                evidence.wishes.push(wish);
            }
            _ => {}
        }
    }

    /// Of whom a demand is made: the side that its words name, else the only one addressed.
    fn asked(&self, statement: &Statement, meant: Option<usize>, speaker: usize) -> Option<usize> {
        let addressed = self.sides.of_all(&statement.addressee);
        meant.filter(|side| *side != speaker).or(match addressed[..] {
            [only] if only != speaker => Some(only),
            _ => None,
        })
    }

    /// Whose act the words speak of: the speaker's where they name nobody.
    fn meant(&self, act: &Act, speaker: usize, words: &str) -> Option<usize> {
        match &act.subject {
            Subject::Nobody | Subject::Speaker | Subject::Pronoun => match self.first_named(words) {
                // "the North’s willingness for …": the name stands as an owner, not as a subject.
                Some((side, true)) => Some(side),
                _ => Some(speaker),
            },
            Subject::Words(subject) => self.first_named(subject).map(|(side, _)| side),
        }
    }

    /// The side whose name opens the words, and whether it stands there as an owner.
    fn first_named(&self, words: &str) -> Option<(usize, bool)> {
        let plain = words.to_lowercase().replace('’', "'");
        let plain = plain.strip_prefix("the ").unwrap_or(&plain);
        let opens = |name: &str| {
            let name = name.strip_prefix("the ").unwrap_or(name);
            let rest = plain.strip_prefix(name)?;
            rest.chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric())
                .then_some((name.len(), rest.starts_with("'s ") || rest.starts_with("' ")))
        };
        let found = self
            .names
            .iter()
            .filter_map(|(name, side)| opens(name).map(|(length, owner)| (length, *side, owner)));
        found
            .max_by_key(|(length, side, _)| (*length, std::cmp::Reverse(*side)))
            .map(|(_, side, owner)| (side, owner))
    }

    /// Whether a statement is a picture of another side's wish: of whom, and whether it is thought to be wanted.
    fn belief(&self, statement: &Statement, (meant, speaker): (Option<usize>, usize), act: &Act) -> Option<(usize, bool)> {
        let of = meant.filter(|side| *side != speaker)?;
        let words = statement.words.to_lowercase();
        let of_wanting = [
            "willing",
            "want",
            "intend",
            "intention",
            "ready",
            "prepared",
            "wish",
            "hope",
            "eager",
            "determin",
            "desire",
            "would rather",
        ];
        let told = of_wanting.iter().any(|word| words.contains(word));
        let expected = statement.modality == Modality::Expectation;
        let positive = statement.polarity == Polarity::Positive;
        (told || expected).then_some((of, positive && !act.negated))
    }
}

/// A statement's words, pieces joined.
fn entry_words(statement: &Statement) -> String {
    statement.words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An offer or refusal without condition.
fn bare(act: Clause, condition: Condition) -> Tie {
    let offered = matches!(condition, Condition::Always);
    Tie {
        debtor: act.owners.first().copied().unwrap_or_default(),
        ground: act.ground.clone(),
        act: Clause {
            act: Act {
                negated: false,
                ..act.act.clone()
            },
            ..act
        },
        condition,
        logic: if offered { Logic::Sufficient } else { Logic::Necessary },
        stance: if offered { Stance::Offers } else { Stance::Refuses },
    }
}

/// Where a part of an entry stands.
fn ground(entry: &Entry, span: Span) -> Ground {
    let document = entry
        .citation
        .rsplit_once('@')
        .map_or(entry.document.as_str(), |(document, _)| document);
    let (basis, within) = match &entry.coded {
        Coded::Statement(statement) => (statement.basis, entry.id.clone()),
        Coded::Commitment(commitment) => (commitment.basis, commitment.statement.clone().unwrap_or_default()),
        _ => (RecordBasis::Reported, String::new()),
    };
    Ground {
        cite: format!("{document}@{}-{}", span.start, span.end),
        item: entry.id.clone(),
        within,
        basis: match basis {
            RecordBasis::Stated => Basis::Stated,
            RecordBasis::Reported => Basis::Reported,
        },
        day: day_of(entry).unwrap_or_default(),
        accepted: entry
            .ruling
            .verdict
            .as_ref()
            .is_some_and(|verdict| verdict.decision == standoff_ledger::DecisionKind::Accept),
    }
}

/// The last day of an item's date, else the day of its page.
pub(super) fn day_of(entry: &Entry) -> Option<String> {
    let is_day = |text: &&str| text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let said = entry.date.as_deref().and_then(|date| date.rsplit('/').next()).filter(is_day);
    let published = entry.published.as_deref().and_then(|date| date.get(..10)).filter(is_day);
    said.or(published).map(str::to_owned)
}

fn stance(stance: CommitmentStance) -> Stance {
    match stance {
        CommitmentStance::Offers => Stance::Offers,
        CommitmentStance::Demands => Stance::Demands,
        CommitmentStance::Commits => Stance::Commits,
        CommitmentStance::Requires => Stance::Requires,
        CommitmentStance::Refuses => Stance::Refuses,
        CommitmentStance::Threatens => Stance::Threatens,
    }
}
