//! The window. Alone knows egui.
