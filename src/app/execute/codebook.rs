//! Commands about kinds and tags of one's own.

use std::io::Read as _;
use std::path::PathBuf;

use super::as_file_name;
use crate::app::Sidelight;
use crate::app::command::CodebookCommand;
use crate::app::dialog::{CodebookForm, Dialog};
use crate::app::file_dialogs::Question;
use sidelight_engine::disk;
use sidelight_project::{Codebook, ProjectError};

/// More bytes than this no codebook has.
const MAX_CODEBOOK: u64 = 16 * 1024 * 1024;

impl Sidelight {
    /// Shows the codebook.
    pub(super) fn show_codebook(&mut self) {
        let form = CodebookForm::new(self.workspace.project().codebook());
        self.dialog = Some(Dialog::Codebook(Box::new(form)));
    }

    pub(super) fn codebook_command(&mut self, command: CodebookCommand) {
        match command {
            CodebookCommand::Keep { was, entry } => {
                let done = self.workspace.keep_entry(was, entry);
                self.codebook_changed(done.map(drop));
            }
            CodebookCommand::Remove(sort, name) => {
                let done = self.workspace.remove_entry(sort, name);
                self.codebook_changed(done.map(drop));
            }
            CodebookCommand::AskImport => self.ask_for_files(Question::OpenCodebook),
            CodebookCommand::AskExport => {
                let name = self.workspace.project_name().unwrap_or("Sidelight");
                let name = format!("{} codebook.json", as_file_name(name));
                self.ask_for_files(Question::SaveCodebook { name });
            }
        }
    }

    /// Starts to read the file of a codebook.
    pub(super) fn import_codebook(&mut self, path: PathBuf) {
        self.codebooks.stop();
        self.codebooks.start(path.clone(), move |cancel| {
            cancel.check()?;
            let mut bytes = Vec::new();
            let read = disk::open_plain(&path)
                .and_then(|file| file.take(MAX_CODEBOOK).read_to_end(&mut bytes))
                .map_err(|error| error.to_string());
            let read = read.and_then(|_| {
                sidelight_interchange::read_codebook(&bytes).map_err(|error| error.to_string())
            });
            Ok(read.map_err(|reason| format!("{}: {reason}", path.display())))
        });
    }

    /// Takes over a codebook that was read.
    pub(in crate::app) fn take_codebook(&mut self, read: Result<Codebook, String>) {
        match read {
            Ok(codebook) => {
                let done = self.workspace.import_codebook(codebook);
                self.codebook_changed(done.map(drop));
            }
            Err(error) => {
                log::error!("{error}");
                self.notices.failed(error);
            }
        }
    }

    pub(super) fn export_codebook(&mut self, path: PathBuf) {
        match sidelight_interchange::codebook(self.workspace.project().codebook()) {
            Ok(bytes) => self.exporter.write_bytes(bytes, path),
            Err(error) => self.notices.failed(error.to_string()),
        }
    }

    fn codebook_changed(&mut self, done: Result<(), ProjectError>) {
        if let Some(Dialog::Codebook(form)) = &mut self.dialog
            && done.is_ok()
        {
            form.set_codebook(self.workspace.project().codebook());
        }
        self.report(done);
    }
}
