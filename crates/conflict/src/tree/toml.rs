//! TOML text to a tree, with every mistake of notation that can be told apart.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Key, Kind, Node, Offsets, Text};
use crate::{Finding, Place};

/// Reads TOML. Goes on after mistakes; what could not be read is missing from the tree. Entries come in file order.
pub(crate) fn read_toml(text: &str, findings: &mut Vec<Finding>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    findings.extend(errors.iter().map(|e| finding(text, e.message(), e.span())));
    Node {
        place: Place { start: 0, end: text.len() },
        kind: convert_table(text, table.get_ref()),
    }
}

fn finding(text: &str, message: &str, span: Option<Range<usize>>) -> Finding {
    let place = place(text, span.unwrap_or(0..0));
    if message.starts_with("duplicate key") {
        let key = text.get(place.start..place.end).unwrap_or_default();
        return Finding::error("C0110", place, format!("`{}` is given twice", key.trim()))
            .with_help("remove one of the two, or merge their contents");
    }
    Finding::error("C0101", place, format!("this is not TOML: {message}")).with_help("check quotation marks, brackets and `=` on this line")
}

/// A span made safe: inside the text and on character boundaries.
fn place(text: &str, span: Range<usize>) -> Place {
    let start = floor(text, span.start);
    Place {
        start,
        end: floor(text, span.end).max(start),
    }
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|o| text.is_char_boundary(*o)).unwrap_or(0)
}

fn convert_table(text: &str, table: &DeTable<'_>) -> Kind {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let key_place = place(text, key.span());
            (
                Key {
                    name: key.get_ref().to_string(),
                    place: key_place,
                },
                convert(text, value.get_ref(), value.span()),
            )
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.place);
    Kind::Table(entries)
}

/// Converts a value. Recursion is bounded by the TOML reader's own limit of nesting.
fn convert(text: &str, value: &DeValue<'_>, span: Range<usize>) -> Node {
    let place = place(text, span);
    let raw = text.get(place.start..place.end).unwrap_or_default();
    let kind = match value {
        DeValue::String(decoded) => Kind::Text(Text {
            value: decoded.to_string(),
            offsets: Offsets::of(raw, place.start, decoded),
        }),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix()).map_or(Kind::Number, Kind::Integer),
        DeValue::Float(_) => Kind::Number,
        DeValue::Boolean(value) => Kind::Bool(*value),
        DeValue::Datetime(date) => Kind::Date(date.to_string()),
        DeValue::Array(items) => Kind::List(items.iter().map(|item| convert(text, item.get_ref(), item.span())).collect()),
        DeValue::Table(table) => convert_table(text, table),
    };
    Node { place, kind }
}
