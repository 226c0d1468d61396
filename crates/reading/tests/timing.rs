//! When statements and events are dated, rule by rule, with the look-alikes beside.

use standoff_reading::{Actors, CodedDocument, code, extract, link};

const HEAD: &str = "Valley Herald\n\nCrews and board go on arguing over the weir\n\nPublished March 30, 2021 14:55\n\n";

fn coded(body: &str) -> CodedDocument {
    page(&format!("{HEAD}{body}\n"))
}

fn page(text: &str) -> CodedDocument {
    code(
        &extract(text.as_bytes(), "page.txt").expect("plain text is read"),
        &Actors::default(),
    )
}

/// The date of the statement with these words; `-` for none.
fn said(document: &CodedDocument, words: &str) -> String {
    let found = document.statements.iter().find(|statement| statement.words.contains(words));
    let statement = found.unwrap_or_else(|| panic!("“{words}” is not among {:#?}", document.statements));
    statement.date.as_ref().map_or("-".into(), |date| date.iso.clone())
}

fn one(body: &str, words: &str, iso: &str) {
    assert_eq!(said(&coded(body), words), iso, "{body}");
}

#[test]
fn a_time_beside_the_verb_is_that_of_the_speech() {
    one(
        "Mayor Anna Bell said on Monday that the weir would close.",
        "the weir would close",
        "2021-03-29",
    );
    one(
        "Mayor Anna Bell said in a letter dated 3 March that the weir would close.",
        "the weir would close",
        "2021-03-03",
    );
    one(
        "The row grew on Friday when Mayor Anna Bell told the crews that the weir would close.",
        "the weir would close",
        "2021-03-26",
    );
}

#[test]
fn a_time_of_another_clause_is_not() {
    one(
        "Mayor Anna Bell said that the crews left on Sunday.",
        "the crews left",
        "../2021-03-30",
    );
    one(
        "Mayor Anna Bell, who met 4,100 farmers on Sunday, said the weir would close.",
        "the weir would close",
        "2021-03-28/2021-03-30",
    );
}

#[test]
fn the_tense_bounds_words_without_a_time() {
    one(
        "Mayor Anna Bell has said that the weir will close.",
        "the weir will close",
        "../2021-03-30",
    );
    one(
        "Mayor Anna Bell says that the weir will close.",
        "the weir will close",
        "2021-03-30",
    );
    one(
        "Mayor Anna Bell said that the weir would close.",
        "the weir would close",
        "../2021-03-30",
    );
    one(
        "Mayor Anna Bell has repeatedly said that the weir will close.",
        "the weir will close",
        "../2021-03-30",
    );
}

#[test]
fn one_occasion_carries_its_day_on() {
    let document = coded(
        "Mayor Anna Bell said on Monday that the weir would close. “Nobody will be left behind,” she added.\n\n\
         Farmer Carl Dunn wants it open. “It waters every field we have,” Dunn said.\n\n\
         Bell said the crews would be paid.",
    );
    assert_eq!(said(&document, "Nobody will be left"), "2021-03-29");
    assert_eq!(
        said(&document, "It waters every field"),
        "2021-03-29/2021-03-30",
        "an answer, not before the news"
    );
    assert_eq!(said(&document, "the crews would be paid"), "2021-03-29");
}

#[test]
fn an_occasion_of_its_own_is_not_the_one_before() {
    let document =
        coded("Mayor Anna Bell said on Monday that the weir would close. Bell wrote in a letter to the crews that they would be paid.");
    assert_ne!(said(&document, "they would be paid"), "2021-03-29");
    let document = coded(
        "In October last year, Mayor Anna Bell said the weir would stay. Bell announced a survey of the valley by boat, and said the \
         farmers would like it.",
    );
    assert_ne!(said(&document, "the farmers would like it"), "2020-10");
}

#[test]
fn words_led_up_to_share_the_day_of_those_behind() {
    let document =
        coded("Mayor Anna Bell said the weir was “a wound in the valley”. “We have waited for years,” Bell told the assembly on Monday.");
    assert_eq!(said(&document, "a wound"), "2021-03-29");
}

#[test]
fn a_conversation_has_one_day() {
    let turns = "Anna Bell: We will open the weir if the farmers pay.\n\nCarl Dunn: We will not pay before it is open.\n\nAnna Bell: Nobody is asked to \
                 pay today.\n\nCarl Dunn: The fields are dry and the board is asleep.\n";
    let interview = coded(&format!("The two spoke to the Herald on Sunday in the town hall.\n\n{turns}"));
    let held = page(&format!(
        "Weir Board\n\nMeeting held on 26 March 2021\n\nPublished March 30, 2021 14:55\n\n{turns}"
    ));
    let minutes = page(&format!(
        "Weir Board\n\nMinutes of the meeting\n\nPublished March 30, 2021 14:55\n\n{turns}"
    ));
    for (document, iso) in [
        (interview, "2021-03-28"),
        (held, "2021-03-26"),
        (minutes, "2021-03-30"),
        (coded(turns), "../2021-03-30"),
    ] {
        let turn = document
            .statements
            .iter()
            .find(|statement| statement.words.contains("before it is open"));
        if let Some(turn) = turn {
            assert_eq!(turn.date.as_ref().map(|date| date.iso.as_str()), Some(iso), "{turn:?}");
        }
    }
}

#[test]
fn a_release_is_of_its_day() {
    let body = "FOR IMMEDIATE RELEASE\n\nTarn, 14 October 2025\n\nStatement on the closing of the weir\n\nThe Government of Norland \
                protests against the closing of the weir on Sunday. “Our crews did what the permit allows,” Secretary Anna Bell said.\n\n\
                Notes to editors\n1. The weir was built in 1987.\n";
    let document = page(body);
    assert_eq!(document.published.as_ref().map(|found| found.value.as_str()), Some("2025-10-14"));
    assert_eq!(said(&document, "Our crews did"), "2025-10-14");
}

#[test]
fn nothing_is_dated_without_a_page_date_and_the_times_are_kept() {
    let document = page("Crews and board\n\nMayor Anna Bell said on Monday that the weir would close. The crews walked out last week.\n");
    assert_eq!(said(&document, "the weir would close"), "-");
    assert!(
        document
            .timings
            .iter()
            .any(|timing| timing.item.as_ref() == Some(&document.statements[0].id))
    );
}

const UNDATED: &str = "What do the crews want?\n\nMayor Anna Bell asked the board to prepare for talks last week.\n\nThe spokesman Carl Dunn, \
                       on June 21, said that the board would listen.\n\nThe crews have said that they will not come.\n";

#[test]
fn another_page_lends_the_year_and_is_named() {
    let dated = coded("Mayor Anna Bell said on Monday that the weir would close.");
    let record = link(vec![page(UNDATED), dated.clone()], &Actors::default());
    let document = &record.documents[0];
    assert_eq!(said(document, "the board would listen"), "2021-06-21");
    assert_eq!(said(document, "prepare for talks"), "2021-06-14/2021-06-20");
    assert_eq!(said(document, "they will not come"), "../2021-06-27");
    let date = document.statements[0].date.as_ref().unwrap();
    assert_eq!(date.inherited_from.as_ref(), Some(&dated.text_sha256));
    assert!(
        date.reasoning.contains("inherited") && date.reasoning.contains("Crews and board go on"),
        "{date:?}"
    );
}

#[test]
fn pages_that_disagree_lend_no_year() {
    let earlier = page(&format!(
        "{}Mayor Anna Bell said on Monday that the weir would close.\n",
        HEAD.replace("March 30, 2021", "June 1, 2018")
    ));
    let later = coded("Mayor Anna Bell said on Monday that the weir would close.");
    let record = link(vec![page(UNDATED), earlier, later], &Actors::default());
    assert_eq!(said(&record.documents[0], "the board would listen"), "-");
}

#[test]
fn events_are_bounded_or_dated() {
    let document =
        coded("The crews in Norland walked out. Sweden expelled two envoys of Norland on Sunday. Denmark condemned Norland on Monday.");
    for event in &document.events {
        assert!(event.date.is_some(), "{event:?}");
    }
    let expelled = document
        .events
        .iter()
        .find(|event| event.rule == "verb of an event" && event.actors.iter().any(|actor| actor.contains("sweden")));
    if let Some(event) = expelled {
        assert_eq!(event.date.as_ref().unwrap().iso, "2021-03-28");
    }
}
