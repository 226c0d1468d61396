//! Parts of speech (the universal tags) and the forms of verbs.

/// A universal part of speech. What Penn tags call a proper noun is one here, whatever word class the name is made of ("United").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// ADJ: "angry".
    Adjective,
    /// ADP: "of", "up" of "give up".
    Adposition,
    /// ADV: "never".
    Adverb,
    /// AUX: "has" of "has gone", "is" of "is ill", "would".
    Auxiliary,
    /// CCONJ: "and".
    Coordinator,
    /// DET: "the".
    Determiner,
    /// INTJ: "oh".
    Interjection,
    /// NOUN: "treaty".
    Noun,
    /// NUM: "ten", "28,500".
    Number,
    /// PART: "to" of "to go", "not", "’s" of "Lund’s".
    Particle,
    /// PRON: "they", "who", "her".
    Pronoun,
    /// PROPN: "Halden".
    ProperNoun,
    /// PUNCT: marks.
    Mark,
    /// SCONJ: "that" of "said that", "if".
    Subordinator,
    /// SYM: "$".
    Symbol,
    /// VERB: "went".
    Verb,
    /// X: anything else.
    Other,
}

/// The form of a verb or an auxiliary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Not a verb.
    None,
    /// VBD: "went".
    Past,
    /// VBP, VBZ: "go", "goes".
    Present,
    /// VBN: "gone".
    Participle,
    /// VBG: "going".
    Gerund,
    /// VB: "go" of "to go", "will go", "go!".
    Base,
    /// MD: "will".
    Modal,
}

impl Tag {
    /// The tag of a name as treebanks write it, "PROPN".
    pub fn from_name(name: &str) -> Option<Tag> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
    }

    /// The name that treebanks write.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, tag)| *tag == self).map_or("X", |(name, _)| name)
    }
}

const NAMES: [(&str, Tag); 17] = [
    ("ADJ", Tag::Adjective),
    ("ADP", Tag::Adposition),
    ("ADV", Tag::Adverb),
    ("AUX", Tag::Auxiliary),
    ("CCONJ", Tag::Coordinator),
    ("DET", Tag::Determiner),
    ("INTJ", Tag::Interjection),
    ("NOUN", Tag::Noun),
    ("NUM", Tag::Number),
    ("PART", Tag::Particle),
    ("PRON", Tag::Pronoun),
    ("PROPN", Tag::ProperNoun),
    ("PUNCT", Tag::Mark),
    ("SCONJ", Tag::Subordinator),
    ("SYM", Tag::Symbol),
    ("VERB", Tag::Verb),
    ("X", Tag::Other),
];

impl Form {
    /// The form that a Penn tag means.
    pub fn from_penn(penn: &str) -> Form {
        match penn {
            "VBD" => Form::Past,
            "VBP" | "VBZ" => Form::Present,
            "VBN" => Form::Participle,
            "VBG" => Form::Gerund,
            "VB" => Form::Base,
            "MD" => Form::Modal,
            _ => Form::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_tags_and_back() {
        for (name, tag) in NAMES {
            assert_eq!((Tag::from_name(name), tag.name()), (Some(tag), name));
        }
        assert_eq!(Tag::from_name("NN"), None);
        assert_eq!((Form::from_penn("VBZ"), Form::from_penn("NN")), (Form::Present, Form::None));
    }
}
