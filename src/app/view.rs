//! What the window shows at this moment: chosen, filtered, open. [`super::look`] keeps some of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::compare::{Claimed, Question, Verdict};
use sidelight_engine::facts::{Fact, FactId, FactSheet};
use sidelight_project::StoryId;

use super::compare_view::brief::Fold;
use super::compare_view::matrix::Group;
use super::compare_view::subject::Anchor;
use super::fact_filter::FactFilter;

/// The state of the views.
#[derive(Debug, Default)]
pub struct View {
    /// Reading, comparing or searching.
    pub mode: Mode,
    /// The article on show.
    pub article: Option<ArticleId>,
    /// The fact that is worked on, of the article on show.
    pub fact: Option<FactId>,
    /// Which piece of its evidence was shown last.
    pub evidence: usize,
    /// Words that a search led to, marked in their article.
    pub words: Option<(ArticleId, Span)>,
    /// What the library is searched for.
    pub library_search: String,
    /// Which facts are listed and marked.
    pub filter: FactFilter,
    /// Stories whose articles are folded away.
    pub folded_stories: BTreeSet<StoryId>,
    /// Whether a person chose the articles to be compared.
    pub chosen_by_hand: bool,
    /// The articles to be compared.
    pub chosen: BTreeSet<ArticleId>,
    /// Articles that were chosen when they left the project: where undoing brings them back, so it does the
    /// choice.
    pub left_chosen: BTreeSet<ArticleId>,
    /// Which rows of the comparison are shown.
    pub compare: CompareFilter,
    /// How they are shown.
    pub form: RowForm,
    /// Parts of the brief that are shown to their end.
    pub unfolded: BTreeSet<Fold>,
    /// The row that another is to be joined with, by its id, and what it tells.
    pub joining: Option<(String, String)>,
    /// The claim whose row is to be shown once the rows are there.
    pub sought: Option<Claimed>,
    /// The claim that a search led to: a finding on its row is at first about its words.
    pub claim_on_work: Option<Claimed>,
    /// Rows of the comparison that are open, by their ids.
    pub opened: BTreeSet<String>,
    /// Which way the chosen articles are compared.
    pub aspect: Aspect,
    /// Where the keyboard is in the matrix.
    pub cursor: MatrixCursor,
    /// The articles that face each other, left and right; those of which most was copied while none
    /// were chosen.
    pub pair: [Option<ArticleId>; 2],
    /// Words of the article on the right that are to come into sight.
    pub pair_at: Option<Span>,
    /// Which dates the timeline shows.
    pub dates: Dates,
    /// The person or organization whose page is shown.
    pub subject: Option<Anchor>,
    /// What the list of people is searched for.
    pub subject_search: String,
    /// What is looked at beside the comparison.
    pub preview: Option<Preview>,
    /// How far the views are scrolled, in points.
    pub scrolled: Scrolled,
    /// How far they are to be scrolled when they are drawn next.
    pub scroll_to: Scrolled,
    /// Goes up whenever something of this changes that marks depend on.
    pub revision: u64,
    /// The folded panel that is open over the rest.
    pub laid_over: Option<Side>,
    /// Whether the search field of the mode wants the keyboard.
    pub focus_search: bool,
    /// Whether the list of facts should scroll to the selected one.
    pub reveal_fact: bool,
    /// The fact that takes the keyboard when it is drawn: who listens hears it.
    pub focus_fact: Option<FactId>,
    /// Height of the room for the list of facts and of the list itself in the pass before, in points: where the
    /// room changes, the selected fact is brought into sight again.
    pub list_extent: [f32; 2],
    /// How far the list of facts is scrolled, in points.
    pub list_offset: f32,
}

/// How far views are scrolled, in points; none for those that were not drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scrolled {
    /// The article on show.
    pub article: Option<f32>,
    /// The brief.
    pub brief: Option<f32>,
    /// The claims.
    pub claims: Option<f32>,
}

impl Scrolled {
    /// Where views begin that were not drawn before.
    pub const TOP: Self = Self {
        article: None,
        brief: Some(0.0),
        claims: Some(0.0),
    };
}

/// A place of an article that is looked at beside the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The article.
    pub article: ArticleId,
    /// The fact that the words carry; none where the words alone are looked at.
    pub fact: Option<FactId>,
    /// The words.
    pub span: Span,
}

impl Preview {
    /// A fact where it is told first.
    pub fn of(sheet: &FactSheet, fact: &Fact) -> Self {
        Self {
            article: sheet.article.id.clone(),
            fact: Some(fact.id.clone()),
            span: fact.primary_span(),
        }
    }
}

/// A panel at the side of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The library, or the history in its place.
    Library,
    /// The facts of the article on show.
    Facts,
}

/// Reading, comparing or searching.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// One article beside its facts.
    #[default]
    Read,
    /// The chosen articles side by side.
    Compare,
    /// The lines of all articles that a search finds.
    Find,
    /// Another person's decisions beside one's own.
    SecondOpinion,
}

/// The ways of comparing articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aspect {
    /// What one sees first of a story.
    #[default]
    Brief,
    /// A row a claim, a column an article.
    Claims,
    /// What is dated, in the order of time.
    Timeline,
    /// All that is said by and about a person or an organization.
    Who,
    /// Two articles facing each other.
    Pair,
}

/// Where the keyboard is in the matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatrixCursor {
    /// The cell.
    pub at: Option<Place>,
    /// Whether the cell should take the keyboard, and come into sight, in the next pass.
    pub take: bool,
    /// Whether the verdict of its row should offer the others in the next pass.
    pub offer: bool,
    /// Whether the claim of the line should be taken out of its row in the next pass.
    pub part: bool,
}

/// Which dates the timeline shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dates {
    /// All of them.
    #[default]
    All,
    /// Those that contradict each other.
    AtOdds,
}

/// A cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The row of the comparison.
    pub row: usize,
    /// 0 for the verdict, else the number of the article.
    pub column: usize,
}

/// Which rows of the comparison are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareFilter {
    /// Only rows of this verdict; all where `None`.
    pub verdict: Option<Verdict>,
    /// Only rows that answer this question; all where `None`.
    pub question: Option<Question>,
    /// Only rows that this article tells.
    pub outlet: Option<ArticleId>,
    /// Only rows in which articles differ.
    pub differing: bool,
    /// Only rows that the person is not done with.
    pub undone: bool,
    /// Only rows that have to do with this person, organization or other named thing.
    pub about: Option<Anchor>,
    /// Only rows that hold these words.
    pub text: String,
    /// What the rows are ordered and grouped by.
    pub order: RowOrder,
    /// Groups whose rows are folded away.
    #[serde(skip)]
    pub folded: BTreeSet<Group>,
}

/// How the rows of a comparison are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowForm {
    /// Claim below claim, each with its versions.
    #[default]
    Versions,
    /// A table with a column for each article.
    Columns,
}

/// What the rows of a comparison are ordered and grouped by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowOrder {
    /// The most important first, as they come.
    #[default]
    Importance,
    /// By verdict, conflicts first; within one, the most important first.
    Verdict,
    /// By the question that their gravest slot answers; within one, the most important first.
    Question,
}

impl CompareFilter {
    /// Whether it may leave rows out.
    pub fn hides_rows(&self) -> bool {
        self.verdict.is_some()
            || self.question.is_some()
            || self.outlet.is_some()
            || self.differing
            || self.undone
            || self.about.is_some()
            || !self.text.trim().is_empty()
    }

    /// Leaves no row out.
    pub fn show_all(&mut self) {
        *self = Self {
            order: self.order,
            folded: std::mem::take(&mut self.folded),
            ..Self::default()
        };
    }
}

impl View {
    /// Something changed that marks depend on.
    pub fn touch(&mut self) {
        self.revision += 1;
    }
}
