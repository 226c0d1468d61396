//! The commitments of the Korean dossier of 2021, with every figure that a brute force found for them.

use standoff_conflict::{Conflict, Format, Literal, read};
use standoff_deadlock::{Acts, Deadlock, Limits, Question, deadlock};

fn model(name: &str) -> Conflict {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../casebook/korea-2021/models");
    let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).expect("the casebook is part of the project");
    read(&text, Format::Toml).models.remove(0)
}

/// Acts by the keys of the options to take.
fn acts(conflict: &Conflict, keys: &[&str]) -> Acts {
    let number = |key: &&str| {
        conflict
            .options
            .iter()
            .position(|option| option.key == *key)
            .expect("an option of the model")
    };
    keys.iter()
        .map(|key| Literal {
            option: number(key),
            taken: true,
        })
        .collect()
}

/// The keys of the options that acts take, in the model's order; `drop` stands before those that are dropped.
fn keys(conflict: &Conflict, acts: Acts) -> Vec<String> {
    let mut acts: Vec<_> = acts.iter().collect();
    acts.sort_by_key(|act| act.option);
    let key = |act: Literal| format!("{}{}", if act.taken { "" } else { "drop " }, conflict.options[act.option].key);
    acts.into_iter().map(key).collect()
}

fn ask(conflict: &Conflict, (rules, possibly): (bool, bool), goals: &[&[&str]]) -> Deadlock {
    let question = Question {
        rules,
        possibly,
        goals: goals.iter().map(|goal| acts(conflict, goal)).collect(),
    };
    let answer = deadlock(conflict, &question, &Limits::default()).expect("a status quo");
    assert!(answer.whole);
    answer
}

fn circles(conflict: &Conflict, answer: &Deadlock) -> Vec<Vec<String>> {
    let ring = |circle: &standoff_deadlock::Circle| keys(conflict, circle.acts.iter().copied().collect());
    answer.circles.iter().map(ring).collect()
}

fn steps(conflict: &Conflict, answer: &Deadlock, goal: usize) -> Vec<Vec<String>> {
    answer.goals[goal]
        .joint_steps
        .iter()
        .map(|step| keys(conflict, step.acts))
        .collect()
}

const TRADE: &[&str] = &["relief", "disarm"];

#[test]
fn june_waits_in_a_circle() {
    let june = model("june");
    for rules in [true, false] {
        assert!(ask(&june, (rules, false), &[]).free.is_empty());
        assert_eq!(keys(&june, ask(&june, (rules, true), &[]).free), ["halt_us", "talk", "halt_rok"]);
    }
    let surely = circles(&june, &ask(&june, (true, false), &[]));
    assert_eq!(surely, [vec!["relief", "disarm"], vec!["relief", "talk", "disarm"]]);
    for reading in [(true, true), (false, true), (false, false)] {
        assert_eq!(circles(&june, &ask(&june, reading, &[])), [["relief", "disarm"]]);
    }
}

#[test]
fn june_is_released_together_or_by_a_waiver() {
    let june = model("june");
    let answer = |reading| ask(&june, reading, &[TRADE, &["talk"]]);
    assert_eq!(steps(&june, &answer((true, false)), 0), [["relief", "talk", "disarm"]]);
    assert_eq!(steps(&june, &answer((true, true)), 0), [["relief", "disarm"]]);
    let waivers = |reading, goal: usize| answer(reading).goals[goal].waivers.clone();
    assert_eq!(waivers((true, false), 0), [vec![0], vec![1, 2]]);
    assert_eq!(waivers((true, true), 0), [vec![0], vec![1]]);
    assert_eq!(waivers((false, false), 0), [vec![0], vec![1]]);
    assert_eq!(waivers((false, true), 0), [vec![0], vec![1]]);
    assert_eq!(waivers((true, false), 1), [vec![0], vec![2]]);
    assert!(answer((true, true)).goals[1].free);
    assert_eq!(waivers((true, true), 1), [Vec::<usize>::new()], "nothing is needed");
}

#[test]
fn march_ends_at_a_refusal() {
    let march = model("march");
    let possibly = ask(&march, (true, true), &[]);
    assert_eq!(keys(&march, possibly.free), ["talk", "escalate"]);
    for reading in [(true, true), (true, false), (false, true), (false, false)] {
        let answer = ask(&march, reading, &[&["summit"], &["summit", "drawdown"]]);
        assert!(circles(&march, &answer).is_empty());
        assert!(answer.goals[0].joint_steps.is_empty());
        assert_eq!(answer.goals[0].waivers, [vec![0], vec![1]]);
        let ends: Vec<Vec<String>> = answer
            .dead_ends
            .iter()
            .map(|end| keys(&march, [end.act].into_iter().collect()))
            .collect();
        assert_eq!(ends, [["summit"], ["drawdown"]]);
    }
    assert!(ask(&march, (true, false), &[]).free.is_empty());
}
