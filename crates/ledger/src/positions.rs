//! Positions as a history: what each side demands, offers, refuses and promises, by date and by the level of who says it.
//!
//! A *term* is one such statement with its condition; reports of one statement in several pages are one term. A *party* is the side for
//! which it is said: the one the page names as spoken for, else the state or body whose office the speaker holds, else the speaker. A
//! *change* is a row of dated terms of one party on one subject, from one level, that do not all say the same: positions that moved, and
//! not a contradiction. What is dated only by a bound, or not at all, is never put into such a row.

use crate::dates::days;
use crate::offices::Office;
use crate::{Coded, Entry, Failure, Kind, Ledger, Named, Query};
use standoff_reading::{ConditionKind, Dated, Level, Modality, Polarity, RecordBasis, Span, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What a term does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the words of the record
pub enum TermKind {
    Demand,
    Offer,
    Refusal,
    Promise,
    Threat,
    Denial,
}

impl TermKind {
    /// The word shown and exported.
    pub fn word(self) -> &'static str {
        match self {
            TermKind::Demand => "demand",
            TermKind::Offer => "offer",
            TermKind::Refusal => "refusal",
            TermKind::Promise => "promise",
            TermKind::Threat => "threat",
            TermKind::Denial => "denial of an intention",
        }
    }
}

/// How the date of a term is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The page gives the day itself.
    Stated,
    /// Worked out from relative words or from the day of the page.
    Relative,
    /// Another page, or another report of the same words, lends it.
    Inherited,
    /// An analyst set it.
    Set,
    /// There is none.
    Undated,
}

impl Ground {
    /// The word shown and exported.
    pub fn word(self) -> &'static str {
        match self {
            Ground::Stated => "stated",
            Ground::Relative => "relative",
            Ground::Inherited => "inherited",
            Ground::Set => "set by an analyst",
            Ground::Undated => "undated",
        }
    }
}

/// Somebody who says a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// Who.
    pub actor: Named,
    /// The office that gives the level; `None` where no page puts one beside the name.
    pub office: Option<Office>,
}

/// One thing demanded, offered, refused, promised or threatened.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The statement.
    pub entry: Entry,
    /// What it does.
    pub kind: TermKind,
    /// Whether it is negated.
    pub negative: bool,
    /// Whether the words are the speaker's own, in quotation marks; else somebody reports them.
    pub stated: bool,
    /// Who says it.
    pub voices: Vec<Voiced>,
    /// The connective of its condition, and the condition's words.
    pub condition: Option<(ConditionKind, String)>,
    /// Commitments that it carries.
    pub commitments: Vec<Entry>,
    /// How its date is known.
    pub ground: Ground,
    /// How its date was worked out.
    pub reasoning: Option<String>,
    /// Other reports of the same statement; not counted again.
    pub reports: Vec<Entry>,
}

/// A row of terms that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionChange {
    /// From which level all of them are said, as [`Term::level_word`] tells it.
    pub level: &'static str,
    /// Places in the party's terms, oldest first, at least two.
    pub terms: Vec<usize>,
}

/// A side with its terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Who; `None` for terms for which the pages name nobody.
    pub actor: Option<Named>,
    /// Its terms: by date, undated ones last, those by document and place.
    pub terms: Vec<Term>,
    /// Positions that moved.
    pub changes: Vec<PositionChange>,
}

impl Ledger {
    /// The terms of every party, or of those that an actor is or speaks for; parties with most terms first. Takes an actor by id, label or
    /// alias.
    ///
    /// # Errors
    /// [`Failure::NoSuchActor`] if nobody goes by that name.
    pub fn positions(&self, actor: Option<&str>) -> Result<Vec<Party>, Failure> {
        let wanted = match actor {
            Some(name) => self.actor_ids(&self.desk()?, &[name.to_owned()])?,
            None => Vec::new(),
        };
        let offices = self.offices()?;
        let entries = self.entries(&Query {
            kinds: vec![Kind::Statement, Kind::Commitment],
            ..Query::default()
        })?;
        let labels: Vec<String> = self
            .entities()?
            .into_iter()
            .flat_map(|entity| entity.aliases.into_iter().chain([entity.label]))
            .collect();
        let terms = terms(&entries, &offices);
        let mut parties = parties(terms, &entries, &names(&labels));
        parties.retain(|party| wanted.is_empty() || concerns(party, &wanted));
        Ok(parties)
    }
}

/// Whether a party is one of these actors, or one of them speaks or is bound in its terms.
fn concerns(party: &Party, wanted: &[String]) -> bool {
    let is = |named: &Named| wanted.contains(&named.id);
    let bound = |term: &Term| term.commitments.iter().flat_map(|bond| &bond.actors).any(is);
    let voiced = |term: &Term| term.voices.iter().any(|voice| is(&voice.actor)) || bound(term);
    party.actor.as_ref().is_some_and(is) || party.terms.iter().any(voiced)
}

/// The words of all names, which two terms share without having one subject.
fn names(labels: &[String]) -> BTreeSet<String> {
    labels.iter().flat_map(|label| stems(label)).collect()
}

/// The terms among entries; reports of one statement become one term.
fn terms(entries: &[Entry], offices: &BTreeMap<String, Office>) -> Vec<Term> {
    let mut bonds: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        if let Coded::Commitment(bond) = &entry.coded
            && let Some(statement) = &bond.statement
        {
            bonds.entry(statement).or_default().push(entry);
        }
    }
    let mut all: Vec<(&Entry, TermKind)> = entries.iter().filter_map(|entry| Some((entry, kind(entry)?))).collect();
    // Own words before reports, dated before undated: the first of a group stands for it.
    all.sort_by_key(|(entry, _)| (!stated(entry), entry.date.is_none()));
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut terms = Vec::new();
    for (entry, kind) in &all {
        if !told.insert(&entry.id) {
            continue;
        }
        // What is affirmed here and denied there is never one term, however it was grouped.
        let one = |other: &Entry| entry.same.contains(&other.id) && other.id != entry.id && negative(other) == negative(entry);
        let others: Vec<&Entry> = all.iter().map(|(other, _)| *other).filter(|other| one(other)).collect();
        let reports: Vec<Entry> = others.iter().map(|other| (*other).clone()).collect();
        told.extend(others.iter().map(|other| other.id.as_str()));
        let ids = std::iter::once(*entry).chain(others).map(|report| report.id.as_str());
        let carried = ids.filter_map(|id| bonds.get(id));
        let commitments = carried.flatten().map(|bond| (*bond).clone()).collect();
        terms.push(term(entry, *kind, (reports, commitments), offices));
    }
    terms
}

fn term(entry: &Entry, kind: TermKind, (reports, commitments): (Vec<Entry>, Vec<Entry>), offices: &BTreeMap<String, Office>) -> Term {
    let (ground, reasoning) = ground(entry);
    let condition = said(entry).and_then(|said| said.condition.as_ref()).and_then(|condition| {
        // "anywhere, anytime" is its own connective.
        let words = within(entry, condition.span)?;
        Some((condition.kind, words))
    });
    Term {
        kind,
        negative: negative(entry),
        stated: stated(entry),
        voices: entry
            .actors
            .iter()
            .map(|actor| Voiced {
                actor: actor.clone(),
                office: offices.get(&actor.id).cloned(),
            })
            .collect(),
        condition,
        commitments,
        ground,
        reasoning,
        reports,
        entry: entry.clone(),
    }
}

fn said(entry: &Entry) -> Option<&Statement> {
    match &entry.coded {
        Coded::Statement(said) => Some(said),
        _ => None,
    }
}

fn negative(entry: &Entry) -> bool {
    said(entry).is_some_and(|said| said.polarity == Polarity::Negative)
}

fn stated(entry: &Entry) -> bool {
    said(entry).is_some_and(|said| said.basis == RecordBasis::Stated)
}

/// What a statement does, if it is a term. A denial is one only where it speaks of what is meant to be done.
fn kind(entry: &Entry) -> Option<TermKind> {
    let said = said(entry)?;
    match said.modality {
        Modality::Demand => Some(TermKind::Demand),
        Modality::Offer => Some(TermKind::Offer),
        Modality::Refusal => Some(TermKind::Refusal),
        Modality::Promise => Some(TermKind::Promise),
        Modality::Threat => Some(TermKind::Threat),
        Modality::Denial => {
            let meant = |word: String| ["intend", "intends", "intention", "plan", "plans", "willing"].contains(&word.as_str());
            plain_words(&said.words).any(meant).then_some(TermKind::Denial)
        }
        _ => None,
    }
}

/// The text of a span that lies in an entry's passage.
fn within(entry: &Entry, span: Span) -> Option<String> {
    let start = entry.span.start.checked_sub(entry.before.chars().count())?;
    let passage = entry.before.chars().chain(entry.words.chars()).chain(entry.after.chars());
    let length = span.end.checked_sub(span.start)?;
    let words: String = passage.skip(span.start.checked_sub(start)?).take(length).collect();
    (!words.is_empty()).then_some(words)
}

/// How the date of a statement is known, and how it was worked out.
fn ground(entry: &Entry) -> (Ground, Option<String>) {
    let dated: Option<&Dated> = said(entry).and_then(|said| said.date.as_ref());
    let reasoning = dated.map(|dated| dated.reasoning.clone());
    if entry.date.is_none() {
        return (Ground::Undated, None);
    }
    if entry.edits.iter().any(|edit| edit.field == "date") {
        return (Ground::Set, None);
    }
    let ground = match dated {
        None => Ground::Relative,
        Some(dated) if dated.inherited_from.is_some() || dated.reasoning.starts_with("inherited") => Ground::Inherited,
        Some(dated) if dated.expression.is_none() || has_anchor(&dated.reasoning) => Ground::Relative,
        Some(_) => Ground::Stated,
    };
    (ground, reasoning)
}

/// Whether a reasoning counts from another day than the one in the words.
fn has_anchor(reasoning: &str) -> bool {
    [
        "counted from",
        "up to",
        "nearest",
        ": from",
        "told below",
        "told before",
        "goes on",
        "the page is of",
    ]
    .iter()
    .any(|sign| reasoning.contains(sign))
}

/// Whose terms these are: spoken for, else the body whose office the speaker holds, else the speaker. Experts speak for themselves.
fn parties_of(term: &Term, labels: &BTreeMap<&str, &Named>) -> Vec<Option<Named>> {
    let behalf: Vec<Option<Named>> = said(&term.entry)
        .into_iter()
        .flat_map(|said| &said.on_behalf_of)
        .map(|id| {
            let unlabelled = || Named {
                id: id.clone(),
                label: id.clone(),
            };
            Some(labels.get(id.as_str()).map_or_else(unlabelled, |named| (*named).clone()))
        })
        .collect();
    if !behalf.is_empty() {
        return behalf;
    }
    let side = |voice: &Voiced| {
        let office = voice.office.as_ref().filter(|office| office.level != Level::Expert);
        office.and_then(|office| office.of.clone()).unwrap_or_else(|| voice.actor.clone())
    };
    let sides: BTreeSet<Named> = term.voices.iter().map(side).collect();
    if sides.is_empty() {
        vec![None]
    } else {
        sides.into_iter().map(Some).collect()
    }
}

/// Terms sorted to their parties, by date, with what moved.
fn parties(terms: Vec<Term>, entries: &[Entry], names: &BTreeSet<String>) -> Vec<Party> {
    let labels: BTreeMap<&str, &Named> = entries
        .iter()
        .flat_map(|entry| entry.actors.iter().chain(&entry.others))
        .map(|named| (named.id.as_str(), named))
        .collect();
    let mut sides: BTreeMap<Option<Named>, Vec<Term>> = BTreeMap::new();
    for term in terms {
        for side in parties_of(&term, &labels) {
            sides.entry(side).or_default().push(term.clone());
        }
    }
    let mut parties: Vec<Party> = sides
        .into_iter()
        .map(|(actor, mut terms)| {
            terms.sort_by_cached_key(order);
            let changes = changes(&terms, names);
            Party { actor, terms, changes }
        })
        .collect();
    parties.sort_by_key(|party| (party.actor.is_none(), std::cmp::Reverse(party.terms.len())));
    parties
}

/// By date, undated last, then by document and place.
fn order(term: &Term) -> (bool, Option<(String, String)>, String, usize) {
    let days = term.entry.date.as_deref().and_then(days);
    let order = days
        .as_ref()
        .map(|days| days.order())
        .map(|(start, end)| (start.to_owned(), end.to_owned()));
    (order.is_none(), order, term.entry.document.clone(), term.entry.span.start)
}

impl Term {
    /// The highest level from which it is said; `None` if no page puts an office beside a speaker.
    pub fn level(&self) -> Option<Level> {
        self.voices.iter().filter_map(|voice| Some(voice.office.as_ref()?.level)).min()
    }

    /// The level in words; "as a body" where a state or an organisation speaks, "level unknown" where no page puts an office beside the
    /// name.
    pub fn level_word(&self) -> &'static str {
        let body = |voice: &Voiced| ["state:", "organisation:"].iter().any(|kind| voice.actor.id.starts_with(kind));
        match self.level() {
            Some(level) => level.word(),
            None if !self.voices.is_empty() && self.voices.iter().all(body) => "as a body",
            None => "level unknown",
        }
    }

    /// Whether another term on the same subject says something else: does another thing, affirms what this denies, or ties it to another
    /// kind of condition. A condition that only one of them repeats is no difference.
    fn differs(&self, other: &Term) -> bool {
        let kinds = self.condition.as_ref().zip(other.condition.as_ref());
        self.kind != other.kind || self.negative != other.negative || kinds.is_some_and(|(one, two)| one.0 != two.0)
    }
}

/// Rows of dated terms on one subject, from one level, that do not all say the same. Quadratic in the terms of a party.
fn changes(terms: &[Term], names: &BTreeSet<String>) -> Vec<PositionChange> {
    let subjects: Vec<BTreeSet<String>> = terms.iter().map(|term| subject(term, names)).collect();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (place, term) in terms.iter().enumerate() {
        let Some((start, _)) = bounded(term) else { continue };
        let follows = |last: usize| bounded(&terms[last]).is_some_and(|(_, end)| end < start);
        let row = rows.iter_mut().find(|row| {
            let last = row[row.len() - 1];
            terms[last].level_word() == term.level_word() && follows(last) && akin(&subjects[last], &subjects[place])
        });
        match row {
            Some(row) => row.push(place),
            None => rows.push(vec![place]),
        }
    }
    let moved = |row: &Vec<usize>| row.windows(2).any(|pair| terms[pair[0]].differs(&terms[pair[1]]));
    let told = rows.into_iter().filter(moved);
    told.map(|row| PositionChange {
        level: terms[row[0]].level_word(),
        terms: row,
    })
    .collect()
}

/// First and last day of a date that is bounded on both sides.
fn bounded(term: &Term) -> Option<(String, String)> {
    let date = term.entry.date.as_deref()?;
    if date.contains("..") {
        return None;
    }
    days(date).map(|days| (days.earliest, days.latest))
}

/// What a term is about: its words without condition and names, cut to stems.
fn subject(term: &Term, names: &BTreeSet<String>) -> BTreeSet<String> {
    let words = term.condition.as_ref().map_or(String::new(), |(_, words)| words.clone());
    let condition = stems(&words);
    let own = said(&term.entry).map_or("", |said| said.words.as_str());
    stems(own)
        .into_iter()
        .filter(|stem| !names.contains(stem) && !condition.contains(stem))
        .collect()
}

/// Whether two subjects share at least half of the smaller one's words.
fn akin(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 2 >= one.len().min(other.len())
}

/// Words in lower case.
fn plain_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Words that say nothing about the subject.
const GRAMMAR: [&str; 40] = [
    "with", "will", "would", "have", "that", "this", "from", "only", "they", "their", "them", "been", "were", "there", "than", "then",
    "into", "also", "more", "should", "could", "must", "shall", "when", "what", "which", "while", "until", "unless", "before", "after",
    "does", "make", "back", "over", "about", "these", "those", "never", "once",
];

/// Longer words, cut to five letters.
fn stems(text: &str) -> BTreeSet<String> {
    let words = plain_words(text).filter(|word| word.chars().count() > 3 && !GRAMMAR.contains(&word.as_str()));
    words.map(|word| word.chars().take(5).collect()).collect()
}
