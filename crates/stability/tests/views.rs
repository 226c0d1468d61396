//! Hypergames: own games equal those with the pictures put in by hand, what is predicted and what surprises follows its definition, and
//! a draft model of a real dispute in which one side waits for what the other does not mean to do.

mod given;

use given::generated::{conflicts, formula};
use proptest::prelude::*;
use standoff_conflict::{Conflict, Format, Formula, Preference, Replacement, Support, View, read};
use standoff_stability::views::{Hypergame, Picture, SurpriseKind, Unlikely, hypergame, hypergame_data, own_game};
use standoff_stability::{Analysis, Budget, Concept, Settings, StateId, analyse};

/// One replaced statement: who sees whom, which statement (counted round), what is wanted instead.
type Seen = (usize, usize, usize, Formula);

/// A conflict with views: for some pairs, one statement seen otherwise.
fn seen_conflicts() -> impl Strategy<Value = (Conflict, Vec<Seen>)> {
    conflicts().prop_flat_map(|conflict| {
        let makers = conflict.decision_makers.len();
        let one = (0..makers, 0..makers, 0..5usize, formula(conflict.options.len()));
        (Just(conflict), prop::collection::vec(one, 0..4)).prop_map(with_views)
    })
}

fn with_views((mut conflict, seen): (Conflict, Vec<Seen>)) -> (Conflict, Vec<Seen>) {
    let mut kept = Vec::new();
    for (holder, of, number, want) in seen {
        let Preference::Statements(statements) = &conflict.preferences[of] else {
            continue;
        };
        if holder == of || statements.is_empty() {
            continue;
        }
        let number = number % statements.len();
        let replacement = Replacement {
            replace: statements[number].id.clone(),
            want: want.clone(),
            support: Support::default(),
        };
        conflict.views.push(View {
            holder,
            of,
            replacements: vec![replacement],
        });
        kept.push((holder, of, number, want));
    }
    (conflict, kept)
}

/// The game of one side with its pictures put in by hand.
fn by_hand(conflict: &Conflict, seen: &[Seen], side: usize) -> Conflict {
    let mut game = conflict.clone();
    (game.views, game.scenarios) = (Vec::new(), Vec::new());
    for (_, of, number, want) in seen.iter().filter(|(holder, ..)| *holder == side) {
        if let Preference::Statements(statements) = &mut game.preferences[*of] {
            statements[*number].want = want.clone();
        }
    }
    game
}

fn analysed(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a sound model")
}

/// Whether a move is an improvement that nothing deters, from the definition: without it, would the state be stable?
fn open(analysis: &Analysis, (concept, dm): (Concept, usize), from: StateId, to: StateId) -> bool {
    let mut alone = analysis.conflict().clone();
    for other in analysis.improvements(dm, from).iter().filter(|other| **other != to) {
        // Only this improvement is left.
        alone.no_moves.push(standoff_conflict::NoMove {
            by: dm,
            from: exactly(analysis, from),
            to: exactly(analysis, *other),
            support: Support::default(),
        });
    }
    analysis.improvements(dm, from).contains(&to) && !analysed(&alone).stable(concept, dm, from)
}

fn exactly(analysis: &Analysis, state: StateId) -> Formula {
    let code = analysis.space().code(state);
    let literal = |option: usize| match code >> option & 1 {
        1 => Formula::Taken(option),
        _ => Formula::Not(Box::new(Formula::Taken(option))),
    };
    Formula::And((0..analysis.conflict().options.len()).map(literal).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn own_games_are_those_with_the_pictures_put_in((conflict, seen) in seen_conflicts()) {
        let found = hypergame(&conflict, &Settings::default(), &Budget::default()).expect("a sound model");
        let games: Vec<Analysis> = (0..conflict.decision_makers.len())
            .map(|side| analysed(&by_hand(&conflict, &seen, side)))
            .collect();
        for concept in Concept::ALL {
            let mut stays = found.truth().space().ids().collect::<Vec<_>>();
            for (side, game) in games.iter().enumerate() {
                prop_assert_eq!(found.games()[side].predicted(concept), game.equilibria(concept));
                stays.retain(|&state| game.stable(concept, side, state));
            }
            prop_assert_eq!(found.equilibria(concept), stays);
            for state in found.truth().space().ids() {
                let outlook = found.outlook(concept, state);
                prop_assert_eq!(outlook.stays, found.equilibria(concept).contains(&state));
                let predicting: Vec<usize> = (0..games.len()).filter(|&side| games[side].equilibrium(concept, state)).collect();
                prop_assert_eq!(outlook.predicted_by_nobody(), predicting.is_empty());
                prop_assert_eq!(outlook.predicted_by, predicting);
            }
        }
    }

    #[test]
    fn without_pictures_nobody_errs(conflict in conflicts()) {
        let found = hypergame(&conflict, &Settings::default(), &Budget::default()).expect("a sound model");
        prop_assert!(!found.anybody_sees_otherwise());
        for concept in Concept::ALL {
            prop_assert_eq!(found.equilibria(concept), found.truth().equilibria(concept));
            for state in found.truth().space().ids() {
                prop_assert_eq!(found.surprises(concept, state), vec![]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, ..ProptestConfig::default() })]

    #[test]
    fn surprises_are_moves_open_in_one_game_only((conflict, _) in seen_conflicts(), pick in any::<prop::sample::Index>()) {
        let found = hypergame(&conflict, &Settings::default(), &Budget::default()).expect("a sound model");
        let space = found.truth().space();
        let state = StateId(pick.index(space.len()));
        for concept in Concept::ALL {
            let mut expected = Vec::new();
            for onlooker in 0..conflict.decision_makers.len() {
                for mover in (0..conflict.decision_makers.len()).filter(|&mover| mover != onlooker) {
                    for &to in space.moves(mover, state) {
                        let in_game = |side: usize| open(&found.games()[side].analysis, (concept, mover), state, to);
                        match (in_game(mover), in_game(onlooker)) {
                            (true, false) => expected.push((onlooker, mover, to, SurpriseKind::Unexpected)),
                            (false, true) => expected.push((onlooker, mover, to, SurpriseKind::FailsToCome)),
                            _ => {}
                        }
                    }
                }
            }
            let surprises: Vec<_> = found
                .surprises(concept, state)
                .iter()
                .map(|found| (found.onlooker, found.mover, found.to, found.kind))
                .collect();
            prop_assert_eq!(surprises, expected);
        }
    }
}

fn june() -> Hypergame {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../casebook/korea-2021/models/june.toml");
    let file = read(&std::fs::read_to_string(path).expect("the casebook"), Format::Toml);
    assert!(file.sound(), "{:?}", file.findings);
    hypergame(&file.models[0], &Settings::default(), &Budget::default()).expect("a sound model")
}

#[test]
fn one_side_waits_for_what_the_other_does_not_mean_to_do() {
    let june = june();
    let (us, dprk, rok) = (0, 1, 2);
    let truth = june.truth();
    let status_quo = truth.status_quo().expect("a status quo");
    assert_eq!(
        june.games()[us].pictures[dprk],
        Picture::Seen {
            replaced: vec!["talk-for-concession".to_owned()]
        }
    );
    assert_eq!(june.games()[us].pictures[rok], Picture::AsModelled);
    let named = |key: &str| {
        truth
            .conflict()
            .options
            .iter()
            .position(|option| option.key == key)
            .expect("an option")
    };
    let state = |keys: &[&str]| {
        let code = keys.iter().fold(0, |code, key| code | 1 << named(key));
        truth.space().find(code).expect("a feasible state")
    };
    let talks = state(&["offer", "talk", "engage"]);
    for concept in Concept::ALL {
        // In its own game the first side holds that the present state does not last; in truth it does.
        assert!(!june.games()[us].analysis.stable(concept, dprk, status_quo));
        let outlook = june.outlook(concept, status_quo);
        assert!(outlook.stays && outlook.equilibrium_if_known);
        assert!(!outlook.predicted_by.contains(&us));
        let surprises = june.surprises(concept, status_quo);
        assert_eq!(surprises.len(), 1, "{concept:?}: {surprises:?}");
        let surprise = &surprises[0];
        assert_eq!((surprise.onlooker, surprise.mover, surprise.to), (us, dprk, talks));
        assert_eq!((surprise.kind, surprise.best), (SurpriseKind::FailsToCome, true));
        assert_eq!(surprise.unlikely, Unlikely::NoImprovement);
    }
    assert!(june.games()[us].predicted(Concept::Nash).contains(&talks));
}

#[test]
fn the_value_holds_what_is_asked() {
    let june = june();
    let value = hypergame_data(&june, june.truth().status_quo());
    assert_eq!(value["games"][0]["pictures"][1]["replaced"][0], "talk-for-concession");
    assert_eq!(value["surprises"]["nash"][0]["kind"], "fails_to_come");
    assert_eq!(value["surprises"]["nash"][0]["mover"], "dprk");
    assert_eq!(value["outlook"]["nash"]["stays"], true);
    assert_eq!(value["model_sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn a_view_of_a_statement_that_is_not_there_is_refused() {
    let mut conflict = june().truth().conflict().clone();
    conflict.views[0].replacements[0].replace = "no such wish".to_owned();
    let holder = conflict.views[0].holder;
    let cannot = own_game(&conflict, holder).expect_err("nothing to replace");
    assert_eq!(cannot.findings[0].code, "C0720");
}
