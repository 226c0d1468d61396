//! Two models side by side: what differs between them, then between their verdicts.

use crate::failure::Failure;
use crate::solution::Measure;
use crate::tellings::difference::Sides;
use crate::tellings::{ending, wording};
use crate::terminal::{GOOD, STRONG, Terminal, clean, paint};
use standoff::CompareAnswer;
use standoff::stability::Analysis;

/// Tells how two models and their verdicts differ.
pub fn tell(answer: &CompareAnswer, measure: Measure, terminal: &mut Terminal) -> Result<(), Failure> {
    let (first, second) = (&answer.first, &answer.second);
    for (name, analysis) in [("first", first), ("second", second)] {
        terminal.paragraph("", &format!("{} {}", paint(STRONG, &format!("The {name}:")), title(analysis)))?;
    }
    let difference = &answer.comparison;
    if difference.is_empty() {
        let told = "They do not differ: neither in sides, options, rules and wishes, nor in any verdict.";
        terminal.paragraph("", &paint(GOOD, told))?;
    } else {
        terminal.heading("What differs in the models")?;
        wording::models(&difference.models, ("in the first", "in the second"), terminal)?;
        terminal.line("")?;
        let sides = Sides {
            first: ("in the first", first),
            second: ("in the second", second),
            comparison: difference,
            measure,
        };
        sides.tell(terminal)?;
    }
    if first.conflict().options == second.conflict().options {
        ending::options(first.conflict(), terminal)?;
    } else {
        for (name, analysis) in [("first", first), ("second", second)] {
            terminal.line("")?;
            terminal.line(&format!("Of the {name} model:"))?;
            ending::options(analysis.conflict(), terminal)?;
        }
    }
    let also = format!("second model sha256 {}", second.conflict().content_hash());
    ending::computed_under(first, &[also], terminal)
}

/// A model by its title and date.
fn title(analysis: &Analysis) -> String {
    let conflict = analysis.conflict();
    let title = if conflict.title.is_empty() { &conflict.id } else { &conflict.title };
    let date = conflict.as_of.as_ref().map(|date| format!(" (as of {})", clean(date)));
    format!("{}{}", clean(title), date.unwrap_or_default())
}
