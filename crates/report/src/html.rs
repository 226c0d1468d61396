//! The brief as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.

use askama::Template;
use standoff_ledger::Standing;

use crate::numbering::{marks, run_words};
use crate::text::{ABSENT, ALONE, origin};
use crate::{Block, Brief, Content, Item, MethodNote, Section, Sentence, Word};

/// The page. The template escapes every value except drawings, which escape their own text.
#[derive(Template)]
#[template(path = "brief.html")]
struct Page {
    title: String,
    as_of: Option<String>,
    question: Option<String>,
    sections: Vec<SectionView>,
}

struct SectionView {
    id: &'static str,
    title: String,
    content: ContentView,
}

enum ContentView {
    Blocks(Vec<BlockView>),
    Assumptions(Vec<AssumptionView>),
    Words { alone: Option<&'static str>, words: Vec<WordView> },
    Method(Vec<MethodNote>),
}

enum BlockView {
    Heading(String),
    Text(Vec<SentenceView>),
    List(Vec<ItemView>),
    Numbered(Vec<ItemView>),
    Drawing { svg: String, caption: Vec<SentenceView> },
}

struct ItemView {
    sentences: Vec<SentenceView>,
    under: Vec<Vec<SentenceView>>,
}

struct SentenceView {
    number: usize,
    words: String,
    label: &'static str,
    /// What stands between label and assumptions.
    assumes: &'static str,
    /// First number and words of each run.
    assumptions: Vec<(usize, String)>,
    citations: Vec<usize>,
    /// Whether the next sentence has the same marks, which then stand once, after the last.
    shared: bool,
}

impl SentenceView {
    fn marked_like(&self, other: &SentenceView) -> bool {
        (self.label, &self.assumptions, &self.citations) == (other.label, &other.assumptions, &other.citations)
    }
}

struct AssumptionView {
    number: usize,
    words: String,
    note: Option<String>,
    citations: Vec<usize>,
    count: usize,
    uses: Vec<(String, Vec<usize>)>,
}

struct WordView {
    number: usize,
    citation: String,
    origin: String,
    standing: StandingView,
    used_by: Vec<usize>,
    suggests: Vec<usize>,
}

enum StandingView {
    Shown { before: String, words: String, after: String },
    Missing(String),
    Broken(String),
}

impl Brief {
    /// The brief as a complete HTML page.
    pub fn html(&self) -> String {
        let page = Page {
            title: self.title.clone(),
            as_of: self.as_of.clone(),
            question: self.question.clone(),
            sections: self.sections.iter().map(|section| self.section_view(section)).collect(),
        };
        // Rendering fails only where a value fails to show itself, and all values are plain text.
        page.render().unwrap_or_default()
    }

    fn section_view(&self, section: &Section) -> SectionView {
        let content = match &section.content {
            Content::Blocks(blocks) => ContentView::Blocks(blocks.iter().map(|block| self.block_view(block)).collect()),
            Content::Assumptions => ContentView::Assumptions(self.assumption_views()),
            Content::Words => self.words_view(),
            Content::Method(notes) => ContentView::Method(notes.clone()),
        };
        SectionView {
            id: section.id,
            title: section.title.clone(),
            content,
        }
    }

    fn words_view(&self) -> ContentView {
        let alone = !self.words.is_empty() && self.words.iter().all(|word| word.passage.is_none());
        ContentView::Words {
            alone: alone.then_some(ALONE),
            words: self.words.iter().enumerate().map(|(n, word)| word_view(n + 1, word)).collect(),
        }
    }

    fn block_view(&self, block: &Block) -> BlockView {
        match block {
            Block::Heading(words) => BlockView::Heading(words.clone()),
            Block::Text(sentences) => BlockView::Text(self.sentence_views(sentences)),
            Block::List(items) => BlockView::List(items.iter().map(|item| self.item_view(item)).collect()),
            Block::Numbered(items) => BlockView::Numbered(items.iter().map(|item| self.item_view(item)).collect()),
            Block::Drawing(drawing) => BlockView::Drawing {
                svg: drawing.svg.clone(),
                caption: self.sentence_views(std::slice::from_ref(&drawing.caption)),
            },
        }
    }

    fn item_view(&self, item: &Item) -> ItemView {
        ItemView {
            sentences: self.sentence_views(&item.sentences),
            under: item.under.iter().map(|sentences| self.sentence_views(sentences)).collect(),
        }
    }

    fn sentence_views(&self, sentences: &[Sentence]) -> Vec<SentenceView> {
        let mut views: Vec<SentenceView> = sentences.iter().map(|sentence| self.sentence_view(sentence)).collect();
        for n in 1..views.len() {
            views[n - 1].shared = views[n - 1].marked_like(&views[n]);
        }
        views
    }

    fn sentence_view(&self, sentence: &Sentence) -> SentenceView {
        let marks = marks(self, sentence.ground());
        SentenceView {
            number: sentence.number(),
            words: sentence.words().to_owned(),
            label: marks.label,
            assumes: if marks.label == "computed" { " assumes" } else { "" },
            assumptions: marks.assumptions.iter().map(|run| (run.0, run_words(*run))).collect(),
            citations: marks.citations,
            shared: false,
        }
    }

    fn assumption_views(&self) -> Vec<AssumptionView> {
        let view = |(n, assumption): (usize, &crate::Assumption)| AssumptionView {
            number: n + 1,
            words: assumption.words.clone(),
            note: assumption.note.clone(),
            citations: assumption.cites.iter().filter_map(|citation| self.number_of(citation)).collect(),
            count: assumption.used_by.len(),
            uses: self.uses_by_section(&assumption.used_by),
        };
        self.assumptions.iter().enumerate().map(view).collect()
    }
}

fn word_view(number: usize, word: &Word) -> WordView {
    let standing = match word.passage.as_ref().map(|passage| &passage.standing) {
        Some(Standing::Verified { before, words, after, .. }) => StandingView::Shown {
            before: before.clone(),
            words: words.clone(),
            after: after.clone(),
        },
        Some(Standing::SourceAbsent) => StandingView::Missing(ABSENT.to_owned()),
        Some(Standing::Broken { why }) => StandingView::Broken(why.clone()),
        None => StandingView::Missing(String::new()),
    };
    WordView {
        number,
        citation: word.citation.clone(),
        origin: origin(word),
        standing,
        used_by: word.used_by.clone(),
        suggests: word.suggests.clone(),
    }
}
