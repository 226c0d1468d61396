//! The partial order of importance among statements, and the orders that complete it.
//!
//! It has three parts that are not ordered with each other: the statements without a rank form a chain; those with ranks form a chain of
//! *levels*, unordered within one; those of unknown rank stand alone. So orders that complete it can be counted in closed form and
//! drawn uniformly: shuffle each level, then interleave the parts at random.

use std::collections::HashMap;

use rand::Rng;
use rand::seq::SliceRandom;
use standoff_conflict::{Statement, StatementRank};

/// A set of statements, by number.
pub(crate) type Set = u128;

/// Most statements that a [`Set`] holds.
pub(crate) const MOST: usize = 128;

/// The statements of one decision maker, as far as their importance is known.
#[derive(Clone, Debug)]
pub(crate) struct Importance {
    count: usize,
    /// For each statement, those surely more important.
    above: Vec<Set>,
    /// The statements without a rank, as they stand.
    chain: Vec<usize>,
    /// The statements with a rank, level by level, most important first.
    levels: Vec<Vec<usize>>,
    /// The statements of unknown rank.
    floating: Vec<usize>,
}

/// What decides a comparison: it comes out as wished when the most important of both sets is in the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deciding {
    /// Statements that speak for it.
    pub(crate) fore: Set,
    /// Statements that speak against it.
    pub(crate) against: Set,
}

impl Importance {
    /// Reads the order off the ranks. At most [`MOST`] statements.
    pub(crate) fn of(statements: &[Statement]) -> Importance {
        let mut sorted: Vec<(i64, usize)> = Vec::new();
        let (mut chain, mut floating) = (Vec::new(), Vec::new());
        for (number, statement) in statements.iter().enumerate().take(MOST) {
            match statement.rank {
                StatementRank::AsWritten => chain.push(number),
                StatementRank::Level(level) => sorted.push((level, number)),
                StatementRank::Unknown => floating.push(number),
            }
        }
        sorted.sort_unstable();
        let levels = sorted.chunk_by(|a, b| a.0 == b.0);
        let levels: Vec<Vec<usize>> = levels.map(|level| level.iter().map(|&(_, number)| number).collect()).collect();
        let mut above = vec![0; statements.len().min(MOST)];
        let singles: Vec<Vec<usize>> = chain.iter().map(|&number| vec![number]).collect();
        for part in [&singles, &levels] {
            let mut higher = 0;
            for level in part {
                level.iter().for_each(|&number| above[number] = higher);
                higher |= set(level);
            }
        }
        Importance {
            count: above.len(),
            above,
            chain,
            levels,
            floating,
        }
    }

    /// Whether only one order is admitted.
    pub(crate) fn is_full(&self) -> bool {
        let parts = usize::from(!self.chain.is_empty()) + usize::from(!self.levels.is_empty()) + self.floating.len();
        parts <= 1 && self.levels.iter().all(|level| level.len() == 1)
    }

    /// The statements that may come next once some are placed.
    pub(crate) fn next(&self, placed: Set) -> impl Iterator<Item = usize> + '_ {
        (0..self.count).filter(move |&number| placed >> number & 1 == 0 && self.above[number] & !placed == 0)
    }

    /// Whether a comparison comes out the same in every order; `None` when it depends.
    pub(crate) fn surely(&self, deciding: Deciding) -> Option<bool> {
        let can_lead = |these: Set, those: Set| (0..self.count).any(|n| these >> n & 1 == 1 && self.above[n] & those == 0);
        if !can_lead(deciding.fore, deciding.against) {
            Some(false)
        } else if !can_lead(deciding.against, deciding.fore) {
            Some(true)
        } else {
            None
        }
    }

    /// An order in which each comparison comes out as wished; `None` when there is none.
    ///
    /// Whatever may come next and speaks against no open comparison can be placed at once: putting it first in an order that serves
    /// leaves one that serves. So no choice has to be taken back. Cost: statements times (statements + comparisons).
    pub(crate) fn order(&self, mut open: Vec<Deciding>) -> Option<Vec<usize>> {
        let (mut order, mut placed) = (Vec::with_capacity(self.count), 0);
        while order.len() < self.count {
            let barred = open.iter().fold(0, |all, deciding| all | deciding.against);
            let next = self.next(placed).find(|&number| barred >> number & 1 == 0)?;
            placed |= 1 << next;
            order.push(next);
            open.retain(|deciding| deciding.fore >> next & 1 == 0);
        }
        open.is_empty().then_some(order)
    }

    /// In how many orders the statements not yet placed can follow; `None` beyond 128 bits.
    pub(crate) fn orders_left(&self, placed: Set) -> Option<u128> {
        let left = |numbers: &[usize]| (set(numbers) & !placed).count_ones() as u128;
        let levels: Vec<u128> = self.levels.iter().map(|level| left(level)).collect();
        let (chain, ranked, floating) = (left(&self.chain), levels.iter().sum::<u128>(), left(&self.floating));
        let among_themselves = levels.iter().try_fold(1_u128, |all, &size| all.checked_mul(factorial(size)?))?;
        // Interleaving: (chain + ranked + floating)! / (chain! ranked!), built up as a product of whole numbers.
        let ways = among_themselves.checked_mul(binomial(chain + ranked, ranked)?)?;
        (chain + ranked + 1..=chain + ranked + floating).try_fold(ways, u128::checked_mul)
    }

    /// In how many orders each comparison comes out as wished; `None` beyond 128 bits, or when more than `most` sets of placed statements
    /// have to be told apart.
    pub(crate) fn orders_with(&self, wished: &[Deciding], most: usize) -> Option<u128> {
        let mut known = HashMap::new();
        self.orders_from(0, wished, (&mut known, most))
    }

    /// The same, some statements being placed. What comparisons are still open follows from which: each was settled as wished by the first
    /// placed statement that bears on it. Depth: the number of statements.
    fn orders_from(&self, placed: Set, wished: &[Deciding], (known, most): (&mut HashMap<Set, u128>, usize)) -> Option<u128> {
        let open = wished.iter().filter(|deciding| (deciding.fore | deciding.against) & placed == 0);
        let open: Vec<Deciding> = open.copied().collect();
        if open.is_empty() {
            return self.orders_left(placed);
        }
        if let Some(&count) = known.get(&placed) {
            return Some(count);
        }
        if known.len() >= most {
            return None;
        }
        let barred = open.iter().fold(0, |all, deciding| all | deciding.against);
        let mut sum = 0_u128;
        for next in self.next(placed).filter(|&number| barred >> number & 1 == 0) {
            sum = sum.checked_add(self.orders_from(placed | 1 << next, &open, (known, most))?)?;
        }
        known.insert(placed, sum);
        Some(sum)
    }

    /// One order of all that complete it, each as likely as any other.
    pub(crate) fn draw(&self, random: &mut impl Rng) -> Vec<usize> {
        let mut ranked = Vec::new();
        for level in &self.levels {
            let mut level = level.clone();
            level.shuffle(random);
            ranked.extend(level);
        }
        let mut parts: Vec<Part> = Vec::with_capacity(self.count);
        parts.extend(self.chain.iter().map(|_| Part::Chain));
        parts.extend(ranked.iter().map(|_| Part::Ranked));
        parts.extend(self.floating.iter().map(|&number| Part::One(number)));
        parts.shuffle(random);
        let (mut chain, mut ranked) = (self.chain.iter().copied(), ranked.into_iter());
        let placed = parts.iter().filter_map(|part| match part {
            Part::Chain => chain.next(),
            Part::Ranked => ranked.next(),
            Part::One(number) => Some(*number),
        });
        placed.collect()
    }
}

/// Where the next statement of an interleaving comes from.
#[derive(Clone, Copy)]
enum Part {
    Chain,
    Ranked,
    One(usize),
}

fn set(numbers: &[usize]) -> Set {
    numbers.iter().fold(0, |all, &number| all | 1 << number)
}

fn factorial(n: u128) -> Option<u128> {
    (2..=n).try_fold(1_u128, u128::checked_mul)
}

/// `n` over `k`.
fn binomial(n: u128, k: u128) -> Option<u128> {
    (0..k.min(n - k)).try_fold(1_u128, |value, step| Some(value.checked_mul(n - step)? / (step + 1)))
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    use standoff_conflict::{Formula, StatementRank, Support};

    use super::*;

    fn importance(ranks: &[StatementRank]) -> Importance {
        let statement = |&rank: &StatementRank| Statement {
            id: String::new(),
            want: Formula::True,
            rank,
            strength: 1,
            support: Support::default(),
        };
        Importance::of(&ranks.iter().map(statement).collect::<Vec<_>>())
    }

    fn orders(importance: &Importance, order: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
        let placed = set(order);
        if order.len() == importance.count {
            found.push(order.clone());
        }
        for next in importance.next(placed).collect::<Vec<_>>() {
            order.push(next);
            orders(importance, order, found);
            order.pop();
        }
    }

    #[test]
    fn orders_are_counted_and_drawn_evenly() {
        use StatementRank::{AsWritten, Level, Unknown};
        let mixed = importance(&[Level(1), AsWritten, Level(1), Unknown, AsWritten, Level(0)]);
        let mut all = Vec::new();
        orders(&mixed, &mut Vec::new(), &mut all);
        // Two chains of two and three, one of six, two orders within a level: 6! / (2! 3!) times 2.
        assert_eq!(all.len(), 120);
        assert_eq!(mixed.orders_left(0), Some(120));
        assert_eq!(mixed.orders_left(set(&[5, 3])), Some(12));
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let mut drawn = vec![0_u32; all.len()];
        for _ in 0..24_000 {
            let order = mixed.draw(&mut random);
            drawn[all.iter().position(|known| *known == order).expect("an order that is admitted")] += 1;
        }
        // 200 are expected of each; five standard deviations are 70.
        assert!(drawn.iter().all(|&times| (130..270).contains(&times)), "{drawn:?}");
    }

    #[test]
    fn many_statements_are_more_than_can_be_counted() {
        let many = importance(&[StatementRank::Unknown; 60]);
        assert_eq!(many.orders_left(0), None);
        assert!(!many.is_full() && many.draw(&mut ChaCha8Rng::seed_from_u64(2)).len() == 60);
        assert!(importance(&[StatementRank::Level(2), StatementRank::Level(1)]).is_full());
        assert!(!importance(&[StatementRank::Level(2), StatementRank::AsWritten]).is_full());
    }
}
