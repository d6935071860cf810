//! Entry of the sandbox's web worker.
fn main() {}
