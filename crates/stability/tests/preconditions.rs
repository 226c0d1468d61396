//! What keeps a conflict from being analysed is said in findings with a code and a place.

use standoff_conflict::{Conflict, Finding, Format, read};
use standoff_stability::{Budget, CannotAnalyse, SequenceRule, Settings, StateId, analyse, results};

const STRIKE: &str = r#"
[decision_makers.union]
name = "Dockers"
options.strike = { label = "strike" }
options.march = { label = "march" }

[decision_makers.port]
name = "Port"
options.pay = { label = "pay more" }
"#;

fn conflict(more: &str) -> Conflict {
    let mut file = read(&format!("{STRIKE}{more}"), Format::Toml);
    file.models.pop().expect("a model")
}

fn failure(more: &str, budget: &Budget) -> CannotAnalyse {
    analyse(&conflict(more), &Settings::default(), budget).expect_err("cannot be analysed")
}

/// The only finding, with the text it points to.
fn finding(more: &str) -> (Finding, String) {
    let failure = failure(more, &Budget::default());
    assert_eq!(failure.findings.len(), 1, "{failure}");
    let finding = failure.findings[0].clone();
    let text = format!("{STRIKE}{more}");
    let shown = text[finding.place.start..finding.place.end].to_owned();
    (finding, shown)
}

#[test]
fn no_feasible_state() {
    let (finding, shown) = finding("[[infeasible]]\nwhen = \"strike\"\n[[infeasible]]\nwhen = \"not strike\"\n");
    assert_eq!(
        (finding.code, finding.message.as_str()),
        ("C0701", "no combination of options is feasible")
    );
    assert!(shown.contains("infeasible") || shown.contains("strike"), "{shown}");
}

#[test]
fn too_many_states() {
    let budget = Budget {
        max_states: 4,
        ..Budget::default()
    };
    let failure = failure("", &budget);
    assert_eq!(failure.findings[0].code, "C0702");
    assert!(failure.to_string().contains("more than 4 feasible states"), "{failure}");
}

#[test]
fn too_many_sequences() {
    let mut text = String::new();
    for name in ["a", "b", "c", "d", "e", "f"] {
        text +=
            &format!("[decision_makers.{name}]\noptions.{name}o = {{ label = \"{name}\" }}\n[[preferences.{name}]]\nwant = \"{name}o\"\n");
    }
    let conflict = read(&text, Format::Toml).models.pop().expect("a model");
    // Enough for 64 states and the moves between them, not for following their sequences.
    let budget = Budget {
        max_steps: 5_000,
        ..Budget::default()
    };
    let once = Settings {
        sequence: SequenceRule::Once,
        ..Settings::default()
    };
    let failure = analyse(&conflict, &once, &budget).expect_err("stopped");
    assert_eq!(failure.findings[0].code, "C0702");
    assert!(
        failure.to_string().contains("stopped after following 5000 moves between 64 states"),
        "{failure}"
    );
    assert!(analyse(&conflict, &once, &Budget::default()).is_ok());
    assert!(
        analyse(&conflict, &Settings::default(), &budget).is_ok(),
        "the definition in print needs no such search"
    );
}

#[test]
fn a_state_in_no_group_of_a_ranking() {
    let (finding, shown) = finding("[preferences.union]\nranking = [\"YYN\", \"not strike\"]\n");
    assert_eq!(finding.code, "C0703");
    assert_eq!(finding.message, "the ranking of Dockers names no place for YNN, YNY, YYY");
    assert!(shown.contains("union") || shown.contains("preferences"), "{shown}");
}

#[test]
fn merged_states_ranked_differently() {
    let merge = "[[merge]]\nwhen = \"strike\"\n";
    let (by_statements, shown) = finding(&format!("{merge}[[preferences.port]]\nid = \"calm\"\nwant = \"not march\"\n"));
    assert_eq!(by_statements.code, "C0704");
    assert_eq!(by_statements.message, "Port ranks differently what is merged into Y--");
    assert!(shown.contains("merge") || shown.contains("strike"), "{shown}");
    let (by_ranking, _) = finding(&format!("{merge}[preferences.port]\nranking = [\"YYN\", \"true\"]\n"));
    assert_eq!(by_ranking.code, "C0704");
}

#[test]
fn a_ranking_may_name_one_member_of_a_merged_state() {
    let analysis = analyse(
        &conflict("[[merge]]\nwhen = \"strike\"\n[preferences.union]\nranking = [\"YYN\", \"not strike\"]\n"),
        &Settings::default(),
        &Budget::default(),
    )
    .expect("each state has its place");
    let merged = analysis.space().find(0b001).expect("feasible");
    assert_eq!((analysis.rank(0, merged), analysis.ranks(0)), (2, 2));
    assert_eq!(results(&analysis)["yn"][merged.0], "Y--");
    assert_eq!(results(&analysis)["states"][merged.0], 0b001);
}

#[test]
fn a_partly_known_order_of_statements() {
    let wish = |want: &str, rank: &str| {
        format!(
            "[[preferences.union]]\nid = \"{}\"\nwant = \"{want}\"\nrank = {rank}\n",
            want.replace(' ', "-")
        )
    };
    let (level, _) = finding(&(wish("pay", "1") + &wish("not strike", "2") + &wish("march", "2")));
    assert_eq!(level.code, "C0705");
    assert!(
        level
            .message
            .contains("among the statements of Dockers is only partly known (`not-strike`, `march`)"),
        "{}",
        level.message
    );
    let (unknown, shown) = finding(&(wish("pay", "1") + &wish("march", "\"unknown\"")));
    assert!(unknown.message.contains("(`march`)"), "{}", unknown.message);
    assert!(shown.contains("march") || shown.contains("preferences"), "{shown}");
    let known = conflict(&(wish("pay", "2") + &wish("march", "1")));
    let analysis = analyse(&known, &Settings::default(), &Budget::default()).expect("a full order");
    let rank = |code| analysis.rank(0, analysis.space().find(code).expect("feasible"));
    assert!(rank(0b010) > rank(0b100), "the lower rank is the more important");
}

#[test]
fn an_infeasible_status_quo() {
    let (finding, shown) = finding("[status_quo]\ntaken = [\"strike\"]\n[[infeasible]]\nwhen = \"strike\"\n");
    assert_eq!(finding.code, "C0706");
    assert!(shown.contains("status_quo") || shown.contains("strike"), "{shown}");
}

#[test]
fn all_that_stands_in_the_way_is_said() {
    let failure = failure(
        "[preferences.union]\nranking = [\"YYN\"]\n[preferences.port]\nranking = [\"NNN\"]\n[status_quo]\ntaken = [\"strike\"]\n[[infeasible]]\nwhen = \"strike and not march\"\n",
        &Budget::default(),
    );
    let codes: Vec<&str> = failure.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes.len(), 3);
    assert_eq!(codes.iter().filter(|&&code| code == "C0703").count(), 2);
    assert!(failure.findings.is_sorted_by_key(|finding| finding.place));
    assert!(failure.to_string().starts_with("this conflict cannot be analysed: "), "{failure}");
}

#[test]
fn without_a_status_quo_what_needs_one_is_absent() {
    let analysis = analyse(&conflict(""), &Settings::default(), &Budget::default()).expect("eight states");
    assert_eq!(analysis.status_quo(), None);
    let object = results(&analysis);
    assert!(object.get("status_quo").is_none() && object.get("better_for_all").is_none());
    assert_eq!(object["model_sha256"].as_str().map(str::len), Some(64));
    assert_eq!(object["settings"]["return_to_start_is_sanction"], true);
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert_eq!(keys[..7], ["states", "yn", "rank", "reach", "ui", "stable", "equilibria"]);
}

#[test]
fn more_statements_than_a_word_has_bits_are_all_counted() {
    let mut more = String::new();
    // A hundred wishes that split nothing, then the two that do: the last one decides between states that agree on all others.
    for number in 0..100 {
        more += &format!("[[preferences.union]]\nid = \"idle-{number}\"\nwant = \"pay or not pay\"\n");
    }
    more += "[[preferences.union]]\nid = \"strike\"\nwant = \"strike\"\n[[preferences.union]]\nid = \"march\"\nwant = \"march\"\n";
    let analysis = analyse(&conflict(&more), &Settings::default(), &Budget::default()).expect("eight states");
    let rank = |code| analysis.rank(0, analysis.space().find(code).expect("feasible"));
    assert_eq!([rank(0b000), rank(0b010), rank(0b001), rank(0b011)], [1, 2, 3, 4]);
}

#[test]
fn states_that_do_not_exist_have_no_answers_and_do_no_harm() {
    use standoff_stability::{Concept, Reason};
    let analysis = analyse(&conflict(""), &Settings::default(), &Budget::default()).expect("eight states");
    let nowhere = StateId(999);
    assert!(!analysis.stable(Concept::Nash, 0, nowhere) && !analysis.equilibrium(Concept::Nash, nowhere));
    assert_eq!(analysis.verdict(Concept::Smr, 7, nowhere).reason, Reason::NoMove);
    assert!(analysis.better_for_all(nowhere).is_empty());
    assert_eq!((analysis.rank(9, nowhere), analysis.ranks(9)), (0, 0));
}
