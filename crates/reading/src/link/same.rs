//! Reports of one utterance in several documents.

use crate::{CodedDocument, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Statements of one speaker that are compared with each other pair by pair; those beyond are left alone.
const COMPARED: usize = 300;

/// Share of content words that two reports must have in common.
const ALIKE: f64 = 0.6;

/// The same where both carry one and the same date.
const ALIKE_ON_ONE_DAY: f64 = 0.4;

/// Fewest shared content words.
const SHARED: usize = 4;

/// A statement as it is compared.
struct Report<'d> {
    document: usize,
    statement: &'d Statement,
    /// Content words, cut to their stems.
    stems: BTreeSet<String>,
}

/// Groups of ids that report one utterance, each sorted, at least two a group, all of them sorted.
pub(crate) fn groups(documents: &[CodedDocument]) -> Vec<Vec<String>> {
    let mut by_speaker: BTreeMap<&[String], Vec<Report>> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        for statement in document.statements.iter().filter(|statement| statement.speaker.len() == 1) {
            let report = Report {
                document: index,
                statement,
                stems: stems(&statement.words),
            };
            by_speaker.entry(&statement.speaker).or_default().push(report);
        }
    }
    let mut groups: Vec<Vec<String>> = by_speaker.values().flat_map(|reports| alike(reports)).collect();
    groups.sort();
    groups
}

/// Groups among one speaker's reports: pairs that are alike, joined as far as every pair in a group is.
fn alike(reports: &[Report]) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, report) in reports.iter().enumerate().take(COMPARED) {
        let fits = |group: &&mut Vec<usize>| group.iter().all(|&other| are_alike(&reports[other], report));
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let ids = |group: Vec<usize>| {
        let ids: BTreeSet<String> = group.into_iter().map(|index| reports[index].statement.id.clone()).collect();
        ids.into_iter().collect::<Vec<_>>()
    };
    groups.into_iter().filter(|group| group.len() > 1).map(ids).collect()
}

fn are_alike(one: &Report, other: &Report) -> bool {
    if one.document == other.document {
        return false;
    }
    let shared = one.stems.intersection(&other.stems).count();
    let all = one.stems.union(&other.stems).count().max(1);
    let share = shared as f64 / all as f64;
    let dates = (&one.statement.date, &other.statement.date);
    let (clash, same_day) = match dates {
        (Some(a), Some(b)) => (!crate::dates::overlap(&a.iso, &b.iso), a.iso == b.iso && !a.iso.contains("..")),
        _ => (false, false),
    };
    let same_words = share > 0.95 && shared >= SHARED;
    let polarity = one.statement.polarity == other.statement.polarity;
    let needed = if same_day { ALIKE_ON_ONE_DAY } else { ALIKE };
    !clash && (same_words || polarity && shared >= SHARED && share >= needed)
}

/// Content words in lower case, cut to five letters, words of grammar left out.
fn stems(words: &str) -> BTreeSet<String> {
    const GRAMMAR: &[&str] = &[
        "the", "and", "that", "with", "will", "would", "have", "has", "had", "was", "were", "for", "are", "not", "his", "her", "its",
        "their", "our", "this", "from", "they", "but", "been", "could", "should", "which", "who", "into", "only", "than", "also", "more",
    ];
    words
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && !GRAMMAR.contains(word))
        .map(|word| word.chars().take(5).collect())
        .collect()
}
