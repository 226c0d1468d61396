//! For each side: whether a step of its own pays, under every order or some, and what each step would fulfil and break.

use standoff_stability::Concept;
use standoff_stability::orders::Known;
use standoff_states::StateId;

use crate::case::{CONCEPTS, TOLD};
use crate::elements::{bearing_on_moves, bearing_on_wishes};
use crate::open_case::OpenCase;
use crate::wording::{capital, change, counted};
use crate::{Block, Ground, Item, Sentence};

use super::orders::share_words;
use super::step::step_sentence;

/// One heading a side.
pub fn first_move(case: &OpenCase) -> Vec<Block> {
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

/// What a side's own steps depend on.
fn own(case: &OpenCase, dm: usize) -> Ground {
    Ground::computed(
        bearing_on_moves(case.conflict, dm)
            .into_iter()
            .chain(bearing_on_wishes(case.conflict, dm)),
    )
}

fn side_blocks(case: &OpenCase, dm: usize, now: StateId) -> Vec<Block> {
    let mut steps: Vec<StateId> = case.space().moves(dm, now).to_vec();
    if steps.is_empty() {
        let words = format!("{} has no step of its own from here: it stays because it must.", case.side(dm));
        return vec![Block::Text(vec![Sentence::new(words, own(case, dm))])];
    }
    steps.sort_by_key(|&to| (change(case.known, dm, now, to).size(), to));
    let single = steps.iter().filter(|to| change(case.known, dm, now, **to).size() <= 1).count();
    let shown = if single == 0 { steps.len().min(TOLD) } else { single };
    let mut lead = vec![whether_any_pays(case, dm, (now, steps.len()))];
    lead.extend(answered(case, dm, now));
    let items = steps[..shown].iter().map(|&to| Item::from(step_sentence(case, dm, (now, to))));
    let mut blocks = vec![Block::Text(lead), Block::List(items.collect())];
    if steps.len() > shown {
        let left = steps.len() - shown;
        let verb = if left == 1 { "changes" } else { "change" };
        let words = format!(
            "{} {verb} several of its options at once; left out here.",
            capital(&counted(left, "more step"))
        );
        blocks.push(Block::Text(vec![Sentence::new(words, own(case, dm))]));
    }
    blocks
}

fn whether_any_pays(case: &OpenCase, dm: usize, (now, steps): (StateId, usize)) -> Sentence {
    let known = case.known.is_open(dm);
    let (every, no) = match known {
        true => ("under every order of its wishes ", "under every order of its wishes "),
        false => ("", ""),
    };
    let end = match case.known.verdict(Concept::Nash, dm, now) {
        Known::Necessarily => format!("{every}none would make things better for it"),
        Known::Not { .. } => format!("{no}at least one would make things better for it"),
        Known::Possibly { .. } => format!(
            "whether none would make things better for it depends on the order of its wishes{}",
            share_words(&case.known.share(Concept::Nash, dm, now))
        ),
        _ => "whether one would make things better for it could not be determined within the work allowed".to_owned(),
    };
    let words = format!(
        "{} could take {} of its own from here; {end}.",
        case.side(dm),
        counted(steps, "step")
    );
    Sentence::new(words, own(case, dm))
}

/// What the others' answers add, where own steps alone do not settle it.
fn answered(case: &OpenCase, dm: usize, now: StateId) -> Option<Sentence> {
    if case.known.verdict(Concept::Nash, dm, now) == Known::Necessarily {
        return None;
    }
    let found: Vec<(Concept, Known)> = CONCEPTS.map(|concept| (concept, case.known.verdict(concept, dm, now))).into();
    let surely = found
        .iter()
        .find(|(_, known)| *known == Known::Necessarily)
        .map(|(concept, _)| *concept);
    let weakest = found.last().map(|(_, known)| known);
    let words = match (surely, weakest) {
        (Some(Concept::Seq | Concept::Sseq), _) => "Under every order the others would answer any step that pays, in their own interest.",
        (Some(_), _) => "Under every order the others could punish any step that pays, though perhaps at a cost to themselves.",
        (None, Some(Known::Not { .. })) => "Under no order could the others punish every step that pays: it would move.",
        (None, Some(Known::Possibly { .. })) => {
            "Whether the others could punish every step that pays, at whatever cost to themselves, depends on the order too."
        }
        _ => "Whether the others could punish every step that pays could not be determined within the work allowed.",
    };
    Some(Sentence::new(words, Ground::computed(case.all_elements())))
}
