//! What a move costs: how many true arcs can no longer be made after it (Goldberg and Nivre 2013, for arc-hybrid).

use standoff_syntax::learning::Moves;

/// The true tree, kept so that a move's cost is counted quickly.
pub struct Truth {
    heads: Vec<Option<usize>>,
    dependents: Vec<Vec<usize>>,
}

impl Truth {
    pub fn new(heads: &[Option<usize>]) -> Truth {
        let mut dependents = vec![Vec::new(); heads.len()];
        for (word, head) in heads.iter().enumerate() {
            if let Some(head) = *head {
                dependents[head].push(word);
            }
        }
        Truth {
            heads: heads.to_vec(),
            dependents,
        }
    }

    /// The costs of a shift, a left arc, a right arc; moves that cannot be made cost the most.
    pub fn costs(&self, moves: &Moves) -> [usize; 3] {
        let [shift, left, right] = moves.legal();
        let cost = |legal: bool, cost: &dyn Fn() -> usize| if legal { cost() } else { usize::MAX };
        [
            cost(shift, &|| self.shift(moves)),
            cost(left, &|| self.left(moves)),
            cost(right, &|| self.right(moves)),
        ]
    }

    /// The next word loses its head below the top of the stack and its dependents on the stack.
    fn shift(&self, moves: &Moves) -> usize {
        let next = moves.next();
        let stack = moves.stack();
        let under = &stack[..stack.len().saturating_sub(1)];
        let head = self.heads[next].is_some_and(|head| under.contains(&(head as u32)));
        let dependents = self.dependents[next].iter().filter(|&&word| stack.contains(&(word as u32))).count();
        usize::from(head) + dependents
    }

    /// The top of the stack loses all dependents to come and any head but the next word.
    fn left(&self, moves: &Moves) -> usize {
        let Some((&top, under)) = moves.stack().split_last() else {
            return usize::MAX;
        };
        let head = match self.heads[top as usize] {
            None => true,
            Some(head) => head > moves.next() || under.last() == Some(&(head as u32)),
        };
        usize::from(head) + self.to_come(top, moves)
    }

    /// The top of the stack loses all dependents to come and any head but the word below it.
    fn right(&self, moves: &Moves) -> usize {
        let Some(&top) = moves.stack().last() else { return usize::MAX };
        let head = match self.heads[top as usize] {
            None => true,
            Some(head) => head >= moves.next(),
        };
        usize::from(head) + self.to_come(top, moves)
    }

    fn to_come(&self, top: u32, moves: &Moves) -> usize {
        self.dependents[top as usize].iter().filter(|&&word| word >= moves.next()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_syntax::Relation;
    use standoff_syntax::learning::Move;

    #[test]
    fn free_moves_lead_to_the_tree() {
        let heads = [Some(1), Some(2), None, Some(4), Some(2), Some(4)];
        let truth = Truth::new(&heads);
        let mut moves = Moves::default();
        moves.start(heads.len());
        while !moves.is_over() {
            let costs = truth.costs(&moves);
            let free = costs.iter().position(|&cost| cost == 0).expect("a free move");
            match Move::ALL[free] {
                Move::Shift => moves.shift(),
                step => moves.attach_top(step, Relation::Dep),
            }
        }
        let found: Vec<Option<usize>> = (0..heads.len()).map(|word| moves.head(word)).collect();
        assert_eq!(found, heads);
    }

    #[test]
    fn wrong_moves_cost() {
        let truth = Truth::new(&[None, Some(0)]);
        let mut moves = Moves::default();
        moves.start(2);
        moves.shift();
        assert_eq!(truth.costs(&moves), [0, 2, usize::MAX]);
    }
}
