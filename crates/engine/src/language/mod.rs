//! From an [`crate::article::Article`] to its [`Analysis`]: sentences, tokens, tags, parse and names.
//!
//! The pipeline behind it is learned; the rest of the program sees only the analysis. It runs the
//! weights of spaCy's English pipeline `en_core_web_sm` 3.8.0 (<https://spacy.io/models/en>). In articles that are not
//! English, of which it tells the words and little else, a [`NamePack`] finds the names.

mod analysis;
mod assembly;
mod batch;
mod characters;
mod encoder;
mod hashing;
mod labels;
mod layers;
mod lemmatizer;
mod lexicon;
#[cfg(feature = "names-many")]
mod many;
#[cfg(not(feature = "names-many"))]
#[path = "many_left_out.rs"]
mod many;
mod matrix;
mod paragraphs;
mod parser;
mod part_of_speech;
mod pipeline;
mod projectivity;
mod recogniser;
mod sentences;
mod tagger;
mod tokenizer;
mod transitions;
mod weights;
mod word_vectors;

pub use analysis::{Analysis, Name, Sentence, Token};
pub use hashing::hash_string;
pub use labels::{Dependency, EntityLabel, PartOfSpeech, Tag};
pub use lemmatizer::{is_dictionary_verb, is_dictionary_word, verb_lemma};
pub use many::NamePack;
pub use pipeline::{Pipeline, PipelineError};
pub use weights::model_version;
