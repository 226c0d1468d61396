//! Parsed words, sentence after sentence.

use crate::relation::Relation;
use crate::tag::{Form, Tag};

/// A word in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its part of speech.
    pub tag: Tag,
    /// The form, if it is a verb.
    pub form: Form,
    /// The relation to its head.
    pub relation: Relation,
    /// The number of its head in the forest; `None` for the root of a sentence.
    pub head: Option<u32>,
    /// Where its lemma ends in the lemmas of the forest.
    pub(crate) lemma_end: u32,
}

/// The trees of several sentences; words are numbered through.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    pub(crate) nodes: Vec<Node>,
    pub(crate) lemmas: String,
}

impl Forest {
    /// All words in order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The lemma of a word, in lower case; empty beyond the end.
    pub fn lemma(&self, word: usize) -> &str {
        let Some(node) = self.nodes.get(word) else { return "" };
        let start = word.checked_sub(1).map_or(0, |before| self.nodes[before].lemma_end);
        self.lemmas.get(start as usize..node.lemma_end as usize).unwrap_or("")
    }
}
