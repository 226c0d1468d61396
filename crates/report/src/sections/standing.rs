//! Where things stand: for each side what it does, what it could do, and what it wants.

use standoff_conflict::{Direction, Preference, StatementRank};

use crate::case::Case;
use crate::elements::{ground, wishes};
use crate::wording::{capital, condition, label, options_of, taken};
use crate::{Block, Element, Ground, Item, Sentence};

/// One heading a side: its options, then its wishes.
pub fn blocks(case: &Case) -> Vec<Block> {
    let mut blocks = vec![Block::Text(vec![opening(case)])];
    for dm in case.makers() {
        blocks.push(Block::Heading(case.side(dm)));
        blocks.push(options(case, dm));
        blocks.extend(wants(case, dm));
    }
    blocks
}

fn opening(case: &Case) -> Sentence {
    match (case.now, &case.conflict.as_of) {
        (None, _) => {
            let words = "The model does not say where the dispute stands; below is what each side could do and wants.";
            Sentence::new(words, Ground::computed([]))
        }
        (Some(_), day) => {
            let day = day.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
            let words = format!("This is what each side does and leaves undone{day}.");
            Sentence::new(words, ground(case.conflict, Element::StatusQuo))
        }
    }
}

fn options(case: &Case, dm: usize) -> Block {
    let own = options_of(case.conflict, dm);
    if own.is_empty() {
        let words = format!("{} has no option of its own in the model.", case.side(dm));
        return Block::Text(vec![Sentence::new(words, Ground::computed([Element::DecisionMaker(dm)]))]);
    }
    Block::List(own.into_iter().map(|option| option_item(case, option)).collect())
}

fn option_item(case: &Case, option: usize) -> Item {
    let lead = match case.now.and_then(|now| taken(case.analysis, now, option)) {
        Some(true) => "Does",
        Some(false) => "Does not, but could",
        None => "Could",
    };
    let words = format!("{lead}: {}", label(case.conflict, option));
    let mut item = Item::from(Sentence::new(words, ground(case.conflict, Element::Choice(option))));
    let direction = match case.conflict.options[option].direction {
        Direction::Both => return item,
        Direction::TakeOnly => "Once done, this cannot be undone.",
        Direction::DropOnly => "Once dropped, this cannot be taken up again.",
    };
    item.sentences
        .push(Sentence::new(direction, ground(case.conflict, Element::Direction(option))));
    item
}

/// The wishes of a side, most important first.
fn wants(case: &Case, dm: usize) -> Vec<Block> {
    let order = ground(case.conflict, Element::Order(dm));
    let statements = wishes(case.conflict, dm);
    match case.conflict.preferences.get(dm) {
        Some(Preference::Weights(weights)) if !weights.is_empty() => {
            let words = format!(
                "It ranks the outcomes by points for what is done and what is left, on {} levels.",
                case.analysis.ranks(dm)
            );
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        Some(Preference::Ranking(_) | Preference::Facts(_)) => {
            let words = format!("It ranks the outcomes directly, on {} levels.", case.analysis.ranks(dm));
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        _ if statements.is_empty() => {
            let words = "The model gives it no wishes: all outcomes are alike to it.";
            vec![Block::Text(vec![Sentence::new(words, order)])]
        }
        _ => vec![Block::Text(wants_lead(case, dm, order)), Block::Numbered(wish_items(case, dm))],
    }
}

fn wants_lead(case: &Case, dm: usize, order: Ground) -> Vec<Sentence> {
    let statements = wishes(case.conflict, dm);
    if statements.len() == 1 {
        return vec![Sentence::new("It wants one thing:", Ground::computed([Element::Wish(dm, 0)]))];
    }
    let mut sentences = vec![Sentence::new("It wants, most important first:", order)];
    if statements.iter().any(|wish| wish.rank != StatementRank::AsWritten) {
        let words = "The order of some of these is marked as unknown; the brief takes them as they are written.";
        sentences.push(Sentence::new(words, Ground::computed([Element::Order(dm)])));
    }
    sentences
}

fn wish_items(case: &Case, dm: usize) -> Vec<Item> {
    let item = |n: usize| {
        let words = capital(&condition(case.conflict, &wishes(case.conflict, dm)[n].want, Some(dm)));
        Item::from(Sentence::new(words, ground(case.conflict, Element::Wish(dm, n))))
    };
    (0..wishes(case.conflict, dm).len()).map(item).collect()
}
