//! One article of an export: its head, its text, and what stands behind that.

use crate::article::Metadata;
use crate::ingest::dates;
use crate::ingest::draft::Draft;
use crate::ingest::fields::language_tag;
use crate::ingest::readers::plain;
use crate::ingest::sections::{is_date_line, names};

use super::Line;
use super::keys::{self, Key};

/// Lines of a head that may have no name.
const UNNAMED: usize = 4;

/// What the head says and where the text lies.
#[derive(Debug, Default)]
struct Article<'a> {
    metadata: Metadata,
    summary: Option<String>,
    url: Option<String>,
    /// Lines without a name: before the day, and between it and the fields.
    before: Vec<&'a str>,
    between: Vec<&'a str>,
    /// Whether the length stands there as a line without a name.
    has_bare_length: bool,
    body: Vec<Line<'a>>,
}

/// Reads the article that lines hold; `None` where there is no text.
pub fn read(lines: &[Line<'_>]) -> Option<Draft> {
    let begin = body_begin(lines)?;
    let end = body_end(lines, &begin);
    let mut article = Article::default();
    article.read_head(&lines[..begin.line]);
    article.read_tail(&lines[end..]);
    article.place_lines();
    if let Some(rest) = begin.rest {
        article.body.push(Line {
            text: rest,
            is_apart: true,
        });
    }
    article.body.extend(&lines[begin.line..end]);
    if article.body.is_empty() {
        return None;
    }
    let mut draft = Draft::told(article.metadata, article.summary.as_deref());
    draft.push_text(&plain::read(&text(&article.body)));
    draft.url = article.url;
    Some(draft)
}

/// Where the text of an article begins.
struct Begin<'a> {
    /// The first line of it alone.
    line: usize,
    /// What stands behind the name of its field.
    rest: Option<&'a str>,
}

/// The text begins behind the line or field that says so, else behind the last line of the head.
fn body_begin<'a>(lines: &[Line<'a>]) -> Option<Begin<'a>> {
    if let Some(marked) = lines
        .iter()
        .position(|line| keys::is_before_text(line.text))
    {
        return Some(Begin {
            line: marked + 1,
            rest: None,
        });
    }
    let mut last = None;
    let mut unnamed = 0;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].text;
        match keys::field(line) {
            Some((Key::Text, value)) if !value.is_empty() && last.is_some() => {
                return Some(Begin {
                    line: at + 1,
                    rest: Some(value),
                });
            }
            Some((key, _)) if key == Key::Tail && last.is_some() => break,
            Some(_) => {
                // A value that is wrapped goes on up to the next blank line.
                while lines.get(at + 1).is_some_and(|next| {
                    !next.is_apart
                        && keys::field(next.text).is_none()
                        && !keys::is_before_text(next.text)
                }) {
                    at += 1;
                }
                last = Some(at + 1);
                unnamed = 0;
            }
            None if keys::is_length(line) || keys::is_copyright(line) || is_date_line(line) => {
                last = Some(at + 1);
                unnamed = 0;
            }
            None => unnamed += 1,
        }
        if last.is_some() && unnamed > UNNAMED {
            break;
        }
        at += 1;
    }
    let line = last?;
    Some(Begin { line, rest: None })
}

/// The text ends before the first field that stands behind texts.
fn body_end(lines: &[Line<'_>], begin: &Begin<'_>) -> usize {
    let rest = lines.iter().enumerate().skip(begin.line);
    let mut ends = rest.filter(|(_, line)| {
        let is_field = keys::field(line.text).is_some_and(|(key, _)| keys::may_follow(key));
        line.is_apart && is_field
            || keys::is_behind_text(line.text)
            || keys::is_copyright(line.text)
    });
    ends.next().map_or(lines.len(), |(index, _)| index)
}

impl<'a> Article<'a> {
    fn read_head(&mut self, lines: &[Line<'a>]) {
        // A list of what was chosen may stand before the first article.
        let day = lines
            .iter()
            .rposition(|line| keys::field(line.text).is_none() && is_date_line(line.text));
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at].text;
            at += 1;
            if let Some((key, value)) = keys::field(line) {
                let mut value = value.to_owned();
                while let Some(next) = lines
                    .get(at)
                    .filter(|next| !next.is_apart && keys::field(next.text).is_none())
                {
                    value.push(' ');
                    value.push_str(next.text);
                    at += 1;
                }
                self.take(key, value.trim());
            } else if day == Some(at - 1) {
                self.metadata.published = self.metadata.published.or_else(|| dates::find(line));
            } else if keys::is_length(line) {
                self.has_bare_length = true;
            } else if keys::is_copyright(line)
                || keys::is_before_text(line)
                || keys::is_behind_text(line)
            {
                // Says nothing of the article.
            } else if day.is_some_and(|day| at > day) {
                self.between.push(line);
            } else {
                self.before.push(line);
            }
        }
    }

    fn read_tail(&mut self, lines: &[Line<'a>]) {
        for line in lines {
            match keys::field(line.text) {
                // The day on which the database took it in is a day or more later.
                Some((key, value)) if key != Key::Summary => self.take(key, value),
                _ => {}
            }
        }
    }

    /// Keeps the value of a field unless an earlier one told it.
    fn take(&mut self, key: Key, value: &str) {
        if value.is_empty() {
            return;
        }
        let about = &mut self.metadata;
        match key {
            Key::Title => {
                about.title.get_or_insert_with(|| value.to_owned());
            }
            Key::Byline if about.byline.is_empty() => about.byline = authors(value),
            Key::Summary => {
                self.summary.get_or_insert_with(|| value.to_owned());
            }
            Key::Publisher => {
                about.publisher.get_or_insert_with(|| value.to_owned());
            }
            Key::PublisherAndDay => {
                let paper = value.split([';', ',']).next().unwrap_or(value).trim();
                about.publisher.get_or_insert_with(|| paper.to_owned());
                about.published = about.published.or_else(|| dates::find(value));
            }
            Key::Published => about.published = about.published.or_else(|| dates::parse(value)),
            Key::Url => {
                self.url.get_or_insert_with(|| value.to_owned());
            }
            Key::Language if about.language.is_none() => {
                about.language = value.split([';', ',']).next().and_then(language_tag);
            }
            _ => {}
        }
    }

    /// What the lines without a name say: before the day stand headline and paper or paper alone,
    /// behind it the headline; where the length has no name either, headline and authors stand before
    /// it and the paper behind the day.
    fn place_lines(&mut self) {
        let about = &mut self.metadata;
        if self.has_bare_length {
            if self.before.len() > 1
                && let Some(people) = self.before.last().map(|line| names::people(line))
                && !people.is_empty()
            {
                self.before.pop();
                if about.byline.is_empty() {
                    about.byline = people;
                }
            }
            let is_time = |line: &&&str| line.starts_with(|c: char| c.is_ascii_digit());
            let paper = self.between.iter().find(|line| !is_time(line));
            about.publisher = about
                .publisher
                .take()
                .or_else(|| paper.map(|&line| line.to_owned()));
            let title = self.before.last().map(|&line| line.to_owned());
            about.title = about.title.take().or(title);
        } else if let Some(first) = self.between.first() {
            let is_edition = |line: &str| line.to_lowercase().ends_with("edition");
            let title = self.between.iter().filter(|line| !is_edition(line));
            let title: Vec<&str> = title.copied().collect();
            let title = if title.is_empty() {
                (*first).to_owned()
            } else {
                title.join(" ")
            };
            about.title.get_or_insert(title);
            let paper = self.before.iter().rev().find(|line| !is_edition(line));
            about.publisher = about
                .publisher
                .take()
                .or_else(|| paper.map(|&line| line.to_owned()));
        } else {
            let paper = self
                .before
                .last()
                .filter(|_| self.before.len() > 1 && about.publisher.is_none());
            if let Some(paper) = paper {
                about.publisher = Some((*paper).to_owned());
                self.before.pop();
            }
            let title = self.before.last().map(|&line| line.to_owned());
            about.title = about.title.take().or(title);
        }
    }
}

/// Authors as databases list them: "Holm, Ida; Vik, Per" or "By Ida Holm and Per Vik".
fn authors(value: &str) -> Vec<String> {
    let parts: Vec<&str> = value.split(';').map(str::trim).collect();
    let turned = parts.iter().map(|part| {
        let (family, given) = part.split_once(',')?;
        let is_family = parts.len() > 1 || !family.trim().contains(char::is_whitespace);
        let is_given = !given.contains(',') && given.split_whitespace().count() <= 3;
        (is_family && is_given && !given.trim().is_empty())
            .then(|| format!("{} {family}", given.trim()))
    });
    let turned: Option<Vec<String>> = turned.collect();
    match turned {
        Some(authors) => names::distinct(authors.into_iter()),
        None => names::credited(value),
    }
}

/// The text of lines, blank lines between paragraphs kept.
fn text(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if line.is_apart { "\n\n" } else { "\n" });
        }
        text.push_str(line.text);
    }
    text
}
