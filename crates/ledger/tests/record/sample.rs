//! Two invented pages on an invented dam, coded by hand.

use standoff_ledger::{Citation, Decision, DecisionKind, DecisionLog, Ledger, NewDocument, NewReading, ShelfState, Source};
use standoff_reading::*;
use tempfile::TempDir;

/// The first page: a headline, two sentences in one paragraph, one in another.
pub const WEIR: &str = "Weir talks stall\n\nMinister Ines Okoro refused to open the sluice. She said on 3 May that “water will flow only if Tarn pays its share.”\n\nTarn’s café owners marched on Monday.\n";

/// The second page.
pub const TARN: &str = "Tarn council answers\n\nThe council of Tarn said it would pay once the sluice is open.\n";

pub fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in the sample"));
    Text::new(text.to_owned()).span_of_bytes(at..at + words.len())
}

fn dated(iso: &str) -> Option<Dated> {
    Some(Dated {
        iso: iso.into(),
        expression: None,
        reasoning: "the page says so".into(),
        inherited_from: None,
    })
}

pub fn statement(text: &str, words: &str, speaker: &str) -> Statement {
    let content = span(text, words);
    let quoted = text.chars().take(content.start).filter(|mark| "“”".contains(*mark)).count() % 2 == 1;
    Statement {
        id: format!("s-{:010x}", words.len() * 7 + text.len()),
        form: StatementForm::Direct,
        content: vec![content],
        words: words.into(),
        cue: vec![],
        source: None,
        speaker: vec![speaker.into()],
        on_behalf_of: vec![],
        addressee: vec![],
        date: None,
        modality: Modality::Demand,
        polarity: Polarity::Positive,
        condition: None,
        basis: if quoted { RecordBasis::Stated } else { RecordBasis::Reported },
        passage: content,
        rule: "hand".into(),
        confidence: None,
    }
}

pub fn entity(id: &str, kind: EntityKind, label: &str, aliases: &[&str]) -> Entity {
    Entity {
        id: id.into(),
        kind,
        label: label.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
    }
}

fn coded(text: &str, sentences: &[(&str, &str)]) -> CodedDocument {
    let sentences: Vec<Sentence> = sentences
        .iter()
        .map(|(words, paragraph)| Sentence {
            span: span(text, words),
            paragraph: span(text, paragraph),
        })
        .collect();
    CodedDocument {
        extractor: Extractor {
            name: "hand".into(),
            version: "1".into(),
        },
        text_sha256: Text::new(text.into()).sha256().into(),
        language: Some("en".into()),
        title: Some(Found {
            value: text.lines().next().unwrap_or_default().into(),
            span: Some(span(text, text.lines().next().unwrap())),
            rule: "hand".into(),
        }),
        outlet: None,
        byline: None,
        published: Some(Found {
            value: "2031-05-04".into(),
            span: None,
            rule: "hand".into(),
        }),
        updated: None,
        body: sentences.iter().map(|sentence| sentence.paragraph).collect(),
        furniture: vec![],
        sentences,
        entities: vec![],
        mentions: vec![],
        statements: vec![],
        events: vec![],
        commitments: vec![],
        timings: vec![],
        remarks: vec![],
    }
}

pub fn weir() -> CodedDocument {
    let refused = "Minister Ines Okoro refused to open the sluice.";
    let said = "She said on 3 May that “water will flow only if Tarn pays its share.”";
    let marched = "Tarn’s café owners marched on Monday.";
    let paragraph = format!("{refused} {said}");
    let places = [(refused, paragraph.as_str()), (said, &paragraph), (marched, marched)];
    let mut coded = coded(WEIR, &places);
    coded.mentions = vec![Mention {
        span: span(WEIR, "Ines Okoro"),
        entity: "person:ines-okoro".into(),
        kind: MentionKind::Name,
    }];
    coded.events = vec![march(span(WEIR, marched))];
    let carrier = Statement {
        date: dated("2031-05-03"),
        passage: span(WEIR, said),
        condition: Some(Condition {
            kind: ConditionKind::OnlyIf,
            span: span(WEIR, "Tarn pays its share"),
            connective: span(WEIR, "only if"),
        }),
        ..statement(WEIR, "water will flow only if Tarn pays its share", "person:ines-okoro")
    };
    coded.commitments = vec![Commitment {
        id: "c-00000000aa".into(),
        span: carrier.content[0],
        debtor: vec!["person:ines-okoro".into()],
        consequent_span: span(WEIR, "water will flow"),
        antecedent_span: span(WEIR, "Tarn pays its share"),
        counterparty: vec!["group:tarn".into()],
        logic: CommitmentLogic::Necessary,
        stance: CommitmentStance::Demands,
        statement: Some(carrier.id.clone()),
        basis: RecordBasis::Stated,
        passage: carrier.passage,
        rule: "hand".into(),
        confidence: None,
    }];
    coded.statements = vec![
        Statement {
            modality: Modality::Refusal,
            passage: span(WEIR, refused),
            ..statement(WEIR, "to open the sluice", "person:ines-okoro")
        },
        carrier,
    ];
    coded
}

fn march(passage: Span) -> Event {
    Event {
        id: "e-00000000bb".into(),
        span: span(WEIR, "marched on Monday"),
        words: "marched on Monday".into(),
        actors: vec!["group:tarn".into()],
        targets: vec![],
        plover: "PROTEST".into(),
        mode: None,
        date: dated("2031-04-28/2031-05-02"),
        status: EventStatus::Happened,
        statement: None,
        passage,
        rule: "hand".into(),
        confidence: None,
    }
}

pub fn tarn() -> CodedDocument {
    let sentence = "The council of Tarn said it would pay once the sluice is open.";
    let mut coded = coded(TARN, &[(sentence, sentence)]);
    coded.outlet = Some(Found {
        value: "Tarn Courier".into(),
        span: None,
        rule: "hand".into(),
    });
    coded.statements = vec![Statement {
        modality: Modality::Promise,
        passage: span(TARN, sentence),
        ..statement(TARN, "it would pay once the sluice is open", "group:tarn")
    }];
    coded
}

pub fn source(name: &str, text: &str, state: ShelfState) -> Source {
    // Any digest will do for the bytes, as long as it is not that of the text: pages need not be plain text.
    let sha256 = Text::new(format!("bytes of {text}")).sha256().to_owned();
    Source {
        name: name.into(),
        former_names: vec![],
        sha256,
        state,
    }
}

pub fn document(name: &str, text: &str, coded: CodedDocument) -> NewDocument {
    NewDocument {
        source: source(name, text, ShelfState::Here),
        bytes: text.len() as u64,
        content: Ok((text.into(), coded)),
    }
}

pub fn reading() -> NewReading {
    let (weir, tarn) = (weir(), tarn());
    let group = vec![weir.statements[1].id.clone(), tarn.statements[0].id.clone()];
    NewReading {
        entities: vec![
            entity("group:tarn", EntityKind::Group, "Tarn", &["the council of Tarn"]),
            entity("person:ines-okoro", EntityKind::Person, "Ines Okoro", &["the minister", "Okoro"]),
        ],
        documents: vec![
            document("001_weir.txt", WEIR, weir),
            document("002_tarn.txt", TARN, tarn),
            NewDocument {
                source: source("003_letter.txt", "never here", ShelfState::Absent),
                bytes: 0,
                content: Err("its bytes are not here".into()),
            },
        ],
        groups: vec![group],
        ..NewReading::default()
    }
}

pub fn stored() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("ledger.db")).unwrap();
    ledger.store(&reading(), &DecisionLog::default()).unwrap();
    (folder, ledger)
}

pub fn decision(item: &str, kind: DecisionKind, words: &str) -> Decision {
    let text = Text::new(WEIR.into());
    let quote = WEIR.contains(words).then(|| Citation::of(&text, span(WEIR, words))).flatten();
    Decision {
        at: "2031-06-01T08:00:00Z".into(),
        by: "Ada".into(),
        note: Some("seen".into()),
        quote,
        ..Decision::new(kind, item)
    }
    .sealed()
}

pub fn log(decisions: Vec<Decision>) -> DecisionLog {
    DecisionLog { decisions, flaws: vec![] }
}

/// A decision of any kind, with what it sets and whom it is about.
pub fn amendment(item: &str, decision: DecisionKind, set: serde_json::Value, with: &[&str]) -> Decision {
    Decision {
        set: set.as_object().cloned().unwrap_or_default(),
        with: with.iter().map(|id| (*id).into()).collect(),
        ..self::decision(item, decision, "-")
    }
    .sealed()
}
