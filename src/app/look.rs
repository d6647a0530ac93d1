//! How a project is looked at: kept in its file while a person works, and taken up when it is opened.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::Sidelight;
use super::view::{Aspect, CompareFilter, Dates, Mode, RowForm, Scrolled, View};
use sidelight_engine::article::ArticleId;

/// How long after a person did something it is kept.
const WAIT: Duration = Duration::from_millis(800);

/// What of the views belongs to a project.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Look {
    mode: Mode,
    aspect: Aspect,
    article: Option<ArticleId>,
    /// The articles to be compared, where a person chose them.
    chosen: Option<BTreeSet<ArticleId>>,
    rows: CompareFilter,
    form: RowForm,
    dates: Dates,
    pair: [Option<ArticleId>; 2],
    scrolled: Scrolled,
}

impl Look {
    fn of(view: &View) -> Self {
        Self {
            mode: match view.mode {
                // What was sought is not kept, nor another person's file.
                Mode::Find | Mode::SecondOpinion => Mode::Read,
                mode @ (Mode::Read | Mode::Compare) => mode,
            },
            aspect: view.aspect,
            article: view.article.clone(),
            chosen: view.chosen_by_hand.then(|| view.chosen.clone()),
            rows: view.compare.clone(),
            form: view.form,
            dates: view.dates,
            pair: view.pair.clone(),
            scrolled: view.scrolled,
        }
    }

    /// Takes it up; articles that are gone are left out.
    fn put_on(self, view: &mut View, known: impl Fn(&ArticleId) -> bool) {
        view.mode = self.mode;
        view.aspect = self.aspect;
        view.form = self.form;
        view.dates = self.dates;
        view.compare = self.rows;
        view.compare.outlet = view.compare.outlet.take().filter(&known);
        view.pair = self.pair.map(|side| side.filter(&known));
        view.scrolled = self.scrolled;
        view.scroll_to = Scrolled {
            article: self.scrolled.article,
            brief: self.scrolled.brief.or(Scrolled::TOP.brief),
            claims: self.scrolled.claims.or(Scrolled::TOP.claims),
        };
        if let Some(article) = self.article.filter(&known) {
            view.article = Some(article);
        } else {
            // Another article begins at its beginning.
            (view.scrolled.article, view.scroll_to.article) = (None, None);
        }
        if let Some(chosen) = self.chosen {
            view.chosen = chosen.into_iter().filter(&known).collect();
            view.chosen_by_hand = true;
        }
    }
}

/// What was kept last, and when it is to be kept next.
#[derive(Debug, Default)]
pub struct Looked {
    kept: Look,
    due: Option<Instant>,
}

impl Sidelight {
    /// Takes up how the project was looked at last. What cannot be read is of no matter.
    pub(super) fn take_look(&mut self) {
        self.looked = Looked::default();
        // Views of the project before may have been far down.
        self.view.scroll_to = Scrolled::TOP;
        let project = self.workspace.project();
        let text = project.look().unwrap_or_else(|error| {
            log::warn!("{error}");
            None
        });
        let look: Look = match text.map(|text| serde_json::from_str(&text)) {
            Some(Ok(look)) => look,
            Some(Err(error)) => {
                log::warn!("how the project was looked at cannot be read: {error}");
                return;
            }
            None => return,
        };
        self.looked.kept = look.clone();
        look.put_on(&mut self.view, |id| project.article(id).is_some());
    }

    /// Keeps how the project is looked at a moment after a person did something.
    pub(super) fn keep_look_in_time(&mut self, ctx: &egui::Context) {
        let did_something = ctx.input(|input| !input.events.is_empty());
        let now = Instant::now();
        if did_something {
            self.looked.due = Some(now + WAIT);
        }
        match self.looked.due {
            Some(due) if due <= now => self.keep_look(),
            // Asked for in each pass: one that comes in between takes the call away.
            Some(due) => ctx.request_repaint_after(due - now),
            None => {}
        }
    }

    /// Keeps how the project is looked at now.
    pub(super) fn keep_look(&mut self) {
        // What stands in for a project that is away keeps nothing: it is asked again once it is back.
        if self.workspace.absence().is_some() {
            return;
        }
        self.looked.due = None;
        self.workspace.note_size();
        let look = Look::of(&self.view);
        if look == self.looked.kept {
            return;
        }
        let kept = serde_json::to_string(&look)
            .map_err(|error| error.to_string())
            .and_then(|text| {
                let kept = self.workspace.project().keep_look(&text);
                kept.map_err(|error| error.to_string())
            });
        match kept {
            Ok(()) => self.looked.kept = look,
            Err(error) => log::warn!("how the project is looked at is not kept: {error}"),
        }
    }
}
