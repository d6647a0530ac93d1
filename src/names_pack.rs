//! The pack by which names are found in articles that are not English, where it stands beside the program.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use sidelight_engine::Engine;
use sidelight_engine::language::{NamePack, PipelineError};

/// Names the folder in which the pack stands.
const VARIABLE: &str = "SIDELIGHT_NAMES";

static PACK: LazyLock<Option<Arc<NamePack>>> = LazyLock::new(|| {
    let found = folders()
        .iter()
        .find_map(|folder| NamePack::in_folder(folder));
    found.map(Arc::new)
});

/// Whether names are found in articles that are not English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Names {
    /// They are.
    Found,
    /// There is no pack.
    NoPack,
    /// Its files cannot be used, for this reason.
    Unusable(String),
}

impl Names {
    /// How it is with this program.
    pub fn here() -> Self {
        match &*PACK {
            None => Self::NoPack,
            Some(pack) => pack.problem().map_or(Self::Found, Self::Unusable),
        }
    }
}

/// The engine, with the pack if there is one.
///
/// # Errors
/// When the model that is part of the program is damaged.
pub fn engine() -> Result<Engine, PipelineError> {
    Ok(Engine::embedded()?.with_names(PACK.clone()))
}

/// Where the pack may stand: in the folder of the program, or where the system keeps it; where a person says, nowhere
/// else.
fn folders() -> Vec<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return vec![named.into()];
    }
    let program = env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    let places = ["names", "../lib/sidelight/names"];
    beside.map_or_else(Vec::new, |beside| {
        places.map(|place| beside.join(place)).to_vec()
    })
}
