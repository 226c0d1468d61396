//! Who is meant: invented pages of several disputes, name after name and speaker after speaker.

use standoff_reading::{Actors, CodedDocument, EntityKind, FixedActor, code, extract, link};

fn coded_with(body: &str, actors: &Actors) -> CodedDocument {
    code(&extract(body.as_bytes(), "page.txt").expect("plain text is readable"), actors)
}

fn coded(body: &str) -> CodedDocument {
    coded_with(body, &Actors::default())
}

/// The ids given to a surface, in order of the text, each once.
fn meant(body: &str, surface: &str) -> Vec<String> {
    let document = coded(body);
    let characters: Vec<char> = body.chars().collect();
    let mut ids: Vec<String> = Vec::new();
    for mention in &document.mentions {
        let written: String = characters[mention.span.start..mention.span.end].iter().collect();
        if written == surface && !ids.contains(&mention.entity) {
            ids.push(mention.entity.clone());
        }
    }
    ids
}

/// The speaker of the statement that holds these words.
fn speaker(body: &str, words: &str) -> Vec<String> {
    let document = coded(body);
    let found = document.statements.iter().find(|statement| statement.words.contains(words));
    found.map(|statement| statement.speaker.clone()).unwrap_or_default()
}

#[test]
fn particles_ranks_and_generations_belong_to_names() {
    let body = "Gen. Hassan al-Tamimi met Paul de Witte on Monday. De Witte said the road was open. Al-Tamimi said it was shut.\n";
    assert_eq!(meant(body, "De Witte"), ["person:paul-de-witte"]);
    assert_eq!(meant(body, "Al-Tamimi"), ["person:hassan-al-tamimi"]);
    let body = "Union leader Zofia Maj met Kofi Mensah-Adjei. Mensah-Adjei said he would stay. Maj said she would go.\n";
    assert_eq!(meant(body, "Mensah-Adjei"), ["person:kofi-mensah-adjei"]);
    assert_eq!(meant(body, "Maj"), ["person:zofia-maj"]);
}

#[test]
fn companies_are_one_with_and_without_their_legal_form() {
    let body =
        "Brackfield Estates Ltd refused to pay. A spokeswoman for Brackfield said the price was fair. Brackfield Estates offered half.\n";
    assert_eq!(meant(body, "Brackfield"), ["organisation:brackfield-estates-ltd"]);
    assert_eq!(meant(body, "Brackfield Estates"), ["organisation:brackfield-estates-ltd"]);
}

#[test]
fn letters_and_heads_stand_for_the_full_name() {
    let body = "The Tana River Basin Authority (TRBA) met on Monday. The TRBA said it would vote. The Authority has nine members.\n";
    assert_eq!(meant(body, "TRBA"), ["organisation:tana-river-basin-authority"]);
    assert_eq!(meant(body, "Authority"), ["organisation:tana-river-basin-authority"]);
}

#[test]
fn countries_that_no_table_knows_are_states_with_adjectives() {
    let body = "Talks with the government of Kassara failed on Monday. Kassaran troops closed the road. Kassara said it was sorry.\n";
    assert_eq!(meant(body, "Kassara"), ["state:kassara"]);
    assert_eq!(meant(body, "Kassaran"), ["state:kassara"]);
}

#[test]
fn towns_are_no_actors() {
    let body = "The march began in Tessin at noon. Hundreds came from Lestrow. A man in Tessin said he was tired.\n";
    assert_eq!(meant(body, "Tessin"), Vec::<String>::new());
    assert_eq!(meant(body, "Lestrow"), Vec::<String>::new());
}

#[test]
fn descriptions_point_to_the_body_that_fits() {
    let body = "Halden Foods plc met the Bakers Union on Monday. The union said it would strike. The company said it could wait.\n";
    assert_eq!(speaker(body, "it would strike"), ["organisation:bakers-union"]);
    assert_eq!(speaker(body, "it could wait"), ["organisation:halden-foods-plc"]);
    let body = "Halden Foods plc met Orrin Mills plc in May, and both met the mayor. On Friday the company said it could wait.\n";
    assert_eq!(speaker(body, "it could wait"), Vec::<String>::new());
}

#[test]
fn the_board_of_a_company_is_a_body_of_its_own() {
    let body = "The board of Castor Mills said the bid was too low. Castor Mills employs 900 people.\n";
    assert_eq!(speaker(body, "too low"), ["organisation:castor-mills-board"]);
}

#[test]
fn offices_told_elsewhere_name_their_holder() {
    let body = "The city appointed a new special envoy. The man chosen is Peter Holm, an engineer.\n\nThe special envoy said the talks would go on.\n";
    assert_eq!(speaker(body, "the talks would go on"), ["person:peter-holm"]);
    let body = "The plan was drawn up by the cabinet member for finance, Dunstan Oakes. The cabinet member said the money was there.\n";
    assert_eq!(speaker(body, "the money was there"), ["person:dunstan-oakes"]);
}

#[test]
fn pronouns_agree_in_gender_and_forget() {
    let body = "Petra Oakes met Martin Reed on Monday. She said the files were open. He said they were not.\n";
    assert_eq!(speaker(body, "the files were open"), ["person:petra-oakes"]);
    assert_eq!(speaker(body, "they were not"), ["person:martin-reed"]);
    let body = "The gates were shut all week. The rain went on. She said the river was high.\n";
    assert_eq!(speaker(body, "the river was high"), Vec::<String>::new());
}

#[test]
fn somebody_without_a_name_stays_one_on_a_page() {
    let body = "A senior official dismissed the offer. “A visit is not a plan,” the official said on Monday evening.\n";
    let (first, second) = (speaker(body, "the offer"), speaker(body, "A visit is not a plan"));
    assert_eq!(first, second);
    assert!(first[0].starts_with("unnamed:"));
}

#[test]
fn a_name_in_apposition_is_who_speaks() {
    let body = "The army moved north on Monday. A spokesman, Colonel Brin Adley, said the exercise was planned.\n";
    assert_eq!(speaker(body, "the exercise was planned"), ["person:brin-adley"]);
}

#[test]
fn what_the_analyst_fixed_wins() {
    let fixed = |kind, label: &str, aliases: &[&str]| FixedActor {
        id: None,
        kind,
        label: label.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
    };
    let body = "Norgate said on Monday that it would pay. The company said so twice. Selm denied it, and Tom Reed agreed.\n";
    let actors = Actors {
        fixed: vec![
            fixed(EntityKind::Organisation, "Norgate Shipping", &["Norgate", "The company"]),
            fixed(EntityKind::State, "Karvonia", &["Selm"]),
            fixed(EntityKind::Organisation, "Reed Brothers", &["Tom Reed"]),
        ],
    };
    let document = coded_with(body, &actors);
    let ids: Vec<&str> = document.mentions.iter().map(|mention| mention.entity.as_str()).collect();
    assert_eq!(
        ids,
        [
            "organisation:norgate-shipping",
            "organisation:norgate-shipping",
            "state:karvonia",
            "organisation:reed-brothers"
        ]
    );
}

#[test]
fn a_state_on_one_page_is_a_state_on_all() {
    let pages = [
        coded("Talks with the government of Kassara failed on Monday. Kassara said it was sorry.\n"),
        coded("On Friday Kassara said the gates were shut. It was Kassara that paid.\n"),
    ];
    let record = link(pages.into(), &Actors::default());
    let named: Vec<&str> = record
        .entities
        .iter()
        .filter(|entity| entity.label == "Kassara")
        .map(|entity| entity.id.as_str())
        .collect();
    assert_eq!(named, ["state:kassara"]);
}

#[test]
fn a_body_in_front_of_a_comma_leaves_a_person_one() {
    let body = "The president of the Union of Harbour Workers, Ingrid Solheim, met the press. Solheim said the port was shut.\n";
    assert_eq!(meant(body, "Solheim"), ["person:ingrid-solheim"]);
    let body = "The opposition group, Halden First, walked out. Halden First said the vote was void.\n";
    assert_eq!(meant(body, "Halden First"), ["organisation:halden-first"]);
}
