//! When words were said: the time beside the verb, the occasion shared with other words, else what the tense tells.

use crate::Span;
use crate::dates::{Expression, Sense, Tense};
use crate::entities::Cast;
use crate::statements::grammar::is_finite;
use crate::statements::{Draft, Scene};
use crate::timing::clause::{Aspect, aspect, is_habit};
use crate::timing::occasion::{Occasions, TURN};
use crate::timing::place;
use crate::timing::times::{Found, Times};

/// The times of the statements of a page, in the order of the drafts; `None` where the page does not tell. About linear in the number
/// of words, and in the number of statements of one speaker.
pub(crate) fn of_statements(drafts: &[Draft], scene: &Scene, cast: &Cast, times: &Times) -> Vec<Option<Found>> {
    let told: Vec<Option<Found>> = drafts.iter().map(|draft| told(draft, scene, times)).collect();
    let mut occasions = Occasions::new(drafts, (scene, times), cast, told);
    for index in 0..drafts.len() {
        if occasions.found[index].is_none() {
            let found = shared(&occasions, index).or_else(|| by_tense(&occasions, index));
            occasions.found[index] = found;
        }
    }
    occasions.found
}

/// The time beside source and verb, outside the words that were said.
fn told(draft: &Draft, scene: &Scene, times: &Times) -> Option<Found> {
    let prose = scene.prose;
    let cue = draft.cue.first().cloned();
    let verb = usize::from(draft.cue.is_empty()) * 2;
    let source = draft.source.words.clone();
    let source = source.map(|words| words.start..(words.end + verb).min(prose.words.len()));
    let mut core = cue.clone().or_else(|| source.clone())?;
    if let Some(source) = source.filter(|source| prose.sentence_of[source.start] == prose.sentence_of[core.start]) {
        core = core.start.min(source.start)..core.end.max(source.end);
    }
    let content: Vec<Span> = draft.content.iter().map(|piece| prose.span(piece)).collect();
    let above = || {
        let verb = cue.as_ref().filter(|cue| aspect(scene, cue.start) == Aspect::Bare)?.start;
        let main = main_verb(draft, scene, verb)?;
        place::beside(prose, times, &(main..main + 1), &content)
    };
    if draft.rule == TURN {
        return None;
    }
    let expression = place::beside(prose, times, &core, &content)
        .or_else(|| behind(draft, scene, times))
        .or_else(above)?;
    let past = cue.is_none_or(|cue| !matches!(aspect(scene, cue.start), Aspect::Ahead | Aspect::Present | Aspect::State));
    let words = place::words(prose, expression);
    let sense = expression.sense.clone()?;
    let sense = if past { sense.towards(Tense::Past) } else { sense };
    if times.is_ahead(&sense) {
        return None;
    }
    let since = words.clone().any(|at| prose.lower(at) == "since") || words.start > 0 && prose.is(words.start - 1, &["since"]);
    let sense = if since { Sense::SinceUntilWriting(Box::new(sense)) } else { sense };
    Some(Found {
        sense,
        expression: Some(expression.span),
        reasoning: expression.grounds.clone(),
    })
}

/// The verb with a tense on which a participle hangs: "quoted her as *saying*", "issued a statement *urging*".
fn main_verb(draft: &Draft, scene: &Scene, verb: usize) -> Option<usize> {
    let said = |at: usize| draft.content.iter().any(|piece| piece.contains(&at)) || scene.quotes.covers(at);
    let sentence = scene.sentence(verb);
    (sentence.start..verb).rev().find(|&at| !said(at) && is_finite(scene.prose, at))
}

/// The time that closes the words but can only be that of the saying: "asked the crews to get ready last week".
fn behind<'t>(draft: &Draft, scene: &Scene, times: &Times<'t>) -> Option<&'t Expression> {
    let prose = scene.prose;
    let last = draft.content.last()?;
    let own = prose.span(last);
    let finite = last.clone().any(|at| is_finite(prose, at));
    let closing = |expression: &&Expression| {
        expression.span.end >= own.end && expression.span.start > own.start && expression.sense.as_ref().is_some_and(Sense::is_past)
    };
    let quoted = scene.quotes.covers(last.end - 1);
    times.within(own).filter(|_| !finite && !quoted).find(closing)
}

/// The occasion that a statement shares with another of the page.
fn shared(occasions: &Occasions, index: usize) -> Option<Found> {
    if let Some(found) = occasions.retold(index) {
        return Some(found);
    }
    let draft = &occasions.drafts[index];
    let Some(cue) = draft.cue.first() else {
        return occasions.conversation(index).or_else(|| occasions.goes_on(index));
    };
    match aspect(occasions.scene, cue.start) {
        Aspect::Past if is_habit(occasions.scene, cue.start) => None,
        Aspect::Past => occasions
            .goes_on(index)
            .or_else(|| occasions.leads_up(index))
            .or_else(|| occasions.replies(index))
            .or_else(|| occasions.earlier(index))
            .or_else(|| occasions.summary(index))
            .or_else(|| occasions.twin(index)),
        Aspect::Perfect if is_habit(occasions.scene, cue.start) => None,
        Aspect::Perfect => occasions.twin(index).or_else(|| occasions.summary(index)),
        Aspect::Bare => occasions.goes_on(index).or_else(|| occasions.twin(index)),
        _ => None,
    }
}

/// What the tense of the verb tells, where nothing else does.
fn by_tense(occasions: &Occasions, index: usize) -> Option<Found> {
    let (draft, scene) = (&occasions.drafts[index], occasions.scene);
    let Some(cue) = draft.cue.first() else {
        return Some(Found {
            sense: Sense::Reported,
            expression: None,
            reasoning: "set down without a time, before the page was written".to_owned(),
        });
    };
    let aspect = aspect(scene, cue.start);
    let (sense, why) = match aspect {
        Aspect::Past if is_habit(scene, cue.start) => (Sense::UpToWriting, "said more than once, or earlier, before the page was written"),
        Aspect::Past | Aspect::Bare => match occasions.after_news(index) {
            _ if occasions.release => (Sense::Writing, "told in a release by those who issue it"),
            Some(found) => return Some(found),
            None => (Sense::Reported, "reported without a time, before the page was written"),
        },
        Aspect::Perfect => (Sense::UpToWriting, "in the perfect tense: at some time before the page was written"),
        Aspect::Present => (Sense::Writing, "in the present tense: as the page was written"),
        Aspect::State | Aspect::Ahead => return None,
    };
    Some(Found {
        sense,
        expression: None,
        reasoning: why.to_owned(),
    })
}
