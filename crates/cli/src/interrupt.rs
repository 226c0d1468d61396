//! Ctrl-C as a request: the first one asks the work under way to stop and tell what it has, a second one ends the program.

use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// What shells report of a program that was ended by an interrupt.
const ENDED: i32 = 130;

static CALLED_OFF: AtomicBool = AtomicBool::new(false);
static LISTENING: Once = Once::new();

/// The flag that an interrupt sets, to be handed to long work. From the first call on, interrupts are caught.
pub fn flag() -> &'static AtomicBool {
    LISTENING.call_once(|| {
        // Without a handler an interrupt ends the program, as ever: nothing to tell anybody.
        let _ = ctrlc::set_handler(interrupted);
    });
    &CALLED_OFF
}

/// Asks the work to stop; the second time, ends the program.
#[expect(
    clippy::exit,
    reason = "the work did not stop when asked, and nothing is half-written by a command that only tells"
)]
fn interrupted() {
    if CALLED_OFF.swap(true, Ordering::Relaxed) {
        process::exit(ENDED);
    }
}

/// Whether an interrupt has asked the work to stop.
pub fn called_off() -> bool {
    CALLED_OFF.load(Ordering::Relaxed)
}
