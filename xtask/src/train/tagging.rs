//! Learns the tagger, and tags the training sentences by taggers that have not seen them.

use super::example::Example;
use super::learner::{Dice, Learner};
use standoff_syntax::learning::{Fine, MOST_CLASSES, tagging_features};

/// Parts of the data; each is tagged by what was learned from the others.
const FOLDS: usize = 5;

/// Learns a tagger in some passes.
pub fn learn(examples: &[&Example], passes: usize) -> Learner {
    let mut learner = Learner::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(0x5eed_0001);
    let (mut features, mut tags) = (Vec::new(), Vec::new());
    for _ in 0..passes {
        dice.shuffle(&mut order);
        for &place in &order {
            let example = examples[place];
            tags.clear();
            for word in 0..example.looks.len() {
                tagging_features(&example.looks, &tags, word, &mut features);
                let guess = guess(&learner, &features);
                learner.tick();
                learner.update(&features, example.fine[word].place(), guess.place());
                tags.push(guess);
            }
        }
    }
    learner
}

fn guess(learner: &Learner, features: &[u64]) -> Fine {
    let mut scores = [0; MOST_CLASSES];
    learner.score(features, &mut scores);
    let best = (0..Fine::COUNT).max_by_key(|&place| (scores[place], std::cmp::Reverse(place)));
    Fine::at(best.unwrap_or(0))
}

/// The tags that a tagger gives to a sentence.
fn tag(learner: &Learner, example: &Example) -> Vec<Fine> {
    let (mut tags, mut features) = (Vec::new(), Vec::new());
    for word in 0..example.looks.len() {
        tagging_features(&example.looks, &tags, word, &mut features);
        tags.push(guess(learner, &features));
    }
    tags
}

/// The tags of every sentence by a tagger that learned from the other parts of the data. Sentences of one document stay together.
pub fn crossed(examples: &[&Example], passes: usize) -> Vec<Vec<Fine>> {
    let mut names: Vec<&str> = examples.iter().map(|example| example.document.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let fold = |example: &Example| names.binary_search(&example.document.as_str()).unwrap_or(0) % FOLDS;
    let mut tags = vec![Vec::new(); examples.len()];
    for out in 0..FOLDS {
        let others: Vec<&Example> = examples.iter().copied().filter(|example| fold(example) != out).collect();
        let learner = learn(&others, passes);
        for (place, example) in examples.iter().enumerate().filter(|(_, example)| fold(example) == out) {
            tags[place] = tag(&learner, example);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::treebank::read;

    #[test]
    fn what_was_taught_is_known() {
        let page = "# text = Lund signs treaties\n1\tLund\tLund\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsigns\tsign\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\ttreaties\ttreaty\tNOUN\tNNS\t_\t2\tobj\t_\t_\n";
        let example = Example::new(&read(page)[0]).expect("an example");
        let learner = learn(&[&example], 5);
        assert_eq!(tag(&learner, &example), example.fine);
    }
}
