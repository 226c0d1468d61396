//! Which states and moves there are: C03.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0301",
        title: "a rule that forbids everything",
        text: r#"`[[infeasible]]` names combinations that cannot occur. This condition holds in every state, so that none is left. Often a condition was written that must hold, instead of one that must not.

Wrong:

    [[infeasible]]
    when = "strike or not strike"

Right:

    [[infeasible]]
    when = "strike and talk""#,
    },
    Explanation {
        code: "C0302",
        title: "a condition that never holds",
        text: r#"The condition holds in no state at all, so the rule does nothing.

Wrong:

    [[infeasible]]
    when = "strike and not strike"

Right:

    [[infeasible]]
    when = "strike and not ballot""#,
    },
    Explanation {
        code: "C0303",
        title: "rules that contradict each other",
        text: r#"Taken together, the rules leave no state: whatever is done with some option, one of them forbids it.

Wrong:

    [[infeasible]]
    when = "strike"
    [[infeasible]]
    when = "not strike"

Right: keep the one that is meant."#,
    },
    Explanation {
        code: "C0304",
        title: "two answers to which way an option may be changed",
        text: r#"`reversible = false` means `direction = "take only"`. Here both keys are given and they disagree.

Wrong:

    options.sign = { reversible = true, direction = "take only" }

Right:

    options.sign = { direction = "take only" }"#,
    },
    Explanation {
        code: "C0305",
        title: "an option that the rules settle",
        text: r#"Under the rules, this option is taken in every state, or in none. It is then no choice of its owner, and wishes about it decide nothing.

Wrong:

    [[infeasible]]
    when = "strike"

Right:

    [[infeasible]]
    when = "strike and not ballot""#,
    },
    Explanation {
        code: "C0306",
        title: "not an act",
        text: r#"A commitment is about one act: an option taken, or an option dropped. What it waits for goes into `condition`.

Wrong:

    act = "raise and talk"

Right: write two commitments, one with `act = "raise"` and one with `act = "talk"`."#,
    },
    Explanation {
        code: "C0307",
        title: "somebody else's act",
        text: r#"One can commit oneself only to what one can do. The act of this commitment is an option of somebody else than the debtor.

Wrong:

    debtor = "union"
    act = "port.raise"

Right:

    debtor = "port"
    act = "port.raise""#,
    },
];
