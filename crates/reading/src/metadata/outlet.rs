//! The publication, where a page names it.

use crate::dates::stamp;
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
    "beacon",
    "broadcasting",
    "bulletin",
    "chronicle",
    "clarion",
    "courier",
    "daily",
    "digest",
    "diplomat",
    "dispatch",
    "echo",
    "economist",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "insider",
    "intelligencer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "mercury",
    "messenger",
    "mirror",
    "monitor",
    "monthly",
    "news",
    "newsletter",
    "newswire",
    "observer",
    "post",
    "press",
    "quarterly",
    "radio",
    "record",
    "register",
    "reporter",
    "review",
    "sentinel",
    "spectator",
    "standard",
    "star",
    "sun",
    "telegraph",
    "television",
    "times",
    "today",
    "tribune",
    "voice",
    "watch",
    "weekly",
    "wire",
];

/// Words that headings of a menu are made of, beside those of papers.
const MENU: &[&str] = &[
    "all",
    "breaking",
    "business",
    "follow",
    "free",
    "get",
    "home",
    "latest",
    "live",
    "local",
    "menu",
    "more",
    "my",
    "national",
    "opinion",
    "our",
    "read",
    "search",
    "sections",
    "sign",
    "skip",
    "sport",
    "sports",
    "subscribe",
    "today",
    "today's",
    "top",
    "video",
    "watch",
    "weather",
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

/// What parts the entries of a menu that is flattened to one line.
const COLUMNS: &[&str] = &["  ", "\t", " | ", " › ", " > ", " » ", " · ", " • ", " / ", " — ", " – ", " - "];

/// Words that are headings of a menu wherever they stand in it.
const SECTIONS: &[&str] = &[
    "arts",
    "business",
    "city",
    "community",
    "culture",
    "economy",
    "education",
    "entertainment",
    "environment",
    "events",
    "features",
    "finance",
    "health",
    "home",
    "jobs",
    "lifestyle",
    "local",
    "markets",
    "motoring",
    "notices",
    "opinion",
    "politics",
    "property",
    "puzzles",
    "region",
    "science",
    "shipping",
    "shop",
    "sport",
    "sports",
    "style",
    "tech",
    "technology",
    "town",
    "travel",
    "weather",
    "world",
];

/// Bytes of a paper's name that opens a line in which something else follows: entries of a menu, a tagline, the day.
pub(crate) fn leads(line: &str) -> Option<Range<usize>> {
    let dated = stamp::find(line).map_or(line.len(), |stamp| stamp.place.start);
    let column = COLUMNS.iter().filter_map(|sign| line.find(sign)).min().unwrap_or(line.len());
    let head = line.get(..dated.min(column))?.trim_end_matches([' ', ',', '|', '-', '–', '—', ':']);
    let head = without_weekday(head);
    let name = without_sections(head);
    (name.len() < line.len() && masthead(name)).then_some(0..name.len())
}

/// A line without the day of the week at its end.
fn without_weekday(line: &str) -> &str {
    let last = line
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches([',', '.'])
        .to_lowercase();
    let day = last.len() > 5 && last.ends_with("day") && !matches!(last.as_str(), "holiday" | "birthday");
    if day {
        line[..line.len().saturating_sub(last.len() + 1)].trim_end_matches([' ', ','])
    } else {
        line
    }
}

/// A line without two or more headings of a menu at its end.
fn without_sections(line: &str) -> &str {
    let mut name = line;
    let mut cut = 0;
    while let Some((rest, last)) = name.rsplit_once(' ') {
        if !SECTIONS.contains(&last.to_lowercase().as_str()) {
            break;
        }
        name = rest.trim_end();
        cut += 1;
    }
    if cut > 1 { name } else { line }
}

/// Whether a line is a menu: three or more short entries.
pub(crate) fn is_menu(line: &str) -> bool {
    let entries = ["  ", "\t", " | ", " · ", " • "]
        .iter()
        .map(|sign| {
            line.split(sign)
                .map(str::trim)
                .filter(|entry| !entry.is_empty())
                .collect::<Vec<_>>()
        })
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let short = |entry: &&str| entry.split_whitespace().count() <= 3;
    let sections = line
        .split_whitespace()
        .filter(|word| SECTIONS.contains(&word.to_lowercase().as_str()))
        .count();
    entries.len() >= 3 && entries.iter().all(short) || sections >= 3 && sections * 4 >= line.split_whitespace().count() * 3
}

/// Whether a line can be the name of a paper by its look alone: two to four capitalised words that no menu has.
pub(crate) fn name_like(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let plain =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    let listed = |word: &&str| {
        let word = word.to_lowercase();
        MENU.contains(&word.as_str()) || SECTIONS.contains(&word.as_str())
    };
    (2..=4).contains(&words.len()) && words.iter().all(plain) && !words.iter().any(listed)
}

/// Whether a line is the name of a body and nothing else: "Ridge Border Institute", "Council of the Seven Valleys".
pub(crate) fn is_body(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "for" | "and" | "in" | "on" | "&");
    let plain = line
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '&' | ','));
    let heads = |word: &&str| crate::lexicon::is_organisation_head(word.trim_end_matches(',').to_lowercase().as_str());
    let menu = words.first().is_some_and(|word| MENU.contains(&word.to_lowercase().as_str()));
    (2..=9).contains(&words.len()) && plain && !menu && words.iter().all(named) && words.iter().any(heads)
}

/// "This article was first published in The Valley Gazette", "Follow the Valley Gazette on": turns of phrase that name the paper.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:first|originally) (?:appeared|published|printed) (?:in|on|by)|^(?:Follow|Subscribe to|Support|About|Contact|Welcome to|Sign up to|Sign up for|Read more from|More from|Download)) (?:the )?((?:The )?\p{Lu}[\p{L}’'-]*(?: (?:of |and )?\p{Lu}[\p{L}’'-]*){1,4})",
    )
    .expect("a constant expression")
});

/// Bytes of a paper's name behind a turn of phrase that names the paper.
pub(crate) fn named_in_phrase(line: &str) -> Option<Range<usize>> {
    let name = NAMED.captures(line)?.get(1)?;
    masthead(name.as_str()).then(|| name.range())
}

/// Lines that announce a statement to the press, in lower case.
const RELEASES: &[&str] = &[
    "for immediate release",
    "press release",
    "media release",
    "news release",
    "press statement",
    "media statement",
    "official report",
    "official transcript",
    "verbatim record",
    "minutes of",
    "minutes –",
    "draft minutes",
    "approved minutes",
    "joint statement",
    "communiqué",
    "communique",
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
    fn a_name_that_opens_a_line_is_told_from_what_follows() {
        let name = |line: &'static str| leads(line).map(|place| &line[place]);
        assert_eq!(name("Ridge Sentinel   Council   Schools   Letters"), Some("Ridge Sentinel"));
        assert_eq!(name("Ridge Sentinel Markets Weather Shipping"), Some("Ridge Sentinel"));
        assert_eq!(name("Ridge Ledger | Interview"), Some("Ridge Ledger"));
        assert_eq!(name("The Ridge Mercury — for the valley and the coast"), Some("The Ridge Mercury"));
        assert_eq!(name("The Ridge Mercury, Thursday 14 March 2024"), Some("The Ridge Mercury"));
        for line in [
            "Home | News | Sport",
            "Top News   World",
            "School merger put off - parents cheer",
            "Ridge Sentinel",
            "14 March 2024",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }

    #[test]
    fn menus_are_told_from_names() {
        assert!(is_menu("Home   Town   Sport") && is_menu("News | Opinion | Letters") && is_menu("Home Politics Business Sport"));
        assert!(!is_menu("Ridge Sentinel") && !is_menu("Fence at the crossing | Ridge Sentinel"));
        assert!(name_like("Harbour Lights") && !name_like("Sign in") && !name_like("World Sport"));
    }

    #[test]
    fn bodies_are_told_from_headlines() {
        assert!(is_body("Ridge Border Institute") && is_body("COUNCIL OF THE SEVEN VALLEYS"));
        assert!(!is_body("Council puts off the fence") && !is_body("News from the Ministry") && !is_body("Ridge Fence"));
    }

    #[test]
    fn turns_of_phrase_name_the_paper() {
        let name = |line: &'static str| named_in_phrase(line).map(|place| &line[place]);
        assert_eq!(
            name("This article was first published in the Ridge Sentinel on Friday."),
            Some("Ridge Sentinel")
        );
        assert_eq!(name("Follow the Ridge Sentinel for more"), Some("Ridge Sentinel"));
        assert_eq!(name("About the author"), None);
        assert_eq!(name("More from World News"), None);
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
