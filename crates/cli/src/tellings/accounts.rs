//! How accounts are told: each remark with its wordings side by side, what differs, and what others read into it.

use crate::failure::Failure;
use crate::terminal::{FAINT, STRONG, Terminal, clean, paint};
use crate::words::{counted, marked};
use standoff::{Account, Accounts, Entry, Named, Remark, Weight, WordChange};

/// How many differences of plain words are told.
const PLAIN: usize = 6;

/// Lists every remark, then reprints and quotations of nobody named.
pub fn tell(accounts: &Accounts, terminal: &mut Terminal) -> Result<(), Failure> {
    for remark in &accounts.remarks {
        tell_remark(remark, terminal)?;
    }
    for shared in &accounts.reprints {
        let (first, second) = shared.percent();
        let (one, other) = (clean(&shared.documents.0), clean(&shared.documents.1));
        let told = format!(
            "{one} and {other} print one text ({first} % of the former, {second} % of the latter): what stands in both is counted once"
        );
        terminal.paragraph("", &told)?;
    }
    if !accounts.unsaid.is_empty() {
        terminal.line(&paint(STRONG, "Quotations that no named speaker said"))?;
        for unsaid in &accounts.unsaid {
            tell_report(&unsaid.entry, "  ", terminal)?;
        }
        terminal.line("")?;
    }
    let told = counted(accounts.remarks.len(), "remark");
    Ok(terminal.line(&match accounts.remarks.is_empty() {
        true => "No remark is told by more than one page.".to_owned(),
        false => format!("{told} told by more than one page"),
    })?)
}

fn tell_remark(remark: &Remark, terminal: &mut Terminal) -> Result<(), Failure> {
    let pages = remark.reports().count();
    let wordings = counted(remark.accounts.len(), "wording");
    let counted_once = match remark.witnesses() {
        told if told < pages => format!(", {told} without reprints"),
        _ => String::new(),
    };
    let head = format!(
        "{} · {} in {}{counted_once}",
        paint(STRONG, &clean(&remark.id)),
        wordings,
        counted(pages, "report")
    );
    terminal.line(&head)?;
    for (place, account) in remark.accounts.iter().enumerate() {
        tell_account(account, place, terminal)?;
    }
    if !remark.readings.is_empty() {
        let speakers: std::collections::BTreeSet<_> = remark.readings.iter().flat_map(|reading| &reading.entry.actors).collect();
        let competing = if speakers.len() > 1 { ", competing" } else { "" };
        terminal.line(&format!("  What others say of it{competing}"))?;
        for reading in &remark.readings {
            tell_report(&reading.entry, "    ", terminal)?;
            tell_through(&reading.through, terminal)?;
            if !reading.follows {
                terminal.line("      the dates do not show that it came after")?;
            }
        }
    }
    Ok(terminal.line("")?)
}

fn tell_account(account: &Account, place: usize, terminal: &mut Terminal) -> Result<(), Failure> {
    let letter = char::from_u32('A' as u32 + u32::try_from(place).unwrap_or_default()).filter(char::is_ascii_alphabetic);
    let how = if account.quoted { "quoted" } else { "only reported" };
    let printed = if account.reprinted { ", printed from one text" } else { "" };
    terminal.line(&format!("  {} {how}{printed}", paint(STRONG, &letter.unwrap_or('+').to_string())))?;
    for report in &account.reports {
        tell_report(report, "    ", terminal)?;
    }
    tell_through(&account.through, terminal)?;
    tell_differences(account, terminal)
}

/// Through whom words come to the page.
fn tell_through(through: &[Named], terminal: &mut Terminal) -> Result<(), Failure> {
    if through.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = through.iter().map(|named| clean(&named.label)).collect();
    Ok(terminal.paragraph("      through: ", &names.join(", "))?)
}

/// What a wording does against the first: fields of the record, grave words, then the other words.
fn tell_differences(account: &Account, terminal: &mut Terminal) -> Result<(), Failure> {
    for (field, there, here) in &account.fields {
        terminal.paragraph("      against A: ", &format!("{field} {}, there {}", clean(here), clean(there)))?;
    }
    let (grave, plain): (Vec<&WordChange>, Vec<&WordChange>) = account.changes.iter().partition(|change| change.weight != Weight::Plain);
    for change in grave {
        terminal.paragraph(&format!("      {}: ", change.weight.word()), &clean(&change.told()))?;
    }
    for change in plain.iter().take(PLAIN) {
        terminal.paragraph("      words: ", &clean(&change.told()))?;
    }
    if plain.len() > PLAIN {
        terminal.line(&format!(
            "      and {} in plain words",
            counted(plain.len() - PLAIN, "more difference")
        ))?;
    }
    Ok(())
}

/// One report on three lines.
fn tell_report(entry: &Entry, indent: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    let who = match entry.actors.is_empty() {
        true => "nobody named".to_owned(),
        false => entry.actors.iter().map(|actor| clean(&actor.label)).collect::<Vec<_>>().join(", "),
    };
    let date = entry.date.as_deref().map_or("no date".to_owned(), clean);
    terminal.paragraph(
        indent,
        &format!("{} · {date} · {}", paint(FAINT, &clean(&entry.id)), paint(STRONG, &who)),
    )?;
    terminal.paragraph(&format!("{indent}  "), &marked(&entry.before, &entry.words, &entry.after))?;
    let about = [Some(&entry.citation), entry.outlet.as_ref(), entry.published.as_ref()];
    let about: Vec<String> = about.into_iter().flatten().map(|text| clean(text)).collect();
    Ok(terminal.paragraph(&format!("{indent}  "), &paint(FAINT, &about.join(" · ")))?)
}
