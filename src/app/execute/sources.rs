//! Commands about what is known of articles: asked for, and set.

use crate::app::Sidelight;
use crate::app::dialog::{Dialog, SourcesForm};
use crate::app::view::Mode;
use sidelight_engine::article::{ArticleId, Metadata};

impl Sidelight {
    /// Changes what is known of the article on show and reads its facts again.
    pub(super) fn change_metadata(&mut self, change: impl FnOnce(&mut Metadata)) {
        let Some(sheet) = self.current_sheet() else {
            return;
        };
        let mut article = (*sheet.article).clone();
        change(&mut article.metadata);
        let done = self
            .workspace
            .set_metadata(article.id.clone(), article.metadata.clone());
        if let Ok(applied) = &done {
            self.reading_anew = applied.step;
            self.loader.read_again(vec![article]);
        }
        self.report(done.map(drop));
    }

    /// Asks what is known of the chosen articles, or of the one on show where that is read.
    pub(super) fn ask_sources(&mut self) {
        let on_show = self.view.article.clone();
        if self.view.mode == Mode::Read {
            self.ask_sources_of(|id| on_show.as_ref() == Some(id));
        } else {
            let chosen = self.view.chosen.clone();
            self.ask_sources_of(|id| chosen.contains(id));
        }
    }

    pub(super) fn ask_sources_of(&mut self, asked: impl Fn(&ArticleId) -> bool) {
        let articles = self.workspace.articles().iter();
        let sheets = articles.filter(|entry| asked(&entry.id));
        let sheets: Vec<_> = sheets
            .filter_map(|entry| self.workspace.sheet(&entry.id))
            .collect();
        let articles: Vec<_> = sheets.iter().map(|sheet| &*sheet.article).collect();
        self.dialog = Some(Dialog::Sources(SourcesForm::new(&articles)));
    }

    /// Sets what is known of some articles, and reads those anew whose day or language is another.
    pub(super) fn set_sources(&mut self, changes: Vec<(ArticleId, Metadata)>) {
        let mut again = Vec::new();
        for (id, metadata) in &changes {
            let Some(sheet) = self.workspace.sheet(id) else {
                continue;
            };
            let was = &sheet.article.metadata;
            if (was.published, &was.language) != (metadata.published, &metadata.language) {
                let mut article = (*sheet.article).clone();
                article.metadata = metadata.clone();
                again.push(article);
            }
        }
        let done = self.workspace.set_sources(changes);
        if let Ok(applied) = &done
            && !again.is_empty()
        {
            self.reading_anew = applied.step;
            self.loader.read_again(again);
        }
        self.report(done.map(drop));
    }
}
