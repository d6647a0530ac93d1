//! Reads the checkable facts out of news articles, ties each to the exact words that carry it, and lays several
//! articles side by side: where they agree, where they differ, what was copied.
//!
//! It is the engine of the program [Sidelight](https://crates.io/crates/sidelight), without its window and its
//! project files. The language model is part of it: nothing is downloaded, nothing leaves the computer.
//!
//! # The facts of an article
//!
//! ```
//! use sidelight_engine::Engine;
//! use sidelight_engine::cancel::CancelToken;
//! use sidelight_engine::facts::FactKind;
//! use sidelight_engine::ingest::Input;
//!
//! let text = "Ferry sinks off Arlen\n\n\
//!     A ferry sank off Arlen on Tuesday. At least 12 people were killed, Mayor Ida Holm said.";
//! let engine = Engine::embedded()?; // takes a moment: make one, and share it between threads
//! let published = Some("2024-10-02".parse()?);
//! let sheet = engine.read(
//!     &Input::Pasted(text.to_owned()),
//!     published,
//!     &CancelToken::default(),
//! )?;
//! for fact in &sheet.facts {
//!     let words: Vec<&str> = fact.evidence.iter().map(|piece| &*piece.text).collect();
//!     println!("{}: {} | {}", fact.kind().as_str(), fact.summary(), words.join(" … "));
//! }
//! assert!(sheet.facts.iter().any(|fact| fact.kind() == FactKind::Quantity));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Input`](ingest::Input) is also a file, a folder, a page or a line of JSON; [`ingest::walk()`] finds all
//! articles in it.
//!
//! # Several articles side by side
//!
//! ```
//! use std::sync::Arc;
//!
//! use sidelight_engine::Engine;
//! use sidelight_engine::brief::{Brief, Word, text_of};
//! use sidelight_engine::cancel::CancelToken;
//! use sidelight_engine::compare::compare;
//! use sidelight_engine::ingest::Input;
//!
//! let engine = Engine::embedded()?;
//! let cancel = CancelToken::default();
//! let published = Some("2024-10-02".parse()?);
//! let told = [
//!     "A ferry sank off Arlen on Tuesday. At least 12 people were killed in the accident.",
//!     "A ferry sank off Arlen on Tuesday. Nine people were killed in the accident.",
//!     "A ferry sank off Arlen on Tuesday. 12 people were killed in the accident, the mayor said.",
//! ];
//! let mut sheets = Vec::new();
//! for text in told {
//!     sheets.push(Arc::new(engine.read(&Input::Pasted(text.to_owned()), published, &cancel)?));
//! }
//! let comparison = compare(&sheets, &cancel)?;
//! let brief = Brief::new(&sheets, &comparison, |_row| Word::default());
//! for difference in &brief.differences {
//!     println!("{}", text_of(&difference.sentence(&brief, 3)));
//! }
//! assert_eq!(brief.differences.len(), 1); // how many were killed
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What to look for where
//!
//! | you want | look at |
//! |---|---|
//! | articles out of files, pages, mail, archives | [`ingest`] |
//! | tokens, tags, parse and names | [`language`] |
//! | what a fact is, and the rules it is found by | [`facts`] |
//! | rows, verdicts, copied passages, which articles are of one story | [`compare`] |
//! | the comparison in sentences | [`brief`] |
//! | JSON as the command line prints it | [`lines`] |
//!
//! Positions are Unicode code points, ends exclusive; evidence stands in the text letter for letter.
//!
//! # Features
//!
//! All are on by default, and bring most of what is built beside the engine itself: `pdf` reads PDF documents, `sheets`
//! spreadsheets of Excel and `OpenDocument`, `names-many` finds names in articles that are not English where the files for
//! that are there ([`Engine::with_names`]).
//!
//! # Versions
//!
//! Errors may grow and are `#[non_exhaustive]`. [`ReadError`], kinds of fact, verdicts and questions are not:
//! whoever shows them wants to hear from the compiler of a new one, which therefore comes with a new version that breaks.
//! Records such as [`facts::Fact`] are made by others too, and have all their fields open.

pub mod article;
pub mod brief;
pub mod cancel;
pub mod compare;
pub mod disk;
mod engine;
pub mod facts;
pub mod guard;
pub mod ingest;
pub mod language;
pub mod lines;
pub mod tongue;

pub use engine::{Engine, ReadError, VERSION};
