#!/usr/bin/env python3
"""Compares Sidelight's analysis with spaCy's on the texts of JSON Lines files.

    cargo build --release --no-default-features --example analyse
    python3 training/compare_with_reference.py [--show N] FILE...

A file that does not end in .jsonl is one text. Both read the same paragraphs: spaCy gets each
line by itself, as Sidelight never lets a sentence run over a line break.
"""

import argparse
import collections
import json
import subprocess
from pathlib import Path

from reference import load

ANALYSE = Path(__file__).parent.parent / "target" / "release" / "examples" / "analyse"
# What Unicode counts as white space; Python's own notion is a little wider.
WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200b)))
FIELDS = ("text", "tag", "pos", "lemma", "head", "dependency", "starts_sentence", "entity")


def texts(path):
    if path.suffix != ".jsonl":
        return [path.read_text()]
    return [json.loads(line)["text"] for line in path.open(encoding="utf-8")]


def ours(documents):
    """Tokens by their span; heads by the span of the head."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in documents)
    run = subprocess.run([ANALYSE], input=lines, capture_output=True, text=True, check=True)
    for line in run.stdout.rstrip("\n").split("\n"):
        analysis = json.loads(line)
        tokens = analysis["tokens"]
        starts = {name["start"]: name for name in analysis["names"]}
        name = None
        result = {}
        for token in tokens:
            name = starts.get(token["start"], name)
            if name and token["start"] >= name["end"]:
                name = None
            mark = name and ("B-" if token["start"] == name["start"] else "I-") + name["label"]
            head = tokens[token["head"]]
            result[token["start"], token["end"]] = {
                **token, "head": (head["start"], head["end"]), "entity": mark or "O"}
        yield result


def reference(nlp, text):
    lines = []
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip(WHITE_SPACE)
        if stripped:
            lines.append((stripped, offset + line.find(stripped)))
        offset += len(line) + 1
    result = {}
    for doc, start in nlp.pipe(lines, as_tuples=True):
        def span(token):
            return start + token.idx, start + token.idx + len(token)
        for token in doc:
            entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            result[span(token)] = {
                "text": token.text, "lemma": token.lemma_, "tag": token.tag_, "pos": token.pos_,
                "head": span(token.head), "dependency": token.dep_,
                "starts_sentence": bool(token.is_sent_start), "entity": entity}
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=int, default=0, help="differences to print for each field")
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    nlp = load()
    for path in arguments.files:
        documents = texts(path)
        total = 0
        equal = collections.Counter()
        shown = collections.Counter()
        apostrophes = 0
        for text, our in zip(documents, ours(documents), strict=True):
            for span, expected in reference(nlp, text).items():
                total += 1
                found = our.get(span, {})
                if found and "’" in expected["text"]:
                    # Read as ' on purpose, which the reference's rules for these two do not.
                    fields = ("pos", "lemma")
                    apostrophes += any(found[field] != expected[field] for field in fields)
                    expected |= {"pos": found["pos"], "lemma": found["lemma"]}
                for field in FIELDS:
                    if found.get(field) == expected[field]:
                        equal[field] += 1
                    elif (found or field == "text") and shown[field] < arguments.show:
                        shown[field] += 1
                        context = text[max(span[0] - 25, 0):span[1] + 25].replace("\n", "⏎")
                        print(f"  {field}: {expected[field]!r}, ours {found.get(field)!r}"
                              f" for {text[span[0]:span[1]]!r} in {context!r}")
        figures = " ".join(f"{field} {100 * equal[field] / total:.3f}" for field in FIELDS)
        print(f"{path.name}: {total} tokens; equal in %: {figures};"
              f" {apostrophes} with ’ left aside for pos and lemma")


if __name__ == "__main__":
    main()
