//! The window over a new project, worked as a person works it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use sidelight::app::Sidelight;
use sidelight::app::file_dialogs::{Answer, FileDialogs, Question};
use sidelight_project::Project;

/// The window over a new project that lasts as long as the test.
pub struct Window {
    pub harness: Harness<'static, Option<Sidelight>>,
    folder: tempfile::TempDir,
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A desktop on which a person chooses these paths.
struct Chooses(Vec<PathBuf>, Option<Question>);

impl FileDialogs for Chooses {
    fn ask(&mut self, question: Question) {
        self.1 = Some(question);
    }

    fn poll(&mut self) -> Option<(Question, Answer)> {
        let question = self.1.take()?;
        Some((question, Answer::Chosen(self.0.clone())))
    }
}

/// An article of the sample story.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/samples")
        .join(name)
}

/// The file of the project in the folder of a window.
pub const PROJECT: &str = "test.sidelight";
/// The file of the settings.
pub const SETTINGS: &str = "settings.json";

pub const WIRE: &str = "northbridge-wire.html";
pub const COURIER: &str = "potomac-courier.txt";

impl Window {
    /// An empty window.
    pub fn open() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    /// A window whose project and settings are in a folder.
    pub fn in_folder(folder: tempfile::TempDir) -> Self {
        let path = folder.path().join(PROJECT);
        let settings = folder.path().join(SETTINGS);
        // All facts of an article are listed, whatever their kind.
        if !settings.exists() {
            std::fs::write(&settings, r#"{"lens": "all"}"#).unwrap();
        }
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .allow_missing_glyphs()
            .with_max_steps(60)
            .build_ui_state(
                move |ui, app: &mut Option<Sidelight>| match app {
                    // Fonts are in force from the pass after the one that sets them.
                    None => {
                        let project = if path.exists() {
                            Project::open(&path)
                        } else {
                            Project::create(&path)
                        };
                        let project = project.unwrap();
                        let settings = settings.clone();
                        *app = Some(Sidelight::remembering(ui.ctx(), project, settings));
                    }
                    Some(app) => {
                        app.update(ui.ctx());
                        app.show(ui);
                    }
                },
                None,
            );
        Self { harness, folder }
    }

    /// A window in which sample articles are read.
    pub fn with(names: &[&str]) -> Self {
        let mut window = Self::open();
        window.drop_files(names.iter().map(|name| sample(name)));
        let read = format!("{} article", names.len());
        window.wait_for(&read);
        window.harness.run_steps(4);
        window
    }

    pub fn drop_files(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let files = paths.into_iter().map(|path| Arc::new(Dropped(path)) as _);
        self.harness.input_mut().dropped_files.extend(files);
        self.harness.run_steps(2);
    }

    /// Closes the window; its project and settings stay.
    pub fn close(self) -> tempfile::TempDir {
        let Self { harness, folder } = self;
        drop(harness);
        folder
    }

    /// A file of this name and text, to be dropped.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Copies the project as it stands.
    pub fn copy_project(&self, path: &Path) {
        std::fs::copy(self.folder.path().join("test.sidelight"), path).unwrap();
    }

    /// The next questions for files are answered with this one.
    pub fn choose_file(&mut self, path: PathBuf) {
        let app = self.harness.state_mut().as_mut().unwrap();
        app.ask_through(Box::new(Chooses(vec![path], None)));
    }

    /// Waits until nothing is seen whose name holds `label`.
    pub fn wait_until_gone(&mut self, label: &str) {
        let begun = Instant::now();
        while self.sees(label) {
            assert!(begun.elapsed() < Duration::from_mins(2), "still {label:?}");
            std::thread::sleep(Duration::from_millis(30));
            self.harness.step();
        }
    }

    /// Waits until something whose name holds `label` is seen.
    pub fn wait_for(&mut self, label: &str) {
        let begun = Instant::now();
        while self
            .harness
            .query_all_by_label_contains(label)
            .next()
            .is_none()
        {
            assert!(begun.elapsed() < Duration::from_mins(2), "no {label:?}");
            std::thread::sleep(Duration::from_millis(30));
            self.harness.step();
        }
    }

    pub fn sees(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label_contains(label)
            .next()
            .is_some()
    }

    /// Names of the list rows that begin with `prefix`.
    pub fn rows(&self, prefix: &str) -> Vec<String> {
        let rows = self.harness.query_all_by_role(Role::ListItem);
        rows.filter_map(|row| row.accesskit_node().label())
            .filter(|label| label.starts_with(prefix))
            .collect()
    }

    /// Names and texts that hold `part`.
    pub fn labels(&self, part: &str) -> Vec<String> {
        let nodes = self.harness.query_all_by_label_contains(part);
        let name = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        };
        nodes.filter_map(name).collect()
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(4);
    }

    /// Replaces what stands in a field.
    pub fn fill(&mut self, role: Role, name: &str, text: &str) {
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run_steps(2);
        self.press(Modifiers::COMMAND, Key::A);
        self.harness
            .get_by_role_and_label(role, name)
            .type_text(text);
        self.harness.run_steps(4);
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
    }
}
