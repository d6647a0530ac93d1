"""Who said what: content, cue and speaker.

`exact` asks for the same characters, the pieces of a quote put together; `words` for the same words, so
that marks at the edges do not matter; `tokens` counts the words inside any content, cue or speaker.
`matched` pairs quotes whose contents have a word F1 of a half or more. `speaker accuracy` is the share of
these pairs whose speakers share a word, `speaker end to end` the same over all quotes.
"""

from collections import Counter

from articles import joined, with_annotation
from figures import Agreement, Share
from matching import best_first

ANNOTATION = "quotes"
PARTS = {"content": "content", "cue": "cue", "speaker": "source"}
MODES = ("direct", "mixed", "indirect")


def measure(articles):
    parts = {part: Counter() for part in PARTS}
    pairs = Counter()
    for article in with_annotation(articles, ANNOTATION):
        annotated, found = annotated_quotes(article), found_quotes(article)
        for part, counts in parts.items():
            count_part(counts, article, [q[part] for q in annotated], [q[part] for q in found])
        count_pairs(pairs, article, annotated, found)
    figures = {}
    for part, counts in parts.items():
        for title in ("exact", "words"):
            figures[f"{part} {title}"] = Agreement(counts[title], counts["given"], counts["annotated"])
        figures[f"{part} tokens"] = Agreement(counts["tokens"], counts["tokens given"], counts["tokens annotated"])
    figures["matched"] = Agreement(pairs["matched"], pairs["given"], pairs["annotated"])
    for mode in MODES:
        if pairs["annotated", mode]:
            figures[f"found of {mode}"] = Share(pairs["matched", mode], pairs["annotated", mode])
    figures["speaker accuracy"] = Share(pairs["speaker right"], pairs["speakers"])
    figures["speaker same words"] = Share(pairs["speaker same"], pairs["speakers"])
    figures["speaker end to end"] = Agreement(
        pairs["speaker right"], pairs["speakers given"], pairs["speakers annotated"])
    figures["mode accuracy"] = Share(pairs["mode right"], pairs["modes"])
    return figures


def annotated_quotes(article):
    def part(quote, key):
        spans = (article.annotated_text.span(*pair) for pair in quote[key])
        return joined(span for span in spans if span)
    quotes = [{"mode": quote.get("mode"), **{part_: part(quote, key) for part_, key in PARTS.items()}}
              for quote in article.gold["quotes"]]
    return [quote for quote in quotes if is_scored(article, quote)]


def found_quotes(article):
    def spans(*items):
        spans = (article.found(item) for item in items if item and item.get("start") is not None)
        return joined(span for span in spans if span)
    quotes = [{"mode": fact.get("mode"), "content": spans(*(fact.get("evidence") or [])),
               "cue": spans(fact.get("cue")), "speaker": spans(fact.get("speaker"))}
              for fact in article.facts_of("quote")]
    return [quote for quote in quotes if is_scored(article, quote)]


def is_scored(article, quote):
    return bool(quote["content"]) and article.is_scored(quote["content"][0])


def count_part(counts, article, annotated, found):
    annotated, found = ([spans for spans in side if spans] for side in (annotated, found))
    words = [[frozenset(article.words_in(spans)) for spans in side] for side in (annotated, found)]
    tokens = [set().union(*side) for side in words]
    counts.update({
        "annotated": len(annotated), "given": len(found), "exact": in_common(annotated, found),
        "words": in_common(*words), "tokens": len(tokens[0] & tokens[1]),
        "tokens annotated": len(tokens[0]), "tokens given": len(tokens[1])})


def in_common(one, other):
    return (Counter(one) & Counter(other)).total()


def count_pairs(pairs, article, annotated, found):
    for i, j in matched(article, annotated, found):
        known, given = annotated[i], found[j]
        pairs["matched"] += 1
        pairs["matched", known["mode"]] += 1
        if known["mode"] and given["mode"]:
            pairs["modes"] += 1
            pairs["mode right"] += known["mode"] == given["mode"]
        if known["speaker"]:
            words, given_words = article.words_in(known["speaker"]), article.words_in(given["speaker"])
            pairs["speakers"] += 1
            pairs["speaker right"] += bool(words & given_words)
            pairs["speaker same"] += bool(words) and words == given_words
    for quote in annotated:
        pairs["annotated", quote["mode"]] += 1
    pairs.update({
        "annotated": len(annotated), "given": len(found),
        "speakers annotated": sum(bool(quote["speaker"]) for quote in annotated),
        "speakers given": sum(bool(quote["speaker"]) for quote in found)})


def matched(article, annotated, found):
    words = [[article.words_in(quote["content"]) for quote in side] for side in (annotated, found)]
    candidates = []
    for i, one in enumerate(words[0]):
        for j, other in enumerate(words[1]):
            common = 2 * len(one & other)
            if common and 2 * common >= len(one) + len(other):
                candidates.append((-common / (len(one) + len(other)), i, j))
    return best_first(candidates)
