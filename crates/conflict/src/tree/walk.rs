//! Taking a tree apart: asks for what is expected and reports what is there instead.

use super::{Key, Kind, Node, Text};
use crate::nearest::nearest;
use crate::{Finding, Place};

/// Collects findings while a tree is taken apart.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) findings: Vec<Finding>,
}

/// An entry of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'n> {
    pub(crate) key: &'n Key,
    pub(crate) node: &'n Node,
}

/// A table of which entries are asked for by name; those never asked for are unknown.
#[derive(Debug)]
pub(crate) struct Fields<'n> {
    pub(crate) place: Place,
    entries: &'n [(Key, Node)],
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The entry of a name, if it is there.
    pub(crate) fn get(&mut self, name: &'static str) -> Option<Entry<'n>> {
        self.asked.push(name);
        self.entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(key, node)| Entry { key, node })
    }

    /// Tells whether any of these entries is there, without asking for them.
    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        self.entries.iter().any(|(key, _)| names.contains(&key.name.as_str()))
    }

    /// All entries, in file order.
    pub(crate) fn all(&self) -> impl Iterator<Item = Entry<'n>> + use<'n> {
        self.entries.iter().map(|(key, node)| Entry { key, node })
    }
}

impl Walk {
    /// Adds a finding.
    pub(crate) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn wrong(&mut self, node: &Node, what: &str, expected: &str) {
        self.report(Finding::error(
            "C0108",
            node.place,
            format!("{what} should be {expected}, but this is {}", node.called()),
        ));
    }

    /// The entries of a table.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, what: &str) -> Option<Fields<'n>> {
        match &node.kind {
            Kind::Table(entries) => Some(Fields {
                place: node.place,
                entries,
                asked: Vec::new(),
            }),
            _ => {
                self.wrong(node, what, "a table");
                None
            }
        }
    }

    /// The items of a list.
    pub(crate) fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.kind {
            Kind::List(items) => items,
            _ => {
                self.wrong(node, what, "a list");
                &[]
            }
        }
    }

    /// A text.
    pub(crate) fn text<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n Text> {
        let text = node.as_text();
        if text.is_none() {
            self.wrong(node, what, "a text in quotation marks");
        }
        text
    }

    /// An optional entry that should be a text.
    pub(crate) fn optional_text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let entry = fields.get(name)?;
        self.text(entry.node, &format!("`{name}`")).map(|t| t.value.clone())
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self, node: &Node, what: &str) -> Option<bool> {
        match node.kind {
            Kind::Bool(value) => Some(value),
            _ => {
                self.wrong(node, what, "`true` or `false`");
                None
            }
        }
    }

    /// A whole number from 0 up.
    pub(crate) fn count(&mut self, node: &Node, what: &str) -> Option<u64> {
        let value = match node.kind {
            Kind::Integer(value) => u64::try_from(value).ok(),
            _ => None,
        };
        if value.is_none() {
            self.wrong(node, what, "a whole number from 0 up");
        }
        value
    }

    /// An entry that has to be there.
    pub(crate) fn needed<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str, what: &str) -> Option<Entry<'n>> {
        let entry = fields.get(name);
        if entry.is_none() {
            self.report(Finding::error("C0111", fields.place, format!("{what} has no `{name}`")).with_help(format!("add `{name} = …`")));
        }
        entry
    }

    /// One of several words.
    pub(crate) fn choice<T: Copy>(&mut self, node: &Node, what: &str, choices: &[(&'static str, T)]) -> Option<T> {
        let written = self.text(node, what)?;
        let found = choices.iter().find(|(word, _)| *word == written.value).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            let help = match nearest(&written.value, choices.iter().map(|(word, _)| *word)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of {}", words.join(", ")),
            };
            self.report(
                Finding::error("C0112", node.place, format!("{what} cannot be `{}`", written.value.escape_debug())).with_help(help),
            );
        }
        found
    }

    /// Reports the entries that nobody asked for.
    pub(crate) fn finish(&mut self, fields: &Fields<'_>, what: &str) {
        for entry in fields.all().filter(|e| !fields.asked.contains(&e.key.name.as_str())) {
            let name = &entry.key.name;
            let help = match nearest(name, fields.asked.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", fields.asked.join(", ")),
            };
            self.report(Finding::error("C0109", entry.key.place, format!("{what} has no key `{}`", name.escape_debug())).with_help(help));
        }
    }
}
