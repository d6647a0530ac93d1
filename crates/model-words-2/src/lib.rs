//! Vectors of common English words: the second half, in the order of their hashes. The README tells origin and licence.

#![no_std]

/// The tensors, as a safetensors file (<https://github.com/huggingface/safetensors#format>).
pub static TENSORS: &[u8] = include_bytes!("../words.safetensors");

/// The SHA-256 of the file, in hexadecimal digits.
pub static SHA256: &str = include_str!("../words.sha256");
