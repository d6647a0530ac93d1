//! Posts that are given to several people.

use super::Shown;
use super::subject::Subject;
use crate::app::view::Preview;
use sidelight_engine::facts::{FactContent, FactId, FactSheet, Role, Status};

/// Who else is given the post that is told in some places, each with who says so.
pub fn others(subject: &Subject<'_>, shown: &Shown<'_>, told: &[(usize, Preview)]) -> Vec<String> {
    let sheets = &shown.comparison.sheets;
    let key = |role: &Role| {
        let of = role.of.as_deref().unwrap_or_default();
        (role.title.to_lowercase(), of.to_lowercase())
    };
    let own = told.iter().find_map(|(article, preview)| {
        let mut posts = posts(&sheets[*article]);
        let (role, _) = posts.find(|(_, id)| Some(*id) == preview.fact.as_ref())?;
        Some((key(role), &role.person))
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
            let is_same = role.person == *person || subject.is_named(&role.person);
            let is_other = key(role) == own && !is_same;
            if is_other && !others.contains(&told) {
                others.push(told);
            }
        }
    }
    others
}

/// The posts that an article gives to people, and the facts that tell it.
fn posts(sheet: &FactSheet) -> impl Iterator<Item = (&Role, &FactId)> {
    let facts = sheet.facts.iter();
    let facts = facts.filter(|fact| fact.status != Status::Rejected);
    facts.filter_map(|fact| match &fact.content {
        FactContent::Role(role) => Some((role, &fact.id)),
        _ => None,
    })
}
