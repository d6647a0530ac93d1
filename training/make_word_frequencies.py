"""Writes crates/engine/assets/words/frequencies.tsv: in how many news articles each common word stands.

    python3 training/make_word_frequencies.py ARTICLES.jsonl [...]

A line of the input is an object with "text". The list in the project was made from MEANTIME and the
news and interviews of GUM (Wikinews; CC BY). Names are left out: only words in lower case inside a
sentence count. The first line tells the number of articles.
"""

import collections
import json
import pathlib
import re
import sys

FEWEST_ARTICLES = 3
INSIDE_SENTENCE = re.compile(r"(?<=[a-z,;] )[a-zà-ÿ]+(?:['’][a-z]+)?")
TARGET = pathlib.Path(__file__).parent.parent / "crates" / "engine" / "assets" / "words" / "frequencies.tsv"


def main():
    holding, articles = collections.Counter(), 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                articles += 1
                holding.update(set(INSIDE_SENTENCE.findall(json.loads(line)["text"])))
    common = sorted((word, count) for word, count in holding.items() if count >= FEWEST_ARTICLES)
    rows = [f"{word}\t{count}\n" for word, count in common]
    TARGET.write_text(f"\t{articles}\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
