//! What one line looks like by itself, as small numbers.

use crate::layout::block::ends_sentence;
use crate::layout::is_small;
use crate::layout::zones::Signs;
use crate::metadata::bare_name;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A line in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineFacts {
    /// Words.
    pub(crate) words: usize,
    /// Words by size class, 0 to 9.
    pub(crate) size: usize,
    /// 0 for up to four words, 1 for up to eleven, 2 for more.
    pub(crate) breadth: usize,
    pub(crate) stopped: bool,
    pub(crate) prose: bool,
    /// Share of small words, 0 to 5.
    pub(crate) small: usize,
    pub(crate) commas: usize,
    /// Classes of first and last character.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) title_case: bool,
    pub(crate) capitals: bool,
    /// Signs that occur, a bit each.
    pub(crate) signs: u32,
    /// Entries of the list of telling words that occur.
    pub(crate) telling: Vec<usize>,
    pub(crate) opens_quote: bool,
    pub(crate) closes_quote: bool,
    /// Words for the reader and for the writer.
    pub(crate) you: usize,
    pub(crate) me: usize,
    /// Share of digits among the characters, 0 to 4.
    pub(crate) digits: usize,
    pub(crate) speech: bool,
    /// Characters a word.
    pub(crate) word_length: usize,
    pub(crate) name: bool,
    /// Digests of the words that carry meaning, sorted, each once.
    pub(crate) content: Vec<u64>,
}

/// Words that are telling in a line of a page, whatever it is about; their places are slots of the table of weights, so new
/// ones go to the end.
const TELLING: &[&str] = &[
    "subscribe",
    "newsletter",
    "newsletters",
    "cookies",
    "cookie",
    "comment",
    "comments",
    "share",
    "sign",
    "log",
    "login",
    "register",
    "read",
    "watch",
    "listen",
    "photo",
    "photos",
    "video",
    "image",
    "getty",
    "images",
    "credit",
    "advertisement",
    "privacy",
    "terms",
    "policy",
    "rights",
    "reserved",
    "copyright",
    "email",
    "e-mail",
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "linkedin",
    "whatsapp",
    "contact",
    "editor",
    "editors",
    "editing",
    "reporting",
    "reported",
    "reporter",
    "correspondent",
    "writer",
    "writes",
    "author",
    "covers",
    "journalist",
    "contributed",
    "updated",
    "published",
    "posted",
    "min",
    "minutes",
    "hours",
    "ago",
    "views",
    "tags",
    "topics",
    "topic",
    "related",
    "more",
    "latest",
    "click",
    "here",
    "download",
    "app",
    "account",
    "free",
    "offer",
    "trial",
    "subscription",
    "follow",
    "join",
    "website",
    "site",
    "browser",
    "javascript",
    "story",
    "stories",
    "article",
    "articles",
    "continue",
    "continued",
    "skip",
    "menu",
    "search",
    "home",
    "news",
    "sections",
    "section",
    "edition",
    "print",
    "opinion",
    "sports",
    "business",
    "world",
    "politics",
    "affiliate",
    "commission",
    "disclosure",
    "disclaimer",
    "source",
    "sources",
    "via",
    "courtesy",
    "file",
    "picture",
    "pictured",
    "shows",
    "seen",
    "left",
    "right",
    "above",
    "below",
    "caption",
    "illustration",
    "graphic",
    "map",
    "press",
    "reuters",
    "afp",
    "ap",
    "agency",
    "staff",
    "contributor",
    "support",
    "donate",
    "member",
    "members",
    "membership",
    "become",
    "please",
    "try",
    "again",
    "error",
    "loading",
    "thank",
    "thanks",
    "submit",
    "reply",
    "like",
    "likes",
    "replies",
    "said",
    "says",
    "told",
    "according",
    "added",
    "statement",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "however",
    "meanwhile",
    "by",
    "from",
    "image:",
    "photo:",
    "tagged",
    "filed",
    "under",
    "next",
    "previous",
    "prev",
    "back",
    "top",
    "popular",
    "trending",
    "recommended",
    "most",
    "you",
    "your",
    "we",
    "our",
    "us",
    "us:",
    "i",
    "he",
    "she",
    "they",
    "was",
    "were",
    "has",
    "had",
    "have",
    "been",
    "transcript",
    "correction",
    "correction:",
    "note",
    "note:",
    "editor's",
    "this",
    "these",
    "get",
    "delivered",
    "inbox",
    "daily",
    "weekly",
    "morning",
    "alerts",
    "breaking",
    "exclusive",
    "live",
    "close",
    "open",
    "view",
    "all",
    "show",
    "hide",
    "load",
    "see",
    "full",
    "gallery",
    "slideshow",
    "podcast",
    "episode",
    "shop",
    "buy",
    "price",
    "deal",
    "ad",
    "ads",
    "sponsored",
    "partner",
    "content",
    "powered",
    "interview",
    "question",
    "q:",
    "a:",
    "asked",
    "wrote",
    "tweeted",
    "tweet",
];

static TELLING_AT: LazyLock<HashMap<&'static str, usize>> =
    LazyLock::new(|| TELLING.iter().enumerate().map(|(at, word)| (*word, at)).collect());

const SPEECH: &[&str] = &[
    "said",
    "says",
    "told",
    "according",
    "added",
    "asked",
    "wrote",
    "announced",
    "stated",
];
const YOU: &[&str] = &["you", "your", "yours"];
const ME: &[&str] = &["i", "we", "our", "us", "my", "me"];

/// Words of a line that are looked at one by one; longer lines are prose anyhow.
const LOOKED_AT: usize = 400;

impl LineFacts {
    /// Looks at a line. Linear in its length.
    pub(crate) fn of(sign: &Signs) -> LineFacts {
        let line = sign.words;
        let words = sign.look.words;
        let mut facts = LineFacts {
            words,
            size: size(words),
            breadth: usize::from(words > 4) + usize::from(words > 11),
            stopped: ends_sentence(line),
            prose: sign.look.prose(),
            small: sign.look.small.div_ceil(10),
            title_case: sign.look.title_case,
            first: line.chars().next().map_or(0, opening),
            last: closing(line),
            name: bare_name(line),
            ..LineFacts::default()
        };
        facts.small = facts.small.min(5);
        facts.characters(line);
        facts.words(line);
        facts
    }

    fn characters(&mut self, line: &str) {
        let (mut letters, mut upper, mut digits, mut all) = (0, 0, 0, 0_usize);
        let mut previous = ' ';
        for c in line.chars() {
            all += 1;
            letters += usize::from(c.is_alphabetic());
            upper += usize::from(c.is_uppercase());
            digits += usize::from(c.is_ascii_digit());
            self.commas += usize::from(c == ',');
            if c == ':' && previous.is_ascii_digit() {
                self.signs |= 1;
            }
            // Most characters are letters and blanks: only the others are looked up.
            if !c.is_alphanumeric()
                && c != ' '
                && let Some(at) = SIGNS.iter().position(|signs| signs.contains(&c))
            {
                self.signs |= 2 << at;
            }
            previous = c;
        }
        self.capitals = letters > 3 && upper * 10 >= letters * 8;
        self.digits = (digits * 10).div_ceil(all.max(1)).min(4);
        self.word_length = (all / self.words.max(1)).min(11);
        self.opens_quote = line.starts_with(['“', '"', '‘', '«', '\'']);
        self.closes_quote = line.ends_with(['”', '"', '’', '»', '\'']);
        if line.contains("http") || line.contains("www.") || line.contains(".com") {
            self.signs |= 1 << 14;
        }
        if line.contains("...") || line.contains('…') {
            self.signs |= 1 << 15;
        }
    }

    fn words(&mut self, line: &str) {
        let mut lower = String::new();
        for word in line.split_whitespace().take(LOOKED_AT) {
            lower.clear();
            let straight = word.chars().map(|c| if c == '’' { '\'' } else { c });
            lower.extend(straight.flat_map(char::to_lowercase));
            let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
            self.tell(&lower);
            if bare.len() < lower.len() {
                self.tell(bare);
            }
            self.speech = self.speech || SPEECH.contains(&bare);
            self.you += usize::from(YOU.contains(&bare));
            self.me += usize::from(ME.contains(&bare));
            if is_year(bare) {
                self.signs |= 1 << 16;
            }
            if word.starts_with(char::is_uppercase) && MONTHS.iter().any(|month| bare.starts_with(month)) {
                self.signs |= 1 << 17;
            }
            if bare.len() > 3 && !is_small(bare) {
                self.content.push(crate::shingles::digest(bare.trim_end_matches("'s")));
            }
        }
        self.content.sort_unstable();
        self.content.dedup();
    }

    /// Notes a word if it is a telling one.
    fn tell(&mut self, word: &str) {
        if let Some(&at) = TELLING_AT.get(word)
            && !self.telling.contains(&at)
        {
            self.telling.push(at);
        }
    }
}

/// Signs that pages are decorated with, by their bit.
const SIGNS: &[&[char]] = &[
    &['|', '¦'],
    &['@'],
    &['©', '®', '™'],
    &['»', '›', '→', '▶', '►'],
    &['#'],
    &['$', '€', '£'],
    &['%'],
    &['/'],
    &['•', '·', '●'],
    &['+'],
    &['“', '”', '"'],
    &['(', '['],
    &[';'],
];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn size(words: usize) -> usize {
    [1, 2, 4, 7, 11, 19, 29, 49, 99].iter().filter(|&&bound| words > bound).count()
}

fn opening(c: char) -> usize {
    match c {
        c if c.is_lowercase() => 0,
        c if c.is_uppercase() => 1,
        c if c.is_numeric() => 2,
        '“' | '"' | '‘' | '\'' | '«' => 3,
        '-' | '–' | '—' | '•' | '*' | '·' => 4,
        '(' | '[' => 5,
        '©' => 6,
        '#' | '@' => 7,
        c if c.is_alphabetic() => 8,
        _ => 9,
    }
}

fn closing(line: &str) -> usize {
    let mut ends = line.chars().rev();
    let last = ends.next().unwrap_or(' ');
    match last {
        '.' if ends.next() == Some('.') => 3,
        '…' => 3,
        '.' => 0,
        '?' | '!' => 1,
        ':' => 2,
        '”' | '"' | '’' | '\'' | '»' => 4 + usize::from(ends_sentence(line)),
        ')' | ']' => 6 + usize::from(ends_sentence(line)),
        ',' | ';' => 8,
        c if c.is_alphabetic() => 9,
        c if c.is_numeric() => 10,
        _ => 11,
    }
}
