//! Time grows with the length of a text, whatever its shape: no list, no row of numbers, no open
//! quotation makes the program think for minutes.

use std::fs;
use std::thread;
use std::time::Duration;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::ingest::Input;

use crate::ENGINE;

/// How long the shorter text is, in bytes, and how many times the longer one.
const LENGTH: usize = 8_000;
const TIMES: usize = 4;

/// A time of n log n grows a little more than four times, a square sixteen times.
const MOST: f64 = 8.0;

/// Texts of one shape, of about any length.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("plain news", |n| {
        repeated(
            "The mayor of Arlen, Ida Holm, said on Monday that 300 ships had left the harbour.\n\n",
            n,
        )
    }),
    ("one paragraph", |n| {
        repeated(
            "The mayor of Arlen, Ida Holm, said on Monday that 300 ships had left the harbour. ",
            n,
        )
    }),
    ("a list of names", |n| repeated("Ida Holm, Jon Berg, ", n)),
    ("a list of words", |n| {
        repeated("apples, pears, plums and ", n)
    }),
    ("numbers", |n| repeated("1,", n)),
    ("spaced numbers", |n| repeated("1,940 ", n)),
    ("open quotations", |n| repeated("“He said ", n)),
    ("open straight quotations", |n| repeated("\"He said ", n)),
    ("dashes", |n| repeated("said — he said — ", n)),
    ("capitals", |n| repeated("HOLM BERG ", n)),
    ("one word", |n| repeated("a", n)),
    ("brackets", |n| repeated("(", n)),
    ("blank lines", |n| repeated("x\n\n", n)),
    ("marks", |n| repeated("... --- ''' ", n)),
    ("dates", |n| repeated("on Monday, 3 March 2025, ", n)),
    ("roles", |n| repeated("Minister of Minister of ", n)),
    ("clauses", |n| repeated("that he said that she knew ", n)),
];

fn repeated(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len() + 1)
}

/// The time that this thread has worked, which other programs on the machine do not add to.
fn worked() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split_whitespace().next().unwrap().parse().unwrap())
}

fn time_of(text: String) -> Duration {
    let begun = worked();
    let input = Input::Pasted(text);
    let sheet = ENGINE.read(&input, None, &CancelToken::default()).unwrap();
    assert!(!sheet.article.text.is_empty());
    worked().checked_sub(begun).unwrap()
}

/// How long the shorter and the longer text of a shape take.
fn grown(shape: fn(usize) -> String) -> (Duration, Duration) {
    let short = time_of(shape(LENGTH)).max(Duration::from_millis(20));
    (short, time_of(shape(LENGTH * TIMES)))
}

#[test]
fn no_shape_of_text_takes_the_square_of_its_length() {
    time_of("Warm up.".to_owned());
    let slow: Vec<_> = thread::scope(|scope| {
        let measured: Vec<_> = SHAPES
            .iter()
            .map(|&(name, shape)| (name, scope.spawn(move || grown(shape))))
            .collect();
        let told = measured.into_iter().filter_map(|(name, measuring)| {
            let (short, long) = measuring.join().unwrap();
            let growth = long.as_secs_f64() / short.as_secs_f64();
            println!("{name}: {short:?}, {long:?}, {growth:.1} times");
            (growth > MOST).then(|| format!("{name}: {short:?} to {long:?}"))
        });
        told.collect()
    });
    assert!(slow.is_empty(), "{slow:#?}");
}
