//! Annotated sentences cut as the parser cuts them: what it learns from and is scored on.

use super::treebank::{Annotated, Sentence};
use standoff_syntax::learning::{Fine, Look, looks};
use standoff_syntax::{Relation, Token, Written, cut};

/// A sentence in the parser's words.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub document: String,
    pub text: String,
    pub looks: Vec<Look>,
    pub lower: Vec<String>,
    pub fine: Vec<Fine>,
    /// In lower case; `None` where word and token are not the same.
    pub lemmas: Vec<Option<String>>,
    /// The head of each word; `None` for the root.
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<Relation>,
}

impl Example {
    /// Cuts a sentence; `None` if nothing is left of it or its heads make no tree any more.
    pub fn new(sentence: &Sentence) -> Option<Example> {
        let tokens = cut(&sentence.text);
        let written: Vec<Written> = tokens.iter().map(Written::from).collect();
        let mut example = Example {
            document: sentence.document.clone(),
            text: sentence.text.clone(),
            lower: tokens.iter().map(|token| token.lower.clone().into_owned()).collect(),
            ..Example::default()
        };
        looks(&written, &mut example.looks);
        let held = held(&tokens, &sentence.tokens);
        let mut word_of = vec![None; sentence.tokens.len()];
        for (word, held) in held.iter().enumerate() {
            for &token in held {
                word_of[token] = Some(word);
            }
        }
        let mut first = 0;
        for (word, held) in held.iter().enumerate() {
            match held
                .iter()
                .min_by_key(|&&token| (depth(&sentence.tokens, token), is_mark(&sentence.tokens[token])))
            {
                Some(&token) => {
                    example.take(&sentence.tokens[token], held.len(), &word_of)?;
                    first = word;
                }
                None => example.continue_word(&tokens[word], first)?,
            }
        }
        (!example.heads.is_empty() && example.is_tree()).then_some(example)
    }

    fn take(&mut self, token: &Annotated, held: usize, word_of: &[Option<usize>]) -> Option<()> {
        let word = self.heads.len();
        let head = match token.head {
            Some(head) => Some(*word_of.get(head)?.as_ref()?),
            None => None,
        };
        self.fine.push(Fine::from_names(&token.universal, &token.penn));
        self.relations.push(match head {
            Some(_) => Relation::from_name(&token.relation).unwrap_or(Relation::Dep),
            None => Relation::Root,
        });
        self.heads.push(head);
        let whole = token.form.chars().count() == self.lower[word].chars().count() || held > 1;
        self.lemmas.push(whole.then(|| token.lemma.to_lowercase().replace('’', "'")));
        Some(())
    }

    /// A further word of a token that the tokeniser parts, such as an address.
    fn continue_word(&mut self, token: &Token, first: usize) -> Option<()> {
        self.fine.get(first)?;
        let mark = token.sort == standoff_syntax::Sort::Mark;
        // A mark of several characters, "...", hangs where its first character hangs.
        let marks = mark && self.fine[first].tag() == standoff_syntax::Tag::Mark;
        self.heads.push(if marks { self.heads[first].or(Some(first)) } else { Some(first) });
        self.relations.push(if mark { Relation::Punct } else { Relation::Flat });
        self.fine.push(match (marks, mark) {
            (true, _) | (_, false) => self.fine[first],
            (false, true) => Fine::from_names("PUNCT", if matches!(token.text, "-" | "–") { "HYPH" } else { "," }),
        });
        self.lemmas.push(None);
        Some(())
    }

    fn is_tree(&self) -> bool {
        let way = |word: usize| {
            std::iter::successors(Some(word), |&at| self.heads[at])
                .take(self.heads.len() + 1)
                .count()
        };
        self.heads.iter().filter(|head| head.is_none()).count() == 1 && (0..self.heads.len()).all(|word| way(word) <= self.heads.len())
    }

    /// The heads with crossing arcs lifted, the shortest first, until none cross.
    pub fn projective(&self) -> Vec<Option<usize>> {
        let mut heads = self.heads.clone();
        while let Some(word) = crossing(&heads) {
            heads[word] = heads[word].and_then(|head| heads[head]);
        }
        heads
    }
}

/// The word with the shortest arc that spans a word not below the arc's head.
fn crossing(heads: &[Option<usize>]) -> Option<usize> {
    let below = |word: usize, top: usize| std::iter::successors(Some(word), |&at| heads[at]).any(|at| at == top);
    let spans = |word: usize| heads[word].map(|head| (head.min(word) + 1..head.max(word), head));
    (0..heads.len())
        .filter(|&word| spans(word).is_some_and(|(mut span, head)| span.any(|inside| !below(inside, head))))
        .min_by_key(|&word| heads[word].map(|head| head.abs_diff(word)))
}

/// The tokens that begin in each word.
fn held(words: &[Token], tokens: &[Annotated]) -> Vec<Vec<usize>> {
    let mut held = vec![Vec::new(); words.len()];
    for (number, token) in tokens.iter().enumerate() {
        let word = words.partition_point(|word| word.end <= token.start);
        if let Some(held) = held.get_mut(word) {
            held.push(number);
        }
    }
    held
}

fn depth(tokens: &[Annotated], token: usize) -> usize {
    std::iter::successors(Some(token), |&at| tokens[at].head).take(tokens.len()).count()
}

fn is_mark(token: &Annotated) -> bool {
    token.universal == "PUNCT"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::treebank::read;

    fn example(rows: &[(&str, &str, usize, &str)], text: &str) -> Example {
        let mut page = format!("# text = {text}\n");
        for (number, (form, tags, head, relation)) in rows.iter().enumerate() {
            let (universal, penn) = tags.split_once('/').unwrap_or((tags, "_"));
            page.push_str(&format!(
                "{}\t{form}\t{form}\t{universal}\t{penn}\t_\t{head}\t{relation}\t_\t_\n",
                number + 1
            ));
        }
        Example::new(&read(&page)[0]).expect("an example")
    }

    #[test]
    fn a_word_of_several_tokens_takes_the_highest() {
        let example = example(
            &[
                ("We", "PRON/PRP", 4, "nsubj"),
                ("did", "AUX/VBD", 4, "aux"),
                ("n't", "PART/RB", 4, "advmod"),
                ("eye", "NOUN/NN", 0, "root"),
                ("-", "PUNCT/HYPH", 4, "punct"),
                ("track", "VERB/VB", 4, "x"),
            ],
            "We didn't eye-track",
        );
        assert_eq!(example.lower, ["we", "didn't", "eye-track"]);
        assert_eq!(example.heads, [Some(2), Some(2), None]);
        assert_eq!(example.relations, [Relation::Nsubj, Relation::Aux, Relation::Root]);
    }

    #[test]
    fn a_token_of_several_words_is_flat_from_its_first() {
        let example = example(
            &[
                ("ask@mine.example", "X/ADD", 2, "obj"),
                ("now", "ADV/RB", 0, "root"),
                ("...", "PUNCT/.", 2, "punct"),
            ],
            "ask@mine.example now...",
        );
        assert_eq!(example.lower, ["ask", "@", "mine", ".", "example", "now", ".", ".", "."]);
        assert_eq!(
            example.heads,
            [Some(5), Some(0), Some(0), Some(0), Some(0), None, Some(5), Some(5), Some(5)]
        );
    }

    #[test]
    fn crossing_arcs_are_lifted() {
        let example = Example {
            heads: vec![Some(2), None, Some(3), Some(1), Some(0)],
            ..Example::default()
        };
        let projective = example.projective();
        assert!(crossing(&projective).is_none());
        assert_eq!(projective[3], Some(1));
    }
}
