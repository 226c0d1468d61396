//! A draft: who decides what, who is tied to what, what is proposed, what was left out, and where it was written.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::ending;
use crate::terminal::{BAD, FAINT, GOOD, STRONG, Terminal, clean, paint};
use crate::verdicts::joined;
use crate::words::counted;
use standoff::conflict::{Basis, Conflict, Preference, Support};
use standoff::report::commitment_words;
use standoff::{DraftPlaced, Drafted};

/// Tells the draft and what became of it.
pub fn tell(drafted: &Drafted, placed: &DraftPlaced, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let conflict = &drafted.conflict;
    terminal.line(&format!("{} {}", paint(STRONG, "Draft:"), clean(&conflict.title)))?;
    let wishes: usize = conflict.preferences.iter().map(wishes).sum();
    let views = conflict.views.iter().map(|view| view.replacements.len()).sum();
    let counts = [
        counted(conflict.decision_makers.len(), "decision maker"),
        counted(conflict.options.len(), "option"),
        counted(conflict.commitments.len(), "commitment"),
        format!("{wishes} wish{}", if wishes == 1 { "" } else { "es" }),
        counted(views, "view"),
    ];
    terminal.paragraph(
        "",
        &format!(
            "{}. Everything here is proposed from the words it cites; nobody has confirmed it, and no order of wishes is made up.",
            joined(&counts, "and")
        ),
    )?;
    sides(drafted, terminal)?;
    standing(conflict, terminal)?;
    commitments(conflict, measure, terminal)?;
    views_told(conflict, measure, terminal)?;
    to_look_at(drafted, measure, terminal)?;
    become_of(placed, measure, terminal)
}

fn wishes(preference: &Preference) -> usize {
    match preference {
        Preference::Statements(statements) => statements.len(),
        _ => 0,
    }
}

/// How something is known, and where it stands.
fn source(support: &Support) -> String {
    let basis = match support.basis {
        Some(Basis::Stated) => "in its own words",
        Some(Basis::Reported) => "as others report it",
        Some(Basis::Inferred) => "inferred",
        Some(Basis::Assumed) | None => "assumed",
    };
    let cites: Vec<&str> = support.cites.iter().map(|cite| cite.text.as_str()).collect();
    let shown = clean(&cites.iter().take(3).copied().collect::<Vec<_>>().join(", "));
    let told = match cites.len() {
        0 => format!("({basis})"),
        1..=3 => format!("({basis}: {shown})"),
        more => format!("({basis}: {shown} and {} more)", more - 3),
    };
    paint(FAINT, &told)
}

/// The decision makers with their options.
fn sides(drafted: &Drafted, terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.heading("Who decides, and what each could do")?;
    let conflict = &drafted.conflict;
    for (number, side) in drafted.sides.iter().enumerate() {
        let with: Vec<String> = side.with.iter().map(|name| clean(name)).collect();
        let with = match with.is_empty() {
            true => String::new(),
            false => format!(", taken together with {}", joined(&with, "and")),
        };
        terminal.paragraph("  ", &format!("{} ({}){with}", paint(STRONG, &clean(&side.name)), clean(&side.key)))?;
        for (at, option) in conflict.options.iter().enumerate().filter(|(_, option)| option.owner == number) {
            let told = format!(
                "{}: “{}” {}",
                clean(&conflict.option_name(at)),
                clean(&option.label),
                source(&option.support)
            );
            terminal.paragraph("    - ", &told)?;
        }
    }
    Ok(())
}

/// What is in place.
fn standing(conflict: &Conflict, terminal: &mut Terminal) -> Result<(), Failure> {
    let Some(status_quo) = &conflict.status_quo else { return Ok(()) };
    terminal.heading("Where it stands")?;
    let taken = (0..conflict.options.len()).filter(|option| status_quo.state >> option & 1 == 1);
    let taken: Vec<String> = taken.map(|option| clean(&conflict.option_name(option))).collect();
    let note = status_quo.support.note.as_deref().map(clean).unwrap_or_default();
    let told = match taken.is_empty() {
        true => "None of these acts is taken to be in place".to_owned(),
        false => format!("In place: {}", joined(&taken, "and")),
    };
    Ok(terminal.paragraph("  ", &format!("{told} {}; {note}.", source(&status_quo.support)))?)
}

fn commitments(conflict: &Conflict, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.heading("What the sides are tied to")?;
    let all = conflict.commitments.len();
    for (number, commitment) in conflict.commitments.iter().enumerate().take(measure.states) {
        let told = format!("{} {}", clean(&commitment_words(conflict, number)), source(&commitment.support));
        terminal.paragraph(&format!("  {}. ", number + 1), &told)?;
    }
    ending::rest(all, measure.states, terminal)
}

fn views_told(conflict: &Conflict, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let all: usize = conflict.views.iter().map(|view| view.replacements.len()).sum();
    if all == 0 {
        return Ok(());
    }
    terminal.heading("How they see each other")?;
    let name = |maker: usize| clean(&conflict.decision_makers[maker].name);
    let entries = conflict
        .views
        .iter()
        .flat_map(|view| view.replacements.iter().map(move |replacement| (view, replacement)));
    for (view, replacement) in entries.take(measure.states) {
        let told = format!(
            "{} thinks that {} wants `{}` {}",
            name(view.holder),
            name(view.of),
            clean(&conflict.print(&replacement.want)),
            source(&replacement.support)
        );
        terminal.paragraph("  - ", &told)?;
    }
    ending::rest(all, measure.states, terminal)
}

/// Remarks, rules that are proposed, and what was left out.
fn to_look_at(drafted: &Drafted, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    if !drafted.remarks.is_empty() {
        terminal.heading("Look at this first")?;
        for remark in drafted.remarks.iter().take(measure.states) {
            terminal.paragraph("  - ", &format!("{}.", clean(remark)))?;
        }
        ending::rest(drafted.remarks.len(), measure.states, terminal)?;
    }
    if !drafted.rules.is_empty() {
        terminal.heading("Rules proposed, not in force: no page states them")?;
        for rule in drafted.rules.iter().take(measure.states) {
            terminal.paragraph("  - ", &format!("{}.", clean(&rule.why)))?;
        }
        ending::rest(drafted.rules.len(), measure.states, terminal)?;
    }
    if !drafted.left_out.is_empty() {
        terminal.heading("Not in the draft")?;
        for left in drafted.left_out.iter().take(measure.states) {
            let place = if left.cite.is_empty() { &left.item } else { &left.cite };
            let told = format!(
                "“{}” {}: {}",
                clean(&left.what),
                paint(FAINT, &format!("({})", clean(place))),
                clean(&left.why)
            );
            terminal.paragraph("  - ", &told)?;
        }
        ending::rest(drafted.left_out.len(), measure.states, terminal)?;
    }
    Ok(())
}

/// Where the draft went, or what it has that the file there has not.
fn become_of(placed: &DraftPlaced, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.line("")?;
    let (path, changes) = match placed {
        DraftPlaced::Written(path) => {
            let path = clean(&path.display().to_string());
            terminal.line(&format!("{} {path}", paint(GOOD, "Written:")))?;
            return Ok(terminal.paragraph("", &format!("Next: standoff deadlock {path}, standoff solve {path}"))?);
        }
        DraftPlaced::Kept(path, changes) => (clean(&path.display().to_string()), changes),
    };
    terminal.paragraph(
        "",
        &format!(
            "{} {path} is there already and was not touched (--to FILE writes another).",
            paint(BAD, "Not written:")
        ),
    )?;
    if changes.is_empty() {
        return Ok(terminal.line("It has everything that the draft has.")?);
    }
    terminal.heading("What the draft has otherwise")?;
    for change in changes.iter().take(measure.states) {
        let sign = if change.known { "~" } else { "+" };
        let cites = clean(&change.cites.join(", "));
        let told = format!(
            "{} {}: {} {}",
            change.element,
            clean(&change.name),
            clean(&change.told),
            paint(FAINT, &format!("({cites})"))
        );
        terminal.paragraph(&format!("  {sign} "), &told)?;
    }
    ending::rest(changes.len(), measure.states, terminal)
}
