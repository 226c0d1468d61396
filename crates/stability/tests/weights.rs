//! Preference by option weights, the normal form, and verdicts as rows: against calculations of their own.

mod given;

use given::generated::conflicts;
use proptest::prelude::*;
use standoff_conflict::{Conflict, Direction, Format, Literal, Merge, Preference, Weight, read, to_graph_model, to_toml};
use standoff_stability::{Analysis, Budget, Concept, Reason, Settings, analyse, to_nfg, verdict_csv, verdict_rows};

fn analysed(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a sound model")
}

/// A conflict in which some decision makers weigh options.
fn weighed_conflicts() -> impl Strategy<Value = Conflict> {
    let weights = prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), -5i64..6), 0..7);
    (conflicts(), prop::collection::vec(prop::option::of(weights), 4)).prop_map(|(mut conflict, weighing)| {
        let count = conflict.options.len();
        for (preference, weights) in conflict.preferences.iter_mut().zip(weighing) {
            let Some(weights) = weights else { continue };
            let mut kept: Vec<Weight> = Vec::new();
            for (option, taken, weight) in weights {
                let when = Literal {
                    option: option.index(count),
                    taken,
                };
                if kept.iter().all(|other| other.when != when) {
                    kept.push(Weight {
                        when,
                        weight,
                        support: Default::default(),
                    });
                }
            }
            *preference = Preference::Weights(kept);
        }
        conflict
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_higher_sum_is_a_higher_rank(conflict in weighed_conflicts()) {
        let analysis = analysed(&conflict);
        for (dm, preference) in conflict.preferences.iter().enumerate() {
            let Preference::Weights(weights) = preference else { continue };
            let sum = |code: u64| -> i64 {
                let mut sum = 0;
                for weight in weights {
                    let taken = code & (1 << weight.when.option) != 0;
                    if taken == weight.when.taken {
                        sum += weight.weight;
                    }
                }
                sum
            };
            for this in analysis.space().ids() {
                for that in analysis.space().ids() {
                    let sums = sum(analysis.space().code(this)).cmp(&sum(analysis.space().code(that)));
                    prop_assert_eq!(analysis.rank(dm, this).cmp(&analysis.rank(dm, that)), sums);
                }
            }
        }
    }

    #[test]
    fn weights_survive_being_written(conflict in weighed_conflicts()) {
        let analysis = analysed(&conflict);
        let toml = read(&to_toml(&conflict), Format::Toml);
        let json = read(&to_graph_model(&conflict).expect("few options").to_string(), Format::GraphModel);
        for file in [toml, json] {
            let again = analysed(&file.models[0]);
            prop_assert_eq!(Concept::ALL.map(|concept| analysis.equilibria(concept)), Concept::ALL.map(|concept| again.equilibria(concept)));
        }
    }

    #[test]
    fn pure_equilibria_of_the_normal_form_are_the_nash_states(conflict in weighed_conflicts()) {
        let mut free = conflict;
        free.infeasible.retain(|rule| {
            let mentioned = (0..free.options.len()).filter(|option| rule.when.mentioned() >> option & 1 == 1);
            mentioned.map(|option| free.options[option].owner).collect::<std::collections::BTreeSet<_>>().len() < 2
        });
        free.no_moves.clear();
        free.decision_makers.iter_mut().for_each(|maker| maker.hidden.clear());
        free.options.iter_mut().for_each(|option| option.direction = Direction::Both);
        let analysis = analysed(&free);
        let text = to_nfg(&analysis).expect("nothing in the way");
        prop_assert_eq!(equilibria_of(&text), analysis.equilibria(Concept::Nash).len(), "{}", text);
    }

    #[test]
    fn rows_say_what_the_verdicts_say(conflict in weighed_conflicts()) {
        let analysis = analysed(&conflict);
        let rows: Vec<_> = verdict_rows(&analysis, &Concept::ALL).collect();
        prop_assert_eq!(rows.len(), analysis.space().len() * conflict.decision_makers.len() * Concept::ALL.len());
        for row in rows {
            let state = analysis.space().find(row.code).expect("a feasible state");
            let dm = conflict.decision_makers.iter().position(|maker| maker.key == row.decision_maker).expect("a decision maker");
            let verdict = analysis.verdict(Concept::from_key(row.concept).expect("a concept"), dm, state);
            let reason = match verdict.reason {
                Reason::NoMove => "no_move",
                Reason::NoImprovement { .. } => "no_improvement",
                Reason::Deterred { .. } => "deterred",
                Reason::Open { .. } => "open",
            };
            prop_assert_eq!((row.reason, row.stable), (reason, verdict.stable()));
        }
    }
}

/// How many pure equilibria a `.nfg` text has, reading it from scratch: numbers of strategies from the labels, the first side's running fastest.
fn equilibria_of(text: &str) -> usize {
    let (head, body) = text.rsplit_once("\"\n\n").expect("a comment before the payoffs");
    let lists = head.split_once("{\n").expect("strategies").1;
    let counts: Vec<usize> = lists
        .lines()
        .take_while(|line| *line != "}")
        .map(|line| line.matches('"').count() / 2)
        .collect();
    let payoffs: Vec<Vec<u64>> = body
        .lines()
        .map(|line| line.split(' ').map(|rank| rank.parse().expect("a rank")).collect())
        .collect();
    assert_eq!(payoffs.len(), counts.iter().product::<usize>());
    let settled = |outcome: usize, side: usize| {
        let step: usize = counts[..side].iter().product();
        let own = outcome / step % counts[side];
        let best = (0..counts[side])
            .map(|other| payoffs[outcome - own * step + other * step][side])
            .max();
        best == Some(payoffs[outcome][side])
    };
    (0..payoffs.len())
        .filter(|&outcome| (0..counts.len()).all(|side| settled(outcome, side)))
        .count()
}

const PIER: &str = r#"
title = "The pier \"Nord\""
[decision_makers.union]
name = "Dockers"
options.strike = { label = "strike" }
[decision_makers.port]
name = "Port"
options.pay = { label = "pay more" }
[preferences.union.weights]
pay = 3
"not strike" = { weight = 1, basis = "assumed" }
[preferences.port.weights]
strike = -5
pay = -2
"#;

#[test]
fn a_normal_form_as_gambit_has_it() {
    let analysis = analysed(&read(PIER, Format::Toml).models[0]);
    let text = to_nfg(&analysis).expect("nothing in the way");
    let hash = analysis.conflict().content_hash();
    let expected = format!(
        "NFG 1 R \"The pier \\\"Nord\\\"\" {{ \"Dockers\" \"Port\" }}\n\n{{\n{{ \"none\" \"strike\" }}\n{{ \"none\" \"pay\" }}\n}}\n\
         \"Payoffs are ranks (1 = least preferred), not utilities: read pure equilibria only. Model sha256 {hash}\"\n\n2 4\n1 2\n4 3\n3 1\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn what_has_no_normal_form_is_refused() {
    let mut conflict = read(PIER, Format::Toml).models.remove(0);
    conflict.options[0].direction = Direction::TakeOnly;
    let when = standoff_conflict::Formula::And(vec![standoff_conflict::Formula::Taken(0), standoff_conflict::Formula::Taken(1)]);
    conflict.infeasible.push(standoff_conflict::Infeasible {
        when: when.clone(),
        support: Default::default(),
    });
    conflict.merges.push(Merge {
        when,
        support: Default::default(),
    });
    let cannot = to_nfg(&analysed(&conflict)).expect_err("a rule between two sides");
    assert_eq!(cannot.findings.len(), 3);
    assert!(cannot.findings.iter().all(|finding| finding.code == "C0722"));
    assert!(cannot.to_string().contains("several sides"), "{cannot}");
}

#[test]
fn a_table_in_csv() {
    let mut conflict = read(PIER, Format::Toml).models.remove(0);
    conflict.decision_makers[1].key = "port, north".to_owned();
    let csv = verdict_csv(&analysed(&conflict), &[Concept::Nash, Concept::Seq]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 1 + 4 * 2 * 2);
    assert_eq!(
        lines[0],
        "state,code,decision_maker,concept,stable,equilibrium,reason,rank,moves,improvements"
    );
    assert_eq!(lines[1], "NN,0,union,nash,true,true,no_improvement,2,1,0");
    assert_eq!(lines[3], "NN,0,\"port, north\",nash,true,true,no_improvement,4,1,0");
    assert_eq!(lines[5], "YN,1,union,nash,false,false,open,1,1,1");
}
