//! The language of a page.

use crate::layout::is_small;
use crate::{Candidate, Field};

/// Words of the body that are looked at.
const LOOKED_AT: usize = 2000;
/// Of a hundred words of running English at least so many are small ones; in other languages under ten.
const ENGLISH: usize = 22;

/// The language that the markup declares, else `en` if the words are English, else none.
pub(crate) fn language(candidates: &[Candidate], body: &str) -> Option<String> {
    let declared = candidates.iter().find(|candidate| candidate.field == Field::Language);
    if let Some(declared) = declared {
        return Some(declared.found.value.clone());
    }
    let (mut words, mut small) = (0, 0);
    for word in body.split_whitespace().take(LOOKED_AT) {
        words += 1;
        small += usize::from(is_small(word.trim_matches(|c: char| !c.is_alphanumeric())));
    }
    (words > 0 && small * 100 >= words * ENGLISH).then(|| "en".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_known_by_its_small_words() {
        assert_eq!(
            language(&[], "The owners of the pit have said that they will not talk to the union."),
            Some("en".into())
        );
        assert_eq!(
            language(
                &[],
                "Die Eigentümer der Grube haben gesagt, dass sie nicht mit der Gewerkschaft reden."
            ),
            None
        );
        assert_eq!(language(&[], ""), None);
    }
}
