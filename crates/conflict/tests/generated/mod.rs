//! Generated formulas and models.

use proptest::prelude::*;
use standoff_conflict::{
    Basis, Cite, CiteTarget, Commitment, Conflict, ConflictOption, DecisionMaker, Direction, Fact, Format, Formula, Infeasible, Literal,
    Logic, Merge, NoMove, Place, Preference, Ranked, Replacement, Scenario, Stance, Statement, StatementRank, StatusQuo, Support, View,
    Weight, read,
};

/// A model of two decision makers whose options share a name, and one of whose options is named by a word of the language.
pub fn sample() -> Conflict {
    let text = "basis = 'assumed'\n[decision_makers.a]\noptions = { x = {}, y = {} }\n[decision_makers.b]\noptions = { x = {}, not = {}, z = {} }\n";
    read(text, Format::Toml).models.remove(0)
}

/// Trees such as a text can give.
pub fn formula(options: usize) -> BoxedStrategy<Formula> {
    let leaf = prop_oneof![6 => (0..options.max(1)).prop_map(move |o| if options == 0 { Formula::True } else { Formula::Taken(o) }), 1 => Just(Formula::True), 1 => Just(Formula::False)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(a, b)| (Box::new(a), Box::new(b)));
        let several = prop::collection::vec(inner.clone(), 2..4);
        let listed = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            inner.prop_map(|f| Formula::Not(Box::new(f))),
            several.clone().prop_map(Formula::And),
            several.prop_map(Formula::Or),
            two.clone().prop_map(|(a, b)| Formula::If(a, b)),
            two.clone().prop_map(|(a, b)| Formula::OnlyIf(a, b)),
            two.prop_map(|(a, b)| Formula::Iff(a, b)),
            listed.clone().prop_map(Formula::ExactlyOne),
            listed.clone().prop_map(Formula::AtMostOne),
            listed.prop_map(Formula::AtLeastOne),
        ]
    })
    .boxed()
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "talk",
        "a \"quoted\" one",
        "back\\slash",
        "two\nlines",
        "대화 재개",
        "tab\there",
        "bell\u{7}",
    ])
    .prop_map(str::to_owned)
}

fn support() -> impl Strategy<Value = Support> {
    let basis = prop::option::of(prop::sample::select(vec![
        Basis::Stated,
        Basis::Reported,
        Basis::Inferred,
        Basis::Assumed,
    ]));
    let cite = (0_usize..90, 1_usize..9).prop_map(|(start, length)| Cite {
        text: format!("003@{start}-{}", start + length),
        target: CiteTarget::Range {
            document: "003".into(),
            start,
            end: start + length,
        },
        place: Place::default(),
    });
    (basis, prop::option::of(cite), prop::option::of(words())).prop_map(|(basis, cite, note)| Support {
        basis,
        cites: cite.into_iter().collect(),
        note,
        place: Place::default(),
    })
}

fn statements(options: usize) -> impl Strategy<Value = Preference> {
    let rank = prop_oneof![3 => Just(StatementRank::AsWritten), 1 => (-2_i64..5).prop_map(StatementRank::Level), 1 => Just(StatementRank::Unknown)];
    let strength = prop_oneof![3 => Just(1_u8), 1 => 1_u8..4];
    prop::collection::vec((formula(options), rank, strength, support()), 0..4).prop_map(|wants| {
        let named = wants
            .into_iter()
            .enumerate()
            .map(|(number, (want, rank, strength, support))| Statement {
                id: format!("wish {number}"),
                want,
                rank,
                strength,
                support,
            });
        Preference::Statements(named.collect())
    })
}

fn ranking(options: usize) -> impl Strategy<Value = Preference> {
    let ranked = prop_oneof![
        (0..1_u64 << options).prop_map(Ranked::State),
        formula(options).prop_map(Ranked::Where)
    ];
    prop::collection::vec(prop::collection::vec(ranked, 1..3), 0..4).prop_map(|mut groups| {
        groups.push(vec![Ranked::Where(Formula::True)]);
        Preference::Ranking(groups)
    })
}

fn facts(options: usize) -> impl Strategy<Value = Preference> {
    let ranked = move || {
        prop_oneof![
            (0..1_u64 << options).prop_map(Ranked::State),
            formula(options).prop_map(Ranked::Where)
        ]
    };
    let fact = (ranked(), ranked(), any::<bool>(), support());
    let fact = fact.prop_map(move |(better, than, strict, support)| Fact {
        // No state is better than itself.
        strict: strict && !(0..1_u64 << options).any(|state| better.names(state) && than.names(state)),
        better,
        than,
        support,
    });
    prop::collection::vec(fact, 0..4).prop_map(Preference::Facts)
}

fn weights(options: usize) -> impl Strategy<Value = Preference> {
    let weight = (0..options.max(1), any::<bool>(), -9_i64..10, support());
    prop::collection::vec(weight, 0..5).prop_map(move |weights| {
        let mut kept: Vec<Weight> = Vec::new();
        for (option, taken, weight, support) in weights {
            let when = Literal { option, taken };
            if options > 0 && kept.iter().all(|w| w.when != when) {
                kept.push(Weight { when, weight, support });
            }
        }
        Preference::Weights(kept)
    })
}

/// Everything that speaks of options.
fn body(makers: usize, options: usize) -> impl Strategy<Value = Conflict> {
    let rule = move || (formula(options), support());
    let no_move =
        (0..makers, formula(options), formula(options), support()).prop_map(|(by, from, to, support)| NoMove { by, from, to, support });
    let preference = prop_oneof![2 => statements(options), 2 => ranking(options), 1 => facts(options), 1 => weights(options)];
    let status_quo = prop::option::of((0..1_u64 << options, support()).prop_map(|(state, support)| StatusQuo { state, support }));
    let supposed = (formula(options), support());
    (
        prop::collection::vec(rule().prop_map(|(when, support)| Infeasible { when, support }), 0..3),
        prop::collection::vec(no_move, 0..2),
        prop::collection::vec(rule().prop_map(|(when, support)| Merge { when, support }), 0..2),
        prop::collection::vec(preference, makers..=makers),
        status_quo,
        prop::collection::vec((0..options.max(1), any::<bool>(), rule()), 0..2),
        prop::option::of(supposed),
        prop::collection::vec(formula(options), 0..2),
    )
        .prop_map(
            move |(infeasible, no_moves, merges, preferences, status_quo, commitments, supposed, hidden)| {
                let mut conflict = Conflict {
                    infeasible,
                    no_moves,
                    merges,
                    preferences,
                    status_quo,
                    ..Conflict::default()
                };
                conflict.decision_makers = vec![DecisionMaker::default(); makers];
                conflict.decision_makers[0].hidden = hidden;
                conflict.commitments = commitments
                    .into_iter()
                    .filter(|_| options > 0)
                    .map(|(option, taken, (condition, support))| commitment(Literal { option, taken }, condition, support))
                    .collect();
                suppose(&mut conflict, supposed);
                conflict
            },
        )
}

fn commitment(act: Literal, condition: Formula, support: Support) -> Commitment {
    Commitment {
        debtor: 0,
        act,
        condition,
        logic: Logic::Both,
        stance: Stance::Requires,
        support,
    }
}

/// A view and a scenario that replace a first statement, where there is one.
fn suppose(conflict: &mut Conflict, supposed: Option<(Formula, Support)>) {
    let Some((want, support)) = supposed else { return };
    let with_wishes = |p: &Preference| matches!(p, Preference::Statements(wants) if !wants.is_empty());
    let Some(of) = conflict.preferences.iter().position(with_wishes) else {
        return;
    };
    let replacement = Replacement {
        replace: "wish 0".into(),
        want,
        support,
    };
    if let Some(holder) = (0..conflict.decision_makers.len()).find(|m| *m != of) {
        conflict.views.push(View {
            holder,
            of,
            replacements: vec![replacement.clone()],
        });
    }
    let support = Support {
        basis: replacement.support.basis.or(Some(Basis::Assumed)),
        ..replacement.support.clone()
    };
    let replacements = vec![(of, Replacement { support, ..replacement })];
    conflict.scenarios.push(Scenario {
        name: "goodwill".into(),
        replacements,
        assumes: "trust".into(),
    });
}

/// Models such as a file can give, of at most three decision makers and five options.
pub fn conflict() -> impl Strategy<Value = Conflict> {
    (1_usize..4, 0_usize..6).prop_flat_map(|(makers, count)| {
        let direction = prop::sample::select(vec![Direction::Both, Direction::TakeOnly, Direction::DropOnly]);
        let option = (0..makers, direction, words(), support());
        let maker = (words(), support(), support());
        (
            body(makers, count),
            prop::collection::vec(option, count..=count),
            prop::collection::vec(maker, makers..=makers),
            words(),
        )
            .prop_map(dressed)
    })
}

type Owned = (usize, Direction, String, Support);
type Named = (String, Support, Support);
type Whole = (Conflict, Vec<Owned>, Vec<Named>, String);

fn dressed((mut conflict, options, makers, title): Whole) -> Conflict {
    for (number, (name, support, order)) in makers.into_iter().enumerate() {
        let hidden = std::mem::take(&mut conflict.decision_makers[number].hidden);
        conflict.decision_makers[number] = DecisionMaker {
            key: format!("m{number}"),
            name,
            hidden,
            support,
            order,
        };
    }
    for (number, (owner, direction, label, support)) in options.into_iter().enumerate() {
        // The first two options have one name where they have two owners; one is named by a word of the language.
        let shared = number < 2 && conflict.options.iter().all(|o| o.owner != owner);
        let key = match number {
            _ if shared => "talk".to_owned(),
            3 => "not".to_owned(),
            _ => format!("Y{}", "N".repeat(number)),
        };
        conflict.options.push(ConflictOption {
            key,
            label,
            owner,
            direction,
            support,
        });
    }
    for commitment in &mut conflict.commitments {
        commitment.debtor = conflict.options[commitment.act.option].owner;
    }
    conflict.title = title;
    conflict.as_of = Some("2031-05-06".into());
    conflict
}

/// A model as text, every place blanked out.
pub fn without_places(conflict: &Conflict) -> String {
    let text = format!("{conflict:#?}");
    let mut kept = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() == "place: Place {" {
            lines.by_ref().take(3).for_each(drop);
        } else {
            kept.push(line);
        }
    }
    kept.join("\n")
}
