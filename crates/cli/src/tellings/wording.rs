//! What differs in the wording of two models: sides, options, rules, wishes, where the dispute stands.

use crate::failure::Failure;
use crate::terminal::{Terminal, clean};
use standoff::questions::compare::{Either, ModelDifference, Reworded, WishesDifference};

/// Tells what differs in two models, a line each; nothing where nothing does. `names` are what the two are called.
pub fn models(models: &ModelDifference, names: (&str, &str), terminal: &mut Terminal) -> Result<(), Failure> {
    let mut lines = Vec::new();
    let lists = [
        ("decision maker", &models.makers),
        ("option", &models.options),
        ("cannot occur", &models.rules),
        ("barred move", &models.no_moves),
        ("counted as one", &models.merges),
        ("not perceived", &models.hidden),
    ];
    for (what, either) in lists {
        only(what, either, names, &mut lines);
    }
    reworded("direction of", &models.directions, &mut lines);
    models.wishes.iter().for_each(|wishes| of_one(wishes, names, &mut lines));
    reworded("now", &models.status_quo, &mut lines);
    if lines.is_empty() && models.is_empty() {
        return Ok(terminal.paragraph("", "The models do not differ in what is compared.")?);
    }
    for line in lines {
        terminal.paragraph("  - ", &clean(&line))?;
    }
    Ok(())
}

fn only(what: &str, either: &Either<String>, names: (&str, &str), lines: &mut Vec<String>) {
    for (name, found) in [(names.0, &either.first), (names.1, &either.second)] {
        lines.extend(found.iter().map(|found| format!("only {name}: {what} `{found}`")));
    }
}

fn reworded(what: &str, rows: &[Reworded], lines: &mut Vec<String>) {
    lines.extend(
        rows.iter()
            .map(|row| format!("{what} {}: {}, then {}", row.name, row.first, row.second)),
    );
}

/// What one decision maker wants otherwise.
fn of_one(wishes: &WishesDifference, names: (&str, &str), lines: &mut Vec<String>) {
    let maker = &wishes.maker;
    only(&format!("wish of {maker},"), &wishes.statements, names, lines);
    for row in &wishes.reworded {
        lines.push(format!("{maker}.{}: `{}`, then `{}`", row.name, row.first, row.second));
    }
    if let Some((first, second)) = &wishes.order {
        lines.push(format!("order of {maker}: {}; then {}", first.join(", "), second.join(", ")));
    }
    if wishes.ranking {
        lines.push(format!("{maker} ranks states otherwise"));
    }
}
