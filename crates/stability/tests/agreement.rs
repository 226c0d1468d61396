//! Agreement with a second calculation that shares nothing with the first but the model: dense Boolean matrices over all 2^options
//! combinations, moves and preferences worked out pair by pair (the matrix form of spec A2 and A3).

mod given;

use given::generated::conflicts;
use proptest::prelude::*;
use standoff_conflict::{Conflict, Direction, Preference, Ranked, StateCode};
use standoff_stability::{Budget, Concept, SequenceRule, Settings, analyse};

/// A relation between states: entry `[s][q]`.
type Matrix = Vec<Vec<bool>>;

fn product(left: &Matrix, right: &Matrix) -> Matrix {
    let column = |row: &[bool], q: usize| row.iter().enumerate().any(|(k, &set)| set && right[k][q]);
    left.iter().map(|row| (0..right.len()).map(|q| column(row, q)).collect()).collect()
}

fn join(left: &mut Matrix, right: &Matrix) {
    for (row, other) in left.iter_mut().zip(right) {
        row.iter_mut().zip(other).for_each(|(cell, &set)| *cell |= set);
    }
}

fn of(size: usize, cell: impl Fn(usize, usize) -> bool) -> Matrix {
    (0..size).map(|s| (0..size).map(|q| cell(s, q)).collect()).collect()
}

/// The model in matrices.
struct Dense {
    states: Vec<StateCode>,
    /// `J_i`.
    moves: Vec<Matrix>,
    /// `P_i⁺`: `q` better than `s`.
    better: Vec<Matrix>,
}

impl Dense {
    fn new(conflict: &Conflict) -> Dense {
        let feasible = |code: &StateCode| !conflict.infeasible.iter().any(|rule| rule.when.holds(*code));
        let states: Vec<StateCode> = (0..1 << conflict.options.len()).filter(feasible).collect();
        let makers = 0..conflict.decision_makers.len();
        let moves = makers
            .clone()
            .map(|i| of(states.len(), |s, q| is_move(conflict, i, states[s], states[q])));
        let better = makers.map(|i| of(states.len(), |s, q| prefers(&conflict.preferences[i], states[q], states[s])));
        Dense {
            moves: moves.collect(),
            better: better.collect(),
            states,
        }
    }

    /// `J_i` or, for credible sequences, `J_i⁺`.
    fn steps(&self, i: usize, improving: bool) -> Matrix {
        of(self.states.len(), |s, q| {
            self.moves[i][s][q] && (!improving || self.better[i][s][q])
        })
    }

    /// `M_{N−i}`: what legal sequences of the opponents reach.
    fn reach(&self, i: usize, improving: bool, rule: SequenceRule) -> Matrix {
        let opponents: Vec<Matrix> = (0..self.moves.len())
            .filter(|&j| j != i)
            .map(|j| self.steps(j, improving))
            .collect();
        match rule {
            SequenceRule::Successive => self.successive(&opponents),
            SequenceRule::Once => self.once(&opponents),
            SequenceRule::Single => {
                let mut all = of(self.states.len(), |_, _| false);
                opponents.iter().for_each(|one| join(&mut all, one));
                all
            }
        }
    }

    /// `M_j⁽¹⁾ = J_j`, `M_j⁽ᵗ⁾ = sgn(J_j · ⋁_{k≠j} M_k⁽ᵗ⁻¹⁾)`, joined until nothing is added.
    fn successive(&self, opponents: &[Matrix]) -> Matrix {
        let none = of(self.states.len(), |_, _| false);
        let mut starting_with = opponents.to_vec();
        loop {
            let longer = (0..opponents.len()).map(|j| {
                let mut rest = none.clone();
                starting_with
                    .iter()
                    .enumerate()
                    .filter(|(k, _)| *k != j)
                    .for_each(|(_, m)| join(&mut rest, m));
                let mut sum = product(&opponents[j], &rest);
                join(&mut sum, &starting_with[j]);
                sum
            });
            let longer: Vec<Matrix> = longer.collect();
            if longer == starting_with {
                let mut all = none;
                longer.iter().for_each(|one| join(&mut all, one));
                return all;
            }
            starting_with = longer;
        }
    }

    /// One opponent, followed by sequences of the others.
    fn once(&self, opponents: &[Matrix]) -> Matrix {
        let mut all = of(self.states.len(), |_, _| false);
        for (j, first) in opponents.iter().enumerate() {
            let others: Vec<Matrix> = opponents
                .iter()
                .enumerate()
                .filter(|(k, _)| *k != j)
                .map(|(_, m)| m.clone())
                .collect();
            join(&mut all, first);
            join(&mut all, &product(first, &self.once(&others)));
        }
        all
    }

    /// Stable where the diagonal of `J_i⁺(E − sgn(M·[(P_i^{−,=})ᵀ ∘ (E − sgn(J_i (P_i⁺)ᵀ))]))` is empty; the diagonal of `P_i^{−,=}`
    /// belongs to it unless a return to the start is no sanction.
    fn stable(&self, concept: Concept, i: usize, settings: &Settings) -> Vec<bool> {
        let size = self.states.len();
        let credible = matches!(concept, Concept::Seq | Concept::Sseq);
        let symmetric = matches!(concept, Concept::Smr | Concept::Sseq);
        let reach = self.reach(i, credible, settings.sequence);
        let returns = settings.return_to_start_is_sanction;
        let escape = |r: usize, s: usize| (0..size).any(|t| self.moves[i][r][t] && self.better[i][s][t]);
        let sanction = of(size, |r, s| {
            !self.better[i][s][r] && (r != s || returns) && !(symmetric && escape(r, s))
        });
        let sanctioned = product(&reach, &sanction);
        let free = |s: usize, q: usize| concept == Concept::Nash || !sanctioned[q][s];
        let improving = self.steps(i, true);
        (0..size).map(|s| !(0..size).any(|q| improving[s][q] && free(s, q))).collect()
    }
}

/// Whether `i` can move from one combination of options to another.
fn is_move(conflict: &Conflict, i: usize, from: StateCode, to: StateCode) -> bool {
    let allowed = |(number, option): (usize, &standoff_conflict::ConflictOption)| {
        let (before, after) = (from >> number & 1, to >> number & 1);
        before == after
            || option.owner == i
                && match option.direction {
                    Direction::Both => true,
                    Direction::TakeOnly => after == 1,
                    Direction::DropOnly => after == 0,
                }
    };
    let hidden = |code| conflict.decision_makers[i].hidden.iter().any(|formula| formula.holds(code));
    let barred = conflict
        .no_moves
        .iter()
        .any(|rule| rule.by == i && rule.from.holds(from) && rule.to.holds(to));
    from != to && conflict.options.iter().enumerate().all(allowed) && !hidden(from) && !hidden(to) && !barred
}

/// Whether one state is better than another, by going down the list of wishes or groups.
fn prefers(preference: &Preference, this: StateCode, that: StateCode) -> bool {
    let names = |entry: &Ranked, code| match entry {
        Ranked::State(state) => *state == code,
        Ranked::Where(formula) => formula.holds(code),
    };
    match preference {
        Preference::Statements(statements) => {
            let deciding = statements
                .iter()
                .find(|statement| statement.want.holds(this) != statement.want.holds(that));
            deciding.is_some_and(|statement| statement.want.holds(this))
        }
        Preference::Weights(weights) => {
            let points = |code: StateCode| -> i64 {
                let held = weights
                    .iter()
                    .filter(|weight| weight.when.taken == (code >> weight.when.option & 1 == 1));
                held.map(|weight| weight.weight).sum()
            };
            points(this) > points(that)
        }
        Preference::Facts(_) => false,
        Preference::Ranking(groups) => {
            let deciding = groups
                .iter()
                .find(|group| group.iter().any(|entry| names(entry, this) || names(entry, that)));
            deciding.is_some_and(|group| !group.iter().any(|entry| names(entry, that)))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn matrices_agree(conflict in conflicts(), rule in prop::sample::select(SequenceRule::ALL.to_vec()), returns in any::<bool>()) {
        let settings = Settings { sequence: rule, return_to_start_is_sanction: returns };
        let analysis = analyse(&conflict, &settings, &Budget::default()).expect("a sound model");
        let dense = Dense::new(&conflict);
        let codes: Vec<StateCode> = analysis.space().ids().map(|id| analysis.space().code(id)).collect();
        prop_assert_eq!(&codes, &dense.states);
        for dm in 0..conflict.decision_makers.len() {
            for concept in Concept::ALL {
                let ours: Vec<bool> = analysis.space().ids().map(|id| analysis.stable(concept, dm, id)).collect();
                prop_assert_eq!(ours, dense.stable(concept, dm, &settings), "{} for {}", concept.name(), dm);
            }
        }
    }
}
