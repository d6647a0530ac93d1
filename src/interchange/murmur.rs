//! `MurmurHash64A` (Austin Appleby, public domain), by which spaCy names strings.

const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
const SHIFT: u32 = 47;

/// The hash that spaCy's `StringStore` gives a string; the empty one is 0.
pub fn spacy_hash(text: &str) -> u64 {
    if text.is_empty() {
        0
    } else {
        murmur_hash_64a(text.as_bytes(), 1)
    }
}

fn murmur_hash_64a(bytes: &[u8], seed: u64) -> u64 {
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (blocks, rest) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut word = u64::from_le_bytes(*block).wrapping_mul(MULTIPLIER);
        word ^= word >> SHIFT;
        word = word.wrapping_mul(MULTIPLIER);
        hash = (hash ^ word).wrapping_mul(MULTIPLIER);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> SHIFT;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ (hash >> SHIFT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_hashes_that_spacy_gives_them() {
        // `spacy.strings.hash_string` of version 3.8.
        for (text, hash) in [
            ("", 0),
            ("a", 0xa52b_e5b3_f667_4b2a),
            ("harbours", 0xd92f_f73d_3892_356e),
            ("harbour master", 0x1b23_1507_2d43_2974),
        ] {
            assert_eq!(spacy_hash(text), hash, "{text}");
        }
    }
}
