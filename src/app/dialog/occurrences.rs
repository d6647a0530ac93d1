//! All places where some words stand, to be ticked and made into facts.

use std::collections::{BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use egui::{Align2, Checkbox, Context, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::frame::{self, Control as _};
use crate::app::command::{Command, Commands, MakeCommand};
use crate::app::kinds;
use crate::app::searching::{End, Searching, Sought};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::{Repeated, Scope, Workspace};
use sidelight_engine::article::{ArticleId, Span};
use sidelight_engine::facts::{Code, Fact, FactContent, FactKind, Status, one_line};
use sidelight_project::{
    Codebook, CodebookEntry, Line, MOST_LINES, Occurrences, ProjectError, ProjectReader, Sort,
};

/// Height of a line, in points.
const LINE: f32 = 30.0;
/// How long a pass of the window looks at what was found.
const TURN: Duration = Duration::from_millis(5);

/// All places where some words stand.
#[derive(Debug)]
pub struct OccurrencesForm {
    repeated: Repeated,
    /// The words, and the other names of an entity.
    names: Vec<String>,
    /// What the words say by kind, where no fact says it yet.
    contents: Vec<FactContent>,
    /// Facts of the kinds that the person made.
    codes: Vec<FactContent>,
    scope: Scope,
    /// Only where the letters are as large or small.
    exact: bool,
    searching: Searching,
    /// How the search ended; `None` while it goes on.
    end: Option<End>,
    /// What was found and not looked at yet.
    waiting: VecDeque<Line>,
    found: Vec<Found>,
}

#[derive(Debug)]
struct Found {
    line: Line,
    /// What the article is called.
    title: String,
    /// The kinds of the facts that rest on these words, by name.
    known: BTreeSet<String>,
    ticked: bool,
}

impl OccurrencesForm {
    /// A form for the words of a fact, or for selected words; `contents` is what these say, by kind.
    pub fn new(
        ctx: &Context,
        repeated: Repeated,
        contents: Vec<FactContent>,
        codebook: &Codebook,
    ) -> Self {
        let code = |entry: &CodebookEntry| {
            FactContent::Code(Code {
                code: entry.name.clone(),
                value: String::new(),
            })
        };
        Self {
            names: names(&repeated),
            repeated,
            contents,
            codes: codebook.of(Sort::Kind).map(code).collect(),
            scope: Scope::Article,
            exact: true,
            searching: Searching::new(ctx),
            end: None,
            waiting: VecDeque::new(),
            found: Vec::new(),
        }
    }

    /// What is looked for.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Takes over what the engine read in the selected words.
    pub fn fill(&mut self, contents: Vec<FactContent>) {
        let kind = self.repeated.content.kind();
        if self.repeated.fact.is_none()
            && let Some(content) = contents.iter().find(|content| content.kind() == kind)
        {
            self.repeated.content = content.clone();
        }
        self.contents = contents;
    }

    /// Looks through other articles from now on.
    pub fn search_in(&mut self, scope: Scope, project: ProjectReader, names: Occurrences) {
        self.scope = scope;
        self.searching.begin(project, Sought::Names(names));
        self.end = None;
        self.waiting.clear();
        self.found.clear();
    }

    /// Takes over what was found; whether there is more to look at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn go_on(&mut self, workspace: &Workspace) -> Result<bool, ProjectError> {
        while let Some(part) = self.searching.poll() {
            let part = part?;
            self.waiting.extend(part.lines);
            self.end = part.end;
        }
        let end = Instant::now() + TURN;
        while Instant::now() < end
            && let Some(line) = self.waiting.pop_front()
        {
            let sheet = workspace.project().sheet(&line.article)?;
            let marks = |fact: &&Fact| {
                let is_name = fact.kind() == FactKind::Entity;
                let rests = |span: Span| span == line.span || is_name && span.overlaps(line.span);
                let mut evidence = fact.evidence.iter();
                fact.status != Status::Rejected && evidence.any(|piece| rests(piece.span))
            };
            let facts = sheet.facts.iter().filter(marks);
            self.found.push(Found {
                title: sheet.article.display_title().to_owned(),
                known: facts
                    .map(|fact| wording::kind_of(fact).to_owned())
                    .collect(),
                line,
                ticked: true,
            });
        }
        Ok(!self.waiting.is_empty())
    }

    /// What is added, and where.
    pub fn into_chosen(self) -> (Repeated, Vec<(ArticleId, Span)>) {
        let places = self.found.iter().filter(|found| self.is_chosen(found));
        let places = places.map(|found| (found.line.article.clone(), found.line.span));
        (self.repeated.clone(), places.collect())
    }

    fn is_shown(&self, found: &Found) -> bool {
        let mut names = self.names.iter();
        !self.exact || names.any(|name| one_line(name) == found.line.found)
    }

    fn is_new(&self, found: &Found) -> bool {
        !found.known.contains(kind_of(&self.repeated.content))
    }

    fn is_chosen(&self, found: &Found) -> bool {
        found.ticked && self.is_new(found) && self.is_shown(found)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let title = format!("All occurrences of “{}”", self.repeated.name);
        frame::page(ui, &title, 780.0, |ui| {
            self.choices(ui, commands);
            ui.add_space(theme::SMALL_GAP);
            self.lines(ui);
        });
        let chosen = self
            .found
            .iter()
            .filter(|found| self.is_chosen(found))
            .count();
        let label = wording::counted(chosen, "fact", "facts");
        let label = match self.repeated.content {
            FactContent::Entity(_) => {
                format!("Add {}", wording::counted(chosen, "mention", "mentions"))
            }
            _ => format!("Add {label}"),
        };
        let possible = chosen > 0 && kinds::is_complete(&self.repeated.content);
        if frame::buttons(ui, &label, possible, commands) {
            commands.send(Command::Make(MakeCommand::AddEverywhere));
        }
    }

    fn choices(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        ui.horizontal(|ui| {
            let scopes = [
                (Scope::Article, "Article"),
                (Scope::Story, "Story"),
                (Scope::Project, "Project"),
            ];
            if let Some(scope) = widgets::segments(ui, &scopes, self.scope) {
                commands.send(Command::Make(MakeCommand::Seek(scope)));
            }
            ui.add_space(theme::GAP);
            ui.checkbox(&mut self.exact, "Capitals as here")
                .leaving_enter();
        });
        if self.repeated.fact.is_some() {
            return;
        }
        ui.add_space(theme::SMALL_GAP);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
            for content in self.contents.iter().chain(&self.codes) {
                let kind = kind_of(content);
                let on = kind_of(&self.repeated.content) == kind;
                let hue = Some(palette.kind(content.kind()));
                if widgets::chip(ui, kind, &format!("As: {kind}"), hue, on).clicked() {
                    self.repeated.content = content.clone();
                }
            }
        });
    }

    fn lines(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        let shown: Vec<usize> = (0..self.found.len())
            .filter(|&index| self.is_shown(&self.found[index]))
            .collect();
        let new = shown
            .iter()
            .filter(|&&index| self.is_new(&self.found[index]))
            .count();
        ui.horizontal(|ui| {
            let mut told = wording::counted(shown.len(), "place", "places");
            if new < shown.len() {
                told = format!("{told}, {} already marked", shown.len() - new);
            }
            if self.end.is_none() || !self.waiting.is_empty() {
                told.push_str(" so far");
            } else if self.end == Some(End { was_cut: true }) {
                told = format!("{told}; no more than {MOST_LINES} are shown at once");
            }
            ui.label(RichText::new(told).color(palette.ink_soft));
            for (label, ticked) in [("Tick all", true), ("Tick none", false)] {
                if ui.small_button(label).clicked() {
                    self.found
                        .iter_mut()
                        .for_each(|found| found.ticked = ticked);
                }
            }
        });
        ScrollArea::vertical()
            .max_height(frame::room(ui, 320.0, [140.0, 360.0]))
            .auto_shrink([false, true])
            .show_rows(ui, LINE, shown.len(), |ui, rows| {
                for row in rows {
                    let new = self.is_new(&self.found[shown[row]]);
                    line(ui, &mut self.found[shown[row]], new);
                }
            });
    }
}

/// The name of the kind of facts that say this.
fn kind_of(content: &FactContent) -> &str {
    match content {
        FactContent::Code(code) => &code.code,
        content => content.kind().name(),
    }
}

/// What is looked for: the words, and the other names of an entity.
fn names(repeated: &Repeated) -> Vec<String> {
    let mut names = vec![repeated.name.clone()];
    if let (FactContent::Entity(entity), Some(_)) = (&repeated.content, &repeated.fact) {
        names.push(entity.name.clone());
        names.extend(entity.aliases.iter().cloned());
    }
    names
}

/// One place with the words around it, which stand in line below each other.
fn line(ui: &mut Ui, found: &mut Found, new: bool) {
    let palette = Palette::of(ui.visuals());
    let size = vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let Line {
        before,
        found: words,
        after,
        ..
    } = &found.line;
    let name = format!("{before}[{words}]{after}, {}", found.title);
    let place = egui::Rect::from_min_size(rect.min, vec2(24.0, rect.height()));
    let builder = egui::UiBuilder::new().max_rect(place);
    ui.scope_builder(builder, |ui| {
        let mut marked = true;
        let ticked = if new { &mut found.ticked } else { &mut marked };
        let tick = ui.add_enabled(new, Checkbox::without_text(ticked));
        tick.accessible_name(name).leaving_enter();
    });
    let middle = rect.center().y;
    let column = rect.left() + 30.0 + (rect.width() - 190.0) * 0.42;
    let right = rect.right() - 150.0;
    let soft = if new {
        palette.ink_soft
    } else {
        palette.ink_faint
    };
    let left_part = rect.with_min_x(rect.left() + 30.0).with_max_x(column);
    let clipped = ui
        .painter()
        .with_clip_rect(left_part.intersect(ui.clip_rect()));
    let at = pos2(column, middle - 10.0);
    clipped.text(at, Align2::RIGHT_TOP, before, theme::serif(14.0), soft);
    let ink = if new { palette.ink } else { palette.ink_faint };
    let at = pos2(column, middle - 10.0);
    let font = theme::serif_strong(14.0);
    let size = widgets::line(ui.painter(), at, words, font, ink, right - column);
    let at = pos2(column + size.x, middle - 10.0);
    if right - at.x > 10.0 {
        widgets::line(
            ui.painter(),
            at,
            after,
            theme::serif(14.0),
            soft,
            right - at.x,
        );
    }
    let at = pos2(right + 12.0, middle - 8.0);
    let told = if new { &*found.title } else { "already marked" };
    let font = theme::sans(12.0);
    widgets::line(ui.painter(), at, told, font, palette.ink_faint, 138.0);
}
