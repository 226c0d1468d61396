//! Where things stand: for each side what it does, what it could do, and what it wants.

use standoff_conflict::{Direction, Preference};

use crate::elements::{ground, wishes};
use crate::importance::{Importance, importance, parts_of};
use crate::scene::Scene;
use crate::wording::{capital, condition, label, options_of, taken};
use crate::{Block, Element, Ground, Item, Sentence, Verdicts};

/// One heading a side: its options, then its wishes.
pub fn blocks(scene: &Scene) -> Vec<Block> {
    let mut blocks = vec![Block::Text(vec![opening(scene)])];
    for dm in scene.makers() {
        blocks.push(Block::Heading(scene.side(dm)));
        blocks.push(options(scene, dm));
        blocks.extend(wants(scene, dm));
    }
    blocks
}

fn opening(scene: &Scene) -> Sentence {
    match (scene.now, &scene.conflict.as_of) {
        (None, _) => {
            let words = "The model does not say where the dispute stands; below is what each side could do and wants.";
            Sentence::new(words, Ground::computed([]))
        }
        (Some(_), day) => {
            let day = day.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
            let words = format!("This is what each side does and leaves undone{day}.");
            Sentence::new(words, ground(scene.conflict, Element::StatusQuo))
        }
    }
}

fn options(scene: &Scene, dm: usize) -> Block {
    let own = options_of(scene.conflict, dm);
    if own.is_empty() {
        let words = format!("{} has no option of its own in the model.", scene.side(dm));
        return Block::Text(vec![Sentence::new(words, Ground::computed([Element::DecisionMaker(dm)]))]);
    }
    Block::List(own.into_iter().map(|option| option_item(scene, option)).collect())
}

fn option_item(scene: &Scene, option: usize) -> Item {
    let lead = match scene.now.and_then(|now| taken(scene.verdicts(), now, option)) {
        Some(true) => "Does",
        Some(false) => "Does not, but could",
        None => "Could",
    };
    let words = format!("{lead}: {}", label(scene.conflict, option));
    let mut item = Item::from(Sentence::new(words, ground(scene.conflict, Element::Choice(option))));
    let direction = match scene.conflict.options[option].direction {
        Direction::Both => return item,
        Direction::TakeOnly => "Once done, this cannot be undone.",
        Direction::DropOnly => "Once dropped, this cannot be taken up again.",
    };
    item.sentences
        .push(Sentence::new(direction, ground(scene.conflict, Element::Direction(option))));
    item
}

/// The wishes of a side, most important first as far as that is known.
fn wants(scene: &Scene, dm: usize) -> Vec<Block> {
    let order = ground(scene.conflict, Element::Order(dm));
    let statements = wishes(scene.conflict, dm);
    match scene.conflict.preferences.get(dm) {
        Some(Preference::Weights(weights)) if !weights.is_empty() => {
            let words = format!(
                "It ranks the outcomes by points for what is done and what is left{}.",
                levels(scene, dm)
            );
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        Some(Preference::Ranking(_) | Preference::Facts(_)) => {
            let words = match scene.verdicts() {
                Verdicts::PartlyKnown(known) if known.is_open(dm) => {
                    "Of some outcomes it is known which it prefers to which; of others it is not.".to_owned()
                }
                _ => format!("It ranks the outcomes directly{}.", levels(scene, dm)),
            };
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        _ if statements.is_empty() => {
            let words = "The model gives it no wishes: all outcomes are alike to it.";
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        _ if importance(scene.conflict, dm) != Importance::Full => open_wants(scene, dm),
        _ => vec![
            Block::Text(vec![wants_lead(scene, dm, order)]),
            Block::Numbered(wish_items(scene, dm)),
        ],
    }
}

/// On how many levels a side ranks the outcomes, where that was worked out.
fn levels(scene: &Scene, dm: usize) -> String {
    match scene.verdicts() {
        Verdicts::Known(analysis) => format!(", on {} levels", analysis.ranks(dm)),
        Verdicts::PartlyKnown(_) => String::new(),
    }
}

fn wants_lead(scene: &Scene, dm: usize, order: Ground) -> Sentence {
    let statements = wishes(scene.conflict, dm);
    if statements.len() == 1 {
        return Sentence::new("It wants one thing:", Ground::computed([Element::Wish(dm, 0)]));
    }
    let as_written: Vec<Vec<usize>> = (0..statements.len()).map(|n| vec![n]).collect();
    if parts_of(scene.conflict, dm).chains == [as_written] {
        return Sentence::new("It wants, most important first:", order);
    }
    Sentence::new(
        "It wants the following; what counts more is said by ranks in the model, not by the place here:",
        order,
    )
}

fn wish_items(scene: &Scene, dm: usize) -> Vec<Item> {
    let all = 0..wishes(scene.conflict, dm).len();
    all.map(|n| Item::from(wish_sentence(scene, dm, n))).collect()
}

fn wish_sentence(scene: &Scene, dm: usize, n: usize) -> Sentence {
    let words = capital(&condition(scene.conflict, &wishes(scene.conflict, dm)[n].want, Some(dm)));
    Sentence::new(words, ground(scene.conflict, Element::Wish(dm, n)))
}

/// The wishes of a side whose order is not known, or only in part: no wish gets a number that nobody gave it.
fn open_wants(scene: &Scene, dm: usize) -> Vec<Block> {
    let parts = parts_of(scene.conflict, dm);
    let every = || Ground::computed((0..wishes(scene.conflict, dm).len()).map(|n| Element::Wish(dm, n)));
    if importance(scene.conflict, dm) == Importance::Unknown {
        let words = "It wants the following; which of these counts more for it is not known:";
        return vec![Block::Text(vec![Sentence::new(words, every())]), Block::List(wish_items(scene, dm))];
    }
    let mut blocks = Vec::new();
    for (place, chain) in parts.chains.iter().enumerate() {
        let words = match place {
            0 => "It wants, most important first:",
            _ => "It also wants, most important first; how these compare with the ones above is not known:",
        };
        let items = chain.iter().map(|group| group_item(scene, dm, group));
        blocks.push(Block::Text(vec![Sentence::new(words, ground(scene.conflict, Element::Order(dm)))]));
        blocks.push(Block::Numbered(items.collect()));
    }
    if !parts.loose.is_empty() {
        let words = "It also wants the following; how much these count is not known:";
        let items = parts.loose.iter().map(|&n| Item::from(wish_sentence(scene, dm, n)));
        blocks.push(Block::Text(vec![Sentence::new(words, every())]));
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

/// Wishes of one place; several are told one below the other.
fn group_item(scene: &Scene, dm: usize, group: &[usize]) -> Item {
    if let [only] = group {
        return Item::from(wish_sentence(scene, dm, *only));
    }
    let words = "These, of which it is not known which counts more:";
    let mut item = Item::from(Sentence::new(words, Ground::computed(group.iter().map(|&n| Element::Wish(dm, n)))));
    item.under = group.iter().map(|&n| vec![wish_sentence(scene, dm, n)]).collect();
    item
}
