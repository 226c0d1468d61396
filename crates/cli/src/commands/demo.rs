//! `standoff demo`.

use crate::entries;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{STRONG, Terminal, clean, clean_lines, paint};
use crate::verdicts::Teller;
use crate::words::{counted, record_counts};
use standoff::Demo;
use standoff::stability::{Analysis, Concept};
use standoff::states::StateId;
use std::path::PathBuf;

/// How many entries of a list are told.
const TOLD: usize = 4;

/// Shows everything on an invented dispute, in one go.
///
/// Lays out a dossier with seven invented pages about a port strike, reads them, solves its two models, prints the brief and writes it as a page.
/// The dossier is put away afterwards unless you keep it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  standoff demo
  standoff demo --out harbour.html
  standoff demo --keep halvern       leaves the dossier there, to try the other commands on")]
pub struct Args {
    /// The page to write
    #[arg(long, value_name = "FILE", default_value = "brief.html")]
    out: PathBuf,
    /// Keeps the dossier in this folder
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Does it all, and tells the main thing of each step.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let aside = tempfile::tempdir().map_err(Failure::writing(&std::env::temp_dir()))?;
    let folder = args.keep.clone().unwrap_or_else(|| aside.path().join("halvern"));
    let demo = standoff::demo(&folder)?;
    terminal.line(&paint(STRONG, &clean(&demo.dossier.settings().title)))?;
    tell_record(&demo, terminal)?;
    for model in &demo.solved.models {
        if let Some(analysis) = model.analysis() {
            tell_model(analysis, terminal)?;
        }
    }
    terminal.heading("The brief")?;
    terminal.text(&clean_lines(&demo.brief.brief.text(terminal.width())))?;
    standoff::write_whole(&args.out, demo.brief.brief.html().as_bytes())?;
    terminal.line("")?;
    terminal.line(&format!(
        "{}: the brief, for a browser",
        paint(STRONG, &args.out.display().to_string())
    ))?;
    let next = match &args.keep {
        Some(folder) => format!("The dossier is in {0}: try `standoff ledger {0}`.", folder.display()),
        None => "To try the other commands on it: `standoff demo --keep halvern`.".to_owned(),
    };
    terminal.paragraph("", &next)?;
    Ok(Exit::Fine)
}

/// What was read: how much, and who waits for whom.
fn tell_record(demo: &Demo, terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.heading("Read from its pages")?;
    terminal.paragraph("  ", &record_counts(&demo.report.counts))?;
    terminal.heading("Who would act only on a condition")?;
    for entry in demo.commitments.iter().take(TOLD) {
        entries::tell_short(entry, terminal)?;
    }
    if demo.commitments.len() > TOLD {
        terminal.line(&format!("  … and {} more", demo.commitments.len() - TOLD))?;
    }
    Ok(())
}

/// What a model comes to: where it stands, for whom that holds, what would be better for all.
fn tell_model(analysis: &Analysis, terminal: &mut Terminal) -> Result<(), Failure> {
    let Some(now) = analysis.status_quo() else { return Ok(()) };
    let teller = Teller::for_a_stranger(analysis);
    terminal.heading(&clean(&analysis.conflict().title))?;
    let states = counted(analysis.space().len(), "feasible state");
    terminal.paragraph("  ", &format!("Now, in one of {states}: {}.", teller.taken(now)))?;
    terminal.paragraph("  ", holds(analysis, now))?;
    let better = analysis.better_for_all(now);
    let told = match better.first() {
        None => "No state would be better for everyone.".to_owned(),
        Some(first) if better.len() == 1 => format!("Better for everyone: {}.", teller.change(now, first.state)),
        Some(first) => format!(
            "Better for everyone: {}, and {} more.",
            teller.change(now, first.state),
            better.len() - 1
        ),
    };
    Ok(terminal.paragraph("  ", &told)?)
}

/// Whether a state holds, in plain words for the strongest sense in which it does.
fn holds(analysis: &Analysis, state: StateId) -> &'static str {
    let under = |concept| analysis.equilibrium(concept, state);
    if under(Concept::Nash) {
        "It holds: nobody would gain by a step alone."
    } else if under(Concept::Seq) {
        "It holds: whoever would gain by a step alone would be answered by others in their own interest."
    } else if under(Concept::Gmr) {
        "It holds, as long as others would punish whoever gains by a step alone, even at a cost to themselves."
    } else {
        "It does not hold: somebody would gain by a step alone, and nobody could answer."
    }
}
