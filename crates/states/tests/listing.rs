//! Which states are listed, how they are merged, and which moves link them.

use standoff_conflict::{
    Conflict, ConflictOption, DecisionMaker, Direction, Formula, Infeasible, Merge, NoMove, StateCode, StatusQuo, Support,
};
use standoff_states::{Budget, Space, StateId, Stopped, list};

/// A conflict in which option k belongs to decision maker `owners[k]`.
fn conflict(owners: &[usize]) -> Conflict {
    let makers = owners.iter().max().map_or(0, |most| most + 1);
    Conflict {
        decision_makers: (0..makers).map(|_| DecisionMaker::default()).collect(),
        options: owners.iter().enumerate().map(|(k, &owner)| option(k, owner)).collect(),
        ..Conflict::default()
    }
}

fn option(number: usize, owner: usize) -> ConflictOption {
    ConflictOption {
        key: format!("o{number}"),
        owner,
        ..ConflictOption::default()
    }
}

fn forbid(conflict: &mut Conflict, when: Formula) {
    conflict.infeasible.push(Infeasible {
        when,
        support: Support::default(),
    });
}

fn taken(option: usize) -> Formula {
    Formula::Taken(option)
}

fn not(formula: Formula) -> Formula {
    Formula::Not(Box::new(formula))
}

fn listed(conflict: &Conflict) -> Space {
    list(conflict, &Budget::default()).expect("within the budget")
}

fn codes(space: &Space) -> Vec<StateCode> {
    space.ids().map(|id| space.code(id)).collect()
}

fn moves(space: &Space, dm: usize, from: usize) -> Vec<usize> {
    space.moves(dm, StateId(from)).iter().map(|id| id.0).collect()
}

#[test]
fn infeasible_states_are_left_out_and_the_rest_ascend() {
    let mut c = conflict(&[0, 0, 1]);
    forbid(&mut c, Formula::And(vec![taken(0), taken(1)]));
    forbid(&mut c, Formula::And(vec![taken(2), not(taken(1))]));
    assert_eq!(codes(&listed(&c)), [0b000, 0b001, 0b010, 0b110]);
}

#[test]
fn a_rule_that_always_holds_leaves_nothing() {
    let mut c = conflict(&[0, 1]);
    forbid(&mut c, Formula::True);
    assert!(listed(&c).is_empty());
}

#[test]
fn no_options_leave_one_state() {
    let space = listed(&conflict(&[]));
    assert_eq!(codes(&space), [0]);
    assert_eq!(space.pattern(StateId(0)), "");
}

#[test]
fn forty_options_under_tight_rules_are_listed() {
    let mut c = conflict(&(0..40).map(|k| k / 10).collect::<Vec<_>>());
    for maker in 0..4 {
        let own = (maker * 10..maker * 10 + 10).map(taken).collect();
        forbid(&mut c, not(Formula::ExactlyOne(own)));
    }
    let space = listed(&c);
    assert_eq!(space.len(), 10_000);
    assert_eq!(space.moves(2, StateId(0)).len(), 9);
}

#[test]
fn sixty_four_options_tied_far_apart_are_listed() {
    let mut c = conflict(&(0..64).map(|k| k % 2).collect::<Vec<_>>());
    for k in 0..32 {
        forbid(&mut c, not(Formula::Iff(Box::new(taken(k)), Box::new(taken(k + 32)))));
    }
    for k in 1..32 {
        forbid(&mut c, Formula::And(vec![taken(k), not(taken(k - 1))]));
    }
    assert_eq!(listed(&c).len(), 33);
}

#[test]
fn forty_free_options_stop_with_a_clear_message() {
    let stopped = list(&conflict(&[0; 40]), &Budget::default()).unwrap_err();
    assert_eq!(
        stopped,
        Stopped::TooManyStates {
            max_states: 65_536,
            options: 40
        }
    );
    assert!(
        stopped.to_string().starts_with("more than 65536 feasible states (40 options)"),
        "{stopped}"
    );
}

#[test]
fn a_search_without_end_is_stopped() {
    // Ten pigeons in six holes: no state, and no short proof of that by settling one option after the other.
    let mut c = conflict(&[0; 60]);
    for pigeon in 0..10 {
        forbid(
            &mut c,
            not(Formula::AtLeastOne((0..6).map(|hole| taken(pigeon * 6 + hole)).collect())),
        );
    }
    for hole in 0..6 {
        for pigeon in 0..10 {
            for other in pigeon + 1..10 {
                forbid(&mut c, Formula::And(vec![taken(pigeon * 6 + hole), taken(other * 6 + hole)]));
            }
        }
    }
    let budget = Budget {
        max_steps: 100_000,
        ..Budget::default()
    };
    assert_eq!(
        list(&c, &budget).unwrap_err(),
        Stopped::TooLong {
            max_steps: 100_000,
            found: 0
        }
    );
}

#[test]
fn too_many_moves_are_stopped() {
    let budget = Budget {
        max_moves: 100,
        ..Budget::default()
    };
    let stopped = list(&conflict(&[0; 5]), &budget).unwrap_err();
    assert_eq!(
        stopped,
        Stopped::TooManyMoves {
            max_moves: 100,
            states: 32
        }
    );
}

#[test]
fn references_to_nothing_are_stopped() {
    let mut c = conflict(&[0, 1]);
    forbid(&mut c, taken(70));
    let dangling = |number, count| Stopped::Dangling {
        what: "option",
        number,
        count,
    };
    assert_eq!(list(&c, &Budget::default()).unwrap_err(), dangling(70, 2));
    let mut c = conflict(&[0, 1]);
    c.status_quo = Some(StatusQuo {
        state: 0b100,
        support: Support::default(),
    });
    assert_eq!(list(&c, &Budget::default()).unwrap_err(), dangling(2, 2));
    let mut c = conflict(&[0; 65]);
    assert!(matches!(
        list(&c, &Budget::default()).unwrap_err(),
        Stopped::TooManyOptions { options: 65, most: 64 }
    ));
    c.options.truncate(1);
    c.options[0].owner = 3;
    assert!(matches!(
        list(&c, &Budget::default()).unwrap_err(),
        Stopped::Dangling {
            what: "decision maker",
            number: 3,
            count: 1
        }
    ));
}

#[test]
fn several_own_options_change_in_one_move() {
    let space = listed(&conflict(&[0, 0, 1]));
    assert_eq!(moves(&space, 0, 0), [1, 2, 3]);
    assert_eq!(moves(&space, 1, 3), [7]);
}

#[test]
fn what_lies_between_does_not_matter() {
    let mut c = conflict(&[0, 0]);
    forbid(&mut c, not(Formula::Iff(Box::new(taken(0)), Box::new(taken(1)))));
    let space = listed(&c);
    assert_eq!(codes(&space), [0b00, 0b11]);
    assert_eq!(moves(&space, 0, 0), [1]);
}

#[test]
fn one_change_against_its_direction_forbids_the_move() {
    let mut c = conflict(&[0, 0]);
    c.options[0].direction = Direction::TakeOnly;
    c.options[1].direction = Direction::DropOnly;
    let space = listed(&c);
    assert_eq!(moves(&space, 0, 0b00), [0b01]);
    assert_eq!(moves(&space, 0, 0b01), [] as [usize; 0]);
    assert_eq!(moves(&space, 0, 0b10), [0b00, 0b01, 0b11]);
    assert_eq!(moves(&space, 0, 0b11), [0b01]);
}

#[test]
fn barred_moves_bind_their_decision_maker_only() {
    let mut c = conflict(&[0, 1]);
    c.no_moves.push(NoMove {
        by: 0,
        from: taken(0),
        to: not(taken(0)),
        support: Support::default(),
    });
    let space = listed(&c);
    assert_eq!(moves(&space, 0, 0b01), [] as [usize; 0]);
    assert_eq!(moves(&space, 0, 0b00), [0b01]);
    assert_eq!(moves(&space, 1, 0b11), [0b01]);
}

#[test]
fn hidden_states_are_neither_left_nor_entered() {
    let mut c = conflict(&[0, 0, 1]);
    c.decision_makers[0].hidden.push(Formula::And(vec![taken(0), not(taken(1))]));
    let space = listed(&c);
    assert_eq!(moves(&space, 0, 0b001), [] as [usize; 0]);
    assert_eq!(moves(&space, 0, 0b000), [0b010, 0b011]);
    assert_eq!(moves(&space, 1, 0b001), [0b101]);
}

#[test]
fn a_merged_state_has_the_moves_of_any_member() {
    // Option 1 is a way out taken for good; once it is taken, option 0 and option 2 no longer matter.
    let mut c = conflict(&[0, 0, 1]);
    c.options[0].direction = Direction::TakeOnly;
    c.merges.push(Merge {
        when: taken(1),
        support: Support::default(),
    });
    let space = listed(&c);
    let out = space.find(0b010).unwrap();
    assert_eq!(space.len(), 5);
    assert_eq!(space.members(out), [0b010, 0b011, 0b110, 0b111]);
    assert_eq!((space.pattern(out), space.code(out)), ("-Y-".to_owned(), 0b010));
    assert_eq!(space.find(0b111), Some(out));
    let named = |dm, from| space.moves(dm, from).iter().map(|&id| space.pattern(id)).collect::<Vec<_>>();
    assert_eq!(named(0, space.find(0b001).unwrap()), ["-Y-"]);
    assert_eq!(named(0, out), ["NNN", "YNN", "NNY", "YNY"]);
    assert_eq!(named(1, out), [] as [&str; 0]);
}
