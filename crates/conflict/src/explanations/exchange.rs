//! Models from and for other programs: C06.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0601",
        title: "not JSON",
        text: r#"The text does not follow JSON at this place. Nothing after it could be read.

Wrong:

    {"format": "graph-model/1", "models": [,]}

Right:

    {"format": "graph-model/1", "models": []}"#,
    },
    Explanation {
        code: "C0602",
        title: "not a file of models",
        text: r#"The file should say which format it is in, and hold its models in `models`. A file that is one bare model is read too.

Wrong:

    {"games": []}

Right:

    {"format": "graph-model/1", "set": "mine", "models": []}"#,
    },
    Explanation {
        code: "C0603",
        title: "a part of another shape",
        text: r#"A part of the file has not the number of entries it should have: one preference for each decision maker, two parts for each option in a condition.

Wrong, in a `.gmcr` file:

    "infeasibles": [[[0]]]

Right:

    "infeasibles": [[[0, "Y"]]]"#,
    },
    Explanation {
        code: "C0604",
        title: "not a pattern",
        text: r#"A pattern has exactly one sign for each option: `Y`, `N` or `-`. A status quo has no `-`.

Wrong, with three options:

    "infeasible": ["Y?"]

Right:

    "infeasible": ["Y-N"]"#,
    },
    Explanation {
        code: "C0605",
        title: "a number that fits nothing, or twice",
        text: r#"Options and decision makers are named by number, counted from 0. Every option has exactly one owner.

Wrong:

    "dms": [{"name": "A", "options": [0]}, {"name": "B", "options": [0]}]

Right:

    "dms": [{"name": "A", "options": [0]}, {"name": "B", "options": [1]}]"#,
    },
    Explanation {
        code: "C0606",
        title: "a ranking of a state that is not there, or twice",
        text: r#"A ranking lists every feasible state once: by its code in `graph-model/1`, by its place among the feasible states, from 1, in `.gmcr`.

Wrong:

    "ranking": [[0], [0]]

Right:

    "ranking": [[0], [1]]"#,
    },
    Explanation {
        code: "C0607",
        title: "a ranking that leaves states out",
        text: r#"Some feasible states are not in the ranking. They count as least preferred and equal among themselves.

Wrong, with three feasible states:

    "preferenceRanking": [1, 2]

Right:

    "preferenceRanking": [1, 2, 3]"#,
    },
    Explanation {
        code: "C0608",
        title: "coalitions that are not read",
        text: r#"The file asks for some decision makers to be treated as one. They are read as they are, each alone.

Wrong:

    "coalitions": [[0, 1], 2]

Right:

    "coalitions": [0, 1, 2]"#,
    },
    Explanation {
        code: "C0609",
        title: "too many combinations for ordinals",
        text: r#"In a `.gmcr` file, a ranking names states by their place among the feasible ones. With this many options, the list is too long to be counted through.

Wrong: a ranking by ordinals over thirty options.

Right: `"useManualPreferenceRanking": false` and the preferences as conditions."#,
    },
];
