//! Fetching addresses one after the other, and taking in what comes.

use super::Fetch;
use super::address::name;
use super::client::{Client, Limits, Page};
use crate::{Added, AddedAs, Dossier, Failure, Input, add};

/// The deed, with limits of one's own.
pub(crate) fn take(dossier: &mut Dossier, wish: &Fetch, limits: &Limits, progress: &mut dyn FnMut(&Added)) -> Result<Vec<Added>, Failure> {
    let mut visit = Visit {
        client: Client::new(*limits, wish.allow_local),
        dossier,
        at: &wish.at,
        done: Vec::new(),
        progress,
    };
    for address in &wish.addresses {
        match visit.client.get(address) {
            Err(why) => visit.tell(address.clone(), AddedAs::Refused { why }),
            Ok(page) => match items(&page) {
                None => visit.keep(address, &page)?,
                Some(links) if links.is_empty() => {
                    let why = "it is a feed without items".into();
                    visit.tell(address.clone(), AddedAs::Refused { why });
                }
                Some(links) => visit.follow(&links[..links.len().min(wish.items)])?,
            },
        }
    }
    Ok(visit.done)
}

struct Visit<'a> {
    client: Client,
    dossier: &'a mut Dossier,
    at: &'a str,
    done: Vec<Added>,
    progress: &'a mut dyn FnMut(&Added),
}

impl Visit<'_> {
    fn follow(&mut self, links: &[String]) -> Result<(), Failure> {
        for link in links {
            match self.client.get(link) {
                Ok(page) => self.keep(link, &page)?,
                Err(why) => self.tell(link.clone(), AddedAs::Refused { why }),
            }
        }
        Ok(())
    }

    /// Takes a page in, with where and when it was found.
    fn keep(&mut self, from: &str, page: &Page) -> Result<(), Failure> {
        let input = Input::Bytes {
            name: name(&page.url, &page.kind),
            bytes: page.bytes.clone(),
        };
        for added in add(self.dossier, &[input], &mut |_| {})? {
            if let AddedAs::New { sha256, .. } = &added.outcome {
                self.dossier
                    .note_origin(sha256, page.url.as_str(), &format!("fetched {}", self.at))?;
            }
            self.tell(from.to_owned(), added.outcome);
        }
        Ok(())
    }

    fn tell(&mut self, from: String, outcome: AddedAs) {
        let added = Added { from, outcome };
        (self.progress)(&added);
        self.done.push(added);
    }
}

/// The addresses that a feed lists, each once, in its order; `None` if the page is no feed.
fn items(page: &Page) -> Option<Vec<String>> {
    let start = page
        .bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte))?;
    let head = page.bytes.get(start..)?;
    if !(head.starts_with(b"<") || head.starts_with(b"{")) || page.kind.contains("html") {
        return None;
    }
    let feed = feed_rs::parser::parse(head).ok()?;
    let mut links = Vec::new();
    for entry in &feed.entries {
        let own = |link: &&feed_rs::model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
        let link = entry.links.iter().find(own).or(entry.links.first());
        if let Some(link) = link.and_then(|link| page.url.join(&link.href).ok()).map(|url| url.to_string())
            && !links.contains(&link)
        {
            links.push(link);
        }
    }
    Some(links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::{Arc, Mutex};
    use std::thread;
    use std::time::{Duration, Instant};

    /// A server on this machine that answers as the tests need, and keeps the paths it was asked for.
    struct Server {
        address: String,
        asked: Arc<Mutex<Vec<String>>>,
    }

    impl Server {
        fn start() -> Server {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = format!("http://{}", listener.local_addr().unwrap());
            let asked = Arc::new(Mutex::new(Vec::new()));
            let (own, log) = (address.clone(), asked.clone());
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let (own, log) = (own.clone(), log.clone());
                    thread::spawn(move || answer(stream, &own, &log));
                }
            });
            Server { address, asked }
        }

        fn asked(&self) -> Vec<String> {
            self.asked.lock().unwrap().clone()
        }
    }

    fn answer(mut stream: TcpStream, own: &str, log: &Mutex<Vec<String>>) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let (mut request, mut agent) = (String::new(), String::new());
        reader.read_line(&mut request).unwrap();
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|length| length > 2) {
            if line.to_lowercase().starts_with("user-agent:") {
                agent = line.trim().to_owned();
            }
            line.clear();
        }
        assert!(agent.contains("standoff/"), "{agent}");
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        log.lock().unwrap().push(path.clone());
        let page = |words: &str| format!("<html><body><article><h1>Weir</h1><p>The weir board met. {words}</p></article></body></html>");
        let (status, head, body) = match path.as_str() {
            "/robots.txt" => (
                "200 OK",
                "Content-Type: text/plain",
                "User-agent: *\nDisallow: /closed\n".to_owned(),
            ),
            "/feed" => {
                let item = |number: usize| format!("<item><title>{number}</title><link>{own}/news/{number}</link></item>");
                let items: String = [1, 2, 2, 3].map(item).concat();
                let feed = format!(
                    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Weir</title><link>{own}</link>{items}</channel></rss>"
                );
                ("200 OK", "Content-Type: application/rss+xml", feed)
            }
            "/moved" => ("302 Found", "Location: /news/9", String::new()),
            "/loop" => ("302 Found", "Location: /loop", String::new()),
            "/away" => ("302 Found", "Location: file:///etc/hosts", String::new()),
            "/large" => ("200 OK", "Content-Type: text/html", page(&"more ".repeat(40_000))),
            "/cut" => ("200 OK", "Content-Type: text/html\r\nX-Cut: yes", page("It was cut.")),
            "/slow" => {
                thread::sleep(Duration::from_millis(1500));
                ("200 OK", "Content-Type: text/html", page("Late."))
            }
            path if path.starts_with("/news/") => ("200 OK", "Content-Type: text/html", page(path)),
            _ => ("404 Not Found", "Content-Type: text/html", page("Nothing.")),
        };
        let length = body.len() + if head.contains("X-Cut") { 500 } else { 0 };
        // The client may have gone.
        let _ = write!(
            stream,
            "HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
    }

    fn limits() -> Limits {
        Limits {
            pause: Duration::from_millis(10),
            time: Duration::from_millis(700),
            bytes: 100_000,
            redirects: 5,
        }
    }

    fn fetched(paths: &[&str], allow_local: bool) -> (Vec<String>, Server, Dossier, tempfile::TempDir) {
        let (server, home) = (Server::start(), tempfile::tempdir().unwrap());
        let folder = home.path().join("weir");
        crate::new(&folder, Some("Weir")).unwrap();
        let mut dossier = Dossier::open(&folder).unwrap();
        let wish = Fetch {
            addresses: paths.iter().map(|path| format!("{}{path}", server.address)).collect(),
            items: 2,
            allow_local,
            at: "2031-06-01T08:00:00Z".into(),
        };
        let done = take(&mut dossier, &wish, &limits(), &mut |_| {}).unwrap();
        let told = done.into_iter().map(|added| match added.outcome {
            AddedAs::New { name, .. } => format!("new {name}"),
            AddedAs::Refused { why } => why,
            other => format!("{other:?}"),
        });
        (told.collect(), server, dossier, home)
    }

    #[test]
    fn pages_and_feeds_come_in_with_address_and_time() {
        let (told, server, dossier, _home) = fetched(&["/feed", "/moved", "/news/1"], true);
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(
            told[0].ends_with("-news-1.html") && told[1].ends_with("-news-2.html") && told[2].ends_with("-news-9.html"),
            "{told:?}"
        );
        assert!(told[3].starts_with("Known"), "{told:?}");
        assert_eq!(
            server.asked(),
            ["/robots.txt", "/feed", "/news/1", "/news/2", "/moved", "/news/9", "/news/1"]
        );
        let list = std::fs::read_to_string(dossier.folder().join("standoff.toml")).unwrap();
        assert!(list.contains(&format!("url = \"{}/news/9\"", server.address)), "{list}");
        assert_eq!(list.matches("note = \"fetched 2031-06-01T08:00:00Z\"").count(), 3);
        let kept = std::fs::read_to_string(dossier.source_path(&told[0]["new ".len()..])).unwrap();
        assert!(kept.contains("The weir board met. /news/1"), "as received");
    }

    #[test]
    fn what_cannot_be_had_says_why_and_nothing_is_kept() {
        let (told, server, dossier, _home) = fetched(&["/none", "/closed/1", "/loop", "/away", "/large", "/cut", "/slow"], true);
        let expected = [
            "no page at this address",
            "robots.txt",
            "more than 5 times",
            "only http: and https:",
            "larger than",
            "broke off",
            "within 0.7 seconds",
        ];
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.contains(expected), "“{told}” for “{expected}”");
        }
        assert!(!server.asked().contains(&"/closed/1".to_owned()));
        assert!(dossier.listed().is_empty());
    }

    #[test]
    fn the_local_network_is_left_alone_unless_allowed() {
        let (told, server, _, _home) = fetched(&["/news/1"], false);
        assert!(told[0].contains("--allow-local"), "{told:?}");
        assert_eq!(server.asked(), Vec::<String>::new());
    }

    #[test]
    fn a_host_is_asked_at_a_pace() {
        let server = Server::start();
        let slow = Limits {
            pause: Duration::from_millis(120),
            ..limits()
        };
        let mut client = Client::new(slow, true);
        let began = Instant::now();
        for number in 0..2 {
            client.get(&format!("{}/news/{number}", server.address)).unwrap();
        }
        assert!(began.elapsed() >= Duration::from_millis(240), "robots.txt and two pages");
    }
}
