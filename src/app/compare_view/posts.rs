//! Posts that are given to several people.

use super::Shown;
use super::subject::Subject;
use crate::app::view::Preview;
use crate::facts::{FactContent, FactId, FactSheet, Role, Status};

/// Who else is given the post that is told in some places, each with who says so.
pub fn others(subject: &Subject<'_>, shown: &Shown<'_>, told: &[(usize, Preview)]) -> Vec<String> {
    let sheets = &shown.comparison.sheets;
    let posts = |sheet: &FactSheet| -> Vec<(Role, FactId)> {
        let facts = sheet.facts.iter();
        let facts = facts.filter(|fact| fact.status != Status::Rejected);
        let roles = facts.filter_map(|fact| match &fact.content {
            FactContent::Role(role) => Some((role.clone(), fact.id.clone())),
            _ => None,
        });
        roles.collect()
    };
    let key = |role: &Role| {
        let of = role.of.as_deref().unwrap_or_default();
        (role.title.to_lowercase(), of.to_lowercase())
    };
    let own = told.iter().find_map(|(article, preview)| {
        let posts = posts(&sheets[*article]).into_iter();
        let mut posts = posts.filter(|(_, id)| Some(id) == preview.fact.as_ref());
        posts.next().map(|(role, _)| (key(&role), role.person))
    });
    // A title without a body, such as "minister", is that of many.
    let Some((own, person)) = own.filter(|((_, of), _)| !of.is_empty()) else {
        return Vec::new();
    };
    let mut others: Vec<String> = Vec::new();
    for sheet in sheets {
        for (role, _) in posts(sheet) {
            let told = format!(
                "{} by {}",
                role.person,
                shown.brief.outlet(&sheet.article.id)
            );
            let is_same = role.person == person || subject.is_named(&role.person);
            let is_other = key(&role) == own && !is_same;
            if is_other && !others.contains(&told) {
                others.push(told);
            }
        }
    }
    others
}
