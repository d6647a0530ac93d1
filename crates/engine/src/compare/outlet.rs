//! Who published an article, as a reader calls it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::article::{Article, Metadata, Provenance, SectionKind};
use crate::facts::FactSheet;
use crate::facts::date_words::short_date;

use super::article_names::short_names;

/// Words of the name of an agency at most.
const LONGEST_AGENCY: usize = 4;

/// What to call each article: its publisher, else the agency of its dateline, else its site, else its
/// file; with the day where two are called alike.
pub fn outlets(sheets: &[Arc<FactSheet>]) -> Vec<String> {
    let files: Vec<Option<String>> = sheets
        .iter()
        .map(|sheet| file_name(&sheet.article.provenance))
        .collect();
    let others = short_names(sheets);
    let names = sheets.iter().enumerate().map(|(at, sheet)| {
        told_outlet(&sheet.article)
            .or_else(|| own(&files, at))
            .unwrap_or_else(|| others[at].clone())
    });
    let mut names: Vec<String> = names.collect();
    let with_day = |at: usize, name: &str| {
        let day = sheets[at].article.metadata.published?;
        Some(format!("{name}, {}", short_date(&day.to_string())))
    };
    for at in repeated(&names) {
        names[at] = with_day(at, &names[at]).unwrap_or_else(|| others[at].clone());
    }
    for at in repeated(&names) {
        names[at].clone_from(&others[at]);
    }
    names
}

/// Who published an article, as far as it tells: its publisher, the agency of its dateline, its site.
pub fn told_outlet(article: &Article) -> Option<String> {
    let publisher = article.metadata.publisher.clone();
    publisher
        .or_else(|| agency(article))
        .or_else(|| site(article.provenance.url.as_deref()?))
}

/// Who published an article, as far as it is known without its text: its publisher, its site, its file
/// unless several are in it.
pub fn known_outlet(metadata: &Metadata, provenance: &Provenance) -> Option<String> {
    let publisher = metadata.publisher.clone();
    publisher
        .or_else(|| site(provenance.url.as_deref()?))
        .or_else(|| file_name(provenance).filter(|_| provenance.place.is_none()))
}

/// What articles tell of their outlets where nothing is set: the agency of the dateline, the site, that of
/// an address in the text, the file unless several are in it.
pub fn proposed_outlets(articles: &[&Article]) -> Vec<Option<String>> {
    let files: Vec<Option<String>> = articles
        .iter()
        .map(|article| file_name(&article.provenance))
        .collect();
    let proposals = articles.iter().enumerate().map(|(at, article)| {
        let address = article.provenance.url.as_deref();
        agency(article)
            .or_else(|| site(address?))
            .or_else(|| site_in_text(article))
            .or_else(|| own(&files, at))
    });
    proposals.collect()
}

/// A name that nothing else has.
fn own(names: &[Option<String>], at: usize) -> Option<String> {
    let name = names[at].as_ref()?;
    let times = names.iter().flatten().filter(|other| *other == name);
    (times.count() == 1).then(|| name.clone())
}

/// The agency in brackets in the dateline: "NAIROBI (AP) March 3".
fn agency(article: &Article) -> Option<String> {
    let mut sections = article.sections.iter();
    let dateline = sections.find(|section| section.kind == SectionKind::Dateline)?;
    let (_, rest) = article.slice(dateline.span).split_once('(')?;
    let (name, _) = rest.split_once(')')?;
    let name = name.trim();
    let is_name = name.chars().next().is_some_and(char::is_uppercase)
        && !name.chars().any(char::is_numeric)
        && name.split_whitespace().count() <= LONGEST_AGENCY;
    is_name.then(|| name.to_owned())
}

/// The one site whose address stands alone in a line of the text. What a line before leads to
/// ("Read more:") and a source that is credited are others.
fn site_in_text(article: &Article) -> Option<String> {
    let credited = article.metadata.original_source.as_deref();
    let mut leads_on = false;
    let mut found = BTreeSet::new();
    for line in article.text.as_str().lines().map(str::trim) {
        if line.is_empty() {
            continue;
        }
        let is_address = !line.contains(char::is_whitespace)
            && (line.contains("://") || line.starts_with("www."));
        let host = site(line).filter(|_| is_address && !leads_on);
        found.extend(host.filter(|host| credited.is_none_or(|credited| !credited.contains(host))));
        leads_on = line.ends_with(':');
    }
    let only = found.pop_first()?;
    found.is_empty().then_some(only)
}

/// The host of an address, without what every host has.
fn site(address: &str) -> Option<String> {
    let after_scheme = address.split_once("://").map(|(_, rest)| rest);
    let rest = after_scheme.or_else(|| address.starts_with("www.").then_some(address))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_lowercase())
}

/// The file's name as words: "meridian-post.html" is "meridian post". A number names nobody.
fn file_name(provenance: &Provenance) -> Option<String> {
    let stem = provenance.file.as_deref()?.file_stem()?;
    let words = stem.to_string_lossy().replace(['-', '_'], " ");
    let words = words.trim();
    let is_name = words.contains(char::is_alphabetic);
    is_name.then(|| words.to_owned())
}

/// The places of names that occur more than once.
fn repeated(names: &[String]) -> Vec<usize> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let places = names.iter().enumerate();
    places
        .filter(|(_, name)| counts[*name] > 1)
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::article::{ArticleId, Section, Span, Text};

    fn sheet(id: &str, change: impl FnOnce(&mut Article)) -> Arc<FactSheet> {
        let mut article = Article {
            id: ArticleId::new(id),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: Text::from("KISUMU (Lakeside Wire) March 3 — The ferry is late."),
            sections: Vec::new(),
        };
        change(&mut article);
        Arc::new(FactSheet {
            article: Arc::new(article),
            facts: Vec::new(),
        })
    }

    #[test]
    fn an_outlet_is_told_by_publisher_agency_site_or_file() {
        let sheets = [
            sheet("a", |article| {
                article.metadata.publisher = Some("The Harbour Times".to_owned());
                article.provenance.url = Some("https://example.org/ferry".to_owned());
            }),
            sheet("b", |article| {
                let dateline = Section {
                    kind: SectionKind::Dateline,
                    span: Span::new(0, 32),
                };
                article.sections.push(dateline);
            }),
            sheet("c", |article| {
                article.provenance.url = Some("https://www.quay.example/ferry?x=1".to_owned());
            }),
            sheet("d", |article| {
                article.provenance.file = Some("news/island_mail.txt".into());
            }),
        ];
        let expected = [
            "The Harbour Times",
            "Lakeside Wire",
            "quay.example",
            "island mail",
        ];
        assert_eq!(outlets(&sheets), expected);
    }

    #[test]
    fn an_address_alone_in_the_text_proposes_its_site_unless_it_is_credited_or_led_to() {
        let proposed = |text: &str, credited: Option<&str>| {
            let sheet = sheet("a", |article| {
                article.text = Text::from(text);
                article.metadata.original_source = credited.map(str::to_owned);
            });
            proposed_outlets(&[&sheet.article]).remove(0)
        };
        let text = "The ferry is late.\n\nhttps://www.quay.example/ferry?x=1\n";
        assert_eq!(proposed(text, None).as_deref(), Some("quay.example"));
        assert_eq!(proposed(text, Some("www.quay.example")), None);
        let led = "The ferry is late. Read more:\n\nhttps://quay.example/pier";
        assert_eq!(proposed(led, None), None);
        let within = "The ferry is late, https://quay.example/ferry says.";
        assert_eq!(proposed(within, None), None);
        let two = "https://quay.example/1\nhttps://gull.example/2\nThe ferry is late.";
        assert_eq!(proposed(two, None), None, "nobody knows which");
    }

    #[test]
    fn two_articles_of_one_outlet_are_told_apart_by_their_days() {
        let of_day = |id: &str, day: i8| {
            sheet(id, |article| {
                article.metadata.publisher = Some("Wire".to_owned());
                article.metadata.published = Some(date(2025, 3, day));
            })
        };
        let names = outlets(&[of_day("a", 3), of_day("b", 4)]);
        assert_eq!(names, ["Wire, 3 Mar", "Wire, 4 Mar"]);
        let names = outlets(&[of_day("a", 3), of_day("b", 3)]);
        assert_ne!(names[0], names[1], "whatever else is alike");
    }
}
