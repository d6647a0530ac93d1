//! What the language engine learned of English syntax: tagger and parser. The README tells origin and licence.

#![no_std]

/// The tensors, as a safetensors file (<https://github.com/huggingface/safetensors#format>).
pub static TENSORS: &[u8] = include_bytes!("../syntax.safetensors");

/// The SHA-256 of the file, in hexadecimal digits.
pub static SHA256: &str = include_str!("../syntax.sha256");
