//! Small drawn signs. Drawn rather than typed, so that they look alike on every machine.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::Status;
use sidelight_project::Progress;

/// A sign on a grid of 16 by 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Undecided.
    DashedCircle,
    /// Right.
    Check,
    /// Wrong.
    Cross,
    /// Changed.
    Pencil,
    /// Made by a person.
    Plus,
    /// Cannot both be right.
    NotEqual,
    /// Fits without being the same.
    Approximate,
    /// The same.
    Equal,
    /// Twice the same sheet.
    Copies,
    /// One alone.
    Dot,
    /// More below, or open.
    Down,
    /// Folded away.
    Right,
    /// What is folded away on the right.
    Left,
    /// There is more to do.
    More,
    /// Not begun.
    Ring,
    /// Half done.
    HalfRing,
    /// All done.
    CheckedRing,
}

impl Icon {
    /// The sign of a status.
    pub fn of_status(status: Status) -> Self {
        match status {
            Status::Suggested => Self::DashedCircle,
            Status::Accepted => Self::Check,
            Status::Rejected => Self::Cross,
            Status::Edited => Self::Pencil,
            Status::Manual => Self::Plus,
        }
    }

    /// The sign of how far the review of an article is.
    pub fn of_progress(progress: Progress) -> Self {
        match progress {
            Progress::New => Self::Ring,
            Progress::InProgress => Self::HalfRing,
            Progress::Finished => Self::CheckedRing,
        }
    }

    /// The sign of a verdict.
    pub fn of_verdict(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict => Self::NotEqual,
            Verdict::Compatible => Self::Approximate,
            Verdict::Agree => Self::Equal,
            Verdict::Copied => Self::Copies,
            Verdict::Single => Self::Dot,
        }
    }

    /// Draws it into a square around `center` with sides of `size` points.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let unit = size / 16.0;
        let at = |x: f32, y: f32| center + vec2(x - 8.0, y - 8.0) * unit;
        let stroke = Stroke::new(1.7 * unit, color);
        let line = |points: &[(f32, f32)]| {
            let points = points.iter().map(|&(x, y)| at(x, y)).collect();
            painter.add(Shape::line(points, stroke));
        };
        match self {
            Self::DashedCircle => {
                let circle = circle_points(center, 5.0 * unit);
                painter.extend(Shape::dashed_line(
                    &circle,
                    Stroke::new(1.4 * unit, color),
                    2.6 * unit,
                    2.2 * unit,
                ));
            }
            Self::Check => line(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)]),
            Self::Cross => {
                line(&[(4.0, 4.0), (12.0, 12.0)]);
                line(&[(12.0, 4.0), (4.0, 12.0)]);
            }
            Self::Pencil => {
                line(&[
                    (3.5, 12.5),
                    (4.5, 9.0),
                    (10.5, 3.0),
                    (13.0, 5.5),
                    (7.0, 11.5),
                    (3.5, 12.5),
                ]);
            }
            Self::Plus => {
                line(&[(8.0, 3.0), (8.0, 13.0)]);
                line(&[(3.0, 8.0), (13.0, 8.0)]);
            }
            Self::NotEqual => {
                line(&[(3.0, 6.0), (13.0, 6.0)]);
                line(&[(3.0, 10.5), (13.0, 10.5)]);
                line(&[(5.5, 13.5), (10.5, 3.0)]);
            }
            Self::Approximate => {
                for y in [5.5, 10.5] {
                    line(&[
                        (3.0, y + 1.0),
                        (4.5, y - 0.6),
                        (6.5, y - 0.6),
                        (9.5, y + 1.0),
                        (11.5, y + 1.0),
                        (13.0, y - 0.6),
                    ]);
                }
            }
            Self::Equal => {
                line(&[(3.0, 6.0), (13.0, 6.0)]);
                line(&[(3.0, 10.5), (13.0, 10.5)]);
            }
            Self::Copies => {
                for (x, y) in [(3.0, 5.5), (6.0, 2.5)] {
                    let rect = Rect::from_min_size(at(x, y), vec2(7.0, 8.0) * unit);
                    let stroke = Stroke::new(1.3 * unit, color);
                    painter.rect_stroke(rect, 1.5 * unit, stroke, egui::StrokeKind::Middle);
                }
            }
            Self::Dot => {
                painter.circle_filled(center, 3.0 * unit, color);
            }
            Self::Ring => {
                painter.circle_stroke(center, 5.5 * unit, stroke);
            }
            Self::HalfRing => {
                let mut half = circle_points(center, 5.5 * unit);
                half.retain(|point| point.x <= center.x + 0.01);
                painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
                painter.circle_stroke(center, 5.5 * unit, stroke);
            }
            Self::CheckedRing => {
                painter.circle_stroke(center, 6.5 * unit, stroke);
                line(&[(4.8, 8.2), (7.2, 10.6), (11.2, 5.8)]);
            }
            Self::Down => line(&[(3.0, 5.5), (8.0, 10.5), (13.0, 5.5)]),
            Self::More => {
                for x in [3.0, 8.0, 13.0] {
                    painter.circle_filled(at(x, 8.0), 1.5 * unit, color);
                }
            }
            Self::Left => line(&[(10.5, 3.0), (5.5, 8.0), (10.5, 13.0)]),
            Self::Right => line(&[(5.5, 3.0), (10.5, 8.0), (5.5, 13.0)]),
        }
    }
}

fn circle_points(center: Pos2, radius: f32) -> Vec<Pos2> {
    (0..=32)
        .map(|step| {
            let (sin, cos) = (step as f32 / 32.0 * std::f32::consts::TAU).sin_cos();
            pos2(center.x + radius * cos, center.y + radius * sin)
        })
        .collect()
}
