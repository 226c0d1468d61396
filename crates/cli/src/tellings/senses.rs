//! The senses in which a state can hold, in a line each, for somebody who does not know their names.

use crate::failure::Failure;
use crate::terminal::Terminal;
use standoff::stability::Concept;

/// Tells what each of some concepts takes a side to think of before it moves.
pub fn tell(concepts: &[Concept], terminal: &mut Terminal) -> Result<(), Failure> {
    terminal.heading("What the names mean")?;
    for concept in concepts {
        terminal.paragraph("  ", &format!("{}: {}", concept.name(), means(*concept)))?;
    }
    Ok(())
}

/// What a side is taken to think of.
fn means(concept: Concept) -> &'static str {
    match concept {
        Concept::Nash => "a side looks at its own next step only",
        Concept::Gmr => "it fears any answer of the others, even one that costs them",
        Concept::Smr => "it fears any answer that it cannot get away from afterwards",
        Concept::Seq => "it fears only answers by which those who give them gain at every step",
        Concept::Sseq => "it fears only such answers that it cannot get away from, either",
        Concept::Sim => "it fears that others move at the same moment",
    }
}
