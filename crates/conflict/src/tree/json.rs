//! JSON text to a tree with places. Stops at the first mistake of notation.

use super::{Key, Kind, Node, Offsets, Text};
use crate::{Finding, Place};

/// How deep a JSON text may be nested.
const DEEPEST: usize = 128;

/// Reads JSON (RFC 8259). `None` and one finding when the text is not JSON.
pub(crate) fn read_json(text: &str, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        findings,
    };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    reader.at = start;
    let outcome = reader.value().and_then(|node| {
        reader.blank();
        if reader.at < text.len() {
            Err("the value ends here, but the text goes on")
        } else {
            Ok(node)
        }
    });
    match outcome {
        Ok(node) => Some(node),
        Err(why) => {
            let end = reader.at + text.get(reader.at..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
            let place = Place {
                start: reader.at.min(text.len()),
                end: end.min(text.len()),
            };
            findings.push(
                Finding::error("C0601", place, format!("this is not JSON: {why}"))
                    .with_help("check commas, quotation marks and brackets here"),
            );
            None
        }
    }
}

struct Reader<'t, 'f> {
    text: &'t str,
    at: usize,
    depth: usize,
    findings: &'f mut Vec<Finding>,
}

type Outcome<T> = Result<T, &'static str>;

impl Reader<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Outcome<Node> {
        self.blank();
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.nested(Self::table)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Kind::Bool(true))?,
            Some(b'f') => self.word("false", Kind::Bool(false))?,
            Some(b'n') => self.word("null", Kind::Null)?,
            Some(_) => return Err("a value is expected here"),
            None => return Err("the text ends where a value is expected"),
        };
        Ok(Node {
            place: Place { start, end: self.at },
            kind,
        })
    }

    fn nested(&mut self, inside: fn(&mut Self) -> Outcome<Kind>) -> Outcome<Kind> {
        if self.depth == DEEPEST {
            return Err("it is nested more than 128 levels deep");
        }
        self.depth += 1;
        self.at += 1;
        let kind = inside(self);
        self.depth -= 1;
        kind
    }

    fn word(&mut self, word: &str, kind: Kind) -> Outcome<Kind> {
        if !self.text[self.at..].starts_with(word) {
            return Err("a value is expected here");
        }
        self.at += word.len();
        Ok(kind)
    }

    fn list(&mut self) -> Outcome<Kind> {
        let mut items = Vec::new();
        if self.closes(b']') {
            return Ok(Kind::List(items));
        }
        loop {
            items.push(self.value()?);
            if !self.goes_on(b']', "`,` or `]` is expected here")? {
                return Ok(Kind::List(items));
            }
        }
    }

    fn table(&mut self) -> Outcome<Kind> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        if self.closes(b'}') {
            return Ok(Kind::Table(entries));
        }
        loop {
            let key = self.key()?;
            let value = self.value()?;
            if seen.insert(key.name.clone()) {
                entries.push((key, value));
            } else {
                let finding = Finding::error("C0110", key.place, format!("`{}` is given twice", key.name.escape_debug()));
                self.findings.push(finding.with_help("remove one of the two; the first was read"));
            }
            if !self.goes_on(b'}', "`,` or `}` is expected here")? {
                return Ok(Kind::Table(entries));
            }
        }
    }

    fn key(&mut self) -> Outcome<Key> {
        self.blank();
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err("a key in quotation marks is expected here");
        }
        let name = self.string()?.value;
        let place = Place { start, end: self.at };
        self.blank();
        if self.peek() != Some(b':') {
            return Err("`:` is expected here");
        }
        self.at += 1;
        Ok(Key { name, place })
    }

    fn closes(&mut self, closing: u8) -> bool {
        self.blank();
        let closes = self.peek() == Some(closing);
        self.at += usize::from(closes);
        closes
    }

    fn goes_on(&mut self, closing: u8, otherwise: &'static str) -> Outcome<bool> {
        if self.closes(closing) {
            return Ok(false);
        }
        if self.peek() != Some(b',') {
            return Err(otherwise);
        }
        self.at += 1;
        Ok(true)
    }

    fn digits(&mut self) -> Outcome<()> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            Err("a digit is expected here")
        } else {
            Ok(())
        }
    }

    fn number(&mut self) -> Outcome<Kind> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let value = (self.at == whole).then(|| self.text[start..whole].parse().ok()).flatten();
        Ok(value.map_or(Kind::Number, Kind::Integer))
    }

    fn string(&mut self) -> Outcome<Text> {
        let start = self.at;
        let mut value = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            match rest.chars().next() {
                None => return Err("the text ends inside quotation marks"),
                Some('"') => break,
                Some('\\') => value.push(self.escape()?),
                Some(c) if c < ' ' => return Err("a control character stands inside quotation marks"),
                Some(_) => {
                    let plain = rest.find(|c| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
                    value.push_str(&rest[..plain]);
                    self.at += plain;
                }
            }
        }
        self.at += 1;
        let offsets = Offsets::of(&self.text[start..self.at], start, &value);
        Ok(Text { value, offsets })
    }

    fn escape(&mut self) -> Outcome<char> {
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err("this escape is not known"),
        };
        self.at += 2;
        Ok(plain)
    }

    /// `\uXXXX`, or two of them for a character beyond the basic plane.
    fn unicode(&mut self) -> Outcome<char> {
        let first = self.unit(self.at).ok_or("four hexadecimal digits are expected after `\\u`")?;
        if let Some(c) = char::from_u32(first) {
            self.at += 6;
            return Ok(c);
        }
        let second = self.unit(self.at + 6).filter(|low| (0xDC00..0xE000).contains(low));
        let pair = second
            .filter(|_| first < 0xDC00)
            .map(|low| 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00));
        self.at += if pair.is_some() { 12 } else { 0 };
        pair.and_then(char::from_u32).ok_or("half of a character stands alone here")
    }

    /// The number in `\uXXXX` at an offset.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits
            .bytes()
            .all(|b| b.is_ascii_hexdigit())
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tree as a value of the JSON library, which is the judge.
    fn value(node: &Node) -> serde_json::Value {
        match &node.kind {
            Kind::Null => serde_json::Value::Null,
            Kind::Bool(value) => (*value).into(),
            Kind::Integer(value) => serde_json::from_str(&value.to_string()).unwrap(),
            Kind::Number => "number".into(),
            Kind::Text(text) => text.value.clone().into(),
            Kind::Date(_) => unreachable!("JSON has no dates"),
            Kind::List(items) => items.iter().map(value).collect(),
            Kind::Table(entries) => entries.iter().map(|(key, node)| (key.name.clone(), value(node))).collect(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_same_texts_are_accepted_as_by_the_library(text in r#"([\[\]{}:, 0-9.eE+-]|"a"|"b"|"\\u00e9"|"\\ud83d\\ude00"|"\\ud83d"|"\\x"|true|false|null|tru){0,12}"#) {
            let mut findings = Vec::new();
            let ours = read_json(&text, &mut findings);
            match serde_json::from_str::<serde_json::Value>(&text) {
                Ok(theirs) => {
                    let ours = ours.as_ref().map(value);
                    prop_assert!(ours.is_some(), "{}: {:?}", text, findings);
                    // Repeated keys (the first counts here) and numbers that are no integers are not compared.
                    if findings.is_empty() && !text.contains(['.', 'e', 'E']) && !text.contains("-0") {
                        prop_assert_eq!(ours, Some(theirs), "{}", text);
                    }
                }
                // The library refuses numbers beyond its range, which JSON itself does not limit.
                Err(error) if error.to_string().contains("out of range") => {}
                Err(error) => prop_assert!(ours.is_none(), "{}: {}", text, error),
            }
        }
    }

    #[test]
    fn places_are_exact() {
        let text = r#" {"a": [1, "\u00e9x", {"b": null}]}"#;
        let mut findings = Vec::new();
        let root = read_json(text, &mut findings).unwrap();
        let shown = |node: &Node| text[node.place.start..node.place.end].to_owned();
        let Kind::Table(entries) = &root.kind else {
            panic!("a table expected")
        };
        let Kind::List(items) = &entries[0].1.kind else {
            panic!("a list expected")
        };
        assert_eq!(items.iter().map(shown).collect::<Vec<_>>(), ["1", r#""\u00e9x""#, r#"{"b": null}"#]);
        let text_place = items[1].as_text().unwrap().offsets.place(Place { start: 2, end: 3 });
        assert_eq!(&text[text_place.start..text_place.end], "x");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut findings = Vec::new();
        assert!(read_json(&"[".repeat(100_000), &mut findings).is_none());
        assert_eq!(findings[0].code, "C0601");
    }
}
