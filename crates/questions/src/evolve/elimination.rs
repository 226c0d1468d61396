//! Solves the equations of a chain by taking its states out one by one, without a subtraction (Grassmann, Taksar and Heyman 1985).
//!
//! A careful chooser makes some turns very improbable, and the equations near-singular; elimination that subtracts then loses all digits. Here
//! every number is a sum, product or quotient of positive ones, so each keeps its relative precision.

use super::chain::Chance;

/// What happens to the states that are not in any set: by which set they are taken in, and when.
pub(crate) struct Absorbed {
    /// For each state and each set, the probability to end in it: 1 for the states of the set.
    pub(crate) ends: Vec<Vec<f64>>,
    /// For each state, the expected turns until one of the sets is entered.
    pub(crate) turns: Vec<f64>,
}

/// Works out where each state ends. `set_of` names the set of a state that belongs to one; every other state must lead to some set. Cost: the cube of the
/// states outside.
pub(crate) fn absorbed(rows: &[Vec<Chance>], set_of: &[Option<usize>]) -> Absorbed {
    let sets = set_of.iter().flatten().max().map_or(0, |last| last + 1);
    let outside: Vec<usize> = (0..rows.len()).filter(|&state| set_of[state].is_none()).collect();
    let mut system = System::new(rows, (&outside, set_of), sets);
    system.eliminate();
    let mut answer = Absorbed {
        ends: vec![vec![0.0; sets]; rows.len()],
        turns: vec![0.0; rows.len()],
    };
    for (state, set) in set_of.iter().enumerate() {
        if let Some(set) = set {
            answer.ends[state][*set] = 1.0;
        }
    }
    for (place, &state) in outside.iter().enumerate() {
        let mut ends = system.into[place].clone();
        let mut turns = system.turns[place];
        for (before, &earlier) in outside.iter().enumerate().take(place) {
            let chance = system.between[place][before];
            ends.iter_mut()
                .zip(&answer.ends[earlier])
                .for_each(|(end, there)| *end += chance * there);
            turns += chance * answer.turns[earlier];
        }
        let leaving = system.leaving(place);
        answer.ends[state] = ends.into_iter().map(|end| end / leaving).collect();
        answer.turns[state] = turns / leaving;
    }
    answer
}

/// The shares of turns spent in each state of a closed class in the long run; `class` holds its states, ascending. Cost: the cube of its size.
pub(crate) fn long_run(rows: &[Vec<Chance>], class: &[usize]) -> Vec<f64> {
    let none = vec![None; rows.len()];
    let mut system = System::new(rows, (class, &none), 0);
    system.eliminate_all_but_first();
    let mut shares = vec![1.0];
    for place in 1..class.len() {
        let inflow: f64 = (0..place).map(|before| shares[before] * system.between[before][place]).sum();
        shares.push(inflow / system.leaving(place));
    }
    let sum: f64 = shares.iter().sum();
    shares.into_iter().map(|share| share / sum).collect()
}

/// The turns among some states and into sets.
struct System {
    between: Vec<Vec<f64>>,
    into: Vec<Vec<f64>>,
    turns: Vec<f64>,
}

impl System {
    fn new(rows: &[Vec<Chance>], (states, set_of): (&[usize], &[Option<usize>]), sets: usize) -> System {
        let mut system = System {
            between: vec![vec![0.0; states.len()]; states.len()],
            into: vec![vec![0.0; sets]; states.len()],
            turns: vec![1.0; states.len()],
        };
        for (place, &state) in states.iter().enumerate() {
            for &(to, chance) in &rows[state] {
                match (set_of[to], states.binary_search(&to)) {
                    (Some(set), _) => system.into[place][set] += chance,
                    (None, Ok(other)) => system.between[place][other] += chance,
                    (None, Err(_)) => {}
                }
            }
        }
        system
    }

    /// The probability to leave a state for earlier ones or for a set, once all later ones are out.
    fn leaving(&self, place: usize) -> f64 {
        self.between[place][..place].iter().sum::<f64>() + self.into[place].iter().sum::<f64>()
    }

    fn eliminate(&mut self) {
        (0..self.turns.len()).rev().for_each(|place| self.take_out(place));
    }

    fn eliminate_all_but_first(&mut self) {
        (1..self.turns.len()).rev().for_each(|place| self.take_out(place));
    }

    /// Lets turns into a state go on to where they lead from there.
    fn take_out(&mut self, place: usize) {
        let leaving = self.leaving(place);
        let (earlier, rest) = self.between.split_at_mut(place);
        let out = &rest[0][..place];
        for (before, row) in earlier.iter_mut().enumerate() {
            if row[place] == 0.0 {
                continue;
            }
            let share = row[place] / leaving;
            row[..place].iter_mut().zip(out).for_each(|(to, chance)| *to += share * chance);
            self.turns[before] += share * self.turns[place];
            let (low, high) = self.into.split_at_mut(place);
            low[before].iter_mut().zip(&high[0]).for_each(|(to, chance)| *to += share * chance);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{absorbed, long_run};

    #[test]
    fn a_gambler_is_ruined_as_the_books_say() {
        // From 1 to 3 coins, up with 0.6, down with 0.4, ended at 0 and 4.
        let row = |coins: usize| vec![(coins - 1, 0.4), (coins + 1, 0.6)];
        let rows = vec![vec![], row(1), row(2), row(3), vec![]];
        let found = absorbed(&rows, &[Some(0), None, None, None, Some(1)]);
        let odds = |coins: i32| (1.0 - (2.0f64 / 3.0).powi(coins)) / (1.0 - (2.0f64 / 3.0).powi(4));
        for coins in 1..4 {
            assert!((found.ends[coins][1] - odds(coins as i32)).abs() < 1e-14);
            let turns = (4.0 * odds(coins as i32) - coins as f64) / 0.2;
            assert!((found.turns[coins] - turns).abs() < 1e-12);
        }
    }

    #[test]
    fn shares_keep_their_digits_when_turns_are_improbable() {
        let tiny = 1e-200;
        let rows = vec![vec![(1, 3.0 * tiny)], vec![(0, tiny)]];
        let shares = long_run(&rows, &[0, 1]);
        assert!((shares[0] - 0.25).abs() < 1e-15 && (shares[1] - 0.75).abs() < 1e-15);
    }
}
