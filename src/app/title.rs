//! What the window is called: project and story.

use super::Sidelight;

impl Sidelight {
    /// Project and story, each once.
    fn window_title(&self) -> String {
        let current = self.view.article.as_ref();
        let entry = current.and_then(|id| self.workspace.project().article(id));
        let story = entry.and_then(|entry| self.workspace.story(entry.story?));
        let story = story.map(|story| story.name.as_str());
        match (self.workspace.project_name(), story) {
            (None, _) => "Sidelight".to_owned(),
            (Some(project), Some(story)) if !project.starts_with(story) => {
                format!("{project} · {story} — Sidelight")
            }
            (Some(project), _) => format!("{project} — Sidelight"),
        }
    }

    /// Tells the desktop, where it is another than before.
    pub(super) fn name_window(&mut self, ctx: &egui::Context) {
        let title = self.window_title();
        if self.title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_label(self.title.as_str());
        });
    }
}
