//! The tags that the tagger tells apart: pairs of a universal and a Penn tag. Their places in the table are part of the weights.

use crate::tag::{Form, Tag};

/// The pairs, those of one universal tag with the commonest first.
const PAIRS: [(Tag, &str); 62] = [
    (Tag::Noun, "NN"),
    (Tag::Noun, "NNS"),
    (Tag::Adposition, "IN"),
    (Tag::Adposition, "RP"),
    (Tag::Determiner, "DT"),
    (Tag::Determiner, "PDT"),
    (Tag::Determiner, "WDT"),
    (Tag::Pronoun, "PRP"),
    (Tag::Pronoun, "PRP$"),
    (Tag::Pronoun, "DT"),
    (Tag::Pronoun, "WDT"),
    (Tag::Pronoun, "WP"),
    (Tag::Pronoun, "NN"),
    (Tag::Pronoun, "EX"),
    (Tag::Pronoun, "WP$"),
    (Tag::Adjective, "JJ"),
    (Tag::Adjective, "JJR"),
    (Tag::Adjective, "JJS"),
    (Tag::ProperNoun, "NNP"),
    (Tag::ProperNoun, "NNPS"),
    (Tag::ProperNoun, "ADD"),
    (Tag::Mark, "."),
    (Tag::Mark, ","),
    (Tag::Mark, ":"),
    (Tag::Mark, "-LRB-"),
    (Tag::Mark, "-RRB-"),
    (Tag::Mark, "``"),
    (Tag::Mark, "''"),
    (Tag::Mark, "HYPH"),
    (Tag::Mark, "NFP"),
    (Tag::Adverb, "RB"),
    (Tag::Adverb, "RBR"),
    (Tag::Adverb, "RBS"),
    (Tag::Adverb, "WRB"),
    (Tag::Verb, "VB"),
    (Tag::Verb, "VBN"),
    (Tag::Verb, "VBD"),
    (Tag::Verb, "VBG"),
    (Tag::Verb, "VBP"),
    (Tag::Verb, "VBZ"),
    (Tag::Coordinator, "CC"),
    (Tag::Number, "CD"),
    (Tag::Number, "LS"),
    (Tag::Subordinator, "IN"),
    (Tag::Auxiliary, "VBZ"),
    (Tag::Auxiliary, "MD"),
    (Tag::Auxiliary, "VBP"),
    (Tag::Auxiliary, "VBD"),
    (Tag::Auxiliary, "VB"),
    (Tag::Auxiliary, "VBN"),
    (Tag::Auxiliary, "VBG"),
    (Tag::Particle, "TO"),
    (Tag::Particle, "RB"),
    (Tag::Particle, "POS"),
    (Tag::Interjection, "UH"),
    (Tag::Symbol, "$"),
    (Tag::Symbol, "SYM"),
    (Tag::Symbol, "NFP"),
    (Tag::Other, "GW"),
    (Tag::Other, "FW"),
    (Tag::Other, "LS"),
    (Tag::Other, "ADD"),
];

/// A pair of a universal and a Penn tag, as its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fine(u8);

impl Fine {
    /// How many there are.
    pub const COUNT: usize = PAIRS.len();

    /// The pair of two names; proper nouns by their Penn tag; a Penn tag that is rare with the other gives way to the commonest.
    pub fn from_names(universal: &str, penn: &str) -> Fine {
        let tag = match penn {
            "NNP" | "NNPS" => Tag::ProperNoun,
            _ => Tag::from_name(universal).unwrap_or(Tag::Other),
        };
        let exact = PAIRS.iter().position(|pair| *pair == (tag, penn));
        let place = exact.or_else(|| PAIRS.iter().position(|pair| pair.0 == tag));
        Fine(place.map_or(0, |place| place as u8))
    }

    /// The pair at a place; the first one beyond the end.
    pub fn at(place: usize) -> Fine {
        if place < Fine::COUNT { Fine(place as u8) } else { Fine(0) }
    }

    /// Its place in the table, below [`Fine::COUNT`].
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The universal tag.
    pub fn tag(self) -> Tag {
        PAIRS[self.place()].0
    }

    /// The Penn tag.
    pub fn penn(self) -> &'static str {
        PAIRS[self.place()].1
    }

    /// The form of a verb.
    pub fn form(self) -> Form {
        Form::from_penn(self.penn())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_its_own_pair() {
        for place in 0..Fine::COUNT {
            let fine = Fine::at(place);
            assert_eq!(Fine::from_names(fine.tag().name(), fine.penn()), fine);
        }
    }

    #[test]
    fn names_are_proper_nouns_and_rare_pairs_give_way() {
        assert_eq!(Fine::from_names("ADJ", "NNP").tag(), Tag::ProperNoun);
        assert_eq!(Fine::from_names("ADV", "GW"), Fine::from_names("ADV", "RB"));
        assert_eq!(Fine::from_names("AUX", "MD").form(), Form::Modal);
    }
}
