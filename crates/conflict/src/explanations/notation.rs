//! How a file and its formulas are written: C01.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0101",
        title: "not TOML",
        text: r#"The line does not follow TOML, the notation of model files: a quotation mark is missing, a bracket is not closed, a value stands without its key. What could be read of the rest was read, so later findings may be consequences of this one. Mend this first.

Wrong:

    title = Dock strike

Right:

    title = "Dock strike""#,
    },
    Explanation {
        code: "C0102",
        title: "something is missing in a formula, or too much",
        text: r#"A formula is built from option names, `not`, `and`, `or`, one of `if`, `only if`, `iff`, and parentheses. Between two conditions stands an operator; on both sides of an operator stands a condition.

Wrong:

    want = "strike and"
    want = "strike lockout"

Right:

    want = "strike and lockout""#,
    },
    Explanation {
        code: "C0103",
        title: "a sign that formulas do not have",
        text: r#"Formulas are written in words, so that they can be read aloud. Signs of other notations are understood, but have to be replaced.

Wrong:

    want = "!strike && talk"

Right:

    want = "not strike and talk""#,
    },
    Explanation {
        code: "C0104",
        title: "parentheses that do not match",
        text: r#"Every `(` needs its `)`. Where one is missing, the reach of a `not` or an `or` is a guess, and the formula may say something else than was meant.

Wrong:

    want = "not (strike or lockout"

Right:

    want = "not (strike or lockout)""#,
    },
    Explanation {
        code: "C0105",
        title: "if, only if, iff in a chain",
        text: r#"`a if b if c` can be read in two ways that differ. Say which one is meant with parentheses.

Wrong:

    want = "raise if talk if strike"

Right:

    want = "(raise if talk) if strike""#,
    },
    Explanation {
        code: "C0106",
        title: "nested too deep",
        text: r#"The formula is nested more than 200 levels deep. No one can check such a formula, and a program that walks over it may run out of memory. Split it into several statements or rules.

Wrong:

    when = "((((… 200 more …))))"

Right:

    when = "strike and lockout""#,
    },
    Explanation {
        code: "C0107",
        title: "a list is missing or empty",
        text: r#"`exactly one of`, `at most one of` and `at least one of` are followed by a list in parentheses with at least one condition.

Wrong:

    when = "not exactly one of ()"

Right:

    when = "not exactly one of (full, reduced, none)""#,
    },
    Explanation {
        code: "C0108",
        title: "a value of the wrong kind",
        text: r#"The key is known, but its value is of another kind: a number where a text is needed, a text where a list is needed, `[name]` where `[[name]]` is needed.

Wrong:

    [status_quo]
    taken = 3

Right:

    [status_quo]
    taken = ["strike"]"#,
    },
    Explanation {
        code: "C0109",
        title: "an unknown key",
        text: r#"Nothing is known by this key here, so what it says would be lost without a word. Mostly it is misspelt, or stands in the wrong table.

Wrong:

    options.strike = { lable = "go on strike" }

Right:

    options.strike = { label = "go on strike" }"#,
    },
    Explanation {
        code: "C0110",
        title: "a key given twice",
        text: r#"The same key stands twice in one table. Only the first was read.

Wrong:

    [decision_makers.union]
    name = "Union"
    name = "Dockers' union"

Right:

    [decision_makers.union]
    name = "Dockers' union""#,
    },
    Explanation {
        code: "C0111",
        title: "a key is missing",
        text: r#"The table cannot be understood without this key.

Wrong:

    [[infeasible]]
    basis = "assumed"

Right:

    [[infeasible]]
    when = "strike and talk"
    basis = "assumed""#,
    },
    Explanation {
        code: "C0112",
        title: "not one of the words allowed",
        text: r#"This key takes one of a few words. `basis`: stated, reported, inferred, assumed. `direction`: take only, drop only, both. `logic`: necessary, sufficient, both, blocking. `stance`: offers, demands, commits, requires, refuses, threatens.

Wrong:

    basis = "guess"

Right:

    basis = "assumed""#,
    },
    Explanation {
        code: "C0113",
        title: "no decision maker",
        text: r#"A conflict is between decision makers; none is declared, so there is nothing to analyse.

Wrong:

    title = "Dock strike"

Right:

    title = "Dock strike"

    [decision_makers.union]
    options.strike = { label = "go on strike" }"#,
    },
];
