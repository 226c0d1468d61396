//! How the names of companies end, and which nouns stand for one.

/// Legal forms that a second mention of a company leaves out, in lower case.
const LEGAL_FORMS: [&str; 14] = [
    "ltd",
    "limited",
    "plc",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "se",
    "ag",
    "sa",
    "gmbh",
    "llc",
    "llp",
    "co",
];

/// Trades and the like that close the name of a company without its legal form.
const TRADES: &[&str] = &[
    "group",
    "holdings",
    "company",
    "airlines",
    "airways",
    "railways",
    "railway",
    "shipping",
    "steel",
    "motors",
    "energy",
    "estates",
    "logistics",
    "foods",
    "mining",
    "industries",
    "technologies",
    "products",
    "lines",
    "cement",
    "developments",
    "properties",
    "electric",
    "power",
    "gas",
    "oil",
    "petroleum",
    "water",
    "chemicals",
    "pharma",
    "pharmaceuticals",
    "stores",
    "systems",
    "telecom",
    "transport",
    "carriers",
    "brands",
    "breweries",
    "dairies",
    "mills",
    "partners",
    "ventures",
    "capital",
    "engineering",
    "resources",
    "retail",
    "minerals",
    "enterprises",
    "entertainment",
    "hotels",
    "insurance",
    "solutions",
    "textiles",
    "trawlers",
    "fisheries",
    "shipyard",
    "works",
    "renewables",
    "utilities",
    "investments",
];

/// What a company may be called.
pub(crate) const COMPANY_NOUNS: &[&str] = &[
    "company",
    "firm",
    "developer",
    "operator",
    "employer",
    "manufacturer",
    "airline",
    "carrier",
    "retailer",
    "contractor",
    "bidder",
    "supplier",
    "maker",
    "producer",
    "builder",
    "corporation",
    "group",
    "utility",
];

/// Whether a word is a legal form of companies, in any case, with or without its full stop: "Ltd.", "GmbH".
pub(crate) fn is_legal_form(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    LEGAL_FORMS.iter().any(|form| form.eq_ignore_ascii_case(word))
}

/// Whether a word closes the names of companies: a legal form or a trade, in lower case.
pub(crate) fn closes_a_company(word: &str) -> bool {
    is_legal_form(word) || TRADES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known_however_they_are_written() {
        assert!(["Ltd.", "PLC", "GmbH", "co"].into_iter().all(is_legal_form));
        assert!(!["coal", "limit", ".", ""].into_iter().any(is_legal_form));
    }

    #[test]
    fn trades_close_a_name_and_forms_do_too() {
        assert!(["ferries", "fisheries", "airways", "ag"].map(closes_a_company) == [false, true, true, true]);
    }
}
