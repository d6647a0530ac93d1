//! Who does what to whom, where the parse leads astray.

use crate::facts::testing::{claims, facts};
use crate::facts::{Claim, FactContent, Factuality, Phrase};

fn texts(phrases: &[Phrase]) -> Vec<&str> {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect()
}

/// The claims of an article by the word that tells what happens.
fn told(headline: &str, body: &str) -> Vec<Claim> {
    let facts = facts(headline, body);
    let claims = claims(&facts).into_iter();
    claims.map(|(_, claim)| claim.clone()).collect()
}

fn with_word(told: &[Claim], word: &str) -> Claim {
    let found = told.iter().find(|claim| claim.trigger_word() == word);
    found
        .unwrap_or_else(|| panic!("no {word:?} in {told:?}"))
        .clone()
}

#[test]
fn who_is_shot_and_rushed_to_a_clinic_does_not_rush() {
    let told = told(
        "",
        "The girl was hit in the arm and rushed to Valley General Hospital.",
    );
    let rushed = with_word(&told, "rushed");
    assert_eq!(texts(&rushed.whom), ["The girl"]);
    assert!(rushed.who.is_empty(), "{:?}", rushed.who);
    let body = "The rider was hit by a van and died on Monday.";
    let died = with_word(&self::told("", body), "died");
    assert_eq!(texts(&died.who), ["The rider"], "nobody is died");
}

#[test]
fn a_house_to_which_police_are_called_is_not_called() {
    let body = "Records show Holm owns the farm at 12 Mill Lane, which police were dispatched to just after noon Friday.";
    let sent = with_word(&told("", body), "dispatched");
    let parts = [&sent.who[..], &sent.whom].concat();
    assert_eq!(texts(&parts), ["police"]);
    let body = "Holm owns the mill, which was sold to a bank on Friday.";
    let sold = with_word(&told("", body), "sold");
    let parts = [&sold.who[..], &sold.whom].concat();
    assert_eq!(texts(&parts), ["the mill"]);
}

#[test]
fn no_town_is_a_who() {
    let body = "“We ran,” said Ada Obi, of Chicago, who was rescued on Monday.";
    let rescued = with_word(&told("", body), "rescued");
    assert!(
        rescued
            .whom
            .iter()
            .chain(&rescued.who)
            .all(|one| one.text.starts_with("Ada Obi")),
        "{rescued:?}"
    );
    assert!(
        rescued
            .text
            .starts_with("Ada Obi, of Chicago, who was rescued"),
        "{}",
        rescued.text
    );
}

#[test]
fn the_number_of_a_round_counts_nobody() {
    let hit = with_word(&told("", "In round three Holm hit the Dane twice."), "hit");
    assert_eq!(texts(&hit.who), ["Holm"]);
    assert!(hit.how_many.is_empty(), "{:?}", hit.how_many);
    let hit = with_word(
        &told("", "On the bus three boys hit the Dane twice."),
        "hit",
    );
    assert_eq!(texts(&hit.how_many), ["three boys"]);
}

#[test]
fn a_boy_who_opens_a_headline_acts() {
    let told = told(
        "Boy, 12, Faces Charges After Fire In Tarn",
        "Police were called to the mill on Tuesday.",
    );
    let faces = with_word(&told, "Faces");
    assert_eq!(texts(&faces.who)[0], "Boy");
    assert!(faces.text.starts_with("Boy"), "{}", faces.text);
    assert!(!texts(&faces.who).contains(&"Charges"));
}

#[test]
fn what_somebody_is_found_to_be_is_told_with_the_finding() {
    let body = "They followed the trail and found him wounded beside the gate.";
    let facts = facts("", body);
    let quotes = facts
        .iter()
        .filter(|fact| matches!(fact.content, FactContent::Quote(_)));
    assert_eq!(quotes.count(), 0, "finding is not saying");
    let told: Vec<&str> = claims(&facts)
        .iter()
        .map(|(_, claim)| &*claim.text)
        .collect();
    assert!(told.iter().all(|text| !text.starts_with("him")), "{told:?}");
    assert!(
        told.iter()
            .any(|text| text.starts_with("found him wounded")),
        "{told:?}"
    );
    let body = "Workers had to get it installed before Monday.";
    assert!(
        self::told("", body)
            .iter()
            .all(|claim| !claim.text.starts_with("it "))
    );
    let body = "“The only time I ever saw him was during the daytime”, said Gray.";
    assert!(
        self::told("", body)
            .iter()
            .all(|claim| !claim.text.starts_with("him "))
    );
    let body = "The court found he was drunk on Monday.";
    assert_eq!(
        with_word(&self::told("", body), "drunk").text,
        "he was drunk on Monday"
    );
}

#[test]
fn a_length_of_time_is_nobody() {
    let body = "A fire broke out in Tarn on Monday. Rescuers later spent several days in the mill.";
    let spent = with_word(&told("", body), "spent");
    assert!(spent.whom.is_empty(), "{:?}", spent.whom);
    let marked = with_word(
        &told(
            "",
            "A fire broke out in Tarn on Monday. The town had marked many years of peace.",
        ),
        "marked",
    );
    assert_eq!(texts(&marked.whom), ["many years of peace"]);
}

#[test]
fn what_befell_somebody_tells_which_one_is_meant() {
    let told = told("", "It was loud — Ada Obi, Velmora shooting survivor");
    assert!(
        told.iter().all(|claim| claim.trigger_word() != "shooting"),
        "{told:?}"
    );
    let body = "Two men were seen shooting deer on Monday.";
    assert!(
        self::told("", body)
            .iter()
            .any(|claim| claim.text.contains("shooting deer"))
    );
}

#[test]
fn the_day_a_page_was_put_up_is_no_when() {
    let body = "A storm hit Tarn, tearing roofs off. (Published Tuesday, Oct. 1, 2024)";
    let hit = with_word(&told("", body), "hit");
    assert!(hit.when.is_empty(), "{:?}", hit.when);
    let body = "The bank published its report on Tuesday, Oct. 1, 2024.";
    let published = with_word(&told("", body), "published");
    assert_eq!(
        published.when.len(),
        1,
        "what is told to have been published was"
    );
}

#[test]
fn an_article_that_was_posted_is_not_what_it_tells() {
    let told = told(
        "",
        "Article posted on 8 July 2012\n\nPer Holm won the race in Tarn.",
    );
    let main = told
        .iter()
        .find(|claim| claim.main)
        .map(Claim::trigger_word);
    assert_eq!(main, Some("won"));
}

#[test]
fn a_headline_with_a_place_before_its_colon_tells_what_happened_there() {
    let told = told(
        "New Zealand: British Climber Killed In Fall",
        "A British climber fell to his death in the Southern Alps on Tuesday, police said.",
    );
    let main = told
        .iter()
        .find(|claim| claim.main)
        .expect("there is a main event");
    assert_eq!(main.trigger_word(), "Killed");
    assert!(
        main.who.iter().any(|one| one.text.ends_with("Climber")),
        "{:?}",
        main.who
    );
}

#[test]
fn the_year_of_another_thing_is_no_when() {
    let body = "From the first day of the bungled 1972 break-in of the office Holm was at the heart of the inquiry.";
    let was = &told("", body)[0];
    assert!(was.when.is_empty(), "{:?}", was.when);
    let body = "The 1978 product of West Tarn was a starter.";
    let was = &told("", body)[0];
    assert!(was.when.is_empty(), "{:?}", was.when);
    let opened = with_word(&told("", "Holm opened the office in 1972."), "opened");
    assert_eq!(texts(&opened.when), ["1972"]);
}

#[test]
fn what_is_found_is_nobodys_word() {
    let told = told(
        "",
        "Officers found four people suffering from gunshot wounds on Mill Road.",
    );
    assert!(told.iter().all(|claim| claim.by.is_none()), "{told:?}");
}

#[test]
fn who_does_something_in_a_clause_behind_after_does_it() {
    let body = "A fire broke out in Tarn on Monday. It comes a month after a masked robber made off with two bags of coins.";
    let made = with_word(&told("", body), "made");
    assert_eq!(texts(&made.who), ["a masked robber"]);
    let body = "Police were sent to the mill after a neighbor called 9-1-1.";
    let called = told("", body)
        .into_iter()
        .find(|claim| claim.trigger_word() == "called");
    assert!(
        called.is_none_or(|called| called.whom.is_empty()),
        "a neighbor calls"
    );
    let body = "The town was quiet after an attack blamed on rebels by the army on Monday.";
    let blamed = told("", body)
        .into_iter()
        .find(|claim| claim.trigger_word() == "blamed");
    assert!(
        blamed.is_none_or(|blamed| texts(&blamed.who) != ["an attack"]),
        "an attack blames nobody"
    );
}

#[test]
fn half_of_all_are_not_all() {
    let told = told(
        "Tarn children suffering from hunger",
        "Almost half of all Tarn school children are hungry, a study found on Monday.",
    );
    let parts = told
        .iter()
        .flat_map(|claim| claim.who.iter().chain(&claim.whom));
    assert!(
        parts.clone().all(|one| !one.text.starts_with("all")),
        "{:?}",
        parts.collect::<Vec<_>>()
    );
}

#[test]
fn a_line_with_a_date_is_no_when() {
    let told = told(
        "Storm hits Tarn",
        "Thursday, October 3, 2024\n\nA storm tore roofs off in Tarn.",
    );
    let main = told
        .iter()
        .find(|claim| claim.main)
        .expect("there is a main event");
    assert!(main.when.is_empty(), "{:?}", main.when);
    let told = self::told(
        "",
        "world Updated: May 6, 2024 21:43 CET\n\nPer Holm won the race in Tarn.",
    );
    assert!(
        told.iter().all(|claim| claim.trigger_word() != "Updated"),
        "{told:?}"
    );
}

#[test]
fn who_has_no_name_may_speak_of_himself() {
    let body =
        "Robert Holm was charged on Monday. The 12-year-old said he ran to get help in Tarn.";
    let ran = with_word(&told("", body), "ran");
    assert!(ran.who.is_empty(), "{:?}", ran.who);
    let body = "Robert Holm was charged on Monday. A spokesman said he ran to get help in Tarn.";
    let ran = with_word(&told("", body), "ran");
    assert_eq!(
        texts(&ran.who),
        ["Robert Holm"],
        "who speaks for others tells of others"
    );
}

#[test]
fn a_he_tells_of_the_victim_without_a_name() {
    let body = "Police said Per Holm was taken to a hospital, where he was pronounced dead. The other victim, a male in \
                his late teens, suffered gunshot wounds. He was moved to a clinic.";
    let moved = with_word(&told("", body), "moved");
    let parts = [&moved.who[..], &moved.whom].concat();
    assert!(parts.is_empty(), "{parts:?}");
}

#[test]
fn the_place_in_a_headline_is_where_that_happened() {
    let told = told(
        "Girl, 17, is victim in fatal Busch Boulevard shooting",
        "Ida Lund found out on Sunday that her daughter had been hit.\n\nHer oldest son called around 3 p.m. to tell her. \
         The call came late.",
    );
    let called = told.iter().find(|claim| claim.trigger_word() == "called");
    assert!(
        called.is_none_or(|called| called.place.is_empty()),
        "{called:?}"
    );
}

#[test]
fn a_share_of_the_time_is_nobody() {
    let body = "At least 25% of the time, more than 28% regularly skipped meals, and purged after drinking.";
    let told = told("", body);
    let who = told.iter().flat_map(|claim| &claim.who);
    assert!(
        who.clone().all(|one| !one.text.contains("of the time")),
        "{:?}",
        who.collect::<Vec<_>>()
    );
}

#[test]
fn who_acts_in_the_next_clause_is_not_part_of_this_one() {
    let body = "The fire burned two homes and crews fought it for hours.";
    let told = told("", body);
    let burned = with_word(&told, "burned");
    assert_eq!(burned.text, "The fire burned two homes");
    assert!(
        texts(&burned.whom).iter().all(|one| !one.contains("crews")),
        "{:?}",
        burned.whom
    );
    let fought = with_word(&told, "fought");
    assert_eq!(texts(&fought.who), ["crews"]);
    assert!(fought.text.starts_with("crews fought"), "{}", fought.text);
    let body = "The injured student was transported to a local hospital and all other students and staff are safe in the building.";
    let told = self::told("", body);
    let taken = with_word(&told, "transported");
    assert_eq!(
        taken.text,
        "The injured student was transported to a local hospital"
    );
    let safe = with_word(&told, "safe");
    assert_eq!(texts(&safe.who), ["all other students", "staff"]);
    let body = "The fire burned two homes and barns and hurt a man.";
    let burned = with_word(&self::told("", body), "burned");
    assert_eq!(burned.text, "The fire burned two homes and barns");
}

#[test]
fn what_is_written_in_capitals_is_a_guess() {
    let sure = |body: &str| {
        let facts = facts("", body);
        claims(&facts).iter().any(|(fact, _)| !fact.is_guess())
    };
    assert!(!sure(
        "OUR OFFICERS ARE STILL ON MILL STREET AND THE AREA BEHIND ME HAS BEEN CLEARED."
    ));
    assert!(sure(
        "Our officers are still on Mill Street and the area behind me has been cleared."
    ));
}

#[test]
fn where_somebody_stands_in_a_picture_is_no_leaving() {
    let told = told(
        "",
        "Reginald Street, left, looking up at the ceiling, stands with his lawyer in Tarn.",
    );
    assert!(
        told.iter().all(|claim| claim.trigger_word() != "left"),
        "{told:?}"
    );
    let told = self::told(
        "",
        "Reginald Street got up, left and met his lawyer in Tarn.",
    );
    assert!(
        told.iter().any(|claim| claim.trigger_word() == "left"),
        "{told:?}"
    );
}

#[test]
fn a_private_car_takes_nobody_anywhere() {
    let taken = with_word(
        &told(
            "",
            "A second boy was taken to the clinic by private conveyance on Sunday.",
        ),
        "taken",
    );
    assert!(
        taken.who.iter().all(|one| !one.text.contains("conveyance")),
        "{:?}",
        taken.who
    );
}

#[test]
fn injuries_that_threaten_no_life_have_come_about() {
    let body = "A boy fell in Tarn on Monday. His sister suffered non-life threatening injuries on Tuesday.";
    let hurt = told("", body)
        .into_iter()
        .find(|claim| claim.text.contains("injuries"))
        .expect("a claim");
    assert_eq!(hurt.factuality, Factuality::Happened);
}

#[test]
fn a_predicate_begins_with_no_mark_of_its_owner() {
    let told = told(
        "",
        "Ada Obi won with 58% of the vote in Tuesday’s municipal election in Tarn.",
    );
    assert!(
        told.iter().all(|claim| !claim.what.text.starts_with('’')),
        "{told:?}"
    );
}

#[test]
fn what_somebody_does_not_see_himself_do_is_no_claim() {
    let told = told(
        "",
        "“I don't see myself leaving weapons in the house with my kids inside,” Ada Obi said.",
    );
    assert!(
        told.iter().all(|claim| !claim.text.starts_with("myself")),
        "{told:?}"
    );
}

#[test]
fn a_he_may_be_whom_a_description_restates_or_whoever_calls_somebody_so() {
    let body = "Joe Wilson, the congressman who won fame when he yelled at the council, left Tarn.";
    let yelled = with_word(&told("", body), "yelled");
    assert_eq!(texts(&yelled.who), ["Joe Wilson"]);
}
