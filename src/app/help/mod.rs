//! What each view is for: a page of help each. The keys come from the keymap and from [`fixed`].

mod fixed;

use super::command::Action;
use super::view::{Aspect, Mode, View};

pub use self::fixed::{FIXED, FixedKey};

/// A page of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Before there is any article.
    Start,
    /// One article beside its facts.
    Read,
    /// What one sees first of a story.
    Brief,
    /// The claims of a story.
    Claims,
    /// What is dated.
    Timeline,
    /// People and organizations.
    Who,
    /// Two articles facing each other.
    Pair,
    /// Lines of all articles.
    Search,
    /// Another person's decisions.
    SecondOpinion,
}

/// What a page says.
pub struct Text {
    /// What the view is called.
    pub title: &'static str,
    /// What it shows.
    pub shows: &'static str,
    /// What can be done in it, a sentence each.
    pub deeds: &'static [&'static str],
    /// The commands that belong to it, most needed first.
    pub actions: &'static [Action],
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Read,
        Self::Brief,
        Self::Claims,
        Self::Timeline,
        Self::Who,
        Self::Pair,
        Self::Search,
        Self::SecondOpinion,
    ];

    /// The page of the view on show; a project may be empty.
    pub fn of(view: &View, empty: bool) -> Self {
        match view.mode {
            _ if empty => Self::Start,
            Mode::Read => Self::Read,
            Mode::Find => Self::Search,
            Mode::SecondOpinion => Self::SecondOpinion,
            Mode::Compare => match view.aspect {
                Aspect::Brief => Self::Brief,
                Aspect::Claims => Self::Claims,
                Aspect::Timeline => Self::Timeline,
                Aspect::Who => Self::Who,
                Aspect::Pair => Self::Pair,
            },
        }
    }

    /// What it says.
    pub fn text(self) -> &'static Text {
        match self {
            Self::Start => &START,
            Self::Read => &READ,
            Self::Brief => &BRIEF,
            Self::Claims => &CLAIMS,
            Self::Timeline => &TIMELINE,
            Self::Who => &WHO,
            Self::Pair => &PAIR,
            Self::Search => &SEARCH,
            Self::SecondOpinion => &SECOND_OPINION,
        }
    }
}

static START: Text = Text {
    title: "Getting started",
    shows: "Drop articles on the window, open files or a folder, or paste a text. Articles about the same event \
            become a story by themselves; everything is kept in the project as you work, and nothing leaves this \
            machine.",
    deeds: &[
        "Read shows one article beside its facts; Compare shows the ticked articles of the list against each other; \
         Search looks through all of them.",
        "A right click on an article, wherever its name stands, sets its outlet, title, author, date and language, \
         and moves it to another story.",
        "Whatever you do can be undone, also tomorrow: Edit, History.",
    ],
    actions: &[
        Action::OpenFiles,
        Action::OpenFolder,
        Action::OpenSample,
        Action::NewProject,
        Action::SaveAs,
        Action::Undo,
        Action::History,
    ],
};

static READ: Text = Text {
    title: "Read",
    shows: "One article, and on the right the facts that were read out of it, each tied to its words. A line under \
            words or a bar in the margin is a fact: its colour tells the kind, its form how far it is reviewed \
            (Help, Legend).",
    deeds: &[
        "A click on marked words shows their fact in the list, a click in the list shows the words.",
        "Say of each fact whether it is right. The lenses above the list show claims, what is said, when, how many, \
         or all.",
        "Drag over words, or choose them by keys, to make a fact of them.",
        "Review this article, its story or the whole project: the line above the list says which.",
    ],
    actions: &[
        Action::Accept,
        Action::Reject,
        Action::EditFact,
        Action::Skip,
        Action::NextFact,
        Action::PreviousFact,
        Action::Reset,
        Action::Note,
        Action::Tags,
        Action::AddFact,
        Action::NextWord,
        Action::NextSentence,
        Action::WhoIsWho,
        Action::Occurrences,
        Action::Find,
        Action::SearchFacts,
        Action::Scope,
        Action::NextArticle,
        Action::Finish,
        Action::Sources,
    ],
};

static BRIEF: Text = Text {
    title: "Brief",
    shows: "What one sees first of the ticked articles: who tells the story and copied from whom, where they differ, \
            what most tell, which figures move, and what one tells alone.",
    deeds: &[
        "A click on a sentence shows its words in their article; a click on an outlet shows those of that outlet.",
        "“Claim” beside a sentence leads to all that is told of it, “Side by side” to two texts of which one was \
         copied.",
        "It can be taken along as a report, with your findings: File, Export.",
    ],
    actions: &[
        Action::Compare,
        Action::Pair,
        Action::Sources,
        Action::Export,
    ],
};

static CLAIMS: Text = Text {
    title: "Claims",
    shows: "Each claim of the story once, with who tells it, the points in which the articles differ and a verdict; \
            the worst first. Opened, a claim shows each article’s own sentence.",
    deeds: &[
        "Narrow the list by verdict, question, outlet, person or words; show claims below each other or in columns.",
        "Your word counts more than the program’s: another verdict, the same as another claim, not the same.",
        "Record what you found out about a claim, with a source; write a note; mark it as done.",
    ],
    actions: &[
        Action::Overrule,
        Action::SameAs,
        Action::NotSame,
        Action::Finding,
        Action::RowNote,
        Action::RowDone,
        Action::Find,
        Action::Sources,
        Action::Export,
    ],
};

static TIMELINE: Text = Text {
    title: "Timeline",
    shows: "What the articles date, in the order of time. A bar is as wide as its date is vague; dates that cannot \
            both be right are told as a conflict.",
    deeds: &[
        "A click on a date shows its words; another click those of the next article that dates it so.",
        "Show only the dates in conflict.",
        "Where an article tells no day of its own, “Monday” stays open: set its date.",
    ],
    actions: &[Action::Sources, Action::Export],
};

static WHO: Text = Text {
    title: "Who",
    shows: "People and organizations, linked across the articles under all their names: their posts, what each says \
            and what is said of them.",
    deeds: &[
        "Choose a name on the left; the field above narrows the names.",
        "A click on a sentence shows its words in their article.",
    ],
    actions: &[Action::Find, Action::Export],
};

static PAIR: Text = Text {
    title: "Two articles",
    shows: "Two texts facing each other, at first those of which most was copied. Grounds mark what is copied, what \
            was changed within, what is said in other words and what only one has.",
    deeds: &[
        "Both scroll together by the passages that they share; a click on a passage brings its counterpart beside it.",
        "A click on the head of a text offers the other articles.",
    ],
    actions: &[Action::Brief, Action::Sources],
};

static SEARCH: Text = Text {
    title: "Search",
    shows: "The lines of all texts and facts of the project that hold the words, phrases before single words; each \
            with the claim that it stands in.",
    deeds: &["Open a hit in its article, or go to its claim among those of its story."],
    actions: &[Action::Search, Action::Read],
};

static SECOND_OPINION: Text = Text {
    title: "Second opinion",
    shows: "Another person’s decisions on the same articles beside yours: how far you agree, and where not.",
    deeds: &["Settle each difference: keep yours, take theirs, or keep both facts."],
    actions: &[
        Action::TakeMine,
        Action::TakeTheirs,
        Action::TakeBoth,
        Action::SecondOpinion,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_looking_has_a_page_of_its_own() {
        let mut view = View::default();
        assert_eq!(Page::of(&view, true), Page::Start);
        let mut pages = vec![Page::of(&view, false)];
        for mode in [Mode::Find, Mode::SecondOpinion, Mode::Compare] {
            view.mode = mode;
            if mode != Mode::Compare {
                pages.push(Page::of(&view, false));
                continue;
            }
            for aspect in [
                Aspect::Brief,
                Aspect::Claims,
                Aspect::Timeline,
                Aspect::Who,
                Aspect::Pair,
            ] {
                view.aspect = aspect;
                pages.push(Page::of(&view, false));
            }
        }
        for (at, page) in pages.iter().enumerate() {
            assert!(!pages[..at].contains(page), "{page:?} twice");
        }
        assert_eq!(pages.len() + 1, Page::ALL.len());
    }
}
