//! Why nobody moves first, or who would: for each side what its own steps would bring it, and who would answer them how.

use standoff_stability::{Answer, Concept, Failure, Reason, Step};
use standoff_states::StateId;

use crate::case::{Case, TOLD};
use crate::compare::{Comparison, Turn, compare};
use crate::wording::{capital, change, count, counted, sides};
use crate::{Block, Ground, Item, Sentence};

/// The title says what the section will tell.
pub fn title(case: &Case) -> String {
    let held = case
        .now
        .is_some_and(|now| case.makers().all(|dm| case.holds_for(dm, now).is_some()));
    if held {
        "Why nobody moves first"
    } else {
        "Who would move first, and why"
    }
    .to_owned()
}

/// One heading a side.
pub fn blocks(case: &Case) -> Vec<Block> {
    let Some(now) = case.now else {
        let words = "Without a present situation in the model, nothing can be said about first steps.";
        return vec![Block::Text(vec![Sentence::new(words, Ground::computed([]))])];
    };
    let mut blocks = Vec::new();
    for dm in case.makers() {
        blocks.push(Block::Heading(case.side(dm)));
        blocks.extend(side_blocks(case, dm, now));
    }
    blocks
}

fn side_blocks(case: &Case, dm: usize, now: StateId) -> Vec<Block> {
    let concept = case.holds_for(dm, now).unwrap_or(Concept::Gmr);
    match case.analysis.verdict(concept, dm, now).reason {
        Reason::NoMove => {
            let words = format!("{} has no step of its own from here: it stays because it must.", case.side(dm));
            vec![Block::Text(vec![Sentence::new(
                words,
                Ground::computed(case.elements_of_rest(dm, now)),
            )])]
        }
        Reason::NoImprovement { moves } => content(case, dm, (now, moves)),
        Reason::Deterred { answers } => deterred(case, (dm, concept), &answers),
        Reason::Open { improvement, failure } => open(case, dm, (now, improvement), &failure),
    }
}

/// No step of its own pays: each single step, with the wish it would break.
fn content(case: &Case, dm: usize, (now, moves): (StateId, usize)) -> Vec<Block> {
    let order = if case.order_matters(dm, now) {
        ""
    } else {
        ", in whatever order its wishes are put"
    };
    let none = match moves {
        1 => "it would not make things better for it",
        _ => "none would make things better for it",
    };
    let lead = format!(
        "{} could take {} of its own from here; {none}{order}.",
        case.side(dm),
        counted(moves, "step")
    );
    let steps = case.own_steps(dm, now);
    let single = steps
        .iter()
        .filter(|(to, _)| change(case.analysis, dm, now, *to).size() <= 1)
        .count();
    let told = if single == 0 { steps.len().min(TOLD) } else { single };
    let items = steps[..told]
        .iter()
        .map(|(to, comparison)| Item::from(step_sentence(case, dm, (now, *to), comparison)));
    let mut blocks = vec![
        Block::Text(vec![Sentence::new(lead, Ground::computed(case.elements_of_rest(dm, now)))]),
        Block::List(items.collect()),
    ];
    if steps.len() > told {
        let words = format!("{}.", capital(&several(steps.len() - told)));
        blocks.push(Block::Text(vec![Sentence::new(
            words,
            Ground::computed(case.elements_of_rest(dm, now)),
        )]));
    }
    blocks
}

/// The steps that are not told one by one.
fn several(number: usize) -> String {
    match number {
        1 => "one more step would change several of its options at once; it would not make things better either".to_owned(),
        n => format!(
            "{} more steps would change several of its options at once; none would make things better either",
            count(n)
        ),
    }
}

/// What a step would bring the side that takes it.
pub fn step_sentence(case: &Case, dm: usize, (from, to): (StateId, StateId), comparison: &Comparison) -> Sentence {
    let noun = change(case.analysis, dm, from, to).noun(case.conflict);
    Sentence::new(
        format!("{} {}.", capital(&noun), comparison.why(case.analysis)),
        comparison.ground(case.analysis),
    )
}

/// Steps would pay, but each is answered.
fn deterred(case: &Case, (dm, concept): (usize, Concept), answers: &[Answer]) -> Vec<Block> {
    let Some(now) = case.now else { return Vec::new() };
    let words = format!(
        "{} would gain by {} if the others stood still, but {} {} so that nothing is gained.",
        case.side(dm),
        counted(answers.len(), "step"),
        if answers.len() == 1 { "it" } else { "each" },
        match concept {
            Concept::Seq | Concept::Sseq => "would be answered by others in their own interest",
            _ => "could be answered by others, perhaps at a cost to themselves,",
        }
    );
    let items = answers.iter().take(TOLD).map(|answer| answer_item(case, dm, (now, answer)));
    let mut blocks = vec![
        Block::Text(vec![Sentence::new(words, Ground::computed(case.all_elements()))]),
        Block::List(items.collect()),
    ];
    if answers.len() > TOLD {
        let words = format!("{} would be answered too.", capital(&counted(answers.len() - TOLD, "more step")));
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(case.all_elements()))]));
    }
    blocks
}

fn answer_item(case: &Case, dm: usize, (now, answer): (StateId, &Answer)) -> Item {
    let gain = compare(case.analysis, dm, (now, answer.improvement));
    let mut item = Item::from(step_sentence(case, dm, (now, answer.improvement), &gain));
    item.under = moves(case, answer.improvement, &answer.moves);
    let end = answer.moves.last().map_or(answer.improvement, |step| step.to);
    item.under.push(vec![outcome(case, dm, (now, end), answer)]);
    item
}

/// The answering moves one by one, each with what it brings its mover.
fn moves(case: &Case, start: StateId, steps: &[Step]) -> Vec<Vec<Sentence>> {
    let mut from = start;
    let mut told = Vec::new();
    for step in steps {
        let noun = change(case.analysis, step.mover, from, step.to).noun(case.conflict);
        let comparison = compare(case.analysis, step.mover, (from, step.to));
        let words = format!(
            "{} could answer by {noun}, which {}.",
            case.side(step.mover),
            comparison.why(case.analysis)
        );
        told.push(vec![Sentence::new(words, comparison.ground(case.analysis))]);
        from = step.to;
    }
    told
}

/// Where the answer leaves the side that moved.
fn outcome(case: &Case, dm: usize, (now, end): (StateId, StateId), answer: &Answer) -> Sentence {
    let comparison = compare(case.analysis, dm, (now, end));
    let left = match comparison.turn {
        Turn::Same => format!("That would leave {} exactly as well off as now", case.side(dm)),
        _ => format!("Compared with now, that {}", comparison.why(case.analysis)),
    };
    let escape = match &answer.escape {
        Some(escape) if escape.moves.is_empty() => ", and it could not move on from there",
        Some(_) => ", and no step of its own from there would make it better off than now",
        None => "",
    };
    Sentence::new(format!("{left}{escape}."), comparison.ground(case.analysis))
}

/// A step pays and nothing deters it.
fn open(case: &Case, dm: usize, (now, improvement): (StateId, StateId), failure: &Failure) -> Vec<Block> {
    let gain = compare(case.analysis, dm, (now, improvement));
    let step = change(case.analysis, dm, now, improvement).noun(case.conflict);
    let lead = format!("{} would move first: {step} {}.", case.side(dm), gain.why(case.analysis));
    let ground = || Ground::computed(case.all_elements());
    let why = match failure {
        Failure::NotAsked => "It gains by the step itself, whatever the others do then.".to_owned(),
        Failure::NobodyAnswers => "No other side has a step with which to answer.".to_owned(),
        Failure::NoSanction { reached } => format!(
            "The others could bring about {} in answer, {} still better for it than now.",
            counted(*reached, "situation"),
            if *reached == 1 { "which is" } else { "all of them" }
        ),
        Failure::Escaped { moves, escape } => {
            let movers: Vec<usize> = moves.iter().map(|step| step.mover).collect();
            let end = moves.last().map_or(improvement, |step| step.to);
            let back = change(case.analysis, dm, end, *escape).noun(case.conflict);
            format!(
                "{} could answer, but from there it would be better off than now by {back}.",
                sides(case.conflict, &movers)
            )
        }
    };
    vec![Block::Text(vec![
        Sentence::new(lead, gain.ground(case.analysis)),
        Sentence::new(why, ground()),
    ])]
}
