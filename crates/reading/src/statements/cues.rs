//! Verbs that report speech, acts in words and beliefs, in all their forms.

use crate::lexicon::rows;
use crate::{Modality, Polarity};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "say", after an auxiliary or a plural.
    Base,
    /// "says".
    Third,
    /// "said" as past, and as participle where both are the same.
    Past,
    /// "written", where it differs from the past.
    Participle,
    /// "saying".
    Gerund,
}

/// What may follow a verb, as in `data/cues.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // described in the table
pub(crate) enum Frame {
    Speech,
    Quote,
    That,
    ThatOrClause,
    Addressee,
    To,
    Object,
    ObjectTo,
    Preposition,
    As,
    For,
    Of,
    Gerund,
    Question,
    Express,
    Call,
    Pronoun,
}

/// A verb of the table.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Its base form.
    pub verb: &'static str,
    /// What may follow.
    pub frames: Vec<Frame>,
    /// The prepositions behind which its content stands.
    pub prepositions: Vec<&'static str>,
    /// What it does if the content says nothing else.
    pub modality: Modality,
    /// Whether it affirms.
    pub polarity: Polarity,
}

impl Cue {
    /// Whether a frame is among those of the verb.
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether quotations go with it.
    pub fn quotes(&self) -> bool {
        [Frame::Speech, Frame::Quote, Frame::That, Frame::Addressee, Frame::Question]
            .iter()
            .any(|&frame| self.takes(frame))
    }
}

struct Table {
    cues: Vec<Cue>,
    forms: HashMap<String, (usize, Tense)>,
}

/// The verb that a lower-case word is a form of.
pub(crate) fn cue(word: &str) -> Option<(&'static Cue, Tense)> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(read);
    table.forms.get(word).map(|&(index, tense)| (&table.cues[index], tense))
}

fn read() -> Table {
    let mut table = Table {
        cues: Vec::new(),
        forms: HashMap::new(),
    };
    for row in rows(include_str!("../../data/cues.tsv")) {
        let [verb, forms, frames, modality, polarity] = row[..] else {
            continue;
        };
        let index = table.cues.len();
        for (form, tense) in inflections(verb, forms) {
            table.forms.entry(form).or_insert((index, tense));
        }
        table.cues.push(Cue {
            verb,
            frames: frames.split(' ').filter_map(frame).collect(),
            prepositions: frames.split(' ').filter_map(|name| name.strip_prefix("with:")).collect(),
            modality: modality_named(modality),
            polarity: if polarity == "negative" {
                Polarity::Negative
            } else {
                Polarity::Positive
            },
        });
    }
    table
}

fn frame(name: &str) -> Option<Frame> {
    Some(match name {
        "speech" => Frame::Speech,
        "quote" => Frame::Quote,
        "that" => Frame::That,
        "that-or-clause" => Frame::ThatOrClause,
        "addressee" => Frame::Addressee,
        "to" => Frame::To,
        "object" => Frame::Object,
        "object-to" | "order" | "want" => Frame::ObjectTo,
        "as" => Frame::As,
        "for" => Frame::For,
        "of" => Frame::Of,
        "gerund" => Frame::Gerund,
        "question" => Frame::Question,
        "express" => Frame::Express,
        "call" => Frame::Call,
        "pronoun" => Frame::Pronoun,
        _ if name.starts_with("with:") => Frame::Preposition,
        _ => return None,
    })
}

pub(super) fn modality_named(name: &str) -> Modality {
    match name {
        "denial" => Modality::Denial,
        "demand" => Modality::Demand,
        "offer" => Modality::Offer,
        "threat" => Modality::Threat,
        "promise" => Modality::Promise,
        "refusal" => Modality::Refusal,
        "expectation" => Modality::Expectation,
        "evaluation" => Modality::Evaluation,
        "question" => Modality::Question,
        _ => Modality::Assertion,
    }
}

/// All forms of a verb; `irregular` holds third person, past, participle and gerund where the rules fail.
pub(crate) fn inflections(verb: &str, irregular: &str) -> Vec<(String, Tense)> {
    let mut forms = vec![(verb.to_owned(), Tense::Base)];
    if let [third, past, participle, gerund] = irregular.split(',').collect::<Vec<_>>()[..] {
        for (form, tense) in [
            (third, Tense::Third),
            (past, Tense::Past),
            (participle, Tense::Participle),
            (gerund, Tense::Gerund),
        ] {
            forms.extend(form.split('|').map(|form| (form.to_owned(), tense)));
        }
        return forms;
    }
    let stem = verb.strip_suffix('e').filter(|stem| !stem.ends_with('e')).unwrap_or(verb);
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end));
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let (third, past) = match consonant_y {
        Some(stem) => (format!("{stem}ies"), format!("{stem}ied")),
        None if verb.ends_with('e') => (format!("{verb}s"), format!("{verb}d")),
        None => (format!("{verb}{}", if sibilant { "es" } else { "s" }), format!("{verb}ed")),
    };
    forms.push((third, Tense::Third));
    forms.push((past, Tense::Past));
    forms.push((format!("{stem}ing"), Tense::Gerund));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_regular_or_listed() {
        let found = |word: &str| cue(word).map(|(cue, tense)| (cue.verb, tense));
        assert_eq!(found("said"), Some(("say", Tense::Past)));
        assert_eq!(found("declaring"), Some(("declare", Tense::Gerund)));
        assert_eq!(found("denies"), Some(("deny", Tense::Third)));
        assert_eq!(found("agreeing"), Some(("agree", Tense::Gerund)));
        assert_eq!(found("stresses"), Some(("stress", Tense::Third)));
        assert_eq!(found("walk"), None);
    }

    #[test]
    fn every_row_names_a_frame() {
        for row in rows(include_str!("../../data/cues.tsv")) {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(row[2].split(' ').all(|name| name == "none" || frame(name).is_some()), "{row:?}");
        }
    }
}
