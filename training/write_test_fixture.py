#!/usr/bin/env python3
"""Writes crates/engine/tests/fixtures/language.jsonl: what spaCy makes of sentences that try the rules.

    python3 training/write_test_fixture.py

A line holds a paragraph's text, its tokens (text, tag, coarse part of speech, lemma, head, relation,
whether a sentence starts) and its names (first token, end token, label).
"""

import json
from pathlib import Path

import reference

PARAGRAPHS = [
    "The Foreign Ministry said on Tuesday that nearly 40 countries had pledged $2.3 billion.",
    "“We won’t wait any longer,” Minister Elena Petrova told reporters in Varna. “It's over.”",
    "What did the committee decide to do about the bridge that engineers warned of in 2019?",
    "A report was published yesterday that nobody in Berlin had expected.",
    "Which city did the ministers say they wanted to meet in?",
    "She'd've called, but they couldn't; let's go, y'all gonna see.",
    "U.S. and U.K. envoys (incl. Mr. O'Neil Jr.) met at 5p.m. in St. Gallen…",
    "See https://example.org/a?b=(c), www.site.net/x_y or write to info@example.com.",
    "It rained 35mm in 2hrs., i.e. 17.5mm/h -- about 20% more than 1990's 30°C. record.",
    "Prices rose 3-5% in 2010–2012; the euro-zone's state-of-the-art fund lost €1,250m.",
    "Great news :-) (really):( but the <b>tag</b> and/or #hashtag stayed @home 😀👍🏽!!",
    "Recep Tayyip Erdoğan and Mahmoud al-Zahar spoke; Şimşek's aides didn't.",
    "The numbers: 1) ten, 2) twenty ½, and ①.",
    "Name | Age | Town",
    "END OF STORY",
    "He said: 'I have it,' and left.Then she came...at last.",
    "«Non», dit-elle. „Nein“, said the Germans; 「はい」 said others.",
    "The men's feet were colder than the geese's, and the children ate loaves and knives.",
    "There are reasons why everyone who has been waiting does not know better.",
    "Ministers   met  twice.",
]


def describe(doc):
    tokens = [[t.text, t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_, bool(t.is_sent_start)]
              for t in doc]
    names = [[name.start, name.end, name.label_] for name in doc.ents]
    return {"text": doc.text, "tokens": tokens, "names": names}


def main():
    nlp = reference.load()
    lines = (json.dumps(describe(nlp(text)), ensure_ascii=False) for text in PARAGRAPHS)
    path = Path(__file__).parent.parent / "crates" / "engine" / "tests" / "fixtures" / "language.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines))


if __name__ == "__main__":
    main()
