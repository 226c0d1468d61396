//! A polite client: one request a second and host, what `robots.txt` allows, and limits on everything.

use super::address::{is_local, parsed};
use super::robots::Robots;
use std::collections::BTreeMap;
use std::io;
use std::thread;
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};
use url::Url;

/// Under which name hosts are asked.
const NAME: &str = concat!("standoff/", env!("CARGO_PKG_VERSION"));
/// The most bytes of a `robots.txt`, as RFC 9309 asks for at least.
const ROBOTS: u64 = 512 << 10;

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Between two requests to one host.
    pub(crate) pause: Duration,
    /// For one request with its answer.
    pub(crate) time: Duration,
    /// Bytes of one answer.
    pub(crate) bytes: u64,
    /// Redirections followed.
    pub(crate) redirects: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            pause: Duration::from_secs(1),
            time: Duration::from_secs(30),
            bytes: 20_000_000,
            redirects: 5,
        }
    }
}

/// What came from an address.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Where it was found after all redirections.
    pub(crate) url: Url,
    /// As the server calls it, lower case: `text/html; charset=utf-8`.
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

/// Fetches pages, one after the other.
pub(crate) struct Client {
    agent: Agent,
    limits: Limits,
    robots: BTreeMap<String, Robots>,
    asked: BTreeMap<String, Instant>,
}

impl Client {
    pub(crate) fn new(limits: Limits, allow_local: bool) -> Client {
        let config = Config::builder()
            .user_agent(NAME)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(limits.time))
            .proxy(None)
            .build();
        let resolver = Guarded {
            allow_local,
            inner: DefaultResolver::default(),
        };
        Client {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            limits,
            robots: BTreeMap::new(),
            asked: BTreeMap::new(),
        }
    }

    /// Fetches a page; the error says why it could not be had.
    pub(crate) fn get(&mut self, address: &str) -> Result<Page, String> {
        let mut url = parsed(address)?;
        for _ in 0..=self.limits.redirects {
            self.ask_leave(&url)?;
            let mut answer = self.send(&url)?;
            if let Some(target) = redirection(&url, &answer) {
                url = target?;
                continue;
            }
            return match answer.status().as_u16() {
                200..=299 => self.page(url, &mut answer),
                404 | 410 => Err("there is no page at this address".into()),
                401 | 402 | 403 | 451 => {
                    Err("the server does not give this page to everybody; save it in a browser and add the file".into())
                }
                429 | 503 => Err("the server is busy and asks to come back later".into()),
                other => Err(format!("the server answers with error {other}")),
            };
        }
        Err(format!(
            "it leads from one address to the next more than {} times",
            self.limits.redirects
        ))
    }

    fn page(&self, url: Url, answer: &mut Response<Body>) -> Result<Page, String> {
        let kind = header_of(answer, &header::CONTENT_TYPE).unwrap_or_default().to_lowercase();
        let body = answer.body_mut().with_config().limit(self.limits.bytes).read_to_vec();
        let bytes = body.map_err(|error| self.told(&error))?;
        Ok(Page { url, kind, bytes })
    }

    /// Keeps to what the host's `robots.txt` says.
    fn ask_leave(&mut self, url: &Url) -> Result<(), String> {
        let origin = url.origin().ascii_serialization();
        if !self.robots.contains_key(&origin) {
            let robots = self.robots_of(url)?;
            self.robots.insert(origin.clone(), robots);
        }
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        match self.robots.get(&origin).is_none_or(|robots| robots.allows(&path)) {
            true => Ok(()),
            false => Err("the host's robots.txt does not let programs fetch it; save it in a browser and add the file".into()),
        }
    }

    fn robots_of(&mut self, url: &Url) -> Result<Robots, String> {
        let mut place = url.join("/robots.txt").map_err(|error| error.to_string())?;
        for _ in 0..=self.limits.redirects {
            let mut answer = self.send(&place)?;
            if let Some(target) = redirection(&place, &answer) {
                place = target?;
                continue;
            }
            return Ok(match answer.status().as_u16() {
                200..=299 => match answer.body_mut().with_config().limit(ROBOTS).read_to_vec() {
                    Ok(bytes) => Robots::parse(&String::from_utf8_lossy(&bytes)),
                    Err(_) => Robots::closed(),
                },
                // A host that has a fault for the moment has not given leave.
                500..=599 => Robots::closed(),
                _ => Robots::default(),
            });
        }
        Ok(Robots::closed())
    }

    fn send(&mut self, url: &Url) -> Result<Response<Body>, String> {
        let host = url.host_str().unwrap_or_default().to_owned();
        if let Some(last) = self.asked.get(&host) {
            thread::sleep(self.limits.pause.saturating_sub(last.elapsed()));
        }
        let answer = self.agent.get(url.as_str()).call();
        self.asked.insert(host, Instant::now());
        answer.map_err(|error| self.told(&error))
    }

    /// An error in words for the user.
    fn told(&self, error: &Error) -> String {
        match error {
            Error::Timeout(_) => format!("no whole answer came within {} seconds", self.limits.time.as_secs_f32()),
            Error::HostNotFound => "no host of that name was found; check the address and the connection".into(),
            Error::BodyExceedsLimit(_) => format!("it is larger than the {} bytes that one page may have", self.limits.bytes),
            Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                format!("no whole answer came within {} seconds", self.limits.time.as_secs_f32())
            }
            Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => error.to_string(),
            Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => "the host does not answer".into(),
            other => format!("the connection broke off ({other})"),
        }
    }
}

/// Where an answer leads to, if it leads on.
fn redirection(from: &Url, answer: &Response<Body>) -> Option<Result<Url, String>> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let target = header_of(answer, &header::LOCATION)?;
    let joined = from.join(&target).map_err(|_| "it leads to what is no address".to_owned());
    Some(joined.and_then(|url| parsed(url.as_str())))
}

fn header_of(answer: &Response<Body>, name: &header::HeaderName) -> Option<String> {
    let value = answer.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}

/// Finds the addresses of hosts and keeps those of the local network out, whatever name or redirection leads to them.
#[derive(Debug)]
struct Guarded {
    allow_local: bool,
    inner: DefaultResolver,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        match !self.allow_local && found.iter().any(|address| is_local(address.ip())) {
            true => Err(Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it leads into the local network; `--allow-local` lets it be fetched",
            ))),
            false => Ok(found),
        }
    }
}
