"""Small annotated articles with what a program might have found in them, for the tests."""

from articles import Article


def span(text, words, nth=0):
    """Where words stand in a text for the nth time, with the words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def pair(text, words, nth=0):
    place = span(text, words, nth)
    return [place["start"], place["end"]]


def entity(text, type_, *mentions, name=None):
    return {"kind": "entity", "type": type_, "name": name or mentions[0],
            "evidence": [span(text, words) for words in mentions]}


def article(text, *facts, read_as=None, **annotation):
    gold = {"id": "a", "text": text, **annotation}
    return Article(gold, {"id": "a", "text": text if read_as is None else read_as, "facts": list(facts)})
