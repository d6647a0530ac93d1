//! How far a decision about many facts is.

use egui::{Context, Id, Modal, ProgressBar, RichText};

use crate::app::command::{Command, Commands};
use crate::app::review::Bulk;
use crate::app::theme;

/// Draws it over the window, with the way to stop.
pub fn deciding(ctx: &Context, bulk: &Bulk, commands: &mut Commands) {
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(20);
    let modal = Modal::new(Id::unique("deciding"))
        .backdrop_color(theme::SCRIM)
        .frame(frame);
    let response = modal.show(ctx, |ui| {
        ui.set_width(360.0);
        ui.label(RichText::new(bulk.label()).font(theme::strong(16.0)));
        let (done, total) = bulk.progress();
        let share = done as f32 / total.max(1) as f32;
        let bar = ui.add(ProgressBar::new(share).desired_height(8.0));
        bar.widget_info(|| {
            let text = format!("{done} of {total}");
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, text)
        });
        ui.label(format!("{done} of {total}"));
        ui.add_space(theme::SMALL_GAP);
        ui.button("Stop").clicked()
    });
    if response.inner || response.should_close() {
        commands.send(Command::StopDeciding);
    }
}
