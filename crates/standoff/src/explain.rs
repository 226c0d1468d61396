//! `explain`: what a finding's code means.

use crate::Failure;
use standoff_conflict::{Explanation, explain as look_up, explanations};

/// The manual's entry for a code, written in capitals or not, in brackets or not.
///
/// # Errors
/// [`Failure::Usage`] for a code that does not exist, with those that begin alike.
pub fn explain(code: &str) -> Result<&'static Explanation, Failure> {
    let bare = code.trim().trim_matches(['[', ']']);
    look_up(bare).ok_or_else(|| {
        let group: String = bare.to_uppercase().chars().take(3).collect();
        let alike = explanations().iter().filter(|e| e.code.starts_with(&group)).map(|e| e.code);
        let alike: Vec<&str> = alike.filter(|_| group.len() == 3).collect();
        let offer = if alike.is_empty() {
            "codes look like C0103".to_owned()
        } else {
            format!("there is {}", alike.join(", "))
        };
        Failure::Usage(format!("there is no code “{bare}”; {offer}"))
    })
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn codes_are_found_however_they_are_written() {
        assert_eq!(explain("c0103").unwrap().code, "C0103");
        assert_eq!(explain(" [C0103] ").unwrap().code, "C0103");
        assert!(explain("C0199").unwrap_err().to_string().contains("C0101"));
        assert!(explain("é").unwrap_err().to_string().contains("C0103"));
    }
}
