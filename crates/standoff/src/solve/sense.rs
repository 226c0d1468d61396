//! The senses in which a state can be asked to hold, by the names that a person types.

use crate::Failure;
use standoff_conflict::nearest;
use standoff_stability::Concept;
use standoff_stability::coalitions::CoalitionConcept;

/// The longest horizon that may be asked for by number: beyond, `nm` answers for all.
const FARTHEST: usize = 1_000;

/// A sense in which a state may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// For decision makers one by one.
    Single(Concept),
    /// Against coalitions as well.
    Coalition(CoalitionConcept),
    /// For two who look so many moves ahead.
    Ahead(usize),
    /// For two who look ahead however far.
    NonMyopic,
    /// For two of whom one leads.
    Stackelberg,
}

impl Sense {
    /// What is asked where nothing is named: the five concepts that look at moves one after the other.
    pub const DEFAULT: [Sense; 5] = [
        Sense::Single(Concept::Nash),
        Sense::Single(Concept::Gmr),
        Sense::Single(Concept::Smr),
        Sense::Single(Concept::Seq),
        Sense::Single(Concept::Sseq),
    ];

    /// The sense with this name, in either case: `nash`, `gmr`, `smr`, `seq`, `sseq`, `sim`; `cnash`, `cgmr`, `csmr`, `cseq`, `csseq`,
    /// `cseq_class`; `l1`, `l2` and so on; `nm`; `stackelberg`.
    ///
    /// # Errors
    /// [`Failure::Usage`] with the nearest name.
    pub fn parse(name: &str) -> Result<Sense, Failure> {
        let lower = name.trim().to_lowercase();
        let horizon = lower.strip_prefix('l').and_then(|digits| digits.parse::<usize>().ok());
        match horizon {
            Some(moves) if (1..=FARTHEST).contains(&moves) => return Ok(Sense::Ahead(moves)),
            Some(_) => {
                let why = format!("`{name}` looks no number of moves from 1 to {FARTHEST} ahead; `nm` looks ahead however far");
                return Err(Failure::Usage(why));
            }
            None => {}
        }
        let all = Sense::named();
        let found = all.iter().find(|sense| sense.key() == lower.replace('-', "_"));
        found.copied().ok_or_else(|| unknown(name, &all))
    }

    /// Every sense that has one name: all but the horizons by number.
    fn named() -> Vec<Sense> {
        let single = Concept::EVERY.map(Sense::Single);
        let joint = CoalitionConcept::ALL.map(Sense::Coalition);
        single
            .into_iter()
            .chain(joint)
            .chain([Sense::NonMyopic, Sense::Stackelberg])
            .collect()
    }

    /// The name in exchange files and on the command line.
    pub fn key(self) -> String {
        match self {
            Sense::Single(concept) => concept.key().to_owned(),
            Sense::Coalition(concept) => concept.key().to_owned(),
            Sense::Ahead(moves) => format!("l{moves}"),
            Sense::NonMyopic => "nm".to_owned(),
            Sense::Stackelberg => "stackelberg".to_owned(),
        }
    }

    /// The name to show.
    pub fn name(self) -> String {
        match self {
            Sense::Single(concept) => concept.name().to_owned(),
            Sense::Coalition(concept) => concept.name().to_owned(),
            Sense::Ahead(moves) => format!("L{moves}"),
            Sense::NonMyopic => "NM".to_owned(),
            Sense::Stackelberg => "Stackelberg".to_owned(),
        }
    }
}

fn unknown(name: &str, all: &[Sense]) -> Failure {
    let keys: Vec<String> = all.iter().map(|sense| sense.key()).collect();
    let help = match nearest(name, keys.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}, and l1, l2 and so on", keys.join(", ")),
    };
    Failure::Usage(format!("there is no concept `{name}`; {help}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sense_goes_by_its_key() {
        for sense in Sense::named().into_iter().chain([Sense::Ahead(1), Sense::Ahead(12)]) {
            assert_eq!(Sense::parse(&sense.key().to_uppercase()).unwrap(), sense);
        }
        assert_eq!(Sense::parse("cseq-class").unwrap(), Sense::Coalition(CoalitionConcept::SeqClass));
    }

    #[test]
    fn a_slip_gets_the_nearest_name() {
        let said = |name: &str| Sense::parse(name).unwrap_err().to_string();
        assert!(said("nahs").contains("did you mean `nash`"));
        assert!(said("quantum").contains("l1, l2"));
        assert!(said("l0").contains("`nm`"));
    }
}
