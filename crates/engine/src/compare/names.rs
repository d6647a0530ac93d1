//! Names that stand for the same thing though no rule of spelling tells it: other names of countries
//! and organizations, transliterations, abbreviations, short forms of given names.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words;

/// Country, its other names with commas between, its peoples; the first line explains.
const NATIONS: &str = include_str!("../../assets/words/nations.txt");

/// The names of one organization a line, with tabs between; the usual one first.
const ORGANIZATIONS: &str = include_str!("../../assets/words/organizations.txt");

/// Others, each line of names that mean the same: transliterations, renamed places and short forms
/// that reports use without explaining them.
const OTHERS: &[&[&str]] = &[
    &[
        "United States",
        "America",
        "United States of America",
        "US",
        "USA",
    ],
    &["United Kingdom", "Britain", "Great Britain", "UK"],
    &["Turkey", "Türkiye"],
    &["Myanmar", "Burma"],
    &["Czech Republic", "Czechia"],
    &["Netherlands", "Holland"],
    &["Cote d'Ivoire", "Ivory Coast"],
    &["Eswatini", "Swaziland"],
    &["Kyiv", "Kiev"],
    &["Odesa", "Odessa"],
    &["Kharkiv", "Kharkov"],
    &["Beijing", "Peking"],
    &["Mumbai", "Bombay"],
    &["Kolkata", "Calcutta"],
    &["Chennai", "Madras"],
    &["Yangon", "Rangoon"],
    &[
        "ISIS",
        "Daesh",
        "ISIL",
        "Islamic State",
        "Islamic State group",
        "Daesh ISIS",
        "IS group",
    ],
    &["al Qaeda", "al-Qaida", "al-Qaeda", "al Qaida"],
    &["Hezbollah", "Hizbollah", "Hizbullah"],
];

/// Abbreviations of the US states in the style of news agencies.
const STATES: &str = "ala alabama,ariz arizona,ark arkansas,calif california,colo colorado,conn connecticut,del delaware,\
fla florida,ga georgia,ill illinois,ind indiana,kan kansas,ky kentucky,md maryland,mass massachusetts,mich michigan,\
minn minnesota,miss mississippi,mo missouri,mont montana,neb nebraska,nev nevada,okla oklahoma,ore oregon,\
pa pennsylvania,tenn tennessee,tex texas,vt vermont,va virginia,wash washington,wis wisconsin,wyo wyoming";

/// Words of names with the spelling that stands for them: abbreviations, British and American
/// spelling, transliterations of Arabic and Slavic names.
const SPELLINGS: &str = "mt mount,ft fort,ave avenue,rd road,blvd boulevard,centre center,theatre theater,harbour harbor,labour labor,defence defense,\
mohammad mohammed,muhammad mohammed,mohamed mohammed,muhammed mohammed,usama osama,qaddafi gaddafi,gadhafi gaddafi,\
kadafi gaddafi,qadhafi gaddafi,hussain hussein,husain hussein,husayn hussein,ahmad ahmed,abdallah abdullah,\
yusuf yousef,yousuf yousef,youssef yousef,asad assad,zelenskyy zelensky,zelenskiy zelensky,zelenskyi zelensky,\
lukashenka lukashenko,sergey sergei,aleksandr alexander,aleksander alexander,alexandre alexander,dmitriy dmitry,dmitri dmitry,\
rafiq rafik,umar omar";

/// Given names and their short forms; the first stands for all.
const GIVEN_NAMES: &str = "william will bill billy,robert rob bob bobby,richard rick dick rich,james jim jimmy,joseph joe joey,\
thomas tom tommy,michael mike mick,charles charlie chuck,edward ed eddie,anthony antony tony,christopher chris,\
daniel dan danny,david dave,donald don,frederick fred freddie,gregory greg,kenneth ken,lawrence larry,matthew matt,\
nicholas nick,patrick paddy,peter pete,ronald ron,samuel sam,stephen steven steve,timothy tim,elizabeth liz beth betty,\
katherine catherine kate kathy katie,margaret maggie meg peggy,jennifer jen jenny,rebecca becky,susan sue,deborah debbie,\
alexander alex,benjamin ben,andrew andy,maurice mo,jeffrey jeff,philip phillip phil,raymond ray,vincent vince,walter walt,\
zachary zach,abraham abe,francis frank,gerald jerry,leonard len lenny,nathan nate,victoria vicky,patricia patty trish";

static SAME_NAMES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut names: HashMap<String, String> = HashMap::new();
    // A group that shares a name with an earlier one is of the same thing.
    let mut add = |group: &[&str]| {
        let group = group.iter().map(|name| forms(name).join(" "));
        let group: Vec<String> = group.filter(|name| !name.is_empty()).collect();
        let known = group.iter().find_map(|name| names.get(name)).cloned();
        let Some(first) = known.or_else(|| group.first().cloned()) else {
            return;
        };
        for name in group {
            names.entry(name).or_insert_with(|| first.clone());
        }
    };
    for group in OTHERS {
        add(group);
    }
    for line in NATIONS.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let others = columns.next().unwrap_or_default().split(',');
        add(&std::iter::once(name)
            .chain(others.map(str::trim))
            .collect::<Vec<_>>());
    }
    for line in ORGANIZATIONS.lines().filter(|line| !line.starts_with('#')) {
        add(&line.split('\t').collect::<Vec<_>>());
    }
    names
});

/// The name that stands for a name, given as its forms with spaces between.
pub fn canonical(name: String) -> String {
    SAME_NAMES.get(&name).cloned().unwrap_or(name)
}

/// The state that an abbreviation stands for.
pub fn state(abbreviation: &str) -> Option<&'static str> {
    pairs(STATES)
        .find(|(short, _)| *short == abbreviation)
        .map(|(_, state)| state)
}

/// The given name that a short form stands for; the name itself where it is none.
pub fn given_name(name: &str) -> &str {
    static SHORT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let groups = GIVEN_NAMES.split(',').flat_map(|group| {
            let first = group.split(' ').next().unwrap_or_default();
            group.split(' ').map(move |name| (name, first))
        });
        groups.collect()
    });
    SHORT.get(name).copied().unwrap_or(name)
}

/// The words of a name in the spelling that stands for all, without an article before it.
pub fn forms(name: &str) -> Vec<String> {
    static OTHER: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| pairs(SPELLINGS).collect());
    let words = words::words(name).into_iter().map(|word| word.form);
    let spelled = words.map(|form| {
        OTHER
            .get(form.as_str())
            .map_or(form, |&other| other.to_owned())
    });
    let mut forms: Vec<_> = spelled.collect();
    if forms.len() > 1 && forms.first().is_some_and(|first| first == "the") {
        forms.remove(0);
    }
    forms
}

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split(',').filter_map(|pair| pair.split_once(' '))
}

/// Likeness of letters above which two words are one in two spellings.
pub const SPELLING: f32 = 0.75;

/// Letters that a name has at least for its spelling to be looked at.
pub const SPELLING_LETTERS: usize = 6;

/// Likeness of letters above which two long words of a quotation are one word in two spellings:
/// "neighbourhood", "neighborhood".
const ONE_WORD: f32 = 0.85;

/// Whether two words are one in two spellings.
pub fn is_spelling(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let turned = |word: &str| {
        let endings = ["re", "er"].iter();
        let mut stems = endings.filter_map(|ending| word.strip_suffix(ending));
        stems.next().map(str::to_owned)
    };
    // "fibre", "fiber"
    let is_turned = turned(a).is_some_and(|stem| turned(b) == Some(stem));
    shorter >= SPELLING_LETTERS && letters_alike(a, b) > ONE_WORD || is_turned
}

/// Share of the letters that two words have in common in one order (Ratcliff and Obershelp).
pub fn letters_alike(a: &str, b: &str) -> f32 {
    let lengths = [a.chars().count(), b.chars().count()];
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    // So many letters more, and no more than that share can be common to both.
    if 2.0 * short as f32 <= SPELLING * (short + long) as f32 {
        return 0.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let diff = similar::capture_diff_slices(similar::Algorithm::Myers, &a, &b);
    similar::diff_ratio(&diff, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_lead_to_one() {
        let one = |name: &str| canonical(forms(name).join(" "));
        for (a, b) in [
            ("Daesh", "Islamic State"),
            ("ISIL", "ISIS"),
            ("Türkiye", "Turkey"),
            ("the Ivory Coast", "Côte d'Ivoire"),
            ("UK", "Great Britain"),
        ] {
            assert_eq!(one(a), one(b), "{a} {b}");
        }
        assert_ne!(one("Austria"), one("Australia"));
    }

    #[test]
    fn short_forms_lead_to_the_given_name() {
        assert_eq!(given_name("bill"), given_name("william"));
        assert_ne!(given_name("bill"), given_name("bob"));
    }
}
