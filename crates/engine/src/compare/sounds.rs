//! How a name sounds, roughly: its consonants in a few classes. So a name in Arabic, Cyrillic or Greek letters and the
//! same one in Latin letters are one, whoever transcribed it.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Consonants by which a name of several words is told from others.
const FEWEST: usize = 4;

/// The same for one of a single word.
const FEWEST_OF_WORD: usize = 3;

/// Ways to read a name that are followed.
const MOST_READINGS: usize = 8;

/// What letters sound like in any of the scripts: classes of consonants, and what they may be read as else behind `|`,
/// which is nothing for `-`. `h` sounds at the beginning of a word alone. Letters that are not here are vowels.
const SOUNDS: &str = "\
tsch S,dsch S,shch S,sch S,tch S,sh S,zh S,cz S,sz S,dj S,dz S,ts S,tz S,ch S|k,ck k,kh k|h,gh k,ph f,th t,dh t,ng n,\
ce S,ci S,cy S,ç S,č S,ć S,ğ k|-,ł l,ß S,b p,c k,d t,f f,g k,h h,j S|-,k k,l l,m m,n n,p p,q k,r r,s S,t t,v f,w f|-,\
x kS,z S,\
дж S,нг n,кс kS,б p,в f,г k,ґ k,д t,ђ S,ж S,з S,к k,л l,љ l,м m,н n,њ n,п p,р r,с S,т t,ћ S,ф f,х k|h,ц S,ч S,џ S,ш S,щ S,\
γγ n,γκ k,μπ p,ντ t,τζ S,τσ S,β f,γ k|-,δ t,ζ S,θ t,κ k,λ l,μ m,ν n,ξ kS,π p,ρ r,σ S,ς S,τ t,φ f,χ k|h,ψ pS,\
تش S,نغ n,نج n,ب p,پ p,ت t,ث t,ج S|k,چ S,ح h,خ k|h,د t,ذ t,ر r,ز S,ژ S,س S,ش S,ص S,ض t,ط t,ظ t,غ k,ف f,ڤ f,ق k,ك k,ک k,\
گ k,ل l,م m,ن n,ه h,و f|-";

/// Articles of Arabic, which names in other scripts leave out as often as not.
const ARTICLES: [&str; 2] = ["al", "el"];
const ARABIC_ARTICLE: &str = "ال";

/// Letters, and what they may be read as.
static TABLE: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let pairs = SOUNDS.split(',').filter_map(|entry| entry.split_once(' '));
    pairs
        .map(|(letters, ways)| (letters, ways.split('|').collect()))
        .collect()
});

/// The ways in which a name may sound; none of one that is too short to be told by them, or in another script.
pub fn of(name: &[String]) -> Vec<String> {
    let words = name.iter().flat_map(|word| word.split(['-', '\'', '’']));
    let words = words.filter(|word| !word.is_empty() && !ARTICLES.contains(word));
    let words: Vec<Vec<String>> = words.map(of_word).collect();
    if words.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let fewest = if words.len() > 1 {
        FEWEST
    } else {
        FEWEST_OF_WORD
    };
    let mut readings = words.into_iter().fold(vec![String::new()], |before, word| {
        each_with_each(&before, &word, |before, word| format!("{before} {word}"))
    });
    let consonants = |reading: &String| reading.chars().filter(|c| *c != ' ').count();
    readings.retain(|reading| consonants(reading) >= fewest);
    readings
}

/// The consonants of a word, in each way in which it may be read.
fn of_word(word: &str) -> Vec<String> {
    let bare = word.strip_prefix(ARABIC_ARTICLE);
    let letters = plain(bare.filter(|bare| bare.chars().count() > 2).unwrap_or(word));
    let mut rest = letters.as_str();
    let mut readings = vec![String::new()];
    while let Some(letter) = rest.chars().next() {
        let begins = rest.len() == letters.len();
        let known = TABLE.iter().find(|(letters, _)| rest.starts_with(letters));
        let length = known.map_or(letter.len_utf8(), |(letters, _)| letters.len());
        rest = &rest[length..];
        if let Some((_, ways)) = known {
            readings = each_with_each(&readings, ways, |before, sound| {
                let sound = match *sound {
                    "h" if begins => "k",
                    "-" | "h" => "",
                    other => other,
                };
                joined(before, sound)
            });
        }
    }
    readings.retain(|reading| !reading.is_empty());
    readings.sort_unstable();
    readings.dedup();
    readings
}

fn each_with_each<T>(
    befores: &[String],
    afters: &[T],
    join: impl Fn(&str, &T) -> String,
) -> Vec<String> {
    let pairs = befores
        .iter()
        .flat_map(|before| afters.iter().map(|after| join(before, after)));
    pairs.take(MOST_READINGS).collect()
}

/// A sound behind others: the same twice is one, and so is the `t` before a hiss.
fn joined(before: &str, sound: &str) -> String {
    let before = match sound.chars().next() {
        Some(first) if before.ends_with(first) => &before[..before.len() - 1],
        Some('S') => before.strip_suffix('t').unwrap_or(before),
        _ => before,
    };
    format!("{before}{sound}")
}

/// Small letters without the accents that tell nothing here.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        let mut itself = [0; 4];
        let itself: &str = letter.encode_utf8(&mut itself);
        if TABLE.iter().any(|(letters, _)| *letters == itself) {
            plain.push(letter);
        } else {
            let parts = DecomposingNormalizerBorrowed::new_nfd().normalize(itself);
            plain.extend(parts.chars().filter(|part| part.is_alphabetic()));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(name: &str) -> Vec<String> {
        let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
        of(&words)
    }

    fn are_alike(a: &str, b: &str) -> bool {
        let others = sounds(b);
        sounds(a).iter().any(|one| others.contains(one))
    }

    #[test]
    fn a_name_sounds_the_same_in_each_script() {
        for (a, b) in [
            ("Elif Aydın", "أليف آيدن"),
            ("Demirova", "دميروفا"),
            ("Wladimir Putin", "Владимир Путин"),
            ("Vladimir Putin", "فلاديمير بوتين"),
            ("Washington", "واشنطن"),
            ("Hamburg", "Гамбург"),
            ("Boris Johnson", "Борис Джонсон"),
            ("Jürgen Klopp", "Юрген Клопп"),
            ("Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"),
            ("Bashar al-Assad", "بشار الأسد"),
            ("Ahmed Hussein", "أحمد حسين"),
            ("Chartum", "Хартум"),
            ("Recep Erdoğan", "رجب أردوغان"),
        ] {
            assert!(are_alike(a, b), "{a} {:?} {b} {:?}", sounds(a), sounds(b));
        }
    }

    #[test]
    fn other_names_and_short_ones_do_not() {
        assert!(!are_alike("Berlin", "Барселона"));
        assert!(!are_alike("Anna Holm", "Анна Лебедева"));
        for short in ["Rom", "李文博", "Ida Ay", ""] {
            assert!(sounds(short).is_empty(), "{short}");
        }
    }
}
