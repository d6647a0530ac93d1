//! The sample story that comes with the program.

use sidelight_engine::ingest::Input;

macro_rules! sample {
    ($name:literal) => {
        Input::Embedded {
            name: $name,
            bytes: include_bytes!(concat!("../../assets/samples/", $name)),
        }
    };
}

/// The articles of the story.
pub fn inputs() -> Vec<Input> {
    vec![
        sample!("northbridge-wire.html"),
        sample!("meridian-post.html"),
        sample!("potomac-courier.txt"),
        sample!("coalition-statement.md"),
    ]
}
