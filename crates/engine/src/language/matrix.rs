//! Tables of numbers, row after row.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeError};

/// A matrix. Rows are tokens or outputs, columns are numbers about them.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    columns: usize,
    numbers: Vec<f32>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self::from_numbers(columns, vec![0.0; rows * columns])
    }

    /// A matrix whose rows follow one another in `numbers`.
    pub fn from_numbers(columns: usize, numbers: Vec<f32>) -> Self {
        Self { columns, numbers }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.numbers.len() / self.columns.max(1)
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.numbers[row * self.columns..][..self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.numbers[row * self.columns..][..self.columns]
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.columns.max(1))
    }

    /// All rows, to be changed.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.numbers.chunks_exact_mut(self.columns.max(1))
    }

    /// Some rows that follow one another.
    pub fn rows_between(&self, start: usize, end: usize) -> &[f32] {
        &self.numbers[start * self.columns..end * self.columns]
    }

    /// Some rows that follow one another, to be changed.
    pub fn rows_between_mut(&mut self, start: usize, end: usize) -> &mut [f32] {
        &mut self.numbers[start * self.columns..end * self.columns]
    }

    /// `self · otherᵀ + bias`; the bias is the same for each row.
    pub fn times_transposed(&self, other: &Self, bias: &[f32]) -> Self {
        let numbers = bias.repeat(self.len());
        let mut product = Self::from_numbers(bias.len(), numbers);
        if let (Ok(left), Ok(right), Ok(mut result)) =
            (self.view(), other.view(), product.view_mut())
        {
            general_mat_mul(1.0, &left, &right.t(), 1.0, &mut result);
        }
        product
    }

    fn view(&self) -> Result<ArrayView2<'_, f32>, ShapeError> {
        ArrayView2::from_shape((self.len(), self.columns), &self.numbers)
    }

    fn view_mut(&mut self) -> Result<ArrayViewMut2<'_, f32>, ShapeError> {
        ArrayViewMut2::from_shape((self.len(), self.columns), &mut self.numbers)
    }
}

/// Adds `factor` times `other` to `row`.
pub fn add(row: &mut [f32], other: &[f32], factor: f32) {
    for (number, other) in row.iter_mut().zip(other) {
        *number += factor * other;
    }
}
