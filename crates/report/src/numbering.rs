//! Puts sections together into a brief: numbers sentences and citations and notes what is used where.

use std::collections::BTreeMap;

use standoff_ledger::Passage;

use crate::{Assumption, Brief, Content, Ground, Section, Sentence, Word};

/// The parts of a brief before anything is numbered.
pub struct Parts<'a> {
    /// Title of the model.
    pub title: String,
    /// The day of the model.
    pub as_of: Option<String>,
    /// The analyst's question.
    pub question: Option<String>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The assumptions.
    pub assumptions: Vec<Assumption>,
    /// What the sources show at the citations.
    pub passages: &'a [Passage],
}

/// Numbers everything. Cost: linear in sentences times assumptions.
pub fn assemble(parts: Parts) -> Brief {
    let mut brief = Brief {
        title: parts.title,
        as_of: parts.as_of,
        question: parts.question,
        sections: parts.sections,
        assumptions: parts.assumptions,
        words: Vec::new(),
        numbers: BTreeMap::new(),
        section_of: Vec::new(),
    };
    number_sentences(&mut brief);
    list_words(&mut brief, parts.passages);
    note_uses(&mut brief);
    brief
}

fn number_sentences(brief: &mut Brief) {
    for (position, section) in brief.sections.iter_mut().enumerate() {
        let Content::Blocks(blocks) = &mut section.content else { continue };
        for sentence in blocks.iter_mut().flat_map(|block| block.sentences_mut()) {
            brief.section_of.push(position);
            sentence.number = brief.section_of.len();
        }
    }
}

/// Citations of sentences come first, in reading order; those of assumptions that no sentence shows follow.
fn list_words(brief: &mut Brief, passages: &[Passage]) {
    let in_sentences = brief
        .sentences()
        .into_iter()
        .flat_map(|s| s.ground().cites().to_vec())
        .collect::<Vec<_>>();
    let in_assumptions = brief.assumptions.iter().flat_map(|a| a.cites.clone()).collect::<Vec<_>>();
    for citation in in_sentences.into_iter().chain(in_assumptions) {
        if brief.numbers.contains_key(&citation) {
            continue;
        }
        brief.numbers.insert(citation.clone(), brief.words.len() + 1);
        brief.words.push(Word {
            passage: passages.iter().find(|passage| passage.citation.trim() == citation.trim()).cloned(),
            citation,
            used_by: Vec::new(),
            suggests: Vec::new(),
        });
    }
}

fn note_uses(brief: &mut Brief) {
    let sentences: Vec<Sentence> = brief.sentences().into_iter().cloned().collect();
    for sentence in &sentences {
        for citation in sentence.ground().cites() {
            if let Some(n) = brief.number_of(citation) {
                brief.words[n - 1].used_by.push(sentence.number);
            }
        }
        for element in sentence.ground().elements() {
            if let Some(n) = brief.assumption_about(element) {
                brief.assumptions[n - 1].used_by.push(sentence.number);
            }
        }
    }
    for n in 0..brief.assumptions.len() {
        for citation in brief.assumptions[n].cites.clone() {
            if let Some(word) = brief.number_of(&citation) {
                brief.words[word - 1].suggests.push(n + 1);
            }
        }
    }
}

/// The marks that follow a sentence, in both renderings.
pub struct Marks {
    /// `reported`, `assumed`, `computed` …
    pub label: &'static str,
    /// Numbers of the assumptions it rests on, as runs: first and last.
    pub assumptions: Vec<(usize, usize)>,
    /// Numbers of its citations.
    pub citations: Vec<usize>,
}

/// Works out a sentence's marks.
pub fn marks(brief: &Brief, ground: &Ground) -> Marks {
    let label = match ground {
        Ground::Cited { basis, .. } => crate::basis_word(*basis),
        Ground::Assumed { .. } => "assumed",
        Ground::Computed { .. } => "computed",
    };
    let assumptions = ground.elements().into_iter().filter_map(|element| brief.assumption_about(element));
    Marks {
        label,
        assumptions: runs(assumptions.collect()),
        citations: ground.cites().iter().filter_map(|citation| brief.number_of(citation)).collect(),
    }
}

/// Joins neighbours: 1 2 3 7 becomes 1–3, 7.
fn runs(mut numbers: Vec<usize>) -> Vec<(usize, usize)> {
    numbers.sort_unstable();
    numbers.dedup();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == n => run.1 = n,
            _ => runs.push((n, n)),
        }
    }
    runs
}

/// A run in words: `3` or `3–5`.
pub fn run_words((first, last): (usize, usize)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_join() {
        let words: Vec<String> = runs(vec![7, 2, 1, 3, 3]).into_iter().map(run_words).collect();
        assert_eq!(words, ["1–3", "7"]);
    }
}
