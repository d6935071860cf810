#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::soax_replies::check(data));
