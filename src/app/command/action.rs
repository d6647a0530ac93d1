//! The commands that menus, keys and the palette offer: what each is called, and its keys.

use std::borrow::Cow;
use std::iter;

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::view::Aspect;
use sidelight_engine::facts::FactKind;

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

/// Declares the commands that need nothing but themselves; those that make a fact of one kind stand beside them.
macro_rules! actions {
    ($($(#[doc = $doc:literal])* $name:ident: $menu:ident, $label:literal, [$($shortcut:expr),*];)*) => {
        /// A command that menus, keys and the palette offer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[doc = $doc])* $name,)*
            /// Makes a fact of this kind of the selected words.
            Add(FactKind),
        }

        impl Action {
            const ROWS: &[Self] = &[$(Self::$name),*];

            /// What it is called everywhere.
            pub fn label(self) -> Cow<'static, str> {
                match self {
                    $(Self::$name => $label.into(),)*
                    Self::Add(kind) => format!("Add fact: {}…", kind.name().to_lowercase()).into(),
                }
            }

            /// The menu that holds it.
            pub fn menu(self) -> Menu {
                match self {
                    $(Self::$name => Menu::$menu,)*
                    Self::Add(_) => Self::AddFact.menu(),
                }
            }

            /// What the settings file calls it.
            pub fn name(self) -> Cow<'static, str> {
                match self {
                    $(Self::$name => stringify!($name).into(),)*
                    Self::Add(kind) => format!("Add{kind:?}").into(),
                }
            }

            /// The program's own keys for it; [`super::Commands::keymap`] tells those that count.
            pub fn default_keys(self) -> &'static [KeyboardShortcut] {
                match self {
                    $(Self::$name => const { &[$($shortcut),*] },)*
                    Self::Add(kind) => digit_of(kind),
                }
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
    SaveAs: File, "Save project as…", [ctrl(Key::S)];
    /// Starts an empty project.
    NewProject: File, "New project", [ctrl(Key::N)];
    /// Asks for the project of another person, to be set beside this one.
    SecondOpinion: File, "Compare with another person’s project…", [];
    /// Asks for a file of another program, whose annotations are brought back.
    BringBack: File, "Bring annotations back…", [];
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
    /// Asks for the claim that tells the same as the one that the keyboard is on.
    SameAs: Review, "The same as another claim…", [key(Key::Equals)];
    /// Takes the sentence that the keyboard is on out of its claim.
    NotSame: Review, "Take the sentence out: not the same", [key(Key::Minus)];
    /// Writes a note on the claim that the keyboard is on.
    RowNote: Review, "Note on the claim…", [shift(Key::M)];
    /// Says that the person is done with the claim that the keyboard is on, or not yet.
    RowDone: Review, "Done with the claim, or not yet", [shift(Key::D)];
    /// Asks what was found out about the claim that the keyboard is on.
    Finding: Review, "Finding on the claim…", [shift(Key::F)];
    /// Takes a decision about the selected fact back.
    Reset: Review, "Back to the suggestion", [key(Key::Backspace)];
    /// Marks the article on show as finished, or takes the mark away.
    Finish: Review, "Article finished, or not yet", [ctrl(Key::End)];
    /// Asks for the date of publication of the article on show.
    Published: Review, "Set the date of publication…", [];
    /// Asks for outlet, title, authors, date and language of the chosen articles.
    Sources: Review, "Outlets, titles, dates…", [key(Key::D)];
    /// Tells what the newer text of the article on show changed.
    Changes: Review, "What the newer text changed…", [];
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
    /// Shows what one sees first of the chosen articles.
    Brief: View, "Compare: brief", [ctrl(Key::Num2)];
    /// Shows the claims of the chosen articles side by side.
    Compare: View, "Compare: claims", [ctrl(Key::Num3)];
    /// Shows what the chosen articles date, in the order of time.
    Timeline: View, "Compare: timeline", [ctrl(Key::Num4)];
    /// Shows what the chosen articles tell of a person or an organization.
    Who: View, "Compare: who", [ctrl(Key::Num5)];
    /// Shows two articles facing each other.
    Pair: View, "Compare: two articles", [ctrl(Key::Num6)];
    /// Makes everything larger.
    ZoomIn: View, "Zoom in", [ctrl(Key::Plus), ctrl(Key::Equals)];
    /// Makes everything smaller.
    ZoomOut: View, "Zoom out", [ctrl(Key::Minus)];
    /// Makes everything as large as the desktop has it.
    ZoomReset: View, "Zoom: as the desktop has it", [ctrl(Key::Num0)];
    /// Makes article text larger.
    LargerText: View, "Larger article text",
        [alt_and(Modifiers::COMMAND, Key::Plus), alt_and(Modifiers::COMMAND, Key::Equals)];
    /// Makes article text smaller.
    SmallerText: View, "Smaller article text", [alt_and(Modifiers::COMMAND, Key::Minus)];
    /// Takes the light theme where the dark one is on, and the other way round.
    SwitchTheme: View, "Light or dark theme", [];
    /// Shows the library, or hides it.
    ToggleLibrary: View, "Show or hide the library", [ctrl(Key::B)];
    /// Opens the settings.
    Settings: View, "Settings…", [ctrl(Key::Comma)];
    /// Tells what the present view shows, what can be done in it, and its keys.
    ViewHelp: Help, "Help for this view", [key(Key::F1)];
    /// Goes through the sample story in four steps.
    Tour: Help, "Tour of the sample story", [];
    /// Tells what lines, bars, grounds, signs and colours mean.
    Legend: Help, "Legend", [];
    /// Lists all commands, to be found by typing.
    Palette: Help, "All commands…", [ctrl_shift(Key::P)];
    /// Lists the keys.
    Keys: Help, "Keys", [key(Key::Questionmark)];
}

/// The digits in their order, for the kinds in theirs.
const DIGITS: [KeyboardShortcut; 9] = [
    key(Key::Num1),
    key(Key::Num2),
    key(Key::Num3),
    key(Key::Num4),
    key(Key::Num5),
    key(Key::Num6),
    key(Key::Num7),
    key(Key::Num8),
    key(Key::Num9),
];

fn digit_of(kind: FactKind) -> &'static [KeyboardShortcut] {
    let mut keys = FactKind::READ.into_iter().zip(DIGITS.chunks(1));
    let found = keys.find(|(read, _)| *read == kind);
    found.map_or(&[], |(_, digit)| digit)
}

impl Action {
    /// All of them, in the order of the menus: after that which offers all kinds come those of one kind.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ROWS.iter().flat_map(|&action| {
            let kinds = (action == Self::AddFact).then_some(FactKind::READ);
            let of_kinds = kinds.into_iter().flatten().map(Self::Add);
            iter::once(action).chain(of_kinds)
        })
    }

    /// What does the same towards the other end of the text: where that runs from right to left, an
    /// arrow to the right points back.
    pub fn turned(self) -> Self {
        match self {
            Self::NextWord => Self::PreviousWord,
            Self::PreviousWord => Self::NextWord,
            Self::EndLater => Self::EndEarlier,
            Self::EndEarlier => Self::EndLater,
            Self::StartLater => Self::StartEarlier,
            Self::StartEarlier => Self::StartLater,
            Self::EndWordLater => Self::EndWordEarlier,
            Self::EndWordEarlier => Self::EndWordLater,
            Self::StartWordLater => Self::StartWordEarlier,
            Self::StartWordEarlier => Self::StartWordLater,
            other => other,
        }
    }

    /// What shows the chosen articles in one of the ways of comparing.
    pub fn showing(aspect: Aspect) -> Self {
        match aspect {
            Aspect::Brief => Self::Brief,
            Aspect::Claims => Self::Compare,
            Aspect::Timeline => Self::Timeline,
            Aspect::Who => Self::Who,
            Aspect::Pair => Self::Pair,
        }
    }

    /// Whether it shows the window in another way.
    pub fn shows_a_view(self) -> bool {
        let aspects = [
            Self::Brief,
            Self::Compare,
            Self::Timeline,
            Self::Who,
            Self::Pair,
        ];
        aspects.contains(&self) || self == Self::Read
    }

    /// Whether its keys, as far as they type nothing, also work while a person types into a field.
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
                | Self::Brief
                | Self::Timeline
                | Self::Who
                | Self::Pair
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomReset
                | Self::ViewHelp
                | Self::Palette
        )
    }
}
