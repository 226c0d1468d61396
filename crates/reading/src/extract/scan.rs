//! A scanner for HTML: text, tags and what lies between, in one pass.
//!
//! No tree is built: what is wanted is the visible text in its order, and a tree costs quadratic time on pages made to hurt.
//! Every byte is looked at a fixed number of times.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Characters, references not yet replaced.
    Text(&'a str),
    /// A start tag: its name as written and the attributes behind it.
    Open(&'a str, Attributes<'a>),
    /// An end tag.
    Close(&'a str),
    /// The inside of a `script`, `style`, `title` or the like, with the element's start tag.
    Raw(&'a str, Attributes<'a>, &'a str),
}

/// The attributes of a start tag, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attributes<'a>(&'a str);

/// Attributes that are looked at in one tag.
const ATTRIBUTES: usize = 200;

impl<'a> Attributes<'a> {
    /// The value of an attribute, references not yet replaced; empty if it has none. Linear in the tag's length.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.iter()
            .take(ATTRIBUTES)
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
                .unwrap_or(rest.len());
            let key = &rest[..end];
            rest = rest[end..].trim_start();
            if key.is_empty() && !rest.starts_with('=') {
                return None;
            }
            let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
                return Some((key, ""));
            };
            let (value, after) = match value.chars().next() {
                Some(mark @ ('"' | '\'')) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            rest = after;
            Some((key, value))
        })
    }
}

/// Elements whose inside is characters only.
const RAW: &[&str] = &[
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "template",
];

/// The pieces of a page, in order. Comments, declarations and processing instructions are left out.
pub(crate) struct Scanner<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(html: &'a str) -> Scanner<'a> {
        Scanner { html, at: 0 }
    }

    /// Skips to behind a mark, or to the end.
    fn skip(&mut self, mark: &str) {
        self.at = self.html[self.at..]
            .find(mark)
            .map_or(self.html.len(), |found| self.at + found + mark.len());
    }

    /// The inside of a tag that starts at a place, up to its `>` outside quotation marks; moves behind it.
    fn tag(&mut self, start: usize) -> &'a str {
        let mut quoted = None;
        let mut after_sign = false;
        for (at, c) in self.html[start..].char_indices() {
            match quoted {
                Some(mark) if c == mark => quoted = None,
                Some(_) => {}
                None if c == '>' => {
                    self.at = start + at + 1;
                    return &self.html[start..start + at];
                }
                None if after_sign && matches!(c, '"' | '\'') => quoted = Some(c),
                None => {}
            }
            after_sign = c == '=' || (after_sign && c.is_ascii_whitespace());
        }
        self.at = self.html.len();
        &self.html[start..]
    }

    /// The inside of a raw element, up to its end tag; moves behind that.
    fn raw(&mut self, name: &str) -> &'a str {
        let start = self.at;
        let mut from = start;
        while let Some(found) = self.html[from..].find("</") {
            let end = from + found;
            let after = &self.html.as_bytes()[end + 2..];
            let closes = after
                .get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
            if closes && after.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric()) {
                self.at = end + 2;
                self.skip(">");
                return &self.html[start..end];
            }
            from = end + 2;
        }
        self.at = self.html.len();
        &self.html[start..]
    }

    /// A start tag at a place, with its inside if it is a raw element.
    fn open(&mut self, start: usize) -> Piece<'a> {
        let tag = self.tag(start);
        let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let (name, attributes) = (&tag[..end], Attributes(&tag[end..]));
        if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) && !tag.ends_with('/') {
            return Piece::Raw(name, attributes, self.raw(name));
        }
        Piece::Open(name, attributes)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
            let start = self.at;
            let next = rest.as_bytes().get(1).copied().unwrap_or(b' ');
            if !rest.starts_with('<') || !(next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')) {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                self.at = rest[first..].find('<').map_or(self.html.len(), |found| start + first + found);
                return Some(Piece::Text(&self.html[start..self.at]));
            }
            match next {
                b'!' if rest.starts_with("<!--") => {
                    self.at += 4;
                    self.skip("-->");
                }
                b'!' | b'?' => self.skip(">"),
                b'/' => {
                    let name = self.tag(start + 2);
                    return Some(Piece::Close(
                        name.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default(),
                    ));
                }
                _ => return Some(self.open(start + 1)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_tags_and_raw_elements_are_told_apart() {
        let html = "a<!-- <b> --><p CLASS='x>y' hidden>1 < 2</P ><script>if (a</b) {}</script>é<br/>";
        let pieces: Vec<Piece> = Scanner::new(html).collect();
        let shown: Vec<String> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => format!("text {text}"),
                Piece::Open(name, attributes) => format!("open {name} {:?}", attributes.get("class")),
                Piece::Close(name) => format!("close {name}"),
                Piece::Raw(name, _, inside) => format!("raw {name} {inside}"),
            })
            .collect();
        assert_eq!(
            shown,
            [
                "text a",
                "open p Some(\"x>y\")",
                "text 1 ",
                "text < 2",
                "close P",
                "raw script if (a</b) {}",
                "text é",
                "open br None"
            ]
        );
    }

    #[test]
    fn broken_pages_end() {
        for html in ["<", "<p", "<p a='", "<!--", "</", "<script>", "é<", "<a =b c = \"d\" e>", "<!x"] {
            assert!(Scanner::new(html).count() <= 3, "{html}");
        }
        let Some(Piece::Open(_, attributes)) = Scanner::new("<a =b c = \"d\" e/>").next() else {
            panic!()
        };
        assert_eq!(
            (attributes.get("c"), attributes.get("e"), attributes.get("x")),
            (Some("d"), Some(""), None)
        );
    }
}
