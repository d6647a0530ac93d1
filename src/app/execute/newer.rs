//! Commands about newer texts of articles, and about facts that lost their words by them.

use std::path::PathBuf;

use crate::app::Sidelight;
use crate::app::command::OrphanCommand;
use crate::app::dialog::{Changes, ChangesForm, Dialog};
use crate::app::wording;
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::revisions;
use sidelight_engine::facts::FactSheet;
use sidelight_engine::guard::Fault;
use sidelight_engine::ingest::Input;

/// Articles that came in again, and what is known of them beforehand.
#[derive(Debug, Default)]
pub struct NewerTexts {
    /// The article whose newer text a person chose this file for.
    chosen: Option<(ArticleId, PathBuf)>,
    /// Texts that wait for an answer: whether they replace what is there.
    waiting: Vec<(ArticleId, FactSheet)>,
}

impl Sidelight {
    /// Reads a file as the newer text of an article.
    pub(in crate::app) fn read_newer(&mut self, article: ArticleId, file: PathBuf) {
        self.newer.chosen = Some((article, file.clone()));
        self.loader.read(vec![Input::File(file)]);
    }

    /// Keeps back an article that came in if it seems to be a newer text of one that is there.
    pub(in crate::app) fn keep_back(&mut self, sheet: FactSheet) -> Option<FactSheet> {
        let file = sheet.article.provenance.file.as_ref();
        let chosen = self.newer.chosen.take_if(|(_, path)| file == Some(&*path));
        if let Some((article, _)) = chosen {
            self.replace_texts(vec![(article, sheet)]);
            return None;
        }
        match self.workspace.older(&sheet.article) {
            Some(older) => {
                self.newer.waiting.push((older, sheet));
                None
            }
            None => Some(sheet),
        }
    }

    /// Once all is read, asks what is to be done with what was kept back.
    pub(in crate::app) fn ask_about_newer(&mut self) {
        self.newer.chosen = None;
        if self.dialog.is_none() && !self.newer.waiting.is_empty() {
            let waiting = self.newer.waiting.iter();
            let titles = waiting.map(|(_, sheet)| sheet.article.display_title().to_owned());
            self.dialog = Some(Dialog::Newer(titles.collect()));
        }
    }

    /// Does what the person answered.
    pub(in crate::app) fn answer_newer(&mut self, replace: bool) {
        self.dialog = None;
        let waiting = std::mem::take(&mut self.newer.waiting);
        if replace {
            self.replace_texts(waiting);
        } else {
            self.add(waiting.into_iter().map(|(_, sheet)| sheet).collect());
        }
    }

    /// Drops what was kept back.
    pub(in crate::app) fn drop_newer(&mut self) {
        self.newer = NewerTexts::default();
    }

    fn replace_texts(&mut self, newer: Vec<(ArticleId, FactSheet)>) {
        let articles: Vec<ArticleId> = newer.iter().map(|(article, _)| article.clone()).collect();
        let done = self.workspace.replace_texts(newer);
        if done.is_ok() {
            let orphans = articles
                .iter()
                .map(|article| self.workspace.orphans(article).len());
            let told = match orphans.sum::<usize>() {
                0 => {
                    "Replaced; all your decisions moved along. The menu Review tells what changed."
                        .to_owned()
                }
                lost => {
                    let lost = wording::counted(lost, "fact has", "facts have");
                    format!("Replaced; {lost} lost the words and wait above the list of facts")
                }
            };
            self.notices.done(told);
            if let Some(first) = articles.into_iter().next() {
                self.show_article(first);
            }
        }
        self.report(done.map(drop));
    }

    /// Tells what the newer text of the article on show changed.
    pub(super) fn tell_changes(&mut self) {
        let Some(now) = self.current_sheet() else {
            return;
        };
        let article = now.article.id.clone();
        self.dialog = Some(Dialog::Changes(ChangesForm::new(article.clone())));
        let reader = self.workspace.project().reader();
        self.revisions.stop();
        self.revisions.start(article, move |cancel| {
            let before = match reader.former_text(&now.article.id) {
                Ok(Some(before)) => before,
                Ok(None) => return Ok(Ok(None)),
                Err(error) => return Ok(Err(error)),
            };
            let found = revisions(&before.sheet, &now, cancel)?;
            Ok(Ok(Some(Changes { now, before, found })))
        });
    }

    /// Takes over what a newer text changed.
    pub(in crate::app) fn take_changes(&mut self) {
        self.revisions.poll();
        let failed = self.revisions.take_failed();
        let changes = self.revisions.take();
        let Some(Dialog::Changes(form)) = &mut self.dialog else {
            return;
        };
        match changes {
            Some(Ok(Some(changes))) => form.set_found(changes),
            Some(Ok(None)) => {
                self.dialog = None;
                let told = "No newer text of this article came in: it is as it was first.";
                self.notices.tell(told);
            }
            Some(Err(error)) => {
                self.dialog = None;
                self.report(Err(error));
            }
            None if failed => {
                self.dialog = None;
                let told = format!("The texts could not be compared: {Fault}");
                self.notices.failed(told);
            }
            None => {}
        }
    }

    pub(super) fn orphan_command(&mut self, command: OrphanCommand) {
        let Some(sheet) = self.current_sheet() else {
            return;
        };
        let done = match command {
            OrphanCommand::Delete(fact) => self.workspace.delete_orphan(&sheet.article.id, &fact),
            OrphanCommand::Attach(fact) => match self.reader.selected_span() {
                Some(span) => self.workspace.attach_orphan(&sheet, &fact, span),
                None => return,
            },
        };
        if let Ok(applied) = &done {
            self.reader.clear_selection();
            let added = applied.facts.first().map(|(_, fact)| fact.clone());
            self.select(added);
        }
        self.report(done.map(drop));
    }
}
