//! How the results were obtained: the annex in which the field's own terms appear.

use standoff_stability::SequenceRule;

use crate::MethodNote;
use crate::case::Case;

/// Concepts in plain words, then what identifies the computation.
pub fn notes(case: &Case) -> Vec<MethodNote> {
    let mut notes: Vec<MethodNote> = CONCEPTS.iter().map(|(term, text)| note(term, text)).collect();
    notes.push(note("Answers that count", sequence(case.analysis.settings().sequence)));
    notes.push(note("Coming back", back(case.analysis.settings().return_to_start_is_sanction)));
    notes.push(note("Wishes", WISHES));
    notes.push(note("States", &states(case)));
    notes.push(note("Model", &format!("sha256 of its content: {}", case.conflict.content_hash())));
    if let Some(source) = &case.conflict.source {
        notes.push(note("Taken from", source));
    }
    notes
}

fn note(term: &str, text: &str) -> MethodNote {
    MethodNote {
        term: term.to_owned(),
        text: text.to_owned(),
    }
}

const CONCEPTS: [(&str, &str); 7] = [
    (
        "Graph Model for Conflict Resolution",
        "A situation (state) is a set of options taken. A side (decision maker) moves by changing its own options only. Each side ranks \
         all states; whether a state is stable for a side depends on what it could reach and on what the others could do then. A state \
         that is stable for every side is an equilibrium: in this brief, it holds.",
    ),
    (
        "Nash stability (sense 1)",
        "No step of its own leads the side to a state it prefers (Nash 1950).",
    ),
    (
        "Symmetric sequential stability, SSEQ (sense 2)",
        "Like sequential stability, and after the answer the side has no step of its own to a state it prefers to the start \
         (Rêgo and Vieira 2017).",
    ),
    (
        "Sequential stability, SEQ (sense 3)",
        "Every step that pays can be answered by moves that each pay for whoever makes them, ending no better for the side than the \
         start (Fraser and Hipel 1979).",
    ),
    (
        "Symmetric metarationality, SMR (sense 4)",
        "Like general metarationality, and after the answer the side has no step of its own to a state it prefers to the start \
         (Howard 1971).",
    ),
    (
        "General metarationality, GMR (sense 5)",
        "Every step that pays can be answered by moves of the others, whatever these cost them, ending no better for the side than the \
         start (Howard 1971).",
    ),
    (
        "Better for all",
        "A state that every side ranks above the present one. \"Steps that each pay\" means a sequence of improvements, nobody moving \
         twice in succession.",
    ),
];

const WISHES: &str = "A side prefers the state that fulfils the first of its wishes on which two states differ, most important first \
                      (option prioritisation); where a model ranks states directly, that ranking is taken.";

fn sequence(rule: SequenceRule) -> &'static str {
    match rule {
        SequenceRule::Successive => "Sequences of moves of the other sides, nobody twice in succession (Fang, Hipel and Kilgour 1993).",
        SequenceRule::Once => "Sequences of moves of the other sides, each side at most once.",
        SequenceRule::Single => "One move of one other side.",
    }
}

fn back(counts: bool) -> &'static str {
    if counts {
        "An answer that leads back to the state that was left counts as an answer."
    } else {
        "An answer that leads back to the state that was left does not count."
    }
}

fn states(case: &Case) -> String {
    let options = case.conflict.options.len();
    format!(
        "{} of the 2^{options} combinations of {options} options, after rules and merging.",
        case.analysis.space().len()
    )
}
