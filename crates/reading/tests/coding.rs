//! Whole documents of invented disputes, coded; and any text at all.

#![allow(clippy::unwrap_used)]

mod given;

use given::{coded, said};
use proptest::prelude::*;
use standoff_reading::{
    Actors, CodedDocument, CommitmentLogic, CommitmentStance, ConditionKind, EntityKind, FixedActor, Modality, Polarity, code, extract,
    link,
};
use std::collections::BTreeSet;
use std::fmt::Write;

const STRIKE: &str = "Dockers at Port Halden vote to stay out

By Marta Quist

Published: 14 May 2024

Dockers at Port Halden voted on Monday to continue their strike after talks with the port operator broke down.

The Union of Harbour Workers (UHW) said it would return to the table only if Norvane Shipping withdrew its plan to cut 300 jobs. “We will not load a single container until the dismissals are off the table,” said the union’s president, Ingrid Solberg, at a rally outside the terminal.

Norvane, which runs four of the six terminals, rejected the demand. Chief executive Peter Aldane told reporters that the company was willing to talk \"without preconditions\" but warned that it would move its traffic to Rotterdam unless the strike ended by June.

\"They want us to negotiate with a gun to our heads,\" he added. \"That is not going to happen.\"

Solberg accused the company of bad faith. She said members had received letters threatening them with dismissal.

The Dutch transport minister, Willem de Graaf, urged both sides to resume talks before the summer season.

The UHW condemned the arrests of three pickets and demanded that the men be released.

A source close to the talks, who spoke on condition of anonymity, said a compromise was possible.
";

const SCALLOPS: &str = "Quarrel over scallops flares again

Ministers in London and Paris traded accusations over the closed beds of the bay for a third week.

France’s fisheries minister, Annick Le Goff, said the British government had broken its word. “Why should our crews stay in harbour while theirs empty the beds?” she asked.

A Downing Street spokesman said Britain was “ready to respond in kind” if France cut power to the islands.

The National Federation of Trawlermen said its members would keep fishing. “We are not going home,” its secretary, Colin Tregear, said. “Not now, not ever.”

Le Goff later said that Paris would lift the blockade in return for forty licences.

Tregear’s brother, Mike Tregear, who skippers a trawler, said he feared violence. Tregear said he hoped for a deal.
";

#[test]
fn a_strike_has_its_speakers() {
    let document = coded(STRIKE);
    for (words, speaker) in [
        ("return to the table", "organisation:union-of-harbour-workers"),
        ("load a single container", "person:ingrid-solberg"),
        ("the demand", "organisation:norvane-shipping"),
        ("willing to talk", "person:peter-aldane"),
        ("gun to our heads", "person:peter-aldane"),
        ("not going to happen", "person:peter-aldane"),
        ("members had received", "person:ingrid-solberg"),
        ("resume talks", "person:willem-de-graaf"),
        ("the men be released", "organisation:union-of-harbour-workers"),
    ] {
        assert_eq!(said(&document, words).speaker, [speaker], "{words}");
    }
    let source = &said(&document, "a compromise was possible").speaker[0];
    assert_eq!(
        document.entities.iter().find(|entity| entity.id == *source).unwrap().kind,
        EntityKind::Unnamed
    );
    assert!(
        document.entities.iter().all(|entity| entity.label != "Marta Quist"),
        "a byline is nobody in the dispute"
    );
}

#[test]
fn conditions_bind_those_who_are_named() {
    let document = coded(STRIKE);
    let bound = |words: &str| {
        let statement = said(&document, words);
        document
            .commitments
            .iter()
            .find(|commitment| commitment.statement.as_ref() == Some(&statement.id))
            .unwrap_or_else(|| panic!("nothing binds in {words:?}"))
    };
    let table = bound("return to the table");
    assert_eq!((table.logic, table.stance), (CommitmentLogic::Necessary, CommitmentStance::Offers));
    assert_eq!(table.debtor, ["organisation:union-of-harbour-workers"]);
    assert_eq!(table.counterparty, ["organisation:norvane-shipping"]);
    let loading = bound("load a single container");
    assert_eq!(
        (loading.logic, loading.stance),
        (CommitmentLogic::Necessary, CommitmentStance::Refuses)
    );
    let open = said(&document, "willing to talk");
    assert_eq!(open.condition.as_ref().unwrap().kind, ConditionKind::Unconditional);
    assert!(
        document
            .commitments
            .iter()
            .all(|commitment| commitment.statement.as_ref() != Some(&open.id))
    );
    let urged = said(&document, "resume talks");
    assert!(
        document
            .commitments
            .iter()
            .all(|commitment| commitment.statement.as_ref() != Some(&urged.id)),
        "before the summer is a date"
    );
}

#[test]
fn what_is_said_is_told_apart() {
    let document = coded(STRIKE);
    assert_eq!(said(&document, "load a single container").polarity, Polarity::Negative);
    assert_eq!(said(&document, "bad faith").modality, Modality::Evaluation);
    assert_eq!(said(&document, "the men be released").modality, Modality::Demand);
    for date in document.statements.iter().filter_map(|statement| statement.date.as_ref()) {
        assert!(
            date.expression.is_some() || date.iso.starts_with("../") || date.reasoning.contains("present tense"),
            "the day of publication is no date of speaking: {date:?}"
        );
    }
}

#[test]
fn two_of_one_name_are_told_apart() {
    let document = coded(SCALLOPS);
    assert_eq!(said(&document, "not ever").speaker, ["person:colin-tregear"]);
    assert_eq!(said(&document, "feared violence").speaker, ["person:mike-tregear"]);
    assert_eq!(said(&document, "hoped for a deal").speaker, ["person:colin-tregear"]);
    assert_eq!(said(&document, "lift the blockade").speaker, ["person:annick-le-goff"]);
    assert_eq!(said(&document, "stay in harbour").modality, Modality::Question);
    assert_eq!(said(&document, "respond in kind").on_behalf_of, ["organisation:downing-street"]);
    assert!(document.mentions.iter().all(|mention| mention.span.start > 0));
}

#[test]
fn the_analysts_actors_win() {
    let fixed = FixedActor {
        id: Some("organisation:dockers".into()),
        kind: EntityKind::Organisation,
        label: "Dockers' side".into(),
        aliases: vec!["UHW".into(), "Solberg".into()],
    };
    let actors = Actors { fixed: vec![fixed] };
    let document = code(&extract(STRIKE.as_bytes(), "invented").unwrap(), &actors);
    assert_eq!(said(&document, "bad faith").speaker, ["organisation:dockers"]);
    let record = link(vec![document], &actors);
    assert!(
        record
            .entities
            .iter()
            .any(|entity| entity.id == "organisation:dockers" && entity.label == "Dockers' side")
    );
}

#[test]
fn people_whom_the_analyst_fixed_are_known_by_their_family_name_too() {
    let person = |label: &str| FixedActor {
        id: None,
        kind: EntityKind::Person,
        label: label.into(),
        aliases: Vec::new(),
    };
    let actors = Actors {
        fixed: vec![person("Ingrid Solberg"), person("Marta Lindqvist"), person("Per Solberg")],
    };
    let document = code(&extract(STRIKE.as_bytes(), "invented").unwrap(), &actors);
    assert_eq!(
        said(&document, "bad faith").speaker,
        ["person:ingrid-solberg"],
        "only she is on the page"
    );
    let short =
        "Minister Lindqvist hopes for an end\n\n“The ferries must sail,” Lindqvist said on Monday. Solberg said nothing was settled.\n";
    let document = code(&extract(short.as_bytes(), "invented").unwrap(), &actors);
    assert_eq!(
        said(&document, "ferries").speaker,
        ["person:marta-lindqvist"],
        "the only one of the name"
    );
    assert!(
        said(&document, "settled").speaker.is_empty(),
        "two bear the name, and the page tells neither"
    );
}

#[test]
fn one_utterance_in_two_pages_is_one_group() {
    let other = "Solberg stays firm

The president of the Union of Harbour Workers, Ingrid Solberg, met the press at the gates of the terminal this morning.

“We will not load a single container until the dismissals are off the table,” Solberg said. She said nothing new about the letters.
";
    let record = link(vec![coded(STRIKE), coded(other)], &Actors::default());
    let groups: Vec<_> = record.groups.iter().filter(|group| group[0].starts_with("s-")).collect();
    assert_eq!(groups.len(), 1);
    let words = |id: &String| {
        record
            .documents
            .iter()
            .flat_map(|document| &document.statements)
            .find(|statement| statement.id == *id)
            .unwrap()
            .words
            .clone()
    };
    assert!(groups[0].iter().all(|id| words(id).contains("single container")));
}

#[test]
fn names_are_joined_over_a_dossier_but_never_two_full_ones() {
    let pages = [
        "President Kang Dae-jung said the dam would stay shut.",
        "President Dae-jung Kang said the dam would open.",
        "President Kang Dae-ho said nothing would change.",
    ];
    let record = link(pages.map(coded).into(), &Actors::default());
    let people: Vec<&str> = record
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.id.as_str())
        .collect();
    assert_eq!(people.len(), 2, "{people:?}");
}

/// A coded document in a few lines.
fn outline(document: &CodedDocument) -> String {
    let mut outline = String::new();
    for statement in &document.statements {
        let condition = statement
            .condition
            .as_ref()
            .map_or(String::new(), |condition| format!(" [{:?}]", condition.kind));
        writeln!(
            outline,
            "{:?} {:?} {:?}: {}{condition} <- {}",
            statement.form,
            statement.modality,
            statement.polarity,
            statement.words,
            statement.speaker.join(", ")
        )
        .unwrap();
    }
    for commitment in &document.commitments {
        writeln!(
            outline,
            "bound {} -> {} {:?} {:?}",
            commitment.debtor.join(", "),
            commitment.counterparty.join(", "),
            commitment.logic,
            commitment.stance
        )
        .unwrap();
    }
    for event in &document.events {
        writeln!(
            outline,
            "{} {:?} {} -> {}",
            event.plover,
            event.status,
            event.actors.join(", "),
            event.targets.join(", ")
        )
        .unwrap();
    }
    outline
}

#[test]
fn whole_documents_stay_as_they_are() {
    insta::assert_snapshot!("strike", outline(&coded(STRIKE)));
    insta::assert_snapshot!("scallops", outline(&coded(SCALLOPS)));
}

#[test]
fn awkward_texts_are_coded_within_their_bounds() {
    let texts = [
        "“‘".repeat(15_000),
        "word and ".repeat(30_000),
        "Anna Bell said that ".repeat(5_000),
        (0..10_000)
            .map(|number| format!("Name{} ", char::from(b'a' + (number % 26) as u8)))
            .collect(),
        "U.S.".repeat(15_000),
        "if he said “no until ".repeat(5_000),
        "The minister said, \"yes. ".repeat(5_000),
    ];
    for text in texts {
        let document = code(&extract(text.as_bytes(), "awkward").unwrap(), &Actors::default());
        check(&document, text.chars().count());
    }
}

/// Words, marks and oddities that the rules look for.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "said", "told", "Anna", "Bell", "the", "union", "Kim", "that", "“", "”", "‘", "’", "\"", ",", ".", "?", ":", "if", "unless",
    "until", "before", "without", "would", "not", "he", "she", "it", "according", "to", "President", "White", "House", "Paris",
    "in", "and", "of", "(UHW)", "Workers’", "Party", "called", "an", "refused", "demanded", "by", "was", "condemned", "-", "é",
    "\n\n", "Monday", "2021", "U.S.", "Jae-", "’s", "as", "saying", "made", "clear", "for", "who", "in exchange for",
    "anytime, anywhere", "🙂", "\u{301}",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..120).prop_map(|words| words.join(" "))
}

fn check(document: &CodedDocument, length: usize) {
    let inside = |span: &standoff_reading::Span| span.start < span.end && span.end <= length;
    let mut ids = BTreeSet::new();
    let known: BTreeSet<&str> = document.entities.iter().map(|entity| entity.id.as_str()).collect();
    for statement in &document.statements {
        assert!(ids.insert(&statement.id) && !statement.content.is_empty());
        assert!(statement.content.iter().chain(&statement.cue).chain(&statement.source).all(inside));
        assert!(
            statement
                .content
                .iter()
                .all(|piece| statement.passage.start <= piece.start && piece.end <= statement.passage.end)
        );
        assert!(
            statement
                .speaker
                .iter()
                .chain(&statement.addressee)
                .all(|id| known.contains(id.as_str()))
        );
    }
    for event in &document.events {
        assert!(ids.insert(&event.id) && inside(&event.span) && !event.actors.is_empty());
    }
    for commitment in &document.commitments {
        assert!(
            ids.insert(&commitment.id)
                && inside(&commitment.consequent_span)
                && inside(&commitment.antecedent_span)
                && !commitment.debtor.is_empty()
        );
    }
    assert!(
        document
            .mentions
            .iter()
            .all(|mention| inside(&mention.span) && known.contains(mention.entity.as_str()))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_coded(text in pieces()) {
        let Ok(extraction) = extract(text.as_bytes(), "any") else { return Ok(()) };
        let document = code(&extraction, &Actors::default());
        check(&document, extraction.text.len());
        prop_assert_eq!(&document, &code(&extraction, &Actors::default()));
        link(vec![document.clone(), document], &Actors::default());
    }

    #[test]
    fn any_characters_are_coded(text in "\\PC{0,200}") {
        let Ok(extraction) = extract(text.as_bytes(), "any") else { return Ok(()) };
        check(&code(&extraction, &Actors::default()), extraction.text.len());
    }
}
