//! From a draft in words to a statement in characters.

use crate::dates::Expression;
use crate::entities::Cast;
use crate::identity::content_id;
use crate::statements::draft::Draft;
use crate::statements::grammar::is_finite;
use crate::statements::scene::Scene;
use crate::words::Prose;
use crate::{Dated, RecordBasis, Span, Statement, StatementForm};
use std::ops::Range;

/// The statement that a draft comes to, its condition left open.
pub(crate) fn record(draft: &Draft, scene: &Scene, cast: &Cast, times: &Times) -> Statement {
    let prose = scene.prose;
    let content: Vec<Span> = draft.content.iter().map(|piece| prose.span(piece)).collect();
    let cue: Vec<Span> = draft.cue.iter().map(|piece| prose.span(piece)).collect();
    let spans: Vec<Span> = content.iter().chain(&cue).copied().collect();
    let mut passage = prose.passages[draft.sentence];
    for piece in &draft.content {
        for word in [piece.start, piece.end - 1] {
            let around = prose.passages[prose.sentence_of[word]];
            passage = Span {
                start: passage.start.min(around.start),
                end: passage.end.max(around.end),
            };
        }
    }
    let quoted = draft
        .content
        .iter()
        .any(|piece| piece.clone().any(|word| scene.quotes.covers(word)));
    Statement {
        id: content_id('s', times.text_sha256, &spans),
        form: draft.form,
        date: times.of_speech(prose, draft, &content),
        words: draft
            .content
            .iter()
            .map(|piece| prose.phrase(piece.clone()))
            .collect::<Vec<_>>()
            .join(" "),
        content,
        cue,
        source: draft.source.words.as_ref().map(|words| prose.span(words)),
        speaker: cast.ids(&draft.source.actors),
        on_behalf_of: cast.ids(&draft.source.on_behalf_of),
        addressee: cast.ids(&draft.addressee),
        modality: draft.modality,
        polarity: draft.polarity,
        condition: None,
        basis: if quoted || draft.form == StatementForm::Block {
            RecordBasis::Stated
        } else {
            RecordBasis::Reported
        },
        passage,
        rule: draft.rule.to_owned(),
        confidence: None,
    }
}

/// Expressions of time by sentence.
pub(crate) struct Times<'t> {
    /// Hash of the text, for ids.
    pub text_sha256: &'t str,
    /// All expressions, by place.
    pub expressions: &'t [Expression],
}

impl Times<'_> {
    /// Expressions that stand in a passage.
    fn within(&self, passage: Span) -> impl Iterator<Item = &Expression> {
        let from = self.expressions.partition_point(|expression| expression.span.end <= passage.start);
        self.expressions[from..]
            .iter()
            .take_while(move |expression| expression.span.start < passage.end)
    }

    /// The date of speaking: the expression nearest to source and verb that is no part of the content and in their clause.
    fn of_speech(&self, prose: &Prose, draft: &Draft, content: &[Span]) -> Option<Dated> {
        let cue = draft.cue.first().cloned();
        let verb = usize::from(draft.cue.is_empty()) * 2;
        let source = draft
            .source
            .words
            .clone()
            .map(|words| words.start..(words.end + verb).min(prose.words.len()));
        let core = cue.iter().chain(&source).fold(None, |core: Option<Range<usize>>, words| {
            Some(core.map_or(words.clone(), |core| core.start.min(words.start)..core.end.max(words.end)))
        })?;
        let outside = |expression: &&Expression| {
            !content
                .iter()
                .any(|piece| piece.start < expression.span.end && expression.span.start < piece.end)
        };
        let near = self
            .within(prose.passages[draft.sentence])
            .filter(outside)
            .filter_map(|expression| Some((gap(prose, &core, expression)?, expression)));
        near.min_by_key(|(gap, _)| *gap).and_then(|(_, expression)| expression.dated())
    }

    /// The date of an event: an expression among its words or right behind them.
    pub fn of_event(&self, passage: Span, event: Span) -> Option<Dated> {
        let beside = |expression: &&Expression| expression.span.start >= event.start && expression.span.start <= event.end + BEHIND;
        self.within(passage).find(beside).and_then(Expression::dated)
    }
}

/// Characters behind an event in which its date may start.
const BEHIND: usize = 2;

/// Words between an expression and the reporting clause; none if another clause lies between or holds the expression.
fn gap(prose: &Prose, core: &Range<usize>, expression: &Expression) -> Option<usize> {
    let start = prose.words.partition_point(|word| word.span.end <= expression.span.start);
    let end = prose.words.partition_point(|word| word.span.start < expression.span.end);
    let between = if end <= core.start {
        end..core.start
    } else {
        core.end.min(start)..start
    };
    let clause = between.clone().any(|at| is_finite(prose, at) || prose.is(at, CLAUSES));
    let opener = (start.saturating_sub(12)..start)
        .rev()
        .take_while(|&at| !prose.words[at].is_mark())
        .any(|at| prose.is(at, CLAUSES) && end <= core.start);
    (!clause && !opener).then_some(between.len())
}

/// Words that open a clause of its own.
const CLAUSES: &[&str] = &[
    "although", "though", "while", "because", "when", "which", "who", "whose", "if", "unless", "until", "that", "since", "where", "after",
    "before",
];
