//! Pages of other kinds than the hand-made ones, invented: what is article there, what not, and what the page says of itself.

#![allow(clippy::unwrap_used)] // what a test invents is read or the test fails

use standoff_reading::{FurnitureKind, Page, Span, Text, extract, lay_out};

fn page(content: &str, name: &str) -> (Text, Page) {
    let extraction = extract(content.as_bytes(), name).unwrap();
    let page = lay_out(&extraction);
    (extraction.text, page)
}

fn paragraphs<'a>(text: &'a Text, page: &Page) -> Vec<&'a str> {
    page.paragraphs.iter().map(|&span| text.get(span).unwrap()).collect()
}

fn of_kind<'a>(text: &'a Text, page: &Page, kind: FurnitureKind) -> Vec<&'a str> {
    page.furniture
        .iter()
        .filter(|piece| piece.kind == kind)
        .map(|piece| text.get(piece.span).unwrap())
        .collect()
}

fn value(found: &Option<standoff_reading::Found<String>>) -> Option<&str> {
    found.as_ref().map(|found| found.value.as_str())
}

const STRIKE: &str = "Skip to main content
MENU
Northern Miner
News
Miners reject offer as strike enters third week
Union says night shifts must end before any talks
14 May 2019 · 4 min read
Clara Winter
Miners at the Halden pits voted on Monday to reject the owners' latest offer, a day after the union had called it \"an insult\". The vote was 1,204 to 311.
\"We will go back only when the night shift is gone,\" said Jon Berg, who leads the strike committee.
ADVERTISEMENT
The owners said they would not talk \"under threat\". Their spokeswoman, Q. Osei, told reporters in Halden that the pits would be sold unless work began again by June 1.
What happens next
The labour minister has offered to mediate. Both sides are to meet her on Friday.
\"It is late, but not too late,\" she said.
Read more: How the night shift came to Halden
Prices for ore have fallen since 2017, and the owners say that each week of the strike costs them two million crowns.
Clara Winter is the Northern Miner's labour correspondent. She has covered Halden since 2011.
More from Northern Miner
Owners buy two pits in the south
Sign up for our newsletter
Get the day's stories in your inbox every morning before breakfast, free of charge.
Copyright 2019 Northern Miner Ltd. All rights reserved.
";

#[test]
fn a_pasted_report_on_a_strike() {
    let (text, page) = page(STRIKE, "strike.txt");
    assert_eq!(value(&page.title), Some("Miners reject offer as strike enters third week"));
    assert_eq!(value(&page.byline), Some("Clara Winter"));
    assert_eq!(value(&page.published), Some("2019-05-14"));
    assert_eq!(value(&page.outlet), Some("Northern Miner"));
    let body = paragraphs(&text, &page);
    assert_eq!(body.len(), 7, "{body:?}");
    assert!(body[0].starts_with("Miners at") && body[6].starts_with("Prices for ore"));
    assert!(body.contains(&"What happens next"));
    assert_eq!(of_kind(&text, &page, FurnitureKind::AuthorBio).len(), 1);
    assert_eq!(of_kind(&text, &page, FurnitureKind::RelatedPosts).len(), 3);
    assert!(
        page.sentences
            .iter()
            .any(|sentence| text.get(sentence.span).unwrap().starts_with("Their spokeswoman, Q. Osei, told"))
    );
}

#[test]
fn an_article_goes_on_below_other_stories_in_its_midst() {
    let (text, page) = page(
        "Harbour pilots stop work over night rosters\nBy Ana Cruz\nPublished : May 3, 2021 - 14:55\n\
         Pilots at the northern harbour stopped work on Monday after the port authority refused to withdraw the new night rosters, their union said.\n\
         The authority said that it would not talk about the rosters until the pilots had gone back to their boats.\n\
         Related Stories\nPort authority posts record year\nWhy pilots sleep badly\n\
         The union answered that its members would return only if the rosters were suspended for three months, and offered to meet at any time.\n\
         Shipping lines have asked the minister to step in, warning that fruit was going bad in the holds of eleven ships.\n\
         Sign up for our newsletter\n© 2021 Harbour Gazette. All rights reserved.\n",
        "pilots.txt",
    );
    let body = paragraphs(&text, &page);
    assert_eq!(body.len(), 4, "{body:?}");
    assert!(body[2].starts_with("The union answered") && body[3].starts_with("Shipping lines"));
    assert_eq!(of_kind(&text, &page, FurnitureKind::RelatedPosts).len(), 3);
    assert_eq!(value(&page.outlet), Some("Harbour Gazette"));
}

#[test]
fn carriage_returns_and_a_missing_last_newline_change_nothing() {
    let (plain, expected) = page(STRIKE, "strike.txt");
    let (text, page) = page(STRIKE.trim_end().replace('\n', "\r\n").as_str(), "strike.txt");
    assert_eq!(paragraphs(&text, &page), paragraphs(&plain, &expected));
    assert_eq!(value(&page.byline), value(&expected.byline));
}

#[test]
fn a_wrapped_mail_without_any_particulars() {
    let mail = "The growers met again on Sunday in the hall at Osterby, and the mood\n\
        was no better than a month ago. They will open the weirs if the\n\
        ministry pays for the lost harvest, and not before, as the chairman\n\
        said at the end.\n\n\
        Nobody from the ministry had come. Its letter, which was read out by\n\
        the mayor, asked the growers to wait until the river authority has\n\
        counted the wells.\n";
    let (text, page) = page(mail, "mail.txt");
    assert_eq!(page.paragraphs.len(), 2);
    assert_eq!(page.sentences.len(), 4);
    assert_eq!(
        (value(&page.title), value(&page.byline), value(&page.published)),
        (None, None, None)
    );
    assert!(page.furniture.is_empty());
    assert_eq!(
        page.body,
        [Span {
            start: 0,
            end: text.len() - 1
        }]
    );
}

const DAM: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Valley dam talks stall over water release | The Valley Gazette</title>
<meta property="og:site_name" content="The Valley Gazette"><meta name="author" content="Ana Cruz">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Valley dam talks stall over water release","datePublished":"2019-08-14T09:30:00+02:00"}</script>
<style>.x{}</style></head><body>
<header><a href="/">The Valley Gazette</a><nav><ul><li><a>Home</a></li><li><a>News</a></li><li><a>Subscribe</a></li></ul></nav></header>
<div class="cookie">We use cookies to make this site better. By staying you accept cookies and our terms.</div>
<main><article><h1>Valley dam talks stall over water release</h1>
<p class="byline">By <a rel="author">Ana Cruz</a></p><time datetime="2019-08-14T09:30:00+02:00">14 August 2019, 9:30</time>
<figure><img src="x.jpg"><figcaption>The upper lake in July. Photo: Valley Gazette</figcaption></figure>
<p>“We will open the gates only if the growers stop pumping at night,” said Mara Lund, the minister for water, at a meeting in Osterby on Tuesday.</p>
<p>The growers’ union refused. Its chairman, Tom Aker, told reporters that his members would not give up a single night until the ministry had paid for the lost harvest of last year.</p>
<p>Talks are to go on next week. The river authority has said that it will publish its own figures before the end of August.</p>
<p>“Nobody wants a war over water,” he said.</p>
<div class="related"><h3>Related stories</h3><ul><li><a>Pumps run at night again</a></li><li><a>What the treaty says about the lake</a></li></ul></div>
<p>The treaty of 1987 gives both sides a right to one third of the summer flow, but it says nothing about who decides when the lake falls below its lowest mark.</p>
</article>
<section class="comments"><h3>2 Comments</h3><p>Ola: This has been going on for years and nobody listens to the people who live by the river at all.</p></section></main>
<footer><p>© 2019 The Valley Gazette. All rights reserved.</p></footer><script>var a = "never shown";</script></body></html>"#;

#[test]
fn a_saved_page_on_a_dam() {
    let (text, page) = page(DAM, "dam.html");
    assert_eq!(value(&page.title), Some("Valley dam talks stall over water release"));
    assert_eq!(value(&page.byline), Some("Ana Cruz"));
    assert_eq!(value(&page.published), Some("2019-08-14T09:30"));
    assert_eq!(value(&page.outlet), Some("The Valley Gazette"));
    assert_eq!(page.language.as_deref(), Some("en"));
    let body = paragraphs(&text, &page);
    assert!(
        body[0].starts_with("“We will open") && body[3].starts_with("“Nobody wants"),
        "{body:?}"
    );
    assert!(
        !body
            .iter()
            .any(|paragraph| paragraph.contains("Ola:") || paragraph.contains("Pumps run") || paragraph.contains("cookies"))
    );
    assert!(!text.as_str().contains("never shown") && !text.as_str().contains(".x{"));
    assert_eq!(of_kind(&text, &page, FurnitureKind::Caption).len(), 1);
}

#[test]
fn html_that_shows_nothing_is_refused() {
    let empty = extract(
        b"<!DOCTYPE html><html><head><title>App</title></head><body><div id=root></div><script>run()</script></body></html>",
        "app.html",
    );
    assert!(empty.unwrap_err().to_string().contains("app.html: the HTML shows no text"));
}
