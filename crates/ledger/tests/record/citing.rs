//! From citations to passages, whatever is typed.

use crate::sample::{TARN, WEIR, document, reading, source, span, stored, tarn, weir};
use proptest::prelude::*;
use standoff_ledger::{DecisionLog, Ledger, NewReading, Passages, ShelfState, Source, Standing, Voice};
use standoff_reading::Text;

fn passages() -> (tempfile::TempDir, Passages) {
    let (folder, ledger) = stored();
    (folder, Passages::of(ledger).unwrap())
}

fn at(name: &str, text: &str, words: &str) -> String {
    let span = span(text, words);
    format!("{name}@{}-{}", span.start, span.end)
}

fn why(standing: Standing) -> String {
    match standing {
        Standing::Broken { why } => why,
        other => panic!("expected a broken citation, got {other:?}"),
    }
}

fn voice(label: &str, quoted: bool) -> Voice {
    let label = label.to_owned();
    Voice { label, quoted }
}

#[test]
fn words_that_are_only_reported_are_not_said() {
    let standing = |speakers| Standing::Verified {
        before: String::new(),
        words: "no".to_owned(),
        after: String::new(),
        paragraph: String::new(),
        speakers,
        date: None,
    };
    let (ada, council) = (voice("Ada Holm", true), voice("the council", false));
    assert_eq!(standing(vec![ada.clone()]).attribution().as_deref(), Some("said by Ada Holm"));
    assert_eq!(
        standing(vec![council.clone(), ada]).attribution().as_deref(),
        Some("said by Ada Holm; reported of the council")
    );
    assert_eq!(standing(vec![council]).attribution().as_deref(), Some("reported of the council"));
    assert_eq!(standing(Vec::new()).attribution(), None);
    assert_eq!(Standing::SourceAbsent.attribution(), None);
}

#[test]
fn the_whole_sentence_comes_with_the_words() {
    let (_folder, passages) = passages();
    let passage = passages.resolve(&at("001", WEIR, "open the sluice"));
    assert_eq!(passage.document, "001_weir.txt");
    assert_eq!(passage.text_sha256.as_deref(), Some(Text::new(WEIR.into()).sha256()));
    assert_eq!(passage.published.as_deref(), Some("2031-05-04"));
    let Standing::Verified {
        before,
        words,
        after,
        paragraph,
        speakers,
        date,
    } = passage.standing
    else {
        panic!("verified")
    };
    assert_eq!(
        (before.as_str(), words.as_str(), after.as_str()),
        ("Minister Ines Okoro refused to ", "open the sluice", ".")
    );
    assert!(paragraph.starts_with("Minister") && paragraph.ends_with("share.”"));
    assert_eq!(
        (speakers, date),
        (vec![voice("Ines Okoro", false)], None),
        "a refusal that the page reports"
    );
}

/// A quotation of three sentences of which only the first has the clause that tells who speaks.
const LONG: &str = "“The weir is ours,” Okoro said. “We mend it. Tarn may look on.”\n";

#[test]
fn words_from_the_midst_of_a_quotation_come_with_their_speaker() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("ledger.db")).unwrap();
    let mut page = tarn();
    let sentences = ["“The weir is ours,” Okoro said.", "“We mend it.", "Tarn may look on.”"];
    page.sentences = sentences
        .map(|words| standoff_reading::Sentence {
            span: span(LONG, words),
            paragraph: span(LONG, LONG.trim_end()),
        })
        .to_vec();
    page.text_sha256 = Text::new(LONG.into()).sha256().into();
    let mut said = crate::sample::statement(LONG, "Tarn may look on", "person:ines-okoro");
    said.passage = span(LONG, LONG.trim_end());
    (page.statements, page.events, page.commitments, page.mentions) = (vec![said], vec![], vec![], vec![]);
    (page.title, page.furniture, page.body) = (None, vec![], vec![span(LONG, LONG.trim_end())]);
    let reading = NewReading {
        documents: vec![document("long.txt", LONG, page)],
        groups: vec![],
        ..reading()
    };
    ledger.store(&reading, &DecisionLog::default()).unwrap();
    let passages = Passages::of(ledger).unwrap();
    let shown = |words: &str| match passages.resolve(&at("long", LONG, words)).standing {
        Standing::Verified { before, words, after, .. } => [before, words, after].concat(),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown("look on"), LONG.trim_end());
    assert_eq!(shown("We mend"), "“We mend it.", "no statement covers these words");
}

#[test]
fn outside_the_body_the_line_is_shown() {
    let (_folder, passages) = passages();
    let passage = passages.resolve(&at("002_tarn", TARN, "council answers"));
    let Standing::Verified {
        before,
        words,
        after,
        speakers,
        ..
    } = passage.standing
    else {
        panic!("verified")
    };
    assert_eq!(
        (before.as_str(), words.as_str(), after.as_str(), speakers.len()),
        ("Tarn ", "council answers", "", 0)
    );
}

#[test]
fn an_item_brings_its_speaker_and_date() {
    let (_folder, passages) = passages();
    let id = weir().statements[1].id.clone();
    for citation in [id.as_str(), "c-00000000aa"] {
        let Standing::Verified { words, speakers, date, .. } = passages.resolve(citation).standing else {
            panic!("verified")
        };
        assert_eq!(words, "water will flow only if Tarn pays its share");
        assert_eq!((speakers, date.as_deref()), (vec![voice("Ines Okoro", true)], Some("2031-05-03")));
    }
    let Standing::Verified { date, .. } = passages.resolve("e-00000000bb").standing else {
        panic!("verified")
    };
    assert_eq!(date.as_deref(), Some("2031-04-28/2031-05-02"));
}

#[test]
fn a_document_goes_by_name_stem_beginning_and_digests() {
    let (_folder, passages) = passages();
    let (bytes, text) = (
        source("", WEIR, ShelfState::Here).sha256,
        Text::new(WEIR.into()).sha256().to_owned(),
    );
    for name in [
        "001_weir.txt",
        "001_weir",
        "001",
        &bytes,
        &bytes[..6],
        &text[..8],
        &text.to_uppercase(),
    ] {
        assert_eq!(passages.resolve(&format!("{name}@0-4")).document, "001_weir.txt", "{name}");
    }
    for name in ["00", "weir", "1", &bytes[..5]] {
        assert!(why(passages.resolve(&format!("{name}@0-4")).standing).contains(name), "{name}");
    }
}

#[test]
fn what_may_mean_several_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("ledger.db")).unwrap();
    let documents = vec![
        document("may-1.txt", WEIR, weir()),
        document("may-2.txt", TARN, tarn()),
        document("may.html", "x", weir()),
    ];
    ledger
        .store(
            &NewReading {
                documents,
                ..NewReading::default()
            },
            &DecisionLog::default(),
        )
        .unwrap();
    let passages = Passages::of(ledger).unwrap();
    assert_eq!(passages.resolve("may@0-1").document, "may.html", "a stem goes before a beginning");
    let passages = Passages::without_ledger(
        vec![
            source("may-1.txt", WEIR, ShelfState::Here),
            source("may-2.txt", TARN, ShelfState::Here),
        ],
        "there is no ledger".into(),
    );
    let why = why(passages.resolve("may@0-1").standing);
    assert!(why.contains("may-1.txt, may-2.txt"), "{why}");
}

#[test]
fn a_renamed_document_still_answers_to_its_old_name() {
    let mut sources: Vec<Source> = reading().documents.into_iter().map(|document| document.source).collect();
    sources[0].former_names = vec!["001_weir.txt".into()];
    sources[0].name = "minister.txt".into();
    let (_folder, ledger) = stored();
    let passage = Passages::new(ledger, sources).resolve(&at("001", WEIR, "open the sluice"));
    assert_eq!(passage.document, "minister.txt");
    assert!(matches!(passage.standing, Standing::Verified { .. }));
}

#[test]
fn an_absent_source_is_no_error_and_a_lost_one_is() {
    let (_folder, ledger) = stored();
    let mut sources: Vec<Source> = reading().documents.into_iter().map(|document| document.source).collect();
    sources[0].state = ShelfState::Removed;
    sources[1].state = ShelfState::Altered;
    let passages = Passages::new(ledger, sources);
    assert_eq!(passages.resolve("003@5-9").standing, Standing::SourceAbsent);
    assert!(why(passages.resolve("001@0-4").standing).contains("was removed"));
    assert!(why(passages.resolve("002@0-4").standing).contains("no longer those that were added"));
}

#[test]
fn ranges_beyond_the_text_are_broken() {
    let (_folder, passages) = passages();
    let length = WEIR.chars().count();
    assert!(why(passages.resolve(&format!("001@0-{}", length + 1)).standing).contains(&length.to_string()));
    assert!(matches!(
        passages.resolve(&format!("001@0-{length}")).standing,
        Standing::Verified { .. }
    ));
    assert!(why(passages.resolve("s-nothing").standing).contains("s-nothing"));
}

#[test]
fn a_text_that_changed_in_the_database_is_broken() {
    let (folder, ledger) = stored();
    drop(ledger);
    let path = folder.path().join("ledger.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute("UPDATE texts SET content = replace(content, 'refused', 'agreed')", [])
        .unwrap();
    let passages = Passages::of(Ledger::open(&path).unwrap()).unwrap();
    assert!(why(passages.resolve(&at("001", WEIR, "open the sluice")).standing).contains("no longer matches its sha256"));
    assert!(matches!(
        passages.resolve(&at("002", TARN, "would pay")).standing,
        Standing::Verified { .. }
    ));
}

#[test]
fn a_former_text_can_still_be_cited_by_its_digest() {
    let (_folder, mut ledger) = stored();
    let mut next = reading();
    let newer = WEIR.replace("\n\n", "\n");
    let (text, coded) = next.documents[0].content.as_mut().unwrap();
    *coded = standoff_reading::CodedDocument {
        text_sha256: Text::new(newer.clone()).sha256().into(),
        sentences: vec![],
        ..weir()
    };
    *text = newer;
    ledger.store(&next, &DecisionLog::default()).unwrap();
    let passages = Passages::of(ledger).unwrap();
    let digest = Text::new(WEIR.into()).sha256()[..12].to_owned();
    let Standing::Verified { words, .. } = passages.resolve(&at(&digest, WEIR, "open the sluice")).standing else {
        panic!("verified")
    };
    assert_eq!(words, "open the sluice");
    let Standing::Verified { words, .. } = passages.resolve("001@45-60").standing else {
        panic!("verified")
    };
    assert_ne!(words, "open the sluice", "a name means the present text");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_typed_breaks_anything(typed in "\\PC*", name in "(00[0-4]|[a-f0-9]{4,8}|.{0,3})", start in 0usize..400, end in 0usize..400) {
        let (_folder, passages) = passages();
        for citation in [typed, format!("{name}@{start}-{end}")] {
            let passage = passages.resolve(&citation);
            if let Standing::Verified { before, words, after, .. } = passage.standing {
                prop_assert_eq!(words.chars().count(), end - start);
                let whole = [before, words, after].concat();
                prop_assert!([WEIR, TARN].iter().any(|text| text.contains(&whole)));
            }
        }
    }
}
