//! Files as the program opens and writes them: a crash leaves either the old content or the new, never
//! a part; the file of a project that is open is never opened a second time.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// How the names of temporary files begin.
const TEMPORARY: &str = ".sidelight-";

/// A temporary file of this age was left by a program that was ended.
const LEFT_OVER: Duration = Duration::from_hours(24);

/// The files that are held, as [`hold`] says.
static HELD: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// Tells a file from all others, whichever path leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileId(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] PathBuf);

impl FileId {
    /// The file that a path leads to now.
    ///
    /// # Errors
    /// When it leads to none.
    pub fn of(path: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let file = fs::metadata(path)?;
            Ok(Self((file.dev(), file.ino())))
        }
        #[cfg(not(unix))]
        path.canonicalize().map(Self)
    }
}

/// A file that this program keeps open and locked. To open and close it once more would end the lock,
/// for the system keeps locks by process.
#[derive(Debug)]
pub struct Held(FileId);

impl Held {
    /// Whether a path leads to this file.
    pub fn is_at(&self, path: &Path) -> bool {
        FileId::of(path).is_ok_and(|there| there == self.0)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = held();
        if let Some(at) = held.iter().position(|file| *file == self.0) {
            held.swap_remove(at);
        }
    }
}

fn held() -> MutexGuard<'static, Vec<FileId>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says that the file at a path is locked by this program until [`Held`] is dropped.
///
/// # Errors
/// When there is no file.
pub fn hold(path: &Path) -> io::Result<Held> {
    let file = FileId::of(path)?;
    held().push(file.clone());
    Ok(Held(file))
}

/// Whether the file at a path is held.
pub fn is_held(path: &Path) -> bool {
    FileId::of(path).is_ok_and(|file| held().contains(&file))
}

/// Opens a plain file for reading: no pipe, which may block, and no device, which may never end.
///
/// # Errors
/// When it is none, is held, or cannot be opened.
pub fn open_plain(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?;
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::Error::other("this is not a plain file"));
    }
    if is_held(path) {
        let reason = "this is the file of a project that is open in this window";
        return Err(io::Error::other(reason));
    }
    File::open(path)
}

/// All that a plain file holds.
///
/// # Errors
/// When it cannot be opened, as [`open_plain`] says, or not be read.
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file by way of a temporary one beside it, which then takes its name.
///
/// # Errors
/// When the folder or the disk does not take it; what stood there before is untouched.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temporary_beside(path)?;
    file.write_all(bytes)?;
    replace(path, file)
}

/// An empty temporary file in the folder of `path`, removed again unless it replaces something. What
/// programs left there that were ended goes too.
///
/// # Errors
/// When the folder cannot be written.
pub fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let target = target_of(path);
    let folder = folder_of(&target);
    remove_left_over(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // Temporary files are for their owner's eyes only; this one becomes a file like any other.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Gives a finished temporary file the name `path`, in place of what stood there: with its
/// permissions, and behind the link where the name is one.
///
/// # Errors
/// When the disk does not take it, or the file there is held; what stood there before is untouched.
pub fn replace(path: &Path, file: NamedTempFile) -> io::Result<()> {
    if is_held(path) {
        let reason = "this is the file of a project that is open in this window";
        return Err(io::Error::other(reason));
    }
    let target = target_of(path);
    if let Ok(present) = fs::metadata(&target) {
        file.as_file().set_permissions(present.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(&target);
    Ok(())
}

/// Gives a finished temporary file the name `path`, where nothing has it.
///
/// # Errors
/// When something has it, or the disk does not take it; what stands there is untouched.
pub fn name_new(path: &Path, file: NamedTempFile) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

/// Makes a new name outlive a power cut. Not every file system can be asked for it.
fn sync_folder(path: &Path) {
    if cfg!(unix)
        && let Err(error) = File::open(folder_of(path)).and_then(|folder| folder.sync_all())
    {
        log::warn!(
            "{}: the name may not be on the disk yet: {error}",
            path.display()
        );
    }
}

/// The file that a path stands for: behind a link, where it is one.
fn target_of(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Removes temporary files that nobody will finish. Where it fails, they only take room.
fn remove_left_over(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let is_temporary = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let is_old = || {
            let file = entry.metadata().ok()?;
            let age = SystemTime::now().duration_since(file.modified().ok()?);
            Some(file.is_file() && age.ok()? > LEFT_OVER)
        };
        if is_temporary && is_old() == Some(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions_and_a_link_leads_to_the_new_content() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret.csv");
        write_atomically(&secret, b"old").unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        let link = folder.path().join("link.csv");
        std::os::unix::fs::symlink(&secret, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read(&secret).unwrap(), b"new");
        assert!(link.is_symlink());
        let mode = fs::metadata(&secret).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn temporary_files_that_were_left_go_and_those_in_use_stay() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["a", "b"].map(|name| folder.path().join(format!("{TEMPORARY}{name}")));
        for path in [&old, &new] {
            fs::write(path, "half").unwrap();
        }
        let file = File::options().write(true).open(&old).unwrap();
        file.set_modified(SystemTime::now() - LEFT_OVER * 2)
            .unwrap();
        write_atomically(&folder.path().join("facts.csv"), b"x").unwrap();
        assert!(!old.exists() && new.exists());
    }

    #[test]
    fn a_held_file_is_neither_opened_nor_replaced_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p");
        fs::write(&path, "x").unwrap();
        let hold = hold(&path).unwrap();
        assert!(hold.is_at(&path));
        assert!(open_plain(&path).is_err() && write_atomically(&path, b"y").is_err());
        drop(hold);
        assert!(open_plain(&path).is_ok());
    }
}
