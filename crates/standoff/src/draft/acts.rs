//! What a clause of a page comes to as an act: its content words, its verbs, whether it is negated, who its subject is, and a short label.
//!
//! Two clauses are taken for one act only where their words say so. Words are cut down to stems, so that "denuclearize" and
//! "denuclearization", "reinstate" and "reinstatement" meet; words that say nothing of the act ("take steps to", "on Tuesday") are left out.

use super::words::{ENDINGS, LEADING, LIGHT, PARTICLES, TIME, UNDOING, holds};
use standoff_syntax::{Forest, Parser, Relation, Tag, Token, Written, cut};
use std::collections::BTreeSet;

/// The longest label, in characters.
const LONGEST: usize = 72;

/// Who a clause speaks of as doing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The clause names nobody: "to send a mediator", "sanctions relief".
    Nobody,
    /// "I", "we".
    Speaker,
    /// "he", "she", "it", "they": an actor that the clause does not name.
    Pronoun,
    /// These words.
    Words(String),
}

/// A clause as an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    /// Stems of its verbs that carry meaning.
    pub verbs: BTreeSet<String>,
    /// Stems of all its words that carry meaning, verbs included.
    pub words: BTreeSet<String>,
    /// Whether it is denied.
    pub negated: bool,
    /// Who does it, as the clause says.
    pub subject: Subject,
    /// Whether it takes something away or ends it.
    pub undoes: bool,
    /// Whether it has a verb at all, light ones included.
    pub clause: bool,
    /// The page's words for it, without the subject and what leads up to the act.
    pub label: String,
    /// Words for a name: lemmas of verbs, nouns as they stand.
    pub names: Vec<String>,
}

/// How two clauses compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Different acts.
    Other,
    /// Some words in common, too little to say.
    Doubtful,
    /// One act; the larger the surer, in percent of the shorter one's words.
    Same(usize),
}

impl Act {
    /// Reads a clause; `surfaces` are names of actors in lower case, which say nothing of the act. Linear in its length.
    pub(super) fn read(clause: &str, surfaces: &BTreeSet<String>) -> Act {
        let tokens = cut(clause);
        let mut forest = Forest::default();
        let written: Vec<Written<'_>> = tokens.iter().map(Written::from).collect();
        Parser::shipped().parse(&written, &mut forest);
        Reader {
            clause,
            tokens,
            forest,
            surfaces,
        }
        .act()
    }

    /// Whether nothing is left that could tell it from another act.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn has_verb(&self) -> bool {
        !self.verbs.is_empty()
    }

    /// How it compares with another clause about the same side.
    pub(super) fn likeness(&self, other: &Act) -> Likeness {
        let shared: Vec<&String> = self.words.intersection(&other.words).collect();
        let shorter = self.words.len().min(other.words.len());
        if shared.is_empty() || shorter == 0 {
            return Likeness::Other;
        }
        let percent = shared.len() * 100 / shorter;
        let verbless = self.verbs.is_empty() || other.verbs.is_empty();
        let by_verb = !self.verbs.is_disjoint(&other.words) || !other.verbs.is_disjoint(&self.words);
        // Another verb over one object may well be the opposite ("dismiss", "reinstate"): two objects in common are asked for.
        let objects = shared.iter().filter(|word| !self.verbs.contains(**word)).count();
        // "call a strike" and "end the strike" share their words and are opposites.
        let one_way = self.undoes == other.undoes || verbless && !(self.undoes && other.has_verb() || other.undoes && self.has_verb());
        match percent {
            50.. if one_way && (verbless || by_verb || objects >= 2) => Likeness::Same(percent),
            _ => Likeness::Doubtful,
        }
    }
}

/// A clause with its tree.
struct Reader<'a> {
    clause: &'a str,
    tokens: Vec<Token<'a>>,
    forest: Forest,
    surfaces: &'a BTreeSet<String>,
}

impl Reader<'_> {
    fn act(&self) -> Act {
        let subject = self.subject_words();
        let named = self.named();
        let mut act = Act {
            verbs: BTreeSet::new(),
            words: BTreeSet::new(),
            negated: self.negated(),
            subject: self.subject(&subject),
            clause: (0..self.tokens.len()).any(|word| matches!(self.tag(word), Tag::Verb | Tag::Auxiliary)),
            undoes: (0..self.tokens.len()).any(|word| self.undoes(word)),
            label: self.label(&subject, &named),
            names: Vec::new(),
        };
        for word in 0..self.tokens.len() {
            if subject.contains(&word) || named.contains(&word) || !self.counts(word) {
                continue;
            }
            let stem = stem(self.forest.lemma(word));
            if matches!(self.tag(word), Tag::Verb | Tag::Adverb | Tag::Adposition) {
                act.verbs.insert(stem.clone());
            }
            if act.words.insert(stem) && act.names.len() < 3 {
                act.names.push(self.name(word));
            }
        }
        act
    }

    fn tag(&self, word: usize) -> Tag {
        self.forest.nodes().get(word).map_or(Tag::Other, |node| node.tag)
    }

    fn lower(&self, word: usize) -> &str {
        self.tokens.get(word).map_or("", |token| &token.lower)
    }

    /// Whether a word says what the act is.
    fn counts(&self, word: usize) -> bool {
        let (lemma, lower) = (self.forest.lemma(word), self.lower(word));
        match self.tag(word) {
            Tag::Verb | Tag::Noun | Tag::Adjective | Tag::ProperNoun => {
                lemma.chars().count() > 1 && ![lemma, lower].iter().any(|form| holds(LIGHT, form) || holds(TIME, form))
            }
            Tag::Adverb | Tag::Adposition => {
                let particle = holds(PARTICLES, lower);
                let bound = self.relation(word) == Some(Relation::CompoundPrt) || lower == "back";
                let head = self.head(word);
                particle && (head.is_none() || bound && head.is_some_and(|head| holds(LIGHT, self.forest.lemma(head))))
            }
            _ => false,
        }
    }

    /// Whether a word says that something is taken away or ended.
    fn undoes(&self, word: usize) -> bool {
        let (lemma, lower) = (self.forest.lemma(word), self.lower(word));
        let particle = matches!(self.tag(word), Tag::Adverb | Tag::Adposition);
        let of_time = self.tag(word) == Tag::Noun && lemma == "end";
        let said_to_be = word > 0 && matches!(self.lower(word - 1), "is" | "was" | "are" | "were" | "be" | "been");
        let bound = !particle || said_to_be || self.head(word).is_none() || self.relation(word) == Some(Relation::CompoundPrt);
        bound && !of_time && (holds(UNDOING, lemma) || holds(UNDOING, lower) || undone(lemma).is_some())
    }

    fn relation(&self, word: usize) -> Option<Relation> {
        self.forest.nodes().get(word).map(|node| node.relation)
    }

    fn head(&self, word: usize) -> Option<usize> {
        self.forest.nodes().get(word)?.head.map(|head| head as usize)
    }

    /// A word as a name shows it.
    fn name(&self, word: usize) -> String {
        match self.tag(word) {
            Tag::Verb => self.forest.lemma(word).to_owned(),
            _ => self.lower(word).to_owned(),
        }
    }

    /// The words of the subject of the clause's root, unless it is what something is done to.
    fn subject_words(&self) -> BTreeSet<usize> {
        let root = (0..self.tokens.len()).find(|word| self.head(*word).is_none());
        let verbal = root.is_some_and(|root| {
            matches!(
                self.tag(root),
                Tag::Verb | Tag::Adjective | Tag::Auxiliary | Tag::Noun | Tag::Adverb
            )
        });
        let Some(root) = root.filter(|_| verbal) else {
            return BTreeSet::new();
        };
        let copula = (0..self.tokens.len()).any(|word| self.head(word) == Some(root) && self.relation(word) == Some(Relation::Cop));
        if copula && !self.has_infinitive(root) {
            // "the drivers are back", "the strike is over": what is said to be so is the act's object.
            return BTreeSet::new();
        }
        let of_root = |word: &usize| self.head(*word) == Some(root) && self.relation(*word) == Some(Relation::Nsubj);
        let Some(subject) = (0..self.tokens.len()).find(of_root) else {
            return BTreeSet::new();
        };
        let words: BTreeSet<usize> = (0..self.tokens.len()).filter(|word| self.below(*word, subject)).collect();
        // "electricity exports will stop": only actors do things; anything else in the subject's place is what is done.
        let named = self.named();
        let somebody = |word: &usize| named.contains(word) || matches!(self.tag(*word), Tag::Pronoun | Tag::ProperNoun);
        match words.iter().any(somebody) {
            true => words,
            false => BTreeSet::new(),
        }
    }

    /// Whether a clause hangs on a word: "is willing to sign".
    fn has_infinitive(&self, word: usize) -> bool {
        let clausal = [Relation::Xcomp, Relation::Ccomp, Relation::Advcl, Relation::Acl];
        (0..self.tokens.len()).any(|child| self.head(child) == Some(word) && self.relation(child).is_some_and(|r| clausal.contains(&r)))
    }

    /// Whether a word is another or stands below it. The tree has no cycle; the bound keeps the walk short all the same.
    fn below(&self, word: usize, top: usize) -> bool {
        let mut at = Some(word);
        for _ in 0..=self.tokens.len() {
            match at {
                Some(here) if here == top => return true,
                Some(here) => at = self.head(here),
                None => return false,
            }
        }
        false
    }

    fn subject(&self, words: &BTreeSet<usize>) -> Subject {
        let Some((first, last)) = words.first().zip(words.last()) else {
            return match self.lower(0) {
                "i" | "we" => Subject::Speaker,
                "he" | "she" | "it" | "they" => Subject::Pronoun,
                _ => Subject::Nobody,
            };
        };
        let plain: Vec<&str> = words.iter().map(|word| self.lower(*word)).collect();
        match plain[..] {
            ["i" | "we"] => Subject::Speaker,
            ["he" | "she" | "it" | "they"] => Subject::Pronoun,
            _ => Subject::Words(self.between(*first, *last)),
        }
    }

    /// The text from one word to another.
    fn between(&self, first: usize, last: usize) -> String {
        let (Some(first), Some(last)) = (self.tokens.get(first), self.tokens.get(last)) else {
            return String::new();
        };
        let text = self.clause.chars().skip(first.start).take(last.end.saturating_sub(first.start));
        text.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Words that belong to the name of an actor.
    fn named(&self) -> BTreeSet<usize> {
        let mut named = BTreeSet::new();
        for first in 0..self.tokens.len() {
            for last in first..self.tokens.len().min(first + 6) {
                if self.surfaces.contains(&self.between(first, last).to_lowercase()) {
                    named.extend(first..=last);
                }
            }
        }
        named
    }

    fn negated(&self) -> bool {
        let denies = |word: usize| {
            matches!(
                self.lower(word),
                "not" | "never" | "n't" | "n’t" | "no" | "nobody" | "cannot" | "neither"
            )
        };
        (0..self.tokens.len().min(12)).any(|word| denies(word) && self.near_root(word)) || matches!(self.lower(0), "no" | "never" | "not")
    }

    /// Whether a word hangs on the root, directly or through one other.
    fn near_root(&self, word: usize) -> bool {
        let head = self.head(word);
        head.is_some_and(|head| self.head(head).is_none_or(|above| self.head(above).is_none()))
    }

    fn label(&self, subject: &BTreeSet<usize>, named: &BTreeSet<usize>) -> String {
        let last = self.tokens.len().saturating_sub(1);
        let pronoun = |word: usize| matches!(self.lower(word), "i" | "we" | "he" | "she" | "it" | "they");
        let mut first = 0;
        while first < last {
            let leading = holds(LEADING, self.lower(first)) || holds(LEADING, self.forest.lemma(first));
            let name_first =
                named.contains(&first) && (0..first).all(|before| named.contains(&before) || holds(LEADING, self.lower(before)));
            match subject.contains(&first) || leading || name_first || pronoun(first) {
                true => first += 1,
                false => break,
            }
        }
        let label = self.between(first, last);
        let label = if self.negated() { label.replacen(" not ", " ", 1) } else { label };
        shortened(&label)
    }
}

/// The first words of a label that is too long.
fn shortened(label: &str) -> String {
    let label = label.trim_matches(|c: char| matches!(c, '“' | '”' | '"' | ',' | ' ' | '.'));
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let cut: String = label.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// A word without the endings that differ between a verb and its noun, and without the "de" of undoing before such a verb.
fn stem(lemma: &str) -> String {
    undone(lemma).unwrap_or_else(|| without_endings(lemma).to_owned())
}

fn without_endings(lemma: &str) -> &str {
    let mut stem = lemma;
    while let Some(shorter) = ENDINGS
        .split(' ')
        .find_map(|ending| stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 4))
    {
        stem = shorter;
    }
    stem
}

/// The stem of what a word such as "demilitarise" or "denuclearization" undoes.
fn undone(lemma: &str) -> Option<String> {
    let made = ["ize", "ise", "ization", "isation"]
        .iter()
        .find_map(|ending| lemma.strip_suffix(ending))?;
    let rest = made.strip_prefix("de")?;
    (rest.chars().count() >= 4).then(|| without_endings(rest).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(clause: &str) -> Act {
        Act::read(clause, &["north tarn".to_owned(), "the company".to_owned()].into())
    }

    #[test]
    fn a_verb_and_its_noun_have_one_stem() {
        for (verb, noun) in [
            ("denuclearize", "denuclearization"),
            ("reinstate", "reinstatement"),
            ("negotiate", "negotiation"),
            ("retrain", "retraining"),
        ] {
            assert_eq!(stem(verb), stem(noun), "{verb}");
        }
        assert_eq!(stem("demilitarise"), stem("militarise"));
        assert!(undone("militarise").is_none());
        assert_ne!(stem("dismiss"), stem("reinstate"));
    }

    #[test]
    fn the_same_act_in_other_words_is_joined_and_the_opposite_is_not() {
        let same = |one: &str, other: &str| matches!(read(one).likeness(&read(other)), Likeness::Same(_));
        assert!(same("easing sanctions", "sanctions relief"));
        assert!(same(
            "North Tarn to take concrete steps to denuclearize",
            "proceeding to dismantle its nuclear stockpile"
        ));
        assert!(same(
            "the company withdrew its roster notice by Friday",
            "took back its roster notice"
        ));
        assert!(same("take the drivers back", "the drivers are back"));
        assert!(!same("a single driver was dismissed", "reinstate the drivers"));
        assert!(!same("sign the treaty", "open the harbour"));
        assert!(!same("the union would strike", "the strike is over"), "an end is not a beginning");
    }

    #[test]
    fn a_label_leaves_out_who_and_what_leads_up_to_it() {
        assert_eq!(read("the company will not reinstate the drivers").label, "reinstate the drivers");
        assert_eq!(
            read("proceeding to dismantle its nuclear stockpile").label,
            "dismantle its nuclear stockpile"
        );
        assert_eq!(read("We will not go back to the quays").subject, Subject::Speaker);
        assert!(read("We will not go back to the quays").negated);
        assert!(!read("go back to the quays").negated);
    }
}
