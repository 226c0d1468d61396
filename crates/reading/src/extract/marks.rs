//! What an HTML page's markup says of each line: the elements around it, the share of it that is links.

use crate::extract::scan::Attributes;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Whether a way of finding the article counts a line to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// Nobody was asked, or no article was found.
    #[default]
    None,
    Outside,
    Inside,
}

/// What is known of a line from its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineMark {
    /// Where the line begins in the text, in bytes.
    pub(crate) start: usize,
    /// Kinds of the elements around its first word, a bit each.
    pub(crate) around: u32,
    /// Bytes of its words.
    pub(crate) bytes: usize,
    /// Those of them that stand in links.
    pub(crate) linked: usize,
    /// What the two ways of finding the article say.
    pub(crate) opinions: [Opinion; 2],
}

impl LineMark {
    pub(crate) fn new(start: usize, around: u32) -> LineMark {
        LineMark {
            start,
            around,
            ..LineMark::default()
        }
    }
}

/// The bit of links.
pub(crate) const LINK: u32 = 1;

/// How many kinds there are.
pub(crate) const KINDS: usize = ELEMENTS.len() + CLASSES.len();
const _: () = assert!(KINDS <= 32, "a kind is a bit");

/// Elements, kind by kind.
const ELEMENTS: &[&[&str]] = &[
    &["a"],
    &["h1", "h2", "h3", "h4", "h5", "h6"],
    &["p"],
    &["li", "dd", "dt"],
    &["td", "th"],
    &["blockquote", "q"],
    &["figure", "figcaption"],
    &["form", "button", "select", "label", "option"],
    &["nav", "menu"],
    &["aside"],
    &["footer"],
    &["header"],
    &["article"],
    &["main"],
    &["pre", "code"],
    &["time"],
];

/// Parts of class names and ids, kind by kind.
const CLASSES: &[&[&str]] = &[
    &["comment", "disqus", "respond"],
    &[
        "related",
        "recommend",
        "promo",
        "trending",
        "popular",
        "teaser",
        "more-",
        "most-",
        "also",
        "recirc",
        "outbrain",
        "taboola",
    ],
    &["share", "social", "follow"],
    &["newsletter", "subscri", "signup", "sign-up", "paywall"],
    &["caption", "credit", "gallery", "media", "image", "photo"],
    &["author", "byline", "contributor"],
    &["footer", "copyright", "legal", "cookie", "consent", "gdpr", "privacy"],
    &["nav", "menu", "breadcrumb", "masthead", "topbar", "header"],
    &["advert", "sponsor", "banner", "ad-", "-ad"],
    &["sidebar", "widget", "rail"],
    &["tags", "tag-", "topic", "categor", "keyword"],
    &[
        "article-body",
        "article__body",
        "articlebody",
        "story-body",
        "storybody",
        "story__body",
        "entry-content",
        "post-content",
        "post-body",
        "article-content",
        "article__content",
        "articlecontent",
        "story-content",
        "body-content",
        "content-body",
        "article-text",
        "articletext",
        "body-text",
        "bodytext",
        "rich-text",
        "richtext",
    ],
    &["date", "time", "published"],
    &["title", "headline"],
    &["summary", "standfirst", "subtitle", "excerpt", "lead", "dek", "abstract"],
];

/// The kind of each part, as they stand in [`CLASSES`].
static PARTS: LazyLock<(AhoCorasick, Vec<usize>)> = LazyLock::new(|| {
    let parts = || {
        CLASSES
            .iter()
            .enumerate()
            .flat_map(|(kind, parts)| parts.iter().map(move |part| (kind, *part)))
    };
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .build(parts().map(|(_, part)| part))
        .expect("a short list of short words");
    (automaton, parts().map(|(kind, _)| kind).collect())
});

/// Bytes of a class name or id that are looked at.
const LOOKED_AT: usize = 400;

/// The kinds of an element, a bit each. The page's own element says nothing of a line.
pub(crate) fn of(name: &str, attributes: Attributes) -> u32 {
    if matches!(name, "html" | "body") {
        return 0;
    }
    let mut kinds = ELEMENTS.iter().position(|names| names.contains(&name)).map_or(0, |kind| 1 << kind);
    let (automaton, kind_of) = &*PARTS;
    for value in ["class", "id"].iter().filter_map(|key| attributes.get(key)) {
        let value = &value[..value.floor_char_boundary(LOOKED_AT)];
        for part in automaton.find_overlapping_iter(value) {
            kinds |= 1 << (ELEMENTS.len() + kind_of[part.pattern().as_usize()]);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::flatten::flatten;

    #[test]
    fn lines_know_their_elements_and_links() {
        let flat =
            flatten("<html><nav class=x><a href=#>Home</a> page</nav><div id='Story-Body'><p>The dam<br>holds.</p></div><p>End</html>");
        let starts: Vec<&str> = flat
            .marks
            .iter()
            .map(|mark| flat.text[mark.start..].split('\n').next().unwrap_or_default())
            .collect();
        assert_eq!(starts, ["Home page", "The dam", "holds.", "End"]);
        assert_eq!((flat.marks[0].linked, flat.marks[0].bytes), (4, 8));
        let body = |mark: &LineMark| mark.around & (1 << (ELEMENTS.len() + 11)) != 0;
        assert_eq!(flat.marks.iter().map(body).collect::<Vec<_>>(), [false, true, true, false]);
    }
}
