//! What comes back finds its place.
