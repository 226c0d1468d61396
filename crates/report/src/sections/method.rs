//! How the results were obtained: the annex in which the field's own terms appear.

use standoff_stability::orders::PartlyKnown;
use standoff_stability::{SequenceRule, Settings};

use crate::MethodNote;
use crate::scene::Scene;

/// Concepts in plain words, then what identifies the computation.
pub fn notes(scene: &Scene, settings: &Settings) -> Vec<MethodNote> {
    let mut notes: Vec<MethodNote> = CONCEPTS.iter().map(|(term, text)| note(term, text)).collect();
    notes.push(note("Answers that count", sequence(settings.sequence)));
    notes.push(note("Coming back", back(settings.return_to_start_is_sanction)));
    notes.push(note("Wishes", WISHES));
    notes.push(note("States", &states(scene)));
    notes.push(note("Model", &format!("sha256 of its content: {}", scene.conflict.content_hash())));
    if let Some(source) = &scene.conflict.source {
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

/// What stands under every order, and how shares were found.
pub fn orders(known: &PartlyKnown) -> MethodNote {
    let effort = known.effort();
    let text = format!(
        "Where the order of a side's wishes is only partly known, every order that agrees with what is known counts, all of them alike. \
         Something holds necessarily when it holds under each of them, possibly when under some. Shares are counted where that takes no \
         more than {} cases, else estimated from {} orders drawn at random (seed {}); a question that takes more than {} steps is left \
         undetermined.",
        effort.max_cases, effort.samples, effort.seed, effort.max_steps
    );
    note("Orders that are not known", &text)
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

fn states(scene: &Scene) -> String {
    let options = scene.conflict.options.len();
    format!(
        "{} of the 2^{options} combinations of {options} options, after rules and merging.",
        scene.space().len()
    )
}
