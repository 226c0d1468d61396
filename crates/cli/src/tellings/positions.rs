//! How positions are told: side by side, level by level, the newest last; what moved stands above.

use crate::failure::Failure;
use crate::terminal::{FAINT, STRONG, Terminal, clean, paint};
use crate::words::{counted, marked, spelled};
use standoff::{Ground, Named, Party, PositionChange, Positions, Term};

/// Levels in the order in which they are told.
const LEVELS: [&str; 7] = [
    "leader",
    "envoy or minister",
    "spokesperson",
    "official",
    "as a body",
    "level unknown",
    "expert",
];

/// Lists every side with its terms.
pub fn tell(positions: &Positions, terminal: &mut Terminal) -> Result<(), Failure> {
    if positions.parties.is_empty() {
        return Ok(terminal.line("Nobody demands, offers or refuses anything in the record.")?);
    }
    for party in &positions.parties {
        tell_party(party, terminal)?;
    }
    let terms = positions.parties.iter().map(|party| party.terms.len()).sum();
    let sides = positions.parties.len();
    Ok(terminal.line(&format!("{}, {}", counted(sides, "side"), counted(terms, "term")))?)
}

fn tell_party(party: &Party, terminal: &mut Terminal) -> Result<(), Failure> {
    let who = party
        .actor
        .as_ref()
        .map_or("Said by nobody named".to_owned(), |actor| clean(&actor.label));
    terminal.line(&format!("{}  {}", paint(STRONG, &who), counted(party.terms.len(), "term")))?;
    for change in &party.changes {
        terminal.paragraph("  moved: ", &moved(change, party))?;
    }
    for level in LEVELS {
        let terms: Vec<&Term> = party.terms.iter().filter(|term| term.level_word() == level).collect();
        if terms.is_empty() {
            continue;
        }
        terminal.line("")?;
        terminal.line(&format!("  {}", paint(STRONG, level)))?;
        for term in terms {
            tell_term(term, terminal)?;
        }
    }
    Ok(terminal.line("")?)
}

/// A row of terms that moved: "2024-05: offer, if … · 2024-06-11: refusal".
fn moved(change: &PositionChange, party: &Party) -> String {
    let steps = change.terms.iter().filter_map(|place| party.terms.get(*place));
    let told = steps.map(|term| {
        let date = term.entry.date.as_deref().map(clean).unwrap_or_default();
        format!("{date}: {} ({})", what(term), clean(&term.entry.id))
    });
    format!("{} · {}", change.level, told.collect::<Vec<_>>().join(" · "))
}

fn tell_term(term: &Term, terminal: &mut Terminal) -> Result<(), Failure> {
    let entry = &term.entry;
    let basis = if term.stated { "stated" } else { "reported" };
    let head = [
        paint(FAINT, &clean(&entry.id)),
        date(term),
        voices(term),
        what(term),
        basis.to_owned(),
    ];
    terminal.paragraph("  ", &head.join(" · "))?;
    terminal.paragraph("      ", &marked(&entry.before, &entry.words, &entry.after))?;
    let about = [Some(&entry.citation), entry.outlet.as_ref(), entry.published.as_ref()];
    let about: Vec<String> = about.into_iter().flatten().map(|text| clean(text)).collect();
    terminal.paragraph("      ", &paint(FAINT, &about.join(" · ")))?;
    if let (Ground::Relative | Ground::Inherited, Some(reasoning)) = (term.ground, &term.reasoning) {
        terminal.paragraph("      date: ", &clean(reasoning))?;
    }
    for bond in &term.commitments {
        let bound = format!(
            "{} ({}): {} {}",
            names(&bond.actors),
            clean(&bond.id),
            clean(&bond.words),
            paint(FAINT, &clean(&bond.citation))
        );
        terminal.paragraph("      bound: ", &bound)?;
    }
    if !term.reports.is_empty() {
        let reports: Vec<String> = term.reports.iter().map(|report| clean(&report.citation)).collect();
        terminal.paragraph(
            "      also: ",
            &format!("{}; compare: accounts --group {}", reports.join(", "), clean(&entry.id)),
        )?;
    }
    Ok(())
}

/// What a term does, with its condition.
fn what(term: &Term) -> String {
    let negative = if term.negative { " (negative)" } else { "" };
    let condition = term.condition.as_ref().map(|(kind, words)| {
        let kind = spelled(serde_json::to_value(kind));
        format!(", {kind}: “{}”", clean(words))
    });
    format!("{}{negative}{}", term.kind.word(), condition.unwrap_or_default())
}

/// The date, with how it is known where the page does not give the day itself.
fn date(term: &Term) -> String {
    let date = term.entry.date.as_deref().map(clean);
    match (term.ground, date) {
        (Ground::Stated, Some(date)) => date,
        (ground, Some(date)) => format!("{date} ({})", ground.word()),
        (_, None) => "undated".to_owned(),
    }
}

/// Who says it, with the office.
fn voices(term: &Term) -> String {
    if term.voices.is_empty() {
        return "nobody named".to_owned();
    }
    let told = term.voices.iter().map(|voice| {
        let office = voice.office.as_ref().map(|office| format!(", {}", clean(&office.words)));
        format!("{}{}", paint(STRONG, &clean(&voice.actor.label)), office.unwrap_or_default())
    });
    told.collect::<Vec<_>>().join("; ")
}

fn names(named: &[Named]) -> String {
    named.iter().map(|actor| clean(&actor.label)).collect::<Vec<_>>().join(", ")
}
