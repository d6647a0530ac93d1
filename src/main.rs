//! The `sidelight` program: a window, or a headless form chosen by the first argument.

fn main() {}
