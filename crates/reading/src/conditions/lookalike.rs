//! Words that look like a connective and open no condition.

use crate::ConditionKind;
use crate::conditions::clause::is_verb;
use crate::statements::Scene;
use crate::statements::grammar::{DETERMINER, PREPOSITION, PRONOUN, is_auxiliary};
use std::ops::Range;

/// Whether a connective only looks like one: "even if", "if anything", "until recently", "once a friend".
pub(super) fn is_look_alike(scene: &Scene, kind: ConditionKind, words: &Range<usize>) -> bool {
    match kind {
        ConditionKind::If => is_no_if(scene, words),
        ConditionKind::OnlyIf => is_past_provided(scene, words),
        ConditionKind::Once => is_no_once(scene, words),
        ConditionKind::Until => is_date(scene, words),
        ConditionKind::Without => is_manner(scene, words),
        ConditionKind::Before => is_date(scene, words) || is_no_before(scene, words),
        ConditionKind::InAbsenceOf => is_absent(scene, words),
        _ => false,
    }
}

fn before<'s>(scene: &'s Scene, words: &Range<usize>) -> &'s str {
    words.start.checked_sub(1).map_or("", |at| scene.prose.lower(at))
}

fn is_no_if(scene: &Scene, words: &Range<usize>) -> bool {
    const WHETHER: &[&str] = &[
        "even", "as", "what", "asked", "asking", "ask", "asks", "wonder", "wondered", "wonders", "know", "knows", "knew", "see", "sees",
        "unclear", "question", "unsure", "sure", "unknown", "decide", "doubt", "doubts", "tell", "matter", "and", "or", "least",
    ];
    let (prose, next) = (scene.prose, words.end);
    if matches!(prose.lower(words.start), "as" | "so") {
        return is_measure(scene, words);
    }
    let short = prose.is(
        next,
        &[
            "not",
            "any",
            "ever",
            "only",
            "possible",
            "necessary",
            "so",
            "needed",
            "elected",
            "approved",
        ],
    );
    WHETHER.contains(&before(scene, words)) && prose.lower(words.start) == "if"
        || prose.is(next, &["anything", "true", "indeed", "ever", "nothing"])
        || short && prose.is_mark_at(next + 1)
}

/// "as long as two kilometres", "as long as a year".
fn is_measure(scene: &Scene, words: &Range<usize>) -> bool {
    let next = words.end;
    let number = scene.prose.text(next).chars().any(|letter| letter.is_ascii_digit());
    let counted = scene.prose.is(
        next,
        &[
            "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several", "many", "half",
        ],
    );
    let clause = (next + 1..next + 4).any(|at| is_verb(scene, at));
    number || counted && !clause || scene.timed.get(next).copied().unwrap_or(false) || before(scene, words) == "for"
}

/// "provided" as a verb: "had provided", "provided by", "the aid provided".
fn is_past_provided(scene: &Scene, words: &Range<usize>) -> bool {
    let prose = scene.prose;
    if words.len() > 1 || prose.lower(words.start) != "provided" {
        return false;
    }
    let verb = before(scene, words);
    let clause = (words.end + 1..words.end + 12).any(|at| is_verb(scene, at));
    is_auxiliary(verb) || prose.is(words.end, &["by", "for", "to", "with", "in", "under", "on", "at"]) || !clause
}

fn is_no_once(scene: &Scene, words: &Range<usize>) -> bool {
    const BEHIND: &[&str] = &[
        "again",
        "more",
        "a",
        "in",
        "and",
        "was",
        "were",
        "every",
        ",",
        "said",
        "promised",
        "called",
        "described",
        "told",
    ];
    let (prose, next) = (scene.prose, words.end);
    if prose.lower(words.start) == "the" {
        let clause = PRONOUN.contains(&prose.lower(next)) || DETERMINER.contains(&prose.lower(next)) || prose.is_capital(next);
        const KEPT: &[&str] = &[
            "remember",
            "recall",
            "see",
            "celebrate",
            "mark",
            "forget",
            "regret",
            "rue",
            "welcome",
            "await",
            "was",
            "is",
            "be",
            "on",
        ];
        return !clause
            || KEPT.contains(&before(scene, words))
            || PREPOSITION.contains(&before(scene, words))
            || prose.is(next, &["of", "after", "before"]);
    }
    if prose.lower(words.start) == "when" {
        return is_no_when(scene, words);
    }
    let once = matches!(
        before(scene, words),
        "at" | "than" | "was" | "were" | "is" | "who" | "which" | "had" | "has" | "have" | "that" | "just" | "more"
    );
    once || words.len() == 1 && prose.is(next, BEHIND)
}

/// "the day when", "since when".
fn is_no_when(scene: &Scene, words: &Range<usize>) -> bool {
    let (prose, next) = (scene.prose, words.end);
    let time = matches!(
        before(scene, words),
        "day"
            | "time"
            | "moment"
            | "year"
            | "week"
            | "month"
            | "since"
            | "until"
            | "even"
            | "ago"
            | "say"
            | "said"
            | "know"
            | "of"
            | "on"
            | "decide"
    );
    time || prose.is(next, &["it", "asked", "needed", "necessary", "possible", "to", "you"])
}

/// "until recently", "until Friday", "until last year", "before 3 May", "before Christmas".
fn is_date(scene: &Scene, words: &Range<usize>) -> bool {
    const WHEN: &[&str] = &[
        "recently",
        "now",
        "today",
        "tomorrow",
        "late",
        "early",
        "last",
        "next",
        "midnight",
        "noon",
        "spring",
        "summer",
        "autumn",
        "winter",
        "christmas",
        "easter",
        "dawn",
        "dusk",
        "long",
        "very",
        "about",
        "around",
        "at",
        "well",
        "mid",
        "further",
    ];
    let (prose, next) = (scene.prose, words.end);
    let timed = scene.timed.get(next).copied().unwrap_or(false) || prose.text(next).chars().any(|letter| letter.is_ascii_digit());
    let article = prose.is(next, &["the", "this"])
        && (scene.timed.get(next + 1).copied().unwrap_or(false)
            || prose.is(
                next + 1,
                &[
                    "end", "middle", "start", "summer", "winter", "spring", "autumn", "weekend", "last", "very",
                ],
            ));
    timed || article || WHEN.contains(&prose.lower(next)) || prose.is_mark_at(next) && !prose.is(next, &["“", "\"", "‘", "'"])
}

fn is_no_before(scene: &Scene, words: &Range<usize>) -> bool {
    let prose = scene.prose;
    matches!(
        before(scene, words),
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "hours"
            | "never"
            | "ever"
            | "as"
            | "shortly"
            | "just"
            | "even"
            | "night"
    ) || prose.is(words.end, &["a", "its", "his", "her", "their"]) && !(words.end + 1..words.end + 8).any(|at| is_verb(scene, at))
}

/// "without doubt", "without naming anybody", "without delay".
fn is_manner(scene: &Scene, words: &Range<usize>) -> bool {
    const MANNER: &[&str] = &[
        "doubt",
        "question",
        "naming",
        "elaborating",
        "giving",
        "pointing",
        "mentioning",
        "saying",
        "delay",
        "comment",
        "warning",
        "notice",
        "exception",
        "success",
        "incident",
        "telling",
        "knowing",
        "hesitation",
        "success",
        "result",
        "fear",
        "looking",
        "shame",
        "reason",
    ];
    let (prose, next) = (scene.prose, words.end);
    let article = prose.is(next, &["the", "any", "a", "further", "a", "much"]);
    let behind = next + usize::from(article);
    MANNER.contains(&prose.lower(behind)) || article && prose.is(behind, &["need", "help", "word"])
}

fn is_absent(scene: &Scene, words: &Range<usize>) -> bool {
    let opening = scene.prose.is_mark_at(words.start.wrapping_sub(1)) || matches!(before(scene, words), "" | "that" | "but" | "and");
    scene.prose.lower(words.start) == "absent" && (is_auxiliary(before(scene, words)) || !opening)
}
