//! What differs in the wording of two models: sides, options, rules, wishes, where the dispute stands.

use crate::failure::Failure;
use crate::terminal::{Terminal, clean};
use standoff::questions::compare::{Either, ModelDifference, Reworded, WishesDifference};

/// Tells what differs in two models; nothing where nothing does. `names` are what the two are called.
pub fn models(models: &ModelDifference, names: (&str, &str), terminal: &mut Terminal) -> Result<(), Failure> {
    let mut lines = Vec::new();
    let lists = [
        ("decision makers", &models.makers),
        ("options", &models.options),
        ("it cannot occur that", &models.rules),
        ("barred moves", &models.no_moves),
        ("counted as one", &models.merges),
        ("not perceived", &models.hidden),
    ];
    for (what, either) in lists {
        only(what, either, names, &mut lines);
    }
    reworded("direction of ", &models.directions, names, &mut lines);
    models.wishes.iter().for_each(|wishes| of_one(wishes, names, &mut lines));
    reworded("now, ", &models.status_quo, names, &mut lines);
    if lines.is_empty() {
        return Ok(terminal.paragraph("  ", "Nothing that is compared differs.")?);
    }
    for line in lines {
        terminal.paragraph("  - ", &clean(&line))?;
    }
    Ok(())
}

/// A line for each side that has something of its own.
fn only(what: &str, either: &Either<String>, names: (&str, &str), lines: &mut Vec<String>) {
    for (name, found) in [(names.0, &either.first), (names.1, &either.second)] {
        let found: Vec<String> = found.iter().map(|found| format!("`{found}`")).collect();
        if !found.is_empty() {
            lines.push(format!("{what}, only {name}: {}", found.join("; ")));
        }
    }
}

fn reworded(what: &str, rows: &[Reworded], names: (&str, &str), lines: &mut Vec<String>) {
    lines.extend(
        rows.iter()
            .map(|row| format!("{what}{}: `{}` {}, `{}` {}", row.name, row.first, names.0, row.second, names.1)),
    );
}

/// What one decision maker wants otherwise.
fn of_one(wishes: &WishesDifference, names: (&str, &str), lines: &mut Vec<String>) {
    let maker = &wishes.maker;
    only(&format!("wishes of {maker}"), &wishes.statements, names, lines);
    reworded(&format!("wish {maker}."), &wishes.reworded, names, lines);
    if let Some((first, second)) = &wishes.order {
        lines.push(format!("{maker}'s wishes in order {}: {}", names.0, first.join(", ")));
        lines.push(format!("{maker}'s wishes in order {}: {}", names.1, second.join(", ")));
    }
    if wishes.ranking {
        lines.push(format!("{maker} ranks states otherwise"));
    }
}
