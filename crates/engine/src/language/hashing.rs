//! The hash functions that turn words into table rows.
//!
//! Both are Austin Appleby's `MurmurHash`, in the public domain
//! (<https://github.com/aappleby/smhasher>): the model was trained with exactly these.

/// `MurmurHash64A` with seed 1: the number of a string, as spaCy's `StringStore` gives it to any but the
/// empty one.
pub fn hash_string(string: &str) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    const SHIFT: u32 = 47;
    const SEED: u64 = 1;

    let bytes = string.as_bytes();
    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let mut key = u64::from_le_bytes(*chunk).wrapping_mul(MULTIPLIER);
        key ^= key >> SHIFT;
        hash = (hash ^ key.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !rest.is_empty() {
        let key = rest
            .iter()
            .rev()
            .fold(0, |key, &byte| key << 8 | u64::from(byte));
        hash = (hash ^ key).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ hash >> SHIFT).wrapping_mul(MULTIPLIER);
    hash ^ hash >> SHIFT
}

/// `MurmurHash3_x64_128` of one 64-bit number, as four 32-bit numbers.
pub fn hash_number(number: u64, seed: u32) -> [u32; 4] {
    /// Bytes in the number: the hash mixes the length in.
    const LENGTH: u64 = 8;

    let seed = u64::from(seed);
    let key = number
        .wrapping_mul(0x87c3_7b91_1142_53d5)
        .rotate_left(31)
        .wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut first = seed ^ key ^ LENGTH;
    let mut second = seed ^ LENGTH;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mix(first);
    second = mix(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [
        first as u32,
        (first >> 32) as u32,
        second as u32,
        (second >> 32) as u32,
    ]
}

/// The finishing step of `MurmurHash3`.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_get_the_numbers_of_the_reference() {
        // From `spacy.strings.get_string_id`.
        assert_eq!(hash_string("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(hash_string("İstanbul'da"), 14_649_402_563_041_992_070);
    }

    #[test]
    fn numbers_get_the_rows_of_the_reference() {
        // From `thinc.api.Ops().hash`.
        assert_eq!(
            hash_number(3_197_928_453_018_144_401, 8),
            [2_399_055_680, 1_118_310_852, 3_598_583_520, 1_677_466_278]
        );
    }
}
