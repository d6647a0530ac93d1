//! Everything that can be done in the window. Views send commands; `execute` alone carries them out.

use std::path::PathBuf;

use egui::{Button, Context, Key, KeyboardShortcut, Modifiers, Response, RichText, Ui};

use crate::article::{ArticleId, Span};
use crate::compare::Verdict;
use crate::facts::{FactContent, FactId, FactKind};
use crate::ingest::Input;
use crate::project::{CodebookEntry, RowKey, Sort, StepNumber, StoryId};

use super::compare_view::matrix::Group;
use super::compare_view::subject::Anchor;
use super::exporting::ExportChoice;
use super::file_dialogs::Question;
use super::keymap::{self, Keymap};
use super::theme::{self, Palette};
use super::view::Place;
use super::workspace::Scope;

/// A thing to do, with what it needs.
#[derive(Debug, Clone)]
pub enum Command {
    /// One of the commands that menus, keys and the palette offer.
    Do(Action),
    /// Reads inputs into the project; folders are searched, project files opened.
    Open(Vec<Input>),
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
    /// Reviews the article on show, its story, or all articles.
    SetScope(Scope),
    /// Stops deciding about many facts.
    StopDeciding,
    /// Sets the date of publication of the article on show.
    SetPublished(jiff::civil::Date),
    /// Reads the article on show again as an English one.
    ReadAsEnglish,
    /// Stops reading articles; those that are done stay.
    CancelReading,
    /// Makes the beginning of an export for the dialog.
    PreviewExport(ExportChoice),
    /// Asks where to write an export, and writes it.
    Export(ExportChoice),
    /// Takes a typed path for an answer.
    Answer(Question, PathBuf),
    /// Closes the dialog that is open.
    CloseDialog,
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

/// A thing to do with what is compared.
#[derive(Debug, Clone)]
pub enum CompareCommand {
    /// Looks at one article's cell of a comparison beside the table.
    Preview {
        /// The article.
        article: ArticleId,
        /// The fact.
        fact: FactId,
    },
    /// Closes what [`CompareCommand::Preview`] opened.
    ClosePreview,
    /// Shows an article on the left (0) or on the right (1) of two that face each other.
    Face(usize, ArticleId),
    /// Puts the keyboard on a cell of the matrix.
    PlaceCursor(Place),
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

/// The parts of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Getting articles in and results out.
    File,
    /// Undo and text.
    Edit,
    /// Choosing words and making facts of them.
    Select,
    /// Deciding about facts.
    Review,
    /// What is seen and how.
    View,
    /// Help.
    Help,
}

/// Declares the commands that need nothing but themselves.
macro_rules! actions {
    ($($(#[doc = $doc:literal])* $name:ident: $menu:ident, $label:literal, [$($shortcut:expr),*];)*) => {
        /// A command that menus, keys and the palette offer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[doc = $doc])* $name,)* }

        impl Action {
            /// All of them, in the order of the menus.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// What it is called everywhere.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// The menu that holds it.
            pub fn menu(self) -> Menu {
                match self { $(Self::$name => Menu::$menu,)* }
            }

            /// What the settings file calls it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The program's own keys for it; [`Commands::keymap`] tells those that count.
            pub fn default_keys(self) -> &'static [KeyboardShortcut] {
                match self { $(Self::$name => const { &[$($shortcut),*] },)* }
            }
        }
    };
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn alt_and(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(modifiers), key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

actions! {
    /// Asks for files to open.
    OpenFiles: File, "Open…", [ctrl(Key::O)];
    /// Asks for a folder to open.
    OpenFolder: File, "Open folder…", [ctrl_shift(Key::O)];
    /// Reads the text of the clipboard as an article.
    Paste: File, "Paste article (Ctrl+V)", [];
    /// Opens the articles that come with the program.
    OpenSample: File, "Open the sample story", [];
    /// Keeps the project in a file of the person's choice.
    SaveAs: File, "Save story as…", [ctrl(Key::S)];
    /// Starts an empty project.
    NewStory: File, "New story", [ctrl(Key::N)];
    /// Asks for the project of another person, to be set beside this one.
    SecondOpinion: File, "Compare with another person’s project…", [];
    /// Opens the export dialog.
    Export: File, "Export…", [ctrl(Key::E)];
    /// Ends the program.
    Quit: File, "Quit", [ctrl(Key::Q)];
    /// Takes the last edit back.
    Undo: Edit, "Undo", [ctrl(Key::Z)];
    /// Makes it again.
    Redo: Edit, "Redo", [ctrl_shift(Key::Z), ctrl(Key::Y)];
    /// Shows the history, or hides it.
    History: Edit, "History", [ctrl(Key::H)];
    /// Copies the selected words.
    Copy: Edit, "Copy", [];
    /// Finds words in the article on show, or in what is compared.
    Find: Edit, "Find", [ctrl(Key::F)];
    /// Goes to the next place that was found.
    FindNext: Edit, "Find next", [key(Key::F3)];
    /// Goes to the place before that was found.
    FindPrevious: Edit, "Find previous", [shift(Key::F3)];
    /// Searches all texts and facts of the project.
    Search: Edit, "Search all articles…", [ctrl_shift(Key::F)];
    /// Goes to the field that narrows the list of facts.
    SearchFacts: Edit, "Search the facts of the article", [key(Key::Slash)];
    /// Makes a fact of the selected words.
    AddFact: Select, "Add fact…", [key(Key::Enter), key(Key::F)];
    /// Puts the selected words aside as a piece of a fact that has several.
    AddPiece: Select, "Add a piece", [shift(Key::Enter)];
    /// Offers all places where the selected words, or the names of the selected fact, stand.
    Occurrences: Select, "All occurrences…", [shift(Key::O)];
    /// Offers other entities that may be the selected one.
    WhoIsWho: Select, "Who is who…", [key(Key::U)];
    /// Offers the mentions of the selected entity, some of which may be of another.
    Separate: Select, "Separate mentions…", [shift(Key::U)];
    /// Shows kinds and tags of one's own.
    Codebook: Select, "Codebook…", [ctrl_shift(Key::K)];
    /// Selects the next word.
    NextWord: Select, "Next word", [key(Key::ArrowRight)];
    /// Selects the word before.
    PreviousWord: Select, "Previous word", [key(Key::ArrowLeft)];
    /// Selects the sentence of the words, or the next one.
    NextSentence: Select, "Sentence, or the next one", [key(Key::ArrowDown)];
    /// Selects the sentence of the words, or the one before.
    PreviousSentence: Select, "Sentence, or the one before", [key(Key::ArrowUp)];
    /// Moves the end of the words by a character.
    EndLater: Select, "End: a character later", [alt(Key::ArrowRight)];
    /// Moves the end of the words back by a character.
    EndEarlier: Select, "End: a character earlier", [alt(Key::ArrowLeft)];
    /// Moves the beginning of the words by a character.
    StartLater: Select, "Beginning: a character later",
        [alt_and(Modifiers::COMMAND, Key::ArrowRight)];
    /// Moves the beginning of the words back by a character.
    StartEarlier: Select, "Beginning: a character earlier",
        [alt_and(Modifiers::COMMAND, Key::ArrowLeft)];
    /// Moves the end of the words by a word.
    EndWordLater: Select, "End: a word later", [alt_and(Modifiers::SHIFT, Key::ArrowRight)];
    /// Moves the end of the words back by a word.
    EndWordEarlier: Select, "End: a word earlier", [alt_and(Modifiers::SHIFT, Key::ArrowLeft)];
    /// Moves the beginning of the words by a word.
    StartWordLater: Select, "Beginning: a word later",
        [alt_and(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::ArrowRight)];
    /// Moves the beginning of the words back by a word.
    StartWordEarlier: Select, "Beginning: a word earlier",
        [alt_and(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::ArrowLeft)];
    /// The selected fact is right.
    Accept: Review, "Accept", [key(Key::A)];
    /// The selected fact is wrong.
    Reject: Review, "Reject", [key(Key::X), key(Key::Delete)];
    /// Goes on to the next fact that is not decided.
    Skip: Review, "Skip", [key(Key::Space)];
    /// Changes what the selected fact says.
    EditFact: Review, "Edit", [key(Key::E)];
    /// Writes a note on the selected fact.
    Note: Review, "Note", [key(Key::M)];
    /// Sets the tags of the selected fact.
    Tags: Review, "Tags", [key(Key::T)];
    /// Selects nothing.
    Deselect: Review, "Select nothing", [key(Key::Escape)];
    /// Goes to the next fact.
    NextFact: Review, "Next fact", [shift(Key::ArrowRight)];
    /// Goes to the fact before.
    PreviousFact: Review, "Previous fact", [shift(Key::ArrowLeft)];
    /// Goes to another fact of the same words.
    CycleFact: Review, "Next fact of the same words", [key(Key::O)];
    /// Goes to the next article.
    NextArticle: Review, "Next article", [shift(Key::PageDown)];
    /// Goes to the article before.
    PreviousArticle: Review, "Previous article", [shift(Key::PageUp)];
    /// Offers the verdicts for the row of the comparison that the keyboard is on.
    Overrule: Review, "Overrule the verdict…", [key(Key::V)];
    /// Takes a decision about the selected fact back.
    Reset: Review, "Back to the suggestion", [key(Key::Backspace)];
    /// Marks the article on show as finished, or takes the mark away.
    Finish: Review, "Article finished, or not yet", [ctrl(Key::End)];
    /// Asks for the date of publication of the article on show.
    Published: Review, "Set the date of publication…", [];
    /// Accepts all facts in the list that are not decided.
    AcceptShown: Review, "Accept all that is shown", [ctrl_shift(Key::A)];
    /// Rejects all facts in the list that are not decided.
    RejectShown: Review, "Reject all that is shown", [ctrl_shift(Key::X)];
    /// Leaves a fact as one's own project has it, whatever the other person decided.
    TakeMine: Review, "Keep my decision", [key(Key::J)];
    /// Takes over what the other person decided.
    TakeTheirs: Review, "Take the other’s decision", [key(Key::K)];
    /// Keeps both facts.
    TakeBoth: Review, "Keep both facts", [key(Key::B)];
    /// Reviews the story in place of the article, then the project, then the article.
    Scope: Review, "Review article, story or project", [key(Key::S)];
    /// Shows one article.
    Read: View, "Read", [ctrl(Key::Num1)];
    /// Shows the facts of the chosen articles side by side.
    Compare: View, "Compare", [ctrl(Key::Num2)];
    /// Shows what the chosen articles date, in the order of time.
    Timeline: View, "Compare: timeline", [ctrl(Key::Num3)];
    /// Shows what the chosen articles tell of a person or an organization.
    Who: View, "Compare: who", [ctrl(Key::Num4)];
    /// Shows two articles facing each other.
    Pair: View, "Compare: two articles", [ctrl(Key::Num5)];
    /// Makes article text larger.
    LargerText: View, "Larger text", [ctrl(Key::Plus), ctrl(Key::Equals)];
    /// Makes article text smaller.
    SmallerText: View, "Smaller text", [ctrl(Key::Minus)];
    /// Takes the light theme where the dark one is on, and the other way round.
    SwitchTheme: View, "Light or dark", [];
    /// Shows the library, or hides it.
    ToggleLibrary: View, "Show or hide the library", [ctrl(Key::B)];
    /// Opens the settings.
    Settings: View, "Settings…", [ctrl(Key::Comma)];
    /// Lists all commands, to be found by typing.
    Palette: Help, "All commands…", [ctrl_shift(Key::P)];
    /// Lists the keys.
    Keys: Help, "Keys", [key(Key::Questionmark)];
}

impl Action {
    /// Whether its keys, as far as they hold Ctrl, also work while a person types into a field.
    pub fn works_while_typing(self) -> bool {
        matches!(
            self,
            Self::OpenFiles
                | Self::OpenFolder
                | Self::SaveAs
                | Self::Export
                | Self::Quit
                | Self::Find
                | Self::FindNext
                | Self::FindPrevious
                | Self::Search
                | Self::Read
                | Self::Compare
                | Self::Timeline
                | Self::Who
                | Self::Pair
                | Self::Palette
        )
    }
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
        let keys = self.keymap.of(action).first();
        keys.map(|&key| keymap::shown(ctx, key)).unwrap_or_default()
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
        let keys = self.keymap.all();
        let found = keys.into_iter().find(|(taken, _)| *taken == key(plain));
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
