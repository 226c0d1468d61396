//! Connectives of conditions and the clauses they part.

use crate::ConditionKind;
use crate::Modality;
use crate::conditions::clause::{Clause, clause_before, denies, has_verb, is_announced, is_future, is_gerund, is_open, opens_clause};
use crate::conditions::forms;
use crate::conditions::lookalike::is_look_alike;
use crate::lexicon::rows;
use crate::statements::grammar::PRONOUN;
use crate::statements::{Draft, Scene};
use crate::words::Prose;
use standoff_syntax::Tag;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Most conditions read in one statement.
const MOST: usize = 4;

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

/// The conditions inside a statement, in order; those before it help where it answers or points back.
pub(crate) fn clauses(scene: &Scene, drafts: &[Draft], index: usize) -> Vec<Clause> {
    let draft = &drafts[index];
    let previous = index.checked_sub(1).map(|before| &drafts[before]);
    let mut clauses = Vec::new();
    for (number, piece) in draft.content.iter().enumerate() {
        if let Some(clause) = forms::find(scene, draft, previous, piece) {
            clauses.push(clause);
            continue;
        }
        let stretch = Stretch {
            scene,
            piece,
            modality: draft.modality,
            beside: beside(draft, number),
        };
        stretch.read(&mut clauses);
    }
    if clauses.is_empty() {
        clauses.extend(outside(scene, draft));
    }
    for clause in clauses.iter_mut().filter(|clause| clause.main.is_none()) {
        clause.main = previous.and_then(|previous| forms::question(scene, draft, previous, clause));
    }
    clauses
}

/// The conditions in a sentence that belongs to no statement.
pub(super) fn of_sentence(scene: &Scene, piece: &Range<usize>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    if let Some(clause) = forms::alone(scene, piece) {
        return vec![clause];
    }
    let stretch = Stretch {
        scene,
        piece,
        modality: Modality::Assertion,
        beside: None,
    };
    stretch.read(&mut clauses);
    clauses
}

/// The other piece of a statement in two pieces: what a condition that takes up all of one hangs on.
fn beside(draft: &Draft, number: usize) -> Option<Range<usize>> {
    let other = if number == 0 { 1 } else { number - 1 };
    draft.content.get(other).cloned()
}

/// A condition that stands in the sentence of a statement but outside its words: "If they refuse, she said, we will go."
fn outside(scene: &Scene, draft: &Draft) -> Option<Clause> {
    let [piece] = &draft.content[..] else { return None };
    let prose = scene.prose;
    let sentence = scene.sentence(piece.start);
    if draft.sentence != *prose.sentence_of.get(piece.start)? || !is_future(prose, piece) && draft.modality != Modality::Refusal {
        return None;
    }
    let start = (sentence.start..piece.start).find(|&at| !prose.is_mark_at(at));
    let opening = start.filter(|&at| !scene.quotes.covers(at)).and_then(|start| {
        let (kind, connective) = connective_at(scene, start, &(start..piece.start))?;
        let comma = (connective.end..piece.start).find(|&at| prose.lower(at) == ",")?;
        let apart = draft.source.words.as_ref().is_none_or(|words| words.start > comma) && draft.cue.iter().all(|cue| cue.start > comma);
        (apart && comma > connective.end).then(|| (kind, connective.clone(), connective.end..comma))
    });
    let closing = || {
        let ends = draft
            .cue
            .iter()
            .map(|cue| cue.end)
            .chain(draft.source.words.iter().map(|words| words.end));
        let from = ends.chain([piece.end]).max().unwrap_or(piece.end);
        let at = (from..sentence.end).find(|&at| !prose.is_mark_at(at))?;
        let rest = at..clause_before(prose, at, sentence.end).end.max(at);
        let (kind, connective) = connective_at(scene, at, &rest)?;
        (connective.end < rest.end).then(|| (kind, connective.clone(), connective.end..rest.end))
    };
    let (kind, connective, behind) = opening.or_else(closing)?;
    let kinds = matches!(
        kind,
        ConditionKind::If | ConditionKind::OnlyIf | ConditionKind::Unless | ConditionKind::Without | ConditionKind::InAbsenceOf
    );
    let verbal = matches!(kind, ConditionKind::Without | ConditionKind::InAbsenceOf) || opens_clause(scene, &behind);
    (kinds && verbal).then(|| Clause::new(kind, connective, behind, Some(piece.clone())))
}

/// The longest connective that starts at a word, unless it only looks like one.
fn connective_at(scene: &Scene, at: usize, piece: &Range<usize>) -> Option<(ConditionKind, Range<usize>)> {
    let prose = scene.prose;
    let entry = table().get(prose.lower(at))?.iter().find(|entry| {
        entry
            .words
            .iter()
            .enumerate()
            .all(|(offset, word)| prose.lower(at + offset) == *word)
    })?;
    let range = at..at + entry.words.len();
    let inside = range.end <= piece.end;
    (inside && !is_look_alike(scene, entry.kind, &range)).then_some((entry.kind, range))
}

/// A stretch of words in which conditions are read.
struct Stretch<'r, 's, 'p, 'a> {
    scene: &'s Scene<'p, 'a>,
    piece: &'r Range<usize>,
    modality: Modality,
    beside: Option<Range<usize>>,
}

impl Stretch<'_, '_, '_, '_> {
    fn read(&self, clauses: &mut Vec<Clause>) {
        let mut at = self.piece.start;
        while at < self.piece.end && clauses.len() < MOST {
            let Some((kind, connective)) = connective_at(self.scene, at, self.piece) else {
                at += 1;
                continue;
            };
            at = connective.end;
            clauses.extend(self.clause(kind, connective));
        }
    }

    /// Parts a piece of content at a connective, if what it hangs on is open: wished, promised, refused, to come.
    fn clause(&self, kind: ConditionKind, connective: Range<usize>) -> Option<Clause> {
        let (prose, piece) = (self.scene.prose, self.piece);
        let standing_alone = matches!(kind, ConditionKind::Unconditional | ConditionKind::Circumstance);
        if standing_alone || kind == ConditionKind::Terms && prose.lower(connective.start) == "on" {
            return Some(Clause::new(kind, connective.clone(), connective, None));
        }
        let opener = |at: usize| {
            prose.words[at].is_mark()
                || prose.is(
                    at,
                    &[
                        "and",
                        "but",
                        "that",
                        "only",
                        "not",
                        "yes",
                        "no",
                        "maybe",
                        "perhaps",
                        "sure",
                        "certainly",
                    ],
                )
        };
        let leads = (piece.start..connective.start).all(opener);
        let end = self.end_of_condition(&connective, leads);
        let behind = connective.end..end;
        let main = if leads {
            after_comma(prose, end, piece).or_else(|| self.beside.clone())
        } else {
            Some(clause_before(prose, piece.start, connective.start))
        };
        let main = main.filter(|main| !main.is_empty());
        let clause = Clause::new(kind, connective, behind, main);
        (!clause.behind.is_empty() && self.fits(&clause, leads)).then_some(clause)
    }

    fn fits(&self, clause: &Clause, leads: bool) -> bool {
        let (connective, behind, main) = (&clause.connective, &clause.behind, clause.main.as_ref());
        let prose = self.scene.prose;
        let verbal = opens_clause(self.scene, behind);
        let open = main.is_some_and(|main| is_open(self.scene, main, self.modality));
        let future = main.is_some_and(|main| is_future(prose, main));
        let first = prose.lower(connective.start);
        let only = first == "only" || connective.start > 0 && prose.is(connective.start - 1, &["only"]);
        match clause.kind {
            ConditionKind::If | ConditionKind::Unless => main.is_some() || leads && connective.start <= self.piece.start + 1,
            ConditionKind::OnlyIf => true,
            ConditionKind::Once if first == "the" => {
                (future || main.is_some_and(|main| is_announced(self.scene, main)))
                    && (verbal || behind.clone().any(|at| self.scene.trees.tag(at) == Tag::Verb))
            }
            ConditionKind::Once if first == "when" => future && verbal && !main.is_some_and(|main| self.same_subject(main, behind)),
            ConditionKind::Once => only || open && verbal && has_verb(self.scene, behind),
            ConditionKind::Until => open,
            ConditionKind::Before => (open || self.modality == Modality::Demand) && self.may_come_second(clause),
            ConditionKind::Without => main.is_some_and(|main| denies(prose, main)) || leads && future,
            _ => true,
        }
    }

    /// Whether what stands behind "before" is an act that may be kept waiting.
    fn may_come_second(&self, clause: &Clause) -> bool {
        let (prose, behind) = (self.scene.prose, &clause.behind);
        let act = prose.is(
            behind.start,
            &["any", "talks", "negotiations", "new", "further", "formal", "direct"],
        );
        let worded = prose.lower(clause.connective.start) != "before" && behind.len() > 1;
        opens_clause(self.scene, behind) || is_gerund(self.scene, behind) || act || worded
    }

    /// "we decide when we meet": a time of one's own choice.
    fn same_subject(&self, main: &Range<usize>, behind: &Range<usize>) -> bool {
        let prose = self.scene.prose;
        let word = prose.lower(behind.start);
        PRONOUN.contains(&word) && prose.lower(main.start) == word
    }

    /// Where the words of a condition end: at the comma before its main clause, else at a comma that opens something new, else with the content.
    fn end_of_condition(&self, connective: &Range<usize>, leads: bool) -> usize {
        let (prose, piece) = (self.scene.prose, self.piece);
        let from = (connective.end + 1).min(piece.end);
        let stops = |at: usize| {
            let word = prose.lower(at);
            let new = prose.is(
                at + 1,
                &[
                    "and",
                    "but",
                    "which",
                    "who",
                    "while",
                    "because",
                    "so",
                    "as",
                    "although",
                    "though",
                    "adding",
                    "saying",
                    "said",
                    "according",
                ],
            );
            (word == "," || word == "—" || word == ";") && (leads || new || word == ";") || word == "but"
        };
        let absence = leads && prose.lower(connective.start) == "in";
        let subject = |at: &usize| is_subject_of_modal(prose, *at);
        (from..piece.end)
            .find(|&at| stops(at) || absence && subject(&at))
            .or_else(|| (from..piece.end).find(|at| leads && subject(at)))
            .unwrap_or(piece.end)
    }
}

/// "… the company would …" behind a leading phrase without a comma.
fn is_subject_of_modal(prose: &Prose, at: usize) -> bool {
    prose.lower(at) == "there" && prose.is(at + 1, &["will", "would", "can", "is", "won't"])
        || prose.lower(at) == "the" && (at + 1..at + 5).any(|word| prose.is(word, &["will", "would"]))
        || PRONOUN.contains(&prose.lower(at)) && prose.is(at + 1, &["will", "would"])
}

fn after_comma(prose: &Prose, comma: usize, piece: &Range<usize>) -> Option<Range<usize>> {
    let start = comma + usize::from(prose.is(comma, &[",", "—", "-"]));
    let start = start + usize::from(prose.lower(start) == "then");
    (start < piece.end).then_some(start..piece.end)
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
