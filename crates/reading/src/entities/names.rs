//! Persons' names: their parts, their order, and when two are one.

use crate::lexicon::{Gender, given_name, is_family_first, is_no_person, is_organisation_head};

/// A person's name in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The parts as written.
    pub parts: Vec<String>,
    /// The part or parts that may stand alone for the person.
    pub families: Vec<String>,
    /// The same for every way of writing the name: hyphens, blanks, case, family name first or last.
    pub key: String,
}

impl Name {
    /// Reads a full name of at least two parts.
    pub fn new(parts: Vec<String>) -> Name {
        let families = families(&parts);
        let key = key(&parts, &families);
        Name { parts, families, key }
    }

    /// The name as a label: one blank between parts.
    pub fn label(&self) -> String {
        self.parts.join(" ")
    }

    /// What the given name suggests.
    pub fn gender(&self) -> Option<Gender> {
        self.parts
            .iter()
            .filter(|part| !self.families.contains(part))
            .find_map(|part| given_name(part).flatten())
    }
}

fn families(parts: &[String]) -> Vec<String> {
    let parts = match parts {
        [rest @ .., last] if rest.len() > 1 && is_generation(last) => rest,
        all => all,
    };
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    let eastern = parts.len() == 3 || parts.len() == 2 && (last.contains('-') || !is_family_first(last));
    if is_family_first(first) && given_name(first).is_none() && eastern && !last.ends_with('.') {
        return vec![first.clone()];
    }
    if is_family_first(first) && is_family_first(last) && parts.len() == 2 && given_name(first).is_none() {
        return vec![first.clone(), last.clone()];
    }
    let from = parts
        .iter()
        .rposition(|part| is_particle(&part.to_lowercase()))
        .filter(|&at| at > 0);
    let mut families = vec![last.clone()];
    if let Some(mut at) = from {
        while at > 1 && is_particle(&parts[at - 1].to_lowercase()) {
            at -= 1;
        }
        families.push(parts[at..].join(" "));
    }
    if let Some((article, rest)) = last.split_once('-')
        && is_article_of_name(&article.to_lowercase())
    {
        families.push(rest.to_owned());
    }
    families
}

/// The letters of the parts; where the family name is known to stand first or last beside a given name of two syllables, it is put first.
fn key(parts: &[String], families: &[String]) -> String {
    let letters = |parts: &[String]| -> String {
        parts
            .iter()
            .flat_map(|part| part.chars())
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let given = if families.len() == 1 && parts.first() == families.first() {
        Some(&parts[1..])
    } else if parts.last().is_some_and(|last| is_family_first(last)) && given_name(&parts[0]).is_none() {
        Some(&parts[..parts.len() - 1])
    } else {
        None
    };
    match given {
        Some(given) if given.len() == 2 || given.iter().any(|part| part.contains('-')) => {
            let family = if parts.first() == families.first() {
                &parts[0]
            } else {
                &parts[parts.len() - 1]
            };
            format!("{}|{}", letters(std::slice::from_ref(family)), letters(given))
        }
        _ => parts
            .iter()
            .map(|part| letters(std::slice::from_ref(part)))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Whether a lower-case word may stand inside a name.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "do"
            | "dos"
            | "du"
            | "di"
            | "del"
            | "della"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "zu"
            | "af"
            | "av"
            | "ap"
            | "ben"
            | "bint"
            | "los"
            | "las"
            | "y"
            | "ó"
            | "ní"
            | "uí"
            | "mac"
            | "st."
            | "'t"
            | "op"
            | "zum"
            | "zur"
            | "dello"
            | "degli"
            | "dei"
            | "das"
            | "ould"
    )
}

/// Whether a lower-case word is the article that Arabic names carry, joined by a hyphen: "al-", "el-".
pub(crate) fn is_article_of_name(word: &str) -> bool {
    matches!(word, "al" | "el" | "ul" | "ad" | "ar" | "as" | "ash" | "at" | "an" | "az" | "ed")
}

/// What stands behind a family name and is none: "Jr", "III".
fn is_generation(part: &str) -> bool {
    matches!(part.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Whether the shape alone makes the parts a person's name: a given name, an initial, a family name first with two more syllables.
pub(crate) fn looks_like_person(parts: &[String]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    if parts.len() < 2 || could_not_be_person(parts) {
        return false;
    }
    let initial = parts
        .iter()
        .take(parts.len() - 1)
        .any(|part| part.ends_with('.') && part.chars().count() == 2);
    let eastern = |given: &[String]| given.len() == 2 || given.iter().any(|part| part.contains('-'));
    given_name(first).is_some()
        || initial
        || is_family_first(first) && eastern(&parts[1..])
        || is_family_first(last) && parts.len() == 2 && first.contains('-')
}

/// Whether a word opens names of places and countries: "Port", "New", "Southern".
pub(crate) fn opens_place(word: &str) -> bool {
    const FIRST: [&str; 33] = [
        "St", "St.", "Saint", "Mount", "Mt", "Lake", "Port", "Fort", "Cape", "New", "Upper", "Lower", "North", "South", "East", "West",
        "Northern", "Southern", "Eastern", "Western", "Central", "Greater", "Great", "Old", "Grand", "Los", "San", "Santa", "Rio",
        "Little", "Inner", "Outer", "Mid",
    ];
    FIRST.contains(&word)
}

/// Whether a word opens names of countries: "South", "New".
pub(crate) fn opens_country(word: &str) -> bool {
    matches!(
        word,
        "North" | "South" | "East" | "West" | "Northern" | "Southern" | "Eastern" | "Western" | "Upper" | "Lower" | "New" | "Greater"
    )
}

/// Whether some part says that it is no person.
pub(crate) fn could_not_be_person(parts: &[String]) -> bool {
    parts.len() > 1 && opens_place(&parts[0])
        || parts.iter().any(|part| {
            let lower = part.to_lowercase();
            is_organisation_head(&lower) || is_no_person(&lower) || part.chars().any(char::is_numeric)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str) -> Name {
        Name::new(words.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn the_family_name_is_found_on_either_side() {
        assert_eq!(name("Park Min-ho").families, ["Park"]);
        assert_eq!(name("Park Min Ho").families, ["Park"]);
        assert_eq!(name("Daniel Park").families, ["Park"]);
        assert_eq!(name("Ana de la Cruz").families, ["Cruz", "de la Cruz"]);
        assert_eq!(name("Zhao Lei").families, ["Zhao"]);
    }

    #[test]
    fn ways_of_writing_one_name_share_a_key() {
        for other in ["Park Min Ho", "Park Min-Ho", "Min-ho Park"] {
            assert_eq!(name(other).key, name("Park Min-ho").key, "{other}");
        }
        assert_ne!(name("Min Park").key, name("Park Min").key);
        assert_ne!(name("Park Min-ho").key, name("Park Min-hee").key);
    }

    #[test]
    fn shapes_of_persons_and_of_others() {
        let looks = |words: &str| looks_like_person(&words.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(looks("Laura Winter") && looks("Kang Dae-jung") && looks("Q. Osei"));
        assert!(!looks("Blue Nile") && !looks("Laura River") && !looks("Northern Workers Union"));
    }
}
