//! Laws of reading and writing, on generated formulas, models and texts.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, and says what it skipped")]

mod generated;

use generated::{conflict, formula, sample, without_places};
use proptest::prelude::*;
use standoff_conflict::{Conflict, Format, Formula, MAX_OPTIONS, ModelFile, Preference, Ranked, Severity, read, to_graph_model, to_toml};

/// Reads a text that should be whole. Generated rules may well contradict each other; that is not at issue.
fn whole(text: &str, format: Format) -> Conflict {
    let file = read(text, format);
    let meant = |code: &str| code.starts_with("C03") || code.starts_with("C07");
    assert!(
        file.findings.iter().all(|f| f.severity != Severity::Error || meant(f.code)),
        "{text}\n{:#?}",
        file.findings
    );
    file.models.into_iter().next().unwrap()
}

/// What must hold of anything that reading gives.
fn check(text: &str, file: &ModelFile) {
    for finding in &file.findings {
        assert!(
            text.get(finding.place.start..finding.place.end).is_some(),
            "{finding:?} is outside the text"
        );
        assert!(!finding.message.is_empty() && !finding.message.ends_with('.'), "{finding:?}");
    }
    assert!(file.findings.is_sorted_by_key(|f| f.place));
    for model in &file.models {
        let (makers, options) = (model.decision_makers.len(), model.options.len());
        assert!(makers > 0 && options <= MAX_OPTIONS && model.preferences.len() == makers);
        assert!(model.options.iter().all(|o| o.owner < makers));
        assert!(model.no_moves.iter().all(|m| m.by < makers));
        assert!(model.views.iter().all(|v| v.holder < makers && v.of < makers));
        assert!(model.commitments.iter().all(|c| c.debtor < makers && c.act.option < options));
        let formulas = model.infeasible.iter().map(|r| &r.when).chain(model.merges.iter().map(|m| &m.when));
        let inside = |f: &Formula| f.mentioned().checked_shr(options as u32).unwrap_or(0) == 0;
        assert!(formulas.into_iter().all(inside));
        for preference in &model.preferences {
            match preference {
                Preference::Statements(wants) => assert!(wants.iter().all(|s| inside(&s.want) && !s.id.is_empty() || s.id.is_empty())),
                Preference::Weights(weights) => assert!(weights.iter().all(|w| w.when.option < options)),
                Preference::Facts(facts) => assert!(facts.iter().flat_map(|f| [&f.better, &f.than]).all(|r| match r {
                    Ranked::State(state) => state.checked_shr(options as u32).unwrap_or(0) == 0,
                    Ranked::Where(formula) => inside(formula),
                })),
                Preference::Ranking(groups) => assert!(groups.iter().flatten().all(|r| match r {
                    Ranked::State(state) => state.checked_shr(options as u32).unwrap_or(0) == 0,
                    Ranked::Where(formula) => inside(formula),
                })),
            }
        }
        let _ = (to_toml(model), model.content_hash(), to_graph_model(model));
    }
}

/// Pieces from which almost right formulas are put together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "not",
        "and",
        "or",
        "if",
        "only",
        "only if",
        "iff",
        "exactly one of",
        "at most one of",
        "at least one of",
        "true",
        "false",
        "(",
        ")",
        ",",
        "a.x",
        "b.x",
        "y",
        "z",
        "x",
        "q",
        "AND",
        "&&",
        "é",
        "a.",
        ".",
        "-",
        "b.not",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|words| words.join(" "))
}

/// A text with some stretch cut out, doubled, or replaced.
fn mutated(text: String) -> impl Strategy<Value = String> {
    let length = text.chars().count().max(1);
    let with = prop::sample::select(vec![
        "", "\"", "[", "]", "{", "}", "=", "(", ")", "'", ",", "\n", "not ", "-1", "é", "\u{0}", "true", "[[", "\\u00",
    ]);
    (Just(text), prop::collection::vec((0..length, 0_usize..12, with), 1..4)).prop_map(|(text, cuts)| {
        let mut characters: Vec<char> = text.chars().collect();
        for (at, length, with) in cuts {
            let at = at.min(characters.len());
            let end = (at + length).min(characters.len());
            characters.splice(at..end, with.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_then_parsing_gives_the_same_tree(formula in formula(5)) {
        let model = sample();
        let text = model.print(&formula);
        let (again, findings) = model.parse(&text);
        prop_assert!(findings.is_empty(), "{} {:?}", text, findings);
        prop_assert_eq!(again, formula, "{}", text);
    }

    #[test]
    fn parsing_then_printing_then_parsing_gives_the_same_tree(text in pieces()) {
        let model = sample();
        let (formula, findings) = model.parse(&text);
        for finding in &findings {
            prop_assert!(text.get(finding.place.start..finding.place.end).is_some());
        }
        if findings.is_empty() {
            prop_assert_eq!(model.parse(&model.print(&formula)), (formula, Vec::new()));
        }
    }

    #[test]
    fn any_formula_text_is_survived(text in ".{0,60}") {
        let (_, findings) = sample().parse(&text);
        prop_assert!(findings.iter().all(|f| text.get(f.place.start..f.place.end).is_some()));
    }

    #[test]
    fn any_text_is_survived(text in "(?s).{0,200}") {
        for format in [Format::Toml, Format::GraphModel, Format::Gmcr] {
            check(&text, &read(&text, format));
        }
    }

    #[test]
    fn what_is_decided_early_holds_at_the_end(formula in formula(5), state in 0_u64..32, known in 0_u64..32) {
        if let Some(value) = formula.decided(state, known) {
            for other in 0_u64..32 {
                prop_assert_eq!(formula.holds(state & known | other & !known), value);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_model_file_reads_back_to_the_same_model(model in conflict()) {
        let text = to_toml(&model);
        let again = whole(&text, Format::Toml);
        prop_assert_eq!(without_places(&again), without_places(&model), "{}", text);
        prop_assert_eq!(again.content_hash(), model.content_hash());
        prop_assert_eq!(to_toml(&again), text);
    }

    #[test]
    fn a_written_graph_model_means_the_same(model in conflict()) {
        let text = to_graph_model(&model).unwrap().to_string();
        let again = whole(&text, Format::GraphModel);
        let feasible = |m: &Conflict, s: u64| !m.infeasible.iter().any(|r| r.when.holds(s));
        let moves = |m: &Conflict, s: u64| m.no_moves.iter().map(|n| (n.by, n.from.holds(s), n.to.holds(s))).collect::<Vec<_>>();
        let merged = |m: &Conflict, s: u64| m.merges.iter().map(|n| n.when.holds(s)).collect::<Vec<_>>();
        for state in 0..1_u64 << model.options.len() {
            prop_assert_eq!(feasible(&model, state), feasible(&again, state), "{}", text);
            prop_assert_eq!(moves(&model, state), moves(&again, state));
            prop_assert_eq!(merged(&model, state), merged(&again, state));
            if feasible(&model, state) {
                prop_assert_eq!(wishes(&model, state), wishes(&again, state), "{}", text);
            }
        }
        let head = |m: &Conflict| (m.title.clone(), m.as_of.clone(), m.source.clone(), m.status_quo.as_ref().map(|s| s.state));
        prop_assert_eq!(head(&model), head(&again));
        let options = |m: &Conflict| m.options.iter().map(|o| (o.key.clone(), o.label.clone(), o.owner, o.direction)).collect::<Vec<_>>();
        prop_assert_eq!(options(&model), options(&again));
    }

    #[test]
    fn broken_model_files_are_survived(text in conflict().prop_map(|m| to_toml(&m)).prop_flat_map(mutated)) {
        check(&text, &read(&text, Format::Toml));
    }

    #[test]
    fn broken_graph_models_are_survived(text in conflict().prop_map(|m| to_graph_model(&m).unwrap().to_string()).prop_flat_map(mutated)) {
        check(&text, &read(&text, Format::GraphModel));
    }

    #[test]
    fn broken_gmcr_files_are_survived(text in Just(include_str!("siege.gmcr").to_owned()).prop_flat_map(mutated)) {
        check(&text, &read(&text, Format::Gmcr));
    }

    #[test]
    fn the_content_hash_is_of_what_bears_on_the_analysis(model in conflict()) {
        let mut dressed = model.clone();
        dressed.title.push_str(" again");
        dressed.source = Some("elsewhere".to_owned());
        for option in &mut dressed.options {
            option.label.push('!');
            option.support.note = Some("a note".to_owned());
            option.support.cites.clear();
        }
        prop_assert_eq!(dressed.content_hash(), model.content_hash());
        let mut changed = model.clone();
        changed.infeasible.push(standoff_conflict::Infeasible { when: Formula::False, support: Default::default() });
        prop_assert_ne!(changed.content_hash(), model.content_hash());
    }
}

/// For each decision maker: which statements hold, or which group of its ranking is the first to name the state.
fn wishes(model: &Conflict, state: u64) -> Vec<Vec<bool>> {
    let named = |ranked: &Ranked| match ranked {
        Ranked::State(s) => *s == state,
        Ranked::Where(formula) => formula.holds(state),
    };
    let held = |preference: &Preference| match preference {
        Preference::Statements(wants) => wants.iter().map(|s| s.want.holds(state)).collect(),
        Preference::Weights(weights) => {
            let weight =
                |w: &standoff_conflict::Weight| vec![w.when.taken == (state >> w.when.option & 1 == 1); w.weight.unsigned_abs() as usize];
            weights.iter().flat_map(weight).collect()
        }
        Preference::Facts(facts) => {
            let sides = facts.iter().flat_map(|f| [f.better.names(state), f.than.names(state), f.strict]);
            sides.collect()
        }
        // Groups that name no feasible state are not written, so places are counted among those that do.
        Preference::Ranking(groups) => {
            let place = groups.iter().position(|g| g.iter().any(named));
            let feasible = |s: &u64| !model.infeasible.iter().any(|r| r.when.holds(*s));
            let mut before: Vec<usize> = Vec::new();
            for other in (0..1_u64 << model.options.len()).filter(feasible) {
                let hit = |r: &Ranked| match r {
                    Ranked::State(s) => *s == other,
                    Ranked::Where(formula) => formula.holds(other),
                };
                before.extend(groups.iter().position(|g| g.iter().any(hit)).filter(|p| Some(*p) < place));
            }
            before.sort_unstable();
            before.dedup();
            vec![true; before.len()]
        }
    };
    model.preferences.iter().map(held).collect()
}

#[test]
fn deep_formulas_are_refused_without_exhausting_the_stack() {
    let read_deep = || {
        let model = sample();
        for text in [
            format!("{}y{}", "(".repeat(10_000), ")".repeat(10_000)),
            format!("{}y", "not ".repeat(10_000)),
            "exactly one of (".repeat(10_000),
        ] {
            let (formula, findings) = model.parse(&text);
            assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["C0106"]);
            drop(formula);
        }
        let wide = vec!["y"; 10_000].join(" and ");
        let (formula, findings) = model.parse(&wide);
        assert!(findings.is_empty() && matches!(formula, Formula::And(members) if members.len() == 10_000));
    };
    // A stack far smaller than any main thread's.
    std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(read_deep)
        .unwrap()
        .join()
        .unwrap();
}
