//! Reports of one utterance, or of one event, in several documents.
//!
//! Two statements are taken for one only if somebody is answerable for both, their dates can be one, their numbers do not contradict
//! each other, and they share enough content words: nearly all of the shorter one, or its best half where no other statement
//! fits better on either side. Likeness alone never joins: other speakers, other days and other numbers keep look-alikes apart.

use super::beside;
use super::wording::{Nearness, Weights, Wording};
use crate::dates::calendar;
use crate::{CodedDocument, Dated, EntityKind, Event, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Items that share a stem are compared; stems beyond this many items are too common to lead from one to another.
const COMMON: usize = 60;

/// What is compared: a statement or an event.
struct Report<'d> {
    document: usize,
    id: &'d str,
    /// Who is answerable, and for whom; of events the actors.
    who: BTreeSet<&'d str>,
    /// For whom they speak elsewhere in the dossier, and who speaks for them.
    akin: BTreeSet<&'d str>,
    /// Whether nobody of them has a name.
    nameless: bool,
    /// Whether nobody is answerable, or only a description that names nobody.
    vague: bool,
    date: Option<&'d Dated>,
    /// What has to be equal: the type and the status of an event.
    kind: String,
    wording: Wording,
    negative: bool,
}

/// Groups of ids that report one utterance or one event, each sorted, at least two a group, all of them sorted. Near linear: only items
/// that share a rare stem are compared.
pub(crate) fn groups(documents: &[CodedDocument]) -> Vec<Vec<String>> {
    let names = Names::new(documents);
    let mut statements: Vec<Report> = Vec::new();
    let mut events: Vec<Report> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        statements.extend(document.statements.iter().map(|statement| said(index, statement, &names)));
        events.extend(document.events.iter().map(|event| done(index, event)));
    }
    let names = proper(documents);
    let mut all = joined(&statements, &names, fit);
    all.extend(joined(&events, &names, fit_as_events));
    all.sort();
    all
}

/// The stems of all names of the dossier: two statements may share them and have nothing in common.
fn proper(documents: &[CodedDocument]) -> BTreeSet<String> {
    let all = documents.iter().flat_map(|document| &document.entities);
    let named = all.filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::State | EntityKind::Organisation));
    named
        .flat_map(|entity| {
            std::iter::once(&entity.label).chain(
                entity
                    .aliases
                    .iter()
                    .filter(|alias| alias.starts_with(char::is_uppercase) && !alias.starts_with("The ")),
            )
        })
        .flat_map(|name| Wording::new(name).stems)
        .collect()
}

/// Who has no name, and for whom such actors speak by their description: "a White House official".
struct Names<'d> {
    nameless: BTreeSet<&'d str>,
    /// Descriptions that name nobody: "the company", "residents".
    groups: BTreeSet<&'d str>,
    principals: BTreeMap<&'d str, BTreeSet<&'d str>>,
    /// Who speaks for whom in any statement, and who is told beside which body, both ways.
    akin: BTreeMap<&'d str, BTreeSet<&'d str>>,
}

impl<'d> Names<'d> {
    /// Linear in the entities times the unnamed ones.
    fn new(documents: &'d [CodedDocument]) -> Names<'d> {
        let all = || documents.iter().flat_map(|document| &document.entities);
        let unnamed = || all().filter(|entity| entity.kind == EntityKind::Unnamed);
        let bodies: BTreeMap<&str, &str> = all()
            .filter(|entity| matches!(entity.kind, EntityKind::Organisation | EntityKind::State))
            .map(|entity| (entity.label.as_str(), entity.id.as_str()))
            .collect();
        let principals = |label: &str| {
            bodies
                .iter()
                .filter(|(body, _)| label.contains(**body))
                .map(|(_, id)| *id)
                .collect()
        };
        let mut akin: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for statement in documents.iter().flat_map(|document| &document.statements) {
            for (voice, principal) in statement
                .speaker
                .iter()
                .flat_map(|voice| statement.on_behalf_of.iter().map(move |one| (voice, one)))
            {
                akin.entry(voice).or_default().insert(principal);
                akin.entry(principal).or_default().insert(voice);
            }
        }
        let states = || all().filter(|entity| entity.kind == EntityKind::State);
        let bodies_of_states = all().filter(|entity| entity.kind == EntityKind::Organisation).flat_map(|body| {
            states()
                .filter(|state| is_within(&state.label, &body.label))
                .map(|state| (state.id.as_str(), body.id.as_str()))
        });
        for (one, other) in beside::bodies(documents).into_iter().chain(bodies_of_states) {
            akin.entry(one).or_default().insert(other);
            akin.entry(other).or_default().insert(one);
        }
        Names {
            akin,
            groups: all()
                .filter(|entity| entity.kind == EntityKind::Group)
                .map(|entity| entity.id.as_str())
                .collect(),
            nameless: unnamed().map(|entity| entity.id.as_str()).collect(),
            principals: unnamed().map(|entity| (entity.id.as_str(), principals(&entity.label))).collect(),
        }
    }
}

/// Whether the name of a state is part of a body's: "Coast Guard of Sollen".
fn is_within(state: &str, body: &str) -> bool {
    state.len() > 3 && body.len() > state.len() && body.split(' ').any(|word| word == state || word.starts_with(state))
}

fn said<'d>(document: usize, statement: &'d Statement, names: &Names<'d>) -> Report<'d> {
    let mut who: BTreeSet<&str> = statement
        .speaker
        .iter()
        .chain(&statement.on_behalf_of)
        .map(String::as_str)
        .collect();
    let nameless = !who.is_empty() && who.iter().all(|id| names.nameless.contains(id));
    let vague = who.iter().all(|id| names.nameless.contains(id) || names.groups.contains(id));
    let principals: Vec<&str> = who.iter().filter_map(|id| names.principals.get(id)).flatten().copied().collect();
    who.extend(principals);
    let akin = who.iter().filter_map(|id| names.akin.get(id)).flatten().copied().collect();
    Report {
        document,
        id: &statement.id,
        akin,
        nameless,
        vague,
        who,
        date: statement.date.as_ref(),
        kind: String::new(),
        wording: Wording::new(&statement.words),
        negative: statement.polarity == crate::Polarity::Negative,
    }
}

fn done(document: usize, event: &Event) -> Report<'_> {
    Report {
        document,
        id: &event.id,
        who: event.actors.iter().map(String::as_str).collect(),
        akin: BTreeSet::new(),
        nameless: false,
        vague: false,
        date: event.date.as_ref(),
        kind: format!("{} {:?}", event.plover, event.status),
        wording: Wording::new(&event.words),
        negative: false,
    }
}

/// How well two reports fit, if they do.
type Fit = fn(&Report, &Report, &Weights) -> Option<f64>;

/// The groups among reports.
fn joined(reports: &[Report], names: &BTreeSet<String>, fit: Fit) -> Vec<Vec<String>> {
    let weights = Weights::new(reports.iter().map(|report| &report.wording), names);
    let mut pairs: Vec<(f64, usize, usize)> = candidates(reports)
        .into_iter()
        .filter_map(|(one, other)| Some((fit(&reports[one], &reports[other], &weights)?, one, other)))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (score, one, other) in pairs {
        let (first, second) = (group_of.get(&one).copied(), group_of.get(&other).copied());
        match (first, second) {
            (None, None) => {
                group_of.extend([(one, groups.len()), (other, groups.len())]);
                groups.push(vec![one, other]);
            }
            (Some(group), None) | (None, Some(group)) if score >= SURE || !has_page(&groups[group], reports, (one, other)) => {
                let new = if first.is_none() { one } else { other };
                group_of.insert(new, group);
                groups[group].push(new);
            }
            _ => {}
        }
    }
    let ids = |group: Vec<usize>| {
        let ids: BTreeSet<String> = group.into_iter().map(|index| reports[index].id.to_owned()).collect();
        ids.into_iter().collect::<Vec<_>>()
    };
    groups.into_iter().map(ids).filter(|group| group.len() > 1).collect()
}

/// Whether a group already has a report of the page from which one of the two, the one outside, would come.
fn has_page(group: &[usize], reports: &[Report], pair: (usize, usize)) -> bool {
    let new = if group.contains(&pair.0) { pair.1 } else { pair.0 };
    group.iter().any(|&member| reports[member].document == reports[new].document)
}

/// Pairs of reports in two documents that share a stem which is not too common.
fn candidates(reports: &[Report]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        for stem in &report.wording.stems {
            holders.entry(stem).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for holders in holders.values().filter(|holders| holders.len() <= COMMON) {
        for (place, &one) in holders.iter().enumerate() {
            let others = holders[place + 1..]
                .iter()
                .filter(|&&other| reports[other].document != reports[one].document);
            pairs.extend(others.map(|&other| (one, other)));
        }
    }
    pairs
}

/// Above this score a second report of the same page joins a group.
const SURE: f64 = 0.75;

/// How well two reports fit as reports of one thing, 0 to 1; `None` if they are not taken for one.
fn fit(one: &Report, other: &Report, weights: &Weights) -> Option<f64> {
    let (day, clash) = days(one.date, other.date);
    if one.kind != other.kind || one.wording.numbers_clash(&other.wording) {
        return None;
    }
    let near = weights.nearness(&one.wording, &other.wording);
    let run = one.wording.run(&other.wording);
    let shared = one.who.intersection(&other.who).next().is_some();
    let described = one.vague != other.vague;
    // The same words a few days apart: one page counts from the speaking, the other from the printing.
    let worded = near.shared >= 4 && near.held >= 0.8 || run >= 3 && near.held >= 0.7;
    let reprinted = (shared || described) && worded && are_near((one.date, other.date), days_between(near));
    if clash && !reprinted {
        return None;
    }
    let same_sense = one.negative == other.negative;
    let half_named = one.nameless != other.nameless;
    let score = near.held.mul_add(0.6, near.alike * 0.4);
    let quoted = run >= 2 && near.held >= 0.9;
    let enough = if shared && half_named {
        near.shared >= 5 && near.common >= 2 && near.held >= 0.65
    } else if shared {
        named(near, run, day, same_sense)
    } else if !one.who.is_disjoint(&other.akin) || !other.who.is_disjoint(&one.akin) {
        near.common >= 3 && near.held >= 0.6 || day && same_sense && near.common >= 3 && near.held >= 0.5
    } else if described {
        same_sense && near.common >= 3 && near.held >= if run >= 2 { 0.55 } else { 0.65 }
    } else if one.nameless && other.nameless {
        near.common >= 3 && near.shared >= 4 && near.held >= 0.45
    } else {
        false
    };
    (enough || (shared || described && day) && quoted).then_some(score)
}

/// Most days between two dates that may be given to one utterance: a long wording hardly comes twice within a few days.
fn days_between(near: Nearness) -> i32 {
    if near.shared >= 6 && near.held >= 0.85 { 10 } else { 3 }
}

/// Whether two dates begin at most some days apart.
fn are_near((one, other): (Option<&Dated>, Option<&Dated>), days: i32) -> bool {
    let day = |date: Option<&Dated>| {
        date.filter(|date| date.iso.len() >= 10)
            .and_then(|date| calendar::first_day(&date.iso))
    };
    day(one)
        .zip(day(other))
        .is_some_and(|(one, other)| calendar::apart(one, other) <= days)
}

/// How well two events fit: one type and status, an actor in common, dates that can be one, and half of what the shorter one tells.
fn fit_as_events(one: &Report, other: &Report, weights: &Weights) -> Option<f64> {
    let (day, clash) = days(one.date, other.date);
    let apart = clash || one.kind != other.kind || one.who.is_disjoint(&other.who) || one.wording.numbers_clash(&other.wording);
    let near = weights.nearness(&one.wording, &other.wording);
    let enough = near.shared >= 3 && near.held >= if day { 0.45 } else { 0.55 };
    (!apart && enough).then(|| near.held.mul_add(0.6, near.alike * 0.4))
}

/// Whether two reports of one speaker are near enough.
fn named(near: Nearness, run: usize, day: bool, same_sense: bool) -> bool {
    let needed = match (day, run >= 3) {
        (true, true) => 0.35,
        (true, false) | (false, true) => 0.45,
        (false, false) => 0.55,
    };
    near.common >= 3 && near.held >= if same_sense { needed } else { needed + 0.15 }
}

/// Whether two dates are one day or month, and whether they exclude each other.
fn days(one: Option<&Dated>, other: Option<&Dated>) -> (bool, bool) {
    match (one, other) {
        (Some(a), Some(b)) => (a.iso == b.iso && !a.iso.contains(".."), !crate::dates::overlap(&a.iso, &b.iso)),
        _ => (false, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actors, code, extract};

    /// Invented pairs of statements: what follows the speaker, once a page; whether they report one utterance.
    const PAIRS: &str = include_str!("../../tests/data/same_statement.tsv");

    struct Pair<'p> {
        number: usize,
        same: bool,
        one: (&'p str, &'p str, &'p str),
        other: (&'p str, &'p str, &'p str),
    }

    fn pairs() -> Vec<Pair<'static>> {
        let rows = PAIRS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let pair = |(number, row): (usize, &'static str)| {
            let cells: Vec<&str> = row.split('\t').collect();
            let [kind, who, when, words, other_who, other_when, other_words] = cells[..] else {
                panic!("row {number} does not have seven cells: {row}")
            };
            Pair {
                number,
                same: kind == "same",
                one: (who, when, words),
                other: (other_who, other_when, other_words),
            }
        };
        rows.enumerate().map(pair).collect()
    }

    /// A document that holds nothing but these statements.
    fn page(name: &str, told: &[(&str, &str, &str)]) -> CodedDocument {
        let text = told
            .iter()
            .map(|(who, _, words)| format!("{who} said: {words}.\n\n"))
            .collect::<String>();
        let extraction = extract(text.as_bytes(), name).expect("plain text");
        let mut document = code(&extraction, &Actors::default());
        let model = document.statements.first().cloned().expect("speech with a colon is found");
        document.statements = told
            .iter()
            .enumerate()
            .map(|(place, (who, when, words))| Statement {
                id: format!("s-{name}-{place:03}"),
                speaker: vec![(*who).to_owned()],
                on_behalf_of: Vec::new(),
                words: (*words).to_owned(),
                date: (!when.is_empty()).then(|| Dated {
                    iso: (*when).to_owned(),
                    expression: None,
                    reasoning: String::new(),
                    inherited_from: None,
                }),
                polarity: crate::Polarity::Positive,
                ..model.clone()
            })
            .collect();
        document
    }

    /// Right pairs found, pairs found, pairs to find.
    fn measured(pairs: &[Pair]) -> (usize, usize, usize) {
        let one = page("one", &pairs.iter().map(|pair| pair.one).collect::<Vec<_>>());
        let other = page("other", &pairs.iter().map(|pair| pair.other).collect::<Vec<_>>());
        let groups = groups(&[one, other]);
        let place = |id: &str| id.rsplit('-').next().map(str::to_owned);
        let (mut right, mut found) = (0, 0);
        for group in &groups {
            assert_eq!(group.len(), 2, "{group:?}");
            found += 1;
            let (a, b) = (place(&group[0]), place(&group[1]));
            let wanted = a == b
                && pairs
                    .iter()
                    .enumerate()
                    .any(|(at, pair)| pair.same && a == Some(format!("{at:03}")));
            right += usize::from(wanted);
        }
        (right, found, pairs.iter().filter(|pair| pair.same).count())
    }

    #[test]
    fn pairs_of_other_disputes_are_told_apart() {
        let pairs = pairs();
        let (right, found, wanted) = measured(&pairs);
        assert!(pairs.iter().map(|pair| pair.number).max() >= Some(29));
        assert!(right * 100 >= found * 90, "{right} of {found} right");
        assert!(right * 100 >= wanted * 70, "{right} of {wanted} found");
    }

    #[test]
    fn another_speaker_another_day_and_other_numbers_keep_apart() {
        let words = "the company will close the Orrin mine before the end of the year";
        for (who, when, other) in [("person:tom-bell", "2024-05-02", words), ("person:ana-ruiz", "2024-06-11", words)] {
            let groups = groups(&[
                page("one", &[("person:ana-ruiz", "2024-05-02", words)]),
                page("other", &[(who, when, other)]),
            ]);
            assert_eq!(groups, Vec::<Vec<String>>::new(), "{who} {when}");
        }
        let twins = groups(&[
            page("one", &[("person:ana-ruiz", "2024-05-02", words)]),
            page("other", &[("person:ana-ruiz", "2024-05", words)]),
        ]);
        assert_eq!(twins.len(), 1);
    }
}
