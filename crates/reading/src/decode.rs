//! From bytes to characters: which encoding, which markup, or why neither.
//!
//! The order is: byte order mark, the charset an HTML page declares, UTF-8, and at last a guess, which is said in a remark.
//! For UTF-8 plain text the characters are those of the file, a byte order mark included, so that both have one hash.

use crate::extract::Unreadable;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Most bytes that are read of one page: 20 MB. A page of a million words has about 6 MB.
pub(crate) const LIMIT: usize = 20_000_000;
/// Where HTML declares its charset, it must do so early.
const DECLARATION: usize = 4096;

/// How a source is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    Plain,
    Html,
}

/// A source's characters.
#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    pub(crate) content: String,
    pub(crate) markup: Markup,
    pub(crate) remarks: Vec<String>,
}

/// Beginnings of files that are no text, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or sound file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7FELF", "a program"),
];

/// Reads the characters of a source. Linear in its size.
///
/// # Errors
/// [`Unreadable`] if the bytes are too many, are no text or hold nothing but blanks.
pub(crate) fn decode(bytes: &[u8], name: &str) -> Result<Decoded, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLarge {
            name: name.into(),
            size: bytes.len(),
            limit: LIMIT,
        });
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(binary(name, what));
    }
    let mark = Encoding::for_bom(bytes);
    if mark.is_none_or(|(encoding, _)| encoding == UTF_8)
        && let Some(what) = not_text(bytes)
    {
        return Err(binary(name, what));
    }
    let markup = markup(bytes, name);
    let (content, remarks) = characters(bytes, mark, markup);
    if content.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(Unreadable::Empty { name: name.into() });
    }
    Ok(Decoded { content, markup, remarks })
}

fn binary(name: &str, what: &str) -> Unreadable {
    Unreadable::Binary {
        name: name.into(),
        what: what.into(),
    }
}

/// What is wrong with bytes that cannot be text in any encoding without NULs.
fn not_text(bytes: &[u8]) -> Option<&'static str> {
    let mut controls = 0;
    for &byte in bytes {
        match byte {
            0 => return Some("binary data (it holds NUL bytes)"),
            b'\t' | b'\n' | b'\r' | 0x0C | 0x1B => {}
            1..=31 | 127 => controls += 1,
            _ => {}
        }
    }
    (controls > bytes.len() / 50 + 2).then_some("binary data (one byte in fifty or more is a control character)")
}

/// Whether the source is HTML: by its first tag, or by its name if it has tags at all.
fn markup(bytes: &[u8], name: &str) -> Markup {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    let head = head.replace('\0', "");
    let start = head.trim_start_matches(['\u{feff}', '\u{fffd}', ' ', '\t', '\r', '\n']);
    let named = [".html", ".htm", ".xhtml"]
        .iter()
        .any(|end| name.to_ascii_lowercase().ends_with(end));
    let opens = ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.starts_with(tag));
    let prolog = (start.starts_with("<?xml") || start.starts_with("<!--")) && head.contains("<html");
    if opens || prolog || (named && head.contains('<')) {
        Markup::Html
    } else {
        Markup::Plain
    }
}

/// The characters, and what the user should know about how they were read.
fn characters(bytes: &[u8], mark: Option<(&'static Encoding, usize)>, markup: Markup) -> (String, Vec<String>) {
    let valid = std::str::from_utf8(bytes);
    match (mark, valid) {
        (Some((encoding, _)), _) if encoding != UTF_8 => read_as(bytes, encoding),
        (_, Ok(text)) => utf8(text, markup),
        (Some(_), Err(_)) => read_as(bytes, UTF_8),
        (None, Err(_)) => {
            let declared = if markup == Markup::Html { declared(bytes) } else { None };
            read_as(bytes, declared.unwrap_or_else(|| guess(bytes)))
        }
    }
}

/// Bytes that are valid UTF-8. A page that declares another charset is read as UTF-8 all the same: text of another encoding
/// is valid UTF-8 by chance only if it is ASCII, where the two agree, or stateful.
fn utf8(text: &str, markup: Markup) -> (String, Vec<String>) {
    if markup == Markup::Plain {
        return (text.to_owned(), Vec::new());
    }
    match declared(text.as_bytes()) {
        Some(encoding) if encoding != UTF_8 && !text.is_ascii() => {
            let remark = format!("the page declares {}, but its bytes are UTF-8: read as UTF-8", encoding.name());
            (text.trim_start_matches('\u{feff}').to_owned(), vec![remark])
        }
        Some(encoding) if !encoding.is_ascii_compatible() => read_as(text.as_bytes(), encoding),
        _ => (text.trim_start_matches('\u{feff}').to_owned(), Vec::new()),
    }
}

fn read_as(bytes: &[u8], encoding: &'static Encoding) -> (String, Vec<String>) {
    let (text, used, damaged) = encoding.decode(bytes);
    let mut remarks = vec![format!("not UTF-8: read as {}", used.name().to_lowercase())];
    if used == UTF_8 {
        remarks.clear();
    }
    if damaged {
        remarks.push("some bytes stand for no character; they are shown as \u{fffd}".into());
    }
    (text.into_owned(), remarks)
}

/// The charset that an HTML page declares in its first few thousand bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, rest) = head.split_once("charset")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(['"', '\'', ';', ' ', '>', '/']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.output_encoding())
}

/// The likeliest encoding of bytes that are not UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: &str) -> Decoded {
        decode(bytes, name).unwrap()
    }

    #[test]
    fn utf8_stays_the_same_bytes() {
        let with_mark = "\u{feff}Crews walked out.\r\n";
        assert_eq!(read(with_mark.as_bytes(), "a.txt").content, with_mark);
        assert!(read(with_mark.as_bytes(), "a.txt").remarks.is_empty());
    }

    #[test]
    fn other_encodings_are_read_and_said() {
        let latin = b"The caf\xE9 owners\x92 union met the d\xE9l\xE9gu\xE9 on Monday.";
        let decoded = read(latin, "a.txt");
        assert!(decoded.content.contains("café owners’ union"));
        assert_eq!(decoded.remarks, ["not UTF-8: read as windows-1252"]);
        let wide: Vec<u8> = "\u{feff}Strike".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide, "a.txt").content, "Strike");
        let declared = b"<html><head><meta charset=iso-8859-2></head><body>G\xF3rnik \xB1</body>";
        assert!(read(declared, "a.txt").content.contains("Górnik ą"));
    }

    #[test]
    fn a_wrong_declaration_yields_to_valid_utf8() {
        let decoded = read("<html><meta charset=\"windows-1252\"><body>“Enough”</body>".as_bytes(), "a.html");
        assert!(decoded.content.contains("“Enough”"));
        assert_eq!(decoded.remarks.len(), 1);
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_name() {
        assert!(
            decode(b"%PDF-1.7 ...", "r.pdf")
                .unwrap_err()
                .to_string()
                .contains("r.pdf: this is a PDF document")
        );
        assert!(matches!(decode(b"a\0b", "x"), Err(Unreadable::Binary { .. })));
        assert!(matches!(decode(&[7; 500], "x"), Err(Unreadable::Binary { .. })));
        assert!(matches!(decode(b" \r\n\t", "x"), Err(Unreadable::Empty { .. })));
        assert!(matches!(decode("\u{feff}\n".as_bytes(), "x"), Err(Unreadable::Empty { .. })));
        let much = decode(&vec![b'a'; LIMIT + 1], "big.txt").unwrap_err().to_string();
        assert!(much.contains("big.txt: 20000001 bytes"), "{much}");
    }

    #[test]
    fn html_is_known_by_its_first_tag_or_by_name_and_tags() {
        assert_eq!(read(b"<!DOCTYPE html><p>x", "page").markup, Markup::Html);
        assert_eq!(read(b"<div>x</div>", "page.htm").markup, Markup::Html);
        assert_eq!(read(b"no tags", "page.html").markup, Markup::Plain);
        assert_eq!(read(b"a < b", "page.txt").markup, Markup::Plain);
    }
}
