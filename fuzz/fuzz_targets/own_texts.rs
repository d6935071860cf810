#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::own_texts::check(data));
