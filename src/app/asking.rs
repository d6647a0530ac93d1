//! A question for files that the desktop was asked, until it is answered: a portal can hang, fail late, or
//! open nothing, and then a path is typed.

use std::time::{Duration, Instant};

use egui::Context;

use super::Sidelight;
use super::dialog::{Dialog, PathForm, Why};
use super::file_dialogs::{Answer, Question};

/// A dialog of the desktop takes the keyboard from the window. While that has not happened, so long is
/// waited before a path is asked for.
const PATIENCE: Duration = Duration::from_secs(3);

/// A question that waits for its answer.
#[derive(Debug)]
pub(super) struct Asking {
    question: Question,
    since: Instant,
    /// Whether the window has lost the keyboard since: there is a dialog then.
    left: bool,
}

impl Sidelight {
    /// Asks the desktop for files.
    pub(super) fn ask_for_files(&mut self, question: Question) {
        self.asking = Some(Asking {
            question: question.clone(),
            since: Instant::now(),
            left: false,
        });
        self.file_dialogs.ask(question);
        self.repaint.request_repaint_after(PATIENCE);
    }

    /// Takes what the desktop answers; asks for a path where it stays silent.
    pub(super) fn wait_for_files(&mut self, ctx: &Context) {
        let focused = ctx.input(|input| input.focused);
        if let Some(asking) = &mut self.asking {
            asking.left |= !focused;
        }
        while let Some((question, answer)) = self.file_dialogs.poll() {
            // Another question was asked meanwhile, or the path was typed.
            let Some(asking) = self.asking.take_if(|asking| asking.question == question) else {
                continue;
            };
            let answer = match answer {
                // Nobody could cancel a dialog that never took the keyboard.
                Answer::Cancelled if !asking.left => Answer::Unavailable,
                answer => answer,
            };
            self.put_form_away(&question);
            let asked = self.file_dialogs.asks_before_replacing();
            self.answer(&question, answer, asked);
        }
        let silent = |asking: &&Asking| !asking.left && asking.since.elapsed() >= PATIENCE;
        if let Some(asking) = self.asking.as_ref().filter(silent)
            && !matches!(self.dialog, Some(Dialog::Path(_)))
        {
            let form = PathForm::new(asking.question.clone(), Why::NoAnswer);
            self.dialog = Some(Dialog::Path(form));
        }
    }

    /// Answers a question in the window itself: what the desktop still answers counts no more.
    pub(super) fn answer_here(&mut self, question: &Question) {
        self.asking.take_if(|asking| asking.question == *question);
    }

    /// The desktop answered after all.
    fn put_form_away(&mut self, question: &Question) {
        let of_question =
            matches!(&self.dialog, Some(Dialog::Path(form)) if form.question() == question);
        if of_question {
            self.dialog = None;
        }
    }
}
