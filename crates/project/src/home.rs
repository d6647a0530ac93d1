//! Where projects are kept that have no name yet, and which was open last.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::project::same_file;
use super::{Project, ProjectError, StoryId};

/// A project that was opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// What it is called; none while it is empty and was never named.
    pub name: Option<String>,
    /// How many articles it holds.
    pub articles: usize,
    /// The day on which it was open last.
    pub used: Option<Date>,
}

/// An entry of the list; older versions kept the path alone.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Entry {
    Recent(Recent),
    Path(PathBuf),
}

impl From<Entry> for Recent {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Recent(recent) => recent,
            Entry::Path(path) => Self {
                path,
                name: None,
                articles: 0,
                used: None,
            },
        }
    }
}

/// The file that lists the projects opened before, the last one first.
const RECENT: &str = "recent.json";

/// How many projects the list holds.
const RECENT_LIMIT: usize = 20;

/// A user's data folder.
#[derive(Debug, Clone)]
pub struct Home {
    folder: PathBuf,
}

/// The largest of some stories; of two of one size that which came first.
pub fn largest(sizes: &BTreeMap<StoryId, usize>) -> Option<StoryId> {
    let largest = sizes
        .iter()
        .max_by_key(|(story, size)| (**size, Reverse(**story)));
    largest.map(|(story, _)| *story)
}

impl Home {
    /// The folder the system gives programs for a user's data.
    ///
    /// # Errors
    /// When the system names none.
    pub fn of_user() -> Result<Self, ProjectError> {
        let dirs = ProjectDirs::from("", "", "sidelight").ok_or(ProjectError::NoUserFolder)?;
        Ok(Self::at(dirs.data_dir()))
    }

    /// Another folder; it is made when first needed.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Opens the project that was open last; at the first start a new one without a name.
    ///
    /// # Errors
    /// When it cannot be opened, with its file named. [`Home::new_project`] is then the way on.
    pub fn open_last(&self) -> Result<Project, ProjectError> {
        match self.recent().first() {
            Some(last) => self.open(&last.path),
            None => self.new_project(),
        }
    }

    /// Opens a project and remembers it as the last one.
    ///
    /// # Errors
    /// As [`Project::open`].
    pub fn open(&self, path: &Path) -> Result<Project, ProjectError> {
        let project = Project::open(path)?;
        self.remember(&project)?;
        Ok(project)
    }

    /// Makes a project without a name in this folder and remembers it as the last one.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new_project(&self) -> Result<Project, ProjectError> {
        std::fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, &error))?;
        let names = (1_u32..).map(|n| self.folder.join(format!("Untitled {n}.sidelight")));
        for path in names {
            match Project::create(&path) {
                Err(ProjectError::Exists { .. } | ProjectError::InUse { .. }) => {}
                Err(error) => return Err(error),
                Ok(project) => {
                    self.remember(&project)?;
                    return Ok(project);
                }
            }
        }
        Err(ProjectError::Exists {
            path: self.folder.clone(),
        })
    }

    /// Saves a project under a chosen name, goes on there and remembers it. The file it had while
    /// it had no name is removed: all of it is in the new one.
    ///
    /// # Errors
    /// As [`Project::save_as`].
    pub fn save_as(&self, project: &mut Project, path: &Path) -> Result<(), ProjectError> {
        let former = project.path().to_owned();
        // What bears the former name may be another file by now, and not ours.
        let was_unnamed = self.is_unnamed(project) && project.is_in_place();
        project.save_as(path)?;
        self.remember(project)?;
        if was_unnamed && !same_file(&former, path) {
            std::fs::remove_file(&former).map_err(|error| failed(&former, &error))?;
        }
        Ok(())
    }

    /// Whether a project has no name yet: it lies in this folder.
    pub fn is_unnamed(&self, project: &Project) -> bool {
        let folder = project.path().parent();
        folder.is_some_and(|folder| same_file(folder, &self.folder))
    }

    /// What to call a project: its file, where a person named it; else its stories, or its first article;
    /// none while it is empty.
    pub fn name_of(&self, project: &Project) -> Option<String> {
        if !self.is_unnamed(project) {
            let stem = project.path().file_stem()?;
            return Some(stem.to_string_lossy().into_owned());
        }
        let articles = project.articles();
        let members = project.sizes_of_stories();
        let story = largest(&members).and_then(|id| {
            let mut stories = project.stories().iter();
            stories.find(|story| story.id == id)
        });
        match (story, members.len()) {
            (Some(story), 1) => Some(story.name.clone()),
            (Some(story), many) => Some(format!("{} and {} more", story.name, many - 1)),
            (None, _) => Some(articles.first()?.display_title().to_owned()),
        }
    }

    /// The projects opened before, the last one first. Some may be gone meanwhile.
    pub fn recent(&self) -> Vec<Recent> {
        // A list that cannot be read is no reason not to start: it holds nothing of worth.
        let text =
            sidelight_engine::disk::read_plain(&self.folder.join(RECENT)).unwrap_or_default();
        let entries: Vec<Entry> = serde_json::from_slice(&text).unwrap_or_default();
        entries.into_iter().map(Recent::from).collect()
    }

    /// Puts a project first on the list, as it is called now.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub fn remember(&self, project: &Project) -> Result<(), ProjectError> {
        let path = project.path();
        let path = std::path::absolute(path).map_err(|error| failed(path, &error))?;
        let mut recent = self.recent();
        recent.retain(|known| known.path != path && known.path.exists());
        let here = Recent {
            path,
            name: self.name_of(project),
            articles: project.articles().len(),
            used: Some(
                Timestamp::now()
                    .to_zoned_datetime(TimeZone::system())
                    .date(),
            ),
        };
        recent.insert(0, here);
        recent.truncate(RECENT_LIMIT);
        let list = self.folder.join(RECENT);
        std::fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, &error))?;
        let text = serde_json::to_vec_pretty(&recent).map_err(|error| ProjectError::Failed {
            path: list.clone(),
            reason: error.to_string(),
        })?;
        sidelight_engine::disk::write_atomically(&list, &text)
            .map_err(|error| failed(&list, &error))
    }
}

fn failed(path: &Path, error: &std::io::Error) -> ProjectError {
    ProjectError::Failed {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
