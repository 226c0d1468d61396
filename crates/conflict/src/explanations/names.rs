//! What things are called: C02.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0201",
        title: "an unknown option",
        text: r#"The formula names an option that no decision maker has. Options are declared under their owner, and named `owner.option`, or `option` alone where only one decision maker has it.

Wrong:

    want = "strke"

Right:

    want = "strike""#,
    },
    Explanation {
        code: "C0202",
        title: "an option name that several decision makers have",
        text: r#"More than one decision maker has an option of this name, so it does not say which is meant. Put the owner in front.

Wrong:

    want = "talk"

Right:

    want = "union.talk""#,
    },
    Explanation {
        code: "C0203",
        title: "an unknown decision maker",
        text: r#"There is no `[decision_makers.…]` of this name.

Wrong:

    [[preferences.unoin]]
    want = "raise"

Right:

    [[preferences.union]]
    want = "raise""#,
    },
    Explanation {
        code: "C0204",
        title: "a decision maker where an option is needed",
        text: r#"Formulas speak of what is done, not of who is there. Name one of the options.

Wrong:

    want = "not union"

Right:

    want = "not union.strike""#,
    },
    Explanation {
        code: "C0205",
        title: "a key that formulas could not name",
        text: r#"Keys of decision makers and options are the names that formulas use: letters of any script, digits, `_` and `-`, not beginning with `-`. The full wording goes into `name` or `label`.

Wrong:

    options."go on strike" = {}

Right:

    options.strike = { label = "go on strike" }"#,
    },
    Explanation {
        code: "C0206",
        title: "too many options",
        text: r#"A state is held as one bit an option, and there are 64 bits. Models of disputes seldom need more than twenty options; every option doubles the states.

Wrong:

    options.o65 = { label = "the sixty-fifth option" }

Right: leave out options that nobody's wishes depend on, or write one model for each phase."#,
    },
    Explanation {
        code: "C0207",
        title: "two statements with one id",
        text: r#"Views and scenarios replace a statement by its id; two of the same id cannot be told apart.

Wrong:

    [[preferences.union]]
    id = "pay"
    want = "raise"
    [[preferences.union]]
    id = "pay"
    want = "talk"

Right: give the second its own id, such as `id = "table"`."#,
    },
    Explanation {
        code: "C0208",
        title: "a statement that does not exist",
        text: r#"A view or a scenario replaces a statement by its id, and this decision maker has none of that id.

Wrong:

    replace = { union = { wages = "talk" } }

Right, where a statement has `id = "pay"`:

    replace = { union = { pay = "talk" } }"#,
    },
    Explanation {
        code: "C0209",
        title: "a view of oneself",
        text: r#"A view is one decision maker's picture of another's preferences. One's own are in `preferences`.

Wrong:

    [[views.union.preferences.union]]

Right:

    [[views.union.preferences.port]]"#,
    },
    Explanation {
        code: "C0210",
        title: "two scenarios of one name",
        text: r#"Results of scenarios are told apart by name.

Wrong:

    [[scenarios]]
    name = "goodwill"
    [[scenarios]]
    name = "goodwill"

Right: name the second after what it supposes, such as `name = "goodwill on both sides"`."#,
    },
];
