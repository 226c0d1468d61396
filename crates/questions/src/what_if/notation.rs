//! Changes as text.

use standoff_conflict::{Direction, nearest};

use super::{CannotChange, Change, Fixed};

/// The notation, one form a verb.
const FORMS: &[(&str, &str)] = &[
    (
        "drop",
        "drop us.wish | drop option us.relief [taken|left] | drop rule 1 | drop no-move 1 | drop merge 1 | drop maker us",
    ),
    ("flip", "flip us.wish"),
    ("before", "before us.wish us.other"),
    ("want", "want us \"condition\" [at 1] [as id]"),
    ("replace", "replace us.wish \"condition\""),
    ("option", "option us.visit [\"label\"] [taken]"),
    ("rule", "rule \"condition that cannot occur\""),
    ("irreversible", "irreversible us.relief"),
    ("drop-only", "drop-only us.relief"),
    ("reversible", "reversible us.relief"),
    ("scenario", "scenario \"name\""),
];

impl Change {
    /// Reads a change.
    ///
    /// | written | means |
    /// |---|---|
    /// | `drop us.wish` or `drop us.2` | without this statement |
    /// | `flip us.wish` | its opposite |
    /// | `before us.wish us.other` | more important than that one, just before it |
    /// | `want us "relief if disarm" at 1 as trade` | a new statement; place and id may be left out |
    /// | `replace us.wish "relief"` | another condition in its place |
    /// | `option us.visit "pay a visit" taken` | a new option; label and `taken` may be left out |
    /// | `drop option us.relief left` | the option is fixed: `taken`, `left`, or as in the status quo |
    /// | `rule "talk and strike"` | a combination that cannot occur |
    /// | `drop rule 1`, `drop no-move 1`, `drop merge 1` | without the first rule of that kind |
    /// | `irreversible us.relief`, `drop-only us.relief`, `reversible us.relief` | which way it may be changed |
    /// | `drop maker us` | its options stay as in the status quo |
    /// | `scenario "a trade is honoured"` | a scenario of the model |
    ///
    /// # Errors
    /// [`CannotChange::NotAChange`] with the form to use. Names and conditions are looked at when the change is applied.
    ///
    /// ```
    /// use standoff_questions::what_if::Change;
    ///
    /// let change = Change::parse("flip dprk.3").expect("a change");
    /// assert_eq!(change, Change::Flip { statement: "dprk.3".to_owned() });
    /// let error = Change::parse("flop dprk.3").expect_err("no change");
    /// assert_eq!(error.to_string(), "`flop dprk.3` is not a change: did you mean `flip`? Write: flip us.wish");
    /// ```
    pub fn parse(text: &str) -> Result<Change, CannotChange> {
        let wrong = |help: String| CannotChange::NotAChange {
            text: text.trim().to_owned(),
            help,
        };
        let words = words(text).ok_or_else(|| wrong("a quotation mark is not closed".to_owned()))?;
        let parts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let quoted = |place: usize| words.get(place).is_some_and(|word| word.quoted);
        read(&parts, &quoted).ok_or_else(|| wrong(form(parts.first().copied())))
    }
}

/// A word, or a stretch in quotation marks.
struct Word {
    text: String,
    quoted: bool,
}

/// Takes a text apart; `None` where a quotation mark is not closed. Within quotation marks `\"` stands for one.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut found = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(first) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let quoted = first == '"';
        let mut word = if quoted { String::new() } else { String::from(first) };
        loop {
            match characters.next_if(|&next| quoted || !next.is_whitespace()) {
                Some('"') if quoted => break,
                Some('\\') if quoted => word.extend(characters.next()),
                Some(next) => word.push(next),
                None if quoted => return None,
                None => break,
            }
        }
        found.push(Word { text: word, quoted });
    }
    Some(found)
}

/// The form to use after a first word.
fn form(verb: Option<&str>) -> String {
    let of = |verb: &str| FORMS.iter().find(|(known, _)| *known == verb).map(|(_, form)| *form);
    let verb = verb.unwrap_or_default();
    if let Some(form) = of(verb) {
        return format!("write {form}");
    }
    match nearest(verb, FORMS.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean `{near}`? Write: {}", of(near).unwrap_or_default()),
        None => {
            let verbs: Vec<&str> = FORMS.iter().map(|(known, _)| *known).collect();
            format!("begin with {}", verbs.join(", "))
        }
    }
}

/// The change that the words make; `None` where they make none.
fn read(words: &[&str], quoted: &dyn Fn(usize) -> bool) -> Option<Change> {
    let direct = |option: &str, direction| Change::Direct {
        option: option.to_owned(),
        direction,
    };
    match words {
        ["drop", rest @ ..] => dropped(rest),
        ["flip", statement] => Some(Change::Flip {
            statement: (*statement).to_owned(),
        }),
        ["before", statement, other] => Some(Change::Before {
            statement: (*statement).to_owned(),
            other: (*other).to_owned(),
        }),
        ["want", of, want, rest @ ..] => wanted(of, want, rest),
        ["replace", statement, want] => Some(Change::Replace {
            statement: (*statement).to_owned(),
            want: (*want).to_owned(),
        }),
        ["option", option, rest @ ..] => added(option, rest, quoted(2)),
        ["rule", when] => Some(Change::AddRule { when: (*when).to_owned() }),
        ["irreversible", option] => Some(direct(option, Direction::TakeOnly)),
        ["drop-only", option] => Some(direct(option, Direction::DropOnly)),
        ["reversible", option] => Some(direct(option, Direction::Both)),
        ["scenario", name] => Some(Change::Scenario { name: (*name).to_owned() }),
        _ => None,
    }
}

fn dropped(rest: &[&str]) -> Option<Change> {
    let option = |option: &str, fixed| Change::DropOption {
        option: option.to_owned(),
        fixed,
    };
    let number = |number: &str| number.parse().ok();
    match rest {
        ["option", name] => Some(option(name, Fixed::StatusQuo)),
        ["option", name, "taken"] => Some(option(name, Fixed::Taken)),
        ["option", name, "left"] => Some(option(name, Fixed::Left)),
        ["rule", place] => Some(Change::DropRule { number: number(place)? }),
        ["no-move", place] => Some(Change::DropNoMove { number: number(place)? }),
        ["merge", place] => Some(Change::DropMerge { number: number(place)? }),
        ["maker", maker] => Some(Change::DropMaker {
            maker: (*maker).to_owned(),
        }),
        [statement] => Some(Change::DropStatement {
            statement: (*statement).to_owned(),
        }),
        _ => None,
    }
}

fn wanted(of: &str, want: &str, rest: &[&str]) -> Option<Change> {
    let (at, id) = match rest {
        [] => (None, None),
        ["at", place] => (Some(*place), None),
        ["as", id] => (None, Some(*id)),
        ["at", place, "as", id] | ["as", id, "at", place] => (Some(*place), Some(*id)),
        _ => return None,
    };
    let at = match at {
        Some(place) => Some(place.parse().ok().filter(|place| *place > 0)?),
        None => None,
    };
    Some(Change::Want {
        of: of.to_owned(),
        want: want.to_owned(),
        at,
        id: id.map(str::to_owned),
    })
}

fn added(option: &str, rest: &[&str], labelled: bool) -> Option<Change> {
    let (label, taken) = match rest {
        [] => ("", false),
        ["taken"] if !labelled => ("", true),
        [label] => (*label, false),
        [label, "taken"] => (*label, true),
        _ => return None,
    };
    Some(Change::AddOption {
        option: option.to_owned(),
        label: label.to_owned(),
        taken,
    })
}
