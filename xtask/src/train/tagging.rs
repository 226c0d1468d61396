//! Learns the tagger, and tags the training sentences by taggers that have not seen them.

use super::example::Example;
use super::learner::{Dice, Learner};
use super::run::Plan;
use standoff_syntax::learning::{Fine, Row, sure_feature, tagging_features};
use std::collections::BTreeMap;

/// Parts of the data; each is tagged by what was learned from the others.
const FOLDS: usize = 5;

/// By how much the true tag has to win before nothing is learned.
const MARGIN: i32 = 15;

/// How often a word must have been seen before its tag is sure.
const OFTEN: usize = 12;

/// Of how many of a word's tags one may be another.
const RARE: usize = 150;

/// A tagger while it learns.
pub struct Tagger {
    /// Words that have one tag, by the feature that stands for them.
    sure: BTreeMap<u64, Fine>,
    learner: Learner<{ Fine::COUNT }>,
}

impl Tagger {
    /// The weights and the sure words, as they are stored.
    pub fn rows(&self) -> (Vec<Row>, Vec<Row>) {
        let sure = self.sure.iter().map(|(&feature, fine)| Row {
            feature,
            weights: vec![(fine.place() as u8, 1)],
        });
        (self.learner.rows(), sure.collect())
    }

    /// The tags of a sentence; learns from it on the way, if asked to.
    fn walk(&mut self, example: &Example, learn: bool) -> Vec<Fine> {
        let (mut features, mut tags) = (Vec::new(), Vec::new());
        for word in 0..example.looks.len() {
            if let Some(&sure) = self.sure.get(&sure_feature(&example.looks[word])) {
                tags.push(sure);
                continue;
            }
            tagging_features(&example.looks, &tags, word, &mut features);
            let guess = self.learner.best(&features);
            if learn {
                let truth = example.fine[word].place();
                let rival = self.learner.rival(&features, truth, MARGIN);
                self.learner.see(&features, truth, rival);
            }
            tags.push(Fine::at(guess));
        }
        tags
    }
}

/// The words that hardly ever have another tag than one.
fn sure(examples: &[&Example]) -> BTreeMap<u64, Fine> {
    let mut counts: BTreeMap<u64, BTreeMap<Fine, usize>> = BTreeMap::new();
    for (look, fine) in examples.iter().flat_map(|example| example.looks.iter().zip(&example.fine)) {
        *counts.entry(sure_feature(look)).or_default().entry(*fine).or_default() += 1;
    }
    let sure = counts.into_iter().filter_map(|(feature, tags)| {
        let all: usize = tags.values().sum();
        let (fine, most) = tags.into_iter().max_by_key(|(_, count)| *count)?;
        (all >= OFTEN && (all - most) * RARE <= all).then_some((feature, fine))
    });
    sure.collect()
}

/// Learns a tagger.
pub fn learn(examples: &[&Example], plan: Plan) -> Tagger {
    let mut tagger = Tagger {
        sure: sure(examples),
        learner: Learner::new(),
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(0x5eed_0001);
    for pass in 0..plan.open + plan.closed {
        if pass == plan.open {
            tagger.learner.close(plan.features);
        }
        dice.shuffle(&mut order);
        for &place in &order {
            tagger.walk(examples[place], true);
        }
    }
    tagger
}

/// The tags of every sentence by a tagger that learned from the other parts of the data. Sentences of one document stay together.
pub fn crossed(examples: &[&Example], plan: Plan) -> Vec<Vec<Fine>> {
    let mut names: Vec<&str> = examples.iter().map(|example| example.document.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let fold = |example: &Example| names.binary_search(&example.document.as_str()).unwrap_or(0) % FOLDS;
    let mut tags = vec![Vec::new(); examples.len()];
    for out in 0..FOLDS {
        let others: Vec<&Example> = examples.iter().copied().filter(|example| fold(example) != out).collect();
        let mut tagger = learn(&others, plan);
        for (place, example) in examples.iter().enumerate().filter(|(_, example)| fold(example) == out) {
            tags[place] = tagger.walk(example, false);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::treebank::read;

    #[test]
    fn only_words_that_keep_their_tag_are_sure() {
        let word = |form: &str, penn: &str| format!("# text = {form}\n1\t{form}\t{form}\tX\t{penn}\t_\t0\troot\t_\t_\n\n");
        let page =
            word("the", "DT").repeat(30) + &word("may", "MD").repeat(20) + &word("may", "NNP").repeat(10) + &word("mine", "NN").repeat(5);
        let examples: Vec<Example> = read(&page).iter().filter_map(Example::new).collect();
        let sure = sure(&examples.iter().collect::<Vec<_>>());
        assert_eq!(sure.keys().copied().collect::<Vec<_>>(), [sure_feature(&examples[0].looks[0])]);
    }

    #[test]
    fn what_was_taught_is_known() {
        let page = "# text = Lund signs treaties\n1\tLund\tLund\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsigns\tsign\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\ttreaties\ttreaty\tNOUN\tNNS\t_\t2\tobj\t_\t_\n";
        let example = Example::new(&read(page)[0]).expect("an example");
        let plan = Plan {
            open: 3,
            closed: 3,
            features: 1000,
        };
        let mut tagger = learn(&[&example], plan);
        assert_eq!(tagger.walk(&example, false), example.fine);
    }
}
