//! `.gmcr` files: options regrouped by owner, ordinals of feasible states, older key names.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use standoff_conflict::{Conflict, Direction, Format, Formula, Preference, Ranked, Severity, read};

const SIEGE: &str = include_str!("siege.gmcr");

fn siege(text: &str) -> Conflict {
    let file = read(text, Format::Gmcr);
    assert!(file.findings.iter().all(|f| f.severity == Severity::Warning), "{:?}", file.findings);
    file.models.into_iter().next().unwrap()
}

#[test]
fn options_are_regrouped_by_their_owners() {
    let model = siege(SIEGE);
    let options: Vec<_> = model
        .options
        .iter()
        .map(|o| (o.owner, o.key.as_str(), o.label.as_str(), o.direction))
        .collect();
    let expected = [
        (0, "send-relief", "Send relief", Direction::Both),
        (0, "open-the-gates", "Open the gates", Direction::TakeOnly),
        (1, "starve-out", "Starve out", Direction::Both),
        (1, "open-the-gates", "Open the gates", Direction::DropOnly),
    ];
    assert_eq!(options, expected);
    assert_eq!(model.print(&model.infeasible[0].when), "the-town.open-the-gates and starve-out");
    assert_eq!(model.print(&model.decision_makers[1].hidden[0]), "send-relief and starve-out");
}

#[test]
fn compound_conditions_hold_where_a_member_does_and_repeats_are_dropped() {
    let model = siege(SIEGE);
    let Preference::Statements(wants) = &model.preferences[0] else {
        panic!("statements expected")
    };
    let printed: Vec<_> = wants.iter().map(|s| model.print(&s.want)).collect();
    assert_eq!(
        printed,
        [
            "not starve-out",
            "not the-town.open-the-gates or send-relief and not the-army.open-the-gates"
        ]
    );
}

#[test]
fn ordinals_count_feasible_states_from_one() {
    // The second decision maker's ranking is used once the switch is on; the first has none and keeps its statements.
    let text = SIEGE.replace("\"useManualPreferenceVectors\": false", "\"useManualPreferenceVectors\": true");
    let file = read(&text, Format::Gmcr);
    assert_eq!(
        file.findings.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["C0607"],
        "nine of twelve states are not ranked"
    );
    let Preference::Ranking(groups) = &file.models[0].preferences[1] else {
        panic!("a ranking expected")
    };
    let expected = [
        vec![Ranked::State(0b0000)],
        vec![Ranked::State(0b0010), Ranked::State(0b0001)],
        vec![Ranked::Where(Formula::True)],
    ];
    assert_eq!(groups[..], expected);
    // State 6 in binary takes the gates and starving out, which is infeasible: the seventh state is 8.
    let text = text.replace("[1, [3, 2]]", "[7]");
    let Preference::Ranking(groups) = &read(&text, Format::Gmcr).models[0].preferences[1] else {
        panic!("a ranking expected")
    };
    assert_eq!(groups[0], [Ranked::State(8)]);
}

#[test]
fn coalitions_are_named_as_not_read() {
    let file = read(&SIEGE.replace("\"coalitions\": [0, 1]", "\"coalitions\": [[0, 1]]"), Format::Gmcr);
    assert!(file.findings.iter().any(|f| f.code == "C0608" && f.severity == Severity::Warning));
}
