//! `robots.txt` (RFC 9309): which addresses of a host may be fetched.

/// The name that rules may address.
const NAME: &str = "standoff";

/// What a host says of us: allowed or not, by pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Robots {
    rules: Vec<(bool, String)>,
}

impl Robots {
    /// Rules of a host that could not be asked: nothing may be fetched.
    pub(crate) fn closed() -> Robots {
        Robots {
            rules: vec![(false, "/".into())],
        }
    }

    /// Reads the rules for us, or those for everybody where there are none. Linear in the length of the text.
    pub(crate) fn parse(text: &str) -> Robots {
        let (mut ours, mut all): (Option<Vec<_>>, Vec<_>) = (None, Vec::new());
        let (mut for_us, mut for_all, mut naming) = (false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if !naming {
                        (for_us, for_all, naming) = (false, false, true);
                    }
                    let value = value.to_lowercase();
                    for_us |= value.split('/').next() == Some(NAME);
                    for_all |= value == "*";
                    if for_us {
                        ours.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    naming = false;
                    let rule = (key == "allow", value.to_owned());
                    if for_us {
                        ours.get_or_insert_default().push(rule.clone());
                    }
                    if for_all {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        let mut rules = ours.unwrap_or(all);
        rules.retain(|(_, pattern)| !pattern.is_empty());
        Robots { rules }
    }

    /// Whether a path, with its query, may be fetched: the longest pattern that fits decides, a permission before a ban.
    pub(crate) fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(_, pattern)| fits(pattern, path));
        fitting
            .max_by_key(|(allowed, pattern)| (pattern.len(), *allowed))
            .is_none_or(|(allowed, _)| *allowed)
    }
}

/// Whether a path begins as a pattern says; `*` stands for anything, `$` at the end for the end of the path.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        // The first place is the best but for the last part of a pattern that must reach the end.
        let Some(at) = rest.find(part) else { return false };
        last = Some((rest, part));
        rest = &rest[at + part.len()..];
    }
    !whole || rest.is_empty() || last.is_some_and(|(rest, part)| rest.ends_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_us_go_before_those_for_all() {
        let robots = Robots::parse(
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Standoff/1 # us\nDisallow: /drafts\nAllow: /drafts/open\n",
        );
        assert!(robots.allows("/news") && robots.allows("/drafts/open/1"));
        assert!(!robots.allows("/drafts/secret"));
        assert!(!Robots::parse("user-agent: *\ndisallow: /\n").allows("/news"));
        assert!(Robots::parse("User-agent: *\nDisallow:\n").allows("/news"));
        assert!(Robots::parse("<html>no rules</html>").allows("/"));
        assert!(!Robots::closed().allows("/a"));
    }

    #[test]
    fn patterns_have_stars_and_ends() {
        for (pattern, path, expected) in [
            ("/*.pdf$", "/a/b.pdf", true),
            ("/*.pdf$", "/a.pdf?x", false),
            ("/*.pdf$", "/a.pdf/b.pdf", true),
            ("/a*/c", "/abb/cd", true),
            ("/a*/c", "/abb/d", false),
            ("/a$", "/a", true),
            ("/a$", "/ab", false),
        ] {
            assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
        }
    }
}
