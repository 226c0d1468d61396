//! How each side sees it: what the section tells agrees with the games that are played, and each picture keeps the words it rests on.

use standoff_conflict::{Conflict, Format, read};
use standoff_report::{Block, Brief, BriefInput, Content, Element, Ground, Verdicts, brief};
use standoff_stability::views::hypergame;
use standoff_stability::{Budget, Concept, Settings};

const FERRY: &str = include_str!("conflicts/ferry.toml");

fn told(conflict: &Conflict) -> Brief {
    let played = hypergame(conflict, &Settings::default(), &Budget::default()).expect("a small conflict can be played");
    brief(&BriefInput {
        question: None,
        verdicts: Verdicts::Known(played.truth()),
        earlier: None,
        what_ifs: &[],
        passages: &[],
        waiting: None,
        views: Some(&played),
    })
}

fn conflict(text: &str) -> Conflict {
    read(text, Format::Toml).models.remove(0)
}

/// Two sides before a bridge: the crew believes that the port would never pay, while the port would.
const BRIDGE: &str = r#"
title = "The bridge"
[decision_makers.crew]
name = "Crew"
options.work = { label = "go back to work" }
[decision_makers.port]
name = "Port"
options.pay = { label = "pay more" }
[status_quo]
taken = []
[[preferences.crew]]
id = "paid-work"
want = "work iff pay"
[[preferences.crew]]
id = "pay"
want = "pay"
[[preferences.port]]
id = "peace"
want = "pay"
[[preferences.port]]
id = "work"
want = "work"
[[views.crew.preferences.port]]
replace = "peace"
want = "not pay"
cite = ["log@10-30"]
basis = "stated"
"#;

fn sentences(brief: &Brief) -> Vec<(String, Ground)> {
    let found = brief.sections.iter().find(|section| section.id == "views");
    match found.map(|section| &section.content) {
        Some(Content::Blocks(blocks)) => {
            let sentences = blocks.iter().flat_map(Block::sentences);
            sentences
                .map(|sentence| (sentence.words().to_owned(), sentence.ground().clone()))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_move_that_somebody_holds_to_be_out_of_the_question_surprises() {
    let conflict = conflict(BRIDGE);
    let played = hypergame(&conflict, &Settings::default(), &Budget::default()).expect("four states");
    let now = played.truth().status_quo().expect("nothing is done");
    assert_eq!(played.outlook(Concept::Seq, now).unsettled_by, [1], "the port would pay");
    let told = sentences(&told(&conflict));
    let words: Vec<&str> = told.iter().map(|(words, _)| words.as_str()).collect();
    for said in [
        "Crew believes that Port wants (in place of wish 1): not “pay more”.",
        "As Crew sees it, the present situation holds, and nothing else would.",
        "Each playing its own picture, Port would leave the present situation.",
        "Yet Crew expects it to last.",
        "Port could well move by adding “pay more”; Crew would be surprised, since it believes that this brings Port nothing.",
    ] {
        assert!(words.contains(&said), "{said} in {words:#?}");
    }
}

#[test]
fn pictures_keep_their_words_and_what_follows_rests_on_them() {
    let brief = told(&conflict(BRIDGE));
    let told = sentences(&brief);
    let picture = told
        .iter()
        .find(|(words, _)| words.contains("believes that Port wants"))
        .expect("told");
    assert_eq!(picture.1.cites(), ["log@10-30"]);
    assert!(matches!(picture.1, Ground::Cited { .. }));
    let surprise = told.iter().find(|(words, _)| words.contains("would be surprised")).expect("told");
    assert!(surprise.1.elements().contains(&Element::View(0, 0)));
    assert_eq!(surprise.1.cites(), ["log@10-30"]);
    assert!(brief.number_of("log@10-30").is_some());
    let pictured = |section: &&standoff_report::Section| section.id == "waiting";
    assert!(!brief.sections.iter().any(|section| pictured(&section)), "a picture is told once");
}

#[test]
fn assumed_pictures_are_listed_as_such() {
    let brief = told(&conflict(FERRY));
    let told = sentences(&brief);
    let assumed = told
        .iter()
        .find(|(words, _)| words.starts_with("Ferry line believes"))
        .expect("told");
    assert!(matches!(
        assumed.1,
        Ground::Assumed {
            element: Element::View(0, 0),
            ..
        }
    ));
    let number = brief.assumption_about(Element::View(0, 0)).expect("listed");
    assert!(brief.assumptions[number - 1].used_by.len() > 3, "the computed sentences rest on it");
}

#[test]
fn without_pictures_there_is_no_such_section() {
    let mut conflict = conflict(FERRY);
    conflict.views.clear();
    assert_eq!(sentences(&told(&conflict)), []);
}
