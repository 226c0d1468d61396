//! Quotations without a verb of their own.

use crate::StatementForm;
use crate::statements::direct::{self, stands_alone};
use crate::statements::draft::Draft;
use crate::statements::reader::Reader;
use crate::statements::tone::bare;

impl Reader<'_, '_, '_, '_> {
    /// Quotations without a verb of their own: the same speaker as before, where the layout says that the speech goes on.
    pub(super) fn carried(&mut self) {
        for index in 0..self.used.len() {
            if self.used[index].is_some() {
                continue;
            }
            let quote = &self.scene.quotes.all[index];
            let Some(previous) = index.checked_sub(1).and_then(|before| self.used[before]) else {
                continue;
            };
            let opens = quote.outer.start == self.scene.sentence(quote.outer.start).start && stands_alone(self.scene, index);
            if !(quote.continues || opens && (self.goes_on_in_paragraph(index) || self.fills_paragraph(index))) {
                continue;
            }
            let template = self.drafts[previous].clone();
            self.used[index] = Some(self.drafts.len());
            for content in direct::sentences(self.scene, &quote.inner) {
                let (modality, polarity) = bare(self.scene, &content);
                let rule = "quotation that goes on";
                self.drafts.push(Draft {
                    content: vec![content],
                    cue: Vec::new(),
                    form: StatementForm::Direct,
                    modality,
                    polarity,
                    rule,
                    ..template.clone()
                });
            }
        }
    }

    /// The quotation before stands in the same paragraph, and only its reporting clause lies between.
    fn goes_on_in_paragraph(&self, index: usize) -> bool {
        let (before, here) = (&self.scene.quotes.all[index - 1], &self.scene.quotes.all[index]);
        let paragraph = |word: usize| self.prose().paragraph_of[word];
        let between = self.prose().sentence_of[here.outer.start] - self.prose().sentence_of[before.outer.end - 1];
        paragraph(before.outer.start) == paragraph(here.outer.start) && between <= 1
    }

    /// The quotation is all of its paragraph, and the one before stood in the paragraph before.
    fn fills_paragraph(&self, index: usize) -> bool {
        let (before, here) = (&self.scene.quotes.all[index - 1], &self.scene.quotes.all[index]);
        let number = self.prose().paragraph_of[here.outer.start];
        let paragraph = &self.prose().paragraphs[number];
        let whole = here.outer.start == paragraph.start && (here.outer.end..paragraph.end).all(|at| self.prose().words[at].is_mark());
        whole && self.prose().paragraph_of[before.outer.start] + 1 == number
    }
}
