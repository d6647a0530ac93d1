//! The reader of files whose ending stands in the environment; `run` puts it there.
#![no_main]

use std::sync::OnceLock;

static ENDING: OnceLock<String> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let ending = ENDING.get_or_init(|| {
        // The fuzzer's own hook ends it at every panic.
        let _ = std::panic::take_hook();
        sidelight_fuzz::let_our_panics_end_the_program();
        std::env::var("READER").expect("READER names an ending")
    });
    let _ = sidelight_fuzz::reader(ending, data);
});
