"""What is read off web pages: main text, day of publication, title, authors.

`text` is F1 over sequences of four words, precision and recall as means over the pages, as the public
benchmarks of page readers count; `segments` is F1 over the pieces of text that must stay and must go. Of
day, title and authors the share that is right. The text is the output's `body`, where there is one.
"""

import re
from collections import Counter

from articles import with_annotation
from figures import Agreement, Share
from main_event import likeness

ANNOTATION = "html"
# What stands above the text, and is given apart.
HEADS = {"title", "headline", "byline", "author", "dateline", "published", "date", "credit"}


def measure(articles):
    figures = {}
    pages = [(article.gold, article.printed or {}) for article in with_annotation(articles, ANNOTATION)]
    add_text(figures, [(gold["body"], body(printed)) for gold, printed in pages if "body" in gold])
    add_segments(figures, [(gold, squeezed(body(printed))) for gold, printed in pages if "with" in gold])
    add_days(figures, [(gold["published"], printed.get("published") or "")
                       for gold, printed in pages if gold.get("published")])
    add_titles(figures, [(squeezed(gold["title"]).lower(), squeezed(printed.get("title")).lower())
                         for gold, printed in pages if gold.get("title")])
    add_authors(figures, [(people(gold["author"]), people(printed.get("authors")))
                          for gold, printed in pages if gold.get("author")])
    return figures


def body(printed):
    if printed.get("body") is not None:
        return printed["body"]
    text = printed.get("text") or ""
    heads = [(s["start"], s["end"]) for s in printed.get("sections") or [] if s.get("kind") in HEADS]
    for start, end in sorted(heads, reverse=True):
        text = f"{text[:start]}\n{text[end:]}"
    return text


def add_text(figures, pairs):
    precisions, recalls, identical = [], [], 0
    for known, given in pairs:
        one, other = sequences(known), sequences(given)
        common = (one & other).total()
        precisions += [common / other.total()] if other else []
        recalls += [common / one.total()] if one else []
        identical += words(known) == words(given)
    if pairs:
        figures["text"] = Agreement(sum(precisions), len(precisions), len(recalls), sum(recalls))
        figures["text identical"] = Share(identical, len(pairs))


def words(text):
    return re.findall(r"\w+", text or "")


def sequences(text, length=4):
    """The sequences of so many words; of a shorter text the text."""
    found = words(text)
    starts = range(max(1, len(found) - length + 1))
    return Counter(sequence for sequence in (tuple(found[i:i + length]) for i in starts) if sequence)


def add_segments(figures, pages):
    counts = Counter()
    for gold, text in pages:
        counts["stay"] += len(gold["with"])
        counts["go"] += len(gold["without"])
        counts["kept"] += sum(squeezed(piece) in text for piece in gold["with"])
        counts["kept wrongly"] += sum(bool(text) and squeezed(piece) in text for piece in gold["without"])
    if pages:
        right = counts["kept"] + counts["go"] - counts["kept wrongly"]
        figures["segments"] = Agreement(counts["kept"], counts["kept"] + counts["kept wrongly"], counts["stay"])
        figures["segments accuracy"] = Share(right, counts["stay"] + counts["go"])


def add_days(figures, pairs):
    if pairs:
        right = sum(given[:10] == known for known, given in pairs)
        figures["date accuracy"] = Share(right, len(pairs))
        figures["date"] = Agreement(right, sum(bool(given) for _, given in pairs), len(pairs))


def add_titles(figures, pairs):
    if pairs:
        figures["title accuracy"] = Share(sum(known == given for known, given in pairs), len(pairs))
        figures["title words"] = Share(sum(likeness(*pair) for pair in pairs), len(pairs))


def add_authors(figures, pairs):
    if pairs:
        figures["author accuracy"] = Share(sum(bool(known) and known == given for known, given in pairs), len(pairs))
        figures["author in common"] = Share(sum(bool(known & given) for known, given in pairs), len(pairs))


def people(names):
    if isinstance(names, str):
        names = re.split(r";|,| and ", names)
    names = (squeezed(re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)).lower() for name in names or [])
    return {name for name in names if name}


def squeezed(text):
    return " ".join((text or "").split())
