//! The syntax of a body: for every word of [`Prose`] its tag, lemma, head and relation, sentence by sentence.
//!
//! A sixth of the heads is wrong, more in headlines and lists: evidence to weigh, not to rely on alone.

use crate::words::Prose;
use standoff_syntax::{Forest, Form, Node, Parser, Relation, Tag, Written};
use std::ops::Range;

/// The trees of a text; words have the numbers that they have in [`Prose`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    forest: Forest,
    /// The dependents of all words, those of one word side by side and in order.
    children: Vec<u32>,
    /// Where the dependents of each word begin, and where the last end.
    starts: Vec<u32>,
    /// The first word below each and the one behind the last.
    extents: Vec<(u32, u32)>,
}

impl Trees {
    /// Parses every sentence. Linear in the number of words.
    pub fn new(prose: &Prose) -> Trees {
        let mut forest = Forest::default();
        let mut parser = Parser::shipped();
        let mut written = Vec::new();
        for sentence in &prose.sentences {
            written.clear();
            written.extend(prose.words[sentence.clone()].iter().map(|word| Written {
                text: word.text,
                lower: &word.lower,
                spaced: word.spaced,
            }));
            parser.parse(&written, &mut forest);
        }
        Trees::of(forest)
    }

    fn of(forest: Forest) -> Trees {
        let nodes = forest.nodes();
        let (children, starts) = children(nodes);
        let extents = extents(nodes);
        Trees {
            children,
            starts,
            extents,
            forest,
        }
    }

    fn node(&self, word: usize) -> Option<&Node> {
        self.forest.nodes().get(word)
    }

    /// The part of speech.
    pub fn tag(&self, word: usize) -> Tag {
        self.node(word).map_or(Tag::Other, |node| node.tag)
    }

    /// The form of a verb or auxiliary.
    pub fn form(&self, word: usize) -> Form {
        self.node(word).map_or(Form::None, |node| node.form)
    }

    /// The relation to the head.
    pub fn relation(&self, word: usize) -> Relation {
        self.node(word).map_or(Relation::Root, |node| node.relation)
    }

    /// The head; `None` for the root of a sentence.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.node(word)?.head.map(|head| head as usize)
    }

    /// The lemma in lower case.
    pub fn lemma(&self, word: usize) -> &str {
        self.forest.lemma(word)
    }

    /// The dependents in order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let start = |word: usize| self.starts.get(word).map_or(self.children.len(), |&start| start as usize);
        self.children[start(word)..start(word.saturating_add(1))]
            .iter()
            .map(|&child| child as usize)
    }

    /// The first dependent with a relation.
    pub fn child(&self, word: usize, relation: Relation) -> Option<usize> {
        self.children(word).find(|&child| self.relation(child) == relation)
    }

    /// The smallest range of words that holds the word and all below it.
    pub fn subtree(&self, word: usize) -> Range<usize> {
        self.extents
            .get(word)
            .map_or(word..word, |&(start, end)| start as usize..end as usize)
    }
}

fn children(nodes: &[Node]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; nodes.len() + 1];
    for head in nodes.iter().filter_map(|node| node.head) {
        starts[head as usize + 1] += 1;
    }
    for word in 1..starts.len() {
        starts[word] += starts[word - 1];
    }
    let mut free = starts.clone();
    let mut children = vec![0; starts.last().map_or(0, |&count| count as usize)];
    for (word, node) in nodes.iter().enumerate() {
        if let Some(head) = node.head {
            let place = &mut free[head as usize];
            children[*place as usize] = word as u32;
            *place += 1;
        }
    }
    (children, starts)
}

/// The words below each word, every head after all its dependents: going up from every word would be quadratic in a chain.
fn extents(nodes: &[Node]) -> Vec<(u32, u32)> {
    let mut extents: Vec<(u32, u32)> = (0..nodes.len() as u32).map(|word| (word, word + 1)).collect();
    let mut waiting = vec![0_u32; nodes.len()];
    for head in nodes.iter().filter_map(|node| node.head) {
        waiting[head as usize] += 1;
    }
    let mut ready: Vec<usize> = (0..nodes.len()).filter(|&word| waiting[word] == 0).collect();
    while let Some(word) = ready.pop() {
        let Some(head) = nodes[word].head.map(|head| head as usize) else {
            continue;
        };
        let (start, end) = extents[word];
        extents[head] = (extents[head].0.min(start), extents[head].1.max(end));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    extents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentences;
    use crate::{Span, Text};

    fn with_trees(content: &str, check: impl FnOnce(&Prose, &Trees)) {
        let text = Text::new(content.to_owned());
        let whole = Span { start: 0, end: text.len() };
        let prose = Prose::new(&text, &sentences::split(&text, whole));
        check(&prose, &Trees::new(&prose));
    }

    #[test]
    fn every_word_has_a_place_in_one_tree() {
        with_trees(
            "The mayor refused. “Nobody signs,” said Ana Lund of the union, who left.",
            |prose, trees| {
                for sentence in &prose.sentences {
                    let roots = sentence.clone().filter(|&word| trees.head(word).is_none());
                    let root: Vec<usize> = roots.collect();
                    assert_eq!(root.len(), 1);
                    assert_eq!(trees.subtree(root[0]), *sentence);
                }
                for word in 0..prose.words.len() {
                    assert!(trees.children(word).all(|child| trees.head(child) == Some(word)));
                    assert!(trees.children(word).all(|child| trees.subtree(word).contains(&child)));
                }
            },
        );
    }

    #[test]
    fn beyond_the_end_there_is_nothing() {
        with_trees("Nobody signs.", |_, trees| {
            assert_eq!((trees.head(99), trees.lemma(99), trees.subtree(99)), (None, "", 99..99));
            assert_eq!(trees.children(usize::MAX).count(), 0);
        });
    }
}
