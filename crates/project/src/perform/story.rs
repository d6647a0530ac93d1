//! Edits of stories.

use rusqlite::Connection;

use crate::error::{Fault, Refusal};
use crate::{Edit, StoryId, word_tables};

use super::{Effect, Touched, changed, quoted};

pub(super) fn add(connection: &Connection, story: StoryId, name: &str) -> Result<Effect, Fault> {
    if word_tables::story_name(connection, story)?.is_some() {
        return Err(Refusal::StoryExists(story).into());
    }
    word_tables::put_story(connection, story, name)?;
    let label = format!("New story {}", quoted(name));
    let way_back = Edit::RemoveStory { story };
    Ok(changed(way_back, label, Touched::Stories))
}

pub(super) fn remove(connection: &Connection, story: StoryId) -> Result<Effect, Fault> {
    let name = known(connection, story)?;
    if word_tables::story_has_articles(connection, story)? {
        return Err(Refusal::StoryNotEmpty(story).into());
    }
    word_tables::delete_story(connection, story)?;
    let label = format!("Remove the story {}", quoted(&name));
    let way_back = Edit::AddStory { story, name };
    Ok(changed(way_back, label, Touched::Stories))
}

pub(super) fn rename(connection: &Connection, story: StoryId, name: &str) -> Result<Effect, Fault> {
    let before = known(connection, story)?;
    if before == name {
        return Ok(Effect::Nothing);
    }
    word_tables::put_story(connection, story, name)?;
    let label = format!("Rename {} to {}", quoted(&before), quoted(name));
    let name = before;
    let way_back = Edit::RenameStory { story, name };
    Ok(changed(way_back, label, Touched::Stories))
}

fn known(connection: &Connection, story: StoryId) -> Result<String, Fault> {
    let name = word_tables::story_name(connection, story)?;
    name.ok_or_else(|| Refusal::UnknownStory(story).into())
}
