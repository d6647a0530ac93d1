//! What a person did not mean to wait for: a window closed amid work, a desktop that does not answer.

use std::time::Duration;

use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};

use sidelight::app::file_dialogs::{Answer, FileDialogs, Question};

use crate::harness::{WIRE, Window, sample};

/// A desktop that opens no dialog and answers nothing, or late.
struct Silent {
    asked: Option<Question>,
    late: Option<Answer>,
    after: Duration,
    begun: std::time::Instant,
}

impl Silent {
    fn new(late: Option<Answer>, after: Duration) -> Self {
        Self {
            asked: None,
            late,
            after,
            begun: std::time::Instant::now(),
        }
    }
}

impl FileDialogs for Silent {
    fn ask(&mut self, question: Question) {
        self.asked = Some(question);
        self.begun = std::time::Instant::now();
    }

    fn poll(&mut self) -> Option<(Question, Answer)> {
        if self.begun.elapsed() < self.after {
            return None;
        }
        Some((self.asked.clone()?, self.late.take()?))
    }
}

fn with_desktop(desktop: Silent) -> Window {
    let mut window = Window::open();
    let app = window.harness.state_mut().as_mut().unwrap();
    app.ask_through(Box::new(desktop));
    window
}

fn ask_to_close(window: &mut Window) -> Vec<ViewportCommand> {
    let viewports = &mut window.harness.input_mut().viewports;
    let root = viewports.get_mut(&ViewportId::ROOT).unwrap();
    root.events.push(ViewportEvent::Close);
    window.harness.step();
    asked_of_the_desktop(window)
}

fn asked_of_the_desktop(window: &Window) -> Vec<ViewportCommand> {
    let output = &window.harness.output().viewport_output;
    output[&ViewportId::ROOT].commands.clone()
}

#[test]
fn a_window_closed_while_articles_are_read_asks_first() {
    let mut window = Window::open();
    let text = std::fs::read_to_string(sample(WIRE)).unwrap();
    let copies = (0..40).map(|n| window.file(&format!("{n}.txt"), &format!("{text}\n\n{n}")));
    let copies: Vec<_> = copies.collect();
    window.drop_files(copies);
    let commands = ask_to_close(&mut window);
    assert!(
        commands.contains(&ViewportCommand::CancelClose),
        "{commands:?}"
    );
    window.harness.step();
    assert!(window.sees("still being read"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("still being read"), "the person goes on");
    ask_to_close(&mut window);
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.sees("still being read"), "the person quits");
    let commands = ask_to_close(&mut window);
    assert!(!commands.contains(&ViewportCommand::CancelClose));
}

#[test]
fn a_window_at_rest_closes_without_a_question() {
    let mut window = Window::with(&[WIRE]);
    let commands = ask_to_close(&mut window);
    assert!(!commands.contains(&ViewportCommand::CancelClose));
}

#[test]
fn a_desktop_that_stays_silent_is_not_waited_for() {
    let mut window = with_desktop(Silent::new(None, Duration::ZERO));
    window.press(Modifiers::COMMAND, Key::O);
    assert!(!window.sees("has not answered"), "it may still come");
    window.wait_for("has not answered");
    let path = sample(WIRE);
    window.fill(egui::Role::TextInput, "Path", path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    window.wait_for("1 article");
}

#[test]
fn a_dialog_that_fails_late_is_told_as_missing() {
    let late = Some(Answer::Cancelled);
    let mut window = with_desktop(Silent::new(late, Duration::from_millis(600)));
    window.press(Modifiers::COMMAND, Key::O);
    window.wait_for("This desktop offers no file dialog.");
}

#[test]
fn an_answer_that_comes_after_a_path_was_typed_counts_no_more() {
    let late = Some(Answer::Chosen(vec![sample(WIRE)]));
    let mut window = with_desktop(Silent::new(late, Duration::from_secs(5)));
    window.press(Modifiers::COMMAND, Key::O);
    window.wait_for("has not answered");
    window.press(Modifiers::NONE, Key::Escape);
    std::thread::sleep(Duration::from_secs(3));
    window.harness.run_steps(4);
    assert!(!window.sees("1 article"));
    assert!(window.sees("Drop articles here"));
}
