//! How every answer ends: what it rests on that no source says, the settings it was computed under, and whether it is whole.

use crate::failure::Failure;
use crate::interrupt;
use crate::terminal::{BAD, FAINT, Terminal, clean, paint};
use standoff::conflict::Conflict;
use standoff::report::{Assumption, Element};
use standoff::stability::{Analysis, Settings};

/// What the results rest on that no source says; `most` entries are told.
pub fn assumptions(conflict: &Conflict, most: usize, terminal: &mut Terminal) -> Result<(), Failure> {
    // Commitments and pictures of each other are not part of what was computed here.
    let bears = |assumption: &Assumption| !matches!(assumption.element, Element::Commitment(_) | Element::View(..));
    let assumed: Vec<Assumption> = standoff::report::assumptions(conflict).into_iter().filter(bears).collect();
    terminal.heading("Assumed by the analyst, and all of the above rests on it")?;
    if assumed.is_empty() {
        terminal.paragraph("  ", "Nothing: every element of the model names its source.")?;
    }
    for assumption in assumed.iter().take(most) {
        let note = assumption
            .note
            .as_ref()
            .map(|note| format!(" ({})", clean(note)))
            .unwrap_or_default();
        terminal.paragraph("  - ", &format!("{}{note}", clean(&assumption.words)))?;
    }
    rest(assumed.len(), most, terminal)
}

/// What the options stand for, whose they are, and how a state is read off its pattern.
pub fn options(conflict: &Conflict, terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.heading("The options, in the order of Y (taken) and N (not taken) in a state's pattern")?;
    for (number, option) in conflict.options.iter().enumerate() {
        let owner = conflict.decision_makers.get(option.owner);
        let owner = owner.map_or("", |maker| if maker.name.is_empty() { &maker.key } else { &maker.name });
        let told = format!("{} ({owner}): {}", conflict.option_name(number), option.label);
        terminal.paragraph("  ", &clean(&told))?;
    }
    Ok(())
}

/// What the results were computed under: how sequences are read, then what else was set, a line each, and the model's hash.
pub fn computed_under(analysis: &Analysis, also: &[String], terminal: &mut Terminal) -> Result<(), Failure> {
    read_under(analysis.settings(), analysis.conflict(), also, terminal)
}

/// The same where there is no analysis of all states.
pub fn read_under(settings: &Settings, conflict: &Conflict, also: &[String], terminal: &mut Terminal) -> Result<(), Failure> {
    let returning = if settings.return_to_start_is_sanction {
        "counts"
    } else {
        "does not count"
    };
    terminal.heading("Computed under")?;
    let told = format!(
        "sequences of answers: {}; a return to the start {returning} as a sanction",
        settings.sequence.key()
    );
    terminal.paragraph("  ", &told)?;
    let hash = format!("model sha256 {}", conflict.content_hash());
    terminal.line(&format!("  {}", paint(FAINT, &hash)))?;
    for line in also {
        terminal.paragraph("  ", line)?;
    }
    Ok(())
}

/// Says first that an answer is partial, for a reason that the library gives.
pub fn cut_short(why: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    let told = format!("{} {why}; what follows is what was known by then.", paint(BAD, "Partial:"));
    Ok(terminal.paragraph("", &told)?)
}

/// Says first that an answer is partial, and why; nothing where it is whole.
pub fn partial(whole: bool, terminal: &mut Terminal) -> Result<(), Failure> {
    if whole {
        return Ok(());
    }
    let why = if interrupt::called_off() {
        "the work was interrupted"
    } else {
        "a bound on the work was reached (--seconds N allows another time)"
    };
    let told = format!("{} {why}; what follows is what was known by then.", paint(BAD, "Partial:"));
    Ok(terminal.paragraph("", &told)?)
}

/// The count of what a list leaves out.
pub fn rest(all: usize, most: usize, terminal: &mut Terminal) -> Result<(), Failure> {
    if all > most {
        terminal.line(&format!("  … and {} more (--all tells them)", all - most))?;
    }
    Ok(())
}
