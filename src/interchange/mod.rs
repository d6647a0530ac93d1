//! From a project to files and back: one module a format.
