//! Which expression of time belongs to a verb.

use crate::Span;
use crate::dates::Expression;
use crate::statements::grammar::is_finite;
use crate::timing::times::Times;
use crate::words::Prose;
use std::ops::Range;

/// Words that open a clause of its own.
const CLAUSES: &[&str] = &[
    "although", "though", "while", "because", "when", "which", "who", "whose", "if", "unless", "until", "that", "since", "where", "after",
    "before",
];

/// Participles behind a noun that tell when words were given out: "in an interview published on Monday".
const GIVEN_OUT: &[&str] = &[
    "published",
    "released",
    "issued",
    "dated",
    "posted",
    "broadcast",
    "aired",
    "sent",
    "obtained",
    "seen",
    "circulated",
    "recorded",
    "made",
    "delivered",
    "given",
    "held",
];

/// Participles behind "when" that tell when somebody was asked.
const ASKED: &[&str] = &["asked", "reached", "contacted", "pressed", "questioned", "approached", "confronted"];

/// The expression nearest to a core of words, in its clause and outside the given spans.
pub(crate) fn beside<'t>(prose: &Prose, times: &Times<'t>, core: &Range<usize>, outside: &[Span]) -> Option<&'t Expression> {
    let sentences = prose.sentence_of[core.start]..=prose.sentence_of[core.end - 1];
    let passage = Span {
        start: prose.passages[*sentences.start()].start,
        end: prose.passages[*sentences.end()].end,
    };
    let free = |expression: &&Expression| {
        !outside
            .iter()
            .any(|span| span.start < expression.span.end && expression.span.start < span.end)
    };
    times
        .within(passage)
        .filter(free)
        .filter_map(|expression| Some((gap(prose, core, expression)?, expression)))
        .min_by_key(|(gap, _)| *gap)
        .map(|(_, expression)| expression)
}

/// The words of an expression.
pub(crate) fn words(prose: &Prose, expression: &Expression) -> Range<usize> {
    let start = prose.words.partition_point(|word| word.span.end <= expression.span.start);
    let end = prose.words.partition_point(|word| word.span.start < expression.span.end);
    start..end.max(start)
}

/// Words between an expression and the reporting clause; none if another clause lies between or holds the expression.
fn gap(prose: &Prose, core: &Range<usize>, expression: &Expression) -> Option<usize> {
    let place = words(prose, expression);
    let between = if place.end <= core.start {
        place.end..core.start
    } else {
        core.end.min(place.start)..place.start
    };
    let given = |at: usize| prose.is(at, GIVEN_OUT) && !prose.is(at + 1, &["that"]);
    let asked =
        |at: usize| prose.is(at, ASKED) && prose.is(at.wrapping_sub(1), &["when"]) || prose.is(at, &["when"]) && prose.is(at + 1, ASKED);
    // "The row deepened on Monday when the mayor told councillors …"
    let joined = |at: usize| at == place.end && prose.is(at, &["when"]);
    let clause = between
        .clone()
        .any(|at| (is_finite(prose, at) && !given(at) || prose.is(at, CLAUSES)) && !asked(at) && !joined(at));
    let opener = (place.start.saturating_sub(12)..place.start)
        .rev()
        .take_while(|&at| !prose.words[at].is_mark() || !prose.words.get(at + 1).is_none_or(|next| next.spaced))
        .any(|at| prose.is(at, CLAUSES) && place.end <= core.start);
    // "Bell, who met the crews on Sunday, said": between speaker and verb, but of a clause of its own.
    let inside = place.start >= core.start && place.end <= core.end;
    let closed = || (place.end..core.end).any(|at| prose.is(at, &[","]));
    let aside = inside && closed() && (core.start..place.start).any(|at| is_finite(prose, at) || prose.is(at, CLAUSES));
    (!clause && !aside && (!opener || joined(place.end) && place.end < core.start)).then_some(between.len())
}
