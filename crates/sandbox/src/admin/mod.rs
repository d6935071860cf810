//! What a test does to the sandbox from outside: `/admin/…`, as the README of this crate describes it.
