//! Where the output goes: down the pipe, or into a file that has its name once it is whole.

use std::io::{self, ErrorKind, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use sidelight_engine::disk;

use super::arguments::Options;

/// Where the output goes.
pub enum Destination {
    /// To standard output.
    Pipe(Stdout),
    /// Into a file.
    File {
        /// Its name.
        path: PathBuf,
        /// What becomes of it, beside it.
        unfinished: NamedTempFile,
        /// Whether it takes the place of what is there.
        replaces: bool,
    },
}

impl Destination {
    /// Opens what the options ask for.
    ///
    /// # Errors
    /// When the file is there and may not be replaced, or its folder cannot be written.
    pub fn open(options: &Options) -> io::Result<Self> {
        let Some(path) = options.output.clone() else {
            return Ok(Self::Pipe(io::stdout()));
        };
        let replaces = options.replace;
        if path.exists() && !replaces {
            return Err(is_there(&path));
        }
        let unfinished = disk::temporary_beside(&path).map_err(|error| named(&path, &error))?;
        Ok(Self::File {
            path,
            unfinished,
            replaces,
        })
    }

    /// Gives what was written its name.
    ///
    /// # Errors
    /// When the disk does not take it, or another program put a file there meanwhile.
    pub fn finish(self) -> io::Result<()> {
        let Self::File {
            path,
            unfinished,
            replaces,
        } = self
        else {
            return Ok(());
        };
        let done = if replaces {
            disk::replace(&path, unfinished)
        } else {
            disk::name_new(&path, unfinished)
        };
        done.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => is_there(&path),
            _ => named(&path, &error),
        })
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Pipe(pipe) => pipe.write(bytes),
            Self::File { unfinished, .. } => unfinished.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Pipe(pipe) => pipe.flush(),
            Self::File { unfinished, .. } => unfinished.flush(),
        }
    }
}

fn is_there(path: &Path) -> io::Error {
    let told = format!(
        "{} exists already; with --replace its content is replaced",
        path.display()
    );
    io::Error::new(ErrorKind::AlreadyExists, told)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
