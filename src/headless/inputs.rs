//! What the command line gives to be read.

use std::path::PathBuf;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::{Input, Parts, walk};

use super::arguments::{Options, SourceFormat};

/// The parts of all inputs in the order of the paths, found as they are asked for, never all at
/// once; of standard input where there is no path.
pub fn parts(options: &Options) -> Parts {
    let standard = [PathBuf::from("-")];
    let paths = if options.paths.is_empty() {
        &standard[..]
    } else {
        &options.paths
    };
    let inputs = paths
        .iter()
        .map(|path| match (path.as_os_str() == "-", options.from) {
            (true, SourceFormat::Auto | SourceFormat::Annotations) => Input::Standard,
            (true, SourceFormat::JsonLines) => Input::StandardLines,
            (false, SourceFormat::Auto | SourceFormat::Annotations) => Input::File(path.clone()),
            (false, SourceFormat::JsonLines) => Input::Lines(path.clone()),
        });
    let parts = walk(inputs.collect::<Vec<_>>(), &CancelToken::default());
    match &options.pages {
        Some(folder) => parts.with_pages(folder),
        None => parts,
    }
}
