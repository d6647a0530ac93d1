//! The pack by which names are found in articles that are not English, where it stands beside the program.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use sidelight_engine::Engine;
use sidelight_engine::language::{NamePack, PipelineError};

/// Names another folder in which the pack stands.
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

/// Where the pack may stand: where the system keeps it, or in the folder of the program.
fn folders() -> Vec<PathBuf> {
    let named = env::var_os(VARIABLE).map(PathBuf::from);
    let program = env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    let own = beside.map(|folder| folder.join("names"));
    let systems = beside.map(|folder| folder.join("../lib/sidelight/names"));
    [named, own, systems].into_iter().flatten().collect()
}
