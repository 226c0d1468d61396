//! From a draft in words to a statement in characters.

use crate::entities::Cast;
use crate::identity::content_id;
use crate::statements::draft::Draft;
use crate::statements::scene::Scene;
use crate::timing::Times;
use crate::words::Prose;
use crate::{RecordBasis, Span, Statement, StatementForm};

/// The id of the statement that a draft comes to.
pub(crate) fn id_of(draft: &Draft, prose: &Prose, text_sha256: &str) -> String {
    let spans: Vec<Span> = draft.content.iter().chain(&draft.cue).map(|piece| prose.span(piece)).collect();
    content_id('s', text_sha256, &spans)
}

/// The statement that a draft comes to, its condition and date left open.
pub(crate) fn record(draft: &Draft, scene: &Scene, cast: &Cast, times: &Times) -> Statement {
    let prose = scene.prose;
    let content: Vec<Span> = draft.content.iter().map(|piece| prose.span(piece)).collect();
    let cue: Vec<Span> = draft.cue.iter().map(|piece| prose.span(piece)).collect();
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
        id: id_of(draft, prose, times.text_sha256),
        form: draft.form,
        date: None,
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
