//! What the decision makers want: C04.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0401",
        title: "nothing said about what somebody wants",
        text: r#"A decision maker without preferences counts as indifferent between all states: nothing is an improvement, so every state is stable for it. That is seldom meant.

Wrong: no `preferences` for a decision maker.

Right:

    [[preferences.union]]
    want = "raise"

or, if it is meant:

    [preferences.union]
    indifferent = true"#,
    },
    Explanation {
        code: "C0402",
        title: "a wish that always holds",
        text: r#"The statement is true in every state, so it never tells two states apart.

Wrong:

    want = "strike or not strike"

Right:

    want = "strike or talk""#,
    },
    Explanation {
        code: "C0403",
        title: "a wish that never holds",
        text: r#"The statement is false in every state, so it never tells two states apart.

Wrong:

    want = "strike and not strike"

Right:

    want = "strike and not talk""#,
    },
    Explanation {
        code: "C0404",
        title: "the same wish twice",
        text: r#"Statements are compared in order of importance. The second time, the same statement can no longer decide anything.

Wrong:

    [[preferences.union]]
    want = "raise"
    [[preferences.union]]
    want = "raise"

Right: remove one of the two."#,
    },
    Explanation {
        code: "C0405",
        title: "a pattern of the wrong length",
        text: r#"A pattern in a ranking has one sign for each option of the model, in the order of the file: `Y` taken, `N` not taken, `-` either.

Wrong, with three options:

    ranking = ["YN", "NNN"]

Right:

    ranking = ["YN-", "NNN"]"#,
    },
    Explanation {
        code: "C0406",
        title: "some statements with a rank, some without",
        text: r#"Statements of the same rank have an unknown order among themselves. Where some have a rank and others have none, it is not clear how the two kinds are ordered.

Wrong:

    [[preferences.union]]
    want = "raise"
    [[preferences.union]]
    want = "talk"
    rank = 2

Right: give every statement a rank, or none."#,
    },
    Explanation {
        code: "C0407",
        title: "a preference that does not say what it is",
        text: r#"`[preferences.…]` with one bracket takes `ranking = […]`, `indifferent = true` or `weights` (or `facts = []`, where nothing is known), and exactly one. Wishes in order of importance are written with two brackets.

Wrong:

    [preferences.union]
    want = "raise"

Right:

    [[preferences.union]]
    want = "raise""#,
    },
    Explanation {
        code: "C0408",
        title: "a state ranked twice",
        text: r#"A state belongs to the first group that names it. Naming it again further down changes nothing.

Wrong:

    ranking = ["YN", "NN", "YN"]

Right:

    ranking = ["YN", "NN"]"#,
    },
    Explanation {
        code: "C0409",
        title: "a replacement that changes nothing",
        text: r#"A view or a scenario puts a statement in the place of another. Here the two are the same.

Wrong, where the statement `pay` wants `raise`:

    replace = { union = { pay = "raise" } }

Right:

    replace = { union = { pay = "raise or talk" } }"#,
    },
    Explanation {
        code: "C0410",
        title: "wishes and facts in one preference",
        text: r#"A decision maker has either wishes in order of importance (`want`) or facts about states (`better` and `than`, `at_least_as_good` and `as`). How the two would weigh against each other is not said.

Wrong:

    [[preferences.union]]
    want = "raise"
    [[preferences.union]]
    better = "talk"
    than = "strike"

Right: say the one in the form of the other, or leave it out."#,
    },
    Explanation {
        code: "C0411",
        title: "a state better than itself",
        text: r#"A fact holds between every state of the one side and every state of the other. Where the two sides are the same, each of these states would be better than itself.

Wrong:

    better = "strike"
    than = "strike"

Right:

    better = "strike and raise"
    than = "strike and not raise""#,
    },
    Explanation {
        code: "C0412",
        title: "an option weighed twice",
        text: r#"An option has one weight for being taken, and with `not` one for not being taken. Here one of the two is given twice.

Wrong:

    [preferences.union.weights]
    strike = 2
    "union.strike" = 3

Right:

    [preferences.union.weights]
    strike = 5"#,
    },
    Explanation {
        code: "C0413",
        title: "a weight too great to add up",
        text: r#"Weights are whole numbers up to a million million, above or below zero. Only their proportions matter.

Wrong:

    raise = 5000000000000

Right:

    raise = 5"#,
    },
    Explanation {
        code: "C0414",
        title: "a lesser wish marked as stronger",
        text: r#"`strength` says by how much one state is better than another where this statement decides. Where a less important statement is marked as stronger than a more important one, one state can be greatly better than a second, the second better than a third, and yet the first only plainly better than the third.

Wrong:

    [[preferences.union]]
    want = "raise"
    [[preferences.union]]
    want = "talk"
    strength = 2

Right:

    [[preferences.union]]
    want = "raise"
    strength = 2
    [[preferences.union]]
    want = "talk"
    strength = 2"#,
    },
];
