//! What changed since the earlier model: options, wishes, the present situation, and with them the verdicts.

use std::collections::BTreeMap;

use standoff_conflict::{Conflict, Support};
use standoff_stability::{Analysis, Concept};

use crate::case::{Case, because};
use crate::elements::{ground, wishes};
use crate::importance::{Importance, importance};
use crate::scene::{Scene, Staged};
use crate::wording::{condition, counted, label, of_which, quoted, side};
use crate::{Block, BriefInput, Element, Ground, Item, Sentence, Verdicts};

/// Empty where there is no earlier model.
pub fn blocks(scene: &Scene, case: Option<&Case>) -> Vec<Block> {
    let Some(earlier) = scene.input.earlier else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Text(vec![lead(earlier.conflict())])];
    let held = match (case, earlier) {
        (Some(case), Verdicts::Known(earlier)) => verdicts(case, earlier),
        _ => vec![Item::from(not_compared())],
    };
    let parts = [
        ("Options", options(scene, earlier.conflict())),
        ("Wishes", all_wishes(scene, earlier.conflict())),
        ("The present situation", present(scene, earlier.conflict())),
        ("What holds", held),
    ];
    for (heading, items) in parts {
        if !items.is_empty() {
            blocks.push(Block::Heading(heading.to_owned()));
            blocks.push(Block::List(items));
        }
    }
    blocks
}

fn not_compared() -> Sentence {
    let words = "What holds is not compared: in at least one of the two models the order of some wishes is not known.";
    Sentence::new(words, computed())
}

fn lead(earlier: &Conflict) -> Sentence {
    let day = earlier.as_of.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
    Sentence::new(
        format!(
            "Compared with “{}”{day}. Parts are matched by the names they have in the models.",
            earlier.title
        ),
        computed(),
    )
}

/// What two models say is worked out by comparing them; the parts of the present one carry their own grounds.
fn computed() -> Ground {
    Ground::computed([])
}

/// The ground of what only the earlier model has: its citations, or the comparison where it had none.
fn gone(support: &Support) -> Ground {
    match Ground::of(support, Element::StatusQuo) {
        cited @ Ground::Cited { .. } => cited,
        _ => computed().showing(&[support]),
    }
}

/// Options by owner and key.
fn option_keys(conflict: &Conflict) -> BTreeMap<(String, String), usize> {
    let owner = |dm: usize| conflict.decision_makers.get(dm).map(|maker| maker.key.clone()).unwrap_or_default();
    let keyed = conflict.options.iter().enumerate();
    keyed.map(|(n, option)| ((owner(option.owner), option.key.clone()), n)).collect()
}

fn options(scene: &Scene, earlier: &Conflict) -> Vec<Item> {
    let (before, after) = (option_keys(earlier), option_keys(scene.conflict));
    let mut items = Vec::new();
    for (key, option) in &after {
        let owner = scene.side(scene.conflict.options[*option].owner);
        let new = label(scene.conflict, *option);
        let words = match before.get(key).map(|old| label(earlier, *old)) {
            None => format!("{owner}, new in the model: “{new}”."),
            Some(old) if old != new => format!("{owner}, worded anew: “{old}” is now “{new}”."),
            Some(_) => continue,
        };
        items.push(Item::from(Sentence::new(words, ground(scene.conflict, Element::Choice(*option)))));
    }
    for (key, option) in &before {
        if !after.contains_key(key) {
            let words = format!(
                "{}, no longer in the model: {}.",
                side(earlier, earlier.options[*option].owner),
                quoted(earlier, *option)
            );
            items.push(Item::from(Sentence::new(words, gone(&earlier.options[*option].support))));
        }
    }
    items
}

fn maker_named(conflict: &Conflict, key: &str) -> Option<usize> {
    conflict.decision_makers.iter().position(|maker| maker.key == key)
}

fn all_wishes(scene: &Scene, earlier: &Conflict) -> Vec<Item> {
    let mut items: Vec<Item> = scene.makers().flat_map(|dm| wishes_of(scene, earlier, dm)).collect();
    for (old, maker) in earlier.decision_makers.iter().enumerate() {
        if maker_named(scene.conflict, &maker.key).is_none() {
            items.push(Item::from(Sentence::new(
                format!("{} is no longer a side of the model.", side(earlier, old)),
                computed(),
            )));
        }
    }
    items
}

/// What changed in one side's wishes: new, reworded, moved, gone.
fn wishes_of(scene: &Scene, earlier: &Conflict, dm: usize) -> Vec<Item> {
    let name = scene.side(dm);
    let Some(old_dm) = scene
        .conflict
        .decision_makers
        .get(dm)
        .and_then(|maker| maker_named(earlier, &maker.key))
    else {
        return vec![Item::from(Sentence::new(
            format!("{name} is a new side of the model."),
            ground(scene.conflict, Element::DecisionMaker(dm)),
        ))];
    };
    let (old, new) = (wishes(earlier, old_dm), wishes(scene.conflict, dm));
    let mut items = Vec::new();
    let numbered = importance(scene.conflict, dm) == Importance::Full && importance(earlier, old_dm) == Importance::Full;
    for (n, wish) in new.iter().enumerate() {
        let words = condition(scene.conflict, &wish.want, Some(dm));
        let told = match old.iter().position(|other| other.id == wish.id) {
            None if numbered => format!("{name}, wish new in the model, number {}: {words}.", n + 1),
            None => format!("{name}, wish new in the model: {words}."),
            // Compared by the options' names: a new label alone is told under the options.
            Some(o) if earlier.print(&old[o].want) != scene.conflict.print(&wish.want) => {
                format!(
                    "{name}, wish{} was {} and is now {words}.",
                    if numbered { format!(" {}", n + 1) } else { String::new() },
                    condition(earlier, &old[o].want, Some(old_dm))
                )
            }
            Some(o) if o != n && numbered => format!("{name}, wish {words} was number {} and is now number {}.", o + 1, n + 1),
            Some(_) => continue,
        };
        items.push(Item::from(Sentence::new(told, ground(scene.conflict, Element::Wish(dm, n)))));
    }
    for wish in old.iter().filter(|wish| !new.iter().any(|other| other.id == wish.id)) {
        let words = format!(
            "{name}, wish no longer in the model: {}.",
            condition(earlier, &wish.want, Some(old_dm))
        );
        items.push(Item::from(Sentence::new(words, gone(&wish.support))));
    }
    items
}

/// What is done now and was not, or the other way round. Only options that both models have can tell: of an option that one of them
/// leaves out it says nothing.
fn present(scene: &Scene, earlier: &Conflict) -> Vec<Item> {
    let (Some(then), Some(now)) = (&earlier.status_quo, &scene.conflict.status_quo) else {
        return Vec::new();
    };
    let before = option_keys(earlier);
    let mut items = Vec::new();
    for (key, option) in &option_keys(scene.conflict) {
        let Some(old) = before.get(key) else { continue };
        let (taken, was_taken) = (now.state >> option & 1 == 1, then.state >> old & 1 == 1);
        if taken != was_taken {
            let words = format!(
                "{} {}: {}.",
                scene.side(scene.conflict.options[*option].owner),
                if taken { "now does" } else { "no longer does" },
                quoted(scene.conflict, *option)
            );
            items.push(Item::from(Sentence::new(words, ground(scene.conflict, Element::StatusQuo))));
        }
    }
    items
}

fn verdicts(case: &Case, earlier: &Analysis) -> Vec<Item> {
    let input = BriefInput {
        verdicts: Verdicts::Known(earlier),
        earlier: None,
        what_ifs: &[],
        ..case.input.clone()
    };
    let then = Case::new(&input, earlier);
    let ground = || Ground::computed(case.all_elements());
    let held = format!("The situation of the day: then {}; now {}.", held(&then), held(case));
    let better = format!(
        "Better for every side than the situation of the day: then {}; now {}.",
        better(&then),
        better(case)
    );
    let strong = |case: &Case| counted(case.analysis.equilibria(Concept::Nash).len(), "outcome");
    let others = format!("Holding in the strongest sense: then {}; now {}.", strong(&then), strong(case));
    [held, better, others]
        .map(|words| Item::from(Sentence::new(words, ground())))
        .into()
}

fn held(case: &Case) -> String {
    match case.now.map(|now| case.holds(now)) {
        None => "not stated".to_owned(),
        Some(None) => "it holds in no sense for all".to_owned(),
        Some(Some(Concept::Nash)) => "it holds in the strongest sense".to_owned(),
        Some(Some(concept)) => format!("it holds only because {}", because(concept)),
    }
}

fn better(case: &Case) -> String {
    match case.better.len() {
        0 => "nothing".to_owned(),
        n => format!("{}, {}", counted(n, "outcome"), of_which(n, case.firm_and_better())),
    }
}
