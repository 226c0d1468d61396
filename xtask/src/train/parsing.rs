//! Learns the parser: from a state that it got into itself, a move that costs nothing should win, and its arc get the true relation.

use super::example::Example;
use super::learner::{Dice, Learner};
use super::oracle::Truth;
use super::run::Plan;
use standoff_syntax::Relation;
use standoff_syntax::learning::{Fine, Move, Moves, labelling_features, parsing_features};

/// Of a hundred moves in later passes, how many follow the parser although they are wrong.
const FOLLOWED: usize = 90;

/// By how much a free move has to win before nothing is learned.
const MARGIN: i32 = 60;

/// The same for relations, which have fewer features.
const RELATION_MARGIN: i32 = 20;

/// What chooses moves and what names relations.
pub struct Learned {
    pub moves: Learner<3>,
    pub relations: Learner<{ Relation::COUNT }>,
}

/// Learns a parser from sentences with the tags that the tagger gives them.
pub fn learn(examples: &[(&Example, &[Fine])], moves: Plan, relations: Plan) -> Learned {
    let mut lesson = Lesson {
        learned: Learned {
            moves: Learner::new(),
            relations: Learner::new(),
        },
        moves: Moves::default(),
        features: Vec::new(),
        dice: Dice(0x5eed_0002),
        followed: 0,
    };
    let truths: Vec<Truth> = examples.iter().map(|(example, _)| Truth::new(&example.projective())).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 0..moves.open + moves.closed {
        if pass == moves.open {
            lesson.learned.moves.close(moves.features);
            lesson.learned.relations.close(relations.features);
        }
        lesson.dice.shuffle(&mut order);
        for &place in &order {
            lesson.teach(examples[place], &truths[place]);
        }
        lesson.followed = FOLLOWED;
    }
    lesson.learned
}

struct Lesson {
    learned: Learned,
    moves: Moves,
    features: Vec<u64>,
    dice: Dice,
    followed: usize,
}

impl Lesson {
    fn teach(&mut self, (example, tags): (&Example, &[Fine]), truth: &Truth) {
        self.moves.start(example.heads.len());
        while !self.moves.is_over() {
            let step = self.choose((example, tags), truth);
            match self.moves.arc(step) {
                None => self.moves.shift(),
                Some(arc) => {
                    let relation = self.name((example, tags), arc);
                    self.moves.attach_top(step, relation);
                }
            }
        }
    }

    /// Chooses a move; learns unless a free one wins well.
    fn choose(&mut self, (example, tags): (&Example, &[Fine]), truth: &Truth) -> Move {
        parsing_features(&self.moves, &example.looks, tags, &mut self.features);
        let scores = self.learned.moves.scores(&self.features);
        let guess = self.moves.best(scores);
        let (costs, legal) = (truth.costs(&self.moves), self.moves.legal());
        let least = costs.iter().min().copied().unwrap_or(0);
        let best = |free: bool| {
            let moves = Move::ALL
                .into_iter()
                .filter(|step| legal[step.class()] && (costs[step.class()] == least) == free);
            moves.max_by_key(|step| scores[step.class()])
        };
        let right = if costs[guess.class()] == least {
            guess
        } else {
            best(true).unwrap_or(guess)
        };
        let near = best(false).filter(|rival| scores[rival.class()] + MARGIN > scores[right.class()]);
        self.learned.moves.see(&self.features, right.class(), near.unwrap_or(right).class());
        if self.dice.below(100) < self.followed { guess } else { right }
    }

    /// Names the relation of an arc, and learns from it if the arc is true.
    fn name(&mut self, (example, tags): (&Example, &[Fine]), (word, head): (usize, usize)) -> Relation {
        labelling_features(&self.moves, (&example.looks, tags), (word, head), &mut self.features);
        let guess = self.learned.relations.best(&self.features);
        if example.heads[word] == Some(head) {
            let truth = example.relations[word].place();
            let rival = self.learned.relations.rival(&self.features, truth, RELATION_MARGIN);
            self.learned.relations.see(&self.features, truth, rival);
        }
        Relation::at(guess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::treebank::read;

    #[test]
    fn what_was_taught_is_known() {
        let page = "# text = Lund signs old treaties\n1\tLund\tLund\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsigns\tsign\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\told\told\tADJ\tJJ\t_\t4\tamod\t_\t_\n4\ttreaties\ttreaty\tNOUN\tNNS\t_\t2\tobj\t_\t_\n";
        let example = Example::new(&read(page)[0]).expect("an example");
        let plan = Plan {
            open: 3,
            closed: 4,
            features: 1000,
        };
        let learned = learn(&[(&example, &example.fine)], plan, plan);
        let mut lesson = Lesson {
            learned,
            moves: Moves::default(),
            features: Vec::new(),
            dice: Dice(1),
            followed: 100,
        };
        lesson.teach((&example, &example.fine), &Truth::new(&example.heads));
        for word in 0..4 {
            assert_eq!(
                (lesson.moves.head(word), lesson.moves.relation(word)),
                (example.heads[word], example.relations[word])
            );
        }
    }
}
