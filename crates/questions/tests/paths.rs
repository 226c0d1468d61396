//! Ways against explicit enumeration of sequences, and on conflicts of the casebook.

mod given;

use std::collections::{BTreeMap, BTreeSet};

use given::generated::{conflicts, merged_conflicts};
use given::{analysed, casebook, state, taken};
use proptest::prelude::*;
use standoff_conflict::{Conflict, Direction};
use standoff_questions::paths::{Attainability, Effect, JointMoves, Paths, Question, Target, paths, to_json};
use standoff_questions::{Limits, NoSuchState};
use standoff_stability::{Analysis, Concept, StateId};

fn ask(analysis: &Analysis, from: StateId, joint: JointMoves) -> Paths {
    let question = Question {
        from: Some(from),
        joint,
        ..Question::to(Target::States(analysis.space().ids().collect()))
    };
    paths(analysis, &question, &Limits::default()).expect("a state")
}

/// Walks every sequence of up to `left` moves, and notes at each state how long the shortest are and how many.
struct Walk<'a> {
    analysis: &'a Analysis,
    improving: bool,
    found: BTreeMap<StateId, (usize, u64)>,
}

impl Walk<'_> {
    fn on(&mut self, at: StateId, last: Option<usize>, (done, left): (usize, usize)) {
        let entry = self.found.entry(at).or_insert((done, 0));
        if done < entry.0 {
            *entry = (done, 0);
        }
        if done == entry.0 {
            entry.1 += 1;
        }
        if left == 0 {
            return;
        }
        for dm in (0..self.analysis.conflict().decision_makers.len()).filter(|dm| Some(*dm) != last) {
            for &to in self.analysis.space().moves(dm, at) {
                if !self.improving || self.analysis.rank(dm, to) > self.analysis.rank(dm, at) {
                    self.on(to, Some(dm), (done + 1, left - 1));
                }
            }
        }
    }
}

/// States reached when only the makers in `ready` may lose, by naive closure over pairs of a state and the last mover.
fn reached_with(analysis: &Analysis, from: StateId, ready: &BTreeSet<usize>) -> BTreeSet<StateId> {
    let mut pairs: BTreeSet<(StateId, Option<usize>)> = BTreeSet::from([(from, None)]);
    loop {
        let mut more = pairs.clone();
        for &(at, last) in &pairs {
            for dm in 0..analysis.conflict().decision_makers.len() {
                for &to in analysis.space().moves(dm, at) {
                    let allowed = ready.contains(&dm) || analysis.rank(dm, to) >= analysis.rank(dm, at);
                    if Some(dm) != last && allowed {
                        more.insert((to, Some(dm)));
                    }
                }
            }
        }
        if more.len() == pairs.len() {
            return pairs.into_iter().map(|(at, _)| at).collect();
        }
        pairs = more;
    }
}

/// The owners of the options in which two states differ, if the joint change is legal for each and better for each.
fn joint_step(analysis: &Analysis, from: StateId, to: StateId) -> Option<BTreeSet<usize>> {
    let conflict: &Conflict = analysis.conflict();
    let (before, after) = (analysis.space().code(from), analysis.space().code(to));
    let mut owners = BTreeSet::new();
    for (number, option) in conflict.options.iter().enumerate() {
        let (was, is) = (before >> number & 1, after >> number & 1);
        match (was, is, option.direction) {
            (0, 1, Direction::DropOnly) | (1, 0, Direction::TakeOnly) => return None,
            _ if was != is => drop(owners.insert(option.owner)),
            _ => {}
        }
    }
    let sees = |dm: &usize| {
        let hidden = &conflict.decision_makers[*dm].hidden;
        !hidden.iter().any(|formula| formula.holds(before) || formula.holds(after))
    };
    let barred = conflict
        .no_moves
        .iter()
        .any(|rule| owners.contains(&rule.by) && rule.from.holds(before) && rule.to.holds(after));
    let better = |dm: &usize| analysis.rank(*dm, to) > analysis.rank(*dm, from);
    (!owners.is_empty() && !barred && owners.iter().all(|dm| sees(dm) && better(dm))).then_some(owners)
}

fn check_reachable_jointly(analysis: &Analysis, from: StateId, found: &Paths) {
    let mut pairs: BTreeSet<(StateId, BTreeSet<usize>)> = BTreeSet::new();
    let mut open = vec![(from, BTreeSet::new())];
    while let Some((at, last)) = open.pop() {
        for to in analysis.space().ids() {
            if let Some(owners) = joint_step(analysis, at, to).filter(|owners| *owners != last)
                && pairs.insert((to, owners.clone()))
            {
                open.push((to, owners));
            }
        }
    }
    let reached: BTreeSet<StateId> = pairs.into_iter().map(|(state, _)| state).collect();
    assert_eq!(found.reached_by_coalitions.iter().copied().collect::<BTreeSet<_>>(), reached);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn ways_are_the_shortest_sequences(conflict in prop_oneof![conflicts(), merged_conflicts()]) {
        let analysis = analysed(&conflict);
        let found = ask(&analysis, StateId(0), JointMoves::Sequences);
        prop_assert!(found.whole);
        for improving in [true, false] {
            let mut walk = Walk { analysis: &analysis, improving, found: BTreeMap::new() };
            walk.on(StateId(0), None, (0, 4));
            for target in &found.targets {
                let ways = if improving { &target.improvements } else { &target.moves };
                let short = ways.as_ref().filter(|ways| ways.length <= 4);
                prop_assert_eq!(short.map(|ways| (ways.length, ways.count)), walk.found.get(&target.state).copied());
                for way in ways.iter().flat_map(|ways| &ways.shown) {
                    prop_assert_eq!(way.legs.len(), ways.as_ref().expect("some").length);
                    prop_assert!(way.legs.windows(2).all(|pair| pair[0].movers != pair[1].movers && pair[0].to == pair[1].from));
                    prop_assert!(way.legs.iter().all(|leg| analysis.space().moves(leg.movers[0], leg.from).contains(&leg.to)));
                }
            }
        }
    }

    #[test]
    fn sets_that_must_lose_are_the_smallest(conflict in conflicts()) {
        let analysis = analysed(&conflict);
        let found = ask(&analysis, StateId(0), JointMoves::Sequences);
        let makers = conflict.decision_makers.len();
        let sets = (0..1usize << makers).map(|bits| (0..makers).filter(|dm| bits >> dm & 1 == 1).collect::<BTreeSet<_>>());
        let reached: Vec<(BTreeSet<usize>, BTreeSet<StateId>)> =
            sets.map(|set| { let reached = reached_with(&analysis, StateId(0), &set); (set, reached) }).collect();
        for target in &found.targets {
            let enough: Vec<_> = reached.iter().filter(|(_, states)| states.contains(&target.state)).map(|(set, _)| set).collect();
            let smallest: BTreeSet<Vec<usize>> = enough.iter()
                .filter(|set| !enough.iter().any(|other| other.len() < set.len() && other.is_subset(set)))
                .map(|set| set.iter().copied().collect()).collect();
            let losses = target.losses.as_ref();
            prop_assert_eq!(losses.map(|l| l.smallest_sets.iter().cloned().collect::<BTreeSet<_>>()).unwrap_or_default(), smallest);
            if let Some(losses) = losses {
                let counted = losses.way.legs.iter().filter(|leg| leg.effects[0] == Effect::Loses).count();
                prop_assert_eq!(counted, losses.fewest);
                prop_assert_eq!(losses.fewest == 0, losses.smallest_sets == [Vec::<usize>::new()]);
            } else {
                prop_assert_eq!(&target.attainability, &Attainability::Unreachable);
            }
        }
    }

    #[test]
    fn joint_steps_at_once_are_changes_by_those_who_gain(conflict in conflicts()) {
        let analysis = analysed(&conflict);
        let found = ask(&analysis, StateId(0), JointMoves::AtOnce);
        check_reachable_jointly(&analysis, StateId(0), &found);
    }
}

#[test]
fn elmira_needs_the_ministry_and_uniroyal() {
    let analysis = analysed(&casebook("elmira-1991/model.toml"));
    let (five, eight) = (state(&analysis, "NYNNY"), state(&analysis, "YNYNY"));
    for joint in [JointMoves::Sequences, JointMoves::AtOnce] {
        let found = ask(&analysis, five, joint);
        let jump = found.targets.iter().find(|target| target.state == eight).expect("asked for");
        assert_eq!(
            jump.attainability,
            Attainability::NeedsCoalition {
                coalitions: vec![vec![0, 1]]
            }
        );
        let ways = jump.coalitions.as_ref().expect("a jump");
        assert_eq!((ways.length, ways.count), (1, 1));
        assert_eq!(ways.shown[0].legs[0].effects, [Effect::Gains, Effect::Gains]);
        assert_eq!(ways.shown[0].legs[0].moves.len(), if joint == JointMoves::AtOnce { 0 } else { 2 });
        // Without the coalition the ministry has to soften the order first, and loses by it.
        assert_eq!(jump.losses.as_ref().expect("moves lead there").smallest_sets, [vec![0]]);
    }
}

#[test]
fn cuba_went_by_blockade_and_withdrawal() {
    let analysis = analysed(&casebook("cuba-1962/model.toml"));
    let found = paths(&analysis, &Question::to(Target::Equilibria(Concept::Seq)), &Limits::default()).expect("a status quo");
    let step = |pattern| {
        found
            .targets
            .iter()
            .find(|target| target.state == state(&analysis, pattern))
            .expect("a SEQ equilibrium")
    };
    let withdrawn = step("NYYN");
    assert_eq!(withdrawn.attainability, Attainability::ByImprovements);
    let ways = withdrawn.improvements.as_ref().expect("improvements");
    let visited: Vec<u64> = ways.shown[0].legs.iter().map(|leg| analysis.space().code(leg.to)).collect();
    assert_eq!(visited, [2, 6]);
    let lifted = step("NNYN").improvements.as_ref().expect("improvements");
    let visited: Vec<u64> = lifted.shown[0].legs.iter().map(|leg| analysis.space().code(leg.to)).collect();
    assert_eq!((lifted.count, visited), (1, vec![2, 6, 4]));
}

#[test]
fn in_june_only_a_loss_leads_to_the_trade() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let trade = taken(&analysis, &["offer", "relief", "talk", "disarm", "engage"]);
    let found = paths(&analysis, &Question::to(Target::States(vec![trade])), &Limits::default()).expect("a status quo");
    assert!(found.reached_by_improvements.is_empty());
    let target = &found.targets[0];
    assert!(target.improvements.is_none());
    // Together the United States and North Korea can do it at a gain; alone, one of the two has to go first at a loss.
    assert_eq!(
        target.attainability,
        Attainability::NeedsCoalition {
            coalitions: vec![vec![0, 1]]
        }
    );
    let losses = target.losses.as_ref().expect("moves lead there");
    assert_eq!((losses.fewest, losses.way.legs.len()), (1, 2));
    assert_eq!(losses.smallest_sets, [vec![0], vec![1]]);
    assert!(losses.unavoidable.is_empty());
    assert_eq!(losses.way.losers().len(), 1);
    let json = to_json(&analysis, &found);
    assert_eq!(json["targets"][0]["needs"], serde_json::json!([["us", "dprk"]]));
    assert_eq!(json["targets"][0]["losses"]["smallest_sets"], serde_json::json!([["us"], ["dprk"]]));
}

#[test]
fn a_bound_makes_the_answer_partial() {
    let analysis = analysed(&casebook("korea-2021/models/june.toml"));
    let mut limits = Limits::default();
    limits.budget.max_steps = 3;
    let found = paths(&analysis, &Question::to(Target::Equilibria(Concept::Nash)), &limits).expect("a status quo");
    assert!(!found.whole);
    assert!(
        found
            .targets
            .iter()
            .any(|target| target.attainability == Attainability::Undetermined)
    );
    let nowhere = Question {
        from: Some(StateId(9999)),
        ..Question::to(Target::BetterForAll)
    };
    assert!(matches!(
        paths(&analysis, &nowhere, &Limits::default()),
        Err(NoSuchState::OutOfRange { .. })
    ));
}
