//! Words that name no time themselves but were said on one occasion with words that do.
//!
//! "Bell said on Monday that the pit would close. “Nobody will be left behind,” she added." Both are of Monday. Nothing is taken over
//! where the reporting clause names an occasion of its own, nor from a date that is coarser than a week, unless the speech plainly
//! goes on from one sentence to the next.

use crate::dates::{Expression, Sense, Tense};
use crate::entities::Cast;
use crate::statements::cues::cue;
use crate::statements::{Draft, Scene};
use crate::timing::place;
use crate::timing::times::{Found, Times};
use crate::words::Prose;
use crate::{EntityKind, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
    "told",
    "meeting",
    "debate",
    "hearing",
    "rally",
];

/// The rule that finds what is said in turns.
pub(crate) const TURN: &str = "turn of a conversation";

/// Words of a sentence that tells when a conversation took place.
const CONVERSED: &[&str] = &["interview", "interviewed", "conversation"];

/// Verbs of such a sentence, with "to" or "with" behind them.
const SPOKE: &[&str] = &["spoke", "spoken", "talked", "sat"];

/// Verbs that answer on the spot.
const REPLIES: &[&str] = &["replied", "retorted", "countered", "answered"];

/// The oldest date, in days before publication, after which the rest of a report is taken to have been said.
const FRESH: i32 = 4;

/// Statements of one speaker that are looked at for one occasion.
const REACH: usize = 40;

/// The oldest date, in days before publication, that may be the news of a page.
const NEWS: i32 = 10;

/// The statements of a page with their times as far as they are known.
pub(crate) struct Occasions<'o, 'p, 'a> {
    /// The statements in words.
    pub drafts: &'o [Draft],
    /// Their page.
    pub scene: &'o Scene<'p, 'a>,
    /// Their times.
    pub found: Vec<Option<Found>>,
    /// Whether the page is given out by one of the parties.
    pub release: bool,
    /// The day of the conversation that the page sets down.
    conversation: Option<Found>,
    /// The sentences that are spoken in its turns.
    spoken: Range<usize>,
    /// Which of the times stand beside the verb itself.
    told: Vec<bool>,
    times: &'o Times<'o>,
    /// Who speaks or is spoken for.
    voices: Vec<BTreeSet<usize>>,
    by_voice: BTreeMap<usize, Vec<usize>>,
    /// Whether it is a body that speaks and no person.
    bodies: Vec<bool>,
    stems: Vec<BTreeSet<String>>,
}

impl<'o, 'p, 'a> Occasions<'o, 'p, 'a> {
    /// Looks up who speaks and with which words.
    pub fn new(drafts: &'o [Draft], (scene, times): (&'o Scene<'p, 'a>, &'o Times<'o>), cast: &Cast, found: Vec<Option<Found>>) -> Self {
        let voices: Vec<BTreeSet<usize>> = drafts.iter().map(|draft| voices(draft, scene, cast)).collect();
        let mut by_voice: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, voices) in voices.iter().enumerate() {
            for &voice in voices {
                by_voice.entry(voice).or_default().push(index);
            }
        }
        Occasions {
            drafts,
            scene,
            told: found.iter().map(Option::is_some).collect(),
            found,
            release: times.release,
            conversation: conversation(drafts, scene, times),
            spoken: spoken(drafts),
            times,
            voices,
            by_voice,
            bodies: drafts.iter().map(|draft| is_body(draft, cast)).collect(),
            stems: drafts.iter().map(|draft| stems(scene.prose, draft)).collect(),
        }
    }

    /// The day of a conversation that is set down in turns.
    pub fn conversation(&self, index: usize) -> Option<Found> {
        self.conversation.clone().filter(|_| self.drafts[index].rule == TURN)
    }

    /// What somebody tells in a conversation that was said: at some time up to its day.
    pub fn retold(&self, index: usize) -> Option<Found> {
        let draft = &self.drafts[index];
        let conversation = self.conversation.as_ref()?;
        (draft.rule != TURN && self.spoken.contains(&draft.sentence)).then(|| Found {
            sense: Sense::UpTo(Box::new(conversation.sense.clone())),
            expression: None,
            reasoning: format!("retold in a conversation; {}", conversation.reasoning),
        })
    }

    /// The speech goes on: the same speaker in the sentence of the words before or in the one behind it.
    pub fn goes_on(&self, index: usize) -> Option<Found> {
        let before = index.checked_sub(1)?;
        let (earlier, draft) = (&self.drafts[before], &self.drafts[index]);
        let found = self.found[before].as_ref()?;
        let same = self.is_its_voice(before, index)
            || draft.source.actors == earlier.source.actors && !draft.source.actors.is_empty()
            || self.speaks_for(before, index);
        let adds = draft.cue.is_empty() || self.same_sentence(before, index) || !self.has(index, OTHER) || self.told_crowd(index);
        let fine = found.sense.is_fine() || draft.cue.is_empty() || self.same_sentence(before, index) || self.adds(index);
        (same && adds && fine && self.follows(before, index)).then(|| taken_over(found, "the same speaker goes on from the words before"))
    }

    /// The speech leads up to words of the same speaker in the same paragraph that are dated.
    pub fn leads_up(&self, index: usize) -> Option<Found> {
        let next = index + 1;
        let (draft, later) = (&self.drafts[index], self.drafts.get(next)?);
        let prose = self.scene.prose;
        let near = prose.paragraph_of[draft.content[0].start] == prose.paragraph_of[later.content[0].start];
        let same = draft.source.actors == later.source.actors && draft.source.actors.len() == 1;
        let found = self.found[next].as_ref().filter(|found| self.told[next] && self.is_news(found))?;
        (near && same && !self.has(index, OTHER))
            .then(|| taken_over(found, "the same speaker goes on to words that are told with their day"))
    }

    /// "He replied": on the day that was told right before in the paragraph.
    pub fn replies(&self, index: usize) -> Option<Found> {
        let verb = self.drafts[index].cue.first()?.start;
        if !self.scene.prose.is(verb, REPLIES) || self.has(index, &[]) {
            return None;
        }
        let found = self.told_before(verb, 2)?;
        self.is_news(&found)
            .then(|| taken_over(&found, "a reply to what is told right before"))
    }

    /// Told after the news of a day, and before publication; "later" behind an older date is after that.
    pub fn after_news(&self, index: usize) -> Option<Found> {
        let (first, _) = self.times.anchor.bounds()?;
        let verb = self.drafts[index].cue.first()?.start;
        let since = |found: &Found, why: &str| Found {
            sense: Sense::SinceUntilWriting(Box::new(found.sense.clone())),
            expression: found.expression,
            reasoning: format!("{why}; {}", found.reasoning),
        };
        let nearest = self.told_before(verb, 1).filter(|_| !self.opens_paragraph(verb));
        if let Some(older) = nearest.filter(|found| !self.is_news(found) && !found.sense.is_fine()) {
            let later = self
                .outside(index)
                .any(|at| self.scene.prose.is(at, &["later", "subsequently", "afterwards", "then"]));
            return later.then(|| since(&older, "after the time told right before, and before publication"));
        }
        let to_word = self.scene.prose.words[verb].span.start;
        let days = self
            .times
            .expressions
            .iter()
            .take_while(|expression| expression.span.start < to_word);
        let recent = days.filter_map(|expression| {
            let day = expression
                .iso
                .as_deref()
                .filter(|iso| iso.len() == 10)
                .and_then(crate::dates::calendar::day)?;
            (1..=FRESH).contains(&(first - day).get_days()).then_some((day, expression))
        });
        let (_, latest) = recent.max_by_key(|(day, _)| *day)?;
        Some(since(&found(latest)?, "told after the news of that day, and before publication"))
    }

    /// The time told last before a word, at most so many sentences back in its paragraph, outside quotations.
    fn told_before(&self, word: usize, sentences: usize) -> Option<Found> {
        let prose = self.scene.prose;
        let sentence = prose.sentence_of[word];
        let from = prose.sentences[sentence.saturating_sub(sentences)]
            .start
            .max(prose.paragraphs[prose.paragraph_of[word]].start);
        let passage = Span {
            start: prose.words[from].span.start,
            end: prose.words[word].span.start,
        };
        let unquoted = |expression: &&Expression| !self.scene.quotes.covers(place::words(prose, expression).start);
        let last = self
            .times
            .within(passage)
            .filter(unquoted)
            .filter(|expression| expression.iso.is_some())
            .last()?;
        found(last)
    }

    fn opens_paragraph(&self, word: usize) -> bool {
        let prose = self.scene.prose;
        prose.sentences[prose.sentence_of[word]].start == prose.paragraphs[prose.paragraph_of[word]].start
    }

    /// The speaker's words of a day, told before on the page.
    pub fn earlier(&self, index: usize) -> Option<Found> {
        if self.has(index, OTHER) {
            return None;
        }
        let dated = |&other: &usize| other < index && self.found[other].as_ref().is_some_and(|found| self.is_news(found));
        let before = self
            .of_voices(index, self.drafts[index].source.actors.iter().copied())
            .into_iter()
            .rev()
            .find(dated)?;
        let found = self.found[before].as_ref()?;
        Some(taken_over(found, "the same speaker’s words of that day are told before"))
    }

    /// The opening of a page sums up words that are told with their day further down.
    pub fn summary(&self, index: usize) -> Option<Found> {
        let opening = self.scene.prose.sentence_of[self.drafts[index].content[0].start] < 3;
        if !opening || self.has(index, OTHER) {
            return None;
        }
        let news =
            |other: &usize| *other > index && self.told[*other] && self.found[*other].as_ref().is_some_and(|found| self.is_news(found));
        let alike = |other: &usize| !self.stems[index].is_disjoint(&self.stems[*other]);
        let voices = self.voices[index].iter().copied();
        let own = self.of_voices(index, voices).into_iter().filter(news).find(alike);
        // "The ministry said …": its spokesperson need not be called so.
        let body = || (index + 1..(index + 4).min(self.drafts.len())).filter(news).find(alike);
        let chosen = own.or_else(|| body().filter(|_| self.bodies[index]))?;
        let found = self.found[chosen].as_ref()?;
        Some(taken_over(found, "the opening sums up words that are told below with their day"))
    }

    /// The same words by the same speaker are told elsewhere on the page with their time.
    pub fn twin(&self, index: usize) -> Option<Found> {
        let own = &self.stems[index];
        let fits = |other: usize| {
            let shared = own.intersection(&self.stems[other]).count();
            let shorter = own.len().min(self.stems[other].len()).max(1);
            shared >= 3 && shared * 10 >= shorter * 7
        };
        let all = self.of_voices(index, self.drafts[index].source.actors.iter().copied());
        let twin = all.into_iter().find(|&other| other != index && self.told[other] && fits(other))?;
        let found = self.found[twin].as_ref()?;
        Some(taken_over(found, "the same words are told elsewhere on the page with their time"))
    }

    /// Statements near one in the text that share a voice with it, in order.
    fn of_voices(&self, index: usize, voices: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut all = BTreeSet::new();
        for voice in voices {
            let of = self.by_voice.get(&voice).map_or(&[][..], Vec::as_slice);
            let at = of.partition_point(|&other| other < index);
            all.extend(&of[at.saturating_sub(REACH)..(at + REACH).min(of.len())]);
        }
        all.into_iter().collect()
    }

    /// Whether a date is of one day and may be the news of the page.
    fn is_news(&self, found: &Found) -> bool {
        if !found.sense.is_day() {
            return false;
        }
        let Some((first, _)) = self.times.anchor.bounds() else {
            return true;
        };
        let day = found
            .sense
            .value(self.times.anchor)
            .and_then(|iso| crate::dates::calendar::day(&iso));
        day.is_some_and(|day| (0..=NEWS).contains(&(first - day).get_days()))
    }

    /// Whether one is the body for which the other speaks, as the phrase that names the speaker says.
    fn speaks_for(&self, before: usize, index: usize) -> bool {
        let (earlier, draft) = (&self.drafts[before], &self.drafts[index]);
        let one = |actors: &[usize], voices: &BTreeSet<usize>| actors.len() == 1 && voices.contains(&actors[0]);
        one(&earlier.source.actors, &self.voices[index]) || one(&draft.source.actors, &self.voices[before])
    }

    /// "The army said … . He denied …": a body and, in the same paragraph, the person who speaks for it.
    fn is_its_voice(&self, before: usize, index: usize) -> bool {
        let prose = self.scene.prose;
        let source = self.drafts[index].source.words.as_ref();
        let pronoun = source.is_some_and(|words| words.len() == 1 && prose.is(words.start, &["he", "she"]));
        let paragraph = |index: usize| prose.paragraph_of[self.drafts[index].content[0].start];
        pronoun && self.bodies[before] && !self.bodies[index] && paragraph(before) == paragraph(index)
    }

    /// "told reporters": no occasion of its own.
    fn told_crowd(&self, index: usize) -> bool {
        let prose = self.scene.prose;
        let crowd = |at: usize| prose.is(at, &["reporters", "journalists"]) || prose.is(at, &["a", "the"]) && prose.is(at + 1, &["crowd"]);
        let told = self.drafts[index]
            .cue
            .first()
            .is_some_and(|cue| prose.is(cue.start, &["told"]) && crowd(cue.end));
        told && self.outside(index).filter(|&at| prose.is(at, OTHER)).count() == 1
    }

    /// "she added".
    fn adds(&self, index: usize) -> bool {
        let verb = self.drafts[index].cue.first().map_or("", |cue| self.scene.prose.lower(cue.start));
        matches!(verb, "added" | "continued" | "went" | "concluded") || self.outside(index).any(|at| self.scene.prose.is(at, &["also"]))
    }

    fn same_sentence(&self, before: usize, index: usize) -> bool {
        let sentence = |draft: &Draft| draft.cue.first().map(|cue| self.scene.prose.sentence_of[cue.start]);
        sentence(&self.drafts[before]).is_some() && sentence(&self.drafts[before]) == sentence(&self.drafts[index])
    }

    /// Whether the reporting clause stands in the sentence of the words before or the one behind, in the same paragraph or the next.
    fn follows(&self, before: usize, index: usize) -> bool {
        let (earlier, draft) = (&self.drafts[before], &self.drafts[index]);
        let prose = self.scene.prose;
        let last = earlier.content.iter().map(|piece| piece.end - 1).max().unwrap_or_default();
        let first = draft.content.first().map_or(0, |piece| piece.start);
        let sentence = prose.sentence_of[last].max(earlier.sentence);
        let own = prose.sentence_of[first].min(draft.sentence);
        let apart = prose.paragraph_of[first].saturating_sub(prose.paragraph_of[last]);
        own <= sentence + 1 && own >= earlier.sentence && apart <= 1
    }

    /// The words of the reporting clause's sentence outside what was said.
    fn outside(&self, index: usize) -> impl Iterator<Item = usize> {
        let draft = &self.drafts[index];
        let verb = draft.cue.first().map_or(draft.content[0].start, |cue| cue.start);
        let said = |at: usize| draft.content.iter().any(|piece| piece.contains(&at));
        self.scene
            .sentence(verb)
            .filter(move |at| !said(*at) && !self.scene.quotes.covers(*at))
    }

    /// Whether the reporting clause holds one of these words, or a time.
    fn has(&self, index: usize, words: &[&str]) -> bool {
        self.outside(index).any(|at| self.scene.timed[at] || self.scene.prose.is(at, words))
    }
}

/// The time that an expression tells.
fn found(expression: &Expression) -> Option<Found> {
    Some(Found {
        sense: expression.sense.clone()?.towards(Tense::Past),
        expression: Some(expression.span),
        reasoning: expression.grounds.clone(),
    })
}

fn is_body(draft: &Draft, cast: &Cast) -> bool {
    let kinds = draft.source.actors.iter().map(|&actor| cast.actors[actor].kind);
    !draft.source.actors.is_empty()
        && kinds
            .into_iter()
            .all(|kind| matches!(kind, EntityKind::Organisation | EntityKind::State))
}

/// The day of a conversation set down in turns: told in the head of the page or ahead of the first turn, else the page's own for the
/// record of a sitting.
fn conversation(drafts: &[Draft], scene: &Scene, times: &Times) -> Option<Found> {
    let prose = scene.prose;
    let first = drafts.iter().find(|draft| draft.rule == TURN)?;
    let start = prose.words[first.content[0].start].span.start;
    let ahead = times.expressions.iter().take_while(|expression| expression.span.end <= start);
    let converse = |at: usize| {
        let with = || (at + 1..at + 4).any(|next| prose.is(next, &["to", "with"]));
        !scene.quotes.covers(at) && (prose.is(at, CONVERSED) || prose.is(at, SPOKE) && with())
    };
    let told = |expression: &&Expression| scene.sentence(place::words(prose, expression).start).any(converse);
    let past = |found: &Found| found.sense.is_day() && !times.is_ahead(&found.sense);
    let told = ahead.filter(told).filter_map(found).find(past);
    let told = told.map(|found| taken_over(&found, "the conversation is of that day"));
    let own = || Found {
        sense: Sense::Writing,
        expression: None,
        reasoning: "the page sets down what was said at a sitting of its day".into(),
    };
    told.or_else(|| times.sitting.clone()).or_else(|| times.record.then(own))
}

/// The sentences from the first turn to the last one, those of whoever asks among them.
fn spoken(drafts: &[Draft]) -> Range<usize> {
    let turns = || drafts.iter().filter(|draft| draft.rule == TURN).map(|draft| draft.sentence);
    let (first, last) = (turns().min(), turns().max());
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

fn taken_over(found: &Found, why: &str) -> Found {
    let reasoning = if found.reasoning.starts_with(why) {
        found.reasoning.clone()
    } else {
        format!("{why}; {}", found.reasoning)
    };
    Found {
        reasoning,
        ..found.clone()
    }
}

/// Who speaks, for whom, and who else is named in the phrase that names the speaker.
fn voices(draft: &Draft, scene: &Scene, cast: &Cast) -> BTreeSet<usize> {
    let mut voices: BTreeSet<usize> = draft.source.actors.iter().chain(&draft.source.on_behalf_of).copied().collect();
    let Some(source) = &draft.source.words else {
        return voices;
    };
    let sentence = scene.sentence(source.start);
    let close = |at: usize| {
        let word = scene.prose.lower(at);
        cue(word).is_some() && at >= source.end || matches!(word, ";" | ":" | ".") || scene.quotes.covers(at)
    };
    let end = (source.end..sentence.end.min(source.end + 14))
        .find(|&at| close(at))
        .unwrap_or(source.end);
    for at in source.start..end {
        voices.extend(cast.mention(at).map(|placed| placed.actor));
    }
    voices
}

/// Content words of what was said, in lower case, cut to six letters.
fn stems(prose: &Prose, draft: &Draft) -> BTreeSet<String> {
    let words = draft.content.iter().flat_map(Clone::clone).map(|at| prose.lower(at));
    let content = words.filter(|word| word.chars().count() > 3 && !crate::layout::is_small(word));
    content.map(|word| word.chars().take(6).collect()).collect()
}
