//! Tags, lemmas and the tree of a sentence, by the best move at every step.

use crate::features::parsing_features;
use crate::fine::Fine;
use crate::forest::{Forest, Node};
use crate::labelling::labelling_features;
use crate::look::{Look, Written, looks};
use crate::model::Model;
use crate::moves::Moves;
use crate::relation::Relation;
use crate::tagging::{sure_feature, tagging_features};

/// A parser with its working space; make one and parse many sentences with it.
#[derive(Clone, Debug)]
pub struct Parser<'m> {
    model: &'m Model,
    looks: Vec<Look>,
    tags: Vec<Fine>,
    moves: Moves,
    features: Vec<u64>,
}

impl Parser<'static> {
    /// A parser with the weights that ship with the program.
    pub fn shipped() -> Parser<'static> {
        Parser::new(Model::shipped())
    }
}

impl<'m> Parser<'m> {
    /// A parser with these weights.
    pub fn new(model: &'m Model) -> Parser<'m> {
        Parser {
            model,
            looks: Vec::new(),
            tags: Vec::new(),
            moves: Moves::default(),
            features: Vec::new(),
        }
    }

    /// Parses a sentence and appends its words to a forest: one node a word, one root, no cycle. Linear in the number of words.
    pub fn parse(&mut self, words: &[Written<'_>], forest: &mut Forest) {
        looks(words, &mut self.looks);
        self.tag();
        self.build(words.len());
        let from = forest.nodes.len();
        for (word, written) in words.iter().enumerate() {
            let fine = self.tags[word];
            self.model.lemmas.write(written.lower, fine, &mut forest.lemmas);
            forest.nodes.push(Node {
                tag: fine.tag(),
                form: fine.form(),
                relation: self.moves.relation(word),
                head: self.moves.head(word).map(|head| (from + head) as u32),
                lemma_end: forest.lemmas.len() as u32,
            });
        }
    }

    fn tag(&mut self) {
        self.tags.clear();
        for word in 0..self.looks.len() {
            if let Some(sure) = self.model.sure.class(sure_feature(&self.looks[word])) {
                self.tags.push(Fine::at(sure));
                continue;
            }
            tagging_features(&self.looks, &self.tags, word, &mut self.features);
            let scores = self.model.tagging.scores(&self.features);
            self.tags.push(Fine::at(best(&scores[..Fine::COUNT])));
        }
    }

    fn build(&mut self, length: usize) {
        self.moves.start(length);
        while !self.moves.is_over() {
            parsing_features(&self.moves, &self.looks, &self.tags, &mut self.features);
            let step = self.moves.best(self.model.parsing.scores(&self.features));
            match self.moves.arc(step) {
                None => self.moves.shift(),
                Some(arc) => {
                    let relation = self.name(arc);
                    self.moves.attach_top(step, relation);
                }
            }
        }
    }

    fn name(&mut self, arc: (usize, usize)) -> Relation {
        labelling_features(&self.moves, (&self.looks, &self.tags), arc, &mut self.features);
        let scores = self.model.labelling.scores(&self.features);
        Relation::at(best(&scores[..Relation::COUNT]))
    }
}

/// The place of the highest score, of equals the first.
fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (place, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = place;
        }
    }
    best
}
