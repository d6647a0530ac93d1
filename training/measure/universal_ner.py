"""Sentences of Universal NER (github.com/UniversalNER), one an article, as they come: `de_pud-ud-test.iob2`.

The name of a file begins with its language.
"""

from pathlib import Path

ENDING = ".iob2"
TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}


def articles(path):
    language = Path(path).name.split("_")[0]
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    return [article(number, block, language) for number, block in enumerate(blocks) if block.strip()]


def article(number, block, language):
    lines = block.split("\n")
    said = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    words = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {"id": str(number), "language": language, "text": said["text"],
            "entities": entities(said["text"], words)}


def entities(text, words):
    found, at = [], 0
    for _, word, tag, *_ in words:
        start = text.find(word, at)
        if start < 0:
            # The parts of a word that is two in the grammar stand nowhere by themselves: "no" is "em" and "o".
            if tag.startswith("B"):
                found.append(None)
            continue
        at = start + len(word)
        if tag.startswith("B"):
            found.append({"start": start, "end": at, "type": TYPES.get(tag[2:], "other")})
        elif tag.startswith("I") and found and found[-1]:
            found[-1]["end"] = at
    return list(filter(None, found))
