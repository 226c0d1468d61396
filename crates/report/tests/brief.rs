//! Briefs of invented conflicts: what they look like, that every sentence has its ground, and that odd conflicts are told without a panic.

use std::collections::BTreeSet;

use standoff_conflict::{Conflict, Format, Preference, read};
use standoff_ledger::{Passage, Standing, Voice};
use standoff_report::{Basis, Block, Brief, BriefInput, Content, Ground, Premise, Verdicts, WhatIf, brief};
use standoff_stability::{Analysis, Budget, Settings, analyse};

const FERRY: &str = include_str!("conflicts/ferry.toml");
const FERRY_BEFORE: &str = include_str!("conflicts/ferry_before.toml");

fn conflict(text: &str) -> Conflict {
    let mut file = read(text, Format::Toml);
    assert_eq!(file.models.len(), 1, "{:?}", file.findings);
    file.models.remove(0)
}

fn analysis(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a small conflict can be analysed")
}

fn alone(text: &str) -> Brief {
    plain(&analysis(&conflict(text)))
}

fn plain(analysis: &Analysis) -> Brief {
    brief(&BriefInput {
        question: None,
        verdicts: Verdicts::Known(analysis),
        earlier: None,
        what_ifs: &[],
        passages: &[],
        waiting: None,
        views: None,
    })
}

fn passage(citation: &str, standing: Standing) -> Passage {
    Passage {
        citation: citation.to_owned(),
        document: citation.split('@').next().unwrap_or_default().to_owned(),
        text_sha256: None,
        outlet: Some("The Sound".to_owned()),
        published: Some("2031-04-30".to_owned()),
        standing,
    }
}

fn voice(label: &str, quoted: bool) -> Voice {
    let label = label.to_owned();
    Voice { label, quoted }
}

fn passages() -> Vec<Passage> {
    let verified = Standing::Verified {
        before: "The line said it would “never ".to_owned(),
        words: "sail in winter without a grant".to_owned(),
        after: "”, and left the room.".to_owned(),
        paragraph: String::new(),
        speakers: vec![voice("Ada Holm", true), voice("the line", false)],
        date: Some("2031-04-29".to_owned()),
    };
    let broken = Standing::Broken {
        why: "the text ends at 61".to_owned(),
    };
    vec![
        passage("notice@50-80", verified),
        passage("gazette@5-25", Standing::SourceAbsent),
        passage("gazette@70-99", broken),
    ]
}

/// The conflict with one side's statement replaced, as its scenario and its view say.
fn replaced(conflict: &Conflict) -> Conflict {
    let mut other = conflict.clone();
    let replacement = &conflict.scenarios[0].replacements[0];
    if let Preference::Statements(wishes) = &mut other.preferences[replacement.0] {
        let wish = wishes
            .iter_mut()
            .find(|wish| wish.id == replacement.1.replace)
            .expect("the scenario names a wish");
        wish.want = replacement.1.want.clone();
    }
    other
}

fn ferry() -> Brief {
    let now = conflict(FERRY);
    let what_if = |premise| WhatIf {
        premise,
        analysis: analysis(&replaced(&now)),
    };
    brief(&BriefInput {
        question: Some("Will the ferry sail next winter?"),
        verdicts: Verdicts::Known(&analysis(&now)),
        earlier: Some(Verdicts::Known(&analysis(&conflict(FERRY_BEFORE)))),
        what_ifs: &[what_if(Premise::Scenario(0)), what_if(Premise::View(0))],
        passages: &passages(),
        waiting: None,
        views: None,
    })
}

/// The digest depends on a canonical form that is none of this crate's business.
fn without_digest(rendered: &str) -> String {
    rendered.replace(&conflict(FERRY).content_hash(), "(digest)")
}

#[test]
fn text_reads_as_it_read() {
    insta::assert_snapshot!(without_digest(&ferry().text(100)));
}

#[test]
fn html_reads_as_it_read() {
    insta::assert_snapshot!(without_digest(&ferry().html()));
}

#[test]
fn every_sentence_has_a_ground_that_can_be_followed() {
    let brief = ferry();
    let html = brief.html();
    assert!(brief.sentences().len() > 40);
    for (n, sentence) in brief.sentences().into_iter().enumerate() {
        assert_eq!(sentence.number(), n + 1);
        assert!(!sentence.words().trim().is_empty());
        assert!(html.contains(&format!("id=\"s-{}\"", n + 1)));
        match sentence.ground() {
            Ground::Cited { basis, cites } => assert!(*basis != Basis::Assumed && !cites.list().is_empty()),
            Ground::Assumed { element, .. } => assert!(brief.assumption_about(*element).is_some(), "{}", sentence.words()),
            Ground::Computed { .. } => {}
        }
        for citation in sentence.ground().cites() {
            let number = brief.number_of(citation).expect("every citation is listed");
            assert!(brief.words[number - 1].used_by.contains(&(n + 1)));
        }
    }
}

#[test]
fn the_orders_of_the_wishes_come_first_among_the_assumptions() {
    let words: Vec<String> = ferry().assumptions.into_iter().map(|assumption| assumption.words).collect();
    assert_eq!(words[0], "Ferry line: which of its wishes counts more than which");
    assert_eq!(words[1], "Island council: which of its wishes counts more than which");
}

/// Every piece between `before` and the next quotation mark.
fn attributes<'a>(html: &'a str, before: &str) -> BTreeSet<&'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn links_stay_on_the_page_and_lead_somewhere() {
    let html = ferry().html();
    let (links, anchors) = (attributes(&html, "href=\""), attributes(&html, " id=\""));
    assert!(links.len() > 30);
    for link in links {
        let anchor = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leaves the page"));
        assert!(anchors.contains(anchor), "{link} leads nowhere");
    }
    let ids = html.matches(" id=\"").count();
    assert_eq!(ids, anchors.len(), "an id stands twice");
}

#[test]
fn the_page_needs_nothing_else() {
    let html = ferry().html();
    for outside in ["<script", "<link", "<img", " src=", "@import", "url(", "https:"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert_eq!(
        html.matches("http:").count(),
        html.matches("xmlns=\"http://www.w3.org/2000/svg\"").count()
    );
}

#[test]
fn hostile_words_are_shown_and_not_obeyed() {
    let evil = r#"<script>alert(1)</script>"'&{{ 7 }}{% if %}"#;
    let mut hostile = conflict(FERRY);
    hostile.title = evil.to_owned();
    hostile.source = Some(evil.to_owned());
    hostile.as_of = Some(evil.to_owned());
    hostile.decision_makers.iter_mut().for_each(|maker| maker.name = evil.to_owned());
    hostile.options.iter_mut().for_each(|option| option.label = evil.to_owned());
    hostile.infeasible[0].support.note = Some(evil.to_owned());
    let shown = Standing::Verified {
        before: evil.to_owned(),
        words: evil.to_owned(),
        after: evil.to_owned(),
        paragraph: String::new(),
        speakers: vec![voice(evil, true), voice(evil, false)],
        date: Some(evil.to_owned()),
    };
    let html = brief(&BriefInput {
        question: Some(evil),
        verdicts: Verdicts::Known(&analysis(&hostile)),
        earlier: None,
        what_ifs: &[],
        passages: &[passage("notice@50-80", shown)],
        waiting: None,
        views: None,
    })
    .html();
    assert!(!html.contains("<script"));
    assert!(html.contains("script") && html.contains("{{ 7 }}"));
}

#[test]
fn lines_keep_to_the_width() {
    for width in [40, 72, 120] {
        for line in ferry().lines(width) {
            let long = line.text.chars().count() > width;
            assert!(
                !long || line.text.trim_start_matches(['-', ' ']).split(' ').count() <= 2,
                "{}",
                line.text
            );
        }
    }
    assert!(ferry().text(0).lines().count() > ferry().text(200).lines().count());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(ferry().html(), ferry().html());
    assert_eq!(ferry().text(80), ferry().text(80));
}

fn answer(brief: &Brief) -> String {
    let section = brief
        .sections
        .iter()
        .find(|section| section.id == "answer")
        .expect("there is always an answer");
    let Content::Blocks(blocks) = &section.content else {
        panic!("the answer is told in sentences")
    };
    blocks
        .iter()
        .flat_map(Block::sentences)
        .map(|sentence| sentence.words())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_answer_tells_what_holds_what_is_better_and_what_it_rests_on() {
    let answer = answer(&ferry());
    assert!(answer.starts_with("The present situation holds"), "{answer}");
    assert!(
        answer.contains("Ferry line adding “sail in winter”; Island council adding “pay a grant”"),
        "{answer}"
    );
    assert!(
        answer.contains("above all on the order of the wishes of Ferry line and Island council"),
        "{answer}"
    );
}

#[test]
fn without_a_present_situation_it_says_what_cannot_be_said() {
    let mut nowhere = conflict(FERRY);
    nowhere.status_quo = None;
    let brief = plain(&analysis(&nowhere));
    assert!(answer(&brief).contains("cannot be said whether the present situation holds"));
    assert!(brief.text(80).contains("nothing can be said about first steps"));
    assert!(brief.html().contains("cannot be said what would be better than it"));
}

const PENNIES: &str = r#"
title = "Pennies"
[decision_makers.a]
name = "Ann"
options.heads = { label = "show heads" }
[decision_makers.b]
name = "Ben"
options.heads = { label = "show heads" }
[status_quo]
taken = []
[preferences.a]
ranking = [["YY", "NN"], ["YN", "NY"]]
[preferences.b]
ranking = [["YN", "NY"], ["YY", "NN"]]
"#;

#[test]
fn where_nothing_holds_it_says_who_moves() {
    let brief = alone(PENNIES);
    assert!(!answer(&brief).contains("strongest sense"), "{}", answer(&brief));
    assert!(answer(&brief).contains("Ben"), "{}", answer(&brief));
    assert!(answer(&brief).contains("No outcome of the model would be better"));
    assert!(brief.text(80).contains("No outcome"), "no situation holds in the strongest sense");
    assert!(brief.html().contains("place"), "a ranking is told by places");
}

const LONELY: &str = r#"
title = "Lonely"
[decision_makers.a]
name = "Ann"
options.go = { label = "go" }
[decision_makers.b]
name = "Ben"
[status_quo]
taken = ["go"]
[[preferences.a]]
want = "a.go"
[preferences.b]
indifferent = true
"#;

#[test]
fn a_side_that_cannot_move_is_told_so() {
    let brief = alone(LONELY);
    let text = brief.text(120);
    assert!(
        text.contains("Ben has no step of its own from here: it stays because it must."),
        "{text}"
    );
    assert!(text.contains("Ben has no option of its own in the model."), "{text}");
    assert!(text.contains("all outcomes are alike to it"), "{text}");
    assert!(brief.html().len() > 1000);
}

/// Six sides with one option each and a very long label.
fn crowd() -> String {
    let mut text = "title = \"Crowd\"\n".to_owned();
    for n in 0..6 {
        let label = format!("do thing number {n} ").repeat(20);
        text += &format!(
            "[decision_makers.d{n}]\nname = \"{}\"\noptions.o{n} = {{ label = \"{label}\" }}\n",
            "Very Long Name ".repeat(9)
        );
    }
    text += "[status_quo]\ntaken = []\n";
    for n in 0..6 {
        text += &format!(
            "[[preferences.d{n}]]\nwant = \"o{} if o{n}\"\n[[preferences.d{n}]]\nwant = \"o{}\"\n",
            (n + 1) % 6,
            (n + 2) % 6
        );
    }
    text
}

#[test]
fn an_option_that_the_later_model_leaves_out_is_not_said_to_have_ended() {
    let ferry_with_bell = FERRY
        .replace(
            "options.fares",
            "options.bell = { label = \"ring the bell\", basis = \"assumed\" }\noptions.fares",
        )
        .replace("taken = [\"line.fares\"]", "taken = [\"line.fares\", \"line.bell\"]");
    let told = |now: &str, earlier: &str| {
        let (now, earlier) = (conflict(now), conflict(earlier));
        brief(&BriefInput {
            question: None,
            verdicts: Verdicts::Known(&analysis(&now)),
            earlier: Some(Verdicts::Known(&analysis(&earlier))),
            what_ifs: &[],
            passages: &passages(),
            waiting: None,
            views: None,
        })
        .text(200)
    };
    let without = told(FERRY, &ferry_with_bell);
    assert!(
        without.contains("Ferry line, no longer in the model: “ring the bell”."),
        "{without}"
    );
    assert!(!without.contains("no longer does"), "the later model does not say so");
    let with = told(&ferry_with_bell, FERRY);
    assert!(with.contains("Ferry line, new in the model: “ring the bell”."), "{with}");
    assert!(
        !with.contains("now does: “ring the bell”"),
        "the earlier model does not say that it was not done"
    );
    let stopped = ferry_with_bell.replace(", \"line.bell\"]", "]");
    assert!(told(&stopped, &ferry_with_bell).contains("Ferry line no longer does: “ring the bell”."));
}

#[test]
fn many_sides_and_long_labels_are_told() {
    let brief = alone(&crowd());
    let html = brief.html();
    assert!(html.matches("<svg").count() == 2);
    let digest = analysis(&conflict(&crowd())).conflict().content_hash();
    let longest = brief
        .text(60)
        .lines()
        .filter(|line| !line.contains(&digest))
        .map(|line| line.chars().count())
        .max();
    assert!(longest <= Some(60), "{longest:?}");
    assert!(brief.sections.iter().any(|section| section.id == "holding"));
}

#[test]
fn nothing_but_a_title_is_told() {
    let empty = Conflict {
        title: "Nothing".to_owned(),
        ..Conflict::default()
    };
    if let Ok(analysis) = analyse(&empty, &Settings::default(), &Budget::default()) {
        assert!(plain(&analysis).text(80).contains("The model names no side"));
    }
}
