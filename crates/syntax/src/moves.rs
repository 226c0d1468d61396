//! The moves by which a tree is built (arc-hybrid): shift a word on the stack, or give the top of the stack a head.

use crate::relation::Relation;

/// No word.
pub(crate) const NOBODY: u32 = u32::MAX;

/// One move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The next word becomes the head of the top of the stack.
    Left,
    /// The second word of the stack becomes the head of the top.
    Right,
}

impl Move {
    /// All moves, in the order of the classes that stand for them.
    pub const ALL: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

    /// The class that stands for it.
    pub fn class(self) -> usize {
        self as usize
    }
}

/// The dependents of a word so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Below {
    /// The outermost and the last but one to the left.
    pub left: [u32; 2],
    /// The outermost and the last but one to the right.
    pub right: [u32; 2],
    /// How many to the left and to the right.
    pub counts: [u8; 2],
    /// Their relations as bits, to the left and to the right.
    pub relations: [u64; 2],
}

const NOTHING: Below = Below {
    left: [NOBODY; 2],
    right: [NOBODY; 2],
    counts: [0; 2],
    relations: [0; 2],
};

/// A tree under construction.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    length: u32,
    next: u32,
    stack: Vec<u32>,
    heads: Vec<u32>,
    relations: Vec<Relation>,
    below: Vec<Below>,
}

impl Moves {
    /// Starts over with a sentence of so many words.
    pub fn start(&mut self, length: usize) {
        self.length = length.min(NOBODY as usize - 1) as u32;
        self.next = 0;
        self.stack.clear();
        self.heads.clear();
        self.heads.resize(length, NOBODY);
        self.relations.clear();
        self.relations.resize(length, Relation::Root);
        self.below.clear();
        self.below.resize(length, NOTHING);
    }

    /// Whether one word is left, the root.
    pub fn is_over(&self) -> bool {
        self.next == self.length && self.stack.len() <= 1
    }

    /// Whether a shift, a left arc, a right arc can be made. One of them can until it is over.
    pub fn legal(&self) -> [bool; 3] {
        let more = self.next < self.length;
        [more, more && !self.stack.is_empty(), self.stack.len() > 1]
    }

    /// The legal move with the highest score, of equals the first.
    pub fn best(&self, scores: [i32; 3]) -> Move {
        let legal = Move::ALL.into_iter().zip(scores).zip(self.legal()).filter(|(_, legal)| *legal);
        let best = legal
            .map(|(scored, _)| scored)
            .reduce(|best, other| if other.1 > best.1 { other } else { best });
        best.map_or(Move::Shift, |(step, _)| step)
    }

    /// The arc that a move makes: the word and its head. `None` for a shift, and for what cannot be done.
    pub fn arc(&self, step: Move) -> Option<(usize, usize)> {
        let (&word, under) = self.stack.split_last()?;
        match step {
            Move::Shift => None,
            Move::Left => (self.next < self.length).then_some((word as usize, self.next as usize)),
            Move::Right => under.last().map(|&head| (word as usize, head as usize)),
        }
    }

    /// Shifts; does nothing at the end.
    pub fn shift(&mut self) {
        if self.next < self.length {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    /// Gives the top of the stack a head; does nothing where the move cannot be made.
    pub fn attach_top(&mut self, step: Move, relation: Relation) {
        if let Some((word, head)) = self.arc(step) {
            self.stack.pop();
            self.attach(word as u32, head as u32, relation);
        }
    }

    fn attach(&mut self, word: u32, head: u32, relation: Relation) {
        self.heads[word as usize] = head;
        self.relations[word as usize] = relation;
        let below = &mut self.below[head as usize];
        let side = usize::from(word > head);
        let ends = if side == 0 { &mut below.left } else { &mut below.right };
        *ends = [word, ends[0]];
        below.counts[side] = below.counts[side].saturating_add(1);
        below.relations[side] |= 1 << relation.place();
    }

    /// The next word, or one beyond the end.
    pub fn next(&self) -> usize {
        self.next as usize
    }

    /// The words on the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The head that a word has so far.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.heads.get(word).filter(|&&head| head != NOBODY).map(|&head| head as usize)
    }

    /// The relation that a word has so far; [`Relation::Root`] without a head.
    pub fn relation(&self, word: usize) -> Relation {
        self.relations.get(word).copied().unwrap_or(Relation::Root)
    }

    pub(crate) fn below(&self, word: u32) -> Below {
        self.below.get(word as usize).copied().unwrap_or(NOTHING)
    }

    /// The word so many below the top of the stack.
    pub(crate) fn on_stack(&self, depth: usize) -> u32 {
        match self.stack.len().checked_sub(depth + 1) {
            Some(place) => self.stack[place],
            None => NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_moves_give_a_tree(length in 1_usize..40, choices in proptest::collection::vec(proptest::array::uniform3(-9_i32..9), 100)) {
            let mut moves = Moves::default();
            moves.start(length);
            for scores in choices {
                match moves.best(scores) {
                    Move::Shift => moves.shift(),
                    step => moves.attach_top(step, Relation::Dep),
                }
            }
            prop_assert!(moves.is_over());
            prop_assert_eq!((0..length).filter(|&word| moves.head(word).is_none()).count(), 1);
            for word in 0..length {
                let way = std::iter::successors(Some(word), |&at| moves.head(at)).take(length + 1).count();
                prop_assert!(way <= length);
            }
        }
    }
}
