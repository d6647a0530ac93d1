//! The day on which a page's article was published.
//!
//! A page tells it in many places. They are asked in the order of how often they are right, after
//! A. Barbaresi, "htmldate: A Python package to extract publication dates from web pages", Journal of
//! Open Source Software 5(51), 2020: stamps for machines, the address, elements that are named after
//! dates, and then whatever stands nearest to the headline.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, ZonedDateTime, tz::TimeZone};

use crate::ingest::dates;
use crate::ingest::patterns::pattern;

use super::blocks::{self, Block};
use super::tags::Tags;

/// Meta tags that tell the day of publication.
const TAGS: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "article:published",
    "article:published_date",
    "article:post_date",
    "article:publicationdate",
    "datepublished",
    "date_published",
    "date.published",
    "publisheddate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publish_time",
    "published-date",
    "published_date",
    "published_time",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "mediator_published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.publication",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "dc:created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "rnews:datepublished",
    "og:article:published_time",
    "og:article:published",
    "og:pubdate",
    "og:publish_date",
    "og:regdate",
    "originalpublicationdate",
    "article_date_original",
    "dcsext.articlefirstpublished",
    "article.published",
    "article.created",
    "shareaholic:article_published_time",
    "vr:published_time",
    "displaydate",
    "datecreated",
    "date_created",
    "content_create_date",
    "doc_date",
    "gentime",
    "pdate",
    "ptime",
    "created",
    "timestamp",
    "date",
];

/// Meta tags that tell the last change, for pages that tell no more.
const CHANGE_TAGS: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
];

/// Elements that are marked as the day of publication.
const PUBLISHED: &str =
    "[itemprop~='datePublished'], [itemprop~='dateCreated'], [property~='datePublished']";

// Fields of the data that scripts on a page work with.
pattern!(
    SCRIPT_FIELD = r#"(?ix) ["'] (?: (?:date|first|original|article|content|story)?_?-? publi(?:sh|cation) (?:ed)? _?-? (?:at|on|date|time|timestamp)? | date_?published | pub_?date | (?:date)?_?created(?:_?(?:at|on|date))? | display_?date ) ["'] \s* [:=,] \s* ["']? (?<stamp> [^"',}\n]{8,40} )"#
);

// The hour in 2024-09-30T08:15:00Z, 2024-09-30 08:15 and 2024-09-30|08h15.
pattern!(HOUR = r"\d[T |](?<hour>[01]\d|2[0-3])[:h]\d\d");
pattern!(
    FIRST_PUBLISHED =
        r"(?i)\b(?:(?:first|originally) )?(?:published|posted|created)\b(?: on)?\s*:?"
);
// +02:00 and other zones than universal time.
pattern!(ZONE = r"[+-](?:0[1-9]|1[0-4]):?\d\d$|[+-]00:?[1-9]\d$");

/// Words in the names of elements that hold a date.
const DATE_NAMES: &[&str] = &[
    "date",
    "datum",
    "time",
    "publi",
    "posted",
    "fecha",
    "tarih",
    "created",
    "byline",
    "meta",
    "info",
    "calendar",
    "clock",
    "author",
    "data",
    "submitted",
    "dato",
    "stamp",
    "when",
];

/// Words in the names of elements that are not about the article.
const FOREIGN_NAMES: &[&str] = &[
    "comment",
    "related",
    "sidebar",
    "recommend",
    "popular",
    "footer",
    "copyright",
    "widget",
    "breaking",
    "latest",
];

/// Letters up to which an element with such a name, or a line, may be a date line.
const DATE_LINE: usize = 120;

/// Lines below the headline among which a date is that of the article.
const LINES_BELOW: usize = 3;

/// How far below the headline, in elements or lines, a date still belongs to it rather than to the
/// next article on the page.
const DATE_LINE_BELOW: usize = 150;

/// The first year of the web.
const WEB: i16 = 1994;

/// Where a page may tell when its article was published.
pub struct Page<'a> {
    /// The page.
    pub document: &'a Document,
    /// Its meta tags.
    pub tags: &'a Tags,
    /// What its JSON-LD says.
    pub stamp: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Its language, without a region.
    pub language: Option<&'a str>,
    /// The headline of its article.
    pub headline: Option<&'a str>,
}

impl Page<'_> {
    /// The day of publication.
    pub fn published(&self) -> Option<Date> {
        let stamps = || self.stamp.into_iter().chain(self.tags.all(TAGS));
        let stamped = stamps().find_map(|stamp| Some((stamp, self.stamp_day(stamp)?)));
        let in_address = self.url.and_then(dates::in_address).filter(is_plausible);
        if let Some((stamp, day)) = stamped {
            let own = in_address
                .or_else(|| self.nearest_line(&blocks::of(self.document), LINES_BELOW))
                .or_else(|| self.told_by(PUBLISHED));
            return Some(
                own.filter(|own| is_same_moment(stamp, day, *own))
                    .unwrap_or(day),
            );
        }
        in_address
            .or_else(|| self.told_by(PUBLISHED))
            .or_else(|| self.told_by("time[pubdate], time[class*='publish'], time.entry-date, abbr.published, .date-published"))
            .or_else(|| self.nearest(DATE_LINE_BELOW))
            .or_else(|| self.in_scripts())
            .or_else(|| self.in_picture())
            .or_else(|| self.nearest(usize::MAX))
            .or_else(|| self.tags.all(CHANGE_TAGS).find_map(|stamp| self.stamp_day(stamp)))
    }

    /// The date nearest to the headline: in a line right below it, in an element that is a time or is
    /// named after dates, or in any line, no further away than `limit` elements or lines.
    fn nearest(&self, limit: usize) -> Option<Date> {
        let lines = blocks::of(self.document);
        self.nearest_line(&lines, LINES_BELOW)
            .or_else(|| self.nearest_element(limit))
            .or_else(|| self.nearest_line(&lines, limit))
    }

    fn stamp_day(&self, stamp: &str) -> Option<Date> {
        let day = dates::parse_in(stamp, self.language).or_else(|| seconds(stamp));
        day.filter(is_plausible)
    }

    /// The first date that elements of a kind tell.
    fn told_by(&self, selector: &str) -> Option<Date> {
        let found = self.document.select(selector);
        let mut nodes = found.nodes().iter();
        nodes.find_map(|node| self.told_in(node))
    }

    /// The date in the attributes or the words of an element.
    fn told_in(&self, node: &NodeRef<'_>) -> Option<Date> {
        let in_attributes = [
            "datetime",
            "content",
            "data-datetime",
            "data-time",
            "data-timestamp",
            "data-utime",
            "data-date",
            "title",
        ]
        .iter()
        .filter_map(|name| node.attr(name))
        .find_map(|told| self.stamp_day(&told));
        let in_words = || {
            let words = blocks::text(*node);
            let is_line = words.chars().count() <= DATE_LINE;
            is_line.then(|| self.written_day(&words)).flatten()
        };
        in_attributes.or_else(in_words)
    }

    fn written_day(&self, words: &str) -> Option<Date> {
        let day = |words: &str| dates::find_in(words, self.language).filter(is_plausible);
        // "Last updated 1 September 2026. Originally published 4 March 2026"
        let first = FIRST_PUBLISHED
            .find(words)
            .and_then(|told| day(&words[told.end()..]));
        first.or_else(|| day(words))
    }

    /// The date in the element nearest to the headline that is a time or is named after dates.
    fn nearest_element(&self, limit: usize) -> Option<Date> {
        let all = self.document.select("body *");
        let nodes = all.nodes();
        let headline = self.headline_among(nodes);
        let mut best: Option<(usize, Date)> = None;
        for (at, node) in nodes.iter().enumerate() {
            let distance = distance(at, headline);
            if distance > limit
                || best.is_some_and(|(nearest, _)| nearest <= distance)
                || !may_hold_date(node)
                || is_foreign(node)
            {
                continue;
            }
            if let Some(day) = self.told_in(node) {
                best = Some((distance, day));
            }
        }
        best.map(|(_, day)| day)
    }

    /// The date in the line nearest to the headline that has one.
    fn nearest_line(&self, lines: &[Block], limit: usize) -> Option<Date> {
        let is_headline = |line: &Block| Some(line.text.as_str()) == self.headline;
        let headline = lines.iter().position(is_headline)?;
        let dated = lines.iter().enumerate().filter_map(|(at, line)| {
            let distance = distance(at, headline);
            let is_line = distance <= limit && line.text.chars().count() <= DATE_LINE;
            let day = is_line.then(|| self.written_day(&line.text)).flatten()?;
            Some((distance, day))
        });
        let nearest = dated.min_by_key(|(distance, _)| *distance);
        nearest.map(|(_, day)| day)
    }

    /// Where the headline stands among the elements of a page.
    fn headline_among(&self, nodes: &[NodeRef<'_>]) -> usize {
        let headings = nodes.iter().enumerate().filter(|(_, node)| {
            let name = node.node_name().unwrap_or_default();
            matches!(name.as_ref(), "h1" | "h2" | "h3")
        });
        let mut first = None;
        for (at, node) in headings {
            if self.headline == Some(blocks::text(*node).as_str()) {
                return at;
            }
            first = first.or(Some(at));
        }
        first.unwrap_or(0)
    }

    /// The date in the data that the page's scripts work with.
    fn in_scripts(&self) -> Option<Date> {
        let scripts = self.document.select("script");
        let mut nodes = scripts.nodes().iter();
        nodes.find_map(|script| {
            let text = script.text();
            let mut fields = SCRIPT_FIELD.captures_iter(&text);
            fields.find_map(|field| self.stamp_day(field["stamp"].trim()))
        })
    }

    /// The date in the address of the picture that stands for the article.
    fn in_picture(&self) -> Option<Date> {
        let mut pictures = self.tags.all(&["og:image", "twitter:image"]);
        pictures.find_map(dates::in_address).filter(is_plausible)
    }
}

/// Whether a stamp in universal time can be of the publisher's own day `own`: of the day before where
/// it tells a moment of the night, of the next where it tells one of the afternoon or evening.
fn is_same_moment(stamp: &str, day: Date, own: Date) -> bool {
    let hour = HOUR
        .captures(stamp)
        .and_then(|found| found["hour"].parse::<u8>().ok());
    let has_zone = ZONE.is_match(stamp);
    match hour {
        Some(hour) if !has_zone && hour < 8 => day.yesterday().ok() == Some(own),
        Some(hour) if !has_zone && hour >= 12 => day.tomorrow().ok() == Some(own),
        _ => false,
    }
}

/// How far from the headline a place is: a date is sooner looked for behind it than before it, where
/// today's date often stands at the top of the page.
fn distance(at: usize, headline: usize) -> usize {
    if at >= headline {
        at - headline
    } else {
        (headline - at) * 3
    }
}

/// Whether an element is made for a time or named after dates.
fn may_hold_date(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    let labels = [node.class(), node.id_attr(), node.attr("itemprop")];
    matches!(name.as_ref(), "time" | "abbr")
        || labels.iter().flatten().any(|label| {
            let label = label.to_lowercase();
            DATE_NAMES.iter().any(|name| label.contains(name))
        })
}

/// Whether an element stands among comments, other articles or the foot of the page.
fn is_foreign(node: &NodeRef<'_>) -> bool {
    let foreign = |node: &NodeRef<'_>| {
        let name = node.node_name().unwrap_or_default();
        let names_foreign = |label: &str| {
            let mut parts = label.split(|c: char| !c.is_alphabetic());
            parts.any(|part| FOREIGN_NAMES.iter().any(|name| part.starts_with(name)))
        };
        let labels = [node.class(), node.id_attr()];
        match name.as_ref() {
            "body" | "html" | "main" | "article" => false,
            "nav" | "footer" | "aside" => true,
            _ => labels
                .iter()
                .flatten()
                .any(|label| names_foreign(&label.to_lowercase())),
        }
    };
    foreign(node) || node.ancestors_it(None).any(|above| foreign(&above))
}

/// The day of a count of seconds or milliseconds since 1970.
fn seconds(stamp: &str) -> Option<Date> {
    let count: i64 = stamp.trim().parse().ok()?;
    let seconds = match stamp.trim().len() {
        10 => count,
        13 => count / 1000,
        _ => return None,
    };
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(TimeZone::UTC.to_datetime(moment).date())
}

/// Whether an article on the web can be of this day. Somewhere it is tomorrow already.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "as `Option::filter` hands it over"
)]
fn is_plausible(day: &Date) -> bool {
    let latest = ZonedDateTime::now().date().saturating_add(1.day());
    day.year() >= WEB && *day <= latest
}
