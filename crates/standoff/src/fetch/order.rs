//! What to fetch, and the deed itself, which every build has: one without the feature `fetch` says how to get it.

use crate::{Added, Dossier, Failure};

/// What to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetch {
    /// Addresses of pages and of RSS, Atom or JSON feeds; `http` and `https` only.
    pub addresses: Vec<String>,
    /// The most items that are fetched of one feed, the first of it.
    pub items: usize,
    /// Whether addresses in the local network and on this machine may be fetched.
    pub allow_local: bool,
    /// When, ISO 8601, as it is to be noted with each source.
    pub at: String,
}

impl Fetch {
    /// How many items of a feed are fetched unless somebody says otherwise.
    pub const ITEMS: usize = 20;
}

/// Fetches pages, and the items of feeds, and takes them in as they were received, with their address and the time noted.
///
/// A host is asked once a second at most, under the name `standoff`, and nothing that its `robots.txt` forbids. What cannot be
/// fetched is told as refused; the others are taken in all the same.
///
/// # Errors
/// [`Failure::Usage`] if the program was built without the feature `fetch`; otherwise as [`crate::add()`].
pub fn fetch(dossier: &mut Dossier, wish: &Fetch, progress: &mut dyn FnMut(&Added)) -> Result<Vec<Added>, Failure> {
    #[cfg(feature = "fetch")]
    return super::taking::take(dossier, wish, &super::client::Limits::default(), progress);
    #[cfg(not(feature = "fetch"))]
    {
        let (_, _, _) = (dossier, wish, progress);
        Err(Failure::Usage(
            "this program was built without fetching from the web; build it with `--features fetch`, or save the pages and add the files"
                .into(),
        ))
    }
}

#[cfg(all(test, not(feature = "fetch")))]
mod tests {
    use super::*;

    #[test]
    fn without_the_feature_it_says_how_to_get_it() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("weir");
        crate::new(&folder, Some("Weir")).unwrap();
        let wish = Fetch {
            addresses: vec!["https://weir.example/".into()],
            items: Fetch::ITEMS,
            allow_local: false,
            at: "2031-06-01T08:00:00Z".into(),
        };
        let failure = fetch(&mut Dossier::open(&folder).unwrap(), &wish, &mut |_| {}).unwrap_err();
        assert!(failure.to_string().contains("--features fetch"), "{failure}");
    }
}
