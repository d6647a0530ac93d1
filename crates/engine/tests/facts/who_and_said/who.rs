//! Whom the article names, and what they are.

use sidelight_engine::facts::{EntityType, FactContent, Mention};

use super::{entities, read, roles};

#[test]
fn a_title_before_a_name_is_a_role_and_no_part_of_the_name() {
    let sheet = read(
        "US Secretary of State Antony Blinken met Türkiye’s Deputy Foreign Minister Nuh Yilmaz in \
Washington, D.C., on Monday. Blinken said the talks were useful.",
    );
    let blinken = entities(&sheet).find(|entity| entity.name == "Antony Blinken");
    assert_eq!(
        blinken.map(|entity| entity.entity_type),
        Some(EntityType::Person)
    );
    assert!(entities(&sheet).all(|entity| entity.name != "State"));
    assert!(entities(&sheet).any(|entity| entity.name == "Washington, D.C."));
    let found: Vec<_> = roles(&sheet)
        .into_iter()
        .map(|role| {
            (
                role.person.as_str(),
                role.title.as_str(),
                role.of.as_deref(),
            )
        })
        .collect();
    assert!(
        found.contains(&("Antony Blinken", "Secretary of State", Some("US"))),
        "{found:?}"
    );
    assert!(
        found.contains(&("Nuh Yilmaz", "Deputy Foreign Minister", Some("Türkiye"))),
        "{found:?}"
    );
}

#[test]
fn former_posts_and_posts_after_the_name_are_told_apart() {
    let sheet = read(
        "Former French President Nicolas Sarkozy spoke in Paris on Friday.\n\n\
         Mary Barra, the chief executive of General Motors, answered him on Saturday.",
    );
    let found = roles(&sheet);
    let sarkozy = found.iter().find(|role| role.person == "Nicolas Sarkozy");
    let sarkozy = sarkozy.expect("the former president is found");
    assert_eq!(
        (sarkozy.title.as_str(), sarkozy.of.as_deref()),
        ("President", Some("France"))
    );
    assert_eq!(sarkozy.until.as_deref(), Some("past"));
    let barra = found.iter().find(|role| role.person == "Mary Barra");
    let barra = barra.expect("the chief executive is found");
    assert_eq!(
        (barra.title.as_str(), barra.of.as_deref()),
        ("chief executive", Some("General Motors"))
    );
    assert_eq!(barra.until, None);
}

#[test]
fn names_of_one_thing_meet() {
    let sheet = read(
        "Daesh/ISIS lost the town in May. The World Health Organization (WHO) sent doctors from the \
         United States. ISIS fled, and the WHO thanked the US.",
    );
    let name_of = |alias: &str| {
        let mut found = entities(&sheet).filter(|entity| {
            entity.name == alias || entity.aliases.iter().any(|known| known == alias)
        });
        let entity = found.next().unwrap_or_else(|| panic!("{alias} is found"));
        assert!(found.next().is_none(), "{alias} is one entity");
        entity.name.clone()
    };
    assert_eq!(name_of("Daesh"), name_of("ISIS"));
    assert_eq!(name_of("WHO"), "World Health Organization");
    assert_eq!(name_of("US"), "United States");
}

#[test]
fn the_primary_evidence_is_a_name_and_pronouns_follow() {
    let sheet = read("Angela Merkel arrived in Rome on Sunday. She met the mayor before she left.");
    let merkel = sheet.facts.iter().find(|fact| {
        matches!(&fact.content, FactContent::Entity(entity) if entity.name == "Angela Merkel")
    });
    let mentions: Vec<_> = merkel
        .expect("Merkel is found")
        .evidence
        .iter()
        .map(|piece| piece.mention)
        .collect();
    assert_eq!(mentions[0], Some(Mention::Name));
    assert_eq!(
        mentions[1..],
        [Some(Mention::Pronoun), Some(Mention::Pronoun)]
    );
}

#[test]
fn posts_tell_their_time_and_are_shared_by_the_names_of_a_list() {
    let sheet = read(
        "Senators Ann Lee of Ohio and Bob Ray voted against the bill. Eve Hall, who served as mayor \
         of Lyon from 1998 to 2004, came. Nelson Mandela, former president of South Africa and a \
         lawyer, was absent.",
    );
    let found: Vec<_> = roles(&sheet)
        .into_iter()
        .map(|role| {
            (
                role.person.as_str(),
                role.title.as_str(),
                role.of.as_deref(),
                role.until.as_deref(),
            )
        })
        .collect();
    for expected in [
        ("Ann Lee", "Senator", None, None),
        ("Bob Ray", "Senator", None, None),
        ("Eve Hall", "mayor", Some("Lyon"), Some("2004")),
        (
            "Nelson Mandela",
            "president",
            Some("South Africa"),
            Some("past"),
        ),
        ("Nelson Mandela", "lawyer", None, None),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn a_post_of_a_group_is_that_of_its_members() {
    for text in [
        "Five senators voted against the bill: Anna Miller, Tom Weber and Karl Bauer.",
        "Two senators, Anna Miller and Tom Weber, left the room.",
        "The senators elected were Anna Miller of the Greens, Tom Weber of the Liberals, and Eva Stein.",
        "Many senators, including Anna Miller and Tom Weber, left the room.",
    ] {
        let sheet = read(text);
        let found = roles(&sheet);
        for person in ["Anna Miller", "Tom Weber"] {
            let role = found.iter().find(|role| role.person == person);
            let title = role.map(|role| role.title.as_str());
            assert_eq!(title, Some("senator"), "{text}");
        }
    }
}

#[test]
fn a_seat_belongs_to_its_place_and_no_party() {
    for (text, title, of) in [
        (
            "Tom Weber, Conservative MP for Leeds, spoke.",
            "MP",
            "Leeds",
        ),
        ("Sen. Tom Weber, R-Texas, spoke.", "Senator", "Texas"),
        (
            "Tom Weber, a professor of law at Yale, spoke.",
            "professor of law",
            "Yale",
        ),
    ] {
        let sheet = read(text);
        let found = roles(&sheet);
        assert_eq!(found[0].title, title, "{text}");
        assert_eq!(found[0].of.as_deref(), Some(of), "{text}");
    }
    let sheet = read("The party’s candidate for mayor, Anna Miller, lost the vote.");
    assert_eq!(roles(&sheet)[0].title, "candidate for mayor");
}

#[test]
fn titles_the_world_over_are_no_part_of_a_name() {
    let sheet = read(
        "Cllr Greta Lindqvist met Det Insp Peter Hoffman and Supt. Ana Moreno. Tan Sri Azlan Rahman, Shri Ravi Joshi and \
         Fr. Thomas Keller flew in. Rt Hon Karl Lindgren was there. Tan Wei Ming wept.",
    );
    let names: Vec<&str> = entities(&sheet).map(|entity| &*entity.name).collect();
    for name in [
        "Greta Lindqvist",
        "Peter Hoffman",
        "Ana Moreno",
        "Azlan Rahman",
        "Ravi Joshi",
        "Thomas Keller",
        "Karl Lindgren",
        "Tan Wei Ming",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(!names.contains(&"Fr"), "{names:?}");
}

#[test]
fn a_prefix_belongs_to_a_region_and_to_no_people() {
    let sheet = read("Aid for sub-Saharan Africa fell. The pro-Russian crowd left.");
    let names: Vec<&str> = entities(&sheet).map(|entity| &*entity.name).collect();
    assert!(names.contains(&"sub-Saharan Africa"), "{names:?}");
    assert!(names.contains(&"Russian"), "{names:?}");
}

#[test]
fn a_title_is_told_from_its_article_on_and_to_a_dash() {
    let sheet = read(
        "Marit Halvard, a front end engineer, spoke in Torsby. Eva Lie, an artist – were it not for the rain \
         – would have come.",
    );
    let titles: Vec<&str> = roles(&sheet)
        .iter()
        .map(|role| role.title.as_str())
        .collect();
    assert_eq!(titles, ["front end engineer", "artist"]);
}

#[test]
fn a_title_is_whole_and_only_a_title() {
    let sheet = read(
        "The men were held, Chief of Detectives Ada Obi said. Malware called \u{201c}Agent Smith,\u{201d} \
         spread on Monday. Karl Lund, the first state justice of Sami heritage, was elected.",
    );
    let told: Vec<(&str, &str, Option<&str>)> = roles(&sheet)
        .into_iter()
        .map(|role| (&*role.person, &*role.title, role.of.as_deref()))
        .collect();
    assert!(
        told.contains(&("Ada Obi", "Chief of Detectives", None)),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|(person, ..)| *person == "Smith"),
        "{told:?}"
    );
    assert!(
        told.contains(&("Karl Lund", "state justice", None)),
        "{told:?}"
    );
}

#[test]
fn an_aside_in_reported_words_is_the_writers() {
    let sheet =
        read("Officials said the gunman, who has not been named, opened the door of the mill.");
    let by = |words: &str| {
        let claims = sheet.facts.iter().filter_map(|fact| match &fact.content {
            FactContent::Claim(claim) => Some(claim),
            _ => None,
        });
        let mut found = claims.filter(|claim| claim.what.text.contains(words));
        let claim = found.next().unwrap_or_else(|| panic!("no {words}"));
        claim.by.as_ref().map(|by| by.name.clone())
    };
    assert_eq!(by("named"), None);
    assert_eq!(by("opened").as_deref(), Some("Officials"));
}

#[test]
fn a_street_cut_short_is_a_place_and_a_nickname_no_title() {
    let sheet = read(
        "Two men met at the corner of W. Schreier St. and Pascal Ave. on Monday. He carried a knife nicknamed \
         \u{201c}Shaq\u{201d} and read her poem \u{201c}Ebele\u{201d} aloud.",
    );
    let of_type = |wanted: EntityType| -> Vec<&str> {
        let found = entities(&sheet).filter(|entity| entity.entity_type == wanted);
        found.map(|entity| &*entity.name).collect()
    };
    let places = of_type(EntityType::Place);
    assert!(places.contains(&"W. Schreier St."), "{places:?}");
    assert!(!of_type(EntityType::Work).contains(&"Shaq"));
}
