//! Learns the parser: from a state that it got into itself, the best move that costs nothing should win.

use super::example::Example;
use super::learner::{Dice, Learner};
use super::oracle::Truth;
use standoff_syntax::Relation;
use standoff_syntax::learning::{Action, Fine, MOST_CLASSES, Moves, Scores, parsing_features};

/// Of a hundred moves in later passes, how many follow the parser although they are wrong.
const FOLLOWED: usize = 90;

/// Learns a parser in some passes from sentences with the tags that the tagger gives them.
pub fn learn(examples: &[(&Example, &[Fine])], passes: usize) -> Learner {
    let mut lesson = Lesson {
        learner: Learner::default(),
        moves: Moves::default(),
        features: Vec::new(),
        dice: Dice(0x5eed_0002),
    };
    let truths: Vec<Truth> = examples.iter().map(|(example, _)| Truth::new(&example.projective())).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 0..passes {
        lesson.dice.shuffle(&mut order);
        for &place in &order {
            let followed = if pass == 0 { 0 } else { FOLLOWED };
            lesson.teach(examples[place], &truths[place], followed);
        }
    }
    lesson.learner
}

struct Lesson {
    learner: Learner,
    moves: Moves,
    features: Vec<u64>,
    dice: Dice,
}

impl Lesson {
    fn teach(&mut self, (example, tags): (&Example, &[Fine]), truth: &Truth, followed: usize) {
        self.moves.start(example.heads.len());
        while !self.moves.is_over() {
            parsing_features(&self.moves, &example.looks, tags, &mut self.features);
            let mut scores: Scores = [0; MOST_CLASSES];
            self.learner.score(&self.features, &mut scores);
            let guess = self.moves.best(&scores);
            let costs = truth.costs(&self.moves);
            let right = free(&self.moves, &costs, &example.relations, &scores);
            self.learner.tick();
            let is_free = is_free(guess, right, &costs);
            if !is_free {
                self.learner.update(&self.features, right.class(), guess.class());
            }
            let follow = is_free || self.dice.below(100) < followed;
            self.moves.make(if follow { guess } else { right });
        }
    }
}

/// Of the moves that cost least the one with the highest score, with the true relation.
fn free(moves: &Moves, costs: &[usize; 3], relations: &[Relation], scores: &Scores) -> Action {
    let top = moves.stack().last().map_or(Relation::Dep, |&top| relations[top as usize]);
    let least = costs.iter().min().copied().unwrap_or(0);
    let options = [Action::Shift, Action::Left(top), Action::Right(top)];
    let free = options.into_iter().zip(costs).filter(|(_, cost)| **cost == least);
    free.max_by_key(|(action, _)| scores[action.class()])
        .map_or(Action::Shift, |(action, _)| action)
}

/// Whether a guess is as good as the best move: no dearer, and with the true relation.
fn is_free(guess: Action, right: Action, costs: &[usize; 3]) -> bool {
    let least = costs.iter().min();
    let relation = |action: Action| match action {
        Action::Shift => None,
        Action::Left(relation) | Action::Right(relation) => Some(relation),
    };
    guess == right
        || match guess {
            Action::Shift => Some(&costs[0]) == least,
            Action::Left(_) => Some(&costs[1]) == least && relation(right).is_none_or(|right| relation(guess) == Some(right)),
            Action::Right(_) => Some(&costs[2]) == least && relation(right).is_none_or(|right| relation(guess) == Some(right)),
        }
}
