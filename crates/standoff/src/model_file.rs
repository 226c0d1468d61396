//! Model files: from a path to text, format, models and findings.

use crate::Failure;
use flate2::read::MultiGzDecoder;
use standoff_conflict::{Conflict, Finding, Format, Place, Severity, read};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes of text that a model file may hold, unpacked: 64 MiB.
pub const LARGEST: u64 = 64 << 20;

/// How gzip files begin.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A model file as it was read.
#[derive(Clone, Debug)]
pub struct ModelSource {
    /// Where it is.
    pub path: PathBuf,
    /// The format it is in.
    pub format: Format,
    /// Its text, unpacked. Places of findings are bytes of it.
    pub text: String,
    /// The models, in file order. What could not be read is left out or neutral.
    pub models: Vec<Conflict>,
    /// What is wrong with it, by place.
    pub findings: Vec<Finding>,
}

impl ModelSource {
    /// Reads a model file, plain or packed with gzip. The format is seen from the content, and from the ending where the content
    /// leaves it open. Mistakes in the model are findings.
    ///
    /// # Errors
    /// [`Failure::Reading`] if the file cannot be read; [`Failure::Model`] if it holds no text that could be a model: a folder, empty,
    /// larger than [`LARGEST`], not UTF-8, damaged.
    pub fn load(path: impl AsRef<Path>) -> Result<ModelSource, Failure> {
        let path = path.as_ref();
        let text = text(path)?;
        let format = format_of(path, &text);
        let file = read(&text, format);
        Ok(ModelSource {
            path: path.to_owned(),
            format,
            text,
            models: file.models,
            findings: file.findings,
        })
    }

    /// Whether there is a model and no finding is an error.
    pub fn sound(&self) -> bool {
        !self.models.is_empty() && self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }

    /// Line and column, both from 1, the column in characters, at which a place begins.
    pub fn line_and_column(&self, place: Place) -> (usize, usize) {
        let before = self.text.get(..place.start).unwrap_or(&self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    /// The same models if they can be worked with.
    ///
    /// # Errors
    /// [`Failure::Model`] with the first error, line and column, if there is one.
    pub fn into_sound(self) -> Result<ModelSource, Failure> {
        let errors: Vec<&Finding> = self.findings.iter().filter(|f| f.severity == Severity::Error).collect();
        let message = match errors[..] {
            [] if self.models.is_empty() => "it holds no model".to_owned(),
            [] => return Ok(self),
            [first, ..] => {
                let (line, column) = self.line_and_column(first.place);
                let more = match errors.len() {
                    1 => String::new(),
                    count => format!(", and {} more", count - 1),
                };
                let said = &first.message;
                format!(
                    "line {line}, column {column}: {said} [{}]{more}; `standoff check` shows every mistake",
                    first.code
                )
            }
        };
        Err(Failure::Model { path: self.path, message })
    }
}

/// The file's text, unpacked.
fn text(path: &Path) -> Result<String, Failure> {
    let refuse = |message: String| Failure::Model {
        path: path.to_owned(),
        message,
    };
    let mut file = File::open(path).map_err(Failure::reading(path))?;
    let mut bytes = Vec::new();
    capped(&mut file, &mut bytes).map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => refuse(a_folder(path)),
        _ => Failure::reading(path)(error),
    })?;
    if bytes.starts_with(&GZIP) {
        let mut unpacked = Vec::new();
        capped(&mut MultiGzDecoder::new(&bytes[..]), &mut unpacked).map_err(|error| {
            refuse(format!(
                "it is packed with gzip and cannot be unpacked ({error}); fetch or pack it again"
            ))
        })?;
        bytes = unpacked;
    }
    if bytes.len() as u64 > LARGEST {
        let most = LARGEST >> 20;
        return Err(refuse(format!(
            "it holds more than {most} MiB of text; a file of models is far smaller, so this is probably something else"
        )));
    }
    decoded(bytes).map_err(refuse)
}

/// Reads up to one byte more than is allowed.
fn capped(from: &mut impl Read, into: &mut Vec<u8>) -> io::Result<usize> {
    from.take(LARGEST + 1).read_to_end(into)
}

/// Text from bytes, or why they are none.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is UTF-16 text; save it as UTF-8".to_owned());
    }
    let line = |at: usize| bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(format!(
            "it is no text: there is a zero byte on line {}; give a TOML, graph-model/1 or .gmcr file",
            line(at)
        ));
    }
    if let Err(error) = std::str::from_utf8(&bytes) {
        let line = line(error.valid_up_to());
        return Err(format!(
            "it is not UTF-8 text: line {line} has bytes of another encoding; save it as UTF-8"
        ));
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
            Err("it is empty; `standoff new` makes a dossier with a first model to start from".to_owned())
        }
        Ok(text) => Ok(text),
        Err(_) => Err("it is not UTF-8 text; save it as UTF-8".to_owned()),
    }
}

/// What to say of a folder given for a model file: which models are in it, if there are any.
fn a_folder(path: &Path) -> String {
    let models: Vec<String> = [path.join("models"), path.to_owned()]
        .iter()
        .flat_map(|folder| crate::shelf::files_in(folder).unwrap_or_default())
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml") && !file.ends_with("standoff.toml"))
        .map(|file| file.display().to_string())
        .take(8)
        .collect();
    match models[..] {
        [] => "it is a folder; name a model file".to_owned(),
        _ => format!("it is a folder; name one of its models: {}", models.join(", ")),
    }
}

/// The format: JSON begins with a brace, and `.gmcr` calls its decision makers `decisionMakers`.
fn format_of(path: &Path, text: &str) -> Format {
    let ending = |name: &str| path.to_string_lossy().to_lowercase().trim_end_matches(".gz").ends_with(name);
    let begins = text.trim_start_matches('\u{feff}').trim_start().chars().next();
    match begins {
        Some('{') if ending(".gmcr") || (text.contains("\"decisionMakers\"") && !text.contains("\"dms\"")) => Format::Gmcr,
        Some('{') => Format::GraphModel,
        _ if ending(".json") => Format::GraphModel,
        _ if ending(".gmcr") => Format::Gmcr,
        _ => Format::Toml,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const MODEL: &str = "[decision_makers.a]\noptions.x = 'do x'\n[preferences.a]\nindifferent = true\n";
    const GRAPH: &str =
        r#"{"dms":[{"name":"A","options":[0]}],"options":[{"name":"x"}],"preferences":[{"type":"statements","statements":[["Y"]]}]}"#;

    fn loaded(name: &str, bytes: &[u8]) -> Result<ModelSource, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        ModelSource::load(&path)
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        loaded(name, bytes).unwrap_err().to_string()
    }

    #[test]
    fn the_content_tells_the_format_and_the_ending_helps() {
        let format = |name: &str, text: &str| loaded(name, text.as_bytes()).unwrap().format;
        assert_eq!(format("m.toml", MODEL), Format::Toml);
        assert_eq!(format("m.txt", MODEL), Format::Toml);
        assert_eq!(format("m.toml", GRAPH), Format::GraphModel);
        assert_eq!(format("m.json", "[]"), Format::GraphModel);
        assert_eq!(format("m", "\u{feff} {\"decisionMakers\": []}"), Format::Gmcr);
        assert_eq!(loaded("m.json.gz", &packed(GRAPH.as_bytes())).unwrap().models.len(), 1);
        assert_eq!(loaded("m.toml.gz", &packed(MODEL.as_bytes())).unwrap().format, Format::Toml);
        assert_eq!(loaded("m.toml", format!("\u{feff}{MODEL}").as_bytes()).unwrap().models.len(), 1);
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert!(refused("m.toml", b"").contains("it is empty"));
        assert!(refused("m.toml", b" \n\n").contains("it is empty"));
        assert!(refused("m.toml", b"title = \"\0\"").contains("zero byte on line 1"));
        assert!(refused("m.toml", b"a = 1\nb = \"\xe9\"").contains("line 2"));
        assert!(refused("m.toml", b"\xff\xfea\0").contains("UTF-16"));
        assert!(refused("m.json.gz", &packed(GRAPH.as_bytes())[..30]).contains("cannot be unpacked"));
        let vast = vec![b' '; LARGEST as usize + 2];
        assert!(refused("m.json.gz", &packed(&vast)).contains("more than 64 MiB"));
    }

    #[test]
    fn folders_and_missing_files_say_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("models")).unwrap();
        std::fs::write(folder.path().join("models/june.toml"), MODEL).unwrap();
        let said = ModelSource::load(folder.path()).unwrap_err().to_string();
        assert!(said.contains("june.toml"), "{said}");
        let said = ModelSource::load(folder.path().join("may.toml")).unwrap_err().to_string();
        assert!(said.contains("no such file"), "{said}");
    }

    #[test]
    fn errors_keep_a_model_from_being_used() {
        let said = loaded("m.toml", format!("{MODEL}[[infeasible]]\nwhen = 'x and y'\n").as_bytes()).unwrap();
        assert!(!said.sound());
        let said = said.into_sound().unwrap_err().to_string();
        assert!(said.contains("line 6, column 15") && said.contains("C0201"), "{said}");
    }
}
