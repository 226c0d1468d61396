//! The brief as plain text for a terminal: wrapped lines, no colour. The program may colour lines by their kind.

use standoff_ledger::Standing;

use crate::numbering::{marks, run_words};
use crate::{Assumption, Block, Brief, Content, Drawing, Item, Section, Sentence, Word};

/// What a line is, for whoever sets it in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The title of the brief.
    Title,
    /// The title of a section.
    Section,
    /// A title within a section.
    Heading,
    /// Everything else.
    Body,
}

/// One line, no longer than the width asked for unless a single word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its characters, without a line break.
    pub text: String,
}

/// The narrowest width that is set; narrower ones count as this.
const NARROWEST: usize = 32;

impl Brief {
    /// The brief as text, wrapped at `width` characters, with a line break at the end.
    pub fn text(&self, width: usize) -> String {
        let lines: Vec<String> = self.lines(width).into_iter().map(|line| line.text).collect();
        lines.join("\n") + "\n"
    }

    /// The brief as lines with their kinds, wrapped at `width` characters.
    pub fn lines(&self, width: usize) -> Vec<Line> {
        let mut page = Page {
            brief: self,
            width: width.max(NARROWEST),
            lines: Vec::new(),
        };
        page.front();
        self.sections.iter().for_each(|section| page.section(section));
        page.lines
    }
}

struct Page<'a> {
    brief: &'a Brief,
    width: usize,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn push(&mut self, kind: LineKind, text: String) {
        self.lines.push(Line {
            kind,
            text: text.trim_end().to_owned(),
        });
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.push(LineKind::Body, String::new());
        }
    }

    /// Wraps `words`; the first line begins with `lead`, the others are indented to match.
    fn wrapped(&mut self, kind: LineKind, lead: &str, words: &str) {
        let indent = lead.chars().count();
        let mut line = lead.to_owned();
        let mut fresh = true;
        for word in words.split_whitespace() {
            let needed = line.chars().count() + usize::from(!fresh) + word.chars().count();
            if !fresh && needed > self.width {
                self.push(kind, std::mem::replace(&mut line, " ".repeat(indent)));
                fresh = true;
            }
            if !fresh {
                line.push(' ');
            }
            line.push_str(word);
            fresh = false;
        }
        self.push(kind, line);
    }

    fn ruled(&mut self, kind: LineKind, words: &str, rule: char) {
        self.wrapped(kind, "", words);
        let longest = words.chars().count().min(self.width);
        self.push(kind, rule.to_string().repeat(longest));
    }

    fn front(&mut self) {
        let title = match &self.brief.as_of {
            Some(day) => format!("{} ({day})", self.brief.title),
            None => self.brief.title.clone(),
        };
        self.ruled(LineKind::Title, &title, '=');
        self.blank();
        self.wrapped(LineKind::Body, "", LEGEND);
    }

    fn section(&mut self, section: &Section) {
        self.blank();
        self.ruled(LineKind::Section, &section.title, '-');
        if section.id == "question"
            && let Some(question) = &self.brief.question
        {
            self.wrapped(LineKind::Body, "", question);
            self.blank();
        }
        match &section.content {
            Content::Blocks(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Content::Assumptions => self.assumptions(),
            Content::Words => self.words(),
            Content::Method(notes) => {
                for note in notes {
                    self.wrapped(LineKind::Body, "- ", &format!("{}: {}", note.term, note.text));
                }
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(words) => {
                self.blank();
                self.wrapped(LineKind::Heading, "", words);
            }
            Block::Text(sentences) => {
                let after_rule = self.lines.last().is_none_or(|line| line.kind != LineKind::Body);
                if !after_rule {
                    self.blank();
                }
                self.wrapped(LineKind::Body, "", &self.told(sentences));
            }
            Block::List(items) => items.iter().for_each(|item| self.item("- ", item)),
            Block::Numbered(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.item(&format!("{}. ", n + 1), item);
                }
            }
            Block::Drawing(drawing) => self.drawing(drawing),
        }
    }

    fn item(&mut self, lead: &str, item: &Item) {
        self.wrapped(LineKind::Body, lead, &self.told(&item.sentences));
        for under in &item.under {
            self.wrapped(LineKind::Body, "    - ", &self.told(under));
        }
    }

    fn drawing(&mut self, drawing: &Drawing) {
        self.blank();
        for line in &drawing.lines {
            if line.chars().count() <= self.width {
                self.push(LineKind::Body, line.clone());
            } else {
                self.wrapped(LineKind::Body, "", line);
            }
        }
        self.wrapped(LineKind::Body, "", &self.told(std::slice::from_ref(&drawing.caption)));
    }

    /// Sentences with their marks. Neighbours with the same mark share it.
    fn told(&self, sentences: &[Sentence]) -> String {
        let marks: Vec<String> = sentences.iter().map(|sentence| self.mark(sentence)).collect();
        let mut words = Vec::new();
        for (n, sentence) in sentences.iter().enumerate() {
            words.push(sentence.words().to_owned());
            if marks.get(n + 1) != Some(&marks[n]) {
                words.push(marks[n].clone());
            }
        }
        words.join(" ")
    }

    fn mark(&self, sentence: &Sentence) -> String {
        let marks = marks(self.brief, sentence.ground());
        let runs: Vec<String> = marks.assumptions.iter().copied().map(run_words).collect();
        let citations: Vec<String> = marks.citations.iter().map(|n| format!("c{n}")).collect();
        let parts = [
            marks.label.to_owned(),
            listed(" a", &runs),
            listed(if runs.is_empty() { " " } else { "; " }, &citations),
        ];
        format!("[{}]", parts.concat())
    }

    fn assumptions(&mut self) {
        if self.brief.assumptions.is_empty() {
            self.wrapped(LineKind::Body, "", "Nothing: every element of the model is cited.");
        }
        for (n, assumption) in self.brief.assumptions.iter().enumerate() {
            self.wrapped(LineKind::Body, &format!("a{}. ", n + 1), &self.assumption(assumption));
        }
    }

    fn assumption(&self, assumption: &Assumption) -> String {
        let mut words = format!("{}.", assumption.words);
        if let Some(note) = &assumption.note {
            words.push_str(&format!(" Note: {note}."));
        }
        let cites: Vec<String> = assumption
            .cites
            .iter()
            .filter_map(|c| self.brief.number_of(c))
            .map(|n| format!("c{n}"))
            .collect();
        if !cites.is_empty() {
            words.push_str(&format!(" Suggested by {}.", cites.join(", ")));
        }
        words + &self.rests(&assumption.used_by)
    }

    /// Which sections have sentences that rest on something, with how many.
    fn rests(&self, used_by: &[usize]) -> String {
        let counts = self.brief.uses_by_section(used_by);
        let told: Vec<String> = counts
            .into_iter()
            .map(|(section, numbers)| format!("{} in “{section}”", numbers.len()))
            .collect();
        if told.is_empty() {
            " Carries no sentence.".to_owned()
        } else {
            format!(" Sentences that rest on it: {}.", told.join(", "))
        }
    }

    fn words(&mut self) {
        if self.brief.words.is_empty() {
            self.wrapped(LineKind::Body, "", "The model cites nothing.");
        }
        let alone = self.brief.words.iter().all(|word| word.passage.is_none());
        if alone && !self.brief.words.is_empty() {
            self.wrapped(LineKind::Body, "", ALONE);
        }
        for (n, word) in self.brief.words.iter().enumerate() {
            let lead = format!("c{}. ", n + 1);
            self.wrapped(LineKind::Body, &lead, &format!("{} {}", word.citation, origin(word)));
            if !alone {
                self.wrapped(LineKind::Body, &" ".repeat(lead.chars().count()), &passage(word));
            }
        }
    }
}

const LEGEND: &str = "After each sentence stands what it rests on: [stated c1] or [reported c1], words of the sources, listed as c1 under \
                      “The words”; [assumed a1], an analyst's judgement, listed as a1 under “What is assumed”; [computed a1], worked out \
                      from the model, as far as assumption a1 holds.";

/// Parts with commas between them, after a lead; nothing where there are none.
pub(crate) fn listed(lead: &str, parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!("{lead}{}", parts.join(", "))
    }
}

/// Document, outlet, date, speaker: what is known of where the words stand.
pub(crate) fn origin(word: &Word) -> String {
    let Some(passage) = &word.passage else { return String::new() };
    let mut parts = vec![passage.document.clone()];
    parts.extend(passage.outlet.clone());
    parts.extend(passage.published.clone());
    parts.extend(passage.standing.attribution());
    if let Standing::Verified { date, .. } = &passage.standing {
        parts.extend(date.as_ref().map(|date| format!("on {date}")));
    }
    format!("({})", parts.join(", "))
}

fn passage(word: &Word) -> String {
    match word.passage.as_ref().map(|passage| &passage.standing) {
        Some(Standing::Verified { before, words, after, .. }) => format!("{before}>>{words}<<{after}"),
        Some(Standing::SourceAbsent) => ABSENT.to_owned(),
        Some(Standing::Broken { why }) => format!("This citation is broken: {why}"),
        None => "Nobody looked this place up.".to_owned(),
    }
}

/// Said of a citation whose page is not here.
pub(crate) const ABSENT: &str = "The page is not here, so its words cannot be shown; it is known by name and digest.";

/// Said of a citation that nobody looked up.
pub(crate) const ALONE: &str = "The model was read without its sources: these are the places that it names.";

impl Brief {
    /// Sentence numbers by the title of their section, in reading order.
    pub(crate) fn uses_by_section(&self, numbers: &[usize]) -> Vec<(String, Vec<usize>)> {
        let mut uses: Vec<(usize, Vec<usize>)> = Vec::new();
        for number in numbers {
            let Some(section) = number.checked_sub(1).and_then(|n| self.section_of.get(n)) else {
                continue;
            };
            match uses.last_mut() {
                Some((last, found)) if last == section => found.push(*number),
                _ => uses.push((*section, vec![*number])),
            }
        }
        uses.into_iter()
            .map(|(section, found)| (self.sections[section].title.clone(), found))
            .collect()
    }
}
