//! What an HTML page says about itself in its markup, layer by layer.

use crate::dates::stamp;
use crate::extract::flatten::line;
use crate::extract::scan::Attributes;
use crate::{Candidate, Field, Found};
use serde_json::Value;

/// What was seen of a page's markup while it was flattened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// The `title` element.
    pub(crate) title: String,
    /// The first `h1`.
    pub(crate) heading: String,
    language: String,
    /// `meta` elements: name in lower case, content.
    meta: Vec<(String, String)>,
    /// JSON-LD objects that describe an article.
    articles: Vec<Value>,
    /// `time` elements: machine-readable value, and whether they are marked as the time of a change.
    times: Vec<(String, bool)>,
    authors: Vec<String>,
}

/// Elements of one kind that are kept of one page.
const KEPT: usize = 400;
/// Bytes of JSON-LD that are read of one script.
const LINKED: usize = 1_000_000;

impl Head {
    /// Takes note of a start tag.
    pub(crate) fn tag(&mut self, name: &str, attributes: Attributes) {
        match name {
            "html" => self.language = attributes.get("lang").map(line).unwrap_or_default(),
            "meta" if self.meta.len() < KEPT => {
                let key = ["property", "name", "itemprop"].iter().find_map(|key| attributes.get(key));
                if let (Some(key), Some(content)) = (key, attributes.get("content")) {
                    self.meta.push((key.to_ascii_lowercase(), line(content)));
                }
            }
            "time" if self.times.len() < KEPT => {
                let marks = ["itemprop", "class"]
                    .iter()
                    .filter_map(|key| attributes.get(key))
                    .collect::<String>()
                    .to_ascii_lowercase();
                if let Some(value) = attributes.get("datetime") {
                    self.times.push((line(value), marks.contains("modif") || marks.contains("update")));
                }
            }
            _ => {}
        }
    }

    /// Takes note of an author's name marked in the page.
    pub(crate) fn author(&mut self, name: &str) {
        if self.authors.len() < KEPT {
            self.authors.push(line(name));
        }
    }

    /// Takes note of a JSON-LD script.
    pub(crate) fn linked(&mut self, script: &str) {
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
        if script.len() <= LINKED
            && let Ok(value) = serde_json::from_str::<Value>(script)
        {
            collect(value, &mut self.articles);
        }
    }

    fn content<'a>(&'a self, names: &'static [&'static str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        names.iter().flat_map(move |name| {
            self.meta
                .iter()
                .filter(move |(key, _)| key == name)
                .map(|(key, content)| (key.as_str(), content.as_str()))
        })
    }
}

/// Collects the objects that describe an article, from lists and graphs too. JSON's own depth is bounded by the parser.
fn collect(value: Value, articles: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, articles)),
        Value::Object(mut object) => {
            if let Some(graph) = object.remove("@graph") {
                collect(graph, articles);
            }
            let kinds = object.get("@type").map(Value::to_string).unwrap_or_default();
            if ["Article", "Posting", "Report"].iter().any(|kind| kinds.contains(kind)) && articles.len() < KEPT {
                articles.push(Value::Object(object));
            }
        }
        _ => {}
    }
}

/// Keys of JSON-LD articles.
const LINKED_KEYS: &[(Field, &str)] = &[
    (Field::Title, "headline"),
    (Field::Outlet, "publisher"),
    (Field::Byline, "author"),
    (Field::Published, "datePublished"),
    (Field::Updated, "dateModified"),
    (Field::Language, "inLanguage"),
];

/// Names of `meta` elements, the most telling first.
#[rustfmt::skip]
const META_NAMES: &[(Field, &[&str])] = &[
    (Field::Title, &["og:title", "twitter:title", "dc.title", "headline"]),
    (Field::Outlet, &["og:site_name", "application-name", "dc.publisher", "publisher"]),
    (Field::Byline, &["author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator"]),
    (Field::Published, &[
        "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
        "dc.date.issued", "dc.date", "date", "sailthru.date",
    ]),
    (Field::Updated, &["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified"]),
    (Field::Language, &["og:locale", "content-language", "dc.language"]),
];

/// The particulars that a page's markup gives: for each field the best layer first.
pub(crate) fn candidates(head: &Head) -> Vec<Candidate> {
    linked(head).chain(stated(head)).chain(marked(head)).collect()
}

/// From JSON-LD.
fn linked(head: &Head) -> impl Iterator<Item = Candidate> {
    head.articles.iter().flat_map(|article| {
        LINKED_KEYS
            .iter()
            .filter_map(|&(field, key)| candidate(field, format!("json-ld {key}"), &names(&article[key])?))
    })
}

/// From `meta` elements.
fn stated(head: &Head) -> impl Iterator<Item = Candidate> {
    META_NAMES.iter().flat_map(|&(field, names)| {
        head.content(names)
            .filter_map(move |(name, content)| candidate(field, format!("meta {name}"), content))
    })
}

/// From elements of the page itself that mark what they hold.
fn marked(head: &Head) -> impl Iterator<Item = Candidate> {
    let time = |changed: bool| {
        head.times
            .iter()
            .find(|(_, marked)| *marked == changed)
            .map(|(value, _)| value.as_str())
    };
    let shown = [head.heading.as_str()]
        .into_iter()
        .chain(head.content(META_NAMES[0].1).map(|(_, title)| title));
    let outlet = shown.filter_map(|title| beside(&head.title, title)).next();
    let fixed = [
        (Field::Outlet, "title element", outlet),
        (Field::Title, "h1", Some(head.heading.as_str())),
        (Field::Title, "title element", Some(head.title.as_str())),
        (Field::Published, "time element", time(false)),
        (Field::Updated, "time element", time(true)),
        (Field::Language, "html lang", Some(head.language.as_str())),
    ];
    let authors = head
        .authors
        .iter()
        .map(|name| (Field::Byline, "marked as author", Some(name.as_str())));
    fixed
        .into_iter()
        .chain(authors)
        .filter_map(|(field, rule, value)| candidate(field, rule.into(), value?))
}

/// A candidate from a raw value, put into the field's form; none if it cannot be.
fn candidate(field: Field, rule: String, raw: &str) -> Option<Candidate> {
    let value = match field {
        Field::Title if rule == "h1" || rule.starts_with("json-ld") => Some(raw.to_owned()),
        Field::Title => Some(without_outlet(raw)),
        Field::Outlet => Some(raw.to_owned()).filter(|name| !name.contains("://")),
        Field::Byline => author(raw),
        Field::Published | Field::Updated => day(raw),
        Field::Language => language(raw),
    };
    let value = value.filter(|value| !value.is_empty())?;
    Some(Candidate {
        field,
        found: Found { value, span: None, rule },
    })
}

/// The name in a JSON-LD value: a string, an object's `name`, or several of these.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(line(name)),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(line),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().filter(|value| !value.is_array()).filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

/// A name that can be an author's: no address, no account, not too long; "By" cut off.
fn author(name: &str) -> Option<String> {
    let name = name.trim();
    let name = name
        .strip_prefix("By ")
        .or_else(|| name.strip_prefix("by "))
        .or_else(|| name.strip_prefix("BY "))
        .unwrap_or(name)
        .trim();
    let fits = name.chars().count() <= 120
        && name.contains(char::is_alphabetic)
        && !name.contains("://")
        && !name.starts_with('@')
        && !name.contains("www.");
    fits.then(|| name.to_owned())
}

fn day(date: &str) -> Option<String> {
    stamp::find(date).map(|stamp| stamp.iso)
}

/// The two or three letters at the start of a language code such as `en-GB`.
fn language(code: &str) -> Option<String> {
    let code = code.split(['-', '_', ',']).next()?.trim().to_ascii_lowercase();
    let code = if code == "english" { "en".to_owned() } else { code };
    (matches!(code.len(), 2 | 3) && code.chars().all(|c| c.is_ascii_alphabetic())).then_some(code)
}

/// What stands before or behind the headline in a `title` element: the outlet's name, if it is short.
fn beside<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let signs = [" | ", " – ", " — ", " - ", " :: ", " « ", " · "];
    let behind = || {
        title
            .strip_prefix(headline)
            .and_then(|rest| signs.iter().find_map(|sign| rest.strip_prefix(sign)))
    };
    let before = || {
        title
            .strip_suffix(headline)
            .and_then(|rest| signs.iter().find_map(|sign| rest.strip_suffix(sign)))
    };
    let name = (!headline.is_empty()).then(|| behind().or_else(before)).flatten()?.trim();
    let name = signs
        .iter()
        .filter_map(|sign| name.rfind(sign).map(|at| &name[at + sign.len()..]))
        .min_by_key(|name| name.len())
        .unwrap_or(name);
    let short = (1..=6).contains(&name.split_whitespace().count()) && name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    short.then_some(name)
}

/// A title without the outlet's name behind it: "Dam holds | The Valley Gazette".
fn without_outlet(title: &str) -> String {
    let cut = [" | ", " – ", " — ", " - ", " :: ", " « "]
        .iter()
        .filter_map(|sign| title.rfind(sign))
        .max();
    let head = cut.map_or(title, |at| &title[..at]);
    let tail = title.len() - head.len();
    let long = head.split_whitespace().count() >= 3 && tail < head.len() && title[head.len()..].split_whitespace().count() <= 6;
    if long { head.trim().to_owned() } else { title.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::flatten::flatten;

    fn first(html: &str, field: Field) -> Option<(String, String)> {
        let found = candidates(&flatten(html).head)
            .into_iter()
            .find(|candidate| candidate.field == field)?;
        Some((found.found.value, found.found.rule))
    }

    #[test]
    fn json_ld_comes_first() {
        let html = r#"<html lang="en-GB"><head><title>Pumps stopped at the lake | Valley Gazette</title>
            <meta property="article:published_time" content="2019-05-01">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Pumps stopped",
            "datePublished":"2019-05-02T08:00:00+02:00","author":[{"name":"Ana Cruz"},{"name":"Tom Lund"}],"publisher":{"name":"Valley Gazette"}}]}</script></head>"#;
        let found = |field| first(html, field).map(|(value, _)| value);
        assert_eq!(found(Field::Title).as_deref(), Some("Pumps stopped"));
        assert_eq!(found(Field::Published).as_deref(), Some("2019-05-02T08:00+02:00"));
        assert_eq!(found(Field::Byline).as_deref(), Some("Ana Cruz, Tom Lund"));
        assert_eq!(found(Field::Outlet).as_deref(), Some("Valley Gazette"));
        assert_eq!(found(Field::Language).as_deref(), Some("en"));
    }

    #[test]
    fn other_layers_fill_in() {
        let html = "<title>Pumps stopped at the lake | Valley Gazette</title><meta name=author content='https://x.example/ana'><h1>Pumps</h1>\
            <a rel=author>By Ana Cruz</a><time datetime='2019-05-02T08:00Z'>2 May</time><time class=updated datetime=2019-05-03>3 May</time>";
        assert_eq!(first(html, Field::Byline), Some(("Ana Cruz".into(), "marked as author".into())));
        assert_eq!(
            first(html, Field::Published),
            Some(("2019-05-02T08:00Z".into(), "time element".into()))
        );
        assert_eq!(first(html, Field::Updated), Some(("2019-05-03".into(), "time element".into())));
        assert_eq!(first(html, Field::Title), Some(("Pumps".into(), "h1".into())));
        assert_eq!(
            first("<title>Pumps stopped at the lake | Valley Gazette</title>", Field::Title)
                .unwrap()
                .0,
            "Pumps stopped at the lake"
        );
    }

    #[test]
    fn the_title_element_names_the_outlet_beside_the_headline() {
        let outlet = |title: &str| {
            let html = format!("<title>{title}</title><body><h1>Fence at the crossing holds</h1></body>");
            first(&html, Field::Outlet).map(|(name, _)| name)
        };
        assert_eq!(
            outlet("Fence at the crossing holds | Ridge Sentinel").as_deref(),
            Some("Ridge Sentinel")
        );
        assert_eq!(
            outlet("Ridge Sentinel - Fence at the crossing holds").as_deref(),
            Some("Ridge Sentinel")
        );
        assert_eq!(
            outlet("Fence at the crossing holds | Region | Ridge Sentinel").as_deref(),
            Some("Ridge Sentinel")
        );
        assert_eq!(outlet("Fence at the crossing holds"), None);
        assert_eq!(outlet("Another story altogether | Ridge Sentinel"), None);
    }

    #[test]
    fn broken_markup_gives_nothing() {
        assert_eq!(
            candidates(&flatten("<script type=application/ld+json>{\"@type\":</script><meta property=og:title>").head),
            []
        );
    }
}
