//! `standoff.toml`: title, question, dates, actors and the list of sources, read with the place of every mistake.

use crate::Failure;
use standoff_ledger::Source;
use standoff_reading::{Actors, EntityKind, FixedActor};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use toml_edit::{Document, Item, TableLike};

/// An actor that the analyst fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorSetting {
    /// Name to show.
    pub label: String,
    /// What kind of actor.
    pub kind: EntityKind,
    /// Other names for it.
    pub aliases: Vec<String>,
}

/// What `standoff.toml` says, without the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Title of the dossier.
    pub title: String,
    /// The question it is to answer.
    pub question: Option<String>,
    /// First day of interest, ISO 8601.
    pub from: Option<String>,
    /// Last day of interest, ISO 8601.
    pub to: Option<String>,
    /// Actors, in file order.
    pub actors: Vec<ActorSetting>,
    /// The dossier's own lexicon of events, a path from its folder.
    pub event_lexicon: Option<String>,
}

impl Settings {
    /// The actors as reading wants them.
    pub(crate) fn fixed_actors(&self) -> Actors {
        let fixed = self.actors.iter().map(|actor| FixedActor {
            id: None,
            kind: actor.kind,
            label: actor.label.clone(),
            aliases: actor.aliases.clone(),
        });
        Actors { fixed: fixed.collect() }
    }
}

/// A source as the file lists it, before anybody has looked whether its bytes are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedSource {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) removed: bool,
    pub(crate) former_names: Vec<String>,
}

impl ListedSource {
    /// The source with the state its bytes are in.
    pub(crate) fn in_state(&self, state: standoff_ledger::ShelfState) -> Source {
        Source {
            name: self.name.clone(),
            former_names: self.former_names.clone(),
            sha256: self.sha256.clone(),
            state,
        }
    }
}

/// The text of `standoff.toml`, or the place of the first bytes that are none.
pub(crate) fn decoded<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, Failure> {
    let text = std::str::from_utf8(bytes);
    text.map_err(|error| {
        let (good, rest) = bytes.split_at(error.valid_up_to());
        let rest = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let shown = String::from_utf8_lossy(good) + String::from_utf8_lossy(rest);
        let page = Page { path, text: &shown };
        let message = "here are bytes that are not UTF-8; save the file as UTF-8".to_owned();
        page.fault(Some(good.len()..good.len()), message)
    })
}

/// Reads `standoff.toml`; the path is for messages.
pub(crate) fn parse(path: &Path, text: &str) -> Result<(Settings, Vec<ListedSource>), Failure> {
    let page = Page { path, text };
    let document = Document::parse(text).map_err(|error| page.fault(error.span(), one_line(error.message())))?;
    let root: &dyn TableLike = document.as_table();
    page.only(root, &["title", "question", "from", "to", "note", "actors", "reading", "sources"])?;
    let settings = Settings {
        title: page.text_of(root, "title")?.unwrap_or_default(),
        question: page.text_of(root, "question")?,
        from: page.day(root, "from")?,
        to: page.day(root, "to")?,
        actors: page
            .tables(root, "actors")?
            .into_iter()
            .map(|table| page.actor(table))
            .collect::<Result<_, _>>()?,
        event_lexicon: page.event_lexicon(root)?,
    };
    let sources = page
        .tables(root, "sources")?
        .into_iter()
        .map(|table| page.source(table))
        .collect::<Result<Vec<_>, _>>()?;
    page.check_unique(&sources, root)?;
    Ok((settings, sources))
}

/// The file being read.
struct Page<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Page<'_> {
    fn fault(&self, span: Option<Range<usize>>, message: String) -> Failure {
        let at = span.map_or(0, |span| span.start).min(self.text.len());
        let at = (0..=at).rev().find(|&byte| self.text.is_char_boundary(byte)).unwrap_or(0);
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        Failure::Settings {
            path: self.path.to_owned(),
            line: self.text[..start].matches('\n').count() + 1,
            column: self.text[start..at].chars().count() + 1,
            shown: self.text[start..].lines().next().unwrap_or_default().to_owned(),
            message,
        }
    }

    /// Refuses keys that mean nothing: mostly slips of the pen.
    fn only(&self, table: &dyn TableLike, known: &[&str]) -> Result<(), Failure> {
        for (name, item) in table.iter() {
            if !known.contains(&name) {
                let span = table.get_key_value(name).and_then(|(key, _)| key.span()).or(item.span());
                let message = format!("“{name}” means nothing here; there may be {}", known.join(", "));
                return Err(self.fault(span, message));
            }
        }
        Ok(())
    }

    fn text_of(&self, table: &dyn TableLike, key: &str) -> Result<Option<String>, Failure> {
        let Some(item) = table.get(key) else { return Ok(None) };
        let text = item.as_str().map(str::to_owned);
        text.map(Some)
            .ok_or_else(|| self.fault(item.span(), format!("“{key}” must be a text in quotation marks")))
    }

    /// A date, with or without quotation marks.
    fn day(&self, table: &dyn TableLike, key: &str) -> Result<Option<String>, Failure> {
        match table.get(key).and_then(|item| item.as_datetime()) {
            Some(date) => Ok(Some(date.to_string())),
            None => self.text_of(table, key),
        }
    }

    fn texts(&self, table: &dyn TableLike, key: &str) -> Result<Vec<String>, Failure> {
        let Some(item) = table.get(key) else { return Ok(Vec::new()) };
        let texts = item
            .as_array()
            .and_then(|array| array.iter().map(|value| value.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| self.fault(item.span(), format!("“{key}” must be a list of texts, as in [\"one\", \"two\"]")))
    }

    fn tables<'t>(&self, table: &'t dyn TableLike, key: &str) -> Result<Vec<&'t dyn TableLike>, Failure> {
        let Some(item) = table.get(key) else { return Ok(Vec::new()) };
        let wrong = || self.fault(item.span(), format!("“{key}” must be written as [[{key}]], once for each"));
        match item {
            Item::ArrayOfTables(tables) => Ok(tables.iter().map(|table| table as &dyn TableLike).collect()),
            other => other
                .as_array()
                .and_then(|array| {
                    array
                        .iter()
                        .map(|value| value.as_inline_table().map(|table| table as &dyn TableLike))
                        .collect()
                })
                .ok_or_else(wrong),
        }
    }

    /// What `[reading]` says of the lexicon of events.
    fn event_lexicon(&self, root: &dyn TableLike) -> Result<Option<String>, Failure> {
        let Some(item) = root.get("reading") else { return Ok(None) };
        let wrong = || {
            self.fault(
                item.span(),
                "“reading” must be written as [reading], with its keys below".to_owned(),
            )
        };
        let table = item.as_table_like().ok_or_else(wrong)?;
        self.only(table, &["event_lexicon"])?;
        self.text_of(table, "event_lexicon")
    }

    fn actor(&self, table: &dyn TableLike) -> Result<ActorSetting, Failure> {
        self.only(table, &["label", "kind", "aliases", "note"])?;
        let kind = self.needed(table, "kind", "actors")?;
        let known = serde_json::from_value(kind.clone().into());
        Ok(ActorSetting {
            label: self.needed(table, "label", "actors")?,
            kind: known.map_err(|_| {
                let span = table.get("kind").and_then(Item::span);
                self.fault(
                    span,
                    format!("“{kind}” is no kind of actor; there is person, state, organisation, group, unnamed"),
                )
            })?,
            aliases: self.texts(table, "aliases")?,
        })
    }

    fn source(&self, table: &dyn TableLike) -> Result<ListedSource, Failure> {
        self.only(table, &["name", "sha256", "state", "former_names", "url", "note"])?;
        let at = |key: &str| table.get(key).and_then(Item::span);
        let (name, sha256) = (self.needed(table, "name", "sources")?, self.needed(table, "sha256", "sources")?);
        check_name(&name).map_err(|why| self.fault(at("name"), format!("“{name}” cannot be the name of a source: {why}")))?;
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.fault(
                at("sha256"),
                "a sha256 has 64 hexadecimal digits; `standoff add` fills it in".into(),
            ));
        }
        let state = self.text_of(table, "state")?;
        match state.as_deref() {
            None | Some("removed") => {}
            Some(_) => return Err(self.fault(at("state"), "the only state that is written down is \"removed\"".into())),
        }
        Ok(ListedSource {
            name,
            sha256: sha256.to_lowercase(),
            removed: state.is_some(),
            former_names: self.texts(table, "former_names")?,
        })
    }

    fn needed(&self, table: &dyn TableLike, key: &str, list: &str) -> Result<String, Failure> {
        let first = || {
            table
                .iter()
                .find_map(|(name, item)| table.get_key_value(name).and_then(|(key, _)| key.span()).or(item.span()))
        };
        let text = self.text_of(table, key)?.filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| self.fault(first(), format!("this entry of [[{list}]] has no “{key}”")))
    }

    fn check_unique(&self, sources: &[ListedSource], root: &dyn TableLike) -> Result<(), Failure> {
        let (mut names, mut digests) = (BTreeSet::new(), BTreeSet::new());
        for (number, source) in sources.iter().enumerate() {
            let twice = match (names.insert(source.name.to_lowercase()), digests.insert(&source.sha256)) {
                (true, true) => continue,
                (false, _) => "name",
                _ => "sha256",
            };
            let tables = self.tables(root, "sources")?;
            let span = tables.get(number).and_then(|table| table.get(twice)).and_then(Item::span);
            return Err(self.fault(span, format!("two sources have this {twice}; take one of them out")));
        }
        Ok(())
    }
}

/// Whether a name can be that of a file under `sources/` on any system; the error says why not.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let why = if name.trim().is_empty() {
        "it is empty"
    } else if name.starts_with('.') {
        "it begins with a full stop, and hidden files are passed over"
    } else if name.chars().any(|letter| matches!(letter, '/' | '\\' | ':') || letter.is_control()) {
        "it has a character in it that file names cannot have everywhere (/ \\ : or a control character)"
    } else if name.contains('@') {
        "citations use the @ to part the name from the place"
    } else if name.len() > 200 {
        "it is longer than 200 bytes"
    } else {
        return Ok(());
    };
    Err(why.into())
}

/// A message of several lines as one.
fn one_line(message: &str) -> String {
    message
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn place(text: &str) -> (usize, usize, String) {
        match parse(Path::new("standoff.toml"), text) {
            Err(Failure::Settings { line, column, message, .. }) => (line, column, message),
            other => panic!("expected a mistake, got {other:?}"),
        }
    }

    #[test]
    fn everything_is_read() {
        let text = format!(
            "title = 'Weir'\nfrom = 2031-05-01\nto = '2031-06'\n[[actors]]\nlabel = 'Tarn'\nkind = 'group'\naliases = ['the town']\n[[sources]]\nname = 'a.txt'\nsha256 = '{DIGEST}'\nstate = 'removed'\nformer_names = ['b.txt']\n"
        );
        let (settings, sources) = parse(Path::new("standoff.toml"), &text).unwrap();
        assert_eq!(
            (settings.title.as_str(), settings.from.as_deref(), settings.to.as_deref()),
            ("Weir", Some("2031-05-01"), Some("2031-06"))
        );
        assert_eq!(settings.actors[0].aliases, ["the town"]);
        assert_eq!(settings.fixed_actors().fixed[0].label, "Tarn");
        assert!(sources[0].removed && sources[0].former_names == ["b.txt"]);
    }

    #[test]
    fn a_lexicon_of_events_is_named_below_reading() {
        let lexicon = |text: &str| parse(Path::new("standoff.toml"), text).unwrap().0.event_lexicon;
        assert_eq!(lexicon("[reading]\nevent_lexicon = 'events.tsv'\n").as_deref(), Some("events.tsv"));
        assert_eq!(lexicon("title = 'a'\n"), None);
        assert_eq!(place("[reading]\nlexicon = 'events.tsv'\n").0, 2);
        assert!(place("reading = 'events.tsv'\n").2.contains("[reading]"));
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        assert_eq!(place("title = 'a'\ntitel = 'b'\n").0, 2);
        assert_eq!(place("title = 'a\n").0, 1);
        let (line, column, message) = place("title = 'é'; x\n");
        assert!(line == 1 && column > 10 && !message.contains('\n'), "{line}:{column} {message}");
        assert_eq!((place("title = 3\n").0, place("title = 3\n").1), (1, 9));
        assert!(place("[[actors]]\nlabel = 'Tarn'\nkind = 'town'\n").2.contains("person, state"));
        assert!(place("[[actors]]\nlabel = 'Tarn'\n").2.contains("no “kind”"));
        assert!(
            place("[[sources]]\nname = '../x'\nsha256 = 'aa'\n")
                .2
                .contains("cannot be the name")
        );
        let twice = format!("[[sources]]\nname = 'a'\nsha256 = '{DIGEST}'\n[[sources]]\nname = 'b'\nsha256 = '{DIGEST}'\n");
        let (line, _, message) = place(&twice);
        assert_eq!(line, 6, "{message}");
    }

    #[test]
    fn bytes_that_are_no_text_are_named_with_their_place() {
        let path = Path::new("standoff.toml");
        let Err(Failure::Settings {
            line,
            column,
            shown,
            message,
            ..
        }) = decoded(path, b"from = '2031'\ntitle = \"\xc9t\xe9\"\nx")
        else {
            panic!("latin-1 went through");
        };
        assert_eq!((line, column, shown.as_str()), (2, 10, "title = \"\u{fffd}t\u{fffd}\""));
        assert!(message.contains("save the file as UTF-8"), "{message}");
        assert!(decoded(path, b"\xff\xfet\0").is_err());
        assert_eq!(decoded(path, "title = 'é'".as_bytes()).unwrap(), "title = 'é'");
    }

    #[test]
    fn names_that_would_leave_the_folder_are_refused() {
        for name in ["", " ", ".hidden", "..", "a/b", "a\\b", "c:x", "a@b", "a\nb", &"x".repeat(201)] {
            assert!(check_name(name).is_err(), "{name}");
        }
        assert!(check_name("03 März.txt").is_ok());
    }
}
