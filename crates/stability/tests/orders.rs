//! Partly known orders agree with trying every completion, on generated models. `ORDERS_MODELS` sets how many (a few by default).

#[path = "orders/brute.rs"]
mod brute;
#[path = "orders/models.rs"]
#[allow(dead_code, reason = "the example uses the rest")]
mod models;

use brute::{Counts, Rankings};
use models::Bounds;
use standoff_conflict::Conflict;
use standoff_stability::orders::{Completion, Effort, Grade, Known, PartlyKnown, Share, complete, is_partly_known, partly};
use standoff_stability::{Budget, Concept, SequenceRule, Settings, StateId, analyse};

fn wanted(default: u64) -> u64 {
    let given = std::env::var("ORDERS_MODELS").ok().and_then(|text| text.parse().ok());
    given.unwrap_or(default)
}

/// The readings take turns.
fn settings(seed: u64) -> Settings {
    Settings {
        sequence: SequenceRule::ALL[(seed % 3) as usize],
        return_to_start_is_sanction: (seed / 3).is_multiple_of(2),
    }
}

fn taken_in(conflict: &Conflict, settings: &Settings) -> PartlyKnown {
    partly(conflict, settings, &Budget::default()).expect("a sound model")
}

fn of_each(conflict: &Conflict, known: &PartlyKnown) -> Vec<Rankings> {
    (0..conflict.decision_makers.len())
        .map(|dm| brute::rankings(conflict, known.space(), dm))
        .collect()
}

fn grade(holding: u128, all: u128) -> Grade {
    match holding {
        0 => Grade::Not,
        _ if holding == all => Grade::Necessarily,
        _ => Grade::Possibly,
    }
}

/// What one question asks; `dm` is the number of decision makers for an equilibrium.
#[derive(Clone, Copy, Debug)]
struct Asked {
    seed: u64,
    concept: Concept,
    dm: usize,
    state: StateId,
}

impl Asked {
    fn answer(&self, known: &PartlyKnown) -> Known {
        match self.dm == known.conflict().decision_makers.len() {
            true => known.equilibrium(self.concept, self.state),
            false => known.verdict(self.concept, self.dm, self.state),
        }
    }

    fn share(&self, known: &PartlyKnown) -> Share {
        match self.dm == known.conflict().decision_makers.len() {
            true => known.equilibrium_share(self.concept, self.state),
            false => known.share(self.concept, self.dm, self.state),
        }
    }

    /// Whether it holds under a completion, by an ordinary analysis.
    fn holds(&self, known: &PartlyKnown, completion: &Completion) -> bool {
        let full = complete(known.conflict(), completion);
        let analysis = analyse(&full, known.settings(), &Budget::default()).expect("a full order");
        match self.dm == known.conflict().decision_makers.len() {
            true => analysis.equilibrium(self.concept, self.state),
            false => analysis.stable(self.concept, self.dm, self.state),
        }
    }

    fn agrees(&self, known: &PartlyKnown, holding: u128, all: u128) {
        let answer = self.answer(known);
        assert_eq!(answer.grade(), grade(holding, all), "{self:?}: {holding} of {all}");
        if self.state.0.is_multiple_of(3) {
            self.witnesses(known, &answer);
        }
        let hurried = known.clone().with_effort(Effort {
            max_steps: self.seed % 7,
            ..Effort::default()
        });
        match self.answer(&hurried) {
            Known::Undetermined { shown_by, broken_by } => {
                assert!(shown_by.is_none() || broken_by.is_none(), "{self:?}: then it is possible");
                assert!(shown_by.is_none_or(|_| holding > 0), "{self:?}");
                assert!(broken_by.is_none_or(|_| holding < all), "{self:?}");
            }
            other => assert_eq!(other.grade(), grade(holding, all), "{self:?}, hurried"),
        }
    }

    fn witnesses(&self, known: &PartlyKnown, answer: &Known) {
        match answer {
            Known::Necessarily => assert!(self.holds(known, &known.any_completion()), "{self:?}"),
            Known::Possibly { shown_by, broken_by } => {
                assert!(self.holds(known, shown_by), "{self:?} under {shown_by:?}");
                assert!(!self.holds(known, broken_by), "{self:?} under {broken_by:?}");
            }
            Known::Not { broken_by } => assert!(!self.holds(known, broken_by), "{self:?} under {broken_by:?}"),
            other => panic!("{self:?}: {other:?}"),
        }
    }
}

const APART: [Concept; 3] = [Concept::Nash, Concept::Gmr, Concept::Smr];

/// Nash, GMR and SMR, each decision maker by itself.
fn apart_agree(seed: u64, known: &PartlyKnown, of_each: &[Rankings]) -> Vec<Counts> {
    let makers = of_each.len();
    let own = |dm| brute::own_counts(known, of_each, dm);
    let counts: Vec<Counts> = (0..makers).map(own).collect();
    for (place, concept) in APART.into_iter().enumerate() {
        for state in known.space().ids() {
            let (mut holding, mut all) = (1, 1);
            for (dm, counts) in counts.iter().enumerate() {
                let of_dm = counts.holding[place][dm][state.0];
                let asked = Asked { seed, concept, dm, state };
                asked.agrees(known, of_dm, counts.all);
                (holding, all) = (holding * of_dm, all * counts.all);
            }
            let asked = Asked {
                seed,
                concept,
                dm: makers,
                state,
            };
            asked.agrees(known, holding, all);
        }
    }
    counts
}

/// SEQ and SSEQ, all decision makers together. Gives how many joint completions there are, when they were tried.
fn together_agree(seed: u64, known: &PartlyKnown, of_each: &[Rankings]) -> Option<Counts> {
    let joint = of_each
        .iter()
        .map(|rankings| rankings.iter().map(|(_, times)| times).sum::<u128>())
        .product::<u128>();
    if joint > 5_000 {
        return None;
    }
    let counts = brute::counts(known.conflict(), known.settings(), known.space(), of_each);
    for (place, concept) in Concept::ALL.into_iter().enumerate() {
        for state in known.space().ids() {
            for dm in 0..=of_each.len() {
                let asked = Asked { seed, concept, dm, state };
                asked.agrees(known, counts.holding[place][dm][state.0], counts.all);
            }
        }
    }
    Some(counts)
}

/// Shares are the counts.
fn shares_agree(seed: u64, known: &PartlyKnown, apart: &[Counts], joint: Option<&Counts>) {
    for state in known.space().ids() {
        for (place, concept) in Concept::ALL.into_iter().enumerate() {
            for (dm, own) in apart.iter().enumerate() {
                let counts = if place < APART.len() { Some(own) } else { joint };
                let Some(counts) = counts else { continue };
                let asked = Asked { seed, concept, dm, state };
                let Share::Exact { holding, all } = asked.share(known) else {
                    panic!("{asked:?}: few orders are counted")
                };
                let wanted = counts.holding[place][dm][state.0];
                // Where an order does not bear on it, it is not counted.
                assert_eq!(
                    holding * counts.all,
                    wanted * all,
                    "{asked:?}: {holding} of {all}, {wanted} of {}",
                    counts.all
                );
            }
        }
    }
}

#[test]
fn statements_agree_with_every_completion() {
    let (mut joint, mut possible) = (0, 0);
    for seed in 0..wanted(140) {
        // Few statements in most models, so that joint completions can be tried; up to seven in some.
        let bounds = Bounds {
            makers: 3,
            options: 4 + usize::from(seed % 5 == 0),
            statements: if seed % 3 == 0 { 7 } else { 4 - (seed % 2) as usize },
        };
        let conflict = models::with_statements(seed, &bounds);
        let known = taken_in(&conflict, &settings(seed));
        let of_each = of_each(&conflict, &known);
        let apart = apart_agree(seed, &known, &of_each);
        let together = together_agree(seed, &known, &of_each);
        joint += u32::from(together.is_some());
        for counts in together.iter() {
            let cells = counts.holding.iter().flatten().flatten();
            possible += cells.filter(|&&holding| grade(holding, counts.all) == Grade::Possibly).count();
        }
        if seed % 4 == 0 {
            shares_agree(seed, &known, &apart, together.as_ref());
        }
    }
    assert!(
        joint > 0 && possible > 1_000,
        "{joint} models with few joint completions, {possible} open answers"
    );
}

#[test]
fn facts_agree_with_every_weak_order() {
    let mut contradictory = 0;
    for seed in 0..wanted(120) {
        let conflict = models::with_facts(seed, 3 + (seed % 3) as usize);
        let settings = settings(seed);
        let known = match partly(&conflict, &settings, &Budget::default()) {
            Ok(known) => known,
            Err(failure) => {
                assert!(failure.findings.iter().all(|finding| finding.code == "C0730"), "{failure}");
                contradictory += 1;
                let space = standoff_states::list(&conflict, &Budget::default()).expect("few states");
                let none = |dm| brute::rankings(&conflict, &space, dm).is_empty();
                assert!(none(0) || none(1), "seed {seed}: {failure}");
                continue;
            }
        };
        assert!(is_partly_known(&conflict));
        let of_each = of_each(&conflict, &known);
        assert!(of_each.iter().all(|rankings| !rankings.is_empty()), "seed {seed}");
        apart_agree(seed, &known, &of_each);
        together_agree(seed, &known, &of_each);
        let start = StateId(0);
        assert_eq!(known.share(Concept::Nash, 0, start), Share::NotOffered);
    }
    assert!(contradictory > 0, "some facts run in a circle");
}

const RIVER: &str = r#"
[decision_makers.east]
options.pump = { label = "pump" }
[decision_makers.west]
options.dam = { label = "dam" }
[preferences.west]
indifferent = true
"#;

fn river(facts: &str) -> Conflict {
    let mut file = standoff_conflict::read(&format!("{RIVER}{facts}"), standoff_conflict::Format::Toml);
    file.models.pop().expect("a model")
}

#[test]
fn a_circle_of_facts_is_shown_where_it_stands() {
    let text = "[[preferences.east]]\nbetter = \"pump and not dam\"\nthan = \"NN\"\n[[preferences.east]]\nat_least_as_good = \"not pump\"\nas = \"YN\"\n";
    let failure = partly(&river(text), &Settings::default(), &Budget::default()).expect_err("a circle");
    let finding = &failure.findings[0];
    assert_eq!(finding.code, "C0730");
    assert_eq!(
        finding.message,
        "the facts about east run in a circle: YN is better than NN, NN is at least as good as YN"
    );
}

#[test]
fn facts_of_a_file_decide_what_follows_from_them() {
    // Better to pump where nothing else is said than not to; nothing compares what the dam changes.
    let conflict = river("[[preferences.east]]\nbetter = \"YN\"\nthan = \"NN\"\n");
    let known = taken_in(&conflict, &Settings::default());
    let state = |code| known.space().find(code).expect("feasible");
    assert_eq!(known.improves(0, state(0b00), state(0b01)), Some(true));
    assert_eq!(known.improves(0, state(0b10), state(0b11)), None);
    assert_eq!(known.verdict(Concept::Nash, 0, state(0b01)), Known::Necessarily);
    assert!(matches!(known.verdict(Concept::Nash, 0, state(0b00)), Known::Not { .. }));
    assert!(matches!(known.verdict(Concept::Nash, 0, state(0b10)), Known::Possibly { .. }));
    // The dam may be worse than anything: then pumping is deterred.
    assert!(matches!(known.verdict(Concept::Gmr, 0, state(0b00)), Known::Possibly { .. }));
    assert!(matches!(known.verdict(Concept::Sim, 0, state(0b00)), Known::NotOffered));
}
