//! The layers that tell a tag for each piece by the vectors of all.

use std::thread;

use rten::{Model, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::decoding::TAGS;

/// The layers, which are run as their file says.
pub struct Layers {
    model: Model,
    width: usize,
}

impl std::fmt::Debug for Layers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layers")
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

impl Layers {
    /// Reads the layers for vectors of so many numbers out of an ONNX file.
    pub fn read(file: Vec<u8>, width: usize) -> Result<Self, String> {
        let model = apart(|| Model::load(file))?.map_err(|error| error.to_string())?;
        let layers = Self { model, width };
        // What a damaged file says is found out before an article is read.
        layers.run(vec![0.0; 3 * width])?;
        Ok(layers)
    }

    /// The logarithms of how likely each tag is, for each of the vectors that follow one another.
    pub fn run(&self, vectors: Vec<f32>) -> Result<Vec<Vec<f32>>, String> {
        let pieces = vectors.len() / self.width.max(1);
        let input = NdTensor::try_from_data([1, pieces, self.width], vectors)
            .map_err(|error| error.to_string())?;
        let output = apart(|| self.model.run_one(input.view().into(), None))?;
        let output = output.map_err(|error| error.to_string())?;
        let Value::FloatTensor(tags) = output else {
            return Err("the tags are no numbers".to_owned());
        };
        if tags.shape() != [1, pieces, TAGS] {
            return Err(format!("the tags have the shape {:?}", tags.shape()));
        }
        Ok(tags
            .to_vec()
            .chunks_exact(TAGS)
            .map(<[f32]>::to_vec)
            .collect())
    }
}

/// Works in a thread of its own. One that works for rayon would take up another article while it waits for the threads
/// of rten, and another one amid that; and while it loads the layers it would wait for itself.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, String> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().spawn_scoped(scope, work);
        let worker = worker.map_err(|error| error.to_string())?;
        Ok(worker
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}
