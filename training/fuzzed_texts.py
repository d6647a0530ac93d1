#!/usr/bin/env python3
"""Writes texts that try every rule of the tokenizer and every edge of the networks.

    python3 training/fuzzed_texts.py [--seed N] [--count N] > fuzzed.jsonl
    python3 training/compare_with_reference.py fuzzed.jsonl

Sentences are put together from patterns and from words that are awkward in one way each: addresses,
emoji, dots, quotation marks of many languages, Turkish and Arabic names, units, contractions. Some
texts are tables, some are one sentence of ten thousand tokens, some are random characters. Each line
is {"id", "text"}; the same seed gives the same texts.
"""

import argparse
import json
import random
import string

QUOTES = ["“%s”", "‘%s’", '"%s"', "'%s'", "«%s»", "« %s »", "„%s“", "‚%s‘", "»%s«", "「%s」",
          "『%s』", "``%s''", "`%s'", "‹%s›", "(%s)", "[%s]", "“‘%s’”", "\"'%s'\"", "“%s", "%s”"]
DOTS = [".", "..", "...", "....", "…", "……", ". . .", "!", "?", "?!", "!!!", ";", ":", ",", " —", "--", "–"]
EMOJI = ["😀", "👍🏽", "👩‍👩‍👧", "❤️", "🇹🇷", "🇺🇸🇬🇧", "☕", "✅", "1️⃣", ":-)", ":)", ";-(", ":D", "<3", "(╯°□°）╯",
         "¯\\_(ツ)_/¯", "®", "™", "©", "→", "•", "■"]
ADDRESSES = ["https://example.org/a?b=(c)&d=e#f", "http://www.site.net", "www.example.co.uk/news/2024/10/01",
             "example.com", "ftp://files.example.org:21/x.tar.gz", "info@example.com", "first.last+tag@mail.example.org",
             "mailto:press@ministry.gov.tr", "@reporter", "#breaking_news", "#COVID19", "https://tr.wikipedia.org/wiki/Şişli",
             "10.0.0.1", "192.0.2.7:8080", "file.pdf", "C:\\Users\\x", "/usr/share/doc", "t.co/AbC12", "HTTP://EXAMPLE.ORG/",
             "bit.ly/3xYz.", "a.b.c.d", "user@localhost", "https://example.org/path,(see)"]
NAMES = ["Recep Tayyip Erdoğan", "Kemal Kılıçdaroğlu", "Ekrem İmamoğlu", "Hulusi Akar", "Mevlüt Çavuşoğlu",
         "Ayşe Gül Öztürk", "Şırnak", "İzmir", "Diyarbakır", "IŞİD", "Mahmoud al-Zahar", "Abu Bakr al-Baghdadi",
         "Mohammed bin Salman bin Abdulaziz", "Abd el-Fattah es-Sisi", "Umm Qasr", "Deir ez-Zor", "al-Qa'ida",
         "Hay'at Tahrir al-Sham", "Sheikh ‘Abd al-Rahman", "محمد بن سلمان", "القاهرة", "O'Neil", "D’Angelo",
         "Jean-Luc Mélenchon", "Ursula von der Leyen", "Nguyễn Phú Trọng", "Łukasz Żak", "Ólafur Ragnar Grímsson",
         "Xi Jinping", "习近平", "Владимир Путин", "Dr. M.L. King Jr.", "J.R.R. Tolkien", "St. Petersburg", "U.S.", "U.K.",
         "the EU's", "NATO", "ISIS/Daesh", "AK Party", "PKK/YPG", "iPhone", "eBay", "McDonald's", "AT&T", "Yahoo!"]
NUMBERS = ["87", "1,250", "1.250,50", "3.5", "$2.3bn", "€1,250m", "US$5", "£20k", "20%", "20 %", "3-5", "2010–2012",
           "1990's", "'90s", "½", "2½", "①", "5km²", "30°C.", "17.5mm/h", "10:30", "5p.m.", "5 p.m.", "9/11",
           "2024-09-30", "30.09.2024", "1st", "22nd", "XIV", "+44", "-3", "~20", "№5", "10^6", "2x4", "1e9", "100m", "٤٥"]
WORDS = """the a minister government officials reporters troops city bank company nearly about more than said says told
announced denied claimed warned will would could has have been was were is are not never who which that because after
before while although and or but if in on at of for with from by to into against between quickly recently new old former
foreign state-run anti-government well-known long-term reports talks attack election agreement bridge school children
women men geese knives better worst gave taken went sold bought running lying written""".split()
ODD = ["don't", "can’t", "cannot", "gonna", "let's", "y'all", "she'd've", "wasn’t", "o'clock", "rock'n'roll", "e.g.", "i.e.",
       "etc.", "vs.", "a.m.", "Inc.", "Corp.'s", "Mr.", "Mrs", "Gen.", "No.", "and/or", "AC/DC", "x=y", "a<b", "<b>bold</b>",
       "&amp;", "***", "___", "~~~", "||", "§5", "left.Then", "one,two", "word(s)", "re-elect", "e-mail", "co-operate",
       "mother-in-law", "--flag", "'tis", "'em", "ol'", "goin'", "'s", "n't", "A.B.C.", "naïve", "cafe\u0301", "ﬁnal",
       "ſ", "ß", "İstanbul'da", "ǅ", "K.", "ªº", "x²", "H₂O", "\u200bzero", "non\u00a0breaking", "soft\u00adhyphen",
       "tab\there", "\u2028", "\ufeff", "two  spaces", "three   spaces"]


def sentence(rng, length):
    """Words, names, numbers and awkward pieces, some in marks, with a mark at the end."""
    pieces = []
    for _ in range(length):
        kind = rng.random()
        source = (WORDS if kind < 0.68 else NAMES if kind < 0.78 else NUMBERS if kind < 0.86
                  else ODD if kind < 0.94 else ADDRESSES if kind < 0.97 else EMOJI)
        piece = rng.choice(source)
        if rng.random() < 0.06:
            piece = rng.choice(QUOTES) % piece
        if rng.random() < 0.08:
            piece += rng.choice(DOTS)
        pieces.append(piece)
    text = " ".join(pieces)
    if rng.random() < 0.15:
        text = rng.choice(QUOTES) % text
    if rng.random() < 0.1:
        text = rng.choice([text.upper(), text.title(), text.lower()])
    return text[:1].upper() + text[1:] + rng.choice(DOTS)


def paragraph(rng):
    return " ".join(sentence(rng, rng.randint(1, 30)) for _ in range(rng.randint(1, 6)))


def table(rng):
    bar = rng.choice([" | ", "\t", " ; ", ",", "  ", " || "])
    rows = rng.randint(2, 12)
    cells = [[rng.choice(rng.choice([NAMES, NUMBERS, WORDS, ODD])) for _ in range(rng.randint(2, 6))]
             for _ in range(rows)]
    return "\n".join(bar.join(row) for row in cells)


def noise(rng):
    alphabet = string.printable + "’“”…–—éüıİşğçñßΣςعربي汉字かな한글👍🏽\u0301\u200d\u00a0½²€"
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 200)))


def long_sentence(rng):
    """Ten thousand tokens without a full stop."""
    clauses = [" ".join(rng.choice(WORDS) for _ in range(rng.randint(4, 12))) for _ in range(1250)]
    return ", ".join(clauses)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    makers = [paragraph] * 7 + [table] * 2 + [noise]
    texts = ["\n\n".join(rng.choice(makers)(rng) for _ in range(rng.randint(1, 5)))
             for _ in range(arguments.count)]
    texts += [long_sentence(rng) for _ in range(2)]
    for number, text in enumerate(texts):
        print(json.dumps({"id": f"fuzzed/{number}", "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
