//! What a brief tells where the order is known and cannot tell here, with the reason.

use crate::open_case::OpenCase;
use crate::{Block, Ground, Sentence};

/// A sentence for each thing left out.
pub fn left_out(case: &OpenCase) -> Vec<Block> {
    let mut words = vec![
        "Where each outcome stands on each side's own scale is not drawn, because a scale needs the whole order of a side's wishes."
            .to_owned(),
    ];
    if !case.conflict.scenarios.is_empty() {
        words.push("The model's what-ifs are left out, because what they change can be told only against a known order.".to_owned());
    }
    if !case.conflict.views.is_empty() {
        words.push(
            "What each side would predict from its picture of the others is left out, because it takes a known order of everybody's \
             wishes; the pictures themselves stand under “What the sides say they wait for”."
                .to_owned(),
        );
    }
    let sentences = words.into_iter().map(|words| Sentence::new(words, Ground::computed([])));
    vec![Block::Text(sentences.collect())]
}
