//! Asking for files. The desktop's own dialog runs off the window's thread, for a portal can hang.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use rfd::AsyncFileDialog;

use sidelight_engine::article::ArticleId;
use sidelight_engine::ingest;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Articles and projects to open.
    OpenFiles,
    /// A folder of articles to open.
    OpenFolder,
    /// The newer text of an article.
    NewerText {
        /// The article.
        article: ArticleId,
    },
    /// The project of another person.
    SecondOpinion,
    /// A file of another program, whose annotations are brought back.
    BringBack,
    /// Where to keep the project.
    SaveProject {
        /// A name to begin with.
        name: String,
    },
    /// A codebook to take over.
    OpenCodebook,
    /// Where to write the codebook.
    SaveCodebook {
        /// A name to begin with.
        name: String,
    },
    /// Where to write an export.
    SaveExport {
        /// A name to begin with.
        name: String,
    },
}

/// What a person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// These paths; at least one.
    Chosen(Vec<PathBuf>),
    /// Nothing.
    Cancelled,
    /// The desktop has no file dialog: ask for the path in words.
    Unavailable,
}

/// A way of asking for files.
pub trait FileDialogs {
    /// Asks; the answer comes through [`Self::poll`].
    fn ask(&mut self, question: Question);
    /// An answer, once there is one.
    fn poll(&mut self) -> Option<(Question, Answer)>;
    /// Whether it has asked the person already before it gives the path of a file to be replaced.
    fn asks_before_replacing(&self) -> bool {
        false
    }
}

/// The dialogs of the desktop.
pub struct DesktopDialogs {
    sender: SyncSender<(Question, Answer)>,
    receiver: Receiver<(Question, Answer)>,
    repaint: egui::Context,
}

/// Nobody cancels a dialog this quickly: there was none.
const TOO_QUICK: Duration = Duration::from_millis(400);

impl DesktopDialogs {
    /// Dialogs that wake the window of `ctx` with their answers.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = sync_channel(4);
        Self {
            sender,
            receiver,
            repaint: ctx.clone(),
        }
    }
}

impl FileDialogs for DesktopDialogs {
    fn ask(&mut self, question: Question) {
        // The dialog is built here, as some systems demand, and awaited on a thread.
        let dialog = AsyncFileDialog::new().set_title(question.title());
        let pending: std::pin::Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>> = match &question
        {
            Question::OpenFiles => {
                let files = with_filters(dialog).pick_files();
                Box::pin(async move { paths(files.await.unwrap_or_default()) })
            }
            Question::NewerText { .. } | Question::SecondOpinion | Question::BringBack => {
                let file = dialog.pick_file();
                Box::pin(async move { paths(file.await) })
            }
            Question::OpenFolder => {
                let folder = dialog.pick_folder();
                Box::pin(async move { paths(folder.await) })
            }
            Question::OpenCodebook => {
                let file = dialog.add_filter("Codebooks", &["json"]).pick_file();
                Box::pin(async move { paths(file.await) })
            }
            Question::SaveProject { name }
            | Question::SaveCodebook { name }
            | Question::SaveExport { name } => {
                let file = dialog.set_file_name(name).save_file();
                Box::pin(async move { paths(file.await) })
            }
        };
        let sender = self.sender.clone();
        let repaint = self.repaint.clone();
        let thread = std::thread::Builder::new().name("file dialog".to_owned());
        let begun = Instant::now();
        let started = thread.spawn(move || {
            let chosen = pollster::block_on(pending);
            let answer = if !chosen.is_empty() {
                Answer::Chosen(chosen)
            } else if begun.elapsed() < TOO_QUICK {
                Answer::Unavailable
            } else {
                Answer::Cancelled
            };
            // A closed channel: the window is gone, and with it who asked.
            let _ = sender.send((question, answer));
            repaint.request_repaint();
        });
        if let Err(error) = started {
            log::error!("no thread could be started for the file dialog: {error}");
        }
    }

    fn poll(&mut self) -> Option<(Question, Answer)> {
        self.receiver.try_recv().ok()
    }

    fn asks_before_replacing(&self) -> bool {
        true
    }
}

impl Question {
    /// Whether a file is written to the path that answers it.
    pub fn saves(&self) -> bool {
        match self {
            Self::SaveProject { .. } | Self::SaveCodebook { .. } | Self::SaveExport { .. } => true,
            Self::OpenFiles
            | Self::OpenFolder
            | Self::OpenCodebook
            | Self::NewerText { .. }
            | Self::SecondOpinion
            | Self::BringBack => false,
        }
    }

    /// What stands above the dialog.
    pub fn title(&self) -> &'static str {
        match self {
            Self::OpenFiles => "Open articles",
            Self::OpenFolder => "Open a folder of articles",
            Self::NewerText { .. } => "Replace by a newer text",
            Self::SecondOpinion => "Compare with another person’s project",
            Self::BringBack => "Bring annotations back",
            Self::SaveProject { .. } => "Save the project",
            Self::OpenCodebook => "Import a codebook",
            Self::SaveCodebook { .. } => "Export the codebook",
            Self::SaveExport { .. } => "Export",
        }
    }
}

fn with_filters(dialog: AsyncFileDialog) -> AsyncFileDialog {
    let endings: Vec<&str> = ingest::endings().chain(["sidelight"]).collect();
    dialog
        .add_filter("Articles and stories", &endings)
        .add_filter("All files", &["*"])
}

fn paths(handles: impl IntoIterator<Item = rfd::FileHandle>) -> Vec<PathBuf> {
    let handles = handles.into_iter();
    handles.map(|handle| handle.path().to_owned()).collect()
}
