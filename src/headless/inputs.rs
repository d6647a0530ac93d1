//! What the command line gives to be read.

use std::path::PathBuf;

use crate::cancel::CancelToken;
use crate::ingest::{Input, Parts, walk};

use super::arguments::SourceFormat;

/// The parts of all inputs in the order of the paths, found as they are asked for, never all at
/// once; of standard input where there is no path.
pub fn parts(paths: &[PathBuf], from: SourceFormat) -> Parts {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard } else { paths };
    let inputs = paths
        .iter()
        .map(|path| match (path.as_os_str() == "-", from) {
            (true, SourceFormat::Auto) => Input::Standard,
            (true, SourceFormat::JsonLines) => Input::StandardLines,
            (false, SourceFormat::Auto) => Input::File(path.clone()),
            (false, SourceFormat::JsonLines) => Input::Lines(path.clone()),
        });
    walk(inputs.collect::<Vec<_>>(), &CancelToken::default())
}
