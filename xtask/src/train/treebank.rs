//! Reads the CoNLL-U format: one token a line, sentences parted by empty lines, particulars behind `#`.

/// A token as annotated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    pub form: String,
    pub lemma: String,
    pub universal: String,
    pub penn: String,
    /// The place of the head in the sentence; `None` for the root.
    pub head: Option<usize>,
    pub relation: String,
    /// The code points it covers in the sentence's text.
    pub start: usize,
    pub end: usize,
}

/// An annotated sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub document: String,
    pub text: String,
    pub tokens: Vec<Annotated>,
}

/// The sentences of a file in order. Sentences whose tokens do not spell their text are left out.
pub fn read(content: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut document = String::new();
    for block in content.split("\n\n") {
        if let Some(name) = block.lines().find_map(|line| line.strip_prefix("# newdoc id = ")) {
            document = name.trim().to_owned();
        }
        let Some(text) = block.lines().find_map(|line| line.strip_prefix("# text = ")) else {
            continue;
        };
        let sentence = Sentence {
            document: document.clone(),
            text: text.to_owned(),
            tokens: Vec::new(),
        };
        sentences.extend(tokens(block, sentence));
    }
    sentences
}

fn tokens(block: &str, mut sentence: Sentence) -> Option<Sentence> {
    let letters: Vec<char> = sentence.text.chars().collect();
    let mut at = 0;
    // A surface word of several tokens, "didn't": its last number and where it ends.
    let mut surface: Option<(usize, usize)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, form, lemma, universal, penn, _, head, relation, ..] = fields[..] else {
            return None;
        };
        if let Some((_, last)) = number.split_once('-') {
            surface = Some((last.parse().ok()?, spell(&letters, at, form)?.1));
            continue;
        }
        let Ok(number) = number.parse::<usize>() else { continue };
        let (start, end) = match surface {
            Some((_, end)) => spell(&letters, at, form).filter(|place| place.1 <= end).unwrap_or((at, end)),
            None => spell(&letters, at, form)?,
        };
        at = end;
        if let Some((last, end)) = surface
            && last == number
        {
            at = end;
            surface = None;
        }
        sentence.tokens.push(Annotated {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            universal: universal.to_owned(),
            penn: penn.to_owned(),
            head: head.parse::<usize>().ok()?.checked_sub(1),
            relation: relation.to_owned(),
            start,
            end,
        });
    }
    Some(sentence)
}

/// Where a form stands from a place on; blank space counts for nothing.
fn spell(letters: &[char], from: usize, form: &str) -> Option<(usize, usize)> {
    let mut at = from;
    let mut start = None;
    for letter in form.chars().filter(|letter| !letter.is_whitespace()) {
        while letters.get(at)?.is_whitespace() {
            at += 1;
        }
        if letters[at] != letter {
            return None;
        }
        start.get_or_insert(at);
        at += 1;
    }
    Some((start?, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# newdoc id = a\n# text = We didn’t go.\n\
        1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n3\tn’t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
        4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n\
        # text = Other words\n1\tNo\tno\tX\tX\t_\t0\troot\t_\t_\n";

    #[test]
    fn tokens_have_their_places_and_heads() {
        let sentences = read(PAGE);
        assert_eq!(sentences.len(), 1);
        let places: Vec<(usize, usize)> = sentences[0].tokens.iter().map(|token| (token.start, token.end)).collect();
        assert_eq!(places, [(0, 2), (3, 6), (6, 9), (10, 12), (12, 13)]);
        assert_eq!(sentences[0].tokens[3].head, None);
        assert_eq!(sentences[0].tokens[0].head, Some(3));
    }
}
