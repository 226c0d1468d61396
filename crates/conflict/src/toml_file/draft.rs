//! A model while its file is read: the order of reading, and what every part of it needs.

use std::collections::BTreeSet;

use crate::checks;
use crate::syntax::{Named, Scope, parse};
use crate::tree::{Fields, Kind, Node, Walk, read_toml};
use crate::{Basis, Conflict, Finding, Formula, ModelFile, Place, Support};

/// Reads a model file. The model is left out when the text declares no decision maker.
pub(crate) fn read(text: &str) -> ModelFile {
    let mut walk = Walk::default();
    let root = read_toml(text, &mut walk.findings);
    let mut draft = Draft {
        walk,
        conflict: Conflict::default(),
        scope: Scope::default(),
        basis: None,
        unsound: BTreeSet::new(),
    };
    let Some(mut fields) = draft.walk.fields(&root, "the file") else {
        return ModelFile::default();
    };
    draft.head(&mut fields);
    draft.decision_makers(&mut fields);
    draft.status_quo(&mut fields);
    draft.rules(&mut fields);
    draft.preferences(&mut fields);
    draft.commitments(&mut fields);
    draft.views(&mut fields);
    draft.scenarios(&mut fields);
    draft.walk.finish(&fields, "a model file");
    draft.done(text)
}

/// A model while it is read.
pub(super) struct Draft {
    pub(super) walk: Walk,
    pub(super) conflict: Conflict,
    pub(super) scope: Scope,
    /// Basis of elements that name none and cite nothing.
    pub(super) basis: Option<Basis>,
    /// Places of elements that could not be read whole; nothing further is said of them.
    pub(super) unsound: BTreeSet<Place>,
}

impl Draft {
    fn head(&mut self, fields: &mut Fields<'_>) {
        self.conflict.id = self.walk.optional_text(fields, "id").unwrap_or_default();
        self.conflict.title = self.walk.optional_text(fields, "title").unwrap_or_default();
        self.conflict.as_of = self.date(fields);
        self.conflict.source = self.walk.optional_text(fields, "source");
        // The note is for readers of the file and bears on nothing else.
        self.walk.optional_text(fields, "note");
        self.basis = self.basis(fields);
    }

    /// `as_of`, quoted or not. Kept as written: it is shown, never reckoned with.
    fn date(&mut self, fields: &mut Fields<'_>) -> Option<String> {
        let node = fields.get("as_of")?.node;
        match &node.kind {
            Kind::Date(date) => Some(date.clone()),
            _ => self.walk.text(node, "`as_of`").map(|t| t.value.clone()),
        }
    }

    /// Reads a condition. What is wrong in it is reported at its place in the file.
    pub(super) fn condition(&mut self, node: &Node, what: &str) -> Option<Formula> {
        let text = self.walk.text(node, what)?;
        let reading = parse(&text.value, &self.scope);
        if !reading.whole {
            self.unsound.insert(node.place);
        }
        let placed = reading.findings.into_iter().map(|f| Finding {
            place: text.offsets.place(f.place),
            ..f
        });
        self.walk.findings.extend(placed);
        Some(reading.formula)
    }

    /// The number of the option that a text names; `None` after a finding.
    pub(super) fn option(&mut self, node: &Node, what: &str) -> Option<usize> {
        let text = self.walk.text(node, what)?;
        let whole = Place {
            start: 0,
            end: text.value.len(),
        };
        match self.scope.option(&text.value, whole) {
            Ok(Named::Option(number)) => Some(number),
            Ok(Named::Surplus) => None,
            Err(finding) => {
                let place = text.offsets.place(finding.place);
                self.walk.report(Finding { place, ..finding });
                None
            }
        }
    }

    /// The number of the decision maker that a key names; `None` after a finding.
    pub(super) fn maker(&mut self, key: &str, place: Place) -> Option<usize> {
        self.scope.maker(key, place).map_err(|finding| self.walk.report(finding)).ok()
    }

    /// The number of the decision maker that a text names; `None` after a finding.
    pub(super) fn maker_named(&mut self, node: &Node, what: &str) -> Option<usize> {
        let key = self.walk.text(node, what)?.value.clone();
        self.maker(&key, node.place)
    }

    /// The tables of `[[name]]`, or the one of `[name]`.
    pub(super) fn tables<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> &'n [Node] {
        let Some(entry) = fields.get(name) else { return &[] };
        match &entry.node.kind {
            Kind::Table(_) => {
                let finding = Finding::error("C0108", entry.key.place, format!("`{name}` is a list of tables"));
                self.walk.report(finding.with_help(format!("write `[[{name}]]` with two brackets")));
                &[]
            }
            _ => self.walk.list(entry.node, &format!("`{name}`")),
        }
    }

    /// The support that stands in a table together with what it supports.
    pub(super) fn support(&mut self, fields: &mut Fields<'_>, place: Place) -> Support {
        let cites = self.cites(fields);
        let written = self.basis(fields);
        let basis = written.or(self.basis.filter(|_| cites.is_empty()));
        Support {
            basis,
            cites,
            note: self.walk.optional_text(fields, "note"),
            place,
        }
    }

    /// The support of something that the file says nothing more about.
    pub(super) fn bare_support(&self, place: Place) -> Support {
        Support {
            basis: self.basis,
            place,
            ..Support::default()
        }
    }

    fn done(mut self, text: &str) -> ModelFile {
        checks::meaning(&self.conflict, text, &self.unsound, &mut self.walk.findings);
        checks::support(&self.conflict, &mut self.walk.findings);
        if self.conflict.decision_makers.is_empty() {
            let finding = Finding::error("C0113", Place::default(), "the file declares no decision maker");
            self.walk
                .report(finding.with_help("add a table such as `[decision_makers.union]` with `options.strike = { label = \"strike\" }`"));
            return ModelFile {
                models: Vec::new(),
                findings: self.walk.findings,
            };
        }
        ModelFile {
            models: vec![self.conflict],
            findings: self.walk.findings,
        }
    }
}
