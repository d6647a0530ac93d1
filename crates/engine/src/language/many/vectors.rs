//! The vectors of pieces of words, in blocks of numbers of 4 bits that share a scale.

use safetensors::{Dtype, SafeTensors};

/// Bytes of a block: two numbers in each.
const BLOCK: usize = 16;

/// What zero is written as.
const ZERO: f32 = 8.0;

/// The vectors, which are unpacked where they are looked up.
#[derive(Debug)]
pub struct Vectors {
    numbers: Vec<u8>,
    scales: Vec<u8>,
    /// Blocks of a vector.
    blocks: usize,
}

impl Vectors {
    /// Reads them out of the tensors of a pack.
    pub fn read(tensors: &SafeTensors<'_>) -> Result<Self, String> {
        let numbers = tensors
            .tensor("numbers")
            .map_err(|error| error.to_string())?;
        let scales = tensors
            .tensor("scales")
            .map_err(|error| error.to_string())?;
        let (&[rows, width], &[scaled, blocks]) = (numbers.shape(), scales.shape()) else {
            return Err("the vectors are no table".to_owned());
        };
        let is_sound = numbers.dtype() == Dtype::U8 && scales.dtype() == Dtype::F16;
        if !is_sound || rows != scaled || width != blocks * BLOCK || blocks == 0 {
            return Err("the vectors are incomplete".to_owned());
        }
        Ok(Self {
            numbers: numbers.data().to_vec(),
            scales: scales.data().to_vec(),
            blocks,
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.numbers.len() / (BLOCK * self.blocks)
    }

    /// Numbers of a vector.
    pub fn width(&self) -> usize {
        2 * BLOCK * self.blocks
    }

    /// A vector; of one that there is not, nothing.
    pub fn of(&self, row: u32) -> impl Iterator<Item = f32> + '_ {
        let first = row as usize * self.blocks;
        let (numbers, _) = self.numbers.as_chunks::<BLOCK>();
        let (scales, _) = self.scales.as_chunks::<2>();
        let blocks = numbers.iter().zip(scales).skip(first).take(self.blocks);
        blocks.flat_map(|(numbers, scale)| {
            let scale = half(*scale);
            let number = move |four: u8| (f32::from(four) - ZERO) * scale;
            // The first half of a block stands in the low bits.
            let low = numbers.iter().map(move |pair| number(pair & 15));
            low.chain(numbers.iter().map(move |pair| number(pair >> 4)))
        })
    }
}

/// A number of 16 bits (IEEE 754 binary16).
fn half(bytes: [u8; 2]) -> f32 {
    let bits = u16::from_le_bytes(bytes);
    let sign = if bits >> 15 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f32::from(bits & 1023) / 1024.0;
    sign * match exponent {
        0 => fraction * 2f32.powi(-14),
        _ => (1.0 + fraction) * 2f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_16_bits_are_read() {
        for (bits, number) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
        ] {
            assert_eq!(half(u16::to_le_bytes(bits)), number);
        }
    }

    #[test]
    fn a_vector_is_the_low_numbers_then_the_high_ones() {
        let vectors = Vectors {
            numbers: [[0u8; BLOCK], [0x9a; BLOCK]].concat(),
            scales: [0x3c00u16, 0x4000].map(u16::to_le_bytes).concat(),
            blocks: 1,
        };
        assert_eq!((vectors.len(), vectors.width()), (2, 32));
        let second: Vec<f32> = vectors.of(1).collect();
        assert_eq!(second, [vec![4.0; 16], vec![2.0; 16]].concat());
        assert_eq!(vectors.of(2).count(), 0);
    }
}
