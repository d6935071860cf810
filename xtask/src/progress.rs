//! What a person reads meanwhile.

#![expect(clippy::print_stdout, reason = "the one place of a command-line program that prints")]

use std::fmt::Display;
use std::sync::LazyLock;
use std::time::Instant;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Says what is being done, with the seconds since the first thing said.
pub fn say(what: impl Display) {
    println!("[{:4} s] {what}", START.elapsed().as_secs());
}

/// Prints a line of a result.
pub fn line(text: impl Display) {
    println!("{text}");
}
