//! Common nouns for human beings and for what somebody says.

/// Nouns for a human being without an office.
const HUMAN: &[&str] = &[
    "person",
    "man",
    "woman",
    "driver",
    "worker",
    "passenger",
    "commuter",
    "striker",
    "picket",
    "employee",
    "guard",
    "conductor",
    "steward",
    "pilot",
    "insider",
    "staffer",
    "villager",
    "protester",
    "demonstrator",
    "supporter",
    "critic",
    "member",
    "delegate",
    "voter",
    "tenant",
    "shopkeeper",
    "trader",
    "parent",
    "pupil",
    "student",
    "patient",
    "user",
    "customer",
    "reader",
    "author",
    "participant",
    "attendee",
    "witness",
    "neighbour",
    "neighbor",
    "colleague",
    "friend",
    "relative",
    "survivor",
    "player",
    "fan",
    "parishioner",
    "banker",
    "trader",
    "investor",
    "shareholder",
    "executive",
    "developer",
    "civil servant",
    "servant",
    "veteran",
    "writer",
    "reporter",
    "journalist",
    "columnist",
    "blogger",
    "policeman",
    "policewoman",
    "soldier",
    "fighter",
    "islander",
    "settler",
    "herder",
    "grower",
    "trawlerman",
    "sailor",
    "deckhand",
    "mechanic",
    "technician",
    "clerk",
    "cleaner",
    "cook",
    "porter",
    "someone",
    "somebody",
];

/// Whether a noun is one for a single human being without an office.
pub(super) fn is_person(noun: &str) -> bool {
    HUMAN.contains(&noun)
}

/// Whether a noun is one for several human beings.
pub(super) fn is_people(noun: &str) -> bool {
    noun.strip_suffix('s').is_some_and(is_person)
        || matches!(
            noun,
            "people" | "persons" | "men" | "women" | "witnesses" | "servants" | "locals" | "insiders" | "policemen" | "fishermen"
        )
}

/// Nouns that may stand for any company: where several are named, they name nobody.
pub(super) fn is_company(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "firm"
            | "developer"
            | "operator"
            | "employer"
            | "manufacturer"
            | "airline"
            | "carrier"
            | "bidder"
            | "contractor"
            | "group"
    )
}

/// Nouns for what somebody said or wrote.
pub(super) fn is_message(noun: &str) -> bool {
    matches!(
        noun,
        "statement"
            | "comment"
            | "comments"
            | "remarks"
            | "report"
            | "letter"
            | "note"
            | "memo"
            | "announcement"
            | "declaration"
            | "communique"
            | "communiqué"
            | "message"
            | "post"
            | "editorial"
            | "filing"
            | "email"
            | "e-mail"
            | "notice"
            | "leaflet"
            | "circular"
            | "bulletin"
            | "resolution"
            | "petition"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_several() {
        assert!(is_person("driver") && !is_person("drivers") && !is_person("river"));
        assert!(is_people("drivers") && is_people("people") && !is_people("talks"));
        assert!(is_message("leaflet") && !is_message("ministry"));
    }
}
