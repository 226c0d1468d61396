//! What stands in the way of an analysis: C07.

use super::manual::Explanation;

pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "C0701",
        title: "no feasible state",
        text: r#"The rules together forbid every combination of options, so there is nothing to analyse.

Wrong:

    [[infeasible]]
    when = "strike if talk"
    [[infeasible]]
    when = "talk and not strike"

Right: relax a rule. Often a condition was written that must hold, where one that must not is asked for; `not` in front of it mends that."#,
    },
    Explanation {
        code: "C0702",
        title: "too many states",
        text: r#"Each option doubles the states. Beyond the budget, the engine that follows the definitions word by word would not end in reasonable time.

Wrong: thirty options and no rules.

Right: leave out options that nobody's wishes depend on, or add the rules that hold between options."#,
    },
    Explanation {
        code: "C0703",
        title: "a state that no group of a ranking names",
        text: r#"A direct ranking must place every feasible state, one by one or by conditions. Some were left out.

Wrong:

    ranking = ["YN", "NN"]

Right, when all others come last:

    ranking = ["YN", "NN", "true"]"#,
    },
    Explanation {
        code: "C0704",
        title: "merged states ranked differently",
        text: r#"`[[merge]]` makes one state of several. A decision maker who prefers one of them to another would then prefer a state to itself.

Wrong, where all states with `collapse` are merged:

    want = "talk"

Right:

    want = "talk if not collapse""#,
    },
    Explanation {
        code: "C0705",
        title: "a partly known order",
        text: r#"Some statements have the same rank, or an unknown one, or there are only facts about pairs of states. A reason with its sanctions needs one order. `standoff solve` tells instead what holds under every order that the model admits (*necessarily*) and what under some (*possibly*), and shows an order for each.

Statements without a rank are ordered as they stand, those with ranks by number, and the two kinds are not ordered with each other; `rank = "unknown"` is ordered with nothing.

Wrong, where one order is asked for:

    rank = "unknown"

Right: leave out the ranks, most important statement first."#,
    },
    Explanation {
        code: "C0706",
        title: "the status quo is infeasible",
        text: r#"The dispute stands where, by the rules of the model, nothing can stand. Either the status quo or a rule is wrong.

Wrong:

    [status_quo]
    taken = ["strike", "talk"]
    [[infeasible]]
    when = "strike and talk"

Right:

    [status_quo]
    taken = ["strike"]"#,
    },
    Explanation {
        code: "C0720",
        title: "a view that cannot be put in",
        text: r#"A view puts statements in the place of others to make the game that its holder believes to be played. This one names a statement that the decision maker seen does not have. A model file is checked for that when it is read; a model built in code may still say it.

Wrong, where `union` has no statement `pay`:

    [[views.port.preferences.union]]
    replace = "pay"
    want = "raise"

Right:

    [[views.port.preferences.union]]
    replace = "more-pay"
    want = "raise""#,
    },
    Explanation {
        code: "C0730",
        title: "facts that run in a circle",
        text: r#"What is known of a decision maker's order of states, taken together, says that a state is better than itself. The message shows the circle.

Wrong:

    [[preferences.union]]
    better = "raise"
    than = "strike"
    [[preferences.union]]
    at_least_as_good = "strike"
    as = "raise"

Right: take back one of the facts, or let all of them be `at_least_as_good`; then the states of the circle are equally good. A side that is a condition means every state in it: often it was meant more narrowly.

    better = "raise and not strike"
    than = "strike and not raise""#,
    },
    Explanation {
        code: "C0740",
        title: "too many decision makers for coalitions",
        text: r#"Every set of decision makers is a coalition, so each further one doubles their number: twelve form 4 095. Verdicts for each decision maker alone have no such bound.

Wrong: coalitions of fifteen decision makers.

Right: leave out decision makers who own no option, or make one decision maker of those who always act alike."#,
    },
    Explanation {
        code: "C0741",
        title: "a horizon without two decision makers",
        text: r#"Limited-move, non-myopic and Stackelberg stability let two decision makers move in turn and look several moves ahead. With three or more, who moves next is open, and the published definitions disagree.

Wrong: a horizon of four moves in a conflict of three decision makers.

Right: ask for SMR or SSEQ, which look one reply and one escape ahead for any number; or model the two who matter."#,
    },
    Explanation {
        code: "C0742",
        title: "not one concept for each decision maker",
        text: r#"A mixed equilibrium judges each decision maker by a concept of its own, so there must be as many concepts as decision makers, in the order of the model.

Wrong, for two decision makers:

    seq, smr, nash

Right:

    seq, smr"#,
    },
    Explanation {
        code: "C0743",
        title: "a leader who does not exist",
        text: r#"Stackelberg stability asks who leads. The one named is not among the two decision makers of the conflict.

Wrong, in a conflict of `union` and `port`:

    city

Right:

    port"#,
    },
    Explanation {
        code: "C0721",
        title: "a concept without levels",
        text: r#"The level of a stable state says how much worse the sanctions are that hold it. Under simultaneous stability nobody replies to a move, so there is no sanction to measure.

Wrong: levels under SIM.

Right: levels under GMR, SMR, SEQ or SSEQ."#,
    },
    Explanation {
        code: "C0722",
        title: "no normal form",
        text: r#"In a normal form each side chooses a strategy, and every combination of strategies is an outcome that each can leave for any other strategy of its own. A model has one when its rules speak of one side's options at a time, every option can be taken and dropped, and no move is excluded. A rule between the options of two sides, a one-way option, a move that does not exist, merged states or states that somebody does not see stand in the way.

Wrong, where the two options belong to different sides:

    [[infeasible]]
    when = "talk and not offer"

Right: analyse the model as it is and export the verdicts, or leave out the rules and read the normal form as a simpler game."#,
    },
];
