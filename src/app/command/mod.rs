//! Everything that can be done in the window. Views send commands; `execute` alone carries them out.

mod action;

use std::path::PathBuf;

use egui::{Button, Context, Key, KeyboardShortcut, Modifiers, Response, RichText, Ui};

use sidelight_engine::article::{ArticleId, Metadata, Span};
use sidelight_engine::compare::{Claimed, Finding, Verdict};
use sidelight_engine::facts::{FactContent, FactId, FactKind, FactSheet};
use sidelight_engine::ingest::Input;
use sidelight_project::{CodebookEntry, RowKey, Sort, StepNumber, StoryId};

use super::compare_view::brief::Fold;
use super::compare_view::matrix::Group;
use super::compare_view::subject::Anchor;
use super::exporting::ExportChoice;
use super::file_dialogs::Question;
use super::keymap::Keymap;
use super::lens::Lens;
use super::theme::{self, Palette};
use super::tour::Step;
use super::view::{Place, Preview, Side};
use super::workspace::Scope;

pub use action::{Action, Menu};

/// A thing to do, with what it needs.
#[derive(Debug, Clone)]
pub enum Command {
    /// One of the commands that menus, keys and the palette offer.
    Do(Action),
    /// Reads inputs into the project; folders are searched, project files opened.
    Open(Vec<Input>),
    /// Reads what was pasted as an article.
    Paste(String),
    /// Shows an article for reading.
    ShowArticle(ArticleId),
    /// Selects a fact, shows its article and scrolls to the evidence with this index.
    ShowFact {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
        /// Which of its pieces of evidence.
        evidence: usize,
    },
    /// Shows an article and marks some of its words.
    ShowWords {
        /// The article.
        article: ArticleId,
        /// The words.
        span: Span,
    },
    /// Selects the first of these facts of the article on show, or the one after the selected one.
    CycleFacts(Vec<FactId>),
    /// Ticks or unticks an article for comparing.
    Choose(ArticleId, bool),
    /// Ticks all articles or none.
    ChooseAll(bool),
    /// Goes to a place in the history: after a step, or before the first one.
    GoTo(Option<StepNumber>),
    /// Does something with stories.
    Story(StoryCommand),
    /// Does something with what is compared.
    Compared(CompareCommand),
    /// Marks an article as finished, or takes the mark away.
    Finish(ArticleId),
    /// Takes an article out of the project.
    Remove(ArticleId),
    /// Asks for a file with a newer text of an article.
    AskNewer(ArticleId),
    /// Asks for outlet, title, authors, date and language of an article.
    AskSource(ArticleId),
    /// Whether what came in replaces the older texts that are there, or stands beside them.
    Newer(bool),
    /// Does something with another person's decisions.
    Opinion(OpinionCommand),
    /// Does something with a fact that has lost its words.
    Orphan(OrphanCommand),
    /// Takes a failed input off the list.
    DismissFailure(usize),
    /// Takes all failed inputs off the list.
    DismissFailures,
    /// Makes a fact, or changes the words of one.
    Make(MakeCommand),
    /// Does something with kinds and tags of one's own.
    Codebook(CodebookCommand),
    /// Sets the note of the selected fact; empty removes it.
    SubmitNote(String),
    /// Sets the tags of the selected fact.
    SubmitTags(Vec<String>),
    /// Reads articles through a lens.
    SetLens(Lens),
    /// Lists claims that are most worth checking first, or in the order of the text.
    ListByWorth(bool),
    /// Reviews the article on show, its story, or all articles.
    SetScope(Scope),
    /// Sets the date of publication of the article on show.
    SetPublished(jiff::civil::Date),
    /// Sets what is known of some articles.
    SetSources(Vec<(ArticleId, Metadata)>),
    /// Reads the article on show again as an English one.
    ReadAsEnglish,
    /// Stops reading articles; those that are done stay.
    CancelReading,
    /// Stops making the file of an export; nothing is written.
    CancelExport,
    /// Makes the beginning of an export for the dialog.
    PreviewExport(ExportChoice),
    /// Asks where to write an export, and writes it.
    Export(ExportChoice),
    /// Takes a typed path for an answer.
    Answer(Question, PathBuf),
    /// Takes a path for an answer although a file is there.
    Replace(Question, PathBuf),
    /// Closes the dialog that is open.
    CloseDialog,
    /// Opens a folded panel over the rest of the window, or none.
    Unfold(Option<Side>),
    /// Does something with the tour.
    Tour(TourCommand),
    /// Closes the window although something is not done.
    Leave,
}

/// A thing to do with the tour.
#[derive(Debug, Clone, Copy)]
pub enum TourCommand {
    /// Goes to a step; the sample story is opened where it is not there.
    Go(Step),
    /// Ends it.
    End,
}

/// A thing to do with another person's decisions.
#[derive(Debug, Clone)]
pub enum OpinionCommand {
    /// Goes to another difference of the list.
    Mark(usize),
    /// Takes over all that only the other person decided.
    TakeAll,
    /// Forgets them.
    Close,
}

/// A thing to do with a fact of the article on show that has lost its words.
#[derive(Debug, Clone)]
pub enum OrphanCommand {
    /// Gives it the selected words.
    Attach(FactId),
    /// Deletes it.
    Delete(FactId),
}

/// A thing to do with stories.
#[derive(Debug, Clone)]
pub enum StoryCommand {
    /// Ticks or unticks the articles of a story.
    Choose(StoryId, bool),
    /// Shows the articles of a story, and no others, side by side.
    Compare(StoryId),
    /// Folds the articles of a story away in the library, or shows them again.
    Fold(StoryId, bool),
    /// Asks what a story is to be called.
    AskName(StoryId),
    /// Names a story.
    Rename(StoryId, String),
    /// Moves articles to a story, or out of any.
    Move(Vec<ArticleId>, Option<StoryId>),
    /// Makes a story of some articles.
    New(Vec<ArticleId>),
    /// Puts all articles of one story into another.
    Merge {
        /// The story that goes.
        from: StoryId,
        /// The story that stays.
        into: StoryId,
    },
}

impl Command {
    /// Reads what is looked at beside the comparison in its article.
    pub fn read(sheet: &FactSheet, preview: &Preview) -> Self {
        let article = preview.article.clone();
        let mut facts = sheet.facts.iter();
        match facts.find(|fact| Some(&fact.id) == preview.fact.as_ref()) {
            Some(fact) => {
                let mut evidence = fact.evidence.iter();
                let here = evidence.position(|piece| piece.span.overlaps(preview.span));
                Self::ShowFact {
                    article,
                    fact: fact.id.clone(),
                    evidence: here.unwrap_or_default(),
                }
            }
            None => Self::ShowWords {
                article,
                span: preview.span,
            },
        }
    }
}

/// A thing to do with what is compared.
#[derive(Debug, Clone)]
pub enum CompareCommand {
    /// Looks at one article's cell of a comparison beside the table.
    Preview(Preview),
    /// Closes what [`CompareCommand::Preview`] opened.
    ClosePreview,
    /// Shows an article on the left (0) or on the right (1) of two that face each other.
    Face(usize, ArticleId),
    /// Shows two articles facing each other, with words of the second in sight.
    FaceBoth {
        /// The article on the left, and that on the right.
        articles: [ArticleId; 2],
        /// The words of the one on the right.
        at: Span,
    },
    /// Puts the keyboard on a cell of the matrix.
    PlaceCursor(Place),
    /// Shows a part of the brief to its end.
    Unfold(Fold),
    /// Shows each article's sentences of a row, or folds them away.
    OpenRow(String, bool),
    /// Folds the rows of a group away, or shows them again.
    FoldRows(Group, bool),
    /// Sets a verdict over the program's for a row of the comparison, or takes it back.
    Overrule {
        /// The row.
        row: RowKey,
        /// What it is about.
        label: String,
        /// The person's verdict; `None` for the program's own.
        verdict: Option<Verdict>,
    },
    /// Takes a claim out of a row, told by its id.
    TakeOut {
        /// The row.
        row: String,
        /// The claim.
        claim: Claimed,
    },
    /// Shows a row among the claims, opened.
    ShowRow(String),
    /// Shows the row that holds a claim, among those of its story.
    ShowClaim(Claimed),
    /// Asks for the row that tells the same as this one.
    BeginJoin(String),
    /// Joins this row with the one for which another was asked.
    Join(String),
    /// Asks for nothing more.
    EndJoin,
    /// Asks for the note on a row.
    AskNote(String),
    /// Sets the note on a row; empty removes it.
    NoteRow {
        /// The row.
        row: RowKey,
        /// What it tells.
        label: String,
        /// The note.
        note: String,
    },
    /// Says that a row, by its id, is done, or not yet.
    ToggleDone(String),
    /// Asks what was found out about the claim of a row.
    AskFinding(String),
    /// Sets what was found out about a claim; `None` takes it back.
    Find {
        /// The claim.
        claim: Claimed,
        /// Its words.
        words: String,
        /// The finding.
        finding: Option<Finding>,
    },
    /// Shows all that is said by and about somebody.
    ShowSubject(Anchor),
}

/// A thing to do with kinds and tags of one's own.
#[derive(Debug, Clone)]
pub enum CodebookCommand {
    /// Keeps an entry.
    Keep {
        /// What it was before; `None` adds it.
        was: Option<CodebookEntry>,
        /// What it is.
        entry: CodebookEntry,
    },
    /// Takes the entry of a name out.
    Remove(Sort, String),
    /// Asks for a codebook to take over.
    AskImport,
    /// Asks where to write the codebook.
    AskExport,
}

/// A thing to do when facts are made from words.
#[derive(Debug, Clone)]
pub enum MakeCommand {
    /// Opens the form for a new fact of a kind from the selected words.
    Form(FactKind),
    /// Opens the form for a new fact that says this so far.
    FormOf(FactContent),
    /// Adds a fact that says this and rests on the selected words.
    Add(FactContent),
    /// Takes over what the form for a fact holds.
    Submit {
        /// The fact that is changed; `None` adds one from the words of the form.
        fact: Option<FactId>,
        /// What it says.
        content: FactContent,
    },
    /// Adds the selected words to the words that a fact rests on.
    AddWords(FactId),
    /// Takes one of the pieces that the selected fact rests on away from it.
    TakeAway(usize),
    /// Gives the selected fact a tag, or takes it away.
    ToggleTag(String),
    /// Looks for all occurrences in these articles.
    Seek(Scope),
    /// Adds the occurrences that are ticked.
    AddEverywhere,
    /// Takes over who is who.
    Identify,
    /// Makes an entity of its own of the mentions that are ticked.
    SeparateTicked,
}

/// The commands that a pass over the views gathers.
#[derive(Debug, Default)]
pub struct Commands {
    sent: Vec<Command>,
    /// What cannot be done at this moment.
    disabled: Vec<Action>,
    keymap: Keymap,
}

impl Commands {
    /// A queue that knows what cannot be done at this moment, and the keys.
    pub fn new(disabled: Vec<Action>, keymap: Keymap) -> Self {
        Self {
            sent: Vec::new(),
            disabled,
            keymap,
        }
    }

    /// The keys of all actions.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The first key of an action as it is written on keyboards; empty where it has none.
    pub fn key(&self, ctx: &Context, action: Action) -> String {
        self.keymap.first(ctx, action)
    }

    /// Asks for a command.
    pub fn send(&mut self, command: Command) {
        self.sent.push(command);
    }

    /// Asks for a command about what is compared.
    pub fn compare(&mut self, command: CompareCommand) {
        self.send(Command::Compared(command));
    }

    /// Asks for an action, unless it cannot be done at this moment.
    pub fn act(&mut self, action: Action) {
        if self.enabled(action) {
            self.send(Command::Do(action));
        }
    }

    /// Whether an action can be done at this moment.
    pub fn enabled(&self, action: Action) -> bool {
        !self.disabled.contains(&action)
    }

    /// The action that a key without others gives.
    pub fn action_of(&self, plain: Key) -> Option<Action> {
        let plain = KeyboardShortcut::new(Modifiers::NONE, plain);
        let keys = self.keymap.all();
        let found = keys.into_iter().find(|(taken, _)| *taken == plain);
        found.map(|(_, action)| action)
    }

    /// A button for an action, its keys in the tooltip.
    pub fn button(&mut self, ui: &mut Ui, action: Action) -> Response {
        self.styled_button(ui, action, Button::new(action.label()))
    }

    /// The one button of a view that should be seen first.
    pub fn primary_button(&mut self, ui: &mut Ui, action: Action) -> Response {
        let palette = Palette::of(ui.visuals());
        let text = RichText::new(action.label())
            .font(theme::strong(14.0))
            .color(palette.on_accent);
        self.styled_button(ui, action, Button::new(text).fill(palette.accent))
    }

    /// A line of a menu for an action, with its keys.
    pub fn menu_item(&mut self, ui: &mut Ui, action: Action) {
        let keys = self.key(ui.ctx(), action);
        let button = Button::new(action.label()).shortcut_text(keys);
        if ui.add_enabled(self.enabled(action), button).clicked() {
            self.act(action);
            ui.close();
        }
    }

    /// All commands that were asked for, in order.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.sent)
    }

    fn styled_button(&mut self, ui: &mut Ui, action: Action, button: Button<'_>) -> Response {
        let mut response = ui.add_enabled(self.enabled(action), button);
        let keys = self.key(ui.ctx(), action);
        if !keys.is_empty() {
            response = response.on_hover_text(format!("{} ({keys})", action.label()));
        }
        if response.clicked() {
            self.act(action);
        }
        response
    }
}
