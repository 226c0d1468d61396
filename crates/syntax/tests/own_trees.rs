//! The shipped weights on sentences of our own with trees made by hand: floors, so that weights that learned nothing are noticed.

use standoff_syntax::{Forest, Form, Parser, Relation, Tag, Written, cut};

/// Sentences; behind each its words' heads (from one on, zero for the root) with their relations.
const TREES: [(&str, &str); 11] = [
    (
        "The mayor refused to open the gates.",
        "2 det, 3 nsubj, 0 root, 5 mark, 3 xcomp, 7 det, 5 obj, 3 punct",
    ),
    (
        "If the owners sign, work will start within ten days.",
        "4 mark, 3 det, 4 nsubj, 8 advcl, 4 punct, 8 nsubj, 8 aux, 0 root, 11 case, 11 nummod, 8 obl, 8 punct",
    ),
    (
        "Two officials confirmed that a letter had been sent to the ministry.",
        "2 nummod, 3 nsubj, 0 root, 9 mark, 6 det, 9 nsubj:pass, 9 aux, 9 aux:pass, 3 ccomp, 12 case, 12 det, 9 obl, 3 punct",
    ),
    (
        "Halden and Osby will not accept the offer.",
        "6 nsubj, 3 cc, 1 conj, 6 aux, 6 advmod, 0 root, 8 det, 6 obj, 6 punct",
    ),
    ("She gave them a week.", "2 nsubj, 0 root, 2 iobj, 5 det, 2 obj, 2 punct"),
    (
        "The treaty was signed by both ministers in May.",
        "2 det, 4 nsubj:pass, 4 aux:pass, 0 root, 7 case, 7 det, 4 obl:agent, 9 case, 4 obl, 4 punct",
    ),
    (
        "The man who sold the boats is ill.",
        "2 det, 8 nsubj, 4 nsubj, 2 acl:relcl, 6 det, 4 obj, 8 cop, 0 root, 8 punct",
    ),
    (
        "Lund’s brother wants to leave.",
        "3 nmod:poss, 1 case, 4 nsubj, 0 root, 6 mark, 4 xcomp, 4 punct",
    ),
    (
        "There is no bridge over the river.",
        "2 expl, 0 root, 4 det, 2 nsubj, 7 case, 7 det, 4 nmod, 2 punct",
    ),
    (
        "He said he would come, but nobody saw him.",
        "2 nsubj, 0 root, 5 nsubj, 5 aux, 2 ccomp, 9 punct, 9 cc, 9 nsubj, 2 conj, 9 obj, 2 punct",
    ),
    (
        "The old mine near the lake has not been used for years.",
        "3 det, 3 amod, 10 nsubj:pass, 6 case, 6 det, 3 nmod, 10 aux, 10 advmod, 10 aux:pass, 0 root, 12 case, 10 obl, 10 punct",
    ),
];

fn parse(sentence: &str) -> Forest {
    let tokens = cut(sentence);
    let words: Vec<Written> = tokens.iter().map(Written::from).collect();
    let mut forest = Forest::default();
    Parser::shipped().parse(&words, &mut forest);
    forest
}

#[test]
fn heads_and_relations_of_plain_sentences_are_found() {
    let (mut words, mut heads, mut labelled) = (0, 0, 0);
    for (sentence, tree) in TREES {
        let forest = parse(sentence);
        let wanted: Vec<(&str, &str)> = tree.split(", ").filter_map(|word| word.split_once(' ')).collect();
        assert_eq!(forest.nodes().len(), wanted.len(), "{sentence}");
        for (node, (head, relation)) in forest.nodes().iter().zip(wanted) {
            let right = node.head.map_or(0, |head| head + 1).to_string() == head;
            words += 1;
            heads += u32::from(right);
            labelled += u32::from(right && Some(node.relation) == Relation::from_name(relation));
        }
    }
    assert!(heads * 100 >= words * 92, "{heads} heads of {words}");
    assert!(labelled * 100 >= words * 88, "{labelled} heads with their relations of {words}");
}

#[test]
fn tags_forms_and_lemmas_of_plain_sentences_are_found() {
    let forest = parse("The ministers, who were ill, had sold their boats before they refused to sign.");
    let wanted = [
        (1, Tag::Noun, Form::None, "minister"),
        (4, Tag::Auxiliary, Form::Past, "be"),
        (5, Tag::Adjective, Form::None, "ill"),
        (7, Tag::Auxiliary, Form::Past, "have"),
        (8, Tag::Verb, Form::Participle, "sell"),
        (10, Tag::Noun, Form::None, "boat"),
        (13, Tag::Verb, Form::Past, "refuse"),
        (15, Tag::Verb, Form::Base, "sign"),
    ];
    for (word, tag, form, lemma) in wanted {
        let node = forest.nodes()[word];
        assert_eq!((node.tag, node.form, forest.lemma(word)), (tag, form, lemma), "word {word}");
    }
}

#[test]
fn typography_does_not_change_the_tree() {
    let curly = parse("“We won’t sign,” Lund said – and left.");
    let straight = parse("\"We won't sign,\" Lund said - and left.");
    assert_eq!(curly.nodes(), straight.nodes());
}
