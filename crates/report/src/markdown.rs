//! The brief as Markdown: headings, numbered notes, drawings in characters. Words of the model and of pages are escaped, so that no
//! source can bring in markup.
//!
//! Only what every reader of Markdown knows is used: headings, lists, emphasis, fenced blocks. Notes are lists, not footnotes, which
//! some readers drop where nothing points to them.

use standoff_ledger::Standing;

use crate::escape::{code, escaped, fenced};
use crate::numbering::{marks, run_words};
use crate::text::{ABSENT, ALONE, listed, origin};
use crate::{Assumption, Block, Brief, Content, Item, MethodNote, Section, Sentence, Word};

impl Brief {
    /// The brief as Markdown (CommonMark), one line a paragraph, with a line break at the end.
    pub fn markdown(&self) -> String {
        let mut page = Page {
            brief: self,
            paragraphs: Vec::new(),
        };
        page.front();
        self.sections.iter().for_each(|section| page.section(section));
        page.paragraphs.join("\n\n") + "\n"
    }
}

struct Page<'a> {
    brief: &'a Brief,
    /// What stands between empty lines.
    paragraphs: Vec<String>,
}

impl Page<'_> {
    fn push(&mut self, text: impl Into<String>) {
        self.paragraphs.push(text.into());
    }

    fn front(&mut self) {
        self.push(format!("# {}", escaped(&self.brief.title)));
        if let Some(day) = &self.brief.as_of {
            self.push(format!("*{}*", escaped(day)));
        }
        self.push(LEGEND);
    }

    fn section(&mut self, section: &Section) {
        self.push(format!("## {}", escaped(&section.title)));
        if section.id == "question"
            && let Some(question) = &self.brief.question
        {
            self.push(format!("> {}", escaped(question)));
        }
        match &section.content {
            Content::Blocks(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Content::Assumptions => self.assumptions(),
            Content::Words => self.words(),
            Content::Method(notes) => self.push(notes.iter().map(method).collect::<Vec<_>>().join("\n")),
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(words) => self.push(format!("### {}", escaped(words))),
            Block::Text(sentences) => self.push(self.told(sentences)),
            Block::List(items) => self.push(self.list(items, |_| "- ".to_owned())),
            Block::Numbered(items) => self.push(self.list(items, |n| format!("{}. ", n + 1))),
            Block::Drawing(drawing) => {
                self.push(fenced(&drawing.lines));
                self.push(self.told(std::slice::from_ref(&drawing.caption)));
            }
        }
    }

    fn list(&self, items: &[Item], lead: impl Fn(usize) -> String) -> String {
        let mut lines = Vec::new();
        for (n, item) in items.iter().enumerate() {
            let lead = lead(n);
            lines.push(format!("{lead}{}", self.told(&item.sentences)));
            let indent = " ".repeat(lead.chars().count());
            lines.extend(item.under.iter().map(|under| format!("{indent}- {}", self.told(under))));
        }
        lines.join("\n")
    }

    /// Sentences with their marks. Neighbours with the same mark share it.
    fn told(&self, sentences: &[Sentence]) -> String {
        let marks: Vec<String> = sentences.iter().map(|sentence| self.mark(sentence)).collect();
        let mut words = Vec::new();
        for (n, sentence) in sentences.iter().enumerate() {
            words.push(escaped(sentence.words()));
            if marks.get(n + 1) != Some(&marks[n]) {
                words.push(marks[n].clone());
            }
        }
        words.join(" ")
    }

    fn mark(&self, sentence: &Sentence) -> String {
        let marks = marks(self.brief, sentence.ground());
        let runs: Vec<String> = marks.assumptions.iter().copied().map(run_words).collect();
        let citations = citations(&marks.citations);
        let between = if runs.is_empty() { " " } else { "; " };
        format!("*({}{}{})*", marks.label, listed(" a", &runs), listed(between, &citations))
    }

    fn assumptions(&mut self) {
        let told: Vec<String> = (0..self.brief.assumptions.len())
            .map(|n| format!("- **a{}** {}", n + 1, self.assumption(&self.brief.assumptions[n])))
            .collect();
        match told.is_empty() {
            true => self.push("Nothing: every element of the model is cited."),
            false => self.push(told.join("\n")),
        }
    }

    fn assumption(&self, assumption: &Assumption) -> String {
        let mut words = format!("{}.", escaped(&assumption.words));
        if let Some(note) = &assumption.note {
            words.push_str(&format!(" Note: {}.", escaped(note)));
        }
        let numbers: Vec<usize> = assumption.cites.iter().filter_map(|cite| self.brief.number_of(cite)).collect();
        if !numbers.is_empty() {
            words.push_str(&format!(" Suggested by {}.", citations(&numbers).join(", ")));
        }
        words
    }

    fn words(&mut self) {
        let words = &self.brief.words;
        if words.is_empty() {
            return self.push("The model cites nothing.");
        }
        let alone = words.iter().all(|word| word.passage.is_none());
        if alone {
            self.push(ALONE);
        }
        let notes = words
            .iter()
            .enumerate()
            .map(|(n, word)| format!("- **c{}** {}", n + 1, note(word, alone)));
        let notes: Vec<String> = notes.collect();
        self.push(notes.join("\n"));
    }
}

const LEGEND: &str = "After each sentence stands what it rests on: *(stated c1)* or *(reported c1)*, words of the sources, listed as c1 under \
                      “The words”; *(assumed a1)*, an analyst's judgement, listed as a1 under “What is assumed”; *(computed a1)*, worked \
                      out from the model, as far as assumption a1 holds.";

fn citations(numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|n| format!("c{n}")).collect()
}

/// Where the words stand, then their sentence with the cited ones between angle quotes, as in the text for a terminal.
fn note(word: &Word, alone: bool) -> String {
    let place = [code(&word.citation), escaped(&origin(word))];
    let place = place.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let shown = match word.passage.as_ref().map(|passage| &passage.standing) {
        Some(Standing::Verified { before, words, after, .. }) => escaped(&format!("{before}>>{words}<<{after}")),
        Some(Standing::SourceAbsent) => ABSENT.to_owned(),
        Some(Standing::Broken { why }) => format!("This citation is broken: {}", escaped(why)),
        None if alone => return place,
        None => "Nobody looked this place up.".to_owned(),
    };
    format!("{place}: {shown}")
}

fn method(note: &MethodNote) -> String {
    format!("- **{}**: {}", escaped(&note.term), escaped(&note.text))
}
