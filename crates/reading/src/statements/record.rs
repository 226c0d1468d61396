//! From a draft in words to a statement in characters.

use crate::dates::Expression;
use crate::entities::Cast;
use crate::identity::content_id;
use crate::statements::draft::Draft;
use crate::statements::scene::Scene;
use crate::{Condition, Dated, RecordBasis, Span, Statement, StatementForm};

/// The statement that a draft comes to.
pub(crate) fn record(draft: &Draft, scene: &Scene, cast: &Cast, times: &Times, condition: Option<Condition>) -> Statement {
    let prose = scene.prose;
    let content: Vec<Span> = draft.content.iter().map(|piece| prose.span(piece)).collect();
    let cue: Vec<Span> = draft.cue.iter().map(|piece| prose.span(piece)).collect();
    let spans: Vec<Span> = content.iter().chain(&cue).copied().collect();
    let mut passage = prose.passages[draft.sentence];
    for piece in &draft.content {
        for word in [piece.start, piece.end - 1] {
            let around = prose.passages[prose.sentence_of[word]];
            passage = Span { start: passage.start.min(around.start), end: passage.end.max(around.end) };
        }
    }
    let quoted = draft.content.iter().any(|piece| piece.clone().any(|word| scene.quotes.covers(word)));
    Statement {
        id: content_id('s', times.text_sha256, &spans),
        form: draft.form,
        date: times.of(draft.sentence, prose.passages[draft.sentence], &content),
        words: draft.content.iter().map(|piece| prose.phrase(piece.clone())).collect::<Vec<_>>().join(" "),
        content,
        cue,
        source: draft.source.words.as_ref().map(|words| prose.span(words)),
        speaker: cast.ids(&draft.source.actors),
        on_behalf_of: cast.ids(&draft.source.on_behalf_of),
        addressee: cast.ids(&draft.addressee),
        modality: draft.modality,
        polarity: draft.polarity,
        condition,
        basis: if quoted || draft.form == StatementForm::Block { RecordBasis::Stated } else { RecordBasis::Reported },
        passage,
        rule: draft.rule.to_owned(),
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
    /// The date of what is said in a sentence: an expression there that does not belong to the content.
    pub fn of(&self, _sentence: usize, passage: Span, content: &[Span]) -> Option<Dated> {
        let from = self.expressions.partition_point(|expression| expression.span.end <= passage.start);
        let outside = |expression: &&Expression| !content.iter().any(|piece| piece.start < expression.span.end && expression.span.start < piece.end);
        self.expressions[from..].iter().take_while(|expression| expression.span.start < passage.end).filter(outside).find_map(Expression::dated)
    }
}
