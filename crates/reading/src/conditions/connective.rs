//! Connectives of conditions and the clauses they part.

use crate::ConditionKind;
use crate::lexicon::rows;
use crate::statements::Draft;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_auxiliary, is_finite, is_negation};
use crate::words::Prose;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Most conditions read in one statement.
const MOST: usize = 4;

/// A condition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// What the connective says.
    pub kind: ConditionKind,
    /// The connective's words.
    pub connective: Range<usize>,
    /// The words behind it.
    pub behind: Range<usize>,
    /// The clause it hangs on.
    pub main: Option<Range<usize>>,
}

struct Entry {
    words: Vec<&'static str>,
    kind: ConditionKind,
}

fn table() -> &'static HashMap<&'static str, Vec<Entry>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<Entry>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&'static str, Vec<Entry>> = HashMap::new();
        for row in rows(include_str!("../../data/connectives.tsv")) {
            let (words, Some(kind)) = (row[0].split(' ').collect::<Vec<_>>(), row.get(1).and_then(|name| kind(name))) else {
                continue;
            };
            table.entry(words[0]).or_default().push(Entry { words, kind });
        }
        for entries in table.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        table
    })
}

fn kind(name: &str) -> Option<ConditionKind> {
    Some(match name {
        "if" => ConditionKind::If,
        "only_if" => ConditionKind::OnlyIf,
        "unless" => ConditionKind::Unless,
        "once" => ConditionKind::Once,
        "until" => ConditionKind::Until,
        "before" => ConditionKind::Before,
        "after" => ConditionKind::After,
        "without" => ConditionKind::Without,
        "in_absence_of" => ConditionKind::InAbsenceOf,
        "upon" => ConditionKind::Upon,
        "circumstance" => ConditionKind::Circumstance,
        "terms" => ConditionKind::Terms,
        "unconditional" => ConditionKind::Unconditional,
        _ => return None,
    })
}

/// The conditions inside a statement's content, in order.
pub(crate) fn clauses(prose: &Prose, draft: &Draft) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for piece in &draft.content {
        let mut at = piece.start;
        while at < piece.end && clauses.len() < MOST {
            let Some((kind, connective)) = connective_at(prose, at, piece) else {
                at += 1;
                continue;
            };
            at = connective.end;
            if let Some(clause) = clause(prose, kind, connective, piece) {
                clauses.push(clause);
            }
        }
    }
    clauses
}

/// The longest connective that starts at a word, unless it only looks like one.
fn connective_at(prose: &Prose, at: usize, piece: &Range<usize>) -> Option<(ConditionKind, Range<usize>)> {
    let entry = table().get(prose.lower(at))?.iter().find(|entry| {
        entry
            .words
            .iter()
            .enumerate()
            .all(|(offset, word)| prose.lower(at + offset) == *word)
    })?;
    let range = at..at + entry.words.len();
    let inside = range.end <= piece.end;
    (inside && !is_look_alike(prose, entry.kind, &range)).then_some((entry.kind, range))
}

fn is_look_alike(prose: &Prose, kind: ConditionKind, words: &Range<usize>) -> bool {
    let before = words.start.checked_sub(1).map_or("", |at| prose.lower(at));
    let next = words.end;
    match kind {
        ConditionKind::If => {
            matches!(
                before,
                "even"
                    | "as"
                    | "what"
                    | "asked"
                    | "asking"
                    | "ask"
                    | "asks"
                    | "wonder"
                    | "wondered"
                    | "know"
                    | "knows"
                    | "see"
                    | "unclear"
                    | "question"
            ) || prose.is(next, &["anything", "true", "not", "any", "ever", "only", "possible", "necessary"])
                && prose.is(next + 1, &[",", "."])
                || prose.is(next, &["anything", "true"])
        }
        ConditionKind::Once => {
            matches!(before, "at" | "than" | "was" | "were" | "is" | "who" | "which" | "had" | "has")
                || prose.is(next, &["again", "more", "a", "in", "and", "was", "were", "every", ","])
        }
        ConditionKind::Without => {
            prose.is(next, &["the", "any"]) && prose.is(next + 1, &["need", "doubt", "help", "question"])
                || prose.is(
                    next,
                    &["doubt", "question", "naming", "elaborating", "giving", "pointing", "mentioning"],
                )
        }
        ConditionKind::Before => {
            before == "day" || before == "week" || before == "year" || before == "never" || prose.is(next, &["long", ",", "."])
        }
        ConditionKind::InAbsenceOf => {
            prose.lower(words.start) == "absent"
                && (is_auxiliary(before) || DETERMINER.contains(&prose.lower(next).split(' ').next().unwrap_or("")) && before != ",")
        }
        _ => false,
    }
}

/// Parts a piece of content at a connective, if what it hangs on is open: wished, promised, refused, to come.
fn clause(prose: &Prose, kind: ConditionKind, connective: Range<usize>, piece: &Range<usize>) -> Option<Clause> {
    let standing_alone = matches!(kind, ConditionKind::Unconditional | ConditionKind::Circumstance);
    if standing_alone || kind == ConditionKind::Terms && prose.lower(connective.start) == "on" {
        return Some(Clause {
            kind,
            behind: connective.clone(),
            connective,
            main: None,
        });
    }
    let leads = (piece.start..connective.start).all(|at| prose.words[at].is_mark() || prose.is(at, &["and", "but", "that"]));
    let end = end_of_condition(prose, &connective, piece, leads);
    let behind = connective.end..end;
    let main = if leads {
        after_comma(prose, end, piece)
    } else {
        Some(main_before(prose, piece.start, connective.start))
    };
    let main = main.filter(|main| !main.is_empty());
    let verbal = opens_clause(prose, &behind);
    let open = main.as_ref().is_some_and(|main| is_open(prose, main));
    let fits = match kind {
        ConditionKind::If | ConditionKind::OnlyIf | ConditionKind::Unless => main.is_some(),
        ConditionKind::Once => open && verbal && has_verb(prose, &behind) || prose.lower(connective.start) == "only",
        ConditionKind::Until => open,
        ConditionKind::Before => open && (verbal || prose.lower(connective.start) != "before"),
        ConditionKind::Without => main.as_ref().is_some_and(|main| denies(prose, main)),
        _ => true,
    };
    (fits && !behind.is_empty()).then_some(Clause {
        kind,
        connective,
        behind,
        main,
    })
}

/// Where the words of a condition end: at the comma before its main clause, else at a comma that opens something new, else with the content.
fn end_of_condition(prose: &Prose, connective: &Range<usize>, piece: &Range<usize>, leads: bool) -> usize {
    let from = (connective.end + 1).min(piece.end);
    let stops = |at: usize| {
        let word = prose.lower(at);
        let new = prose.is(
            at + 1,
            &[
                "and", "but", "which", "who", "while", "because", "so", "as", "although", "though", "adding", "saying",
            ],
        );
        (word == "," || word == "—" || word == ";") && (leads || new || word == ";") || word == "but"
    };
    let absence = leads && prose.lower(connective.start) == "in";
    (from..piece.end)
        .find(|&at| stops(at) || absence && is_subject_of_modal(prose, at))
        .unwrap_or(piece.end)
}

/// "… the company would …" behind a leading phrase without a comma.
fn is_subject_of_modal(prose: &Prose, at: usize) -> bool {
    prose.lower(at) == "the" && (at + 1..at + 5).any(|word| prose.is(word, &["will", "would"]))
        || PRONOUN.contains(&prose.lower(at)) && prose.is(at + 1, &["will", "would"])
}

fn after_comma(prose: &Prose, comma: usize, piece: &Range<usize>) -> Option<Range<usize>> {
    let start = comma + usize::from(prose.is(comma, &[",", "—", "-"]));
    let start = start + usize::from(prose.lower(start) == "then");
    (start < piece.end).then_some(start..piece.end)
}

/// The clause right before a connective: from the last ", but", ", and" or semicolon.
fn main_before(prose: &Prose, from: usize, to: usize) -> Range<usize> {
    let cut = (from..to)
        .rev()
        .find(|&at| prose.lower(at) == ";" || prose.lower(at) == "," && prose.is(at + 1, &["and", "but"]))
        .map_or(from, |at| at + 1);
    let cut = cut + usize::from(cut > from && prose.is(cut, &["and", "but"]));
    let end = (cut..to)
        .rev()
        .find(|&at| !prose.words[at].is_mark() || prose.words[at].text.starts_with(['”', '"']))
        .map_or(cut, |at| at + 1);
    cut..end
}

/// Whether the main clause is still open: future, modal, wished, an infinitive, or denied.
fn is_open(prose: &Prose, main: &Range<usize>) -> bool {
    const OPEN: &[&str] = &[
        "will", "would", "must", "should", "shall", "can", "cannot", "could", "may", "might", "wants", "want", "wanted", "needs", "need",
        "demands", "requires", "'ll", "'d", "won't", "can't", "has", "have", "to", "no",
    ];
    let modal = main
        .clone()
        .any(|at| OPEN.contains(&prose.lower(at)) && !(prose.is(at, &["has", "have"]) && prose.lower(at + 1) != "to"));
    modal || denies(prose, main) || prose.is_verb_after(main.start.wrapping_sub(1)) && !main.clone().any(|at| is_finite(prose, at))
}

/// Whether a clause negates or refuses.
pub(crate) fn denies(prose: &Prose, main: &Range<usize>) -> bool {
    main.clone()
        .any(|at| is_negation(prose.lower(at)) || prose.is(at, &["refuse", "refuses", "refused", "impossible", "rejects"]))
}

/// Whether words open like a clause or a gerund: "easing …", "it returns", "the owners agree".
fn opens_clause(prose: &Prose, words: &Range<usize>) -> bool {
    let first = prose.lower(words.start);
    let gerund = first.len() > 4 && first.ends_with("ing") && words.len() > 1;
    gerund || PRONOUN.contains(&first) || has_verb(prose, words)
}

/// Whether something like a finite verb stands in the first words.
fn has_verb(prose: &Prose, words: &Range<usize>) -> bool {
    let end = words.end.min(words.start + 14);
    (words.start + 1..end).any(|at| {
        let word = prose.lower(at);
        let plain = !CONJUNCTION.contains(&word) && !PREPOSITION.contains(&word) && !DETERMINER.contains(&word);
        let third = word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && prose.words[at].spaced
            && !prose.is(at - 1, &["the", "a", "of", "'s"])
            && at > words.start + 1;
        is_finite(prose, at) || plain && (word.ends_with("ed") && word.len() > 4 || third)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connective_has_a_kind() {
        for row in rows(include_str!("../../data/connectives.tsv")) {
            assert!(kind(row[1]).is_some(), "{row:?}");
        }
    }
}
