//! Any text as a model file: it is read without a panic, places lie inside it, and what is read can be written and hashed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use standoff_conflict::Format;
use standoff_fuzz::read_and_write_again;

fuzz_target!(|text: &str| read_and_write_again(text, Format::Toml));
