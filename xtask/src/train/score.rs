//! Scores a parser on annotated sentences, word by word, marks included.

use super::example::Example;
use standoff_syntax::{Forest, Model, Parser, Written, cut};
use std::fmt;
use std::time::Instant;

/// How many of some words are right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub words: usize,
    pub tags: usize,
    pub fine: usize,
    pub lemmas: (usize, usize),
    pub heads: usize,
    pub labelled: usize,
    /// Words a second.
    pub speed: f64,
}

impl Score {
    /// The share of words with the right tag, the right head, the right head and relation, in percent.
    pub fn percent(&self) -> [f64; 3] {
        [self.tags, self.heads, self.labelled].map(|right| 100.0 * right as f64 / self.words.max(1) as f64)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [tags, heads, labelled] = self.percent();
        let lemmas = 100.0 * self.lemmas.0 as f64 / self.lemmas.1.max(1) as f64;
        let forms = 100.0 * self.fine as f64 / self.words.max(1) as f64;
        write!(
            formatter,
            "{} words, UPOS {tags:.1}, with form {forms:.1}, lemma {lemmas:.1}, UAS {heads:.1}, LAS {labelled:.1}, {:.0} words/s",
            self.words, self.speed
        )
    }
}

/// Parses the sentences and compares.
pub fn score(model: &Model, examples: &[Example]) -> Score {
    let mut score = Score::default();
    let mut parser = Parser::new(model);
    let mut seconds = 0.0;
    for example in examples {
        let tokens = cut(&example.text);
        let written: Vec<Written> = tokens.iter().map(Written::from).collect();
        let mut forest = Forest::default();
        let start = Instant::now();
        parser.parse(&written, &mut forest);
        seconds += start.elapsed().as_secs_f64();
        for (word, node) in forest.nodes().iter().enumerate() {
            let fine = example.fine[word];
            let tag = node.tag == fine.tag();
            let head = node.head.map(|head| head as usize) == example.heads[word];
            score.words += 1;
            score.tags += usize::from(tag);
            score.fine += usize::from(tag && node.form == fine.form());
            score.heads += usize::from(head);
            score.labelled += usize::from(head && node.relation == example.relations[word]);
            if let Some(lemma) = &example.lemmas[word] {
                score.lemmas.0 += usize::from(lemma == forest.lemma(word));
                score.lemmas.1 += 1;
            }
        }
    }
    score.speed = score.words as f64 / f64::max(seconds, 1e-9);
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::corpus::{folder, gum};
    use std::io::Write as _;
    use std::path::Path;

    /// How far a figure of the card may be off.
    const NEAR: f64 = 0.5;

    /// The card's figures for a set: UPOS, UAS, LAS.
    fn told(card: &str, name: &str) -> Vec<f64> {
        let row = card
            .lines()
            .find(|line| line.starts_with(&format!("| {name} |")))
            .unwrap_or_default();
        let cells: Vec<f64> = row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
        [0, 3, 4].iter().filter_map(|&place| cells.get(place).copied()).collect()
    }

    #[test]
    fn the_card_tells_what_is_measured() {
        let folder = folder();
        if !folder.is_dir() {
            let _ = writeln!(
                std::io::stderr(),
                "{} is not here: the card's figures are not measured",
                folder.display()
            );
            return;
        }
        let card = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/parser.md")).expect("the card");
        let (_, aside) = gum(&folder).expect("the treebanks");
        for (name, examples) in aside {
            let measured = score(Model::shipped(), &examples).percent();
            let told = told(&card, name);
            assert_eq!(told.len(), 3, "docs/parser.md has no row for {name}");
            for (told, measured) in told.iter().zip(measured) {
                assert!(
                    (told - measured).abs() <= NEAR,
                    "{name}: docs/parser.md says {told}, measured {measured:.1}"
                );
            }
        }
    }
}
