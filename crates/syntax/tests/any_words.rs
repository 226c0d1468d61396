//! Whatever the words, what comes out is a tree, and the same one every time.

use proptest::prelude::*;
use standoff_syntax::{Forest, Parser, Relation, Written, cut};

fn parse(text: &str) -> Forest {
    let tokens = cut(text);
    let words: Vec<Written> = tokens.iter().map(Written::from).collect();
    let mut forest = Forest::default();
    Parser::shipped().parse(&words, &mut forest);
    forest
}

/// One root, every head a word, no way round.
fn is_tree(forest: &Forest) -> bool {
    let nodes = forest.nodes();
    let head = |word: usize| nodes[word].head.map(|head| head as usize);
    let roots = nodes.iter().filter(|node| node.head.is_none()).count();
    let agree = nodes.iter().all(|node| node.head.is_none() == (node.relation == Relation::Root));
    let ends = |word: usize| std::iter::successors(Some(word), |&at| head(at)).take(nodes.len() + 1).count() <= nodes.len();
    roots == nodes.len().min(1) && agree && (0..nodes.len()).all(|word| head(word).is_none_or(|head| head < nodes.len()) && ends(word))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_a_tree(text in "(\\PC{0,12}[ ’'\"-]?){0,20}") {
        let (forest, again) = (parse(&text), parse(&text));
        prop_assert!(is_tree(&forest));
        prop_assert_eq!(forest.nodes(), again.nodes());
    }

    #[test]
    fn any_words_give_a_tree(words in proptest::collection::vec("the|of|sign(s|ed)?|[A-Z][a-z]{2,5}|,|“|”|\\.|that|who|[0-9]{1,4}", 0..220)) {
        prop_assert!(is_tree(&parse(&words.join(" "))));
    }
}

#[test]
fn long_input_takes_its_time_but_no_more() {
    let forest = parse(&"and the mayor of Halden said that ".repeat(3000));
    assert_eq!(forest.nodes().len(), 21_000);
    assert!(forest.nodes().iter().filter(|node| node.head.is_none()).count() == 1);
}

#[test]
fn nothing_gives_nothing() {
    assert!(parse("").nodes().is_empty());
    assert_eq!(parse("").lemma(0), "");
}
