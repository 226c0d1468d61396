//! What is asked, and of what model.

use crate::scene::Scene;
use crate::wording::{count, counted, joined};
use crate::{Block, Element, Ground, Sentence};

/// The size of the model in one sentence; the analyst's own question stands above it.
pub fn blocks(scene: &Scene) -> Vec<Block> {
    let makers: Vec<Element> = scene.makers().map(Element::DecisionMaker).collect();
    let names: Vec<String> = scene.makers().map(|dm| scene.side(dm)).collect();
    let day = scene.conflict.as_of.as_ref().map(|day| format!(" as of {day}")).unwrap_or_default();
    let who = match names.len() {
        0 => "The model names no side".to_owned(),
        1 => format!("The model describes one side{day}: {}", names[0]),
        n => format!("The model describes {} sides{day}: {}", count(n), joined(&names)),
    };
    let size = format!(
        "Together they have {}, which can be combined into {} that could occur.",
        counted(scene.conflict.options.len(), "option"),
        situations(scene.space().len())
    );
    let options = (0..scene.conflict.options.len()).map(Element::Choice);
    let rules = (0..scene.conflict.infeasible.len()).map(Element::Infeasible);
    let merges = (0..scene.conflict.merges.len()).map(Element::Merge);
    vec![Block::Text(vec![
        Sentence::new(format!("{who}."), Ground::computed(makers)),
        Sentence::new(size, Ground::computed(options.chain(rules).chain(merges))),
    ])]
}

fn situations(number: usize) -> String {
    if number == 1 {
        "one situation".to_owned()
    } else {
        format!("{number} situations")
    }
}
