//! Addresses: which may be fetched, and what a source from one is called.

use std::net::{IpAddr, Ipv4Addr};
use url::Url;

/// The most characters of a name that an address gives.
const LONGEST: usize = 120;

/// An address that may be fetched; the error says why another may not.
pub(crate) fn parsed(address: &str) -> Result<Url, String> {
    let url = Url::parse(address.trim())
        .map_err(|_| "it is no address; write it in full, as in https://harbour-news.example/strike".to_owned())?;
    match (url.scheme(), url.host_str()) {
        ("http" | "https", Some(host)) if !host.is_empty() => Ok(url),
        (scheme, _) => Err(format!(
            "addresses that begin with {scheme}: are not fetched, only http: and https:"
        )),
    }
}

/// Whether an address of a machine is one of the local network, of this machine, or of nobody.
pub(crate) fn is_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_local_four(address),
        IpAddr::V6(address) => {
            let parts = address.segments();
            let embedded = |high: u16, low: u16| is_local_four(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
            match parts {
                [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => embedded(high, low),
                [0x2002, high, low, ..] => embedded(high, low),
                [first, ..] => address.is_multicast() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || first & 0xffc0 == 0xfec0,
            }
        }
    }
}

fn is_local_four(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let shared = first == 100 && second & 0xc0 == 64;
    let reserved = first == 0 || first >= 224 || (first, second, third) == (192, 0, 0) || (first == 198 && second & 0xfe == 18);
    address.is_private() || address.is_loopback() || address.is_link_local() || shared || reserved
}

/// The name of a source from an address, with the ending that its kind of content has.
pub(crate) fn name(url: &Url, kind: &str) -> String {
    let plain = format!("{}{}", url.host_str().unwrap_or("page"), url.path().trim_end_matches('/'));
    let known = [".html", ".htm", ".xhtml", ".txt", ".pdf"];
    let stem = known.iter().find_map(|ending| plain.strip_suffix(ending)).unwrap_or(&plain);
    let ending = match kind {
        kind if kind.contains("pdf") => ".pdf",
        kind if kind.starts_with("text/plain") => ".txt",
        _ => ".html",
    };
    let mut name = String::new();
    for letter in stem.chars().take(LONGEST) {
        let fits = letter.is_alphanumeric() || matches!(letter, '.' | '_');
        match fits {
            true => name.push(letter),
            false if name.ends_with('-') => {}
            false => name.push('-'),
        }
    }
    format!("{}{ending}", name.trim_matches(['-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_addresses() {
        assert!(parsed(" https://weir.example/news?id=3 ").is_ok());
        for wrong in ["weir.example", "file:///etc/hosts", "ftp://weir.example/a", "", "http://"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_local_network_is_told_apart() {
        let local = |address: &str| is_local(address.parse().unwrap());
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.9",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ] {
            assert!(local(address), "{address}");
        }
        for address in [
            "93.184.215.14",
            "100.128.0.1",
            "172.32.0.1",
            "2a00:1450:4001::200e",
            "::ffff:93.184.215.14",
        ] {
            assert!(!local(address), "{address}");
        }
    }

    #[test]
    fn names_come_from_addresses() {
        let named = |address: &str, kind: &str| name(&parsed(address).unwrap(), kind);
        assert_eq!(
            named("https://weir.example/news/2031/gates shut/", "text/html; charset=utf-8"),
            "weir.example-news-2031-gates-20shut.html"
        );
        assert_eq!(
            named("https://weir.example/minutes.pdf?x=1", "application/pdf"),
            "weir.example-minutes.pdf"
        );
        assert_eq!(named("https://weir.example/a.txt", "text/plain"), "weir.example-a.txt");
        assert_eq!(named("https://weir.example", "text/html"), "weir.example.html");
        assert!(crate::settings::check_name(&named(&format!("https://weir.example/{}", "é@:".repeat(300)), "text/html")).is_ok());
    }
}
