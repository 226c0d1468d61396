//! The publication, where a page names it.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// "© 2019 The Valley Gazette. All rights reserved.", "Copyright 2019, Valley Gazette".
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i:©|\(c\)|copyright)(?:\s|©|\(c\)|copyright|by|[0-9]{4}|[-–,])*((?:\p{Lu}|the\s+\p{Lu})[^.,|©®™\n]{1,60})")
        .expect("a constant expression")
});

/// What a firm's name ends in and a paper's does not.
const FIRMS: &[&str] = &[" Ltd", " Limited", " Inc", " LLC", " plc", " PLC", " GmbH", " Corp", " Co"];

/// Hosts at which anybody may have an address.
const MAILERS: &[&str] = &[
    "gmail",
    "googlemail",
    "yahoo",
    "hotmail",
    "outlook",
    "live",
    "aol",
    "icloud",
    "proton",
    "protonmail",
    "gmx",
    "mail",
    "yandex",
    "qq",
    "163",
    "naver",
    "daum",
    "hanmail",
];

/// Bytes of the outlet in a copyright notice.
pub(crate) fn in_notice(line: &str) -> Option<Range<usize>> {
    let name = NOTICE.captures(line)?.get(1)?;
    let words = name.as_str().split(" All ").next()?.split(" all rights").next()?.trim_end();
    let words = FIRMS.iter().find_map(|firm| words.strip_suffix(firm)).unwrap_or(words);
    (words.len() > 2 && !words.to_lowercase().starts_with("all rights")).then(|| name.start()..name.start() + words.len())
}

/// Whether a host in an author's address says something about the outlet.
pub(crate) fn telling(host: &str) -> bool {
    let mut labels = host.rsplit('.').skip(1);
    !labels.any(|label| MAILERS.contains(&label.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_the_outlet() {
        let name = |line: &'static str| in_notice(line).map(|place| &line[place]);
        assert_eq!(name("© 2019 The Valley Gazette. All rights reserved."), Some("The Valley Gazette"));
        assert_eq!(name("Copyright © 2019-2021 Valley Gazette, Ltd."), Some("Valley Gazette"));
        assert_eq!(name("© Northern Miner Ltd"), Some("Northern Miner"));
        assert_eq!(name("Copyright 2019. All rights reserved."), None);
        assert_eq!(name("All rights reserved."), None);
    }

    #[test]
    fn an_address_at_a_mailer_says_nothing() {
        assert!(telling("gazette.example"));
        assert!(!telling("gmail.com"));
        assert!(!telling("mail.proton.me"));
    }
}
