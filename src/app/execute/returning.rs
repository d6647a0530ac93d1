//! Takes annotations over that were brought back from other programs.

use crate::app::Sidelight;
use crate::app::dialog::{Dialog, ReturnedForm};
use sidelight_interchange::ReadBackError;
use sidelight_interchange::returning::Returned;

impl Sidelight {
    /// Takes over what came back, as one step, and tells what became of it. Of another person's work
    /// the differences wait in the second opinion.
    pub(in crate::app) fn take_returned(&mut self, read: Result<Returned, ReadBackError>) {
        let returned = match read {
            Ok(returned) => returned,
            Err(error) => {
                log::error!("{error}");
                self.notices.failed(error.to_string());
                return;
            }
        };
        let author = self.store.settings.author().clone();
        let opinions = returned.opinions(&author);
        let others = opinions.iter().map(|opinion| opinion.name.clone());
        let form = ReturnedForm::new(&returned, others.collect());
        let edit = returned.edit(&author, self.workspace.project().codebook());
        let done = match edit {
            Some(edit) => self.workspace.settle(edit).map(drop),
            None => Ok(()),
        };
        if done.is_ok() {
            if let Some(first) = opinions.into_iter().next() {
                self.second_opinion.set_beside(first);
            }
            if self.view.article.is_none() {
                self.choose_at_start();
            }
            self.dialog = Some(Dialog::Returned(form));
        }
        self.report(done);
    }
}
