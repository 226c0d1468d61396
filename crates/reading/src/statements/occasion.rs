//! When words were said that name no time themselves: on the occasion of the words before, where that is plain.
//!
//! "Bell said on Monday that the pit would close. “Nobody will be left behind,” she added." Both are of Monday. The rule holds only
//! from one sentence to the next, for one speaker, for a plain verb of speech in the past, and not where the sentence names a time,
//! an audience or an occasion of its own.

use crate::statements::cues::{Tense, cue};
use crate::statements::draft::Draft;
use crate::statements::grammar::{is_adverb, is_auxiliary};
use crate::statements::scene::Scene;
use crate::{Dated, Statement};

/// What a date that is carried over is introduced with.
const CARRIED: &str = "the same speaker goes on from the sentence before; ";

/// Words that tell of another occasion, or of no single one.
const OTHER: &[&str] = &[
    "later",
    "earlier",
    "previously",
    "separately",
    "separate",
    "elsewhere",
    "once",
    "often",
    "repeatedly",
    "always",
    "usually",
    "privately",
    "told",
    "wrote",
    "interview",
    "speech",
    "statement",
    "letter",
    "memo",
    "message",
    "briefing",
    "conference",
    "broadcast",
    "tweet",
    "tweeted",
    "post",
    "posted",
];

/// The date that a statement without one takes from the statement before it in the text.
pub(crate) fn carried(scene: &Scene, draft: &Draft, before: Option<(&Draft, &Statement)>) -> Option<Dated> {
    let (earlier, statement) = before?;
    let date = statement.date.as_ref()?;
    let same = draft.source.actors.len() == 1 && draft.source.actors == earlier.source.actors;
    if !(same && follows(scene, earlier, draft) && is_plain(scene, draft)) {
        return None;
    }
    let reasoning = date.reasoning.strip_prefix(CARRIED).unwrap_or(&date.reasoning);
    Some(Dated {
        iso: date.iso.clone(),
        expression: date.expression,
        reasoning: format!("{CARRIED}{reasoning}"),
    })
}

/// Whether the reporting clause stands in the sentence right behind the words before, in the same paragraph or the next.
fn follows(scene: &Scene, earlier: &Draft, draft: &Draft) -> bool {
    let last = earlier.content.iter().map(|piece| piece.end - 1).max().unwrap_or_default();
    let first = draft.content.first().map_or(0, |piece| piece.start);
    let sentence = scene.prose.sentence_of[last].max(earlier.sentence);
    let apart = scene.prose.paragraph_of[first].saturating_sub(scene.prose.paragraph_of[last]);
    last < first && (sentence..=sentence + 1).contains(&scene.prose.sentence_of[first]) && apart <= 1 && draft.sentence > earlier.sentence
}

/// Whether the reporting clause is a plain one in the past that names neither time nor occasion.
fn is_plain(scene: &Scene, draft: &Draft) -> bool {
    let Some(verb) = draft.cue.first().map(|words| words.start) else {
        return false;
    };
    let past = cue(scene.prose.lower(verb)).is_some_and(|(cue, tense)| cue.quotes() && tense == Tense::Past);
    let helper = (0..verb).rev().find(|&at| !is_adverb(scene.prose.lower(at)));
    let simple = !helper.is_some_and(|at| is_auxiliary(scene.prose.lower(at)));
    let mut outside = scene
        .sentence(verb)
        .filter(|at| !draft.content.iter().any(|piece| piece.contains(at)));
    past && simple && !outside.any(|at| scene.timed[at] || OTHER.contains(&scene.prose.lower(at)))
}
