//! `fetch`: takes pages and the items of feeds in from the web, when and only when it is asked to.

#[cfg(feature = "fetch")]
mod address;
#[cfg(feature = "fetch")]
mod client;
mod order;
#[cfg(feature = "fetch")]
mod robots;
#[cfg(feature = "fetch")]
mod taking;

pub use order::{Fetch, fetch};
