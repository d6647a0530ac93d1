//! The head of an article, its body and what stands around it are told apart.

use jiff::civil::date;
use sidelight_engine::article::SectionKind;
use sidelight_engine::article::SectionKind::{Body, Byline, Dateline, Headline};
use sidelight_engine::ingest::body_text;

use super::{assert_sections_cover, kinds, outline, pasted, read_bytes, read_fixture};

#[test]
fn a_pasted_page_is_told_apart() {
    use SectionKind::{AuthorBio, Body, Boilerplate, Conclusion, Headline, Source, Summary};
    let article = read_fixture("pasted-page.txt");
    assert_eq!(
        kinds(&article),
        [
            Headline,
            Summary,
            Body,
            Conclusion,
            Source,
            AuthorBio,
            Boilerplate
        ]
    );
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Harbour City Approves New Ferry Line to the Northern Islands")
    );
    assert_eq!(article.metadata.byline, ["Mara O'Brien"]);
    assert_eq!(
        article.metadata.original_source.as_deref(),
        Some("www.harbour-post.example")
    );
    assert_eq!(article.metadata.language.as_deref(), Some("en"));
    assert_sections_cover(&article);
    let body = body_text(&article);
    assert!(body.starts_with("The council of Harbour City voted"));
    assert!(body.ends_with("before the winter timetable."));
}

#[test]
fn a_wire_report_tells_its_agency_and_date() {
    let article = pasted(
        "Ministers agree on fishing quotas\n\nBy Jane Doe and JOHN ROE, Reuters\n\n\
         BRUSSELS, Sept. 30, 2024 (Reuters) - Ministers agreed on quotas on Monday.\n\n\
         The talks had lasted two days.\n\n(Reporting by Jane Doe; Editing by Max Muster)",
    );
    assert_eq!(
        outline(&article),
        [
            (Headline, "Ministers agree on fishing quotas"),
            (Byline, "By Jane Doe and JOHN ROE, Reuters"),
            (Dateline, "BRUSSELS, Sept. 30, 2024 (Reuters) -"),
            (
                Body,
                "Ministers agreed on quotas on Monday.\n\nThe talks had lasted two days."
            ),
            (Byline, "(Reporting by Jane Doe; Editing by Max Muster)"),
        ]
    );
    assert_eq!(article.metadata.byline, ["Jane Doe", "John Roe"]);
    assert_eq!(article.metadata.published, Some(date(2024, 9, 30)));
    assert_eq!(article.metadata.publisher.as_deref(), Some("Reuters"));
    assert!(body_text(&article).starts_with("BRUSSELS, Sept. 30, 2024 (Reuters) - Ministers"));
}

#[test]
fn a_line_below_the_headline_is_a_paper_only_with_capitals() {
    let article = pasted(
        "https://wire.example/2024/10/01/ferry\nFerry sinks off Arlen\nNo injuries reported\nStory created: Oct 1, 2024\n\n\
         A ferry sank off Arlen on Tuesday morning, the coast guard said.",
    );
    assert_eq!(article.metadata.publisher, None);
    assert_eq!(
        article.metadata.title.as_deref(),
        Some("Ferry sinks off Arlen")
    );
}

#[test]
fn a_day_behind_the_headline_is_no_part_of_it() {
    let published = |head: &str| {
        let article = pasted(&format!(
            "{head}\n\nA ferry sank off Arlen early on that day, the coast guard said."
        ));
        (
            article.metadata.title.unwrap_or_default(),
            article.metadata.published,
        )
    };
    let day = Some(date(2024, 10, 1));
    for behind in [
        "Tuesday, Oct 1, 2024 | Updated 1:32 PM PDT",
        "October 1, 2024",
    ] {
        let told = published(&format!("Hey, captain: mind the rocks! {behind}"));
        assert_eq!(told, ("Hey, captain: mind the rocks!".to_owned(), day));
    }
    let (title, _) = published("Remembering September 11, 2001");
    assert_eq!(title, "Remembering September 11, 2001");
    let day_of_address = pasted(
        "https://wire.example/2024-10-01-ferry\nFerry sinks\n\nA ferry sank off Arlen on Tuesday.",
    );
    assert_eq!(day_of_address.metadata.published, day);
}

#[test]
fn the_head_of_an_article_comes_in_many_orders() {
    use SectionKind::{AuthorBio, Body, Byline, Dateline, Headline, Source, Summary};
    let standfirst = pasted(
        "A headline\n\nMinisters met to plan the end of the mission in the east.\n\nBy Tom Ashdown\n\n\
         1 October 2024, 10:30\n\nThe ministers came in the morning and left at night.",
    );
    assert_eq!(
        kinds(&standfirst),
        [Headline, Summary, Byline, Dateline, Body]
    );
    assert_eq!(standfirst.metadata.published, Some(date(2024, 10, 1)));

    let paper = pasted(
        "A headline\nBy Rosa Delgado\nPotomac Valley Courier\nOctober 1, 2024\n\nThe ministers came in the \
         morning.\n\nThey left at night.\n\nAbout Rosa Delgado\n\nRosa Delgado reports on the city for the Courier.",
    );
    assert_eq!(
        kinds(&paper),
        [Headline, Byline, Source, Dateline, Body, AuthorBio]
    );
    assert_eq!(
        paper.metadata.publisher.as_deref(),
        Some("Potomac Valley Courier")
    );

    let fields = pasted(
        "Title: A headline\nAuthor: Jane Doe\nDate: 30 Sept 2024\nSource: The Paper\n\nThe text begins here.",
    );
    assert_eq!(kinds(&fields), [Headline, Byline, Dateline, Source, Body]);
    assert_eq!(fields.metadata.title.as_deref(), Some("A headline"));
    assert_eq!(fields.metadata.byline, ["Jane Doe"]);

    let copied = pasted(
        "https://paper.example/varn/mill-burns-down\nMill of Varn burns down\n\nThe mill of Varn burned down on \
         Sunday.\n\nNobody was hurt.",
    );
    assert_eq!(kinds(&copied), [Source, Headline, Body]);
    assert_eq!(
        copied.metadata.title.as_deref(),
        Some("Mill of Varn burns down")
    );
}

#[test]
fn the_day_of_a_file_serves_where_its_text_tells_none_and_is_told() {
    let about = r"{\rtf1\ansi{\info{\creatim\yr2026\mo3\dy15\hr8}}";
    let read = |text: &str| read_bytes("mill.rtf", format!("{about}{text}}}").as_bytes()).unwrap();
    let undated = read(r"Mill burns down\par The mill of Varn burned down on Sunday.\par");
    assert_eq!(undated.metadata.published, Some(date(2026, 3, 15)));
    assert!(undated.provenance.remark.is_some());
    let dated = read(
        r"Mill burns down\par 12 March 2026\par The mill of Varn burned down on Sunday.\par It was old.\par",
    );
    assert_eq!(dated.metadata.published, Some(date(2026, 3, 12)));
    assert_eq!(dated.provenance.remark, None);
}

#[test]
fn paragraphs_that_only_resemble_page_lines_stay_in_the_body() {
    for paragraph in [
        "By the time the police arrived, the crowd had left the square and the market was shut.",
        "Sources: the ministry, the union and two people who were in the room all confirmed the plan, \
         which had been drawn up in March, revised twice over the summer and was to be voted on in autumn.",
        "Share prices fell by 3% after the announcement, and the currency lost a tenth of its value.",
        "Follow-up talks are planned for October, the minister said.",
        "Comments by the president were not taken well in the capital.",
        "Subscribers of the network will pay more from January on, the company told them in a letter.",
        "Copyright law is what the two companies have been arguing over since the summer, in three courts.",
        "About 40 people were in the hall.",
        "IRAQ: the ministry gave no figure.",
        "Photographs of the meeting show the two ministers shaking hands.",
    ] {
        let text = format!(
            "A headline\n\nThe first paragraph tells what happened on that day in the town.\n\n{paragraph}\n\n\
             The last paragraph tells what may come of it in the weeks ahead."
        );
        let article = pasted(&text);
        let offset = text[..text.find(paragraph).unwrap()].chars().count();
        assert_eq!(article.section_at(offset), Body, "{paragraph}");
    }
}

const STORY: &str = "The mill of Varn burned down in the night to Sunday, and nobody was hurt, the fire office said.\n\n\
    It was built in 1911 and had stood empty for years, while the town argued about what to do with it.";

#[test]
fn short_lines_amid_those_of_the_page_are_the_pages_own() {
    let page = format!(
        "Mill burns down\n\nShare this\n\nPrint\n\nEmail\n\nVarn Courier online\n\nSubscribe\n\n{STORY}\n\n\
         Advertisement\n\nTweet\n\n共有\n\n22,278.48\n\nPartager\n\nRelated articles\n\nDrucken"
    );
    let article = pasted(&page);
    for line in [
        "Varn Courier online",
        "共有",
        "22,278.48",
        "Partager",
        "Drucken",
    ] {
        let offset = page[..page.find(line).unwrap()].chars().count();
        assert_eq!(
            article.section_at(offset),
            SectionKind::Boilerplate,
            "{line}"
        );
    }
    assert_eq!(body_text(&article), STORY);

    // What is listed among a few such lines is the article's.
    let listed = "1 large onion\n\n2 cups of rice\n\n3 eggs\n\n4 tomatoes";
    let article = pasted(&format!(
        "Rice of Varn\n\nShare this\n\nPrint\n\nEmail\n\n{listed}\n\n{STORY}"
    ));
    assert_eq!(body_text(&article), format!("{listed}\n\n{STORY}"));
}

#[test]
fn stories_listed_with_their_days_behind_an_article_are_none_of_it() {
    let entries = "12 March 2026\n\nA bridge was closed.\n\n13 March 2026\n\nThe ferry was late.\n\n\
                   14 March 2026\n\nA school was opened.";
    let article = pasted(&format!(
        "Mill burns down\n\n{STORY}\n\nMore than forty firefighters came from three towns and stayed until noon.\n\n\
         More of our coverage\n\n{entries}"
    ));
    assert!(!body_text(&article).contains("bridge"));
    assert!(!body_text(&article).contains("More of our coverage"));

    // What is told day by day is the article.
    let article = pasted(&format!(
        "Three days of Varn\n\nThe town in short.\n\n{entries}"
    ));
    assert!(body_text(&article).contains("The ferry was late."));
}

#[test]
fn a_correction_at_the_foot_is_told_apart() {
    use SectionKind::{Body, Correction, Headline};
    let article = pasted(
        "Bridge closed after collision\n\nA barge struck the old bridge on Monday, and two people were \
         hurt.\n\nThe bridge stays closed for a week, the harbour office said.\n\nCorrection: An earlier \
         version of this article misstated the number of people who were hurt.",
    );
    assert_eq!(kinds(&article), [Headline, Body, Correction]);

    // A report about a correction is none.
    let article = pasted(
        "Ministry corrects its figures\n\nThe ministry published a correction of its figures on \
         Monday.\n\nUpdates of the other tables follow in May, it said.",
    );
    assert_eq!(kinds(&article), [Headline, Body]);
}
