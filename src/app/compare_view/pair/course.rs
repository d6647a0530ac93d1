//! How two articles scroll together: the passages that they share stand beside each other.

/// Heights in two texts that belong together, from top to bottom of both, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    stops: Vec<[f32; 2]>,
}

impl Course {
    /// From the heights of passages that stand in the same order in both texts, and the heights of
    /// both texts.
    pub fn new(passages: impl IntoIterator<Item = [f32; 2]>, heights: [f32; 2]) -> Self {
        let mut stops = vec![[0.0, 0.0]];
        stops.extend(passages);
        stops.push(heights);
        Self { stops }
    }

    /// The height in the other text that belongs to a height in the text of one side.
    pub fn across(&self, side: usize, height: f32) -> f32 {
        let after = self.stops.partition_point(|stop| stop[side] <= height);
        let before = self.stops[after.saturating_sub(1).min(self.stops.len() - 1)];
        let Some(after) = self.stops.get(after) else {
            return before[1 - side] + height - before[side];
        };
        let stretch = after[side] - before[side];
        let share = if stretch > 0.0 {
            (height - before[side]) / stretch
        } else {
            0.0
        };
        before[1 - side] + share * (after[1 - side] - before[1 - side])
    }
}

/// Of passages given by where they begin in both texts, in the order of the first, the longest run
/// that stands in the same order in the second: by their numbers.
pub fn in_order(passages: &[[usize; 2]]) -> Vec<usize> {
    // The last passage of the best run of each length, which begins as early as possible.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(passages.len());
    for (at, passage) in passages.iter().enumerate() {
        let length = ends.partition_point(|&end| passages[end][1] < passage[1]);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(passage) = at {
        run.push(passage);
        at = before[passage];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_passages_stand_beside_each_other() {
        let course = Course::new([[100.0, 300.0], [200.0, 350.0]], [400.0, 500.0]);
        assert_eq!(course.across(0, 100.0), 300.0);
        assert_eq!(course.across(1, 350.0), 200.0);
        assert_eq!(course.across(0, 150.0), 325.0);
        assert_eq!(course.across(0, 400.0), 500.0);
        assert_eq!(course.across(1, 520.0), 420.0);
    }

    #[test]
    fn a_passage_out_of_order_is_passed_over() {
        let passages = [[100, 100], [150, 900], [200, 210], [300, 320]];
        assert_eq!(in_order(&passages), [0, 2, 3]);
        assert_eq!(in_order(&[[0, 30], [5, 20], [9, 10]]).len(), 1);
        assert!(in_order(&[]).is_empty());
    }
}
