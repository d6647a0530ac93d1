//! What pages put behind an article, and a few lines that they put anywhere.

use crate::article::{Metadata, SectionKind};
use crate::ingest::dates;
use crate::ingest::patterns::pattern;

use super::{Part, names};

/// Units that a closing part may have.
const CONCLUSION: usize = 3;

pattern!(
    CONCLUSION_OPENING = r"(?i)^(?:in (?:conclusion|summary|closing|short)|to (?:conclude|sum up|summari[sz]e)|conclusions?\b\s*:?\s*$|summing up)\b"
);
pattern!(
    SOURCE = r"(?ix) ^ \(? (?: (?:original|article|news)? \s* sources? \s* : | original(?:ly)? \s+ (?:article|published|appeared|posted) | this \s+ (?:article|story|post|piece|report) \s+ (?:was \s+)? (?:first \s+ | originally \s+) (?:published|appeared) ) \s*"
);
pattern!(ABOUT = r"(?i)^about\s+(?:the\s+authors?|(?<name>\p{Lu}.*))\s*:?$");
pattern!(
    BIOGRAPHY = r"(?ix) ^ (?<name> \p{Lu}[\p{L}'’.\-]+ (?:\s+(?:\p{Lu}[\p{L}'’.\-]*|de|van|von|al|bin)){1,4} ) \s+ (?: is \s+ (?:an?|the|[\p{L}'’]+['’]s) \s+ (?:[\p{L}\-,'’&]+\s+){0,6}? (?:journalist|reporter|correspondent|writer|columnist|editor|contributor|blogger|freelancer|author) \b | (?:covers|writes\s+(?:about|on|for)|reports\s+(?:on|for|from)) \b )"
);
// "Correction: An earlier version of this article misstated", "This story has been updated to"
pattern!(
    CORRECTION = r"(?ix) ^ \W* (?:
      (?: corrections? | clarifications? | correction \s+ and \s+ clarification | erratum | amendment | updates? ) \s* (?: \( [^()]{1,40} \) | ,? \s+ [\p{L}.]+ \s+ \d{1,2} (?:,? \s+ \d{4})? )? \s* [:—–] \s* \S
    | (?: editor['’]?s? ['’]? | note | notes? \s+ to \s+ (?:readers|editors) ) \b .{0,40}? \b (?: correct | clarif | updat | amend | earlier \s+ version | previous \s+ version )
    | (?: an? | the ) \s+ (?: earlier | previous | original ) \s+ version \s+ of \s+ this \s+ (?: article | story | report | post | piece | headline | caption ) \b
    | this \s+ (?: article | story | report | post | piece | headline | caption ) \s+ (?: has \s+ been | was | is \s+ being ) \s+ (?: \w+ly \s+ | since \s+ | later \s+ )? (?: corrected | updated | amended | edited | revised | changed )
    )"
);
pattern!(
    CREDIT = r"(?ix) ^ [(\[]? (?: (?:additional \s+)? (?:reporting|writing|editing) \s+ by \b | (?:[\p{Lu}][\p{L}'’.\-]+\s+){1,4} contributed \s+ (?:to \s+ this|reporting) )"
);
pattern!(
    CAPTION = r"(?ix) ^ [(\[]? (?: (?:file \s+)? (?:photo|image|picture|photograph) s? \s* (?: : | by \b | / | courtesy | credit ) | file \s* [-–—] \s | caption \s* : ) | \( (?:photo|image|picture) \b [^()]* \) $ | (?:/|via|\|) \s* getty \s+ images \W* $
    | (?: ^ | [.!?”] \s+ ) [(\[]? (?: photo | picture | photograph | image | foto | bild ) (?: graph )? s? (?: \s* : | \s+ by \b | \s+ courtesy \b ) [^.!?]{2,60} [)\]]? \.? $ "
);
// Labels and buttons of a page: short lines that are no sentences.
pattern!(
    LABEL = r"(?ix) ^ \W* (?:
      view \s+ all \s+ posts
    | leave \s+ a \s+ (?:reply|comment) | (?:post|add) \s+ a \s+ comment | cancel \s+ reply
    | save \s+ my \s+ name | notify \s+ me \s+ of
    | (?:\d+ \s+)? comments? (?:\s+ \(\d+\))? \W* $ | comments \s+ (?:are \s+)? (?:closed|off)
    | share \s+ (?:this|on|via|article|story) \b | share \W* $ | tweet \W* $ | click \s+ to \s+ share
    | follow \s+ (?:us|me) \b | like \s+ us \s+ on
    | sign \s+ up \s+ (?:for|to) \b | subscribe \b | join \s+ our \b
    | (?:get|receive) \s+ (?:the \s+ latest|our|breaking \s+ news)
    | related \s* (?:articles?|stories|story|posts?|topics?|news|content|links?|coverage|:) | related \W* $
    | (?:read|see|watch) \s+ (?:more|also|next) \b | also \s+ read \b | more \s+ (?:on \s+ this|from|stories|news) \b
    | you \s+ (?:may|might) \s+ (?:also \s+)? (?:like|be \s+ interested)
    | recommended \s+ (?:for|stories|reading) | most \s+ (?:read|popular|viewed) (?: \s+ (?:today|now|this \s+ week) )? \W* $
    | trending \W* (?:now)? \W* $ | popular \s+ (?:posts|stories) | latest \s+ (?:news|stories) \W* $
    | advertisements? \W* $ | sponsored \s+ (?:by|content) | story \s+ continues \s+ below
    | copyright \W* (?:\d{4}|by) | © | \(c\) \s+ \d{4} | all \s+ rights \s+ reserved
    | cookie \s+ (?:policy|notice|settings) | accept \s+ (?:all \s+)? cookies
    | privacy \s+ (?:policy|notice) | terms \s+ (?:of|and) \s+ (?:use|service|conditions)
    | skip \s+ to \s+ (?:main|content) | back \s+ to \s+ top | click \s+ here
    | download \s+ (?:our|the) \s+ (?:\w+ \s+)? app
    | (?:post \s+ navigation|previous \s+ (?:post|article)|next \s+ (?:post|article)) \b
    | (?:filed \s+ under|posted \s+ in|tagged|tags|categories|topics|keywords) \s* :
    | filed \s+ under \b | credits? \s* : \s* \S
    | (?:print|email|facebook|twitter|whatsapp|linkedin|telegram|copy \s+ link) \W* $
    )"
);
// The same in other languages: to share, save, print, comment, rate; what is related; to log in.
pattern!(
    LABEL_ABROAD = r"(?ix) javascript: \s* void | ^ \W* (?:
      (?: partager | teilen | compartir | comp[aá]rtelo | compartilhar? | partilhar? | condividi | payla[şs] | поделиться | share )
        \b (?: \s+ \S+ ){0,4} \W* $
    | (?: imprimir | imprimer | drucken | stampa | yazd[ıi]r | распечатать | envoyer | enviar | guardar | salvar | sauvegarder | speichern | merken ) \W* $
    | (?: comentarios? | coment[aá]rios? | commentaires? | kommentare? | commenti | yorumlar | комментарии ) \b \W* \d* \W* $
    | (?: valorar | visto ) \b \W* (?: \d+ (?: \s+ veces )? )? \W* $
    | (?: lire | leer | ler | leggi | weiterlesen | mehr | lesen ) \s+ (?: aussi | tambi[eé]n | tamb[eé]m | anche | sie \s+ auch | m[aá]s | mais | zum \s+ thema ) \b
    | (?: s['’]abonner | abonnez-vous | abonnieren | jetzt \s+ abonnieren | suscr[ií]b[ae](?:te|se) | assine | abbonati | abone \s+ ol ) \b
    | (?: se \s+ connecter | anmelden | einloggen | iniciar \s+ sesi[oó]n | entrar | accedi | giri[şs] \s+ yap ) \W* $
    | \S{0,12} (?: シェア | 共有 | ツイート | 記事保存 | 文字サイズ | 会員登録 | ログイン | 関連記事 | 関連キーワード | 分享 | 转发 | 评论 | 登录 | 相关新闻 | 相關新聞 | 공유 | 댓글 | 로그인 | 관련기사 ) \S{0,6} $
    | (?: شارك | مشاركة | طباعة | تعليقات? | اقرأ \s+ أيض[ًا]+ ) \b \W* $
    )"
);
// Notices of a page in whole sentences.
pattern!(
    NOTICE = r"(?ix) ^ \W* (?:
      your \s+ e-?mail \s+ address \s+ will \s+ not | required \s+ fields \s+ are \s+ marked
    | (?:sign \s+ up|subscribe) \s+ (?:for|to|now|today|here) \b .* \b (?:newsletters?|e-?mails?|alerts|updates|channel|inbox|podcast)
    | follow \s+ us \s+ on | like \s+ us \s+ on
    | (?:get|receive) \s+ .* \b (?:newsletter|inbox|alerts) \b
    | download \s+ (?:our|the) \s+ (?:\w+ \s+)? app | click \s+ here \s+ to
    | (?:we|this \s+ (?:web)?site) \s+ uses? \s+ cookies
    | (?:copyright|\(c\)|©) \W* (?:\(c\)|©)? \s* (?:\d{4}|by) | all \s+ rights \s+ reserved
    | comments \s+ (?:are|have \s+ been) \s+ (?:now \s+)? closed
    | this \s+ material \s+ may \s+ not \s+ be \s+ published
    | follow \s+ (?:[\p{L}@’'.]+\s+){1,5} on \s+ (?:twitter|facebook|instagram|whatsapp|telegram|youtube|tiktok|linkedin)
    | to \s+ (?:view|read|see|continue \s+ reading) \s+ .{0,40} \b (?:subscribe|log \s+ in|sign \s+ (?:in|up)|register)
    | subscribe \s+ (?:now|today|here) \b | first[-\s]time \s+ subscribers
    | (?:if \s+ you .{0,40})? (?:you['’]?re | you \s+ are) \s+ already \s+ a \s+ (?:subscriber|member)
    | if \s+ you['’]?re \s+ seeing \s+ this \s+ message
    | (?:already|not) \s+ a \s+ (?:subscriber|member) \b
    | for \s+ the \s+ latest \s+ (?:stories|news) .* \b (?:download|subscribe|follow|app|apps)
    | we \s+ want \s+ to \s+ hear \s+ (?:what \s+ you \s+ think|from \s+ you)
    | (?:give|send|submit|share) \s+ (?:us|your) \s+ (?:a \s+ )? (?:feedback|letter|tip|story|news|comments?|thoughts|views|opinion) \b
    | contact \s+ (?:us|the \s+ (?:newsroom|editors?)) \s+ (?:at|on|by|via)
    | (?:have|got) \s+ (?:a|any) \s+ (?:news \s+ )?(?:tip|story|tips)
    )"
);
// Headings of what stands behind an article up to the end of the page.
pattern!(
    END_OF_ARTICLE = r"(?ix) ^ \W* (?: leave \s+ a \s+ (?:reply|comment) | view \s+ all \s+ posts | related \s* (?:articles?|stories|posts?|news) \W* $ | you \s+ (?:may|might) \s+ also \s+ like | post \s+ navigation | (?:\d+ \s+) comments? \W* $ | most \s+ (?:read|popular) \W* $ )"
);

/// Marks the lines of the page around the article.
pub fn mark_page(parts: &mut [Part<'_>], metadata: &mut Metadata) {
    mark_lines(parts, metadata);
    mark_rest_of_page(parts);
}

/// Marks how the article closes. The head must be known: it tells the authors.
pub fn mark_close(parts: &mut [Part<'_>], metadata: &mut Metadata) {
    mark_biography(parts, metadata);
    mark_conclusion(parts);
}

/// Lines that tell by their words what they are, wherever they stand.
fn mark_lines(parts: &mut [Part<'_>], metadata: &mut Metadata) {
    for (index, part) in parts
        .iter_mut()
        .enumerate()
        .filter(|(_, part)| part.is_open())
    {
        let words = part.words();
        // "Source: suspect in custody" on top is a headline.
        if index > 0 && words <= 25 && SOURCE.is_match(part.text) {
            part.kind = Some(SectionKind::Source);
            if metadata.original_source.is_none() {
                metadata.original_source = source_named(part.text);
            }
        } else if index > 0 && is_correction(part) {
            part.kind = Some(SectionKind::Correction);
        } else if words <= 40 && CREDIT.is_match(part.text) {
            part.kind = Some(SectionKind::Byline);
        } else if words <= 60 && CAPTION.is_match(part.text) {
            part.kind = Some(SectionKind::Caption);
        } else if is_boilerplate(part) {
            part.kind = Some(SectionKind::Boilerplate);
        }
    }
}

/// Whether the paper says there that it changed the article. A line with a date and little else tells
/// when, which is for the head of the article.
fn is_correction(part: &Part<'_>) -> bool {
    let is_date_line = part.words() <= 8 && dates::find(part.text).is_some();
    part.words() <= 150 && !is_date_line && CORRECTION.is_match(part.text)
}

/// What a source line names, apart from a date or a copyright notice.
fn source_named(line: &str) -> Option<String> {
    let named = SOURCE.replace(line, "");
    let named = named.split('©').next()?;
    let named = named.trim_matches(|c: char| c.is_whitespace() || "().:".contains(c));
    let is_named = named.chars().any(char::is_alphabetic) && dates::find(named).is_none();
    is_named.then(|| named.to_owned())
}

/// A page's own line is a label, which is short and no sentence, or a notice.
fn is_boilerplate(part: &Part<'_>) -> bool {
    if part.ends_sentence() {
        part.words() <= 40 && NOTICE.is_match(part.text)
    } else {
        part.words() <= 12 && (LABEL.is_match(part.text) || LABEL_ABROAD.is_match(part.text))
            || part.words() <= 40 && NOTICE.is_match(part.text)
    }
}

/// Behind the heading of a comment form or a list of links nothing of the article follows, unless
/// what follows is longer than what came before.
fn mark_rest_of_page(parts: &mut [Part<'_>]) {
    let is_heading = |part: &Part<'_>| {
        part.kind == Some(SectionKind::Boilerplate) && END_OF_ARTICLE.is_match(part.text)
    };
    let Some(start) = parts.iter().position(is_heading) else {
        return;
    };
    let words = |parts: &[Part<'_>]| -> usize {
        parts
            .iter()
            .filter(|part| part.is_open())
            .map(Part::words)
            .sum()
    };
    let (before, rest) = parts.split_at_mut(start);
    if words(rest) < words(before) {
        for part in rest.iter_mut().filter(|part| part.is_open()) {
            part.kind = Some(SectionKind::Boilerplate);
        }
    }
}

/// "About NAME" and the paragraph under it, or a closing paragraph that presents the author.
fn mark_biography(parts: &mut [Part<'_>], metadata: &mut Metadata) {
    let open: Vec<usize> = (0..parts.len())
        .filter(|&index| parts[index].is_open())
        .collect();
    let second_half = open.windows(2).skip(open.len() / 2);
    let headed = second_half.rev().find_map(|pair| {
        let name = headed_biography(&parts[pair[0]], &parts[pair[1]], &metadata.byline)?;
        Some((pair, name))
    });
    if let Some((pair, name)) = headed {
        for &index in pair {
            parts[index].kind = Some(SectionKind::AuthorBio);
        }
        take_author(&name, metadata);
    } else if let Some(last) = open
        .last()
        .filter(|_| open.len() > 1)
        .map(|&last| &mut parts[last])
        && let Some(found) = BIOGRAPHY.captures(last.text)
    {
        let is_author = metadata
            .byline
            .iter()
            .any(|author| found["name"] == **author);
        if is_author || (metadata.byline.is_empty() && speaks_of_the_paper(last.text)) {
            last.kind = Some(SectionKind::AuthorBio);
            take_author(&found["name"], metadata);
        }
    }
}

/// The author whom a heading and the paragraph under it present.
fn headed_biography(heading: &Part<'_>, below: &Part<'_>, byline: &[String]) -> Option<String> {
    let about = ABOUT
        .captures(heading.text)
        .filter(|_| heading.words() <= 8)?;
    let Some(name) = about.name("name").map(|name| name.as_str().trim()) else {
        let found = BIOGRAPHY.captures(below.text)?;
        return Some(found["name"].to_owned());
    };
    let is_author = names::is_person(name) || byline.iter().any(|author| author == name);
    (is_author && presents(below.text, name)).then(|| name.to_owned())
}

/// Whether a paragraph is about the person named.
fn presents(text: &str, name: &str) -> bool {
    text.contains(name) || name.split_whitespace().any(|word| text.starts_with(word))
}

/// Closing words such as "for this newspaper" or "follow her on".
fn speaks_of_the_paper(text: &str) -> bool {
    pattern!(
        PAPER = r"(?ix) \b (?: based \s+ in | covers | covering | writes | follow \s+ (?:him|her|them) | can \s+ be \s+ reached | has \s+ (?:written|worked) \s+ for | @\w | (?:reporter|correspondent|writer|columnist|editor) \s+ (?:for|at|with) )"
    );
    PAPER.is_match(text)
}

fn take_author(name: &str, metadata: &mut Metadata) {
    if metadata.byline.is_empty() && names::is_person(name) {
        metadata.byline = vec![name.to_owned()];
    }
}

/// From the unit that opens with "In conclusion" to the end of the article, near that end.
fn mark_conclusion(parts: &mut [Part<'_>]) {
    let mut open: Vec<&mut Part<'_>> = parts.iter_mut().filter(|part| part.is_open()).collect();
    let from = open.len().saturating_sub(CONCLUSION).max(1);
    let opening = open
        .iter()
        .skip(from)
        .position(|part| CONCLUSION_OPENING.is_match(part.text));
    if let Some(opening) = opening {
        for part in open.iter_mut().skip(from + opening) {
            part.kind = Some(SectionKind::Conclusion);
        }
    }
}
