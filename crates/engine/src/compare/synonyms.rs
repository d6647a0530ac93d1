//! Words of the news that stand for one another.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::stem;

/// Groups of words that reports on the same thing exchange, with their irregular forms; the first
/// stands for all. General news vocabulary: nothing of a single subject or story.
const GROUPS: &[&str] = &[
    "kill killed killing dead died die dies dying death deaths fatality fatalities slain murder murdered slaying",
    "injure injured injury injuries wound wounded hurt",
    "meet met meeting talks summit gather gathered gathering session conference",
    "end ended conclude concluded conclusion finish finished complete completed completion",
    "begin began begun start started launch launched commence",
    "found founded form formed formation establish established establishment create created creation",
    "pledge pledged promise promised announce announced announcement unveil unveiled commit",
    "arrest arrested detain detained detention custody held apprehend apprehended",
    "attack attacked assault raid strike struck",
    "bomb bombed bombing blast explosion explode exploded detonate",
    "shoot shot shooting gunfire",
    "quake earthquake tremor temblor",
    "agree agreed agreement deal accord pact",
    "win won winning victory",
    "lose lost losing loss defeat defeated",
    "resign resigned resignation quit",
    "appoint appointed appointment named",
    "buy bought purchase purchased acquire acquired acquisition takeover",
    "sell sold sale",
    "rise rose risen increase increased climb climbed grow grew grown growth jump jumped",
    "fall fell fallen drop dropped decline declined decrease decreased",
    "country nation state",
    "people person persons resident civilian",
    "man men",
    "woman women",
    "child children kid youngster",
    "police officer cop",
    "troop soldier serviceman servicemen",
    "fighter militant insurgent",
    "company firm corporation",
    "aid help assistance support funding",
    "fire blaze wildfire",
    "crash crashed collision collide collided",
    "flee fled escape escaped",
    "say said told tell state stated",
    "accuse accused charge charged allege alleged indict indicted",
    "sentence sentenced jailed imprisoned",
    "leave left depart departed withdraw withdrew withdrawn withdrawal",
    "return returned repatriate repatriated repatriation",
    "vote voted ballot poll election elect elected",
    "protest protester demonstration demonstrator rally",
    "home house residence",
    "mission operation",
    "take took taken",
    "give gave given",
    "make made",
    "go went gone",
    "come came",
    "find found discover discovered discovery",
    "hit strike",
    "see saw seen",
    "speak spoke spoken speech",
    "write wrote written",
    "hold held host hosted",
    "pay paid payment",
    "build built construction",
    "show showed shown",
    "member membership",
    "cancel cancelled canceled cancellation scrap",
    "delay delayed postpone postponed",
    "destroy destroyed destruction demolish",
    "damage damaged",
    "collapse collapsed",
    "approve approved approval ratify",
    "reject rejected rejection refuse refused refusal",
    "warn warned warning",
    "urge urged call called appeal",
    "release released free freed",
    "missing unaccounted",
    "rescue rescued",
    "storm hurricane cyclone typhoon",
    "suspect suspected gunman attacker",
    "evacuate evacuated evacuation",
    "investigate investigated investigation inquiry probe",
    "offer bid proposal",
    "team club side",
    "shop store supermarket",
    "digger excavator bulldozer",
    "car vehicle automobile",
    "ship boat vessel",
    "plane aircraft airplane jet airliner",
    "lawyer attorney solicitor",
    "area district region zone",
    "teenager teen youth",
    "mother mum mom",
    "father dad",
    "film movie",
    "game match",
    "jail prison",
    "gun firearm",
    "doctor physician",
    "huge massive giant enormous",
    "victim casualty",
    "cause caused",
    "lead led",
    "send sent",
    "lie lay lain",
    "steal stole stolen theft",
    "marry married marriage wedding",
    "treat treated treatment",
    "one 1",
    "two 2",
    "three 3",
    "four 4",
    "five 5",
    "six 6",
    "seven 7",
    "eight 8",
    "nine 9",
    "ten 10",
    "eleven 11",
    "twelve 12",
];

/// Stem to the stem that stands for its group; the first group that has a word keeps it.
static GROUP_OF: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut groups = HashMap::new();
    for group in GROUPS {
        let mut members = group.split_whitespace().map(stem);
        if let Some(first) = members.next() {
            for member in members {
                groups.entry(member).or_insert_with(|| first.clone());
            }
            groups.entry(first.clone()).or_insert(first);
        }
    }
    groups
});

/// What stands for the group that holds a stem.
pub fn group_of(stem: &str) -> Option<&'static str> {
    GROUP_OF.get(stem).map(String::as_str)
}
