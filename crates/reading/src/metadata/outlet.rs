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

/// Words that the names of papers, stations and agencies are made of.
const PAPERS: &[&str] = &[
    "advertiser",
    "agency",
    "argus",
    "broadcasting",
    "bulletin",
    "chronicle",
    "courier",
    "daily",
    "diplomat",
    "dispatch",
    "echo",
    "economist",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "insider",
    "journal",
    "magazine",
    "mail",
    "messenger",
    "mirror",
    "monitor",
    "news",
    "observer",
    "post",
    "press",
    "radio",
    "record",
    "register",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
    "television",
    "times",
    "today",
    "tribune",
    "voice",
    "weekly",
    "wire",
];

/// Words that headings of a menu are made of, beside those of papers.
const MENU: &[&str] = &[
    "all",
    "breaking",
    "business",
    "free",
    "latest",
    "local",
    "more",
    "my",
    "national",
    "our",
    "read",
    "sections",
    "sign",
    "sports",
    "subscribe",
    "today's",
    "top",
    "world",
    "your",
];

/// Most words of a masthead.
const MASTHEAD: usize = 6;

/// Whether a line at the top of a page is the name of a paper: a few capitalised words, one of them a paper's.
pub(crate) fn masthead(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let capitals = line
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || crate::layout::is_small(word));
    let menu = || words.first().is_some_and(|word| MENU.contains(&word.as_str())) || words.len() == 2 && words[0] == "news";
    (2..=MASTHEAD).contains(&words.len())
        && capitals
        && line
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '&' | '.'))
        && words.iter().any(|word| PAPERS.contains(&word.as_str()))
        && !menu()
}

/// Lines that announce a statement to the press, in lower case.
const RELEASES: &[&str] = &[
    "for immediate release",
    "press release",
    "media release",
    "news release",
    "press statement",
    "media statement",
];

/// Whether a line announces a statement to the press; who issues it then stands at the top of the page.
pub(crate) fn announces_release(line: &str) -> bool {
    let line = line.to_lowercase();
    RELEASES.iter().any(|announcement| line.starts_with(announcement))
}

/// The name behind a title, as browsers show it: "Dam holds | The Valley Gazette". Its bytes in the line.
pub(crate) fn behind_title(line: &str, title: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix(title)?;
    let name = [" | ", " - ", " – ", " — ", " :: ", " · "]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))?
        .trim();
    let short = (1..=MASTHEAD).contains(&name.split_whitespace().count()) && name.starts_with(char::is_uppercase);
    (short && !name.contains(['|', '.'])).then(|| line.len() - name.len()..line.len())
}

/// Bytes of the outlet in a copyright notice.
pub(crate) fn in_notice(line: &str) -> Option<Range<usize>> {
    let name = NOTICE.captures(line)?.get(1)?;
    let words = name.as_str().split(" All ").next()?.split(" all rights").next()?.trim_end();
    let words = FIRMS.iter().find_map(|firm| words.strip_suffix(firm)).unwrap_or(words);
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '('));
    (words.len() > 2 && !words.to_lowercase().starts_with("all rights")).then(|| name.start()..name.start() + words.len())
}

/// Whether a line is the name that a host is made of: "valleygazette.example" of "The Valley Gazette".
pub(crate) fn named_by(host: &str, line: &str) -> bool {
    let letters = |words: &str| {
        words
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let name = letters(line.strip_prefix("The ").unwrap_or(line));
    line.len() <= LONGEST
        && name.len() > 3
        && host
            .split('.')
            .any(|label| letters(label.strip_prefix("the").unwrap_or(label)) == name)
}

/// Bytes of the longest name that is compared with a host.
const LONGEST: usize = 60;

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
        assert_eq!(name("(c) Valley Gazette 2019. All rights reserved."), Some("Valley Gazette"));
        assert_eq!(name("Copyright 2019. All rights reserved."), None);
        assert_eq!(name("All rights reserved."), None);
    }

    #[test]
    fn mastheads_are_told_from_menus_and_headlines() {
        assert!(masthead("Valley Gazette"));
        assert!(masthead("The Post of Port Lund"));
        for line in [
            "Breaking News",
            "World News",
            "News",
            "Valley Council",
            "Gazette closes after strike",
            "News & Opinion | Valley Post",
        ] {
            assert!(!masthead(line), "{line}");
        }
    }

    #[test]
    fn the_name_behind_a_title_is_the_outlet() {
        let line = "Dam holds after all | The Valley Gazette";
        assert_eq!(
            behind_title(line, "Dam holds after all").map(|place| &line[place]),
            Some("The Valley Gazette")
        );
        assert_eq!(behind_title(line, "Dam holds"), None);
    }

    #[test]
    fn a_host_names_the_line_that_spells_it_out() {
        assert!(named_by("mail.valley-gazette.example", "The Valley Gazette"));
        assert!(!named_by("valley.example", "The Valley Gazette"));
    }

    #[test]
    fn an_address_at_a_mailer_says_nothing() {
        assert!(telling("gazette.example"));
        assert!(!telling("gmail.com"));
        assert!(!telling("mail.proton.me"));
    }
}
