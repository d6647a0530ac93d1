//! What the project is at, while it is at work elsewhere.

use std::time::Duration;

use egui::{Context, Frame, Id, Modal, ProgressBar, RichText, Role, Ui, WidgetInfo};

use crate::app::theme;
use crate::app::workspace::{Absence, Work};

/// Work takes so long before it is told, for mostly it is done at once.
const SOON: Duration = Duration::from_millis(250);
/// How often the window looks how far it is.
const OFTEN: Duration = Duration::from_millis(100);

/// Draws it over the window, with the way to stop; nothing else can be done meanwhile.
pub fn absent(ctx: &Context, absence: &Absence) {
    let passed = absence.begun.elapsed();
    if passed < SOON {
        ctx.request_repaint_after(SOON.saturating_sub(passed));
        return;
    }
    let frame = Frame::popup(&ctx.global_style()).inner_margin(20);
    let modal = Modal::new(Id::unique("absent"))
        .backdrop_color(theme::SCRIM)
        .frame(frame);
    let Some(work) = &absence.work else {
        modal.show(ctx, |ui| {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(&absence.doing);
            });
        });
        return;
    };
    ctx.request_repaint_after(OFTEN);
    let response = modal.show(ctx, |ui| progress(ui, &absence.doing, work));
    if response.inner || response.should_close() {
        work.stop();
    }
}

/// How far work is. Whether it is to be stopped.
fn progress(ui: &mut Ui, doing: &str, work: &Work) -> bool {
    ui.set_width(360.0);
    ui.label(RichText::new(doing).font(theme::strong(16.0)));
    let (done, total) = work.progress();
    let share = done as f32 / total.max(1) as f32;
    let text = format!("{done} of {total}");
    let bar = ui.add(ProgressBar::new(share).desired_height(8.0));
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, text.clone()));
    ui.label(&text);
    ui.add_space(theme::SMALL_GAP);
    ui.add_enabled(!work.is_stopped(), egui::Button::new("Stop"))
        .clicked()
}
