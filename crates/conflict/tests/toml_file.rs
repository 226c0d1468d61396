//! Model files as people write them.

use standoff_conflict::{Basis, CiteTarget, Direction, Format, Formula, Preference, Ranked, StatementRank, read};

const STRIKE: &str = r#"
title = "Dock strike, week three"
as_of = 1998-05-02
basis = "assumed"

[decision_makers.union]
name = "Dockers' union"
options.strike = { label = "go on striking", cite = ["news@10-24"] }
options.talk = "return to the table"

[decision_makers.port]
name = "Port authority"
options.raise = { label = "raise wages", reversible = false }
options.talk = { label = "invite" }
order = { basis = "reported", cite = "memo@3-9", note = "the memo lists them" }

[status_quo]
taken = ["strike"]

[[infeasible]]
when = "strike and union.talk"

[[no_move]]
by = "union"
from = "not strike"
to = "strike and raise"

[[preferences.union]]
want = "raise"
[[preferences.union]]
id = "peace"
want = "not strike if raise"
rank = 2
[[preferences.union]]
want = 'port.talk only if union.talk'
rank = "unknown"

[preferences.port]
ranking = ["NNNN", ["NYN-", "strike and not raise"]]

[[commitments]]
debtor = "union"
act = "not strike"
condition = "raise"
logic = "necessary"
stance = "offers"

[[views.port.preferences.union]]
replace = "peace"
want = "not strike iff raise"

[[scenarios]]
name = "goodwill"
replace = { union = { peace = "true" } }
assumes = "trust"
"#;

#[test]
fn a_whole_file_is_read() {
    let file = read(STRIKE, Format::Toml);
    assert!(file.sound(), "{:#?}", file.findings);
    let model = &file.models[0];
    assert_eq!(
        (model.title.as_str(), model.as_of.as_deref()),
        ("Dock strike, week three", Some("1998-05-02"))
    );
    let names: Vec<_> = (0..4).map(|o| model.option_name(o)).collect();
    assert_eq!(names, ["strike", "union.talk", "raise", "port.talk"]);
    assert_eq!(model.options[2].direction, Direction::TakeOnly);
    assert_eq!(model.options[1].label, "return to the table");
    assert_eq!(model.options[1].support.basis, Some(Basis::Assumed));
    assert_eq!(model.options[0].support.basis, None, "a citation keeps the file's default away");
    assert_eq!(
        model.options[0].support.cites[0].target,
        CiteTarget::Range {
            document: "news".into(),
            start: 10,
            end: 24
        }
    );
    assert_eq!(model.status_quo.as_ref().unwrap().state, 1);
    assert_eq!(model.pattern(0b0101), "YNYN");
    let Preference::Statements(wants) = &model.preferences[0] else {
        panic!("statements expected")
    };
    assert_eq!(
        wants.iter().map(|w| w.id.as_str()).collect::<Vec<_>>(),
        ["raise", "peace", "port-talk-only-if-union-talk"]
    );
    assert_eq!(
        wants.iter().map(|w| w.rank).collect::<Vec<_>>(),
        [StatementRank::AsWritten, StatementRank::Level(2), StatementRank::Unknown]
    );
    let Preference::Ranking(groups) = &model.preferences[1] else {
        panic!("a ranking expected")
    };
    assert_eq!(groups[0], [Ranked::State(0)]);
    assert!(matches!(&groups[1][1], Ranked::Where(Formula::And(_))));
    assert_eq!((model.commitments.len(), model.views.len(), model.scenarios.len()), (1, 1, 1));
    assert_eq!(model.print(&model.views[0].replacements[0].want), "not strike iff raise");
}
