//! Four attitudes to unknown comparisons, against a second calculation: comparisons from all orders of the statements, stability from
//! Boolean matrices over all pairs of states (spec A2, A3, A7).

mod given;

use given::generated::conflicts;
use proptest::prelude::*;
use standoff_conflict::{Conflict, Preference, Statement, StatementRank};
use standoff_stability::unknown::{Comparison, UnknownAnalysis, UnknownReason, Variant, analyse_unknown, unknown_data};
use standoff_stability::{Budget, Concept, Settings, StateId, analyse};

/// A conflict, some of whose statements have levels or an unknown place.
fn open_conflicts() -> impl Strategy<Value = Conflict> {
    let rank = prop_oneof![
        2 => Just(StatementRank::AsWritten),
        3 => (0i64..3).prop_map(StatementRank::Level),
        1 => Just(StatementRank::Unknown),
    ];
    (conflicts(), prop::collection::vec(rank, 20)).prop_map(|(mut conflict, ranks)| {
        let mut ranks = ranks.into_iter();
        for preference in &mut conflict.preferences {
            if let Preference::Statements(statements) = preference {
                for (statement, rank) in statements.iter_mut().zip(ranks.by_ref()) {
                    statement.rank = rank;
                }
            }
        }
        conflict
    })
}

fn analysed(conflict: &Conflict, settings: &Settings) -> UnknownAnalysis {
    analyse_unknown(conflict, settings, &Budget::default()).expect("a sound model")
}

fn stable(analysis: &UnknownAnalysis, (variant, concept): (Variant, Concept), dm: usize, state: StateId) -> bool {
    analysis.under(variant, concept).expect("a concept of the tables").stable(dm, state)
}

/// All orders of the statements, most important first, that go against nothing known.
fn orders<'a>(left: &[(usize, &'a Statement)]) -> Vec<Vec<&'a Statement>> {
    if left.is_empty() {
        return vec![Vec::new()];
    }
    let before = |other: &(usize, &Statement), this: &(usize, &Statement)| match (other.1.rank, this.1.rank) {
        (StatementRank::AsWritten, StatementRank::AsWritten) => other.0 < this.0,
        (StatementRank::Level(other), StatementRank::Level(this)) => other < this,
        _ => false,
    };
    let mut all = Vec::new();
    for first in left {
        if left.iter().any(|other| before(other, first)) {
            continue;
        }
        let rest: Vec<_> = left.iter().copied().filter(|other| other.0 != first.0).collect();
        for mut order in orders(&rest) {
            order.insert(0, first.1);
            all.push(order);
        }
    }
    all
}

/// The comparison of two states from every order.
fn by_all_orders(statements: &[Statement], this: u64, that: u64) -> Comparison {
    let numbered: Vec<(usize, &Statement)> = statements.iter().enumerate().collect();
    let decided = |order: Vec<&Statement>| {
        let deciding = order.into_iter().find(|s| s.want.holds(this) != s.want.holds(that));
        deciding.map(|statement| statement.want.holds(this))
    };
    let found: Vec<Option<bool>> = orders(&numbered).into_iter().map(decided).collect();
    let all = |wanted: Option<bool>| found.iter().all(|one| *one == wanted);
    match () {
        () if all(None) => Comparison::Equal,
        () if all(Some(true)) => Comparison::Better,
        () if all(Some(false)) => Comparison::Worse,
        () => Comparison::Unknown,
    }
}

type Matrix = Vec<Vec<bool>>;

/// What sequences of the opponents' steps reach, nobody twice in succession, as the fixed point over the last mover.
fn reach(steps: &[Matrix], i: usize) -> Matrix {
    let size = steps[0].len();
    let mut by_last: Vec<Matrix> = steps
        .iter()
        .enumerate()
        .map(|(j, step)| if j == i { vec![vec![false; size]; size] } else { step.clone() })
        .collect();
    loop {
        let mut next = by_last.clone();
        for j in (0..steps.len()).filter(|&j| j != i) {
            for s in 0..size {
                for q in 0..size {
                    let longer = (0..size).any(|k| steps[j][k][q] && (0..steps.len()).any(|other| other != j && by_last[other][s][k]));
                    next[j][s][q] |= longer;
                }
            }
        }
        if next == by_last {
            return (0..size)
                .map(|s| (0..size).map(|q| next.iter().any(|m| m[s][q])).collect())
                .collect();
        }
        by_last = next;
    }
}

/// Stability by the table of spec A7.
fn by_the_table(analysis: &UnknownAnalysis, variant: Variant, concept: Concept, i: usize) -> Vec<bool> {
    let states: Vec<StateId> = analysis.space().ids().collect();
    let compare = |dm: usize, this: usize, that: usize| analysis.compare(dm, StateId(this), StateId(that)).expect("both exist");
    let moves = |dm: usize, s: usize, q: usize| analysis.space().moves(dm, StateId(s)).contains(&StateId(q));
    let credible = matches!(concept, Concept::Seq | Concept::Sseq);
    let step = |dm: usize, s: usize, q: usize| {
        moves(dm, s, q) && (!credible || matches!(compare(dm, q, s), Comparison::Better | Comparison::Unknown))
    };
    let makers = analysis.conflict().decision_makers.len();
    let size = states.len();
    let matrix = |dm: usize| -> Matrix { (0..size).map(|s| (0..size).map(|q| step(dm, s, q)).collect()).collect() };
    let reached = reach(&(0..makers).map(matrix).collect::<Vec<_>>(), i);
    let bold_start = matches!(variant, Variant::A | Variant::C);
    let maybe_deters = matches!(variant, Variant::C | Variant::D);
    let leaves = |s: usize, q: usize| match compare(i, q, s) {
        Comparison::Better => true,
        Comparison::Unknown => bold_start,
        _ => false,
    };
    let harmless = |s: usize, r: usize| match compare(i, r, s) {
        Comparison::Better => false,
        Comparison::Unknown => maybe_deters,
        _ => true,
    };
    let symmetric = matches!(concept, Concept::Smr | Concept::Sseq);
    let sanction = |s: usize, r: usize| harmless(s, r) && (!symmetric || (0..size).all(|t| !moves(i, r, t) || harmless(s, t)));
    let deterred = |s: usize, q: usize| concept != Concept::Nash && (0..size).any(|r| reached[q][r] && sanction(s, r));
    (0..size)
        .map(|s| (0..size).all(|q| !moves(i, s, q) || !leaves(s, q) || deterred(s, q)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn comparisons_are_those_of_all_orders(conflict in open_conflicts()) {
        let analysis = analysed(&conflict, &Settings::default());
        for (dm, preference) in conflict.preferences.iter().enumerate() {
            let Preference::Statements(statements) = preference else { continue };
            for this in analysis.space().ids() {
                for that in analysis.space().ids() {
                    let codes = (analysis.space().code(this), analysis.space().code(that));
                    prop_assert_eq!(analysis.compare(dm, this, that), Some(by_all_orders(statements, codes.0, codes.1)));
                }
            }
        }
    }

    #[test]
    fn stability_is_that_of_the_table(conflict in open_conflicts().prop_filter("few states", |c| c.options.len() <= 4)) {
        let analysis = analysed(&conflict, &Settings::default());
        for dm in 0..conflict.decision_makers.len() {
            for variant in Variant::ALL {
                for concept in Concept::ALL {
                    let ours: Vec<bool> = analysis.space().ids().map(|state| stable(&analysis, (variant, concept), dm, state)).collect();
                    prop_assert_eq!(ours, by_the_table(&analysis, variant, concept, dm), "{:?} {:?} {}", variant, concept, dm);
                }
            }
        }
    }

    #[test]
    fn attitudes_are_included_in_each_other(conflict in open_conflicts(), returns in any::<bool>()) {
        let settings = Settings { return_to_start_is_sanction: returns, ..Settings::default() };
        let analysis = analysed(&conflict, &settings);
        for (dm, state) in (0..conflict.decision_makers.len()).flat_map(|dm| analysis.space().ids().map(move |state| (dm, state))) {
            for concept in Concept::ALL {
                let [a, b, c, d] = Variant::ALL.map(|variant| stable(&analysis, (variant, concept), dm, state));
                prop_assert!((!a || b) && (!b || d), "a in b in d");
                prop_assert!((!a || c) && (!c || d), "a in c in d");
                for variant in Variant::ALL {
                    let reason = analysis.under(variant, concept).expect("a concept of the tables").reason(dm, state);
                    let open = matches!(reason, UnknownReason::Open { .. });
                    prop_assert_eq!(open, !stable(&analysis, (variant, concept), dm, state));
                }
            }
            let nash = |variant| stable(&analysis, (variant, Concept::Nash), dm, state);
            prop_assert!(nash(Variant::A) == nash(Variant::C) && nash(Variant::B) == nash(Variant::D));
        }
    }

    #[test]
    fn where_all_is_known_all_agree(conflict in conflicts()) {
        let (open, plain) = (analysed(&conflict, &Settings::default()), analyse(&conflict, &Settings::default(), &Budget::default()));
        let plain = plain.expect("a sound model");
        let value = unknown_data(&open);
        for pairs in value["unknown_pairs"].as_array().expect("one a side") {
            prop_assert_eq!(pairs, 0);
        }
        for variant in Variant::ALL {
            for concept in Concept::ALL {
                let indices: Vec<usize> = plain.equilibria(concept).iter().map(|state| state.0).collect();
                prop_assert_eq!(&value["variants"][variant.key()][concept.key()]["equilibria"], &serde_json::json!(indices));
                prop_assert_eq!(open.under(variant, concept).expect("a concept of the tables").equilibria(), plain.equilibria(concept));
            }
        }
    }
}

#[test]
fn the_budget_ends_it() {
    let option = |number: usize| standoff_conflict::ConflictOption {
        key: format!("o{number}"),
        owner: number % 2,
        ..Default::default()
    };
    let want = |number: usize| Statement {
        id: format!("s{number}"),
        want: standoff_conflict::Formula::Taken(number),
        rank: StatementRank::Unknown,
        strength: 1,
        support: Default::default(),
    };
    let conflict = Conflict {
        decision_makers: vec![Default::default(), Default::default()],
        options: (0..8).map(option).collect(),
        preferences: vec![Preference::Statements((0..8).map(want).collect()); 2],
        ..Conflict::default()
    };
    let tight = Budget {
        max_steps: 1000,
        ..Budget::default()
    };
    let stopped = analyse_unknown(&conflict, &Settings::default(), &tight).expect_err("too long");
    assert_eq!(stopped.findings[0].code, "C0702");
}
