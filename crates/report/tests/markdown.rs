//! Briefs as Markdown: nothing in a model or a page gets through as markup, whatever it holds, and every sentence keeps its ground.

use standoff_conflict::{Conflict, Format, read};
use standoff_ledger::{Passage, Standing, Voice};
use standoff_report::{Brief, BriefInput, Ground, Verdicts, WhoWaits, brief};
use standoff_stability::{Analysis, Budget, Settings, analyse};

const FERRY: &str = include_str!("conflicts/ferry.toml");

fn ferry() -> Conflict {
    read(FERRY, Format::Toml).models.remove(0)
}

fn analysis(conflict: &Conflict) -> Analysis {
    analyse(conflict, &Settings::default(), &Budget::default()).expect("a small conflict can be analysed")
}

fn told(conflict: &Conflict, passages: &[Passage]) -> Brief {
    let deadlock = standoff_deadlock::deadlock(
        conflict,
        &standoff_deadlock::Question::default(),
        &standoff_deadlock::Limits::default(),
    );
    let deadlock = deadlock.expect("the ferry says where it stands");
    brief(&BriefInput {
        question: Some(&conflict.title),
        verdicts: Verdicts::Known(&analysis(conflict)),
        earlier: None,
        what_ifs: &[],
        passages,
        waiting: Some(WhoWaits {
            surely: &deadlock,
            possibly: &deadlock,
        }),
        views: None,
    })
}

/// The ferry with the same words in every place that an analyst or a page fills.
fn filled(words: &str) -> Brief {
    let mut conflict = ferry();
    let text = || words.to_owned();
    conflict.title = text();
    conflict.source = Some(text());
    conflict.as_of = Some(text());
    conflict.decision_makers.iter_mut().for_each(|maker| maker.name = text());
    conflict.options.iter_mut().for_each(|option| option.label = text());
    conflict.infeasible[0].support.note = Some(text());
    let voice = |quoted| Voice { label: text(), quoted };
    let passage = Passage {
        citation: "notice@50-80".to_owned(),
        document: text(),
        text_sha256: None,
        outlet: Some(text()),
        published: Some(text()),
        standing: Standing::Verified {
            before: text(),
            words: text(),
            after: text(),
            paragraph: text(),
            speakers: vec![voice(true), voice(false)],
            date: Some(text()),
        },
    };
    let broken = Passage {
        citation: "gazette@70-99".to_owned(),
        standing: Standing::Broken { why: text() },
        ..passage.clone()
    };
    told(&conflict, &[passage, broken])
}

/// The Markdown without fenced blocks, and with a letter for every escaped character: what is left can be markup.
fn bare(markdown: &str) -> Vec<String> {
    let mut fence: Option<usize> = None;
    let mut lines = Vec::new();
    for line in markdown.lines() {
        let run = line.chars().take_while(|c| *c == '`').count();
        match fence {
            None if run >= 3 => fence = Some(run),
            None => lines.push(unescaped_part(line)),
            Some(open) if run >= open && line.trim_start_matches('`').trim().is_empty() => fence = None,
            Some(_) => {}
        }
    }
    assert_eq!(fence, None, "every fence closes");
    lines
}

fn unescaped_part(line: &str) -> String {
    let mut characters = line.chars();
    let mut left = String::new();
    while let Some(character) = characters.next() {
        match character {
            '\\' => left.extend(characters.next().map(|_| 'e')),
            other => left.push(other),
        }
    }
    left
}

/// Lines of a page with everything that has to do with words taken out: headings and lists, by what they begin with.
fn shape(lines: &[String]) -> Vec<String> {
    let lead = |line: &String| {
        let end = line.find(|c: char| !matches!(c, '#' | '-' | '>' | ' ')).unwrap_or(line.len());
        line[..end].to_owned()
    };
    lines.iter().map(lead).collect()
}

const PIECES: [&str; 26] = [
    "<script>alert(1)</script>",
    "`code`",
    "```",
    "~~~",
    "[a](https://evil.example)",
    "![a](x)",
    "[^c1]",
    "[x]: y",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "me@evil.example",
    "**bold**",
    "_it_",
    "# head",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "&lt;",
    "$x$",
    "\\",
    "\n\n## head\n",
    "---",
    "===",
    "    indented",
];

/// Every pair of pieces, in every place: no markup of theirs is left, and the page keeps the shape it has with plain words.
#[test]
fn nothing_in_a_model_or_a_page_gets_through_as_markup() {
    let plain = shape(&bare(&filled("plain words").markdown()));
    for first in PIECES {
        for second in ["", "`", "](", "<b", "x"] {
            let words = format!("{first}{second}");
            let page = filled(&words).markdown();
            let lines = bare(&page);
            for line in &lines {
                let without_places = line.replace("`notice@", "").replace("`gazette@", "");
                for markup in ["<", "](", "![", "[^", "]:", "://", "www.", "me@e", "|", "$", "&", "~", "__"] {
                    assert!(!without_places.contains(markup), "{markup} from {words:?} in {line}");
                }
                let ticks = line.matches('`').count();
                assert_eq!(
                    ticks,
                    2 * (line.matches("`notice@").count() + line.matches("`gazette@").count()),
                    "{words:?}: {line}"
                );
            }
            assert_eq!(shape(&lines), plain, "{words:?} changes the shape of the page");
        }
    }
}

#[test]
fn every_sentence_stands_with_its_ground() {
    let brief = told(&ferry(), &[]);
    let page = brief.markdown();
    for sentence in brief.sentences() {
        let first = sentence.words().split(['“', '(', ':', '.', '!']).next().unwrap_or_default().trim();
        assert!(page.contains(first), "{first}");
        let label = match sentence.ground() {
            Ground::Cited { basis, .. } => standoff_report::basis_word(*basis),
            Ground::Assumed { .. } => "assumed",
            Ground::Computed { .. } => "computed",
        };
        assert!(page.contains(&format!("*({label}")), "{label}");
    }
    for (n, word) in brief.words.iter().enumerate() {
        assert!(page.contains(&format!("- **c{}** `{}`", n + 1, word.citation)));
    }
    for n in 0..brief.assumptions.len() {
        assert!(page.contains(&format!("- **a{}** ", n + 1)));
    }
    let prose = bare(&page)
        .into_iter()
        .filter(|line| !line.is_empty() && !line.starts_with(['#', '>']));
    let annex = prose.skip_while(|line| !line.contains("computed")).collect::<Vec<_>>();
    assert!(annex.len() > 50);
}

#[test]
fn the_page_reads_as_it_read() {
    let conflict = ferry();
    insta::assert_snapshot!(told(&conflict, &[]).markdown().replace(&conflict.content_hash(), "(digest)"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(told(&ferry(), &[]).markdown(), told(&ferry(), &[]).markdown());
}
