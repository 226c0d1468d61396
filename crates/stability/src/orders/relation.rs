//! Which states are known to be better than, or at least as good as, which: facts, closed under what follows from them.

use standoff_states::StateId;

/// A set of states, 64 to a word.
type Row = Vec<u64>;

/// A known comparison of two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The better, or no worse, state.
    pub(crate) better: usize,
    /// The other.
    pub(crate) than: usize,
    /// Better, and not merely at least as good.
    pub(crate) strict: bool,
}

/// A transitive relation between states.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// For each state, those it is at least as good as; itself among them.
    at_least: Vec<Row>,
    /// For each state, those it is better than.
    better: Vec<Row>,
}

impl Relation {
    /// Closes facts under what follows from them. Cost: states cubed, 64 at a time.
    ///
    /// # Errors
    /// A circle through at least one strict fact, each followed by one whose better state is its worse one.
    pub(crate) fn closed(states: usize, facts: &[Known]) -> Result<Relation, Vec<Known>> {
        let empty = vec![vec![0_u64; states.div_ceil(64)]; states];
        let (mut at_least, mut direct) = (empty.clone(), empty.clone());
        at_least.iter_mut().enumerate().for_each(|(state, row)| put(row, state));
        for fact in facts {
            put(&mut at_least[fact.better], fact.than);
            if fact.strict {
                put(&mut direct[fact.better], fact.than);
            }
        }
        for middle in 0..states {
            let through = at_least[middle].clone();
            for row in at_least.iter_mut().filter(|row| has(row, middle)) {
                join(row, &through);
            }
        }
        let below = |row: &Row, of: &[Row]| {
            let mut all = vec![0; row.len()];
            (0..states)
                .filter(|&state| has(row, state))
                .for_each(|state| join(&mut all, &of[state]));
            all
        };
        let after: Vec<Row> = direct.iter().map(|row| below(row, &at_least)).collect();
        let better: Vec<Row> = at_least.iter().map(|row| below(row, &after)).collect();
        match facts.iter().find(|fact| fact.strict && has(&at_least[fact.than], fact.better)) {
            Some(fact) => Err(circle(*fact, facts)),
            None => Ok(Relation { at_least, better }),
        }
    }

    /// Whether `to` is better than `from`; `None` when that is open.
    pub(crate) fn improves(&self, from: StateId, to: StateId) -> Option<bool> {
        if has(&self.better[to.0], from.0) {
            Some(true)
        } else if has(&self.at_least[from.0], to.0) {
            Some(false)
        } else {
            None
        }
    }

    /// The relation with one more comparison and all that follows; `None` when it contradicts what is known.
    pub(crate) fn with(&self, fact: Known) -> Option<Relation> {
        let back = if fact.strict { &self.at_least } else { &self.better };
        if has(&back[fact.than], fact.better) {
            return None;
        }
        let mut wider = self.clone();
        let (all, strictly) = (&self.at_least[fact.than], &self.better[fact.than]);
        for state in 0..self.at_least.len() {
            if has(&self.at_least[state], fact.better) {
                join(&mut wider.at_least[state], all);
                let strict = fact.strict || has(&self.better[state], fact.better);
                join(&mut wider.better[state], if strict { all } else { strictly });
            }
        }
        Some(wider)
    }

    /// A ranking of all states that agrees with the relation, best first: states tie only where they must.
    ///
    /// The higher a state, the fewer are at least as good: that number orders states as the relation does.
    pub(crate) fn ranking(&self) -> Vec<Vec<usize>> {
        let states = self.at_least.len();
        let no_worse = |state: usize| self.at_least.iter().filter(|row| has(row, state)).count();
        let first_equal = |state: usize| (0..states).find(|&other| has(&self.at_least[state], other) && has(&self.at_least[other], state));
        let mut keyed: Vec<(usize, usize, usize)> = (0..states)
            .map(|state| (no_worse(state), first_equal(state).unwrap_or(state), state))
            .collect();
        keyed.sort_unstable();
        let groups = keyed.chunk_by(|a, b| a.1 == b.1);
        groups.map(|group| group.iter().map(|&(_, _, state)| state).collect()).collect()
    }
}

/// The shortest circle that a strict fact closes.
fn circle(start: Known, facts: &[Known]) -> Vec<Known> {
    let mut ways: Vec<(Known, usize)> = vec![(start, usize::MAX)];
    let mut seen = vec![start.than];
    let mut next = 0;
    while let Some(&(last, _)) = ways.get(next) {
        if last.than == start.better {
            break;
        }
        for fact in facts.iter().filter(|fact| fact.better == last.than) {
            if !seen.contains(&fact.than) {
                seen.push(fact.than);
                ways.push((*fact, next));
            }
        }
        next += 1;
    }
    let mut chain = Vec::new();
    let mut at = ways.get(next);
    while let Some(&(fact, before)) = at {
        chain.push(fact);
        at = ways.get(before);
    }
    chain.reverse();
    chain
}

fn put(row: &mut Row, state: usize) {
    row[state / 64] |= 1 << (state % 64);
}

fn has(row: &Row, state: usize) -> bool {
    row[state / 64] >> (state % 64) & 1 == 1
}

fn join(row: &mut Row, other: &Row) {
    row.iter_mut().zip(other).for_each(|(word, more)| *word |= more);
}
