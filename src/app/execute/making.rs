//! Commands that make facts of words, and that choose the words.

use std::sync::Arc;

use crate::app::Sidelight;
use crate::app::command::{Action, MakeCommand};
use crate::app::dialog::{Dialog, FactForm, OccurrencesForm, Other, Picker, SeparateForm, WhoForm};
use crate::app::making::WordsMoved;
use crate::app::wording;
use crate::app::workspace::{Repeated, Scope};
use sidelight_engine::article::{Edge, Span, Towards, Unit};
use sidelight_engine::facts::{
    Evidence, Fact, FactContent, FactId, FactSheet, Status, by_hand, one_line,
};
use sidelight_project::{Applied, Occurrences, ProjectError};

impl Sidelight {
    pub(super) fn make_command(&mut self, command: MakeCommand) {
        match command {
            MakeCommand::Form(kind) => {
                let Some((sheet, spans)) = self.words() else {
                    return;
                };
                let contents = by_hand::contents(&sheet, &spans, &[]);
                let of_kind = |content: &&FactContent| content.kind() == kind;
                if let Some(content) = contents.iter().find(of_kind).cloned() {
                    self.open_form(&sheet, spans, content, contents);
                }
            }
            MakeCommand::FormOf(content) => {
                if let Some((sheet, spans)) = self.words() {
                    let contents = by_hand::contents(&sheet, &spans, &[]);
                    self.open_form(&sheet, spans, content, contents);
                }
            }
            MakeCommand::Add(content) => {
                if let Some((sheet, spans)) = self.words() {
                    if self.is_there(&sheet, &spans, &content) {
                        return;
                    }
                    let done = self.workspace.add_fact(&sheet, &spans, content);
                    self.made(done);
                }
            }
            MakeCommand::Submit { fact, content } => self.submit_fact(fact, content),
            MakeCommand::AddWords(fact) => self.add_words(&fact),
            MakeCommand::TakeAway(piece) => self.take_away(piece),
            MakeCommand::ToggleTag(tag) => {
                if let (Some(article), Some(fact)) =
                    (self.view.article.clone(), self.current_fact())
                {
                    let done = self.workspace.toggle_tag(article, fact, tag);
                    self.report(done.map(drop));
                }
            }
            MakeCommand::Identify => self.identify(),
            MakeCommand::SeparateTicked => self.separate(),
            MakeCommand::Seek(scope) => self.seek(scope),
            MakeCommand::AddEverywhere => {
                if let Some(Dialog::Occurrences(form)) = self.dialog.take() {
                    let (repeated, places) = form.into_chosen();
                    let done = self.workspace.add_everywhere(&repeated, &places);
                    self.reader.clear_selection();
                    self.report(done.map(drop));
                }
            }
        }
    }

    /// Offers what can be made of the selected words, below them.
    pub(super) fn offer_kinds(&mut self) {
        let (Some((sheet, spans)), Some(at)) = (self.words(), self.reader.below_selection()) else {
            return;
        };
        let contents = by_hand::contents(&sheet, &spans, &[]);
        let beside = self.current_fact();
        let codebook = self.workspace.project().codebook();
        let picker = Picker::new(
            at,
            &sheet.article,
            &spans,
            contents,
            beside.as_ref(),
            codebook,
        );
        self.dialog = Some(Dialog::Picker(Box::new(picker)));
        self.filler.want(sheet, spans);
    }

    /// Offers all places where the selected words stand, or those of the fact on work.
    pub(super) fn offer_occurrences(&mut self) {
        let Some(sheet) = self.current_sheet() else {
            return;
        };
        let article = sheet.article.id.clone();
        let spans = self.reader.selected_spans();
        let (repeated, contents) = if let Some(first) = spans.first() {
            let contents = by_hand::contents(&sheet, &spans, &[]);
            let Some(content) = contents.first().cloned() else {
                return;
            };
            let repeated = Repeated {
                name: one_line(sheet.article.slice(*first)),
                content,
                article: article.clone(),
                fact: None,
            };
            self.filler.want(sheet, spans);
            (repeated, contents)
        } else {
            let Some(fact) = self.current_fact() else {
                return;
            };
            let name = match &fact.content {
                FactContent::Entity(entity) => entity.name.clone(),
                _ => wording::evidence_words(&fact),
            };
            let repeated = Repeated {
                name,
                content: fact.content,
                article: article.clone(),
                fact: Some(fact.id),
            };
            (repeated, Vec::new())
        };
        let codebook = self.workspace.project().codebook();
        let form = OccurrencesForm::new(&self.repaint, repeated, contents, codebook);
        self.dialog = Some(Dialog::Occurrences(Box::new(form)));
        self.seek(Scope::Article);
    }

    fn seek(&mut self, scope: Scope) {
        let (Some(Dialog::Occurrences(form)), Some(article)) =
            (&mut self.dialog, &self.view.article)
        else {
            return;
        };
        let search = match scope {
            Scope::Project => Occurrences::in_project(form.names()),
            Scope::Article | Scope::Story => {
                let articles = self.workspace.articles_around(article, scope);
                Occurrences::in_articles(form.names(), articles.iter().cloned())
            }
        };
        form.search_in(scope, self.workspace.project().reader(), search);
    }

    /// Offers the entities of the story that may be the one on work.
    pub(super) fn offer_others(&mut self) {
        let (Some(article), Some(fact)) = (self.view.article.clone(), self.current_fact()) else {
            return;
        };
        let around = self.workspace.articles_around(&article, Scope::Story);
        let sheets = around.iter();
        let sheets = sheets.filter_map(|article| self.workspace.sheet(article));
        let sheets: Vec<Arc<FactSheet>> = sheets.collect();
        let identities = Arc::clone(self.workspace.project().identities());
        let FactContent::Entity(entity) = fact.content else {
            return;
        };
        let form = WhoForm::new(article.clone(), fact.id.clone(), entity);
        self.dialog = Some(Dialog::Who(Box::new(form)));
        let one = (article, fact.id);
        self.others.stop();
        self.others.start(one.clone(), move |cancel| {
            cancel.check()?;
            Ok(Other::all(&sheets, &identities, &one.0, &one.1))
        });
    }

    /// Offers the mentions of the entity on work.
    pub(super) fn offer_mentions(&mut self) {
        if let (Some(sheet), Some(fact)) = (self.current_sheet(), self.current_fact()) {
            let form = SeparateForm::new(&sheet.article, &fact);
            self.dialog = Some(Dialog::Separate(Box::new(form)));
        }
    }

    fn identify(&mut self) {
        let Some(Dialog::Who(form)) = self.dialog.take() else {
            return;
        };
        let done = self.workspace.identify(&form.into_identification());
        self.report(done.map(drop));
    }

    fn separate(&mut self) {
        let Some(Dialog::Separate(form)) = self.dialog.take() else {
            return;
        };
        if let Some(article) = self.view.article.clone() {
            let (fact, name, pieces) = form.into_separated();
            let done = self.workspace.separate(&article, &fact, name, &pieces);
            self.report(done.map(drop));
        }
    }

    /// Chooses other words: of the text, or of the fact that is worked on.
    pub(super) fn choose_words(&mut self, action: Action) {
        use {
            Edge::{End, Start},
            Towards::{Back, Forth},
            Unit::{Character, Sentence, Word},
        };
        match action {
            Action::NextWord => self.reader.select_next(Word, Forth),
            Action::PreviousWord => self.reader.select_next(Word, Back),
            Action::NextSentence => self.reader.select_next(Sentence, Forth),
            Action::PreviousSentence => self.reader.select_next(Sentence, Back),
            Action::EndLater => self.move_edge(End, Character, Forth),
            Action::EndEarlier => self.move_edge(End, Character, Back),
            Action::StartLater => self.move_edge(Start, Character, Forth),
            Action::StartEarlier => self.move_edge(Start, Character, Back),
            Action::EndWordLater => self.move_edge(End, Word, Forth),
            Action::EndWordEarlier => self.move_edge(End, Word, Back),
            Action::StartWordLater => self.move_edge(Start, Word, Forth),
            Action::StartWordEarlier => self.move_edge(Start, Word, Back),
            _ => {}
        }
    }

    /// Moves an edge of the selected words, or else of the words of the fact that is worked on.
    fn move_edge(&mut self, edge: Edge, unit: Unit, towards: Towards) {
        if self.reader.move_edge(edge, unit, towards) {
            return;
        }
        let (Some(sheet), Some(fact)) = (self.current_sheet(), self.current_fact()) else {
            return;
        };
        let piece = self
            .view
            .evidence
            .min(fact.evidence.len().saturating_sub(1));
        let Some(before) = fact.evidence.get(piece) else {
            return;
        };
        let span = sheet
            .article
            .with_edge_moved(before.span, edge, unit, towards);
        let moved = Evidence {
            mention: before.mention,
            ..Evidence::new(&sheet.article, span)
        };
        let mut evidence = fact.evidence.clone();
        evidence[piece] = moved;
        let article = sheet.article.id.clone();
        let last = self
            .words_moved
            .take()
            .filter(|last| last.article == article && last.fact == fact.id && last.piece == piece);
        let step = last.map(|last| last.step);
        let id = fact.id.clone();
        let done = self
            .workspace
            .revise(article.clone(), id.clone(), fact.content, evidence, step);
        if let Ok(applied) = &done {
            self.reader.scroll_to(span);
            self.words_moved = applied.step.or(step).map(|step| WordsMoved {
                article,
                fact: id,
                piece,
                step,
            });
        }
        self.report(done.map(drop));
    }

    /// Adds the selected words to those of a fact.
    fn add_words(&mut self, fact: &FactId) {
        let Some((sheet, spans)) = self.words() else {
            return;
        };
        let Some(fact) = sheet.facts.iter().find(|known| known.id == *fact) else {
            return;
        };
        let known = |span: &Span| fact.evidence.iter().any(|piece| piece.span == *span);
        let added = spans.into_iter().filter(|span| !known(span));
        let added = added.map(|span| Evidence::new(&sheet.article, span));
        let evidence = fact.evidence.iter().cloned().chain(added).collect();
        let (article, content) = (sheet.article.id.clone(), fact.content.clone());
        let done = self
            .workspace
            .revise(article, fact.id.clone(), content, evidence, None);
        self.made(done);
    }

    /// Takes a piece away from those that the fact on work rests on; the last one stays.
    fn take_away(&mut self, piece: usize) {
        let (Some(article), Some(mut fact)) = (self.view.article.clone(), self.current_fact())
        else {
            return;
        };
        if fact.evidence.len() > 1 && piece < fact.evidence.len() {
            fact.evidence.remove(piece);
            let done = self
                .workspace
                .revise(article, fact.id, fact.content, fact.evidence, None);
            self.report(done.map(drop));
        }
    }

    fn open_form(
        &mut self,
        sheet: &Arc<FactSheet>,
        spans: Vec<Span>,
        content: FactContent,
        contents: Vec<FactContent>,
    ) {
        let beside = self.reader.words_in_sight();
        let form = FactForm::add(&sheet.article, spans.clone(), content, contents, beside);
        self.dialog = Some(Dialog::Fact(Box::new(form)));
        self.filler.want(Arc::clone(sheet), spans);
    }

    fn submit_fact(&mut self, fact: Option<FactId>, content: FactContent) {
        let (Some(Dialog::Fact(form)), Some(sheet)) = (&self.dialog, self.current_sheet()) else {
            return;
        };
        let changed = fact.and_then(|id| sheet.facts.iter().find(|fact| fact.id == id));
        let done = if let Some(Fact { id, evidence, .. }) = changed {
            let article = sheet.article.id.clone();
            self.workspace
                .revise(article, id.clone(), content, evidence.clone(), None)
        } else {
            let spans = form.spans().to_vec();
            // The form stays, with what the person wrote in it.
            if self.is_there(&sheet, &spans, &content) {
                return;
            }
            self.workspace.add_fact(&sheet, &spans, content)
        };
        if done.is_ok() {
            self.dialog = None;
        }
        self.made(done);
    }

    /// Whether the article has a fact that says this of these words already: then it is shown, and the
    /// person is told.
    fn is_there(&mut self, sheet: &FactSheet, spans: &[Span], content: &FactContent) -> bool {
        let same = |fact: &&Fact| {
            let words = fact.evidence.iter().map(|piece| piece.span);
            fact.content.says_the_same(content)
                && spans
                    .iter()
                    .all(|span| words.clone().any(|word| word == *span))
        };
        let Some(known) = sheet.facts.iter().find(same) else {
            return false;
        };
        let kind = wording::kind_of(known).to_lowercase();
        let status = match known.status {
            Status::Rejected => ", rejected",
            _ => "",
        };
        let told = format!(
            "This {kind} is here already{status}: {}",
            wording::value(known)
        );
        self.notices.tell(told);
        self.reader.clear_selection();
        self.select(Some(known.id.clone()));
        true
    }

    /// Goes on with the fact that was made or changed.
    fn made(&mut self, done: Result<Applied, ProjectError>) {
        if let Ok(applied) = &done {
            self.reader.clear_selection();
            let made = applied.facts.first().map(|(_, fact)| fact.clone());
            self.select(made);
        }
        self.report(done.map(drop));
    }

    /// The article on show and the words that are selected in it.
    fn words(&self) -> Option<(Arc<FactSheet>, Vec<Span>)> {
        let spans = self.reader.selected_spans();
        let sheet = self.current_sheet()?;
        (!spans.is_empty()).then_some((sheet, spans))
    }
}
