//! The brief as a tree: sections of sentences, each with its ground. What it says is decided elsewhere; what it looks like, too.

use std::collections::BTreeMap;

use standoff_ledger::Passage;

use crate::{Element, Ground};

/// One sentence. It cannot be made without a [`Ground`].
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Number within the brief, from 1; 0 until the brief is complete.
    pub(crate) number: usize,
    words: String,
    ground: Ground,
}

impl Sentence {
    /// Joins words and what they rest on.
    pub fn new(words: impl Into<String>, ground: Ground) -> Sentence {
        Sentence {
            number: 0,
            words: words.into(),
            ground,
        }
    }

    /// The words, without marks.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What it rests on.
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Number within the brief, from 1.
    pub fn number(&self) -> usize {
        self.number
    }
}

/// An entry of a list: its sentences and, one level down, further entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What the entry says.
    pub sentences: Vec<Sentence>,
    /// What belongs under it.
    pub under: Vec<Vec<Sentence>>,
}

impl From<Sentence> for Item {
    fn from(sentence: Sentence) -> Item {
        Item {
            sentences: vec![sentence],
            under: Vec::new(),
        }
    }
}

/// A drawing, with a form for the terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// A complete `<svg>` element.
    pub svg: String,
    /// The same in characters, line by line.
    pub lines: Vec<String>,
    /// How to read it.
    pub caption: Sentence,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A title within the section. Titles claim nothing and carry no ground.
    Heading(String),
    /// A paragraph.
    Text(Vec<Sentence>),
    /// A list.
    List(Vec<Item>),
    /// A list whose order counts.
    Numbered(Vec<Item>),
    /// A drawing.
    Drawing(Box<Drawing>),
}

/// What a section holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Sentences, lists and drawings.
    Blocks(Vec<Block>),
    /// The brief's assumptions, with what rests on each.
    Assumptions,
    /// The brief's citations, with their passages.
    Words,
    /// How the results were obtained: facts about the computation and not about the dispute.
    Method(Vec<MethodNote>),
}

/// An entry of the annex on method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodNote {
    /// What is explained.
    pub term: String,
    /// In plain words.
    pub text: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Anchor, stable across briefs.
    pub id: &'static str,
    /// Title.
    pub title: String,
    /// What it holds.
    pub content: Content,
}

/// An element of the model that rests on an analyst's judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// The element.
    pub element: Element,
    /// What is assumed, in words.
    pub words: String,
    /// The analyst's note.
    pub note: Option<String>,
    /// Words in the sources that suggest it.
    pub cites: Vec<String>,
    /// Numbers of the sentences that rest on it.
    pub used_by: Vec<usize>,
}

/// A citation, with what the sources show at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As written in the model.
    pub citation: String,
    /// What the record holds there; `None` when nobody looked it up (a model without a dossier).
    pub passage: Option<Passage>,
    /// Numbers of the sentences that cite it.
    pub used_by: Vec<usize>,
    /// Numbers of the assumptions that it suggests.
    pub suggests: Vec<usize>,
}

/// A brief, ready to be shown as [text](Brief::text) or [HTML](Brief::html).
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Title of the model.
    pub title: String,
    /// The day for which the model is meant, ISO 8601.
    pub as_of: Option<String>,
    /// The question that the analyst asked.
    pub question: Option<String>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
    /// What is assumed; number n stands at n - 1.
    pub assumptions: Vec<Assumption>,
    /// What is cited; number n stands at n - 1, in order of first use.
    pub words: Vec<Word>,
    /// Numbers of the citations.
    pub(crate) numbers: BTreeMap<String, usize>,
    /// Section (position) of each sentence; sentence n stands at n - 1.
    pub(crate) section_of: Vec<usize>,
}

impl Brief {
    /// Every sentence in reading order.
    pub fn sentences(&self) -> Vec<&Sentence> {
        let blocks = self.sections.iter().filter_map(|section| match &section.content {
            Content::Blocks(blocks) => Some(blocks),
            _ => None,
        });
        blocks.flatten().flat_map(Block::sentences).collect()
    }

    /// The number under which a citation is listed.
    pub fn number_of(&self, citation: &str) -> Option<usize> {
        self.numbers.get(citation).copied()
    }

    /// The number of the assumption about an element, if it is assumed.
    pub fn assumption_about(&self, element: Element) -> Option<usize> {
        self.assumptions
            .iter()
            .position(|assumption| assumption.element == element)
            .map(|n| n + 1)
    }
}

impl Block {
    /// Every sentence in reading order.
    pub fn sentences(&self) -> Vec<&Sentence> {
        match self {
            Block::Heading(_) => Vec::new(),
            Block::Text(sentences) => sentences.iter().collect(),
            Block::List(items) | Block::Numbered(items) => items
                .iter()
                .flat_map(|item| item.sentences.iter().chain(item.under.iter().flatten()))
                .collect(),
            Block::Drawing(drawing) => vec![&drawing.caption],
        }
    }

    /// Every sentence in reading order, to be numbered.
    pub(crate) fn sentences_mut(&mut self) -> Vec<&mut Sentence> {
        match self {
            Block::Heading(_) => Vec::new(),
            Block::Text(sentences) => sentences.iter_mut().collect(),
            Block::List(items) | Block::Numbered(items) => items
                .iter_mut()
                .flat_map(|item| item.sentences.iter_mut().chain(item.under.iter_mut().flatten()))
                .collect(),
            Block::Drawing(drawing) => vec![&mut drawing.caption],
        }
    }
}
