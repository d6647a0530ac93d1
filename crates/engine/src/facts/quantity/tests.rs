//! Amounts on plain text.

use super::amount::{self, Extent};
use crate::facts::lexeme::Lexemes;

/// Amounts as "words | extent | unit | sign".
fn read(text: &str) -> Vec<String> {
    let words = Lexemes::new(text, 0);
    let found = amount::find(&words, |_| None).into_iter().map(|found| {
        let span = words.span(found.start..found.end);
        let written: String = text.chars().skip(span.start).take(span.len()).collect();
        let extent = match found.extent {
            Extent::Exactly(value) => format!("{value}"),
            Extent::Between(low, high) => format!("{low}..{high}"),
            Extent::AtLeast(low) => format!("{low}.."),
        };
        let unit = found.unit.unwrap_or_default();
        let sign = found.hedge.map_or("", |hedge| hedge.sign());
        format!("{written}|{extent}|{unit}|{sign}")
    });
    found.collect()
}

#[test]
fn reads_numbers_in_figures_and_words() {
    assert_eq!(read("5,000 guests"), ["5,000|5000||"]);
    assert_eq!(
        read("two hundred and six men"),
        ["two hundred and six|206||"]
    );
    assert_eq!(read("1.2 million people"), ["1.2 million|1200000||"]);
    assert_eq!(read("half a million eggs"), ["half a million|500000||"]);
    assert_eq!(
        read("two-thirds of voters"),
        ["two-thirds|0.6666666666666666||"]
    );
    assert_eq!(read("one in five adults"), ["one in five|0.2||"]);
    assert_eq!(read("dozens of people"), ["dozens|24..||"]);
}

#[test]
fn keeps_what_blurs_or_bounds_a_number() {
    assert_eq!(read("nearly 87 countries"), ["nearly 87|87||<~"]);
    assert_eq!(read("approximately 87 nations"), ["approximately 87|87||~"]);
    assert_eq!(read("more than 80 states"), ["more than 80|80||>"]);
    assert_eq!(read("at least 80 states"), ["at least 80|80||>="]);
    assert_eq!(read("up to 700 workers"), ["up to 700|700||<="]);
    assert_eq!(read("just over 80 states"), ["just over 80|80||>~"]);
    assert_eq!(read("500 or more"), ["500 or more|500||>="]);
}

#[test]
fn reads_ranges_but_not_changes() {
    assert_eq!(read("80 to 90 states"), ["80 to 90|80..90||"]);
    assert_eq!(
        read("between 5 and 7 million"),
        ["between 5 and 7 million|5000000..7000000||"]
    );
    assert_eq!(read("15-20% of sales"), ["15-20%|15..20|percent|"]);
    assert_eq!(
        read("rose from 5 percent to 7 percent"),
        ["5 percent|5|percent|", "7 percent|7|percent|"]
    );
    assert_eq!(read("a vote of 52-35"), ["52|52||", "35|35||"]);
}

#[test]
fn reads_money_and_measures() {
    assert_eq!(read("$1.2 billion"), ["$1.2 billion|1200000000|USD|"]);
    assert_eq!(read("€3m"), ["€3m|3000000|EUR|"]);
    assert_eq!(
        read("5 million Turkish lira"),
        ["5 million Turkish lira|5000000|TRY|"]
    );
    assert_eq!(read("AU$52.5 million"), ["AU$52.5 million|52500000|AUD|"]);
    assert_eq!(
        read("20 million pounds"),
        ["20 million pounds|20000000|GBP|"]
    );
    assert_eq!(read("a 27-kilometer ring"), ["27-kilometer|27|kilometre|"]);
    assert_eq!(
        read("200 kilometres per hour"),
        ["200 kilometres per hour|200|kilometre per hour|"]
    );
    assert_eq!(read("-18 °C"), ["-18 °C|-18|degree Celsius|"]);
    assert_eq!(
        read("five percentage points"),
        ["five percentage points|5|percentage point|"]
    );
    assert_eq!(read("a 12-year-old girl"), ["12-year-old|12|year|"]);
    assert_eq!(read("6 feet 3 inches"), ["6 feet 3 inches|6.25|foot|"]);
}

#[test]
fn reads_nested_fractions_and_powers() {
    assert_eq!(
        read("two and a third"),
        ["two and a third|2.3333333333333335||"]
    );
    assert_eq!(
        read("twenty-three fifths"),
        ["twenty-three fifths|4.6000000000000005||"]
    );
    assert_eq!(read("one twenty-fifth"), ["one twenty-fifth|0.04||"]);
    assert_eq!(
        read("five billion and three quarters"),
        ["five billion and three quarters|5750000000||"]
    );
    assert_eq!(read("half a mile"), ["half a mile|0.5|mile|"]);
    assert_eq!(read("1.3x10^6"), ["1.3x10^6|1300000||"]);
    assert_eq!(
        read("3 hundred and 21 yuan"),
        ["3 hundred and 21 yuan|321|CNY|"]
    );
    assert_eq!(read("several hundred years"), ["several hundred|200..||"]);
    assert_eq!(read("a handful of men"), ["a handful|3..9||"]);
}

#[test]
fn reads_units_with_prefixes_and_powers() {
    assert_eq!(read("14 mGy"), ["14 mGy|14|milligray|"]);
    assert_eq!(
        read("9.83e-3 +/- 1e-5 km/s2"),
        ["9.83e-3 +/- 1e-5 km/s2|0.00983|kilometre per square second|"]
    );
    assert_eq!(read("5 m3 of gas"), ["5 m3|5|cubic metre|"]);
    assert_eq!(
        read("a top of 20 kilowatts per hour"),
        ["20 kilowatts per hour|20|kilowatt per hour|"]
    );
    assert_eq!(
        read("45 and 50 mg"),
        ["45|45|milligram|", "50 mg|50|milligram|"]
    );
    assert_eq!(read("temperatures of 30 C"), ["30 C|30|degree Celsius|"]);
    assert_eq!(read("a Boeing 30 C"), ["30|30||"]);
    assert_eq!(read("a gallon of milk"), ["a gallon|1|gallon|"]);
    assert_eq!(read("$60 a barrel"), ["$60|60|USD|"]);
}

#[test]
fn tells_currencies_apart() {
    assert_eq!(read("Rs 500 crore"), ["Rs 500 crore|5000000000|INR|"]);
    assert_eq!(read("120 MEUR"), ["120 MEUR|120000000|EUR|"]);
    assert_eq!(read("a $4 billion deal"), ["$4 billion|4000000000|USD|"]);
    assert_eq!(read("it's $5"), ["$5|5|USD|"]);
    assert_eq!(read("75 USD million"), ["75 USD million|75000000|USD|"]);
    assert_eq!(
        read("15 dollars and 50 cents"),
        ["15 dollars and 50 cents|15.5|USD|"]
    );
    assert_eq!(read("1080p and 50p"), ["50p|50|penny|"]);
}

#[test]
fn unites_bounds_and_reads_every_comparison() {
    assert_eq!(
        read("more than 10 and less than 40"),
        ["more than 10 and less than 40|10..40||"]
    );
    assert_eq!(read("no fewer than 9"), ["no fewer than 9|9||>="]);
    assert_eq!(
        read("higher or equal to 30"),
        ["higher or equal to 30|30||>="]
    );
    assert_eq!(read("about 500 or more"), ["about 500 or more|500||>="]);
    assert_eq!(
        read("200 or greater than 190"),
        ["200|200||", "greater than 190|190||>"]
    );
}

#[test]
fn takes_no_name_or_pronoun_for_an_amount() {
    for text in [
        "the A380",
        "room 101",
        "one of them",
        "the one that left",
        "the second man",
        "the 5th floor",
        "https://example.org/a/12/34",
        "the 7e7",
        "a high-five",
        "a twenty-first birthday",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_range_of_money_shares_its_sign_and_its_scale() {
    assert_eq!(read("$20-35m"), ["$20-35m|20000000..35000000|USD|"]);
    assert_eq!(read("€2–2.5bn"), ["€2–2.5bn|2000000000..2500000000|EUR|"]);
    assert_eq!(
        read("Rs 20-30 crore"),
        ["Rs 20-30 crore|200000000..300000000|INR|"]
    );
    assert_eq!(read("£450-500,000"), ["£450-500,000|450000..500000|GBP|"]);
    assert_eq!(
        read("between $3 and 4 million"),
        ["between $3 and 4 million|3000000..4000000|USD|"]
    );
    assert_eq!(
        read("fines from $400 to $7 million"),
        ["from $400 to $7 million|400..7000000|USD|"]
    );
    assert_eq!(read("paid $20 to 35 men"), ["$20|20|USD|", "35|35||"]);
    assert_eq!(read("a $US8,310,500 loan"), ["$US8,310,500|8310500|USD|"]);
}

#[test]
fn reads_mixed_numbers_before_and_behind_their_unit() {
    assert_eq!(
        read("six and three-quarter miles"),
        ["six and three-quarter miles|6.75|mile|"]
    );
    assert_eq!(
        read("nine-and-a-half tonnes"),
        ["nine-and-a-half tonnes|9.5|tonne|"]
    );
    assert_eq!(read("7-1/2 inches"), ["7-1/2 inches|7.5|inch|"]);
    assert_eq!(
        read("a pound and a half of tin"),
        ["a pound and a half|1.5|pound|"]
    );
    assert_eq!(
        read("two miles and a quarter"),
        ["two miles and a quarter|2.25|mile|"]
    );
    assert_eq!(read("two miles and a half marathon"), ["two miles|2|mile|"]);
    assert_eq!(
        read("two and three quarter-finals"),
        ["two|2||", "three|3||"]
    );
}

#[test]
fn reads_groups_of_digits_parted_by_blanks_and_apostrophes() {
    assert_eq!(read("it held 34 700 sheep"), ["34 700|34700||"]);
    assert_eq!(read("it held 3’400 sheep"), ["3’400|3400||"]);
    assert_eq!(read("Boeing 737 800 jets"), ["737|737||", "800|800||"]);
}

#[test]
fn a_word_that_stands_with_the_verb_bounds_no_number() {
    assert_eq!(read("They clashed over 30 jobs"), ["30|30||"]);
    assert_eq!(read("It took over 30 firms"), ["30|30||"]);
    assert_eq!(read("It took over 3 hours"), ["over 3 hours|3|hour|>"]);
    assert_eq!(read("They lost over 30 jobs"), ["over 30|30||>"]);
    assert_eq!(read("a film about 9 sailors"), ["9|9||"]);
    assert_eq!(
        read("less than a 100 miles"),
        ["less than a 100 miles|100|mile|<"]
    );
    assert_eq!(read("less than a 90-mile ride"), ["90-mile|90|mile|"]);
    assert_eq!(read("a good 30 men"), ["a good 30|30||>~"]);
}

#[test]
fn codes_count_nothing() {
    for text in [
        "Ring +44 20 7946 0018 or (555) 014-2299.",
        "Dial 1-800-555-0142.",
        "The number to call is 555-0142.",
        "Call 911.",
        "ISBN 978-3-16-148410-0",
        "P.O. Box 3120, Tarnby, DL 30440-1182",
        "He lives at 14 Mill Street.",
        "See https://tarnby.example/2031/448812.",
        "under case 31-4418",
        "COP31 begins",
        "It bought One Stop shops.",
        "on a scale of 1 to 10",
        "a six-figure sum",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    assert_eq!(read("It owns 14 Mill Street shops."), ["14|14||"]);
    assert_eq!(read("They call 200 men a day."), ["200|200||"]);
}

#[test]
fn tells_ages_in_every_form() {
    assert_eq!(read("a man in his 20s"), ["20s|20..29|year|"]);
    assert_eq!(read("a woman in her late 30's"), ["late 30's|36..39|year|"]);
    assert_eq!(read("both in their early-40s"), ["early-40s|40..43|year|"]);
    assert_eq!(read("men aged 20 to 37"), ["aged 20 to 37|20..37|year|"]);
    assert_eq!(
        read("ranging in age from 20 to 37"),
        ["age from 20 to 37|20..37|year|"]
    );
    assert_eq!(
        read("pupils between the ages of 11 and 16"),
        ["ages of 11 and 16|11..16|year|"]
    );
    assert_eq!(
        read("Ida Holm and Per Lund, both 65 and of Malmö"),
        ["65|65||"].map(|line| line.replace("||", "|year|"))
    );
    assert_eq!(read("Ida Holm, 69 (left), fled"), ["69|69|year|"]);
    // The twins that are none.
    assert!(read("in the 20s").is_empty());
    assert_eq!(read("the cup, 69 of them"), ["69|69||"]);
}

#[test]
fn versions_streets_and_set_phrases_count_nothing() {
    for text in [
        "the 20.10 branch",
        "a zero-tolerance policy",
        "the 2600 block of Oak Street",
        "near 8 Mile Road",
        "a pledge to be net zero by then",
        "a hundred times more so",
        "his aunt’s 604 N. 23rd St. home",
        "fell in round six Holm won",
        "a 38-caliber revolver",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    assert_eq!(read("a block of 2600 flats"), ["2600|2600||"]);
    assert_eq!(read("8 miles away"), ["8 miles|8|mile|"]);
    assert_eq!(read("the 32- and 64-bit versions").len(), 1);
    assert_eq!(read("zero cases"), ["zero|0||"]);
    assert_eq!(read("fired a hundred times").len(), 1);
}
