//! How items of the ledger are shown: what and who, the passage with its words marked, where it stands.

use crate::failure::Failure;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::words::{counted, marked, spelled};
use standoff::{Actor, Coded, DecisionKind, DocumentRow, EntityRow, Entry, Kind, Named};

/// Lists items, and counts them.
pub fn tell(entries: &[Entry], terminal: &mut Terminal) -> Result<(), Failure> {
    for entry in entries {
        tell_entry(entry, terminal)?;
        terminal.line("")?;
    }
    Ok(terminal.line(&tally(entries))?)
}

/// Lists items under the dates they bear, and counts them.
pub fn tell_timeline(entries: &[Entry], terminal: &mut Terminal) -> Result<(), Failure> {
    let mut last: Option<&Option<String>> = None;
    for entry in entries {
        if last != Some(&entry.date) {
            let date = entry.date.as_deref().map_or("No date in the texts".to_owned(), clean);
            terminal.line(&paint(STRONG, &date))?;
            terminal.line("")?;
            last = Some(&entry.date);
        }
        tell_entry(entry, terminal)?;
        terminal.line("")?;
    }
    Ok(terminal.line(&tally(entries))?)
}

/// Lists actors.
pub fn tell_actors(actors: &[EntityRow], terminal: &mut Terminal) -> Result<(), Failure> {
    for actor in actors {
        let kind = spelled(serde_json::to_value(actor.kind));
        let id = paint(FAINT, &clean(&actor.id));
        terminal.line(&format!(
            "{:>5}  {}  {kind}  {id}",
            actor.mentions,
            paint(STRONG, &clean(&actor.label))
        ))?;
        if !actor.aliases.is_empty() {
            terminal.paragraph("       also ", &clean(&actor.aliases.join(", ")))?;
        }
        tell_decided(&actor.actor, terminal)?;
    }
    Ok(terminal.line(&format!(
        "{}; the number is how often each is mentioned",
        counted(actors.len(), "actor")
    ))?)
}

/// What decisions made of an actor, and how it was read.
fn tell_decided(actor: &Actor, terminal: &mut Terminal) -> Result<(), Failure> {
    let Some(last) = actor.decisions.last() else { return Ok(()) };
    let read = match &actor.read {
        Some(read) if read.aliases.is_empty() => format!("read: {}", read.label),
        Some(read) => format!("read: {} (also {})", read.label, read.aliases.join(", ")),
        None => "not read as an actor of its own".to_owned(),
    };
    let joined = if actor.joined.is_empty() {
        String::new()
    } else {
        format!("; joined: {}", actor.joined.join(", "))
    };
    Ok(terminal.paragraph("       ", &clean(&format!("decided by {}; {read}{joined}", last.by)))?)
}

/// Lists documents.
pub fn tell_documents(documents: &[DocumentRow], terminal: &mut Terminal) -> Result<(), Failure> {
    for document in documents {
        let known = [&document.title, &document.outlet, &document.published];
        let known: Vec<String> = known.into_iter().flatten().map(|text| clean(text)).collect();
        terminal.line(&format!(
            "{}  {}",
            paint(STRONG, &clean(&document.name)),
            counted(document.items, "item")
        ))?;
        if !known.is_empty() {
            terminal.paragraph("    ", &known.join(" · "))?;
        }
    }
    Ok(terminal.line(&counted(documents.len(), "document"))?)
}

/// One item on three lines.
pub fn tell_entry(entry: &Entry, terminal: &mut Terminal) -> Result<(), Failure> {
    let date = entry.date.as_deref().map_or("no date".to_owned(), clean);
    let parts = [
        paint(FAINT, &clean(&entry.id)),
        date,
        paint(STRONG, &parties(entry)),
        what(&entry.coded),
    ];
    let head = parts.join(" · ");
    terminal.paragraph("", &head)?;
    terminal.paragraph("    ", &marked(&entry.before, &entry.words, &entry.after))?;
    let about = [Some(&entry.citation), entry.outlet.as_ref(), entry.published.as_ref()];
    let about: Vec<String> = about.into_iter().flatten().map(|text| clean(text)).collect();
    terminal.paragraph("    ", &format!("{}{}", paint(FAINT, &about.join(" · ")), ruling(entry)))?;
    tell_changes(entry, "    ", terminal)?;
    for note in &entry.ruling.notes {
        let text = note.note.as_deref().unwrap_or_default();
        terminal.paragraph("    note: ", &format!("{} ({})", clean(text), clean(&note.by)))?;
    }
    Ok(())
}

/// What an analyst changed on an item, with what was read.
pub fn tell_changes(entry: &Entry, indent: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    for edit in &entry.edits {
        let (was, now) = (clean(&edit.told.0), clean(&edit.told.1));
        let field = edit.field.replace('_', " ");
        terminal.paragraph(
            &format!("{indent}{field}: "),
            &format!("{now}, set by {}; read: {was}", clean(&edit.by)),
        )?;
    }
    Ok(())
}

/// One item on a line or two: who, and the passage with its words marked.
pub fn tell_short(entry: &Entry, terminal: &mut Terminal) -> Result<(), Failure> {
    let told = format!(
        "{}: {}",
        paint(STRONG, &parties(entry)),
        marked(&entry.before, &entry.words, &entry.after)
    );
    Ok(terminal.paragraph("  - ", &told)?)
}

/// Who, and towards whom.
fn parties(entry: &Entry) -> String {
    let names = |named: &[Named]| named.iter().map(|actor| clean(&actor.label)).collect::<Vec<_>>().join(", ");
    let who = if entry.actors.is_empty() {
        "undetermined".to_owned()
    } else {
        names(&entry.actors)
    };
    if entry.others.is_empty() {
        who
    } else {
        format!("{who} → {}", names(&entry.others))
    }
}

/// What kind of thing it is, in the words of the record. How it is known comes last, so that own words, reports and
/// inferences are told apart wherever an item is shown.
fn what(coded: &Coded) -> String {
    match coded {
        Coded::Statement(statement) => {
            let condition = statement
                .condition
                .as_ref()
                .map(|condition| spelled(serde_json::to_value(condition.kind)));
            let condition = condition.map(|word| format!(", condition: {word}")).unwrap_or_default();
            let negative = spelled(serde_json::to_value(statement.polarity));
            let modality = spelled(serde_json::to_value(statement.modality));
            let polarity = if negative == "negative" { " (negative)" } else { "" };
            format!(
                "{modality}{polarity}{condition} · {}",
                spelled(serde_json::to_value(statement.basis))
            )
        }
        Coded::Event(event) => {
            let mode = event.mode.as_ref().map(|mode| format!(" ({})", clean(mode))).unwrap_or_default();
            format!(
                "{}{mode}, {} · reported",
                clean(&event.plover),
                spelled(serde_json::to_value(event.status))
            )
        }
        Coded::Commitment(commitment) => format!(
            "{}, condition {} · {}",
            spelled(serde_json::to_value(commitment.stance)),
            spelled(serde_json::to_value(commitment.logic)),
            spelled(serde_json::to_value(commitment.basis))
        ),
        Coded::Mention(mention) => format!("mention, {}", spelled(serde_json::to_value(mention.kind))),
    }
}

/// What was decided on it, if anything.
fn ruling(entry: &Entry) -> String {
    let Some(verdict) = &entry.ruling.verdict else {
        return String::new();
    };
    let (style, word) = match verdict.decision {
        DecisionKind::Reject => (BAD, "rejected"),
        _ => (GOOD, "accepted"),
    };
    let note = verdict.note.as_ref().map(|note| format!(": {}", clean(note))).unwrap_or_default();
    format!("  {} by {}{note}", paint(style, word), clean(&verdict.by))
}

/// How many of which kind.
fn tally(entries: &[Entry]) -> String {
    if entries.is_empty() {
        return "Nothing in the ledger answers to that.".to_owned();
    }
    let kinds = [Kind::Statement, Kind::Event, Kind::Commitment, Kind::Mention];
    let counts = kinds.into_iter().filter_map(|kind| {
        let count = entries.iter().filter(|entry| entry.kind == kind).count();
        (count > 0).then(|| counted(count, kind.plural().trim_end_matches('s')))
    });
    counts.collect::<Vec<_>>().join(", ")
}
