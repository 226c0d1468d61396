//! Events in sentences of every pattern, with the sentences that look alike and are none.

#![allow(clippy::unwrap_used)] // a test that cannot read its page fails

use standoff_reading::{Actors, EventLexicon, EventStatus, code, code_with, extract};

/// Opens every page, so that the actors are known.
const CAST: &str = "Trains stand still\n\nHalden Rail Ltd runs the trains of the valley, and the Harbour Workers Union speaks for the crews. Mayor Ana Lund governs the town. ";

/// Type, status, actors and targets of the events of a page, without its opening.
fn told(sentence: &str) -> Vec<String> {
    told_with(sentence, EventLexicon::house())
}

fn told_with(sentence: &str, lexicon: &EventLexicon) -> Vec<String> {
    let page = format!("{CAST}{sentence} The weather was fine and the evening was long.\n");
    let extraction = extract(page.as_bytes(), "page.txt").unwrap();
    let document = code_with(&extraction, &Actors::default(), lexicon);
    let opening = CAST.chars().count();
    let short = |id: &String| {
        id.rsplit(':')
            .next()
            .unwrap_or_default()
            .split('-')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let list = |ids: &[String]| ids.iter().map(short).collect::<Vec<_>>().join("+");
    let events = document.events.iter().filter(|event| event.span.start >= opening);
    events
        .map(|event| {
            format!(
                "{} {:?} {}>{}",
                event.plover,
                event.status,
                list(&event.actors),
                list(&event.targets)
            )
        })
        .collect()
}

fn one(sentence: &str) -> String {
    let events = told(sentence);
    assert_eq!(events.len(), 1, "{sentence}: {events:?}");
    events.into_iter().next().unwrap_or_default()
}

#[test]
fn verbs_with_a_subject() {
    assert_eq!(
        one("The Harbour Workers Union sued Halden Rail Ltd on Friday."),
        "ACCUSE Happened harbour>halden"
    );
    assert_eq!(one("Ana Lund visited Halden Rail Ltd on Monday."), "CONSULT Happened ana>halden");
    assert_eq!(one("Halden Rail Ltd has not sacked the drivers."), "SANCTION Negated halden>");
    assert_eq!(one("Halden Rail Ltd will close the depot in May."), "SANCTION Planned halden>");
    assert_eq!(
        one("Halden Rail Ltd might sue the Harbour Workers Union."),
        "ACCUSE Hypothetical halden>harbour"
    );
}

#[test]
fn what_the_verb_is_about_decides() {
    assert_eq!(one("Halden Rail Ltd suspended the talks."), "SANCTION Happened halden>");
    assert_eq!(one("The Harbour Workers Union suspended the strike."), "RETREAT Happened harbour>");
    assert_eq!(told("Halden Rail Ltd suspended judgement."), [""; 0]);
    assert_eq!(told("Ana Lund met the deadline."), [""; 0]);
    assert_eq!(one("The Harbour Workers Union called off the strike."), "RETREAT Happened harbour>");
    assert_eq!(told("Ana Lund called the strike office."), [""; 0]);
}

#[test]
fn the_passive_names_its_agent_or_nobody() {
    assert_eq!(
        one("Halden Rail Ltd was sued by the Harbour Workers Union."),
        "ACCUSE Happened harbour>halden"
    );
    assert_eq!(told("Halden Rail Ltd was sued."), [""; 0]);
}

#[test]
fn verbs_that_share_or_lack_a_subject() {
    let events = told("Ana Lund, who sued Halden Rail Ltd in March, left.");
    assert_eq!(events, ["ACCUSE Happened ana>halden"]);
    let events = told("Halden Rail Ltd closed the depot and sued the Harbour Workers Union.");
    assert_eq!(events, ["SANCTION Happened halden>", "ACCUSE Happened halden>harbour"]);
}

#[test]
fn those_who_act_together_are_all_actors() {
    assert_eq!(
        one("Ana Lund met the Harbour Workers Union on Friday."),
        "CONSULT Happened ana+harbour>"
    );
    assert_eq!(
        one("Ana Lund will meet the Harbour Workers Union on Friday."),
        "AGREE Planned ana+harbour>"
    );
}

#[test]
fn infinitives_and_gerunds() {
    assert_eq!(
        told("Ana Lund asked Halden Rail Ltd to close the depot."),
        ["REQUEST Happened ana>halden"]
    );
    assert_eq!(told("Halden Rail Ltd began closing the depot."), ["SANCTION Happened halden>"]);
    let events = told("Ana Lund criticised Halden Rail Ltd for sacking the drivers.");
    assert_eq!(events, ["ACCUSE Happened ana>halden", "SANCTION Happened halden>"]);
}

#[test]
fn nouns_with_their_actors() {
    assert_eq!(
        one("After talks between Halden Rail Ltd and the Harbour Workers Union the crews went home."),
        "CONSULT Happened halden+harbour>"
    );
    assert_eq!(
        one("The Harbour Workers Union staged a strike at the depot."),
        "PROTEST Happened harbour>"
    );
    assert_eq!(told("After talks the crews went home."), [""; 0]);
    assert_eq!(told("The strike was long."), [""; 0]);
}

#[test]
fn what_somebody_does_not_intend_is_refused() {
    assert_eq!(one("Ana Lund does not intend to resign."), "REJECT Happened ana>");
    assert_eq!(told("Ana Lund intends to resign."), [""; 0]);
}

#[test]
fn acts_in_words() {
    assert_eq!(
        one("The Harbour Workers Union accused Halden Rail Ltd of lying."),
        "ACCUSE Happened harbour>halden"
    );
    assert_eq!(one("Ana Lund refused to sign."), "REJECT Happened ana>");
    assert_eq!(one("Ana Lund called on Halden Rail Ltd to pay."), "REQUEST Happened ana>halden");
    assert_eq!(told("Ana Lund said that the books were open to every group."), [""; 0]);
    assert_eq!(told("Ana Lund declined to comment."), [""; 0]);
    assert_eq!(told("“Why should we stay?” Ana Lund asked."), [""; 0]);
}

#[test]
fn a_lexicon_of_ones_own_adds_and_overrides() {
    let own = "word\tkind\tabout\ttype\tmode\ttarget\nsue\tverb\t\t-\nderail\tverb\t\tASSAULT\tdestroy\tobject\n";
    let lexicon = EventLexicon::default().with(own).unwrap();
    assert_eq!(told_with("Ana Lund sued Halden Rail Ltd.", &lexicon), [""; 0]);
    assert_eq!(told_with("Ana Lund derailed the trains.", &lexicon), ["ASSAULT Happened ana>"]);
    assert_eq!(told("Ana Lund derailed the trains."), [""; 0]);
}

#[test]
fn no_event_without_an_actor_and_none_out_of_bounds() {
    let page = "Somebody seized. Sued, met and closed? By whom: no one.\n\nWas sued by. Talks between and with. Met.";
    let document = code(&extract(page.as_bytes(), "page.txt").unwrap(), &Actors::default());
    assert!(
        document
            .events
            .iter()
            .all(|event| !event.actors.is_empty() && event.status != EventStatus::Planned)
    );
}
