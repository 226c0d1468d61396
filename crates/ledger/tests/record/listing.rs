//! Questions to the record.

use crate::sample::{decision, log, reading, stored};
use standoff_ledger::{DecisionKind, Failure, Kind, Ledger, Query};

fn ids(ledger: &Ledger, query: &Query) -> Vec<String> {
    ledger.entries(query).unwrap().into_iter().map(|entry| entry.words).collect()
}

const PAYS: &str = "water will flow only if Tarn pays its share";

#[test]
fn everything_in_the_order_of_the_pages() {
    let (_folder, ledger) = stored();
    let all = ledger.entries(&Query::default()).unwrap();
    let words: Vec<&str> = all.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "to open the sluice",
            PAYS,
            PAYS,
            "marched on Monday",
            "it would pay once the sluice is open"
        ]
    );
    assert_eq!(
        (all[0].before.as_str(), all[0].after.as_str()),
        ("Minister Ines Okoro refused ", ".")
    );
    assert_eq!(all[0].actors[0].label, "Ines Okoro");
    assert_eq!(all[4].outlet.as_deref(), Some("Tarn Courier"));
    assert_eq!(all[0].citation, "001_weir.txt@46-64");
}

#[test]
fn by_actor_kind_document_and_words() {
    let (_folder, ledger) = stored();
    let by = |actor: &str| Query {
        actors: vec![actor.into()],
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &by("THE  minister")), ["to open the sluice", PAYS, PAYS]);
    assert_eq!(
        ids(&ledger, &by("group:tarn")),
        [PAYS, "marched on Monday", "it would pay once the sluice is open"]
    );
    let query = Query {
        kinds: vec![Kind::Commitment],
        ..by("Tarn")
    };
    assert_eq!(ids(&ledger, &query), [PAYS]);
    let query = Query {
        kinds: vec![Kind::Mention],
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &query), ["Ines Okoro"]);
    let query = Query {
        document: Some("002".into()),
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &query), ["it would pay once the sluice is open"]);
    let words = |words: &str| Query {
        words: Some(words.into()),
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &words("cafe")), ["marched on Monday"], "accents do not matter");
    assert_eq!(
        ids(&ledger, &words("slui* OPEN")),
        ["to open the sluice", "it would pay once the sluice is open"]
    );
    assert_eq!(ids(&ledger, &words("\"open the sluice\"")), ["to open the sluice"]);
    assert_eq!(ids(&ledger, &words("***")), Vec::<String>::new());
}

#[test]
fn by_date_with_intervals() {
    let (_folder, ledger) = stored();
    let between = |from: &str, to: &str| Query {
        from: Some(from.into()),
        to: Some(to.into()),
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &between("2031-05-03", "2031")), [PAYS, PAYS]);
    assert_eq!(
        ids(&ledger, &between("2031-05", "2031-05-02")),
        ["marched on Monday"],
        "somewhere in the interval"
    );
    let query = Query {
        to: Some("2031-04".into()),
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &query), ["marched on Monday"]);
    let line: Vec<Option<String>> = ledger
        .timeline(&Query::default())
        .unwrap()
        .into_iter()
        .map(|entry| entry.date)
        .collect();
    let dates: Vec<&str> = line.iter().map(|date| date.as_deref().unwrap_or("-")).collect();
    assert_eq!(dates, ["2031-04-28/2031-05-02", "2031-05-03", "2031-05-03", "-", "-"]);
}

#[test]
fn questions_that_mean_nothing_say_so() {
    let (_folder, ledger) = stored();
    let asked = |query: &Query| ledger.entries(query).unwrap_err();
    let nobody = asked(&Query {
        actors: vec!["oko".into()],
        ..Query::default()
    });
    assert_eq!(
        nobody,
        Failure::NoSuchActor {
            name: "oko".into(),
            candidates: vec!["Ines Okoro".into()]
        }
    );
    assert!(nobody.to_string().contains("near: Ines Okoro"));
    let failure = asked(&Query {
        document: Some("00".into()),
        ..Query::default()
    });
    assert!(matches!(failure, Failure::NoSuchDocument { .. }), "{failure}");
    assert_eq!(
        asked(&Query {
            from: Some("May".into()),
            ..Query::default()
        }),
        Failure::NoDate { text: "May".into() }
    );
}

#[test]
fn rejected_items_are_listed_on_request_only() {
    let (_folder, mut ledger) = stored();
    ledger
        .store(
            &reading(),
            &log(vec![decision("e-00000000bb", DecisionKind::Reject, "marched on Monday")]),
        )
        .unwrap();
    let events = |rejected| Query {
        kinds: vec![Kind::Event],
        rejected,
        ..Query::default()
    };
    assert_eq!(ids(&ledger, &events(false)), Vec::<String>::new());
    let shown = ledger.entries(&events(true)).unwrap();
    assert!(shown[0].ruling.rejected());
    ledger.lay_over(log(vec![]));
    assert_eq!(
        ids(&ledger, &events(false)),
        ["marched on Monday"],
        "newer decisions than the stored ones"
    );
}
