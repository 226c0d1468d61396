//! Briefs of conflicts in which the order of some wishes is not known: what they claim, held against every order there is, and that no
//! wish gets a place that nobody gave it.

use standoff_conflict::{Conflict, Format, Preference, StatementRank, read};
use standoff_report::{Block, Brief, BriefInput, Content, Element, Ground, Verdicts, brief};
use standoff_stability::orders::{Completion, OneOrder, complete, partly};
use standoff_stability::{Analysis, Budget, Concept, Settings, analyse};

const FERRY: &str = include_str!("conflicts/ferry.toml");

fn conflict(text: &str) -> Conflict {
    let mut file = read(text, Format::Toml);
    assert_eq!(file.models.len(), 1, "{:?}", file.findings);
    file.models.remove(0)
}

/// The same conflict with every wish of some sides of unknown rank.
fn unranked(mut conflict: Conflict, dms: &[usize]) -> Conflict {
    for &dm in dms {
        if let Preference::Statements(wishes) = &mut conflict.preferences[dm] {
            wishes.iter_mut().for_each(|wish| wish.rank = StatementRank::Unknown);
        }
    }
    conflict
}

fn told(conflict: &Conflict) -> Brief {
    let known = partly(conflict, &Settings::default(), &Budget::default()).expect("a small conflict can be asked");
    brief(&BriefInput {
        question: Some("Will the ferry sail next winter?"),
        verdicts: Verdicts::PartlyKnown(&known),
        earlier: None,
        what_ifs: &[],
        passages: &[],
        waiting: None,
        views: None,
    })
}

fn ferry() -> Conflict {
    unranked(conflict(FERRY), &[0, 1])
}

fn section(brief: &Brief, id: &str) -> String {
    let found = brief.sections.iter().find(|section| section.id == id);
    match found.map(|section| &section.content) {
        Some(Content::Blocks(blocks)) => {
            let sentences = blocks.iter().flat_map(Block::sentences);
            sentences.map(|sentence| sentence.words()).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

fn without_digest(rendered: &str, conflict: &Conflict) -> String {
    rendered.replace(&conflict.content_hash(), "(digest)")
}

#[test]
fn text_reads_as_it_read() {
    let conflict = ferry();
    insta::assert_snapshot!(without_digest(&told(&conflict).text(100), &conflict));
}

#[test]
fn markdown_reads_as_it_read() {
    let conflict = ferry();
    insta::assert_snapshot!(without_digest(&told(&conflict).markdown(), &conflict));
}

/// Every order of so many wishes.
fn orders(of: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..of {
        let longer = all.iter().flat_map(|order: &Vec<usize>| {
            let rest = (0..of).filter(|n| !order.contains(n));
            rest.map(|n| [&order[..], &[n]].concat()).collect::<Vec<_>>()
        });
        all = longer.collect();
    }
    all
}

/// The conflict under each order of the wishes of both sides.
fn every_analysis(conflict: &Conflict) -> Vec<Analysis> {
    let count = |dm: usize| match &conflict.preferences[dm] {
        Preference::Statements(wishes) => wishes.len(),
        _ => 0,
    };
    let (first, second) = (orders(count(0)), orders(count(1)));
    let pairs = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| [one.clone(), other.clone()]));
    let analysed = pairs.map(|pair| {
        let orders = pair.map(OneOrder::Statements).to_vec();
        let full = complete(conflict, &Completion { orders });
        analyse(&full, &Settings::default(), &Budget::default()).expect("a full order")
    });
    analysed.collect()
}

/// The line of an answer that tells of a sense; what follows the clause must not make another sense of it.
fn line_on<'a>(answer: &'a str, clause: &str) -> &'a str {
    let ends = |rest: &&str| !rest.starts_with(", and leave");
    let tells = |line: &&str| line.split(clause).skip(1).any(|rest| ends(&rest));
    answer.lines().skip(2).find(tells).unwrap_or_default()
}

/// Every situation in turn as the present one, and each sense under all 576 pairs of orders.
#[test]
fn the_answer_is_that_of_every_order_tried_one_by_one() {
    let mut conflict = ferry();
    let all = every_analysis(&conflict);
    assert_eq!(all.len(), 24 * 24);
    let mut grades = [0, 0, 0];
    for now in all[0].space().ids() {
        if let Some(quo) = &mut conflict.status_quo {
            quo.state = all[0].space().code(now);
        }
        let answer = section(&told(&conflict), "answer");
        let holding = |concept| all.iter().filter(|analysis| analysis.equilibrium(concept, now)).count();
        if holding(Concept::Nash) == 576 {
            assert!(
                answer.contains("The present situation holds under every order, and in the strongest sense"),
                "{answer}"
            );
            grades[0] += 1;
            continue;
        }
        for (concept, clause) in SENSES {
            let line = line_on(&answer, clause);
            let (grade, expected) = match holding(concept) {
                576 => (0, "Under every order: ".to_owned()),
                0 => (1, "Under no order: ".to_owned()),
                some => (2, format!("under {some} of the 576 orders (counted)")),
            };
            grades[grade] += 1;
            assert!(line.contains(&expected), "{concept:?}, {expected}: {line} in {answer}");
        }
    }
    assert!(grades.iter().all(|found| *found > 0), "the ferry shows every grade: {grades:?}");
}

const SENSES: [(Concept, &str); 5] = [
    (Concept::Nash, "no side has a step of its own that pays"),
    (
        Concept::Sseq,
        "others would answer every step that pays, in their own interest, and leave no way out",
    ),
    (Concept::Seq, "others would answer every step that pays, in their own interest"),
    (
        Concept::Smr,
        "others could punish every step that pays, at whatever cost, and leave no way out",
    ),
    (Concept::Gmr, "others could punish every step that pays, at whatever cost"),
];

#[test]
fn what_is_better_for_all_is_so_under_every_order_tried() {
    let conflict = ferry();
    let better = section(&told(&conflict), "better");
    let all = every_analysis(&conflict);
    let now = all[0].status_quo().expect("the ferry has a present situation");
    let states: Vec<_> = all[0].space().ids().filter(|state| *state != now).collect();
    let count = |state: &_| {
        let for_all = |analysis: &&Analysis| (0..2).all(|dm| analysis.rank(dm, *state) > analysis.rank(dm, now));
        all.iter().filter(for_all).count()
    };
    let surely = states.iter().filter(|state| count(state) == all.len()).count();
    let possibly = states.iter().filter(|state| (1..all.len()).contains(&count(state))).count();
    assert!(surely + possibly > 0, "the test says something");
    let words = ["no", "one", "two", "three", "four", "five", "six"];
    let told = |number: usize| format!("In {} situation{} ", words[number], if number == 1 { "" } else { "s" });
    let lines: Vec<&str> = better.lines().filter(|line| line.starts_with("In ")).collect();
    let expected: Vec<String> = [surely, possibly].into_iter().filter(|n| *n > 0).map(told).collect();
    assert_eq!(lines.len(), expected.len(), "{better}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(&expected), "{expected} in {line}");
    }
}

#[test]
fn no_wish_gets_a_place_that_nobody_gave_it() {
    let conflict = ferry();
    let brief = told(&conflict);
    let main: Vec<String> = brief.sentences().iter().map(|sentence| sentence.words().to_owned()).collect();
    for words in main.iter().chain(brief.assumptions.iter().map(|assumption| &assumption.words)) {
        for claim in ["wish 1", "wish 2", "wish 3", "wish 4", "place 1", "number 1"] {
            assert!(!words.contains(claim), "{words}");
        }
        let order = words.starts_with("One order") || words.starts_with("One under") || words.starts_with("In both");
        assert!(order || !words.contains("most important first"), "{words}");
    }
    let numbered = |section: &&standoff_report::Section| match &section.content {
        Content::Blocks(blocks) => blocks.iter().any(|block| matches!(block, Block::Numbered(_))),
        _ => false,
    };
    assert_eq!(
        brief.sections.iter().filter(numbered).count(),
        0,
        "a numbered list of wishes looks like an order"
    );
}

#[test]
fn no_order_is_assumed_where_none_is() {
    let brief = told(&ferry());
    let order = |element: &Element| matches!(element, Element::Order(_));
    assert!(!brief.assumptions.iter().any(|assumption| order(&assumption.element)));
    for sentence in brief.sentences() {
        assert!(!sentence.ground().elements().iter().any(order), "{}", sentence.words());
    }
    let half = told(&unranked(conflict(FERRY), &[1]));
    let orders: Vec<Element> = half.assumptions.iter().map(|assumption| assumption.element).filter(order).collect();
    assert_eq!(orders, [Element::Order(0)], "the line's order is still assumed");
    assert!(half.text(200).contains("above all on the order of the wishes of Ferry line."));
}

#[test]
fn every_sentence_has_a_ground_that_can_be_followed() {
    let brief = told(&ferry());
    let html = brief.html();
    assert!(brief.sentences().len() > 30);
    for (n, sentence) in brief.sentences().into_iter().enumerate() {
        assert!(!sentence.words().trim().is_empty() && html.contains(&format!("id=\"s-{}\"", n + 1)));
        if let Ground::Assumed { element, .. } = sentence.ground() {
            assert!(brief.assumption_about(*element).is_some(), "{}", sentence.words());
        }
        for citation in sentence.ground().cites() {
            let number = brief.number_of(citation).expect("every citation is listed");
            assert!(brief.words[number - 1].used_by.contains(&(n + 1)));
        }
    }
}

const FACTS: &str = r#"
title = "Two doors"
[decision_makers.a]
name = "Ann"
options.open = { label = "open the door" }
[decision_makers.b]
name = "Ben"
options.open = { label = "open the window" }
[status_quo]
taken = []
[[preferences.a]]
better = "YY"
than = "NN"
[[preferences.b]]
better = "YY"
than = "NN"
"#;

#[test]
fn facts_about_outcomes_are_told_without_a_scale() {
    let brief = told(&conflict(FACTS));
    let answer = section(&brief, "answer");
    assert!(
        answer.contains("One outcome would be better for every side under every order"),
        "{answer}"
    );
    assert!(
        answer.contains("One order under which it does: Ann likes no step of its own better than staying"),
        "{answer}"
    );
    assert!(section(&brief, "standing").contains("Of some outcomes it is known which it prefers to which; of others it is not."));
    assert!(!brief.text(200).contains("levels"));
}

#[test]
fn undetermined_is_said_as_such() {
    let conflict = ferry();
    let known = partly(&conflict, &Settings::default(), &Budget::default()).expect("small");
    let effort = standoff_stability::orders::Effort {
        max_steps: 0,
        ..*known.effort()
    };
    let known = known.with_effort(effort);
    let brief = brief(&BriefInput {
        question: None,
        verdicts: Verdicts::PartlyKnown(&known),
        earlier: None,
        what_ifs: &[],
        passages: &[],
        waiting: None,
        views: None,
    });
    let answer = section(&brief, "answer");
    assert!(answer.contains("could not be determined within the work allowed"), "{answer}");
    assert!(answer.contains("Undetermined within the work allowed"), "{answer}");
    assert!(
        !answer.contains("Under every order:") && !answer.contains("Under no order:"),
        "{answer}"
    );
}

#[test]
fn known_and_unknown_order_are_compared_as_far_as_that_goes() {
    let (now, earlier) = (ferry(), conflict(include_str!("conflicts/ferry_before.toml")));
    let known = partly(&now, &Settings::default(), &Budget::default()).expect("small");
    let before = analyse(&earlier, &Settings::default(), &Budget::default()).expect("small");
    let brief = brief(&BriefInput {
        question: None,
        verdicts: Verdicts::PartlyKnown(&known),
        earlier: Some(Verdicts::Known(&before)),
        what_ifs: &[],
        passages: &[],
        waiting: None,
        views: None,
    });
    let changes = section(&brief, "changes");
    assert!(changes.contains("What holds is not compared"), "{changes}");
    assert!(!changes.contains("number "), "{changes}");
}
