//! Documents as they are stored, and the passage around a place in one.

use crate::{Coded, Failure, Kind, Ledger, ShelfState};
use rusqlite::{OptionalExtension, Row};
use standoff_reading::{CodedDocument, Extractor, Sentence, Span, Text};
use std::collections::BTreeSet;

/// A document's line in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// sha256 of the source's bytes.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Names it had before.
    pub former_names: Vec<String>,
    /// Where its bytes were at the last reading.
    pub state: ShelfState,
    /// Length of the source in bytes.
    pub bytes: u64,
    /// sha256 of its text.
    pub text_sha256: Option<String>,
    /// Why it has no text.
    pub unread: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The publication.
    pub outlet: Option<String>,
    /// ISO date or date and time of publication.
    pub published: Option<String>,
}

/// A document with its text, checked against its digest.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) listed: Listed,
    pub(crate) text: Text,
    /// Without its lists of items.
    pub(crate) coded: CodedDocument,
}

/// The columns of [`Listed`], in its order.
const LISTED: &str = "sha256, name, former_names, state, bytes, text_sha256, unread, title, outlet, published";

impl Ledger {
    /// All documents, by name, those without a text included.
    pub fn documents(&self) -> Result<Vec<Listed>, Failure> {
        let sql = format!("SELECT {LISTED} FROM documents ORDER BY name");
        let mut statement = self.connection.prepare(&sql).map_err(self.failed())?;
        let rows = statement.query_map([], listed).map_err(self.failed())?;
        rows.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// What the reader remarked on a document; empty for one without a text.
    pub fn remarks(&self, sha256: &str) -> Result<Vec<String>, Failure> {
        Ok(self.coded(sha256)?.map(|coded| coded.remarks).unwrap_or_default())
    }

    /// A document with its text, by the digest of its source; `None` if it has no text.
    ///
    /// # Errors
    /// [`Failure::Damaged`] if the text no longer matches its digest.
    pub(crate) fn stored(&self, sha256: &str) -> Result<Option<Stored>, Failure> {
        let sql = format!("SELECT {LISTED} FROM documents WHERE sha256 = ?");
        let found = self
            .connection
            .query_row(&sql, [sha256], listed)
            .optional()
            .map_err(self.failed())?;
        let (Some(listed), Some(coded)) = (found, self.coded(sha256)?) else {
            return Ok(None);
        };
        let digest = listed.text_sha256.clone().unwrap_or_default();
        match self.text(&digest)? {
            Some(text) if text.sha256() == digest => Ok(Some(Stored { listed, text, coded })),
            _ => Err(self.damaged(format!("the text of {} no longer matches its sha256", listed.name))),
        }
    }

    /// A document's text and all that was read in it, by the digest of its source; `None` if it has no text.
    ///
    /// # Errors
    /// [`Failure::Damaged`] if the text no longer matches its digest.
    pub fn held(&self, sha256: &str) -> Result<Option<(String, CodedDocument)>, Failure> {
        let Some(stored) = self.stored(sha256)? else { return Ok(None) };
        let mut coded = stored.coded;
        for kind in [Kind::Mention, Kind::Statement, Kind::Event, Kind::Commitment] {
            for item in self.items(sha256, kind)? {
                match item {
                    Coded::Mention(mention) => coded.mentions.push(mention),
                    Coded::Statement(said) => coded.statements.push(said),
                    Coded::Event(event) => coded.events.push(event),
                    Coded::Commitment(bond) => coded.commitments.push(bond),
                }
            }
        }
        let sql = "SELECT entity FROM roles WHERE document = ?";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([sha256], |row| row.get::<_, String>(0))
            .map_err(self.failed())?;
        let here: BTreeSet<String> = rows.collect::<Result<_, _>>().map_err(self.failed())?;
        coded.entities = self.read_entities()?;
        coded.entities.retain(|entity| here.contains(&entity.id));
        Ok(Some((stored.text.as_str().to_owned(), coded)))
    }

    /// A text by its digest, not yet checked against it.
    pub(crate) fn text(&self, sha256: &str) -> Result<Option<Text>, Failure> {
        let sql = "SELECT content FROM texts WHERE sha256 = ?";
        let content = self
            .connection
            .query_row(sql, [sha256], |row| row.get::<_, String>(0))
            .optional()
            .map_err(self.failed())?;
        Ok(content.map(Text::new))
    }

    /// Digests of all texts, present and former, each with the source it was taken from.
    pub(crate) fn digests(&self) -> Result<Vec<(String, String)>, Failure> {
        let sql = "SELECT text_sha256, sha256 FROM documents WHERE text_sha256 IS NOT NULL
                   UNION SELECT text_sha256, document FROM former_texts ORDER BY 1, 2";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        rows.collect::<Result<_, _>>().map_err(self.failed())
    }

    fn coded(&self, sha256: &str) -> Result<Option<CodedDocument>, Failure> {
        let sql = "SELECT coded FROM documents WHERE sha256 = ?";
        let found = self
            .connection
            .query_row(sql, [sha256], |row| row.get::<_, Option<String>>(0))
            .optional()
            .map_err(self.failed())?;
        found.flatten().map(|json| self.understood(&json)).transpose()
    }

    /// Reads JSON that this program wrote.
    pub(crate) fn understood<T: serde::de::DeserializeOwned>(&self, json: &str) -> Result<T, Failure> {
        serde_json::from_str(json).map_err(|error| self.damaged(format!("a record in it cannot be read: {error}")))
    }
}

/// A coded document with nothing in it, for a former text: what was coded in it is not kept.
pub(crate) fn uncoded(text: &Text) -> CodedDocument {
    CodedDocument {
        extractor: Extractor {
            name: String::new(),
            version: String::new(),
        },
        text_sha256: text.sha256().to_owned(),
        language: None,
        title: None,
        outlet: None,
        byline: None,
        published: None,
        updated: None,
        body: Vec::new(),
        furniture: Vec::new(),
        sentences: Vec::new(),
        entities: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        timings: Vec::new(),
        remarks: Vec::new(),
    }
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let state: String = row.get(3)?;
    let names: String = row.get(2)?;
    Ok(Listed {
        sha256: row.get(0)?,
        name: row.get(1)?,
        former_names: serde_json::from_str(&names).unwrap_or_default(),
        state: [ShelfState::Here, ShelfState::Removed, ShelfState::Altered]
            .into_iter()
            .find(|known| known.word() == state)
            .unwrap_or(ShelfState::Absent),
        bytes: row.get::<_, i64>(4)?.unsigned_abs(),
        text_sha256: row.get(5)?,
        unread: row.get(6)?,
        title: row.get(7)?,
        outlet: row.get(8)?,
        published: row.get(9)?,
    })
}

/// The whole sentences that a span touches; where it lies outside all of them, the lines it touches. Always holds the span itself.
pub(crate) fn passage_around(text: &Text, sentences: &[Sentence], span: Span) -> Span {
    let touched = touched(sentences, span);
    let Some(first) = touched.iter().map(|sentence| sentence.span.start).min() else {
        return lines_around(text, span);
    };
    let last = touched.iter().map(|sentence| sentence.span.end).max().unwrap_or(span.end);
    // Looked for only where needed: a page may be one line of many megabytes.
    Span {
        start: if span.start < first {
            lines_around(text, span).start
        } else {
            first
        },
        end: if span.end > last { lines_around(text, span).end } else { last },
    }
}

/// The whole paragraphs that a span touches, or the lines where there is no paragraph.
pub(crate) fn paragraph_around(text: &Text, sentences: &[Sentence], span: Span) -> Span {
    let passage = passage_around(text, sentences, span);
    let touched = touched(sentences, span);
    let paragraphs = || touched.iter().map(|sentence| sentence.paragraph);
    Span {
        start: paragraphs()
            .map(|paragraph| paragraph.start)
            .min()
            .unwrap_or(passage.start)
            .min(passage.start),
        end: paragraphs()
            .map(|paragraph| paragraph.end)
            .max()
            .unwrap_or(passage.end)
            .max(passage.end),
    }
}

/// The sentences that share a character with a span. Sentences are in text order, so that the first is found by halving.
fn touched(sentences: &[Sentence], span: Span) -> &[Sentence] {
    let from = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let behind = &sentences[from..];
    &behind[..behind.partition_point(|sentence| sentence.span.start < span.end)]
}

/// From the start of the line that a span begins in to the end of the one it ends in, without blanks at either end.
fn lines_around(text: &Text, span: Span) -> Span {
    let all = text.as_str();
    let (start, end) = (text.byte_at(span.start), text.byte_at(span.end));
    let is_break = |letter: char| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let before = all[..start]
        .rfind(is_break)
        .map_or(0, |at| at + all[at..].chars().next().map_or(1, char::len_utf8));
    let after = all[end..].find(is_break).map_or(all.len(), |at| end + at);
    let first = before + (all[before..start].len() - all[before..start].trim_start().len());
    text.span_of_bytes(first..end + all[end..after].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    #[test]
    fn a_passage_is_whole_sentences_or_lines() {
        let text = Text::new("  The headline \nIt rains. It pours.\n(End)".into());
        let paragraph = span(16, 35);
        let sentences = [
            Sentence {
                span: span(16, 25),
                paragraph,
            },
            Sentence {
                span: span(26, 35),
                paragraph,
            },
        ];
        let passage = |start, end| text.get(passage_around(&text, &sentences, span(start, end))).unwrap_or_default();
        assert_eq!(passage(19, 22), "It rains.");
        assert_eq!(passage(22, 28), "It rains. It pours.");
        assert_eq!(passage(6, 8), "The headline");
        assert_eq!(passage(10, 18), "The headline \nIt rains.");
        assert_eq!(passage(30, 37), "It pours.\n(End)");
        assert_eq!(passage(0, 1), "  The headline");
        assert_eq!(
            text.get(paragraph_around(&text, &sentences, span(19, 22))),
            Some("It rains. It pours.")
        );
    }

    #[test]
    fn a_page_of_one_long_line_takes_no_longer_a_sentence() {
        let text = Text::new("It rains. ".repeat(20_000));
        let paragraph = span(0, 199_999);
        let sentences: Vec<Sentence> = (0..20_000)
            .map(|number| Sentence {
                span: span(number * 10, number * 10 + 9),
                paragraph,
            })
            .collect();
        let began = std::time::Instant::now();
        for sentence in &sentences {
            let within = span(sentence.span.start + 3, sentence.span.end - 1);
            assert_eq!(passage_around(&text, &sentences, within), sentence.span);
        }
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
