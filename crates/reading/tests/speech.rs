//! Who speaks in blocks and when words were said, on invented pages about a dam and a takeover.

#![allow(clippy::unwrap_used)]

mod given;

use given::{coded, said};
use standoff_reading::{Statement, StatementForm};

fn day(statement: &Statement) -> Option<&str> {
    statement.date.as_ref().map(|date| date.iso.as_str())
}

const RELEASE: &str = "Tolland Mills answers the bid

10 June 2024

Tolland Mills today answered the offer that its rival across the river, Harrow Paper, made to its shareholders last month.

Marcus Webb, chairman of Tolland Mills, said:

\"Our price is final unless we are shown the books. If they are opened, we may raise it.\"

The company will not extend its offer beyond the end of the month.
";

#[test]
fn a_block_in_marks_is_its_speakers_and_ends_with_them() {
    let document = coded(RELEASE);
    let price = said(&document, "Our price is final");
    assert_eq!(
        (&price.speaker[..], price.form),
        (&["person:marcus-webb".to_owned()][..], StatementForm::Direct)
    );
    assert_eq!(price.words, "Our price is final unless we are shown the books");
    assert_eq!(said(&document, "we may raise it").speaker, ["person:marcus-webb"]);
    assert!(
        document
            .statements
            .iter()
            .all(|statement| !statement.words.contains("will not extend")),
        "what stands behind the closing mark is nobody's words"
    );
}

#[test]
fn a_page_that_opens_with_who_speaks_keeps_the_line() {
    let document = coded(
        "Tolland Mills answers\n\n10 June 2024\n\nMarcus Webb, chairman of Tolland Mills, said:\n\n\
         \"Our price is final unless we are shown the books. If they are opened, we may raise it, and soon.\"\n",
    );
    assert_eq!(said(&document, "Our price is final").speaker, ["person:marcus-webb"]);
}

const LETTER: &str = "Statement on the reservoir

28 March 2023

The Government has taken note of what the Minister of Water of its neighbour said about the filling of the reservoir.

The Foreign Minister, Mr Tomas Reeve, has today issued the following statement:

> Our country has never denied its neighbour the right to build.
>
> We shall not return to the table while the sluices are shut.

The Minister thanked the envoy, Dr Lennart Osei, for his patience.
";

#[test]
fn a_block_behind_angles_loses_them_and_ends_with_them() {
    let document = coded(LETTER);
    let shown: Vec<&str> = document.statements.iter().map(|statement| statement.words.as_str()).collect();
    assert_eq!(
        shown,
        [
            "Our country has never denied its neighbour the right to build",
            "We shall not return to the table while the sluices are shut"
        ]
    );
    assert!(
        document
            .statements
            .iter()
            .all(|statement| statement.speaker == ["person:tomas-reeve"])
    );
}

const WIRE: &str = "Ministry offers to drop its case

March 20, 2023

LUMA (Basin Wire) — The ministry would withdraw its complaint if the sluices were opened, Foreign Minister Tomas Reeve said on Monday. “The day the water comes back, the paper comes back,” he added.

The rail link was never in danger, Reeve said, dismissing a report in a newspaper.

Reeve later said the offer would lapse in May. The engineer, Ana Toller, said the sluices were rusty.

“Nobody asked us about the sluices,” Toller told a farmers' meeting.

“Until somebody does, we will not open one,” Toller said.
";

#[test]
fn a_dateline_and_what_the_speaker_did_are_no_part_of_the_words() {
    let document = coded(WIRE);
    assert!(said(&document, "would withdraw").words.starts_with("The ministry would withdraw"));
    assert_eq!(said(&document, "rail link").words, "The rail link was never in danger");
}

#[test]
fn a_day_goes_from_one_sentence_to_the_next_of_the_same_speaker_only() {
    let document = coded(WIRE);
    assert_eq!(day(said(&document, "would withdraw")), Some("2023-03-20"));
    let added = said(&document, "the paper comes back");
    assert_eq!(day(added), Some("2023-03-20"));
    assert!(added.date.as_ref().unwrap().reasoning.starts_with("the same speaker goes on"));
    assert_eq!(day(said(&document, "rail link")), Some("2023-03-20"));
    assert_eq!(
        day(said(&document, "would lapse")),
        Some("../2023-03-20"),
        "“later” is another occasion"
    );
    assert_eq!(day(said(&document, "were rusty")), Some("../2023-03-20"), "another speaker");
    assert_eq!(day(said(&document, "Nobody asked us")), Some("../2023-03-20"));
}

#[test]
fn a_leading_connective_is_inside_the_commitment() {
    let document = coded(WIRE);
    let statement = said(&document, "Until somebody does");
    let commitment = document
        .commitments
        .iter()
        .find(|commitment| commitment.statement.as_ref() == Some(&statement.id))
        .unwrap();
    assert_eq!(commitment.span.start, statement.content[0].start);
}

#[test]
fn paragraphs_that_a_heading_parts_from_the_article_are_told() {
    let article = "Norland will not stop filling the reservoir behind the dam before the rains, its water minister said on Monday, and the \
                   neighbours were told so in a letter that reached them the same day.\n\n";
    let more = "Farmers below the dam said they had seen the river fall by a hand in a week, and that the wells of two villages had \
                run dry before the mayors could send for water from the city.\n\n";
    let rest = "The river commission, a body of nine states, has offered to send a mediator to both of the capitals as soon as it can.\n";
    let page = |middle: &str| format!("Norland fills its dam\n\n14 March 2023\n\n{article}{more}{middle}{rest}");
    let told = coded(&page("Related stories\n\nWhat we know\n\n")).remarks;
    let expected = "one paragraph below the heading “Related stories”";
    assert!(told.iter().any(|remark| remark.contains(expected)), "{told:?}");
    assert_eq!(coded(&page("")).remarks, Vec::<String>::new());
}

/// The statements of some sentences, each in a paragraph below a headline: words, source phrase, rule.
fn heard(sentences: &[&str]) -> Vec<(String, String, String)> {
    let page = format!("Quarrel over the weir goes on\n\n14 March 2023\n\n{}\n", sentences.join("\n\n"));
    let characters: Vec<char> = page.chars().collect();
    let phrase = |statement: &Statement| {
        let span = statement.source?;
        Some(characters[span.start..span.end].iter().collect::<String>())
    };
    coded(&page)
        .statements
        .iter()
        .map(|statement| {
            (
                statement.words.clone(),
                phrase(statement).unwrap_or_default(),
                statement.rule.clone(),
            )
        })
        .collect()
}

#[track_caller]
fn hears(sentence: &str, words: &str, source: &str) {
    let heard = heard(&[sentence]);
    assert!(
        heard.iter().any(|(said, by, _)| said == words && by == source),
        "wanted {words:?} of {source:?}: {heard:?}"
    );
}

#[track_caller]
fn hears_nothing(sentence: &str) {
    let heard = heard(&[sentence]);
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn content_stands_before_behind_and_around_its_verb() {
    hears(
        "The gates “have been greased, all of them,” Deputy Warden Olga Brandt told the Weekly Post.",
        "The gates “have been greased, all of them,”",
        "Deputy Warden Olga Brandt",
    );
    hears(
        "Without a new lease, its chairman Piet Morrow warned, the club would close the lock.",
        "Without a new lease the club would close the lock",
        "its chairman Piet Morrow",
    );
    hears(
        "The weir, which leaks, was mended in May, the paper reported on Monday, citing an engineer.",
        "The weir, which leaks, was mended in May",
        "the paper",
    );
    hears(
        "Olga Brandt has said for weeks she will not sign the lease.",
        "she will not sign the lease",
        "Olga Brandt",
    );
    hears(
        "Olga Brandt said in a letter to members the lease was void.",
        "the lease was void",
        "Olga Brandt",
    );
    hears(
        "Olga Brandt said the bridge, built in 1908, would close.",
        "the bridge, built in 1908, would close",
        "Olga Brandt",
    );
    hears(
        "Piet Morrow believes that the lease is fair, one of them said.",
        "the lease is fair",
        "Piet Morrow",
    );
    hears("''The lease is a joke,'' Olga Brandt said.", "The lease is a joke", "Olga Brandt");
}

#[test]
fn words_around_a_verb_that_are_not_what_was_said() {
    hears_nothing("Everything the warden says is about the weir and its gates in spring.");
    hears_nothing("The club acted on facts reported by the harbour office in the spring of last year.");
    hears_nothing("The lock was full despite repeated protests from the farmers below the old weir.");
    hears_nothing("The members marched to a boat called “Patience” on the river behind the lock house.");
    hears_nothing("The rain added to the worries of the club and of the farmers below the weir.");
    let on_condition = heard(&["One member, speaking on condition that he not be named, left the hall through the garden door."]);
    assert!(on_condition.is_empty(), "{on_condition:?}");
}

#[test]
fn nouns_and_adjectives_report_too() {
    hears(
        "Olga Brandt is confident that the lease will hold.",
        "the lease will hold",
        "Olga Brandt",
    );
    hears("Olga Brandt was critical of the new lease.", "the new lease", "Olga Brandt");
    hears(
        "In Olga Brandt’s view, the lease is dead and nobody mourns it.",
        "the lease is dead and nobody mourns it",
        "Olga Brandt",
    );
    hears(
        "Nobody in the club shares Olga Brandt’s claim that the weir has leaked for years.",
        "the weir has leaked for years",
        "Olga Brandt",
    );
    hears(
        "Olga Brandt raised concerns that the weir would break.",
        "the weir would break",
        "Olga Brandt",
    );
    hears_nothing("It was clear that the weir would break before the lease was signed.");
    hears_nothing("The claim that shook the club came from a letter without a name on it.");
}

#[test]
fn verbs_with_prepositions_and_acts_that_go_on() {
    hears("Olga Brandt warned against a quick sale.", "a quick sale", "Olga Brandt");
    hears("Olga Brandt ruled out a second vote.", "a second vote", "Olga Brandt");
    hears(
        "Olga Brandt went on to say that the lease was void.",
        "the lease was void",
        "Olga Brandt",
    );
    hears(
        "Olga Brandt wanted the gates tested before the sale.",
        "the gates tested before the sale",
        "Olga Brandt",
    );
    hears(
        "Olga Brandt accused the club of greed and malice.",
        "the club of greed and malice",
        "Olga Brandt",
    );
}

#[test]
fn what_was_left_open_and_what_was_asked() {
    let open = heard(&["Olga Brandt would not say whether the lease still stood."]);
    assert_eq!(open[0].0, "whether the lease still stood");
    let document = coded("The weir\n\n14 March 2023\n\nAsked whether it would sell, Olga Brandt said the club had not met.\n");
    let question = said(&document, "it would sell");
    assert_eq!(question.form, StatementForm::Question);
    assert!(question.speaker.is_empty());
    assert_eq!(said(&document, "had not met").speaker, ["person:olga-brandt"]);
}

const TALK: &str = "“Nobody asked the swans”

14 March 2023

Olga Brandt has run the lock for nine years. The Weekly Post met her at the weir.

Weekly Post: Will the club sign?

Olga Brandt: We will sign when the gates are mended. Not a day before.

The farmers know it.

Weekly Post: The club says it has no money. Is that true?

Olga Brandt: No, and the books show it.
";

#[test]
fn turns_of_a_conversation_are_their_speakers() {
    let document = coded(TALK);
    for words in ["We will sign when", "The farmers know it", "the books show it"] {
        assert_eq!(said(&document, words).speaker, ["person:olga-brandt"], "{words}");
    }
    assert_eq!(said(&document, "Will the club sign").form, StatementForm::Question);
    assert!(said(&document, "Is that true").speaker != ["person:olga-brandt"]);
    let prose = coded("The weir\n\n14 March 2023\n\nOlga Brandt had one message: the lease is dead.\n\nNobody answered her for days.\n");
    assert!(prose.statements.iter().all(|statement| statement.rule != "turn of a conversation"));
}

#[test]
fn tags_tell_verbs_from_nouns_and_short_forms_are_read() {
    hears(
        "Engineers at the University of Dorvat doubt it.",
        "it",
        "Engineers at the University of Dorvat",
    );
    hears("He’s claiming that the lease is void.", "the lease is void", "He");
    hears(
        "Olga Brandt said the club favours a sale.",
        "the club favours a sale",
        "Olga Brandt",
    );
    hears_nothing("The club printed new books of claims for the members of the boards in June.");
}

#[test]
fn what_somebody_says_of_themselves_inside_their_words_stands_once() {
    let heard = heard(&["Olga Brandt said she feared a flood in the spring."]);
    assert_eq!(heard.len(), 1, "{heard:?}");
}
