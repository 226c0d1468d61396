//! Watching long work: how far it is, and an end to it from outside.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::{Budget, Stopped};

/// How far a piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, e.g. `SEQ`.
    pub stage: &'static str,
    /// How many parts of the whole are done.
    pub done: u64,
    /// How many there are.
    pub of: u64,
}

/// What the caller of long work holds in its hands: a flag that ends it, and an ear for its progress. The default is neither.
#[derive(Clone, Copy, Default)]
pub struct Watch<'a> {
    /// Ends the work soon after it is set.
    pub cancel: Option<&'a AtomicBool>,
    /// Hears of progress, from one thread at a time.
    pub report: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = self.report.map(|_| "…");
        out.debug_struct("Watch")
            .field("cancel", &self.cancel)
            .field("report", &told)
            .finish()
    }
}

/// The time a piece of work has taken, against its budget.
#[derive(Clone, Copy, Debug)]
pub struct Clock<'a> {
    watch: Watch<'a>,
    began: Instant,
    most: Option<Duration>,
}

impl<'a> Clock<'a> {
    /// Starts now.
    pub fn start(budget: &Budget, watch: Watch<'a>) -> Clock<'a> {
        Clock {
            watch,
            began: Instant::now(),
            most: budget.max_time,
        }
    }

    /// Tells whoever listens how far the work is.
    pub fn tell(&self, stage: &'static str, done: u64, of: u64) {
        if let Some(report) = self.watch.report {
            report(Progress { stage, done, of });
        }
    }

    /// Goes on, or says why not.
    ///
    /// # Errors
    /// [`Stopped::Cancelled`] once the flag is set, [`Stopped::OutOfTime`] once the time is up.
    pub fn go_on(&self) -> Result<(), Stopped> {
        if self.watch.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed)) {
            return Err(Stopped::Cancelled);
        }
        match self.most {
            Some(most) if self.began.elapsed() >= most => Err(Stopped::OutOfTime { most }),
            _ => Ok(()),
        }
    }
}
