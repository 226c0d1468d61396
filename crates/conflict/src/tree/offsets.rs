//! Where the characters of a decoded text stand in the file: quotation marks and escapes shift them.

use crate::Place;

/// Maps byte offsets in a decoded text to byte offsets in the file.
#[derive(Clone, Debug)]
pub(crate) enum Offsets {
    /// Decoded and written bytes are the same, from this offset on.
    Straight(usize),
    /// The file's offset for each decoded byte, and one for the end.
    Each(Vec<usize>),
    /// It could not be told: everything is at this place.
    Whole(Place),
}

impl Offsets {
    /// The place in the file of a stretch of the decoded text.
    pub(crate) fn place(&self, inner: Place) -> Place {
        match self {
            Offsets::Straight(base) => Place {
                start: base + inner.start,
                end: base + inner.end,
            },
            Offsets::Whole(place) => *place,
            Offsets::Each(offsets) => {
                let at = |offset: usize| offsets.get(offset).or(offsets.last()).copied().unwrap_or_default();
                // An escape is shown whole: its end is where the next character begins.
                Place {
                    start: at(inner.start),
                    end: at(inner.end).max(at(inner.start)),
                }
            }
        }
    }

    /// Works out the map for a quoted text as it stands in the file.
    ///
    /// `raw` is the text with its quotation marks, `at` its offset, `decoded` what it means. Knows the four kinds of
    /// TOML strings and JSON's one; what it cannot follow gets [`Offsets::Whole`].
    pub(crate) fn of(raw: &str, at: usize, decoded: &str) -> Offsets {
        let whole = Offsets::Whole(Place {
            start: at,
            end: at + raw.len(),
        });
        let Some((inner, skipped, literal)) = unquoted(raw) else {
            return whole;
        };
        let base = at + skipped;
        if inner == decoded {
            return Offsets::Straight(base);
        }
        let followed = if literal {
            follow_lines(inner, decoded)
        } else {
            follow_escapes(inner, decoded)
        };
        followed.map_or(whole, |offsets| Offsets::Each(offsets.into_iter().map(|o| base + o).collect()))
    }
}

/// The inside of a quoted text, how many bytes stand before it, and whether backslashes mean themselves.
fn unquoted(raw: &str) -> Option<(&str, usize, bool)> {
    for (quote, literal) in [("\"\"\"", false), ("'''", true), ("\"", false), ("'", true)] {
        let Some(inner) = raw.strip_prefix(quote).and_then(|r| r.strip_suffix(quote)) else {
            continue;
        };
        // A line break right after the opening marks of a multi-line text does not count.
        let broken = if quote.len() == 3 {
            usize::from(inner.starts_with('\r'))
        } else {
            0
        };
        let broken = if quote.len() == 3 && inner[broken..].starts_with('\n') {
            broken + 1
        } else {
            0
        };
        return Some((&inner[broken..], quote.len() + broken, literal));
    }
    None
}

/// Offsets for a text whose only difference may be line ends.
fn follow_lines(inner: &str, decoded: &str) -> Option<Vec<usize>> {
    let mut offsets = Vec::with_capacity(decoded.len() + 1);
    let mut at = 0;
    for c in decoded.chars() {
        at += usize::from(c == '\n' && inner[at..].starts_with("\r\n"));
        if !inner[at..].starts_with(c) {
            return None;
        }
        offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
        at += c.len_utf8();
    }
    offsets.push(at);
    (at == inner.len()).then_some(offsets)
}

/// Offsets for a text with backslash escapes: each decoded character is matched with the escape or character it comes from.
fn follow_escapes(inner: &str, decoded: &str) -> Option<Vec<usize>> {
    let mut offsets = Vec::with_capacity(decoded.len() + 1);
    let mut at = 0;
    for c in decoded.chars() {
        at += line_continuation(&inner[at..]);
        at += usize::from(c == '\n' && inner[at..].starts_with("\r\n"));
        offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
        at += written_length(&inner[at..], c)?;
    }
    offsets.push(at);
    Some(offsets)
}

/// Bytes of a backslash at a line's end with all the white space after it, which together mean nothing.
fn line_continuation(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('\\') else { return 0 };
    let blank = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let skipped = &rest[..rest.len() - blank.len()];
    if skipped.contains('\n') {
        1 + skipped.len() + line_continuation(blank)
    } else {
        0
    }
}

/// Bytes that a character takes as written.
fn written_length(text: &str, c: char) -> Option<usize> {
    let Some(escape) = text.strip_prefix('\\') else {
        return text.starts_with(c).then_some(c.len_utf8());
    };
    let length = match escape.as_bytes().first()? {
        b'x' => 4,
        b'U' => 10,
        // JSON writes characters beyond the basic plane as two escapes.
        b'u' if c as u32 > 0xFFFF => 12,
        b'u' => 6,
        _ => 2,
    };
    (text.len() >= length && text.is_char_boundary(length)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'r>(raw: &'r str, decoded: &str, word: &str) -> &'r str {
        let start = decoded.find(word).unwrap();
        let place = Offsets::of(raw, 0, decoded).place(Place {
            start,
            end: start + word.len(),
        });
        &raw[place.start..place.end]
    }

    #[test]
    fn escapes_shift_places() {
        assert_eq!(shown(r#""a and b""#, "a and b", "and"), "and");
        assert_eq!(shown(r#""\u0061 and b""#, "a and b", "and"), "and");
        assert_eq!(shown(r#""\u0061 and b""#, "a and b", "a "), r"\u0061 ");
        assert_eq!(shown(r#""x\t\"y\" and b""#, "x\t\"y\" and b", "b"), "b");
        assert_eq!(shown("'''\na and\nb'''", "a and\nb", "b"), "b");
        assert_eq!(shown("\"\"\"a \\\n   and b\"\"\"", "a and b", "and"), "and");
        assert_eq!(shown("'''\r\na\r\nb'''", "a\nb", "b"), "b");
        assert_eq!(shown("'é and b'", "é and b", "b"), "b");
    }
}
