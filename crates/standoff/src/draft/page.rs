//! The draft as a model file: what it is, the model, and as comments what is proposed and what was left out.

use super::Drafted;
use standoff_conflict::to_toml;

/// The whole file.
pub(super) fn page(drafted: &Drafted) -> String {
    let mut page = String::new();
    for line in [
        "A draft made from the ledger alone; nothing in it has been confirmed by anybody.",
        "Every element cites the words it was made from. That an act of the model is the one those words mean is proposed, not stated: see the",
        "notes. No page ranks wishes, so every rank is unknown. What is not taken in the status quo is assumed.",
        "Correct it freely: the file is never written again.",
    ] {
        comment(&mut page, line);
    }
    for remark in &drafted.remarks {
        comment(&mut page, &format!("Look at this first: {remark}."));
    }
    page.push_str(&to_toml(&drafted.conflict));
    if !drafted.rules.is_empty() {
        page.push('\n');
        comment(
            &mut page,
            "Rules that no page states. They are not in force; take the # away to assume them.",
        );
        for rule in &drafted.rules {
            page.push_str("#\n");
            comment(&mut page, &format!("{}:", rule.why));
            rule.lines.iter().for_each(|line| comment(&mut page, line));
        }
    }
    if !drafted.left_out.is_empty() {
        page.push('\n');
        comment(&mut page, "Not in the draft:");
        for left in &drafted.left_out {
            let place = if left.cite.is_empty() { &left.item } else { &left.cite };
            comment(&mut page, &format!("- “{}” ({place}): {}", left.what, left.why));
        }
    }
    page
}

/// One line of comment; what would end the line or the file's text is made a blank.
fn comment(page: &mut String, line: &str) {
    page.push_str("# ");
    page.extend(line.chars().map(|c| if c.is_control() { ' ' } else { c }));
    page.push('\n');
}
