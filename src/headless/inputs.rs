//! What the paths and standard input hold, one input after another, never all at once.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::ingest::Input;

use super::arguments::SourceFormat;

/// Endings of files that a folder is searched for. A file that is named itself is read whatever
/// its ending.
const ARTICLE_ENDINGS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "xhtml"];

/// Endings of files that hold an article in every line.
const LINES_ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// The longest line that is read, in bytes: an article of the largest size with its facts.
const MAX_LINE: u64 = 128 * 1024 * 1024;

/// Of a longer line so many bytes more are passed over; one that goes on then never ends.
const PASSED_OVER: u64 = 1024 * 1024 * 1024;

/// So many bytes of blank lines are passed over to find out what a stream holds.
const MOST_BLANK: usize = 1024 * 1024;

/// One thing to read, or why there is none.
#[derive(Debug)]
pub struct Pending {
    /// Where it comes from, for messages ("articles.jsonl, line 17").
    pub place: String,
    /// The input, or why it cannot be had.
    pub input: io::Result<Input>,
}

/// All inputs in the order of the paths; the files of a folder in the order of their names.
pub fn inputs(
    paths: &[PathBuf],
    from: SourceFormat,
) -> impl Iterator<Item = Pending> + Send + use<> {
    let paths = if paths.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        paths.to_vec()
    };
    paths.into_iter().flat_map(move |path| of_path(path, from))
}

type Inputs = Box<dyn Iterator<Item = Pending> + Send>;

fn of_path(path: PathBuf, from: SourceFormat) -> Inputs {
    if path.as_os_str() == "-" {
        let input = BufReader::new(io::stdin());
        return of_stream(input, "standard input", from);
    }
    if path.is_dir() {
        return Box::new(files_below(path).flat_map(move |found| match found {
            Ok(file) => of_file(file, from),
            Err(failed) => one(failed),
        }));
    }
    of_file(path, from)
}

fn of_file(path: PathBuf, from: SourceFormat) -> Inputs {
    let place = path.display().to_string();
    if from == SourceFormat::JsonLines || has_ending(&path, &LINES_ENDINGS) {
        return match open(&path) {
            Ok(file) => Box::new(lines(BufReader::new(file), place)),
            Err(error) => one(Pending {
                place,
                input: Err(error),
            }),
        };
    }
    one(Pending {
        place,
        input: Ok(Input::File(path)),
    })
}

/// Opens a file of lines: a plain one, or a pipe that the person named, but no device, which may never
/// end.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    let kind = file.metadata()?.file_type();
    #[cfg(unix)]
    let is_pipe = std::os::unix::fs::FileTypeExt::is_fifo(&kind);
    #[cfg(not(unix))]
    let is_pipe = false;
    if kind.is_file() || is_pipe {
        return Ok(file);
    }
    Err(io::Error::other("this is not a plain file"))
}

/// Reads a line of no more than [`MAX_LINE`] bytes; a longer one is passed over. How many bytes it has,
/// its end included.
fn read_line(stream: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    let read = stream.take(MAX_LINE).read_until(b'\n', line)?;
    if read as u64 == MAX_LINE && !line.ends_with(b"\n") {
        line.clear();
        let passed = stream.take(PASSED_OVER).skip_until(b'\n')?;
        let kind = if passed as u64 == PASSED_OVER {
            ErrorKind::InvalidData
        } else {
            ErrorKind::FileTooLarge
        };
        return Err(io::Error::new(
            kind,
            format!("a line of more than {MAX_LINE} bytes"),
        ));
    }
    Ok(read)
}

/// A stream tells by its first line what it holds.
fn of_stream(mut stream: impl BufRead + Send + 'static, place: &str, from: SourceFormat) -> Inputs {
    let place = place.to_owned();
    if from == SourceFormat::JsonLines {
        return Box::new(lines(stream, place));
    }
    let mut first = Vec::new();
    let read = loop {
        let before = first.len();
        match read_line(&mut stream, &mut first) {
            Ok(0) => break Ok(()),
            Ok(_) if first[before..].trim_ascii().is_empty() && first.len() < MOST_BLANK => {}
            Ok(_) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    if let Err(error) = read {
        return one(Pending {
            place,
            input: Err(error),
        });
    }
    let is_object = serde_json::from_slice::<serde_json::Map<_, _>>(without_mark(&first)).is_ok();
    let whole = io::Cursor::new(first).chain(stream);
    if is_object {
        return Box::new(lines(whole, place));
    }
    let input = text_of(whole).map(Input::Pasted);
    one(Pending { place, input })
}

/// A whole stream as text, up to a limit that no article reaches.
fn text_of(stream: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    if stream.take(MAX_LINE).read_to_end(&mut bytes)? as u64 == MAX_LINE {
        return Err(io::Error::other(format!(
            "this is more than {MAX_LINE} bytes"
        )));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("this is not UTF-8"))
}

/// The non-empty lines of a stream, each an input. An error of the stream ends it.
fn lines(
    mut stream: impl BufRead + Send + 'static,
    place: String,
) -> impl Iterator<Item = Pending> + Send {
    let mut number = 0_usize;
    let mut broken = false;
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        while !broken {
            line.clear();
            number += 1;
            let place = format!("{place}, line {number}");
            match read_line(&mut stream, &mut line) {
                Ok(0) => return None,
                Ok(_) if without_mark(&line).trim_ascii().is_empty() => {}
                Ok(_) => {
                    let text = String::from_utf8(without_mark(&line).to_vec());
                    let input = text.map(Input::Record).map_err(io::Error::other);
                    return Some(Pending { place, input });
                }
                Err(error) => {
                    broken = error.kind() != ErrorKind::FileTooLarge;
                    return Some(Pending {
                        place,
                        input: Err(error),
                    });
                }
            }
        }
        None
    })
}

/// Bytes without the byte-order mark that some programs begin a stream with.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The articles in a folder and the folders in it. Hidden ones are left out, and links to folders
/// are not followed: they could lead round in a circle.
fn files_below(folder: PathBuf) -> impl Iterator<Item = Result<PathBuf, Pending>> + Send {
    let mut stack = vec![(folder, true)];
    std::iter::from_fn(move || {
        while let Some((path, is_folder)) = stack.pop() {
            if !is_folder {
                return Some(Ok(path));
            }
            match entries(&path) {
                Ok(found) => stack.extend(found),
                Err(error) => {
                    return Some(Err(Pending {
                        place: path.display().to_string(),
                        input: Err(error),
                    }));
                }
            }
        }
        None
    })
}

/// The articles and folders of a folder, last name first, each with whether it is a folder.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        let path = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_article =
            || has_ending(&path, &ARTICLE_ENDINGS) || has_ending(&path, &LINES_ENDINGS);
        // A pipe would be waited for without end, a device may have none.
        let has_end = || fs::metadata(&path).map_or(true, |kind| kind.is_file() || kind.is_dir());
        if !hidden && (is_folder || is_article() && has_end()) {
            found.push((path, is_folder));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    Ok(found)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

fn one(pending: Pending) -> Inputs {
    Box::new(std::iter::once(pending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &'static str) -> Vec<String> {
        let found = of_stream(text.as_bytes(), "input", SourceFormat::Auto);
        found
            .map(|pending| match pending.input {
                Ok(Input::Record(line)) => format!("{}: {}", pending.place, line.trim_end()),
                Ok(Input::Pasted(text)) => format!("pasted: {text}"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_stream_of_objects_is_json_lines() {
        let found = of_text("\u{feff}{\"id\":\"a\"}\n\n{\"id\":\"b\"}\nbroken\n");
        let expected = [
            "input, line 1: {\"id\":\"a\"}",
            "input, line 3: {\"id\":\"b\"}",
            "input, line 4: broken",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn any_other_stream_is_one_text() {
        let found = of_text("\nMinister resigns\n\n{\"not\": \"first\"}\n");
        assert_eq!(
            found,
            ["pasted: \nMinister resigns\n\n{\"not\": \"first\"}\n"]
        );
    }

    #[test]
    fn a_folder_gives_its_articles_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.html", "a.TXT", "b/x.md", "picture.png", ".hidden.txt"] {
            fs::write(folder.path().join(name), "text").unwrap();
        }
        let found = inputs(&[folder.path().to_owned()], SourceFormat::Auto);
        let names: Vec<_> = found
            .map(|pending| match pending.input {
                Ok(Input::File(path)) => path.strip_prefix(folder.path()).unwrap().to_owned(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names, ["a.TXT", "b/x.md", "c.html"].map(PathBuf::from));
    }
}
