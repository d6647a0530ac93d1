//! What is printed keeps to the published schemas.
