//! Turns of phrase that give furniture away: "Related posts", "Leave a reply", "Photo:".

use crate::FurnitureKind;

/// What a block's words say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What the block is.
    pub(crate) kind: FurnitureKind,
    /// Whether it heads a section, so that what follows is of the same kind.
    pub(crate) heads: bool,
}

/// Where in a block a turn of phrase must stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// It is the whole block.
    Whole,
    /// The block starts with it.
    Start,
    /// Anywhere.
    Within,
}

use At::{Start, Whole, Within};
use FurnitureKind::{AuthorBio, CommentForm, Navigation, Newsletter, Other, RelatedPosts};

/// Sections that follow an article.
const HEADINGS: &[(At, FurnitureKind, &[&str])] = &[
    (
        Whole,
        RelatedPosts,
        &[
            "don't miss",
            "editor's choice",
            "editor's picks",
            "editors' picks",
            "in other news",
            "keep reading",
            "latest",
            "latest articles",
            "latest news",
            "latest stories",
            "more like this",
            "more news",
            "more on this story",
            "more on this topic",
            "more stories",
            "most popular",
            "most read",
            "most viewed",
            "news in brief",
            "other stories",
            "popular",
            "popular posts",
            "read next",
            "read this next",
            "recent posts",
            "recommended",
            "recommended for you",
            "recommended reading",
            "recommended stories",
            "related",
            "related articles",
            "related content",
            "related coverage",
            "related links",
            "related news",
            "related posts",
            "related reading",
            "related stories",
            "related topics",
            "similar articles",
            "suggested reading",
            "top news",
            "top stories",
            "trending",
            "trending now",
            "up next",
            "what to read next",
            "you may like",
            "you might like",
        ],
    ),
    (
        Start,
        RelatedPosts,
        &["more from ", "you may also ", "you might also ", "people also read"],
    ),
    (
        Whole,
        CommentForm,
        &[
            "add a comment",
            "add comment",
            "comment",
            "comments",
            "comments are closed",
            "discussion",
            "have your say",
            "join the conversation",
            "no comments",
            "write a comment",
        ],
    ),
    (
        Start,
        CommentForm,
        &[
            "leave a reply",
            "leave a comment",
            "post a comment",
            "click to comment",
            "be the first to comment",
            "view comments",
            "show comments",
        ],
    ),
    (
        Whole,
        AuthorBio,
        &[
            "about author",
            "about the author",
            "about the authors",
            "about the writer",
            "author",
            "contributors",
            "the author",
            "written by",
        ],
    ),
    (
        Whole,
        Newsletter,
        &["newsletter", "newsletters", "our newsletters", "subscribe", "stay informed"],
    ),
    (
        Start,
        Newsletter,
        &[
            "subscribe to ",
            "sign up for ",
            "sign up to ",
            "get our newsletter",
            "get the latest ",
            "join our newsletter",
        ],
    ),
    (
        Whole,
        Other,
        &[
            "ends",
            "notes to editors",
            "note to editors",
            "notes for editors",
            "media contact",
            "media contacts",
            "press contact",
            "press contacts",
        ],
    ),
    (
        Start,
        Other,
        &[
            "media enquiries",
            "media inquiries",
            "press enquiries",
            "press inquiries",
            "notes to editors:",
        ],
    ),
    (
        Start,
        Navigation,
        &[
            "filed under",
            "tags:",
            "tagged ",
            "topics:",
            "categories:",
            "share this",
            "in this article:",
        ],
    ),
];

/// Single lines that are no part of an article wherever they stand.
const LINES: &[(At, FurnitureKind, &[&str])] = &[
    (
        Whole,
        Navigation,
        &[
            "about us",
            "breaking news",
            "bookmark",
            "close",
            "connect with us",
            "contact us",
            "copy link",
            "cookie policy",
            "email",
            "facebook",
            "go to contents",
            "go to content",
            "go to top",
            "back to top",
            "home",
            "instagram",
            "link copied",
            "linkedin",
            "listen",
            "live",
            "log in",
            "login",
            "menu",
            "next",
            "next article",
            "opinion",
            "pinterest",
            "politics",
            "previous",
            "previous article",
            "print",
            "privacy policy",
            "read more",
            "reddit",
            "register",
            "save",
            "search",
            "share",
            "show more",
            "sign in",
            "sign up",
            "sports",
            "tags",
            "telegram",
            "terms of use",
            "toggle navigation",
            "tweet",
            "twitter",
            "view all",
            "whatsapp",
            "world",
            "youtube",
        ],
    ),
    (
        Start,
        Navigation,
        &[
            "skip to ",
            "go to main",
            "jump to ",
            "share on ",
            "follow us",
            "click here",
            "listen to this",
            "watch:",
            "download our app",
        ],
    ),
    (Within, Navigation, &["what are you looking for", "minute read", "min read"]),
    (
        Start,
        RelatedPosts,
        &[
            "read more:",
            "also read:",
            "read also:",
            "see also:",
            "related:",
            "read:",
            "more:",
            "read more about ",
        ],
    ),
    (
        Within,
        CommentForm,
        &[
            "your email address will not be published",
            "required fields are marked",
            "log in to comment",
            "logged in to post a comment",
        ],
    ),
    (
        Within,
        Newsletter,
        &[
            "to our newsletter",
            "our free newsletter",
            "in your inbox",
            "to your inbox",
            "daily newsletter",
            "weekly newsletter",
            "breaking news alerts",
        ],
    ),
    (
        Whole,
        Other,
        &[
            "ad",
            "ads",
            "advertisement",
            "advertising",
            "sponsored",
            "story continues below",
            "article continues below",
        ],
    ),
    (
        Start,
        Other,
        &[
            "copyright ",
            "© ",
            "(c) ",
            "story continues below",
            "article continues ",
            "advertisement - ",
            "advertisement – ",
            "advertisement continues",
        ],
    ),
    (
        Within,
        Other,
        &[
            "all rights reserved",
            "we use cookies",
            "uses cookies",
            "accept cookies",
            "please enable javascript",
            "enable javascript",
            "terms of service and privacy",
        ],
    ),
];

/// Labels of pictures, case and all: in lower case they are ordinary words.
const CREDITS: &[&str] = &[
    "Photo:",
    "Photos:",
    "Photo by ",
    "Photograph:",
    "Photography:",
    "Picture:",
    "Image:",
    "Image credit",
    "Credit:",
    "Credits:",
    "File photo",
    "FILE PHOTO",
    "PHOTO:",
    "IMAGE:",
    "Getty Images",
    "AP Photo",
    "Photo credit",
    "Image source",
    "Illustration:",
    "Graphic:",
    "Video:",
    "Caption:",
];

/// Words beyond which a block is no single cue, whatever it holds.
const CUE_WORDS: usize = 32;
/// Words beyond which a block with a picture's label is no caption.
const CAPTION_WORDS: usize = 50;

/// The cue in a block of so many words, if there is one.
pub(crate) fn cue(block: &str, words: usize) -> Option<Cue> {
    if words > CUE_WORDS {
        return None;
    }
    let plain = plain(block);
    let found = |table: &[(At, FurnitureKind, &[&str])], heads| {
        let hit = table
            .iter()
            .find(|(at, _, phrases)| phrases.iter().any(|phrase| stands(&plain, phrase, *at, words)));
        hit.map(|&(_, kind, _)| Cue { kind, heads })
    };
    if counts_comments(&plain) {
        return Some(Cue {
            kind: CommentForm,
            heads: true,
        });
    }
    found(HEADINGS, true).or_else(|| found(LINES, false))
}

/// Whether a block of so many words is the caption of a picture: it carries a picture's label.
pub(crate) fn caption(block: &str, words: usize) -> bool {
    words <= CAPTION_WORDS && CREDITS.iter().any(|label| block.contains(label))
}

/// Phrases that open a block must not open a long sentence as well.
fn stands(plain: &str, phrase: &str, at: At, words: usize) -> bool {
    match at {
        Whole => plain == phrase,
        Start => {
            plain.starts_with(phrase.trim_end()) && (words <= 14) && (plain.len() == phrase.trim_end().len() || plain.starts_with(phrase))
        }
        Within => plain.contains(phrase),
    }
}

/// "3 comments", "12 replies".
fn counts_comments(plain: &str) -> bool {
    let (number, rest) = plain.split_at(plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len()));
    !number.is_empty() && ["comment", "comments", "replies", "responses"].contains(&rest.trim())
}

/// Lower case, straight apostrophes, single blanks, no mark at either end.
fn plain(block: &str) -> String {
    let mut plain = String::with_capacity(block.len());
    for word in block.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
    }
    let decoration = |c: char| !(c.is_alphanumeric() || c == '©' || c == '(' || c == ':');
    let bare = plain
        .trim_start_matches(decoration)
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != ':');
    if bare.matches(':').count() == 1 && bare.ends_with(':') && !bare.contains("tags") && !bare.contains("topics") {
        bare.trim_end_matches(':').to_owned()
    } else {
        bare.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(block: &str) -> Option<FurnitureKind> {
        cue(block, block.split_whitespace().count()).map(|cue| cue.kind)
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        assert_eq!(kind("Related Posts"), Some(RelatedPosts));
        assert_eq!(kind("» Leave a Reply"), Some(CommentForm));
        assert_eq!(kind("14 Comments"), Some(CommentForm));
        assert_eq!(kind("Subscribe to Newsletter"), Some(Newsletter));
        assert_eq!(kind("Skip to main content"), Some(Navigation));
        assert_eq!(kind("© 2019 The Valley Gazette"), Some(Other));
        assert_eq!(kind("Read more: Pumps stopped"), Some(RelatedPosts));
        assert_eq!(kind("– ENDS –"), Some(Other));
        assert_eq!(kind("ADVERTISEMENT - STORY CONTINUES BELOW"), Some(Other));
        assert_eq!(kind("Media enquiries: Lund, +00 123"), Some(Other));
    }

    #[test]
    fn sentences_that_only_start_alike_are_left() {
        assert_eq!(
            kind("Subscribe to this view, and the whole plan of raising the dam before the autumn rains falls apart."),
            None
        );
        assert_eq!(kind("Comments by the mayor did not help."), None);
        assert_eq!(kind("Moreover, the union refused."), None);
        assert_eq!(kind("Related costs rose by a third."), None);
    }

    #[test]
    fn captions_carry_a_label() {
        assert!(caption("The dam seen from the east. Photo: Valley Gazette", 9));
        assert!(!caption("The photo showed an empty lake.", 6));
    }
}
