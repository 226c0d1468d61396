//! Lines that give author and dates, cut into their pieces even where they are glued: "By Ana CruzPublished : May 3, 2021".

use crate::dates::stamp;
use crate::metadata::byline;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What a piece of a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    Byline,
    Published,
    Updated,
    /// A date that no word explains.
    Date,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: PieceKind,
    /// All its bytes in the line.
    pub(crate) place: Range<usize>,
    /// The bytes of the name or date alone.
    pub(crate) shown: Range<usize>,
    /// The name as written, the date as ISO; `None` for a date that is not complete.
    pub(crate) value: Option<String>,
}

/// A line of particulars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// In order, without overlap; at least one.
    pub(crate) pieces: Vec<Piece>,
    /// The host of an e-mail address in it.
    pub(crate) host: Option<Range<usize>>,
}

/// Bytes beyond which no line is one of particulars.
const LONGEST: usize = 300;
/// Words that may be left over once the pieces are taken out: a zone, a place, "Staff Writer".
const LEFT_OVER: usize = 5;
/// Bytes between a label and its date: a weekday, "on", a colon.
const GAP: usize = 24;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:Last |First |Originally |LAST |FIRST )?(Published|Posted|Updated|Modified|Created|Released|Revised|PUBLISHED|POSTED|UPDATED|MODIFIED|Date|DATE|updated|published|posted|modified)\b\s*(?:Date\b|Time\b|On\b|on\b|at\b|ON\b)?\s*[:：–-]?\s*")
        .expect("a constant expression")
});

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)").expect("a constant expression"));

/// Reads a line of particulars; `None` if it is anything else. Linear in its length. Lines without digit, address or opener, which
/// are most, are passed over before any pattern is tried.
pub(crate) fn read(line: &str) -> Option<Line> {
    if line.len() > LONGEST || !(line.contains(|c: char| c.is_ascii_digit() || c == '@') || byline::opened(line).is_some()) {
        return None;
    }
    let mut pieces = dates(line);
    let end = pieces.first().map_or(line.len(), |first| first.place.start);
    pieces.splice(0..0, author(&line[..end], !pieces.is_empty()));
    let email = EMAIL.captures(line);
    let email_place = email.as_ref().and_then(|found| found.get(0)).map(|whole| whole.range());
    let host = email.and_then(|found| found.get(1)).map(|host| host.range());
    if pieces.is_empty() {
        let alone = email_place
            .clone()
            .filter(|place| left_over(line, std::slice::from_ref(place)) <= 2)?;
        pieces.push(Piece {
            kind: PieceKind::Byline,
            place: 0..line.len(),
            shown: alone,
            value: None,
        });
    }
    let mut taken: Vec<Range<usize>> = pieces.iter().map(|piece| piece.place.clone()).collect();
    taken.extend(email_place);
    let rest = left_over(line, &taken);
    let dated = pieces.iter().any(|piece| piece.kind != PieceKind::Byline);
    let sentence = !dated && rest > 0 && !ends_open(line);
    (rest <= LEFT_OVER && !sentence).then_some(Line { pieces, host })
}

/// The dated pieces of a line: each from its label to its date, or a date alone.
fn dates(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for label in LABEL.captures_iter(line) {
        let (Some(whole), Some(word)) = (label.get(0), label.get(1)) else {
            continue;
        };
        let updated = ["updated", "modified", "revised"].contains(&word.as_str().to_lowercase().as_str());
        let kind = if updated { PieceKind::Updated } else { PieceKind::Published };
        if let Some(stamp) = stamp::find(&line[whole.end()..]).filter(|stamp| stamp.place.start <= GAP) {
            let shown = whole.end() + stamp.place.start..whole.end() + stamp.place.end;
            let clear = pieces.last().is_none_or(|last| last.place.end <= whole.start());
            if clear {
                pieces.push(Piece {
                    kind,
                    place: whole.start()..shown.end,
                    shown,
                    value: Some(stamp.iso),
                });
            }
        } else if whole.start() == 0
            && line.split_whitespace().count() <= 7
            && ends_open(line)
            && line[whole.end()..].contains(|c: char| c.is_ascii_digit())
        {
            pieces.push(Piece {
                kind,
                place: 0..line.len(),
                shown: whole.end()..line.len(),
                value: None,
            });
        }
    }
    let end = pieces.first().map_or(line.len(), |first| first.place.start);
    if let Some(stamp) = stamp::find(&line[..end]) {
        let date = Piece {
            kind: PieceKind::Date,
            place: stamp.place.clone(),
            shown: stamp.place,
            value: Some(stamp.iso),
        };
        pieces.insert(0, date);
    }
    pieces
}

/// The author in the part of a line before its dates: after "By", or a bare name set off by a stroke.
fn author(part: &str, dated: bool) -> Option<Piece> {
    let piece = |place, shown: Range<usize>| Piece {
        kind: PieceKind::Byline,
        value: Some(part[shown.clone()].to_owned()),
        place,
        shown,
    };
    if let Some((place, shown)) = byline::opened(part) {
        return Some(piece(place, shown));
    }
    let bare = part.trim_end();
    let name = bare.strip_suffix(['|', '/', '·', '•', '–', '—'])?.trim_end();
    (dated && byline::bare_name(name)).then(|| piece(0..name.len(), 0..name.len()))
}

/// Words outside the pieces. Those of a date's surroundings do not count: weekdays, zones in capitals.
fn left_over(line: &str, taken: &[Range<usize>]) -> usize {
    let mut count = 0;
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let end = at + word.trim_end().len();
        let outside = !taken.iter().any(|place| place.start < end && at < place.end);
        count += usize::from(outside && word.contains(char::is_alphanumeric));
        at += word.len();
    }
    count
}

fn ends_open(line: &str) -> bool {
    !line.trim_end().ends_with(['.', '!', '?', '”', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<(PieceKind, &str, String)> {
        let read = read(line).map(|line| line.pieces).unwrap_or_default();
        read.into_iter()
            .map(|piece| (piece.kind, &line[piece.place], piece.value.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn glued_pieces_are_parted() {
        assert_eq!(
            pieces("By Ana CruzPublished : May 3, 2021 - 14:55"),
            [
                (PieceKind::Byline, "By Ana Cruz", "Ana Cruz".into()),
                (PieceKind::Published, "Published : May 3, 2021 - 14:55", "2021-05-03T14:55".into())
            ]
        );
    }

    #[test]
    fn dates_with_and_without_labels() {
        assert_eq!(
            pieces("Posted May. 3, 2021 07:22,\u{a0}"),
            [(PieceKind::Published, "Posted May. 3, 2021 07:22", "2021-05-03T07:22".into())]
        );
        assert_eq!(
            pieces("Last updated on Monday, 3 May 2021"),
            [(PieceKind::Updated, "Last updated on Monday, 3 May 2021", "2021-05-03".into())]
        );
        assert_eq!(
            pieces("Monday, 3 May 2021 09:00 KST"),
            [(PieceKind::Date, "3 May 2021 09:00", "2021-05-03T09:00".into())]
        );
        assert_eq!(pieces("Ana Cruz | May 3, 2021").len(), 2);
        assert_eq!(pieces("Published May 3, 2021 | Updated May 4, 2021").len(), 2);
        assert_eq!(
            pieces("12 March 2021, 6.40pm | Updated 13 March 2021, 9.15pm"),
            [
                (PieceKind::Date, "12 March 2021, 6.40pm", "2021-03-12T18:40".into()),
                (PieceKind::Updated, "Updated 13 March 2021, 9.15pm", "2021-03-13T21:15".into())
            ]
        );
        assert_eq!(pieces("Updated 2 hours ago")[0].2, "");
    }

    #[test]
    fn sentences_with_dates_are_no_such_lines() {
        assert!(read("Published on May 3, 2021, the report said that the dam would not hold a second winter.").is_none());
        assert!(read("The strike of May 3, 2021 changed the mood in the pits for good.").is_none());
        assert!(read("By Friday the men were back.").is_none());
    }

    #[test]
    fn an_address_gives_its_host() {
        let line = "By Ana Cruz (ana@gazette.example)";
        assert_eq!(&line[read(line).unwrap().host.unwrap()], "gazette.example");
    }
}
