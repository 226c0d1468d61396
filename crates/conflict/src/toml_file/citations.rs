//! `cite` and `basis`.

use super::draft::Draft;
use crate::tree::{Fields, Kind, Node};
use crate::{Basis, Cite, CiteTarget, Finding};

/// The words for a [`Basis`].
pub(crate) const BASES: [(&str, Basis); 4] = [
    ("stated", Basis::Stated),
    ("reported", Basis::Reported),
    ("inferred", Basis::Inferred),
    ("assumed", Basis::Assumed),
];

impl Draft {
    /// `basis = "…"`.
    pub(super) fn basis(&mut self, fields: &mut Fields<'_>) -> Option<Basis> {
        let entry = fields.get("basis")?;
        self.walk.choice(entry.node, "`basis`", &BASES)
    }

    /// `cite = ["…", …]`, or one text alone. Malformed ones are reported and left out.
    pub(super) fn cites(&mut self, fields: &mut Fields<'_>) -> Vec<Cite> {
        let Some(entry) = fields.get("cite") else { return Vec::new() };
        let items = match &entry.node.kind {
            Kind::Text(_) => std::slice::from_ref(entry.node),
            _ => self.walk.list(entry.node, "`cite`"),
        };
        let mut cites: Vec<Cite> = Vec::new();
        for cite in items.iter().filter_map(|item| self.cite(item)).collect::<Vec<_>>() {
            if cites.iter().any(|c| c.target == cite.target) {
                let finding = Finding::warning("C0505", cite.place, format!("`{}` is cited twice here", cite.text.escape_debug()));
                self.walk.report(finding.with_help("remove one of the two"));
            } else {
                cites.push(cite);
            }
        }
        cites
    }

    fn cite(&mut self, node: &Node) -> Option<Cite> {
        let text = self.walk.text(node, "a citation")?.value.clone();
        match target(&text) {
            Ok(target) => Some(Cite {
                text,
                target,
                place: node.place,
            }),
            Err((code, message, help)) => {
                self.walk.report(Finding::error(code, node.place, message).with_help(help));
                None
            }
        }
    }
}

type Malformed = (&'static str, String, &'static str);

/// What a citation points to.
fn target(text: &str) -> Result<CiteTarget, Malformed> {
    const FORM: &str =
        "write `document@start-end` in characters, such as `003@1506-1527`, or the id of a ledger item, such as `s-0123456789`";
    let malformed = || ("C0501", format!("`{}` is not a citation", text.escape_debug()), FORM);
    let Some((document, range)) = text.rsplit_once('@') else {
        return if is_item(text) {
            Ok(CiteTarget::Item(text.to_owned()))
        } else {
            Err(malformed())
        };
    };
    let (start, end) = range.split_once('-').ok_or_else(malformed)?;
    if document.trim().is_empty() || document.trim() != document {
        return Err(malformed());
    }
    let (start, end) = (number(start).ok_or_else(malformed)?, number(end).ok_or_else(malformed)?);
    if start >= end {
        let what = if start == end {
            "an empty range"
        } else {
            "a range that ends before it begins"
        };
        let help = "the first number is the first character, the second is one past the last";
        return Err(("C0502", format!("`{}` is {what}", text.escape_debug()), help));
    }
    Ok(CiteTarget::Range {
        document: document.to_owned(),
        start,
        end,
    })
}

/// Digits only: no sign, no space.
fn number(text: &str) -> Option<usize> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A ledger id: a letter or a few, a hyphen, at least six hexadecimal digits.
fn is_item(text: &str) -> bool {
    text.split_once('-').is_some_and(|(kind, digest)| {
        (1..=12).contains(&kind.len())
            && kind.bytes().all(|b| b.is_ascii_lowercase())
            && (6..=64).contains(&digest.len())
            && digest.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_ranges_or_ledger_items() {
        assert_eq!(
            target("003@15-27"),
            Ok(CiteTarget::Range {
                document: "003".into(),
                start: 15,
                end: 27
            })
        );
        assert_eq!(
            target("a@b.html@1-2"),
            Ok(CiteTarget::Range {
                document: "a@b.html".into(),
                start: 1,
                end: 2
            })
        );
        assert_eq!(target("s-0123456789"), Ok(CiteTarget::Item("s-0123456789".into())));
        for wrong in [
            "",
            "003",
            "003@",
            "003@15",
            "003@15-",
            "003@-5-7",
            "@1-2",
            "003@1-99999999999999999999999",
            "003 @1-2",
            "s-xyz",
        ] {
            assert_eq!(target(wrong).unwrap_err().0, "C0501", "{wrong}");
        }
        assert_eq!(target("003@27-15").unwrap_err().0, "C0502");
        assert_eq!(target("003@15-15").unwrap_err().0, "C0502");
    }
}
