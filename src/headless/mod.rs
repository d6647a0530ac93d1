//! The program without a window: `sidelight extract` and `sidelight compare`.
