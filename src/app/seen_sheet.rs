//! Knowing a sheet again.

use std::sync::{Arc, Weak};

use sidelight_engine::facts::FactSheet;

/// A sheet that was seen. It is a new one whenever a fact of it changes, or another project is opened.
#[derive(Debug, Clone)]
pub struct SeenSheet(Weak<FactSheet>);

impl SeenSheet {
    /// This one.
    pub fn of(sheet: &Arc<FactSheet>) -> Self {
        Self(Arc::downgrade(sheet))
    }
}

impl PartialEq for SeenSheet {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.0, &other.0)
    }
}
