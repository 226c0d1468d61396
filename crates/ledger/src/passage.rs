//! What a citation shows: the whole passage with the cited words marked, or why it cannot be shown.

/// A citation with what it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The citation as typed.
    pub citation: String,
    /// Name of the document; as typed if none was found.
    pub document: String,
    /// sha256 of the text that was cited.
    pub text_sha256: Option<String>,
    /// The publication.
    pub outlet: Option<String>,
    /// ISO date or date and time of publication.
    pub published: Option<String>,
    /// Whether the words are there.
    pub standing: Standing,
}

/// Somebody answerable for cited words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The actor's label.
    pub label: String,
    /// Whether the page quotes the actor; else the words are a report of what the actor says, wants or believes.
    pub quoted: bool,
}

/// Whether a cited place could be found, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The text matches its digest and has these characters; `before + words + after` is the whole passage.
    Verified {
        /// The passage up to the cited words.
        before: String,
        /// The cited words.
        words: String,
        /// The rest of the passage.
        after: String,
        /// The whole paragraph.
        paragraph: String,
        /// Those whom the record has answerable for the words; several where several statements cover them.
        speakers: Vec<Voice>,
        /// When it was said or done, as far as the record knows.
        date: Option<String>,
    },
    /// The document is listed by name and digest, but is not here. Not an error.
    SourceAbsent,
    /// The citation points to nothing, or to something that has changed.
    Broken {
        /// Why, in words for the user.
        why: String,
    },
}

impl Standing {
    /// Who is answerable for the words, the quoted told apart from those who are only reported: "said by Ada Holm; reported of the
    /// council". `None` where the record names nobody.
    pub fn attribution(&self) -> Option<String> {
        let Standing::Verified { speakers, .. } = self else { return None };
        let of = |quoted: bool, how: &str| {
            let labels: Vec<&str> = speakers
                .iter()
                .filter(|voice| voice.quoted == quoted)
                .map(|voice| voice.label.as_str())
                .collect();
            (!labels.is_empty()).then(|| format!("{how} {}", labels.join(", ")))
        };
        let told: Vec<String> = [of(true, "said by"), of(false, "reported of")].into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}
